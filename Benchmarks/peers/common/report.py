"""Prints the results of a workload side by side. The status is 1 when an answer differs.

Usage: report.py SETTINGS RESULTS
"""

import json
import os
import platform
import sys

with open(sys.argv[1]) as file:
    settings = json.load(file)
with open(sys.argv[2]) as file:
    lines = [json.loads(line) for line in file if line.strip()]
results = [line for line in lines if "name" in line]
# What a second of the whole work is in the unit that is printed.
scale, unit = settings["scale"], settings["unit"]

print(f"\n{settings['title']}")
print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
wrong = False
for start in dict.fromkeys(result["from"] for result in results):
    group = [result for result in results if result["from"] == start]
    reference = next((result for result in group if result.get("reference")), group[0])
    print(f"\n{'from ' + start:<36}{'median ' + unit:>12}{'least':>10}{'most':>10}{'processor':>12}{'× ours':>9}{'RSS MB':>9}")
    for result in sorted(group, key=lambda result: result["wall"]):
        columns = [result["wall"], result["wall_min"], result["wall_max"], result["cpu"]]
        median, least, most, processor = (f"{value * scale:.2f}" for value in columns)
        ratio = f"{result['wall'] / reference['wall']:.2f}"
        agrees = result["answer"] == reference["answer"]
        wrong |= not agrees
        print(
            f"{result['name']:<36}{median:>12}{least:>10}{most:>10}{processor:>12}{ratio:>9}{result['rss_mb']:>9.0f}"
            + ("" if agrees else f"   WRONG: {result['answer']}"))
answers = {result["answer"] for result in results}
wrong |= len(answers) > 1
print()
for line in lines:
    if "note" in line:
        print(line["note"])
print("the answers DIFFER" if wrong else f"all {len(results)} answers agree: {results[0]['answer']}")
sys.exit(1 if wrong else 0)
