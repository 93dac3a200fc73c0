#!/usr/bin/env python3
"""Writes and maintains the code catalogue that is checked in under Sources/BudgetCodes/Catalogue.

    catalogue.py generate TSV_FOLDER      write the text from collected facts (done once, to begin with)
    catalogue.py attest FILE... [--add]   fold the codes of published documents into the text
    catalogue.py measure FILE...          what a checker makes of the codes and names of documents, by year
    catalogue.py hold-out FILE...         the same for documents that the catalogue has not seen
    catalogue.py report                   print the counts and exclusions of Docs/Codes.md as Markdown

`generate` reads functional.tsv, department-economic.tsv, government-economic.tsv, revenue.tsv (code, name, level,
attested_years, basis, recall_confidence), history.tsv and economic-mapping.tsv. It replaces the whole text, also what
`attest` has added since.

`attest` reads documents in our JSON (.json), or lines `code<TAB>name<TAB>year`. A line that the catalogue already has
in that year gains the year and becomes `published`. What differs is looked up in catalogue-judgements.tsv: a name is
added, a former name proves nothing, a label or a misprint is passed over. Everything else is printed and changes
nothing, unless --add is given: then it becomes a new line. Its exit status is 1 when something was left over. The spans
of names that follow each other are bounded by the years of their prints.

`measure` reads the same files and changes nothing. `hold-out` needs a fourth column with the document, or documents
with `;` between. It folds in the documents of one half into the catalogue of --catalogue and measures the other half.

Only the standard library is used. The output depends on the input alone.
"""

import argparse
import csv
import json
import pathlib
import random
import re
import sys

import catalogue_evidence as evidence

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Sources" / "BudgetCodes" / "Catalogue"

# name of the TSV file -> (Swift property, Swift file, official name, leading digit, deepest number of digits)
CLASSIFICATIONS = {
    "functional": ("functional", "CatalogueText+Functional.swift", "支出功能分类", "2", 7),
    "department-economic": ("departmentEconomic", "CatalogueText+DepartmentEconomic.swift", "部门预算支出经济分类", "3", 5),
    "government-economic": ("governmentEconomic", "CatalogueText+GovernmentEconomic.swift", "政府预算支出经济分类", "5", 5),
    "revenue": ("revenue", "CatalogueText+Revenue.swift", "收入分类", "1", 9),
}

# --- What is left out, and why ---------------------------------------------------------------------------------------
# (file, code, name, reason). Each of these rows says `published`, but what was published is not this code.

SHIFTED = "a document of 2024 prints shifted economic names; every other year contradicts it"
EXCLUDED = [
    ("functional", "213", "天门市人力资源和社会保障局", "a department code and the name of an agency, not a code of this classification"),
    ("department-economic", "30000", "确保机关离退人员养老金按时足额发放", "the amount 30000 and the text of the next cell"),
    ("department-economic", "360", "项目当年预算", "a number and the heading of the next cell; no document has a 类 360"),
    ("department-economic", "30108", "机关事业单位基本养老保险费", "a document of 2024 drops 缴; all seven years print …缴费"),
    ("department-economic", "30202", "咨询费", SHIFTED),
    ("department-economic", "30203", "水费", SHIFTED),
    ("department-economic", "30204", "电费", SHIFTED),
    ("department-economic", "30205", "邮电费", SHIFTED),
    ("department-economic", "30206", "办公设备购置费", SHIFTED),
    ("department-economic", "30207", "工会经费", SHIFTED),
    ("department-economic", "30208", "福利费", SHIFTED),
    ("department-economic", "30210", "车辆运行费", "a document of 2024 with shifted economic names; no other document has a 款 30210"),
    ("department-economic", "30211", "事业单位离退休人员福利费", SHIFTED),
    ("department-economic", "30212", "机关事业单位退休人员活动费", SHIFTED),
    ("department-economic", "30213", "其他商品和服务支出", SHIFTED),
    ("department-economic", "303", "离退休人员经费", SHIFTED),
    ("department-economic", "30301", "退休费", SHIFTED),
    ("department-economic", "309", "基本建设支出", "a document of 2024; the documents of 2025 print 资本性支出（基本建设）"),
]

# --- Codes with several names where the facts need a hand --------------------------------------------------------------
# (file, code) -> [(name, first year, last year)] in the order in which they lead, with the reason.

