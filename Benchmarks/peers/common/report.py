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
# A run of another size says so.
scale = next((line["scale"] for line in lines if "scale" in line), scale)
# The answers that are known beforehand, by what the work starts from; otherwise all answers are the same.
expected = [(line["from"], line["expected"]) for line in lines if "expected" in line]


def right_answer(result):
    return next((answer for start, answer in expected if result["from"].startswith(start)), results[0]["answer"])


print(f"\n{settings['title']}")
print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
wrong = False
ratio_name = "× ours" if any(result.get("reference") for result in results) else "× first"
for start in dict.fromkeys(result["from"] for result in results):
    group = [result for result in results if result["from"] == start]
    reference = next((result for result in group if result.get("reference")), group[0])
    print(f"\n{'from ' + start:<36}{'median ' + unit:>12}{'least':>10}{'most':>10}{'processor':>12}{ratio_name:>9}{'RSS MB':>9}")
    for result in sorted(group, key=lambda result: result["wall"]):
        columns = [result["wall"], result["wall_min"], result["wall_max"], result["cpu"]]
        median, least, most, processor = (f"{value * scale:.2f}" for value in columns)
        ratio = f"{result['wall'] / reference['wall']:.2f}"
        agrees = result["answer"] == right_answer(result)
        wrong |= not agrees
        print(
            f"{result['name']:<36}{median:>12}{least:>10}{most:>10}{processor:>12}{ratio:>9}{result['rss_mb']:>9.0f}"
            + ("" if agrees else f"   WRONG: {result['answer']}"))
print()
for line in lines:
    if "note" in line:
        print(line["note"])
answers = ", ".join(dict.fromkeys(right_answer(result) for result in results))
print("the answers DIFFER" if wrong else f"all {len(results)} answers agree: {answers}")
sys.exit(1 if wrong else 0)
