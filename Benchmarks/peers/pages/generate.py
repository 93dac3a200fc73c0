"""Makes a PDF of so many pages with one long ruled table, 部门收入总表 by departments and their units: generate.py PAGES FILE.

Prints how many figures it has and their sum in 分.
"""

import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "scripts"))
from published import Layout, Table  # noqa: E402

COLUMNS = ["单位代码", "单位名称", "合计", "一般公共预算", "政府性基金预算", "事业收入", "上级补助收入", "其他收入"]


class Document:
    title = "某某市2025年部门预算公开"

    def __init__(self, rows):
        header = [[(place, text, 1, 1) for place, text in enumerate(COLUMNS)]]
        self.tables = [Table("部门收入总表", "单位：元", header, rows, [], [44, 100] + [62] * 6)]


def printed(fen):
    return f"{fen // 100:,}.{fen % 100:02}"


def rows(count):
    draw = random.Random(41)
    departments = []
    while sum(len(units) for units in departments) + len(departments) + 1 < count:
        departments.append([[draw.randrange(100, 90_000_00) for _ in range(5)] for _ in range(39)])
    whole = [sum(unit[place] for units in departments for unit in units) for place in range(5)]
    lines = [("", "合计", whole)]
    for number, units in enumerate(departments, 101):
        lines.append((str(number), f"市第{number}局", [sum(unit[place] for unit in units) for place in range(5)]))
        lines += [(f"{number}{place:03}", f"市第{number}局第{place}所", unit) for place, unit in enumerate(units, 1)]
    lines = lines[:count]
    figures = [[sum(unit)] + unit for _, _, unit in lines]
    return [[code, name] + [printed(fen) for fen in own] for (code, name, _), own in zip(lines, figures)], figures


def laid(count, path):
    texts, figures = rows(count)
    layout = Layout()
    layout.write(Document(texts), path)
    return len(layout.pdf.pages), figures


def most(pages, path):
    """How many rows are on so few pages."""
    count = 30 * pages
    while laid(count + 1, path)[0] <= pages:
        count += 1
    return count


def main(pages, path):
    first, second = most(1, path), most(2, path)
    made, figures = laid(first + (second - first) * (pages - 1), path)
    assert made == pages
    print(sum(len(own) for own in figures), sum(sum(own) for own in figures), flush=True)


main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
