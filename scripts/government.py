#!/usr/bin/env python3
"""Makes documents of the government's books from transcribed tables, and a list of the figures they must show.

    government.py TABLES

TABLES is a folder with one JSON file a table: title, unit, year, region, level, kind, columns, rows (code, name, indent,
values), percentAs, source. Two documents are written to Examples, in the form that the library writes; the others, with a
line of the file for each row, to Tests/BudgetInterchangeTests/Government. There, in figures.tsv, is what all of them must
show: for each table its document, form and title, the names and the headings of its columns, then a line for each row:
side, number of the row, code, name, depth, printed number, group, 打印, and the values as they are to be shown.

The list is made from the transcriptions, not from the documents. Figures are exact decimals all the way. Only the
standard library is used.
"""

import json
import pathlib
import re
import sys
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parent.parent
OTHERS = ROOT / "Tests" / "BudgetInterchangeTests" / "Government"
EXAMPLES = ["ningxia-2024-final-accounts", "yunfu-2026-budget"]

DOCUMENTS = {
    # document: kind, year, name of the region, division, title
    "lijiang-2025-execution": ("execution", 2025, "丽江市", "530700", "丽江市2025年地方财政预算执行情况"),
    "lijiang-2026-budget": ("budget", 2026, "丽江市", "530700", "丽江市2026年地方财政预算（草案）"),
    "ningxia-2024-final-accounts": ("finalAccounts", 2024, "宁夏回族自治区", "640000", "2024年度全区及区本级财政决算报表"),
    "heilongjiang-2024-final-accounts": ("finalAccounts", 2024, "黑龙江省", "230000", "2024年黑龙江省和省本级财政决算"),
    "yunfu-2026-budget": ("budget", 2026, "云浮市", "445300", "2026年云浮市本级政府预算公开"),
    "hunan-2023-final-accounts": ("finalAccounts", 2023, "湖南省", "430000", "湖南省2023年决算债务公开表"),
    "shandong-2025-execution": ("execution", 2025, "山东省", "370000", "山东省2025年预算执行情况"),
    "changdu-2024-final-accounts": ("finalAccounts", 2024, "昌都市", "540300", "昌都市2024年政府债务限额及余额情况表"),
}

# Which form the tables of a document have, by the part of the file's name behind the document's prefix.
PREFIXES = {
    "ningxia2024-": "ningxia-2024-final-accounts",
    "hlj2024-": "heilongjiang-2024-final-accounts",
    "yunfu2026-": "yunfu-2026-budget",
    "hunan2023-": "hunan-2023-final-accounts",
    "shandong2025-": "shandong-2025-execution",
    "changdu2024-": "changdu-2024-final-accounts",
}

