"""The scoring work in plain Python: a regular expression reads the values, whole numbers score them."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
from measure import measure  # noqa: E402

COUNT = 100_000


def row(index):
    target, actual = 100 + index * 7919 % 900, 100 + index * 104729 % 900
    kind = index % 5
    weight = 10_000 + index % 9 * 5_000
    texts = [
        (f"≥{target}人", f"{actual}人"), (f"≤{target}.5万元", f"{actual}万元"), (f"{target}%", f"{actual}%"),
        (f"不低于{target}本", f"{actual}本"), ("持续稳定", "持续稳定"),
    ][kind]
    return (kind == 1, weight, *texts)


ROWS = [row(index) for index in range(COUNT)]
VALUE = re.compile(r"^(≥|>=|不低于|>|≤|<=|不超过|<|=)?(\d+(?:\.\d{1,4})?)(万|亿)?(.*)$")
SCALE = {None: 1, "万": 10_000, "亿": 100_000_000}


def read(text):
    match = VALUE.match(text)
    if not match:
        return None
    sign, number, multiplier, unit = match.groups()
    whole, _, part = number.partition(".")
    return sign, (int(whole) * 10_000 + int(part.ljust(4, "0"))) * SCALE[multiplier], unit


def ratio(weight, numerator, denominator):
    if numerator >= denominator:
        return weight
    exact = weight * numerator // denominator
    down, rest = exact - exact % 100, exact % 100
    return min(down + (100 if rest * 2 >= 100 else 0), weight)


def score():
    total = 0
    for is_cost, weight, target, actual in ROWS:
        a, b = read(target), read(actual)
        if a is None and b is None:
            total += weight * 80 // 100 if target == actual else 0
            continue
        is_reverse = a[0] in ("≤", "<=", "<", "不超过") or (a[0] is None and is_cost)
        total += ratio(weight, a[1], b[1]) if is_reverse else ratio(weight, b[1], a[1])
    return str(total)


measure("Python", "printed texts", score)