GONE_2019 = "printed until 2018; from 2019 documents print other items of 20404 and not this one"
SPANS = {
    ("functional", "2040404"): ([("查办和预防职务犯罪", None, 2018)], GONE_2019),
    ("functional", "2040405"): (
        [("公诉、审判、侦查、执行等检察监督支出", 2018, 2018), ("公诉和审判监督", None, 2017)], GONE_2019),
    ("functional", "2040406"): ([("侦查监督", None, 2018)], GONE_2019),
    ("functional", "2080504"): (
        [("未归口管理的行政单位离退休", None, 2019)],
        "printed until 2019; from 2020 documents print all other items of 20805 and not this one",
    ),
    ("functional", "2081199"): (
        [("其他残疾人事业支出", None, None), ("其它残疾人事业支出", None, None)],
        "其它 for 其他 is the spelling of one document of 2020",
    ),
    ("department-economic", "30104"): (
        [("其他社会保障缴费", None, 2017)],
        "printed in 2017; from 2018 the same name is printed as 30112",
    ),
    ("department-economic", "30311"): (
        [("代缴社会保险费", 2018, None), ("住房公积金", None, 2017)],
        "住房公积金 is printed as 30113 from 2018",
    ),
    ("department-economic", "30312"): (
        [("提租补贴", None, 2017)],
        "printed in 2017 only, among the codes that the classification of 2018 moved (30104, 30311)",
    ),
    ("revenue", "1100260"): (
        [
            ("灾害防治及应急管理共同财政事权转移支付收入", 2020, None),
            ("其他共同财政事权转移支付收入", None, None),
        ],
        "printed in 2019 with the name 其他…; both recollections of 2025 have the other name; the year of the change is not known",
    ),
}

# --- History ----------------------------------------------------------------------------------------------------------
# Each entry names the row of history.tsv it encodes by its first two columns. Kinds:
#   rename CODE OLD NEW       add CODES         delete CODE [NAME]
#   move OLD NEW [OLDNAME]    split OLD NEWS [OLDNAME]    merge OLDS NEW    reuse CODE OLDNAME
# `add`, and the new side of `move` with `+`, bound the whole subtree from below; `delete` and the old side from above.