FORMS = {
    "lijiang-": {
        # Two blocks of one table: income and expenditure.
        "01-1": "generalBalance.whole income", "01-2": "generalBalance.whole expenditure",
        "02": "generalExpenditure.whole",
        "03-1": "generalBalance.own income", "03-2": "generalBalance.own expenditure",
        "04": "generalExpenditure.own", "05": "reserveAllocation",
        "06": "fundRevenue.whole", "07": "fundExpenditure.whole", "08": "fundRevenue.own", "09": "fundExpenditure.own",
        "10": "stateCapitalRevenue.whole", "11": "stateCapitalExpenditure.whole",
        "12": "stateCapitalRevenue.own", "13": "stateCapitalExpenditure.own",
        "14": "socialInsuranceRevenue.whole", "15": "socialInsuranceExpenditure.whole",
        "16": "socialInsuranceBalance.whole", "17": "socialInsuranceRevenue.own",
        "18": "socialInsuranceExpenditure.own", "19": "socialInsuranceBalance.own",
        "20-1": "generalBalance.whole income", "20-2": "generalBalance.whole expenditure",
        "21": "generalExpenditure.whole",
        "22-1": "generalBalance.own income", "22-2": "generalBalance.own expenditure",
        "23": "generalExpenditure.own", "24": "generalTransfers", "25": "generalTransfersByRegion",
        "26": "generalBasicExpenditure.own",
        "28": "fundRevenue.whole", "29": "fundExpenditure.whole", "30": "fundRevenue.own", "31": "fundExpenditure.own",
        "32": "fundTransfers", "33": "stateCapitalRevenue.whole", "34": "stateCapitalExpenditure.whole",
        "35": "stateCapitalRevenue.own", "36": "stateCapitalExpenditure.own", "37": "stateCapitalDetails",
        "38": "socialInsuranceRevenue.whole", "39": "socialInsuranceExpenditure.whole",
        "40": "socialInsuranceBalance.whole", "41": "socialInsuranceRevenue.own",
        "42": "socialInsuranceExpenditure.own", "43": "socialInsuranceBalance.own",
        "44-all": "debtBalance.whole", "44-own": "debtBalance.own",
        "45": "debtDirections.whole", "46": "debtDirections.own",
        "47-all": "debtBalance.whole", "47-own": "debtBalance.own", "48": "debtLimitChangesByRegion",
    },
    "ningxia2024-": {
        "01": "generalRevenue.whole", "02": "generalRevenue.own", "03": "generalRevenue.below",
        "04": "generalExpenditure.whole", "05": "generalExpenditure.own", "06": "generalBasicExpenditure.own",
        "07": "generalTransfers", "08": "generalTransfersByRegion", "09": "threePublicExpenses.own",
        "11": "fundRevenue.whole", "12": "fundRevenue.own", "13": "fundRevenue.below",
        "14": "fundExpenditure.whole", "15": "fundExpenditure.own", "16": "fundTransfers",
        "17": "fundTransfersByRegion", "18": "fundExpenditure.below",
        "19": "stateCapitalRevenue.whole", "20": "stateCapitalRevenue.own", "21": "stateCapitalRevenue.below",
        "22": "stateCapitalExpenditure.whole", "23": "stateCapitalExpenditure.own",
        "24": "stateCapitalExpenditure.below", "25": "stateCapitalTransfersByRegion",
        "26": "socialInsuranceRevenue.whole", "27": "socialInsuranceRevenue.own",
        "28": "socialInsuranceExpenditure.whole", "29": "socialInsuranceExpenditure.own",
        "30": "debtLimitsByRegion", "31": "debtService",
    },
    "hlj2024-": {
        "2.1": "fiscalSummary.whole", "2.2": "generalBalance.whole", "2.3": "generalRevenue.whole",
        "2.4": "generalExpenditure.whole", "2.9": "debtBalanceGeneral.whole",
        "2.10": "fundBalance.whole", "2.11": "fundRevenue.whole", "2.14": "debtBalanceSpecial.whole",
        "2.15": "stateCapitalBalance.whole", "2.16": "stateCapitalRevenue.whole",
        "2.17": "stateCapitalExpenditure.whole", "2.19": "socialInsuranceRevenueByFund.whole",
        "2.20": "socialInsuranceExpenditureByFund.whole", "2.21": "debtLimitsByRegion",
        "2.22": "debtIssuanceByRegion", "2.23": "debtServiceByRegion",
        "3.1": "fiscalSummary.own", "3.2": "generalBalance.own", "3.3": "generalRevenue.own",
        "3.4": "generalExpenditure.own", "3.6": "generalBasicExpenditure.own", "3.7": "debtBalanceGeneral.own",
        "3.8": "fundBalance.own", "3.9": "fundRevenue.own", "3.12": "debtBalanceSpecial.own",
        "3.13": "stateCapitalBalance.own", "3.17": "socialInsuranceRevenueByFund.own", "3.19": "threePublicExpenses.own",
    },
    "yunfu2026-": {
        "01": "generalRevenue.managed", "02": "generalExpenditure.managed", "03": "generalExpenditure.own",
        "04": "generalBasicExpenditure.own", "05": "threePublicExpenses.own", "06": "generalTransfers",
        "07": "fundRevenue.managed", "08": "fundExpenditure.managed", "09": "fundExpenditure.own",
        "10": "fundTransfers", "11": "stateCapitalRevenue.managed", "12": "stateCapitalExpenditure.managed",
        "13": "stateCapitalExpenditure.own", "15": "socialInsuranceRevenue.managed",
        "16": "socialInsuranceExpenditure.managed", "17": "socialInsuranceBalance.managed",
        "18": "debtBalanceGeneral.whole", "19": "debtBalanceSpecial.whole", "20": "debtService",
        "22": "debtLimitsByRegion", "24": "debtPurposes", "26": "debtAdvanceLimits",
    },
    "hunan2023-": {"4-1": "debtLimitsByRegion", "4-3": "debtService"},
    "shandong2025-": {"51": "debtService"},
    "changdu2024-": {"debt": "debtLimitsByRegion"},
}


