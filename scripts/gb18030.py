#!/usr/bin/env python3
"""Writes Sources/BudgetInterchange/Lines/GB18030Table.swift, and the vectors of its test.

The source is the codec gb18030 of Python. What is written are assignments of code points, which are facts. What follows
by counting is not written but checked: see GB18030.swift, which counts the same way.
"""

import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parent.parent


def point(*values):
    return ord(bytes(values).decode("gb18030"))


def cells(leads, trails):
    return [point(lead, trail) for lead in leads for trail in trails if trail != 0x7F]


hanzi = cells(range(0xB0, 0xF8), range(0xA1, 0xFF))
symbols = cells(range(0xA1, 0xAA), range(0xA1, 0xFF))
more_symbols = cells(range(0xA8, 0xAA), range(0x40, 0xA1))
rest = cells(range(0x81, 0xA1), range(0x40, 0xFF)) + cells(range(0xAA, 0xFF), range(0x40, 0xA1))
own = (
    cells(range(0xAA, 0xB0), range(0xA1, 0xFF)) + cells(range(0xF8, 0xFF), range(0xA1, 0xFF))
    + cells(range(0xA1, 0xA8), range(0x40, 0xA1)))

# What GB18030.swift counts: the other Chinese characters, the characters of users, the characters of four bytes.
others = [code for code in range(0x4E00, 0x9FA6) if code not in set(hanzi)]
assert rest[:len(others)] == others
last = rest[len(others):]
assert own == list(range(0xE000, 0xE000 + len(own)))
two = set(hanzi + symbols + more_symbols + rest + own)
assert len(two) == 126 * 190
four = [code for code in range(0x80, 0x10000) if not 0xD800 <= code < 0xE000 and code not in two]
for number, code in enumerate(four):
    first, number = divmod(number, 12_600)
    second, number = divmod(number, 1_260)
    third, fourth = divmod(number, 10)
    assert point(0x81 + first, 0x30 + second, 0x81 + third, 0x30 + fourth) == code


def hexadecimal(codes):
    text = "".join(f"{code:04X}" for code in codes)
    return "\n".join("        " + text[start:start + 104] for start in range(0, len(text), 104))


def rows(codes):
    return "\n".join(
        "        " + "".join(map(chr, codes[start:start + 94])) for start in range(0, len(codes), 94))


# Characters for private use have no look and are written as points; which they are follows by counting.
private = [code for code in hanzi if 0xE000 <= code <= 0xF8FF]
assert private == list(range(0xE810, 0xE815))
shown = [code if code not in private else ord(".") for code in hanzi]

(ROOT / "Sources/BudgetInterchange/Lines/GB18030Table.swift").write_text(f'''// Written by scripts/gb18030.py.

/// The characters of two bytes in GB18030 that do not follow by counting.
enum GB18030Table {{
    /// The Chinese characters of GB 2312, B0A1 to F7FE, 94 a line. Five places that have none, from D7FA on, are points.
    static let hanzi: StaticString = """
{rows(shown)}
        """

    /// A1A1 to A9FE, four hexadecimal digits each.
    static let symbols: StaticString = """
{hexadecimal(symbols)}
        """

    /// A840 to A9A0.
    static let moreSymbols: StaticString = """
{hexadecimal(more_symbols)}
        """

    /// The last ones of AA40 to FEA0, behind the other Chinese characters.
    static let last: StaticString = """
{hexadecimal(last)}
        """
}}
''')

random.seed(18030)
vectors = []
for _ in range(60):
    text = "".join(
        chr(random.choice([
            random.randrange(0x20, 0x7F), random.randrange(0x4E00, 0x9FA6), random.randrange(0x4E00, 0x9FA6),
            random.choice(hanzi), random.choice(sorted(two)), random.choice(four), random.randrange(0x10000, 0x110000),
        ])) for _ in range(12))
    vectors.append((text.encode("gb18030").hex(), " ".join(f"{ord(character):X}" for character in text)))
sums = []
for lead in range(0x81, 0xFF):
    sums.append(sum(code * (index + 1) for index, code in enumerate(cells([lead], range(0x40, 0xFF)))))
lines = "\n".join(f'        ("{data}", "{points}"),' for data, points in vectors)
numbers = "\n".join("        " + " ".join(f"{value:_}," for value in sums[start:start + 8]) for start in range(0, 126, 8))
(ROOT / "Tests/BudgetInterchangeTests/GB18030Vectors.swift").write_text(f'''// Written by scripts/gb18030.py.

enum GB18030Vectors {{
    /// Bytes in GB18030, and the characters that they are.
    static let texts: [(bytes: String, characters: String)] = [
{lines}
    ]

    /// For every first byte from 81 to FE the characters of two bytes, each times its place from 1, added up.
    static let sums = [
{numbers}
    ]

    /// The characters of four bytes up to FFFF: how many, and each times its place from 1, added up.
    static let fourByteCount = {len(four):_}
    static let fourByteSum = {sum(code * (index + 1) for index, code in enumerate(four)):_}
}}
''')
