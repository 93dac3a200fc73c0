#!/usr/bin/env python3
"""Writes the variants of the example documents whose reports the golden test keeps.

    golden.py variants            write Tests/BudgetInterchangeTests/Golden/variants.json, and print the counts by kind
    golden.py documents FOLDER    write every variant as a whole document, FOLDER/<id>.json, to look at or to check

A variant is an example and a list of edits, done one after the other. The drawing is seeded: the same examples give the
same variants. Only the standard library is used.
"""

import copy
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "Examples"
VARIANTS = ROOT / "Tests" / "BudgetInterchangeTests" / "Golden" / "variants.json"

# What identifies or numbers a line; everything else with a whole number is a cell.
LINE_KEYS = {"code", "agency", "row", "name", "number", "unit", "category"}
UNITS = {"yuan": 1, "tenThousandYuan": 10_000, "hundredMillionYuan": 100_000_000}
VALUES = [
    "≥90%", "100", "≥105%", "无", "优", "≤3次", "……", "<5%", "80%", "有效", "120人", "按时完成", "≥60000元/年", "97.5%",
    "1600本", "≥0", "（文字）", "12.5万元", "0", "-3%", "75%-85%", ">1000000人", "基本完成", "部分达成",
]

FUNDS = ["generalPublic", "governmentFund", "stateCapital"]
# Columns of the official forms that the examples leave out, for figures where there is none.
COLUMNS = {
    "departmentExpenditure": ["basic", "project", "business", "paidToSuperior", "subordinateSubsidy"],
    "projectExpenditure": [*FUNDS, "carriedGeneralPublic", "carriedGovernmentFund", "carriedStateCapital",
                           "specialAccount", "unitFunds"],
    "threePublicExpenses": ["overseas", "vehicles", "vehiclePurchase", "vehicleOperation", "receptions"],
    "income": ["fiscal", "superiorSubsidy", "service", "business", "subordinateRemittance", "other"],
    "governmentFund": ["opening", "income", "expenditure", "basic", "project", "closing"],
    "governmentFundExpenditure": ["total", "basic", "project"],
    "stateCapitalExpenditure": ["total", "basic", "project"],
}