def lijiang(stem):
    """The document of a table of Lijiang, by its number: the execution is printed before the budget."""
    number = int(stem.split("-")[1])
    return "lijiang-2026-budget" if 20 <= number <= 43 or number == 47 else "lijiang-2025-execution"


DEBT = ["", "General", "Special"]
# The columns of forms whose headings no rule reads, in the order of the transcription.
COLUMNS = {
    "debtDirections": [name + end for name in ["", "general", "special"] for end in ["Previous", "Current", "Change"]],
    "debtLimitChangesByRegion": [
        name + end for name in ["previousLimit", "newLimit", "recalledLimit", "adjustedLimit", "limit"] for end in DEBT],
    "debtIssuanceByRegion": ["general", "generalNew", "generalRefinancing", "special", "specialNew", "specialRefinancing"],
    "debtServiceByRegion": [
        name + end for name in ["general", "generalBonds", "special", "specialBonds"]
        for end in ["", "Principal", "Interest"]],
    "debtLimitsByRegion": [name + end for name in ["limit", "balance"] for end in DEBT],
}
COLUMNS["debtDirections"][:3] = ["previous", "current", "change"]
# Tables that differ.
SPECIAL = {
    "hlj2024-2.21": ["openingGeneral", "limitGeneral", "balanceGeneral", "openingSpecial", "limitSpecial", "balanceSpecial"],
    # The parts are headed 新增…限额, and their sum is no limit of all debt, which is far more than it.
    "changdu2024-debt": ["newLimit", "newLimitGeneral", "newLimitSpecial", "balance", "balanceGeneral", "balanceSpecial"],
}
NAMED = {
    "合计": "total", "税收返还": "taxRefund", "税收返还决算数": "taxRefund", "一般性转移支付决算数": "general",
    "专项转移支付决算数": "special", "转移支付": "transfers",
    "企业职工基本养老保险基金": "enterprisePension", "城乡居民基本养老保险基金": "residentPension",
    "机关事业单位基本养老保险基金": "agencyPension", "职工基本医疗保险(含生育保险)基金": "employeeMedical",
    "城乡居民基本医疗保险基金": "residentMedical", "工伤保险基金": "workInjury", "失业保险基金": "unemployment",
    "长期护理保险基金": "longTermCare",
    "本地区": "whole", "本级": "own", "全省": "whole", "省级": "own", "市县": "below", "全市(县、区)": "whole", "下级": "below",
    "金额": "amount", "占比": "share", "公式": "formula",
}
PHASES = {"预算数": "Budget", "预算": "Budget", "调整预算数": "Adjusted", "执行数": "Execution", "决算数": "Final", "决算": "Final"}
PERCENTAGES = {"ofBudget", "ofAdjusted", "ofPrevious", "growth", "growthOverBudget", "share"}
TEXTS = PERCENTAGES | {"formula", "group", "printed"}
UNITS = {"元": ("yuan", 1), "万元": ("tenThousandYuan", 10_000), "亿元": ("hundredMillionYuan", 100_000_000)}