H = "recalled:high"
M = "recalled:medium"
L = "recalled:low"
PH = "published:high"
PM = "published:medium"
HISTORY = [
    (("2010", "221"), 2010, 2010, H, [("add", "221")]),
    (("2011", "211"), 2011, 2011, H, [("rename", "211", "环境保护", "节能环保")]),
    (("2011", "23006"), 2011, 2011, H, [("reuse", "23006", "预算外转移支出")]),
    (("2012-2014", "201.."), 2012, 2014, PM, [
        ("rename", "202", "外交", "外交支出"),
        ("rename", "211", "节能环保", "节能环保支出"),
        ("rename", "212", "城乡社区事务", "城乡社区支出"),
        ("rename", "213", "农林水事务", "农林水支出"),
    ]),
    (("2014", "20408"), 2014, 2014, M, [("rename", "20408", "劳教", "强制隔离戒毒")]),
    (("2014", "210"), 2014, 2014, H, [
        ("rename", "210", "医疗卫生", "医疗卫生与计划生育支出"),
        ("move", "20112", "21007", "人口与计划生育事务"),
    ]),
    (("2014-2015", "20819"), 2014, 2015, M, [("reuse", "20819", "廉租住房支出")]),
    (("2015", "2080505/2080506"), 2015, 2015, PH, [("add", "2080505 2080506")]),
    (("2015-2016", "22960/22908"), 2015, 2016, M, [("split", "20130", "22908 22960", "彩票事务")]),
    (("2019", "207"), 2019, 2019, PH, [("rename", "207", "文化体育与传媒支出", "文化旅游体育与传媒支出")]),
    (("2019", "210"), 2019, 2019, PH, [("rename", "210", "医疗卫生与计划生育支出", "卫生健康支出")]),
    (("2019", "215"), 2020, 2021, PH, [("rename", "215", "资源勘探信息等支出", "资源勘探工业信息等支出")]),
    (("2019", "220"), 2019, 2019, PH, [("rename", "220", "国土海洋气象等支出", "自然资源海洋气象等支出")]),
    (("2019", "224"), 2019, 2019, H, [("add", "224")]),
    (("2019", "20138"), 2019, 2019, H, [("merge", "20115 20117 21010", "20138")]),
    (("2019", "20828"), 2019, 2019, H, [("add", "20828")]),
    (("2019", "21015"), 2019, 2019, H, [("add", "21015")]),
    (("2019", "20124"), 2019, 2019, H, [
        ("move", "20124", "+2013404", "宗教事务"),
        ("rename", "20125", "港澳台侨事务", "港澳台事务"),
        ("split", "20125", "20125 +2013405", None),
    ]),
    (("2019", "213/20701"), 2019, 2019, PH, [
        ("rename", "20701", "文化", "文化和旅游"),
        # 21301 is printed as 农业 in 2019 and as 农业农村 from 2020.
        ("rename", "21301", "农业", "农业农村"),
        ("rename", "21302", "林业", "林业和草原"),
    ]),
    # History says 2020, but a document of 2020 prints 20110 and its items.
    (("2020", "20110"), 2021, 2021, M, [
        ("split", "20110", "+2080113 +2080114 +2080115 +2080116", "人力资源事务"),
    ]),
    (("2020", "20805"), 2020, 2020, PH, [("rename", "20805", "行政事业单位离退休", "行政事业单位养老支出")]),
    (("2020", "234"), 2020, 2020, H, [("add", "22909 23105 234")]),
    (("2021/2022", "2081105"), 2021, 2022, H, [("rename", "2081105", "残疾人就业和扶贫", "残疾人就业")]),
    (("2021", "XXX99"), 2021, 2021, PM, [
        ("move", f"{section}01", f"+{section}99", "=")
        for section in ("20499", "20899", "21099", "21199", "21299", "21799", "22099")
    ]),
    (("2021", "20301"), 2021, 2021, H, [("rename", "20301", "现役部队", "军费")]),
    (("2021", "22404"), 2021, 2021, H, [("rename", "22404", "煤矿安全", "矿山安全")]),
    (("2021", "213 05"), 2021, 2022, M, [
        ("rename", "21305", "扶贫", "巩固脱贫攻坚成果衔接乡村振兴"),
        ("rename", "2130550", "扶贫事业机构", "事业运行"),
    ]),
    # Documents of 2021 print 21404 and 21463.
    (("2021/2022", "21404"), 2022, 2022, M, [("delete", "21404", "成品油价格改革对交通运输的补贴")]),
    (("2021/2022", "21463/21473"), 2022, 2022, M, [("delete", "21463", None), ("delete", "21473", None)]),
    (("2022", "22402"), 2022, 2022, PM, [("rename", "22402", "消防事务", "消防救援事务")]),
    # History says 2022, but a document of 2021 prints the new name.
    (("2022", "2296011"), 2021, 2022, M, [
        ("rename", "2296011", "用于扶贫的彩票公益金支出", "用于巩固脱贫攻坚成果衔接乡村振兴的彩票公益金支出"),
    ]),
    (("2022-2024", "2130135"), 2022, 2024, M, [("rename", "2130135", "农业资源保护修复与利用", "农业生态资源保护")]),
    (("2022-2024", "2130142 / 2130153 / 2130335"), 2022, 2024, M, [
        ("rename", "2130142", "农村道路建设", "乡村道路建设"),
        ("rename", "2130153", "农田建设", "耕地建设与利用"),
        ("rename", "2130335", "农村人畜饮水", "农村供水"),
    ]),
    # History says 2023, but documents of 2023 print the old names and codes.
    (("2023", "21105 / 21106 / 2130238"), 2024, 2024, M, [
        ("rename", "21105", "天然林保护", "森林保护修复"),
        ("move", "21106", "+2130238", None),
    ]),
    (("2023/2024", "21006"), 2024, 2024, M, [("move", "21006", "+21017", "中医药")]),
    (("2023/2024", "21018"), 2023, 2024, M, [("add", "21018")]),
    (("2024", "2013804"), 2024, 2024, M, [("rename", "2013804", "市场主体管理", "经营主体管理")]),
    (("2024", "20139"), 2024, 2024, PH, [("add", "20139")]),
    (("2024/2025", "2010308→20140"), 2024, 2024, M, [("move", "2010308", "+20140", "信访事务")]),
    (("2024", "20822/20823/20829"), 2024, 2024, M, [
        ("move", "20822", "+21372", None),
        ("move", "20823", "+21373", None),
        ("move", "20829", "+21374", None),
    ]),
    (("2024", "2080209"), 2024, 2024, M, [("add", "2080209")]),
    (("2024", "XXX98"), 2024, 2024, PM, [
        ("add", "20598 20698 20798 20898 21098 21198 21298 21398 21498 21598"),
    ]),
    (("2025", "21019"), 2025, 2025, M, [("add", "21019")]),
    (("2025", "20141"), 2025, 2025, L, [("add", "20141")]),
]

# Changes that the attested years of a classification prove without history.tsv.
ATTESTED_CHANGES = {
    "department-economic": [
        ("2018 rename 30307 > 30307 published:high"),
        ("2018 move 30104 > 30112 published:high"),
        ("2018 move 30311 > 30113 published:high"),
    ],
}

NOT_ENCODED = {
    ("2007", "all"): "a reform, not a fact about a code",
    ("2008-2010", "218"): "the year of the end is not known, and no code of 218 stands in the facts",
    ("2010", "215/216/217/220/222"): "which of the old 类 became which new one is not told apart",
    ("2016", "21004→21005/21011/21012/21013"): "the pairs of old and new codes are not told apart",
    ("2017-2018", "21208..21219"): "which codes were added in which year is not told",
    ("2024-09-03", "-"): "a notice whose text was not found",
    ("2025/2026", "221 98 99"): "first seen is not first valid",
    ("2026-09-18", "-"): "the existence of a book",
}