class Draw:
    """SplitMix64: small, seeded, and the same in every version of Python."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & self.MASK
        return ((mixed ^ (mixed >> 31)) * bound) >> 64

    def one(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(min(count, len(rest)))]


def put(path, value):
    return {"path": path, "set": value}


def drop(path):
    return {"path": path, "remove": True}


def double(path):
    return {"path": path, "duplicate": True}


def at(document, path):
    for step in path:
        document = document[step]
    return document


def apply(document, edit):
    """Does one edit in place; `duplicate` puts the copy right behind the original."""
    parent, last = at(document, edit["path"][:-1]), edit["path"][-1]
    if edit.get("remove"):
        del parent[last]
    elif edit.get("duplicate"):
        parent.insert(last + 1, copy.deepcopy(parent[last]))
    else:
        parent[last] = edit["set"]


def is_figure(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


class Table:
    """A table of a budget or of final accounts, and where its lines and cells stand."""

    def __init__(self, document, path):
        self.path = path
        self.body = at(document, path)
        self.parts = [part for part in ("lines", "income", "expenditure") if self.body.get(part)]
        self.rows = [path + [part, i] for part in self.parts for i in range(len(self.body[part]))]
        self.has_total = "total" in self.body
        self.document = document
        precision = self.body["caption"]["precision"]
        self.unit = UNITS[precision["unit"]] / 10 ** precision["decimals"]
        self.cells = [row + [key] for row in self.rows + self.totals() for key in self.columns(row)]

    def totals(self):
        return [self.path + ["total"]] if self.has_total else []

    def columns(self, row):
        return [key for key, value in at(self.document, row).items() if key not in LINE_KEYS and is_figure(value)]

    def blanks(self):
        """Cells that are blank although another line of the same part has a figure in their column."""
        found = []
        for part in self.parts:
            lines = self.body[part]
            names = sorted({key for line in lines for key, value in line.items()
                            if key not in LINE_KEYS and is_figure(value)})
            found += [self.path + [part, i, key] for i, line in enumerate(lines) for key in names if key not in line]
        return found

    def rows_with(self, key):
        """The lines that have such a key; a column may have the name of a key, but its cells are no texts."""
        return [row for row in self.rows if isinstance(at(self.document, row).get(key), str)]

    def value(self, cell):
        return at(self.document, cell)


def whole(value):
    """A number of yuan, without a fraction where there is none."""
    return int(value) if value == int(value) else round(value, 2)


class Maker:
    def __init__(self, name):
        self.name = name
        self.document = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
        self.draw = Draw(sum((i + 1) * byte for i, byte in enumerate(name.encode())))
        self.made = []
        books = [key for key in ("budget", "finalAccounts") if key in self.document]
        self.tables = [Table(self.document, [book, table]) for book in books for table in self.document[book]]
        codes = {"2": {}, "3": {}}
        for table in self.tables:
            for row in table.rows_with("code"):
                line = at(self.document, row)
                codes[line["code"][0]][line["code"]] = line["name"]
        self.codes = codes
        self.forms = []
        for key, value in self.document.get("performance", {}).items():
            if isinstance(value, list):
                self.forms += [["performance", key, i] for i in range(len(value))]
            else:
                self.forms.append(["performance", key])

    def add(self, kind, *edits):
        self.made.append((kind, self.name, list(edits)))

    # Tables

    def change(self, table, cell):
        """An edit that changes one cell in one of several ways."""
        value, unit = table.value(cell), table.unit
        return put(cell, whole(self.draw.one([
            value + unit, value - unit, value + 3 * unit, value * 10, value + 12_345_600, max(0, value - 54_300), 0,
        ])))

    def cells_of(self, table):
        draw, cells = self.draw, table.cells
        figures = [cell for cell in cells if table.value(cell) != 0] or cells
        for cell in draw.some(figures, 2):
            self.add("cell by one unit", put(cell, whole(table.value(cell) + draw.one([1, -1]) * table.unit)))
        cell = draw.one(figures)
        self.add("cell by much", put(cell, whole(table.value(cell) + draw.one([1_234_500, 98_000_000, 70_000]))))
        cell = draw.one(figures)
        self.add("cell times ten", put(cell, whole(table.value(cell) * 10)))
        self.add("cell to zero", put(draw.one(figures), 0))
        cell = draw.one(figures)
        self.add("cell below zero", put(cell, whole(-table.value(cell) or -100)))
        cell = draw.one(figures)
        self.add("cell finer than printed", put(cell, whole(table.value(cell) + draw.one([0.01, 1.5, 33.33]))))
        if table.totals():
            cell = table.totals()[0] + [draw.one(table.columns(table.totals()[0]))]
            self.add("total changed", put(cell, whole(table.value(cell) + draw.one([1, -2, 500]) * table.unit)))
            cell = table.totals()[0] + [draw.one(table.columns(table.totals()[0]))]
            self.add("total changed", put(cell, whole(table.value(cell) + 8_800_000)))
        for cell in draw.some(cells, 2):
            self.add("cell blanked", drop(cell))
        chosen = draw.some(cells, 2 + draw.below(4))
        self.add("several cells changed", *[self.change(table, cell) for cell in chosen])
        self.add("several cells blanked", *[drop(cell) for cell in draw.some(cells, 2 + draw.below(4))])
        if table.blanks():
            filled = draw.some(table.blanks(), 1 + draw.below(2))
            self.add("blank cells filled", *[put(cell, 100 * (1 + draw.below(90_000))) for cell in filled])
        self.swap(table)

    def swap(self, table):
        """Two neighbours of a line, or of a column, change places."""
        pairs = []
        for row in table.rows + table.totals():
            columns = table.columns(row)
            pairs += [(row + [a], row + [b]) for a, b in zip(columns, columns[1:])]
        for row, following in zip(table.rows, table.rows[1:]):
            if row[:-1] == following[:-1]:
                both = [key for key in table.columns(row) if key in table.columns(following)]
                pairs += [(row + [key], following + [key]) for key in both]
        pairs = [(a, b) for a, b in pairs if table.value(a) != table.value(b)]
        if pairs:
            a, b = self.draw.one(pairs)
            self.add("neighbours swapped", put(a, table.value(b)), put(b, table.value(a)))

    def rows_of(self, table):
        draw = self.draw
        full = [row for row in table.rows if table.columns(row)] or table.rows
        for row in draw.some(full, 2):
            self.add("row removed", drop(row))
        self.add("any row removed", drop(draw.one(table.rows)))
        self.add("row doubled", double(draw.one(full)))
        removed = draw.some(full, 2 + draw.below(3))
        self.add("several rows removed", *[drop(row) for row in sorted(removed, reverse=True)])
        if table.has_total:
            self.add("total removed", drop(table.path + ["total"]))
        for part in table.parts:
            sums = [row for row in table.rows if row[-2] == part
                    and at(self.document, row).get("row") in ("currentTotal", "total", "opening", "closing")]
            if sums:
                self.add("sum row removed", drop(draw.one(sums)))
            if part != "lines":
                self.add("side removed", put(table.path + [part], []))
        row = draw.one(full)
        self.add("name changed", put(row + ["name"], draw.one(["其他支出", at(self.document, row)["name"] + "等", "无"])))
        if table.rows_with("code"):
            self.codes_of(table)
        for key, values in (("agency", ["001", "999999", "057001", "213"]),
                            ("project", ["1", "3", "057", "42011425057T000000999", "某项目", "42011422057R000000947"])):
            if table.rows_with(key):
                for row in draw.some(table.rows_with(key), 2):
                    self.add(f"{key} changed", put(row + [key], draw.one(values)))
        if table.rows_with("row"):
            names = sorted({at(self.document, row)["row"] for row in table.rows_with("row")})
            row = draw.one(full)
            same = [name for name in names if any(at(self.document, other)["row"] == name for other in table.rows
                                                  if other[-2] == row[-2])]
            self.add("row of the form changed", put(row + ["row"], draw.one(same)))

    def codes_of(self, table):
        draw, rows = self.draw, table.rows_with("code")
        first = at(self.document, rows[0])["code"][0]
        unknown = {"2": ["299", "20899", "2089898", "2080199", "29901", "2019876"],
                   "3": ["398", "30199", "30298", "39801"]}
        row = draw.one(rows)
        self.add("code unknown", put(row + ["code"], draw.one(unknown[first])))
        known = sorted(self.codes[first])
        row = draw.one(rows)
        old = at(self.document, row)["code"]
        code = draw.one([other for other in known if other != old and len(other) == len(old)]
                        or [other for other in known if other != old])
        self.add("code known", put(row + ["code"], code), put(row + ["name"], self.codes[first][code]))
        row = draw.one(rows)
        self.add("code of another line", put(row + ["code"], draw.one(known)))
        row = draw.one(rows)
        self.add("code one digit off", put(row + ["code"], self.neighbour(at(self.document, row)["code"])))

    def neighbour(self, code):
        value = int(code[-2:]) + self.draw.one([1, 2])
        return code[:-2] + f"{value % 90:02d}"

    def captions_of(self, table):
        draw, caption = self.draw, table.path + ["caption"]
        if table.rows:
            decimals, unit = draw.one([(0, "tenThousandYuan"), (4, "tenThousandYuan"), (2, "yuan"), (0, "yuan")])
            self.add("precision changed", put(caption + ["precision"], {"decimals": decimals, "unit": unit}))
        if "noneStatement" in table.body["caption"]:
            self.add("statement removed", drop(caption + ["noneStatement"]))
        else:
            self.add("statement added", put(caption + ["noneStatement"], "本年度无此项收支"))
        if "columns" in table.body["caption"]:
            self.add("columns removed", drop(caption + ["columns"]))
        elif draw.below(2):
            names = sorted({cell[-1] for cell in table.cells})
            if names:
                self.add("columns printed", put(caption + ["columns"], [{"name": name} for name in names]))

    def empty(self, table):
        """Lines for a table that says it is empty."""
        draw = self.draw
        for depth in (1, 2, 3, 3):
            edits = self.filling(table, depth, draw.below(2))
            if draw.below(2):
                edits.append(drop(table.path + ["caption", "noneStatement"]))
            self.add("empty table filled", *edits)

    def filling(self, table, depth, is_consistent):
        draw, columns = self.draw, COLUMNS[table.path[-1]]
        code = "212" if table.path[-1].startswith("governmentFund") else "223"
        amount = 100 * (1 + draw.below(100_000))
        lines = [{"code": code + "01" * level, "name": f"科目{level}",
                  **{column: amount if is_consistent else 100 * draw.below(100_000) for column in columns}}
                 for level in range(depth)]
        total = {column: amount if is_consistent else 100 * draw.below(100_000) for column in columns}
        return [put(table.path + ["lines"], lines), put(table.path + ["total"], total)]

    def named(self):
        """The cells of sums and of rows with names, blank ones too, by a name that tables share."""
        groups = {}
        for table in self.tables:
            extra = COLUMNS.get(table.path[-1], [])
            for row in table.rows + table.totals():
                line = at(self.document, row)
                key = line.get("row", "")
                if row[-1] != "total" and (not key or key.isdigit() and not table.columns(row)):
                    continue
                if row[-1] != "total" and row[-2] in ("income", "expenditure"):
                    if row[-2] == "expenditure" and table.path == ["finalAccounts", "fiscalAppropriationSummary"]:
                        columns = ["total", *FUNDS]
                    else:
                        columns = ["amount"]
                    for column in columns:
                        groups.setdefault(f"{key}.{column}" if column in FUNDS else key, []).append(row + [column])
                else:
                    for column in dict.fromkeys(table.columns(row) + extra):
                        groups.setdefault(column, []).append(row + [column])
        merged = {}
        for name, cells in groups.items():
            merged.setdefault(name.lower().replace(".", "").replace("carried", "opening"), []).extend(cells)
        return merged

    def fill(self, cells):
        """Edits for those of the cells that are blank or zero; some get the same figure, some do not."""
        amount, edits = 100 * (1 + self.draw.below(90_000)), []
        for cell in cells:
            if at(self.document, cell[:-1]).get(cell[-1], 0) == 0:
                edits.append(put(cell, amount if self.draw.below(3) == 0 else 100 * (1 + self.draw.below(90_000))))
        return edits

    def names(self):
        if not self.tables:
            return
        groups = self.named()
        for cells in groups.values():
            edits = self.fill(cells)
            if len(edits) > 1:
                self.add("figures of one name filled", *edits)
        everything = [cell for cells in groups.values() for cell in cells]
        for _ in range(2):
            self.add("every named figure filled", *self.fill(everything))
        empty = [table for table in self.tables if not table.rows]
        for is_consistent in (False, True, False):
            filled = [edit for table in empty for edit in self.filling(table, 2, is_consistent)]
            self.add("every named figure and empty table filled", *filled, *self.fill(everything))
        functional = [table.path + ["lines", i, "name"] for table in self.tables for i, line
                      in enumerate(table.body.get("lines", [])) if line.get("code") == "20805"]
        for path in functional:
            self.add("name of an earlier year", put(path, "行政事业单位离退休"))

    # Performance forms

    def leaves(self, path, wanted):
        found = []

        def walk(path):
            value = at(self.document, path)
            if isinstance(value, dict):
                for key in value:
                    if key != "caption":
                        walk(path + [key])
            elif isinstance(value, list):
                for i in range(len(value)):
                    walk(path + [i])
            elif wanted(path[-1], value):
                found.append(path)

        walk(path)
        return found

    def form(self, path):
        draw, body = self.draw, at(self.document, path)
        years = ("year", "startYear", "endYear", "longTermEnd", "number")
        figures = self.leaves(path, lambda key, value: is_figure(value) and key not in years)
        money = ("amount", "budget", "actual", "totalBudget", "currentBudget", "current", "lastYear", "yearBeforeLast",
                 "basicExpenditure", "projectExpenditure")
        for leaf in draw.some(figures, 4):
            value = at(self.document, leaf)
            step = draw.one([100, -100, 12_300, 5_000_000]) if leaf[-1] in money else draw.one([1, -1, 0.5, 10])
            self.add("form figure changed", put(leaf, whole(value + step)))
        for leaf in draw.some([leaf for leaf in figures if "earlierBudgets" not in leaf], 2):
            self.add("form figure blanked", drop(leaf))
        if figures:
            self.add("form figure to zero", put(draw.one(figures), 0))
            chosen = draw.some(figures, 3)
            self.add("several form figures changed", *[put(leaf, whole(at(self.document, leaf) * 2)) for leaf in chosen])
        values = ("target", "actual", "lastYear", "yearBeforeLast", "value")
        texts = self.leaves(path, lambda key, value: isinstance(value, str) and key in values)
        for leaf in draw.some(texts, 5):
            self.add("form value changed", put(leaf, draw.one(VALUES)))
        removable = [leaf for leaf in texts if leaf[-1] != "value"]
        for leaf in draw.some(removable, 2):
            self.add("form value blanked", drop(leaf))
        if len(texts) > 2:
            self.add("several form values changed", *[put(leaf, draw.one(VALUES)) for leaf in draw.some(texts, 3)])
        for part in ("longTermIndicators", "annualIndicators", "indicators"):
            if body.get(part):
                self.indicators(path + [part])
        for part in ("sources", "costs", "goals", "projects", "earlierBudgets", "tasks", "figures"):
            if body.get(part):
                self.add("form row removed", drop(path + [part, draw.below(len(body[part]))]))
                if draw.below(2):
                    self.add("form row doubled", double(path + [part, draw.below(len(body[part]))]))
        for side in ("income", "expenditure"):
            if body.get("funding", {}).get(side):
                self.add("form row removed", drop(path + ["funding", side, draw.below(len(body["funding"][side]))]))
        names = self.leaves(path, lambda key, value: isinstance(value, str) and key in ("name", "activity", "code"))
        for leaf in draw.some(names, 2):
            value = "42011425057T000000999" if leaf[-1] == "code" else at(self.document, leaf) + draw.one(["等", "项目"])
            self.add("form name changed", put(leaf, value))
        if "deviationAnalysis" in body:
            self.add("form explanation removed", drop(path + ["deviationAnalysis"]))
        if "execution" in body:
            self.add("form figure blanked", drop(path + ["execution", draw.one(["budget", "actual", "rate"])]))
        self.add("form precision changed", put(path + ["caption", "precision", "decimals"], draw.one([0, 4])))
        self.add("form removed", drop(path))
        if "noneStatement" in body["caption"]:
            self.add("form statement removed", drop(path + ["caption", "noneStatement"]))
        elif draw.below(2):
            self.add("form statement added", put(path + ["caption", "noneStatement"], "无此表"))

    def indicators(self, path):
        draw, rows = self.draw, at(self.document, path)
        self.add("indicator removed", drop(path + [draw.below(len(rows))]))
        self.add("indicator doubled", double(path + [draw.below(len(rows))]))
        row = draw.below(len(rows))
        name = rows[row]["levelThree"]
        self.add("indicator renamed", put(path + [row, "levelThree"], draw.one([name + "情况", name[:-1], "无", ""])))
        self.add("indicator moved", put(path + [draw.below(len(rows)), draw.one(["levelOne", "levelTwo"])],
                                        draw.one(["产出指标", "成本指标", "数量指标", "满意度指标", "时效指标"])))
        for key, values in (("basis", ["行业标准", "历史标准", "其他"]), ("category", ["绩效基本型", "绩效创新型"])):
            with_key = [i for i, other in enumerate(rows) if key in other]
            if with_key:
                self.add(f"indicator {key} changed", put(path + [draw.one(with_key), key], draw.one(values)))

    # The document

    def particular(self):
        """Edits that seeded drawing rarely hits, by hand: names of rates, prices, codes of the wrong depth."""
        if self.name.startswith("caidian"):
            goal = ["performance", "projectGoals"]
            for basis in ("5人，70000元/人.年", "4人，60000元/人.年", "4人"):
                self.add("price changed", put(goal + [1, "costs", 0, "basis"], basis))
            self.add("project forms removed", drop(goal))
            self.add("project goal code removed", drop(goal + [0, "code"]))
            self.add("project goal of the unit", put(goal, [dict(
                self.document["performance"]["projectGoals"][0], name=self.document["header"]["agency"]["name"])]))
            self.add("group of projects renumbered", put(["budget", "projectExpenditure", "lines", 2, "project"], "3"))
        if self.name.startswith("wuhan"):
            income = ["finalAccounts", "incomeExpenditureSummary", "income"]
            for amount in (20_200_600, 1_000_000):
                self.add("row with a part", put(income + [3, "row"], "generalPublic.operating"),
                         put(income + [3, "amount"], amount))
            for actual in (20_000_000, 20_200_500):
                sources = ["performance", "departmentSelfEvaluation", "execution", "sources"]
                self.add("execution with sources", put(sources, [
                    {"name": "财政资金", "budget": 20_000_000, "actual": actual},
                    {"name": "其他资金", "budget": 200_600, "actual": 200_600}]))
            for form in (["departmentSelfEvaluation"], ["projectSelfEvaluations", 0]):
                path = ["performance"] + form
                for i in (0, 1, 4, 8, 10):
                    self.add("weight and score changed", put(path + ["indicators", i, "weight"], 5),
                             put(path + ["indicators", i, "score"], 4.5))
                for i in (2, 6, 9):
                    self.add("target and actual changed", put(path + ["indicators", i, "target"], "≥95%"),
                             put(path + ["indicators", i, "actual"], "90%"))
                self.add("level weights changed", put(path + ["indicators", 0, "levelOneWeight"], 30),
                         put(path + ["indicators", 1, "levelTwoWeight"], 10))
                self.add("execution changed", put(path + ["execution", "actual"], 15_000_000))
                self.add("execution changed", put(path + ["execution", "rate"], 96.5))
                self.add("execution changed", put(path + ["execution", "score"], 18), put(path + ["total"], 97.95))
                self.add("execution changed", put(path + ["execution", "weight"], 10))
        if self.name.startswith("guangshui"):
            goal = ["performance", "departmentGoal"]
            for i in (0, 3, 8):
                self.add("direction changed", put(goal + ["longTermIndicators", i, "target"], "≥100%"),
                         put(goal + ["annualIndicators", i, "target"], "≤90%"))
        tables = {table.path[-1]: table for table in self.tables}
        if "threePublicExpenses" in tables:
            basic, public = tables["basicExpenditure"], tables["threePublicExpenses"]
            rows = [row for row in basic.rows if basic.columns(row) and len(at(self.document, row)["code"]) == 5]
            row = rows[-1]
            for code, column in (("30212", "overseas"), ("30231", "vehicleOperation"), ("31013", "vehiclePurchase"),
                                 ("30217", "receptions")):
                # Tables that print every code of the form already have a line for it.
                own = next((other for other in rows + basic.rows if at(self.document, other)["code"] == code), row)
                edits = [put(own + [cell], 900_000) for cell in basic.columns(row)]
                self.add("public expense among the codes", put(own + ["code"], code), *edits,
                         put(public.rows[-1] + [column], 12_300))
        if "projectExpenditure" in tables:
            table = tables["projectExpenditure"]
            for row in table.rows:
                if at(self.document, row)["project"] in ("1", "2", "3"):
                    for cell in table.columns(row):
                        self.add("group of projects changed", put(row + [cell], at(self.document, row)[cell] + 77_700))
            total = table.totals()[0]
            for column in self.document["budget"]["projectExpenditure"]["total"]:
                self.add("total of projects changed", put(total + [column], at(self.document, total)[column] + 54_300))
        if self.tables:
            for key in ("agency", "superior"):
                self.add("header changed", put(["header", key, "name"], "另一单位"))
            self.add("header changed", put(["header", "body"], "department"))
            self.add("header code removed" if "code" in self.document["header"]["agency"] else "header code added",
                     drop(["header", "agency", "code"]) if "code" in self.document["header"]["agency"]
                     else put(["header", "agency", "code"], "057001"))

    def together(self):
        """Edits of different tables and forms that were made before, two or three at a time."""
        cells = [edits for kind, _, edits in self.made
                 if len(edits) == 1 and ("set" in edits[0]) and isinstance(edits[0]["path"][-1], str)]
        for _ in range(24 if self.tables else 10):
            chosen = {}
            for edits in self.draw.some(cells, 2 + self.draw.below(2)):
                chosen.setdefault(json.dumps(edits[0]["path"]), edits[0])
            self.add("edits together", *chosen.values())

    def make(self):
        self.add("plain")
        for table in self.tables:
            if table.cells:
                self.cells_of(table)
            if table.rows:
                self.rows_of(table)
            else:
                self.empty(table)
            self.captions_of(table)
            self.add("table removed", drop(table.path))
        for form in self.forms:
            self.form(form)
        for year in (2019, 2022, 2026):
            self.add("year changed", put(["header", "fiscalYear"], year))
        self.particular()
        self.names()
        self.together()
        return self.made


def variants():
    made = []
    for path in sorted(EXAMPLES.glob("*.json")):
        # The books of governments have tests of their own.
        if json.loads(path.read_text(encoding="utf-8"))["header"]["entity"] == "government":
            continue
        made += Maker(path.stem).make()
    unique, seen = [], set()
    for kind, example, edits in made:
        key = json.dumps([example, edits], ensure_ascii=False)
        if key not in seen:
            seen.add(key)
            unique.append((kind, {"example": example, "edits": edits}))
    return [(kind, {"id": f"v{i:04d}", "kind": kind, **variant}) for i, (kind, variant) in enumerate(unique, 1)]


def write_variants():
    made = variants()
    lines = [json.dumps(variant, ensure_ascii=False, separators=(",", ":")) for _, variant in made]
    VARIANTS.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    counts = {}
    for kind, _ in made:
        counts[kind] = counts.get(kind, 0) + 1
    for kind in sorted(counts):
        print(f"{counts[kind]:4} {kind}")
    print(f"{len(made):4} in all")


def write_documents(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for variant in json.loads(VARIANTS.read_text(encoding="utf-8")):
        document = json.loads((EXAMPLES / f"{variant['example']}.json").read_text(encoding="utf-8"))
        for edit in variant["edits"]:
            apply(document, edit)
        text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
        (folder / f"{variant['id']}.json").write_text(text + "\n", encoding="utf-8")


def main(arguments):
    if arguments == ["variants"]:
        write_variants()
    elif len(arguments) == 2 and arguments[0] == "documents":
        write_documents(pathlib.Path(arguments[1]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
