"""Makes budget lines as a CSV file: function,economic,agency,fund,amount. Usage: generate.py FILE COUNT

Codes are those of 2023; the n-th of a shuffled order comes 1/n as often. Of 20,000 units the first come more often, as do
general public funds. Amounts are 元 with two decimals, two of a hundred below zero. Only `random()` of Python's generator
is used, which is the same everywhere.
"""

import bisect
import csv
import itertools
import os
import random
import sys

path, count = sys.argv[1], int(sys.argv[2])
codes = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "documents", "codes.csv")
with open(codes, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
items = [row["code"] for row in rows if row["classification"] == "functional" and len(row["code"]) == 7]
sections = [row["code"] for row in rows if row["classification"] != "functional" and len(row["code"]) == 5]
AGENCIES = [f"{number // 1000 + 1:03d}{number % 1000:03d}" for number in range(20_000)]
FUNDS = ["11"] * 80 + ["12"] * 10 + ["13"] * 2 + ["2"] * 3 + ["31"] * 5

generator = random.Random(20261122)
draw = generator.random


def skewed(values):
    """The values in a random order, and how often the first ones come, added up."""
    keys = {value: draw() for value in values}
    order = sorted(values, key=keys.get)
    return order, list(itertools.accumulate(1 / (rank + 1) for rank in range(len(order))))


def pick(skewed):
    values, weights = skewed
    return values[min(bisect.bisect(weights, draw() * weights[-1]), len(values) - 1)]


functions, economics = skewed(items), skewed(sections)
with open(path + ".new", "w", encoding="ascii", newline="") as file:
    file.write("function,economic,agency,fund,amount\n")
    for start in range(0, count, 50_000):
        lines = []
        for _ in range(start, min(start + 50_000, count)):
            fen = 1 + int(draw() * (1 << (6 + int(draw() * 28))))
            sign = "-" if draw() < 0.02 else ""
            share = draw()
            lines.append(
                f"{pick(functions)},{pick(economics)},{AGENCIES[int(share * share * 20_000)]},{FUNDS[int(draw() * 100)]},"
                f"{sign}{fen // 100}.{fen % 100:02d}\n")
        file.write("".join(lines))
os.replace(path + ".new", path)