# --- The text format --------------------------------------------------------------------------------------------------

BASIS = {
    "published": "p",
    "older-table+recalled": "o",
    "recalled-twice": "t",
    "recalled-once": "s",
    "older-table": "a",
    "history": "h",
}
ORDER = "pothsa"  # how well a name is known, best first; decides which of several names leads


class Line:
    """One name of one code, in one span of years."""

    def __init__(self, code, name, basis, confidence="", years=(), first=None, last=None):
        self.code, self.name, self.basis, self.confidence = code, name, basis, confidence
        self.years, self.first, self.last = sorted(years), first, last

    def strength(self):
        confidence = {"high": 0, "medium": 1, "low": 2}.get(self.confidence, 0)
        return (ORDER.index(self.basis), -len(self.years), confidence)

    def covers(self, year):
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def evidence(self):
        if self.basis == "p":
            return "p:" + ranges(self.years) if self.years else "p"
        return self.basis + (":" + self.confidence[0] if self.confidence else "")

    def text(self):
        if self.first is not None and self.first == self.last:
            span = str(self.first)
        else:
            span = f"{self.first or ''}-{self.last or ''}"
        return f"{self.code} {span} {self.evidence()} {self.name}"

    @classmethod
    def parse(cls, text):
        code, span, evidence, name = text.split(" ", 3)
        first, _, last = span.partition("-") if "-" in span else (span, "", span)
        basis, _, detail = evidence.partition(":")
        years, confidence = [], ""
        if basis == "p":
            for part in filter(None, detail.split(",")):
                start, _, end = part.partition("-")
                years += range(int(start), int(end or start) + 1)
        else:
            confidence = {"h": "high", "m": "medium", "l": "low", "": ""}[detail]
        return cls(code, name, basis, confidence, years, int(first) if first else None, int(last) if last else None)


def ranges(years):
    parts, start = [], None
    for index, year in enumerate(years):
        start = year if start is None else start
        if index + 1 == len(years) or years[index + 1] != year + 1:
            parts.append(str(start) if start == year else f"{start}-{year}")
            start = None
    return ",".join(parts)


def check(property_name, lines, digit, depth):
    """Stops on anything the reader or the tests would trip over."""
    codes = {line.code for line in lines}
    seen = set()
    for line in lines:
        where = f"{property_name} {line.text()}"
        assert line.code.isdigit() and line.code[0] == digit and len(line.code) in range(3, depth + 1, 2), where
        assert line.name and line.name == line.name.strip() and "\\" not in line.name and '"""' not in line.name, where
        assert all(line.covers(year) for year in line.years), f"attested outside its span: {where}"
        assert (line.first or 0) <= (line.last or 9999), f"empty span: {where}"
        assert len(line.code) == 3 or line.code[:-2] in codes, f"no parent: {where}"
        assert (line.code, line.name) not in seen, f"twice: {where}"
        seen.add((line.code, line.name))
    # In every year in which a code is known, its parent is.
    for year in range(2005, 2031):
        known = {line.code for line in lines if line.covers(year)}
        for code in known:
            assert len(code) == 3 or code[:-2] in known, f"{property_name} {code} has no parent in {year}"


# --- generate ---------------------------------------------------------------------------------------------------------


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def load(folder, key):
    table = {}
    unused = {(code, name) for file, code, name, _ in EXCLUDED if file == key}
    for row in rows(folder / f"{key}.tsv"):
        code, name = row["code"], row["name"]
        if (code, name) in unused:
            unused.discard((code, name))
            continue
        years = [int(year) for year in filter(None, row["attested_years"].split(","))]
        line = Line(code, name, BASIS[row["basis"]], row["recall_confidence"], years)
        table.setdefault(code, []).append(line)
    assert not unused, f"excluded rows that are not there: {unused}"
    for lines in table.values():
        lines.sort(key=Line.strength)
        # Two attested names whose years do not mix came one after the other; between them the year is not known.
        attested = sorted((line for line in lines if line.basis == "p"), key=lambda line: line.years)
        for old, new in zip(attested, attested[1:]):
            if old.years[-1] < new.years[0]:
                old.last, new.first = new.years[0] - 1, old.years[-1] + 1
    for (file, code), (spans, _) in SPANS.items():
        if file != key:
            continue
        by_name = {line.name: line for line in table[code]}
        assert set(by_name) == {name for name, _, _ in spans}, f"names of {code}: {set(by_name)}"
        table[code] = []
        for name, first, last in spans:
            by_name[name].first, by_name[name].last = first, last
            table[code].append(by_name[name])
    return table