# What a transcription has under the wrong heading. The shares of the budget stand under 决算数 there; the same table of
# the whole province has these four columns.
HEADINGS = {"hlj2024-3.9": ["预算数", "决算数", "完成预算数的%", "比上年(同比)+-%"]}
# A document whose tables all print two decimals. Its transcription has 3000.0 for 3000.00.
TWO_DECIMALS = "yunfu2026-"
# Remarks for readers of the documents, in our words.
REMARKS = {
    "hlj2024-3.9": "栏目按同套报表的2.11表识别",
    "ningxia2024-04": "层级按版面位置识别，换页处个别行的层级可能有误",
    "ningxia2024-14": "层级按版面位置识别，换页处个别行的层级可能有误",
    "hunan2023-4-1": "层级按版面位置识别，换页处个别行的层级可能有误",
    "changdu2024-debt": "限额合计栏等于两个新增限额栏之和，按新增限额整理",
}


# Cells whose figure the transcription may have moved from another row: kept as it is, and not relied on.
DOUBTS = {
    "ningxia2024-04": [
        {"line": "中央政府向外国政府借款付息支出", "column": "budget", "text": "与全表合计相同，可能是整理时错行"}],
}


def phase(heading, year):
    """The column of a heading such as 2025年执行数, 完成预算数的% or 比上年执行数增长%; None for any other."""
    if "增减额" in heading:
        # Of the two changes of one document, one is headed with the wrong year and compares with the budget.
        return "changeFromBudget" if "预算" in heading else "change"
    if "%" in heading:
        if "增长" in heading or "+-%" in heading:
            return "growthOverBudget" if "比上年预算数增长" in heading else "growth"
        if "调整预算" in heading:
            return "ofAdjusted"
        return "ofPrevious" if "上年" in heading else "ofBudget"
    match = re.fullmatch(r"(?:(\d{4})年?)?(调整预算数|预算数|执行数|决算数|预算|决算)", heading)
    if not match:
        return None
    name = PHASES[match[2]]
    distance = 0 if match[1] is None else year - int(match[1])
    if distance not in (0, 1):
        raise ValueError(heading)
    return "previous" + name if distance else name.lower()


def regions(headings):
    """Names for open columns of regions."""
    return {heading: f"region{index}" for index, heading in enumerate(headings, 1)}


def columns_of(stem, form, headings, year):
    family = form.split(".")[0]
    listed = SPECIAL.get(stem) or COLUMNS.get(family)
    if listed:
        assert len(listed) == len(headings), stem
        return listed
    names = [NAMED.get(heading) or phase(heading, year) for heading in headings]
    open_names = regions([heading for heading, name in zip(headings, names) if name is None])
    return [name or open_names[heading] for heading, name in zip(headings, names)]


def decimals_of(value):
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent)


def plain(value, decimals):
    """A decimal with a number of decimals, exactly."""
    text = f"{value:.{decimals}f}"
    assert Decimal(text) == value
    return text


def percent(value, is_ratio):
    """The text of a percentage: as printed, or of a ratio, shifted by two places."""
    if not is_ratio:
        return str(value)
    shifted = Decimal(value).scaleb(2)
    return plain(shifted, decimals_of(shifted))


def yuan(value, factor):
    """An amount as a JSON number in yuan."""
    amount = value * factor
    assert decimals_of(amount) <= 2, value
    return int(amount) if amount == amount.to_integral_value() else float(amount)


