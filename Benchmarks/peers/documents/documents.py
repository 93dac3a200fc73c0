"""The documents work by orjson or msgspec, with the five checks in Python. Usage: documents.py FOLDER orjson|msgspec"""

import csv
import os
import sys

folder, engine = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "common"))
from columns import COLUMNS, FISCAL  # noqa: E402
from measure import measure  # noqa: E402

FUNCTIONS, ECONOMICS = set(), set()
with open(f"{here}/codes.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        (FUNCTIONS if row["classification"] == "functional" else ECONOMICS).add(row["code"])

with open(f"{folder}/documents.jsonl", "rb") as file:
    LINES = file.read().splitlines()

CODED = tuple(COLUMNS)[:-1]


def check(tables, counts):
    """Counts what fails. A coded table is a dict of its lines by code and its total, a side is a dict by row; an amount
    is a whole number of 分, and 0 when it is blank."""
    for form in CODED:
        lines, total = tables[form]
        known = ECONOMICS if form == "basicExpenditure" else FUNCTIONS
        parents, sums = {}, None
        for code, values in lines.items():
            if code not in known:
                counts[4] += 1
            if len(code) > 3:
                above = parents.get(code[:-2])
                if above is None:
                    parents[code[:-2]] = list(values)
                else:
                    for index, value in enumerate(values):
                        above[index] += value
            elif sums is None:
                sums = list(values)
            else:
                for index, value in enumerate(values):
                    sums[index] += value
        for code, values in parents.items():
            if code in lines and lines[code] != values:
                counts[0] += 1
        if sums is not None and sums != total:
            counts[1] += 1

    received, spent, own = tables["income"], tables["expenditure"], tables["generalPublicExpenditure"]
    detail, funds, capital = tables["basicExpenditure"], tables["governmentFund"], tables["stateCapitalExpenditure"]
    for v in [*received[0].values(), received[1]]:
        counts[2] += v[0] != v[1] + v[2] + v[3] + v[4] + v[5] + v[6]
    for v in [*spent[0].values(), spent[1]]:
        counts[2] += v[0] != v[1] + v[2] + v[3] + v[4] + v[5]
    for table in (own, capital):
        for v in [*table[0].values(), table[1]]:
            counts[2] += v[0] != v[1] + v[2]
    for v in [*funds[0].values(), funds[1]]:
        counts[2] += v[2] != v[3] + v[4] or v[5] != v[0] + v[1] - v[2]
    for v in tables["threePublicExpenses"][0].values():
        counts[2] += v[0] != v[1] + v[2] + v[5] or v[2] != v[3] + v[4]

    income, expenditure = tables["incomeExpenditureSummary"]
    fiscal_income, fiscal = tables["fiscalAppropriationSummary"]
    counts[1] += income["currentTotal"] != sum(
        income[row] for row in (
            "generalPublic", "governmentFund", "stateCapital", "superiorSubsidy", "service", "business",
            "subordinateRemittance", "other"))
    counts[1] += fiscal_income["currentTotal"] != (
        fiscal_income["generalPublic"] + fiscal_income["governmentFund"] + fiscal_income["stateCapital"])
    counts[0] += fiscal_income["opening"] != (
        fiscal_income["opening.generalPublic"] + fiscal_income["opening.governmentFund"]
        + fiscal_income["opening.stateCapital"])
    total, failed = 0, 0
    for row, value in expenditure.items():
        if row[0] == "2":
            total += value
            counts[4] += row not in FUNCTIONS
            failed += value != spent[0].get(row, (0,))[0]
    counts[1] += total != expenditure["currentTotal"]
    sums = [0, 0, 0, 0]
    for row, values in fiscal.items():
        counts[2] += values[0] != values[1] + values[2] + values[3]
        if row[0] == "2":
            for index, value in enumerate(values):
                sums[index] += value
            counts[4] += row not in FUNCTIONS
            failed += values[1] != own[0].get(row, (0,))[0]
    current = fiscal["currentTotal"]
    counts[1] += sums != current

    failed += income["currentTotal"] != received[1][0]
    failed += expenditure["currentTotal"] != spent[1][0]
    failed += income["total"] != income["currentTotal"] + income["usedSurplus"] + income["opening"]
    failed += expenditure["total"] != (
        expenditure["currentTotal"] + expenditure["surplusDistribution"] + expenditure["closing"])
    failed += income["total"] != expenditure["total"]
    failed += current[1] != own[1][0]
    failed += own[1][1] != detail[1][0] + detail[1][1]
    failed += funds[1][2] != current[2]
    failed += capital[1][0] != current[3]
    counts[3] += failed


if engine == "orjson":
    import orjson

    decode = orjson.loads

    def fen(row, columns):
        return [round(row[column] * 100) if column in row else 0 for column in columns]

    def tables(document):
        forms = document["finalAccounts"]
        result = {}
        for form, columns in COLUMNS.items():
            table = forms[form]
            result[form] = (
                {line.get("code") or line["row"]: fen(line, columns) for line in table.get("lines", ())},
                fen(table.get("total", {}), columns))
        summary, fiscal = forms["incomeExpenditureSummary"], forms["fiscalAppropriationSummary"]
        result["incomeExpenditureSummary"] = [
            {row["row"]: round(row["amount"] * 100) if "amount" in row else 0 for row in summary[side]}
            for side in ("income", "expenditure")]
        result["fiscalAppropriationSummary"] = (
            {row["row"]: round(row["amount"] * 100) if "amount" in row else 0 for row in fiscal["income"]},
            {row["row"]: fen(row, FISCAL) for row in fiscal["expenditure"]})
        return result

    def rows(document):
        for table in document["finalAccounts"].values():
            yield from table.get("lines", ())
            yield from table.get("income", ())
            yield from table.get("expenditure", ())
            if "total" in table:
                yield table["total"]

    def amounts(row):
        return [value for key, value in row.items() if key not in ("code", "name", "number", "row")]

else:
    import msgspec

    class Precision(msgspec.Struct, gc=False):
        decimals: int
        unit: str

    class Caption(msgspec.Struct):
        isUnitPrinted: bool
        number: str
        precision: Precision
        title: str
        formulas: list[str] = []
        noneStatement: str | None = None

    def line(form, columns, key):
        keys = [(key, str), ("name", str)]
        return msgspec.defstruct(
            form, [*keys, ("number", int | None, None), *((column, float | None, None) for column in columns)], gc=False)

    def coded(form, key="code"):
        columns = COLUMNS[form]
        cells = msgspec.defstruct(form + "Cells", [(column, float | None, None) for column in columns], gc=False, frozen=True)
        return msgspec.defstruct(
            form, [("caption", Caption), ("lines", list[line(form + "Line", columns, key)], []), ("total", cells, cells())])

    Single = line("Single", ("amount",), "row")

    class Summary(msgspec.Struct):
        caption: Caption
        expenditure: list[Single]
        income: list[Single]

    class FiscalSummary(msgspec.Struct):
        caption: Caption
        expenditure: list[line("Fiscal", FISCAL, "row")]
        income: list[Single]

    class Agency(msgspec.Struct, gc=False):
        code: str
        name: str

    class Header(msgspec.Struct):
        agency: Agency
        entity: str
        fiscalYear: int
        kind: str
        published: str
        superior: Agency
        title: str

    Tables = msgspec.defstruct("Tables", [
        *((form, coded(form, "row" if form == "threePublicExpenses" else "code")) for form in COLUMNS),
        ("incomeExpenditureSummary", Summary), ("fiscalAppropriationSummary", FiscalSummary)])

    class Document(msgspec.Struct):
        finalAccounts: Tables
        header: Header
        schema: str

    from operator import attrgetter

    decode = msgspec.json.Decoder(Document).decode
    GETTERS = {form: attrgetter(*columns) for form, columns in COLUMNS.items()}
    fiscal_cells = attrgetter(*FISCAL)

    def fen(values):
        return [round(value * 100) if value is not None else 0 for value in values]

    def side(rows):
        return {row.row: round(row.amount * 100) if row.amount is not None else 0 for row in rows}

    def tables(document):
        forms = document.finalAccounts
        result = {}
        for form, cells in GETTERS.items():
            table = getattr(forms, form)
            key = attrgetter("row" if form == "threePublicExpenses" else "code")
            result[form] = ({key(line): fen(cells(line)) for line in table.lines}, fen(cells(table.total)))
        summary, fiscal = forms.incomeExpenditureSummary, forms.fiscalAppropriationSummary
        result["incomeExpenditureSummary"] = [side(summary.income), side(summary.expenditure)]
        result["fiscalAppropriationSummary"] = (
            side(fiscal.income), {row.row: fen(fiscal_cells(row)) for row in fiscal.expenditure})
        return result

    def rows(document):
        for form in Tables.__struct_fields__:
            table = getattr(document.finalAccounts, form)
            if form in COLUMNS:
                yield from table.lines
                if any(value is not None for value in GETTERS[form](table.total)):
                    yield table.total
            else:
                yield from table.income
                yield from table.expenditure

    def amounts(row):
        names = [name for name in row.__struct_fields__ if name not in ("code", "name", "number", "row")]
        return [value for value in (getattr(row, name) for name in names) if value is not None]


def decode_all():
    for line in LINES:
        decode(line)
    return len(LINES)


def check_all():
    counts = [0, 0, 0, 0, 0]
    for line in LINES:
        check(tables(decode(line)), counts)
    return counts


def totals():
    """What has been decoded, counted outside of the time that is measured."""
    result = [0, 0, 0]
    for line in LINES:
        for row in rows(decode(line)):
            values = amounts(row)
            result[0] += 1
            result[1] += len(values)
            result[2] += sum(round(value * 100) for value in values)
    return " ".join(map(str, result))


decoded = totals()
measure(engine, "lines, decoded, 1 thread", decode_all, lambda count: f"{count} {decoded}")
measure(f"{engine} + Python", "lines, checked, 1 thread", check_all, lambda counts: " ".join(map(str, counts)))