def apply_history(table, folder):
    """Bounds the spans of the functional classification, adds former names and returns the lines of the changes."""
    told = {(row["years"], row["code"]) for row in rows(folder / "history.tsv")}
    used = {key for key, *_ in HISTORY} | set(NOT_ENCODED)
    assert told == used, f"history rows neither encoded nor set aside: {told ^ used}"
    changes = []

    def former(code, name, last, basis):
        lines = table.setdefault(code, [])
        line = next((line for line in lines if line.name == name), None)
        if line is None:
            line = Line(code, name, "h", basis.partition(":")[2])
            lines.append(line)
        line.last = min(line.last or last, last)
        return line

    def begin(code, year):
        for other in [other for other in table if other.startswith(code)]:
            for line in table[other]:
                if line.basis == "h" and line.last is not None and line.last < year + 2:
                    continue  # a former name from before
                line.first = max(line.first or year, year)

    def end(code, year, name, basis):
        if name == "=":  # the code moved with its name
            name = table[code[:-2] + "99"][0].name
        if name and code not in table:
            former(code, name, year, basis)
        for other in [other for other in table if other.startswith(code)]:
            for line in table[other]:
                line.last = min(line.last or year, year)

    for _, first, last, basis, steps in HISTORY:
        years = str(first) if first == last else f"{first}-{last}"
        for step in steps:
            kind, old, new, name = step[0], "", "", None
            if kind == "rename":
                old = new = step[1]
                line = former(step[1], step[2], last - 1, basis)
                following = next((line for line in table[step[1]] if line.name == step[3]), None)
                if following is None:
                    following = Line(step[1], step[3], "h", basis.partition(":")[2])
                    table[step[1]].append(following)
                following.first = max(following.first or first, first)
                assert following is not line
            elif kind == "add":
                new = step[1]
                for code in new.split():
                    begin(code, first)
            elif kind == "delete":
                old, name = step[1], step[2]
                end(old, last - 1, name, basis)
            elif kind == "reuse":
                begin(step[1], first)
                former(step[1], step[2], last - 1, basis)
                changes.append(f"{years} delete {step[1]} > - {basis}")
                kind, new = "add", step[1]
            elif kind in ("move", "split", "merge"):
                old, new = step[1], step[2]
                name = step[3] if len(step) > 3 else None
                for code in old.split():
                    if code not in new.replace("+", "").split():
                        end(code, last - 1, name, basis)
                for code in new.split():
                    if code.startswith("+") or kind == "merge":
                        begin(code.lstrip("+"), first)
                new = new.replace("+", "")
            changes.append(f"{years} {kind} {old or '-'} > {new or '-'} {basis}")
    # The row XXX98 ends with an ellipsis: it means every such 款 with this name.
    for code in [code for code in table if len(code) == 5 and code.endswith("98")]:
        for line in table[code]:
            if line.name.startswith("超长期特别国债安排的"):
                line.first = 2024
                if len(table[code]) == 1:
                    begin(code, 2024)
    for code in sorted(table):
        if ("functional", code) not in SPANS:
            table[code].sort(key=Line.strength)
        # No code is known before or after its parent.
        parent = table.get(code[:-2], [])
        firsts, lasts = [line.first for line in parent], [line.last for line in parent]
        for line in table[code]:
            if firsts and None not in firsts:
                line.first = max(line.first or 0, min(firsts))
            if lasts and None not in lasts:
                line.last = min(line.last or 9999, max(lasts))
    return changes


def ordered(table):
    return [line for code in sorted(table) for line in table[code]]


HEADER = """// Written by scripts/catalogue.py. Docs/Codes.md describes the format, one line per code, name and span of years:
//     CODE FIRST-LAST EVIDENCE NAME
// Lines of one code that share a year are alternatives; the first of them leads.
"""


def write_classification(key, lines):
    property_name, file, official, digit, depth = CLASSIFICATIONS[key]
    check(property_name, lines, digit, depth)
    text = "\n".join(line.text() for line in lines)
    (FOLDER / file).write_text(
        f'{HEADER}\nextension CatalogueText {{\n    /// {official}.\n    static let {property_name}: StaticString = """\n'
        + "\n".join("        " + line for line in text.split("\n"))
        + '\n        """\n}\n',
        encoding="utf-8",
    )


def read_classification(key, folder=FOLDER):
    property_name, file, _, digit, depth = CLASSIFICATIONS[key]
    body = (folder / file).read_text(encoding="utf-8").split('"""')[1]
    lines = [Line.parse(line.strip()) for line in body.strip().split("\n")]
    check(property_name, lines, digit, depth)
    return lines