class Table:
    """One transcribed table: its columns by name, and its rows."""

    def __init__(self, stem, data, form, year):
        self.stem, self.data = stem, data
        self.form, _, self.side = form.partition(" ")
        self.headings = HEADINGS.get(stem, data["columns"])
        self.year = self.year_of(year)
        self.columns = columns_of(stem, self.form, self.headings, self.year)
        self.is_ratio = data.get("percentAs") == "ratio"
        self.unit, self.factor = UNITS[data["unit"]]
        self.rows = [row for row in data["rows"] if row["name"] != "公式"]
        self.formulas = [v for row in data["rows"] if row["name"] == "公式" for v in row["values"]]
        amounts = [Decimal(v) for row in self.rows for name, v in self.cells(row) if name not in TEXTS]
        self.decimals = max(map(decimals_of, amounts), default=0)
        if stem.startswith(TWO_DECIMALS):
            self.decimals = 2
        raw = sorted({row.get("indent") or 0 for row in self.rows})
        self.ranks = {indent: rank for rank, indent in enumerate(raw)}

    def year_of(self, year):
        """The year of the table: that of its title, where a table of the execution stands in a budget."""
        if self.stem.startswith("yunfu2026-"):
            match = re.match(r"(\d{4})年", self.data["title"])
            return int(match[1]) if match else year
        return year

    def cells(self, row):
        """The printed cells of a row, each with the name of its column."""
        values = row["values"]
        assert all(value is None for value in values[len(self.columns):]), row
        return [(name, v) for name, v in zip(self.columns, values) if v is not None and v != ""]

    def texts(self, row):
        """What a line says beside its figures."""
        texts = {}
        if row.get("group"):
            texts["group"] = row["group"]
        if row.get("printed") is False:
            texts["printed"] = "否"
        return texts

    def line(self, row):
        line = {"name": row["name"]}
        if row.get("code") is not None:
            line["code"] = str(row["code"])
        indent = self.ranks[row.get("indent") or 0]
        if indent:
            line["indent"] = indent
        number = row.get("no", row.get("line"))
        if number is not None:
            line["number"] = int(number)
        line.update(self.texts(row))
        for name, value in self.cells(row):
            if name in PERCENTAGES:
                line[name] = percent(value, self.is_ratio)
            elif name in TEXTS:
                line[name] = value
            else:
                line[name] = yuan(Decimal(value), self.factor)
        return line

    def printed_columns(self):
        columns = []
        for name, heading in zip(self.columns, self.headings):
            column = {"name": name, "heading": heading.replace("·", " ")}
            if name.startswith("region"):
                column["partOf"] = "total"
            if self.side or any("side" in row for row in self.rows):
                column["side"] = self.side or "expenditure"
            columns.append(column)
        if any("side" in row for row in self.rows):
            columns = [{**column, "side": "income"} for column in columns] + columns
        for name, heading in (("group", "类别"), ("printed", "打印")):
            if any(name in self.texts(row) for row in self.rows):
                columns.append({"name": name, "heading": heading, **({"side": self.side} if self.side else {})})
        return columns

    def caption(self, document_year):
        number = self.data["source"].get("table") or self.data["source"].get("sheet")
        caption = {
            "columns": self.printed_columns(), "isUnitPrinted": True, "title": self.data["title"],
            "precision": {"unit": self.unit, "decimals": self.decimals},
        }
        if number:
            caption["number"] = number
        if self.formulas:
            caption["formulas"] = self.formulas
        remarks = [REMARKS[self.stem]] if self.stem in REMARKS else []
        remarks += DOUBTS.get(self.stem, [])
        if remarks:
            caption["remarks"] = remarks
        if self.year != document_year:
            caption["year"] = self.year
        return caption

    def lists(self):
        """The lists of lines by their names."""
        if self.side:
            return {self.side: [self.line(row) for row in self.rows]}
        if any("side" in row for row in self.rows):
            sides = {"收入": "income", "支出": "expenditure"}
            return {
                name: [self.line(row) for row in self.rows if row["side"] == printed] for printed, name in sides.items()}
        return {"lines": [self.line(row) for row in self.rows]}

    def figures(self):
        """The list of figures of the table, from the transcription alone."""
        counts = {}
        for row in self.rows:
            side = self.side or {"收入": "income", "支出": "expenditure"}.get(row.get("side"), "lines")
            counts[side] = counts.get(side, 0) + 1
            shown = []
            for name, heading, value in zip(self.columns, self.headings, row["values"]):
                if value is None or value == "":
                    shown.append("")
                elif name in PERCENTAGES:
                    shown.append(percent(value, self.is_ratio))
                elif name in TEXTS:
                    shown.append(value)
                else:
                    shown.append(plain(Decimal(value), self.decimals))
            number = row.get("no", row.get("line"))
            yield [
                side, str(counts[side]), str(row.get("code") or ""), row["name"], str(self.ranks[row.get("indent") or 0]),
                "" if number is None else str(number), row.get("group") or "", "否" if row.get("printed") is False else "",
                *shown]