def write_tables(changes, mapping):
    def literal(name, comment, lines):
        body = "\n".join("        " + line for line in lines)
        return f'    /// {comment}\n    static let {name}: StaticString = """\n{body}\n        """\n'

    economic = ATTESTED_CHANGES["department-economic"]
    (FOLDER / "CatalogueText+Changes.swift").write_text(
        "// Written by scripts/catalogue.py. One line per change:\n//     YEARS KIND OLD CODES > NEW CODES BASIS\n"
        "// Two years mean that the change came in one of these editions.\n\nextension CatalogueText {\n"
        + literal("functionalChanges", "Changes of 支出功能分类.", changes)
        + "\n"
        + literal("departmentEconomicChanges", "Changes of 部门预算支出经济分类, proved by the attested years.", economic)
        + "}\n",
        encoding="utf-8",
    )
    pairs = [f"{row['government_code']} {row['department_code']} {BASIS[row['basis']]}" for row in mapping]
    (FOLDER / "CatalogueText+EconomicMapping.swift").write_text(
        "// Written by scripts/catalogue.py. One line per pair:\n//     GOVERNMENT CODE, DEPARTMENT CODE, EVIDENCE\n\n"
        "extension CatalogueText {\n"
        + literal("economicMapping", "Which 部门预算支出经济分类 codes make up which 政府预算支出经济分类 code.", pairs)
        + "}\n",
        encoding="utf-8",
    )


def generate(folder):
    changes = []
    for key in CLASSIFICATIONS:
        table = load(folder, key)
        if key == "functional":
            changes = apply_history(table, folder)
        write_classification(key, ordered(table))
    write_tables(changes, rows(folder / "economic-mapping.tsv"))


# --- attest -----------------------------------------------------------------------------------------------------------


def document_lines(path):
    """What a document in our JSON prints: place, code, name and year, once each."""
    document = json.loads(path.read_text(encoding="utf-8-sig"))
    year, seen = document["header"]["fiscalYear"], set()
    for part in ("budget", "finalAccounts", "government"):
        for table, content in document.get(part, {}).items():
            if not isinstance(content, dict):
                continue
            own = str(content.get("caption", {}).get("year", year))
            for row in (row for side in ("lines", "income", "expenditure") for row in content.get(side, [])):
                code, name = row.get("code", ""), row.get("name", "")
                if part == "government":
                    name = evidence.without_numbering(name)
                if code.isdigit() and code[0] in digits() and name and (code, name, own) not in seen:
                    seen.add((code, name, own))
                    yield f"{path} {table}", [code, name, own]


def text_lines(path):
    for number, text in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        cells = [cell.strip() for cell in text.split("\t")]
        if text.strip() and cells[0] != "code":
            yield f"{path} line {number}", cells


def digits():
    """The classification by the first digit of its codes."""
    return {CLASSIFICATIONS[key][3]: key for key in CLASSIFICATIONS}


def read_facts(paths):
    """(code, year, name, place) of the files, the documents of each, and what is no such line."""
    facts, documents, wrong = [], {}, []
    for path in paths:
        for place, cells in document_lines(path) if path.suffix == ".json" else text_lines(path):
            if (
                len(cells) not in (3, 4) or not cells[0].isdigit() or not cells[2].isdigit()
                or cells[0][0] not in digits() or not cells[1]
            ):
                wrong.append((place, "expected code, name and year: " + "\t".join(cells)))
                continue
            fact = (cells[0], int(cells[2]), evidence.full_width(cells[1]), place)
            facts.append(fact)
            documents[fact] = {name.strip() for name in cells[3].split(";")} if len(cells) == 4 else {str(path)}
    return facts, documents, wrong


def read_tables(folder=FOLDER):
    return {key: read_classification(key, folder) for key in CLASSIFICATIONS}


def fold(tables, facts, judged, add=False):
    names = {(code, name) for _, code, name, _ in EXCLUDED}
    excluded = [fact for fact in facts if (fact[0], fact[2]) in names and (fact[0], fact[2], fact[1]) not in judged]
    known = [fact for fact in facts if fact not in set(excluded)]
    depths = {key: value[4] for key, value in CLASSIFICATIONS.items()}
    count, left = evidence.fold(tables, digits(), known, judged, Line, ends(), add, depths)
    return count, left + [
        (place, f"{code} {name} was left out before") for code, _, name, place in excluded]


def attest(paths, add):
    tables = read_tables()
    facts, _, wrong = read_facts(paths)
    judged = evidence.read_judgements()
    # What is judged was printed.
    facts += [(code, year, name, evidence.JUDGEMENTS.name) for code, name, year in judged]
    count, left = fold(tables, facts, judged, add)
    for key, lines in tables.items():
        property_name, _, _, digit, depth = CLASSIFICATIONS[key]
        check(property_name, lines, digit, depth)
    for key, lines in tables.items():
        write_classification(key, lines)
    write_renames(tables)
    left = wrong + left
    print(f"{count} folded, {len(left)} left over")
    for place, reason in left:
        print(f"{place}: {reason}", file=sys.stderr)
    return 1 if left else 0


CHANGES = FOLDER / "CatalogueText+Changes.swift"


def ends():
    """The last year of codes that were deleted or moved and never used again."""
    text, last = CHANGES.read_text(encoding="utf-8"), {}
    for match in re.finditer(r"^ +(?:\d+-)?(\d+) (?:delete|move) (\d+) > ", text, re.MULTILINE):
        last[match[2]] = int(match[1]) - 1
    for match in re.finditer(r"^ +\S+ (?:rename|add) ([\d -]+) > ([\d -]+) ", text, re.MULTILINE):
        for code in match[2].split():
            last.pop(code, None)
    return last


def write_renames(tables):
    """Puts the renames that printed years prove among the changes, in place of those that were only told."""
    text = CHANGES.read_text(encoding="utf-8")
    for key in ("functional", "departmentEconomic"):
        lines = tables["functional" if key == "functional" else "department-economic"]
        start = text.index(f"static let {key}Changes")
        start = text.index("\n", start) + 1
        end = text.index('        """\n', start)
        records = [line.strip() for line in text[start:end].splitlines()]
        for code, spans in evidence.renames(lines).items():
            # A code that moved away and has another name since was used again, not renamed.
            spans = [span for span in spans if not any(is_change("move", r, code, *span) for r in records)]
            records = [r for r in records if not any(is_change("rename", r, code, a - 2, b + 2) for a, b in spans)]
            records += [
                f"{first if first == last else f'{first}-{last}'} rename {code} > {code} published:high"
                for first, last in spans]
        body = "".join(f"        {record}\n" for record in sorted(records, key=lambda r: int(r[:4])))
        text = text[:start] + body + text[end:]
    CHANGES.write_text(text, encoding="utf-8")


def is_change(kind, record, code, first, last):
    match = re.fullmatch(rf"(\d+)(?:-(\d+))? {kind} (\d+) > .*", record)
    return bool(match) and match[3] == code and int(match[2] or match[1]) >= first and int(match[1]) <= last


# --- measure ----------------------------------------------------------------------------------------------------------


VERDICTS = ("same", "name note", "code note", "name warning", "code warning")


def verdicts(tables, facts, judged):
    """Counts by year. A warning about what was judged outdated, a label or a misprint is counted on its own: it is
    right."""
    read = {key: evidence.Table(lines) for key, lines in tables.items()}
    complete, counts, false = {key: {} for key in read}, {}, []
    for code, year, name in sorted({fact[:3] for fact in facts}):
        key = digits()[code[0]]
        verdict = read[key].verdict(code, name, year, complete[key])
        row = counts.setdefault(year, dict.fromkeys((*VERDICTS, "right"), 0))
        row[verdict] += 1
        if verdict.endswith("warning"):
            if judged.get((code, name, year), "name") == "name":
                false.append((code, year, name, verdict))
            else:
                row["right"] += 1
    return counts, false