def merged(captions):
    """The caption of a table printed in two blocks."""
    caption = dict(captions[0])
    caption["columns"] = [column for each in captions for column in each["columns"]]
    caption["precision"] = {
        "unit": caption["precision"]["unit"], "decimals": max(each["precision"]["decimals"] for each in captions)}
    caption["number"] = "、".join(each["number"] for each in captions)
    return caption


def read(folder):
    """The tables of all documents, in order."""
    documents = {name: [] for name in DOCUMENTS}
    for prefix, forms in FORMS.items():
        for suffix, form in forms.items():
            stem = prefix + suffix
            data = json.loads((folder / f"{stem}.json").read_text(), parse_float=str, parse_int=str)
            for row in data["rows"]:
                row["indent"] = int(row.get("indent") or 0)
            name = PREFIXES.get(prefix) or lijiang(stem)
            documents[name].append(Table(stem, data, form, DOCUMENTS[name][1]))
    return documents


def document(name, tables):
    kind, year, region, division, title = DOCUMENTS[name]
    government = {}
    for table in tables:
        place = government.setdefault(table.form, {"captions": [], "lists": {}})
        lists = table.lists()
        assert not place["lists"].keys() & lists.keys(), (name, table.stem)
        place["captions"].append(table.caption(year))
        place["lists"].update(lists)
    return {
        "schema": "china-budget/1",
        "header": {
            "kind": kind, "entity": "government", "fiscalYear": year, "agency": {"name": region}, "division": division,
            "title": title},
        "government": {
            form: {"caption": merged(t["captions"]) if len(t["captions"]) > 1 else t["captions"][0], **t["lists"]}
            for form, t in government.items()},
    }


def by_rows(document):
    """A document as a text with one line for each row of its tables."""
    rows = []

    def mark(row):
        rows.append(json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        return f"row {len(rows) - 1}"

    marked = {**document, "government": {
        form: {key: value if key == "caption" else list(map(mark, value)) for key, value in table.items()}
        for form, table in document["government"].items()}}
    text = json.dumps(marked, ensure_ascii=False, indent=1, sort_keys=True)
    return re.sub(r'"row (\d+)"', lambda match: rows[int(match[1])], text)


def main():
    documents = read(pathlib.Path(sys.argv[1]))
    OTHERS.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, tables in documents.items():
        made = document(name, tables)
        if name in EXAMPLES:
            text = json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True, separators=(",", " : "))
            (ROOT / "Examples" / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        else:
            (OTHERS / f"{name}.json").write_text(by_rows(made) + "\n", encoding="utf-8")
        for table in tables:
            lines.append("\t".join(["#", name, table.form, table.side or "lines", table.data["title"]]))
            lines.append("\t".join(["#", *table.columns]))
            lines.append("\t".join(["#", *(heading.replace("·", " ") for heading in table.headings)]))
            lines.append("\t".join(["#", *table.formulas]))
            lines += ["\t".join(row) for row in table.figures()]
    (OTHERS / "figures.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    count = sum(len(tables) for tables in documents.values())
    print(f"{count} tables, {len(lines) - 4 * count} rows")


if __name__ == "__main__":
    main()