def print_verdicts(counts):
    print("| year | printed | nothing | name: note | code: note | name: warning | code: warning | of the warnings right |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    total = dict.fromkeys((*VERDICTS, "right"), 0)
    for year, row in sorted(counts.items()):
        for verdict in row:
            total[verdict] += row[verdict]
        print(f"| {year} | {sum(row.values()) - row['right']} | " + " | ".join(map(str, row.values())) + " |")
    printed = sum(total.values()) - total["right"]
    print(f"| all | {printed} | " + " | ".join(map(str, total.values())) + " |")
    warned = total["name warning"] + total["code warning"] - total["right"]
    print(f"\n{warned} of {printed} printed names get a warning that is wrong: {100 * warned / max(printed, 1):.2f} %")


def measure(paths, folder, shows):
    facts, _, wrong = read_facts(paths)
    counts, false = verdicts(read_tables(folder), facts, evidence.read_judgements())
    print_verdicts(counts)
    for place, reason in wrong:
        print(f"{place}: {reason}", file=sys.stderr)
    for code, year, name, verdict in false if shows else []:
        print(f"{year} {code} {name}: {verdict}", file=sys.stderr)
    return 1 if wrong else 0


def hold_out(paths, folder, seeds, by, shows):
    """Documents in two halves, by chance: the catalogue is made from one and measured with the other."""
    facts, documents, _ = read_facts(paths)
    judged = evidence.read_judgements()
    names = sorted({re.sub(by, "", name) if by else name for found in documents.values() for name in found})
    sums = {}
    for seed in range(seeds):
        known = set(random.Random(seed).sample(names, len(names) // 2))
        is_known = {name: (re.sub(by, "", name) if by else name) in known for found in documents.values() for name in found}
        tables = read_tables(folder)
        fold(tables, [fact for fact in facts if any(is_known[name] for name in documents[fact])], judged)
        counts, false = verdicts(
            tables, [fact for fact in facts if any(not is_known[name] for name in documents[fact])], judged)
        for year, row in counts.items():
            into = sums.setdefault(year, dict.fromkeys(row, 0))
            for verdict in row:
                into[verdict] += row[verdict]
        for code, year, name, verdict in false if shows else []:
            print(f"{seed} {year} {code} {name}: {verdict}", file=sys.stderr)
    print(f"{seeds} halves of {len(names)}")
    print_verdicts(sums)
    return 0


# --- report -----------------------------------------------------------------------------------------------------------


def report():
    kinds = {"p": "published", "o": "corroborated", "t": "corroborated"}
    tables = {key: read_classification(key) for key in CLASSIFICATIONS}
    print("| classification | codes | lines | published | corroborated | unverified |\n|---|--:|--:|--:|--:|--:|")
    for key, lines in tables.items():
        counts = {"published": 0, "corroborated": 0, "unverified": 0}
        for line in lines:
            counts[kinds.get(line.basis, "unverified")] += 1
        codes = len({line.code for line in lines})
        print(f"| {CLASSIFICATIONS[key][2]} | {codes} | {len(lines)} | " + " | ".join(map(str, counts.values())) + " |")
    print("\n| edition | classification | codes | attested in the year | firm | carried back | carried on | corroborated "
          "| unverified | fully attested |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    years = sorted({year for lines in tables.values() for line in lines for year in line.years if year >= 2017})
    for year in [*years, years[-1] + 1]:
        for key, lines in tables.items():
            table = evidence.Table(lines)
            leading = [line for line in (table.leading(code, year) for code in table.lines) if line]
            attested = sum(year in line.years for line in leading)
            firm = sum(table.is_firm(line, year) for line in leading)
            back = sum(bool(line.years) and line.years[0] > year for line in leading)
            on = sum(bool(line.years) for line in leading) - firm - back
            recalled = [kinds.get(line.basis, "unverified") for line in leading if not line.years]
            complete = sum(table.is_complete(line.code, year) for line in leading)
            above = sum(bool(table.below(line.code, year)) for line in leading)
            cells = [year, CLASSIFICATIONS[key][2], len(leading), attested, firm, back, on,
                     recalled.count("corroborated"), recalled.count("unverified"), f"{complete} of {above}"]
            print("| " + " | ".join(map(str, cells)) + " |")
    judged = {}
    with open(evidence.JUDGEMENTS, encoding="utf-8") as file:
        for row in list(file)[1:]:
            kind = row.split("\t")[3]
            judged[kind] = judged.get(kind, 0) + 1
    print("\n| judgement | names |\n|---|--:|")
    for kind in evidence.KINDS:
        print(f"| {kind} | {judged.get(kind, 0)} |")
    print("\n| classification | left out | reason |\n|---|---|---|")
    for file, code, name, reason in EXCLUDED:
        print(f"| {CLASSIFICATIONS[file][2]} | {code} {name} | {reason} |")
    print("\n| code | names | reason |\n|---|---|---|")
    for (_, code), (spans, reason) in SPANS.items():
        names = ", ".join(f"{name} ({first or ''}–{last or ''})" if first or last else name for name, first, last in spans)
        print(f"| {code} | {names} | {reason} |")
    print("\n| row of the history | why it is no change record |\n|---|---|")
    for (when, code), reason in NOT_ENCODED.items():
        print(f"| {when} {code} | {reason} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("generate").add_argument("folder", type=pathlib.Path)
    attesting = commands.add_parser("attest")
    attesting.add_argument("files", type=pathlib.Path, nargs="+")
    attesting.add_argument("--add", action="store_true", help="add lines for names the catalogue does not have")
    measuring = commands.add_parser("measure")
    holding = commands.add_parser("hold-out")
    for command in (measuring, holding):
        command.add_argument("files", type=pathlib.Path, nargs="+")
        command.add_argument("--catalogue", type=pathlib.Path, default=FOLDER, help="the folder of another text")
        command.add_argument("--show", action="store_true", help="list the wrong warnings")
    holding.add_argument("--seeds", type=int, default=20, help="how many halves")
    holding.add_argument("--without", default="", help="what of the names of documents does not count, a pattern")
    commands.add_parser("report")
    arguments = parser.parse_args()
    try:
        if arguments.command == "generate":
            generate(arguments.folder)
        elif arguments.command == "attest":
            return attest(arguments.files, arguments.add)
        elif arguments.command == "measure":
            return measure(arguments.files, arguments.catalogue, arguments.show)
        elif arguments.command == "hold-out":
            return hold_out(arguments.files, arguments.catalogue, arguments.seeds, arguments.without, arguments.show)
        else:
            report()
    except (AssertionError, OSError, KeyError, ValueError) as error:
        print(f"nothing was written: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
