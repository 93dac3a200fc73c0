"""Makes final accounts as this package writes them, one document a line, and what a check of them must find.

Usage: generate.py FOLDER COUNT

Every amount is exact: 元 with at most two decimals. Each document has a defect with probability 0.1, never more than one.
FOLDER gets documents.jsonl and truth.json. Only `random()` of Python's generator is used, which is the same everywhere.
"""

import csv
import json
import os
import random
import sys

import orjson

folder, count = sys.argv[1], int(sys.argv[2])
here = os.path.dirname(os.path.abspath(__file__))

# How many documents print every category of the form in the two summaries; the others print those with figures.
WHOLE_FORM = 0.25
DEFECTS = ["R1", "R2", "R3", "R4", "R5"]

FUNCTION, ECONOMIC = {}, {}
with open(f"{here}/codes.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        (FUNCTION if row["classification"] == "functional" else ECONOMIC)[row["code"]] = row["name"]

NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 二十五 二十六".split()
CATEGORIES = (
    "201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217 219 220 221 222 223 224 229 231 232 234".split())
COMMON = ["201", "205", "208", "210", "212", "213", "221"]
items = [code for code in FUNCTION if len(code) == 7 and code[:3] in CATEGORIES]
funds = [code for code in items if FUNCTION[code[:5]].endswith("安排的支出") and code[:5] != "20509"]
capital = [code for code in items if code.startswith("223")]
general = {}
for code in items:
    if code not in funds and code[:3] not in ("223", "234"):
        general.setdefault(code[:3], []).append(code)
economic = {top: [code for code in ECONOMIC if len(code) == 5 and code.startswith(top)] for top in ("301", "302", "303", "310")}

SUMMARY_INCOME = [
    ("generalPublic", "一、一般公共预算财政拨款收入", 1), ("governmentFund", "二、政府性基金预算财政拨款收入", 2),
    ("stateCapital", "三、国有资本经营预算财政拨款收入", 3), ("superiorSubsidy", "四、上级补助收入", 4),
    ("service", "五、事业收入", 5), ("business", "六、经营收入", 6), ("subordinateRemittance", "七、附属单位上缴收入", 7),
    ("other", "八、其他收入", 8), ("currentTotal", "本年收入合计", 27), ("usedSurplus", "使用非财政拨款结余", 28),
    ("opening", "年初结转和结余", 29), ("total", "总计", 31)]
SUMMARY_EXPENDITURE = [
    ("currentTotal", "本年支出合计", 58), ("surplusDistribution", "结余分配", 59), ("closing", "年末结转和结余", 60),
    ("total", "总计", 62)]
FISCAL_INCOME = [
    ("generalPublic", "一、一般公共预算财政拨款", 1), ("governmentFund", "二、政府性基金预算财政拨款", 2),
    ("stateCapital", "三、国有资本经营预算财政拨款", 3), ("currentTotal", "本年收入合计", 27),
    ("opening", "年初财政拨款结转和结余", 28), ("opening.generalPublic", "一般公共预算财政拨款", 29),
    ("opening.governmentFund", "政府性基金预算财政拨款", 30), ("opening.stateCapital", "国有资本经营预算财政拨款", 31),
    ("total", "总计", 32)]
FISCAL_EXPENDITURE = [("currentTotal", "本年支出合计", 59), ("closing", "年末财政拨款结转和结余", 60), ("total", "总计", 64)]
FUND_COLUMNS = ["generalPublic", "governmentFund", "stateCapital"]

generator = random.Random(20261121)


def chance(probability):
    return generator.random() < probability


def below(limit):
    return int(generator.random() * limit)


def between(low, high):
    return low + below(high - low + 1)


def pick(values):
    return values[below(len(values))]


def some(values, number):
    """So many different values, in the order of the list."""
    rest, taken = list(values), set()
    for _ in range(min(number, len(rest))):
        taken.add(rest.pop(below(len(rest))))
    return [value for value in values if value in taken]


def amount():
    """分: 2,600 元 to 10 million 元, every order of magnitude as often."""
    return 262_144 + below(1 << between(18, 30))


def add(cells, column, fen):
    cells[column] = cells.get(column, 0) + fen


def sums(leaves, names):
    """The lines of all levels from those of the last, and their total."""
    lines, total = {}, {}
    for code, cells in leaves.items():
        for level in (code[:3], code[:5], code) if len(code) == 7 else (code[:3], code):
            line = lines.setdefault(level, {})
            for column, fen in cells.items():
                add(line, column, fen)
        for column, fen in cells.items():
            add(total, column, fen)
    return [{"code": code, "name": names[code], **lines[code]} for code in sorted(lines)], total


def caption(number, title, formulas=(), none=None):
    caption = {
        "isUnitPrinted": True, "number": f"公开0{number}表", "precision": {"decimals": 2, "unit": "yuan"}, "title": title}
    if formulas:
        caption["formulas"] = list(formulas)
    if none:
        caption["noneStatement"] = none
    return caption


def rows(form, cells):
    return [{"row": row, "name": name, "number": number, **cells.get(row, {})} for row, name, number in form]


def categories(cells, first, whole):
    """The categories of an expenditure side, as the form numbers them."""
    return [
        {"row": code, "name": f"{NUMERALS[index]}、{FUNCTION[code]}", "number": first + index, **cells.get(code, {})}
        for index, code in enumerate(CATEGORIES) if whole or code in cells]


def single(cells):
    return {row: {"amount": fen} for row, fen in cells.items()}


def lined(number, title, formulas, leaves, names, none):
    lines, total = sums(leaves, names)
    if not lines:
        return {"caption": caption(number, title, formulas, none)}
    return {"caption": caption(number, title, formulas), "lines": lines, "total": total}


def tables():
    tops = set(some(COMMON, between(2, 4)))
    if chance(0.4):
        tops.add(pick(list(general)))
    codes = [code for top in sorted(tops) for code in some(general[top], between(1, 2))]

    own = {}  # 一般公共预算: basic and project of every item
    for index, code in enumerate(codes):
        own[code] = {}
        if index == 0 or chance(0.8):
            own[code]["basic"] = amount()
        if not own[code] or chance(0.4):
            own[code]["project"] = amount()
        own[code]["total"] = sum(own[code].values())
    fund = {code: amount() for code in (some(funds, between(1, 2)) if chance(0.15) else [])}
    assets = {code: amount() for code in (some(capital, 1) if chance(0.03) else [])}
    carried = [amount() if chance(0.2) else 0, amount() if fund and chance(0.3) else 0, 0]

    spent = {code: dict(cells) for code, cells in own.items()}
    for code, fen in [*fund.items(), *assets.items()]:
        cells = spent.setdefault(code, {})
        add(cells, "project", fen)
        add(cells, "total", fen)
    received = {code: {"fiscal": cells["total"], "total": cells["total"]} for code, cells in spent.items()}
    outside, source = 0, None
    if chance(0.3):
        code, outside, source = pick(codes), amount() // 10, pick(["service", "superiorSubsidy", "business", "other"])
        for cells, column in ((spent[code], "basic"), (received[code], source)):
            add(cells, column, outside)
            add(cells, "total", outside)

    by_fund = [sum(cells["total"] for cells in own.values()), sum(fund.values()), sum(assets.values())]
    paid = sum(by_fund)
    current = paid + outside
    opening = sum(carried) + (amount() if chance(0.3) else 0)
    whole = chance(WHOLE_FORM)

    income = {row: fen for row, fen in zip(FUND_COLUMNS, by_fund) if fen}
    fiscal_income = dict(income)
    if source:
        income[source] = outside
    income |= {"currentTotal": current, "total": current + opening}
    fiscal_income |= {"currentTotal": paid, "total": paid + sum(carried)}
    if opening:
        income["opening"] = opening
    if sum(carried):
        fiscal_income["opening"] = sum(carried)
        fiscal_income |= {f"opening.{row}": fen for row, fen in zip(FUND_COLUMNS, carried) if fen}
    expenditure, fiscal = {}, {}
    for code, cells in spent.items():
        expenditure.setdefault(code[:3], {})
        add(expenditure[code[:3]], "amount", cells["total"])
    for column, leaves in zip(FUND_COLUMNS, ({c: v["total"] for c, v in own.items()}, fund, assets)):
        for code, fen in leaves.items():
            cells = fiscal.setdefault(code[:3], {})
            add(cells, column, fen)
            add(cells, "total", fen)
    ending = single({"currentTotal": current, "total": current + opening} | ({"closing": opening} if opening else {}))
    fiscal_ending = {
        row: {"total": sum(values)} | {column: fen for column, fen in zip(FUND_COLUMNS, values) if fen}
        for row, values in (
            ("currentTotal", by_fund), ("closing", carried), ("total", [a + b for a, b in zip(by_fund, carried)]))
        if sum(values)}

    # 基本支出 over the items of the economic classification, in the order of the blocks of the form.
    basic = sum(cells.get("basic", 0) for cells in own.values())
    chosen = (
        some(economic["301"], between(5, 9)) + some(economic["303"], between(1, 3)) + some(economic["302"], between(3, 9))
        + (some(economic["310"], 1) if chance(0.2) else []))
    weights = [1 + below(100) for _ in chosen]
    parts = [basic * weight // sum(weights) for weight in weights]
    parts[0] += basic - sum(parts)
    detail = {
        code: {"personnel" if code[:3] in ("301", "303") else "operating": fen} for code, fen in zip(chosen, parts) if fen}
    lines, total = sums(detail, ECONOMIC)
    lines.sort(key=lambda line: ["301", "303", "302", "310"].index(line["code"][:3]))

    # 三公 is at least what 基本支出 has of it, and what was spent is within the budget.
    def spent_on(code):
        return detail.get(code, {}).get("operating", 0)

    actual = {
        "overseas": spent_on("30212") + (amount() // 8 if chance(0.1) else 0),
        "vehiclePurchase": spent_on("31013") + (amount() if chance(0.05) else 0),
        "vehicleOperation": spent_on("30231") + 10_000 + below(6_000_000),
        "receptions": spent_on("30217") + below(2_000_000)}
    budgeted = {column: fen + (below(500_000) if fen else 0) for column, fen in actual.items()}
    for cells in (actual, budgeted):
        cells["vehicles"] = cells["vehiclePurchase"] + cells["vehicleOperation"]
        cells["total"] = cells["overseas"] + cells["vehicles"] + cells["receptions"]
    actual, budgeted = ({column: fen for column, fen in cells.items() if fen} for cells in (actual, budgeted))

    held = {}
    for index, (code, fen) in enumerate(fund.items()):
        held[code] = {"income": fen, "expenditure": fen, "project": fen}
        if index == 0 and carried[1]:
            held[code] |= {"opening": carried[1], "closing": carried[1]}
    return {
        "incomeExpenditureSummary": {
            "caption": caption(
                1, "收入支出决算总表",
                ["27行=(1+2+3+4+5+6+7+8)行", "31行=(27+28+29)行", "58行=(32+33+...+57)行", "62行=(58+59+60)行"]),
            "income": rows(SUMMARY_INCOME, single(income)),
            "expenditure": categories(expenditure, 32, whole) + rows(SUMMARY_EXPENDITURE, ending)},
        "income": lined(2, "收入决算表", ["1栏各行=(2+3+4+5+6+7)栏各行"], received, FUNCTION, ""),
        "expenditure": lined(3, "支出决算表", ["1栏各行=(2+3+4+5+6)栏各行"], spent, FUNCTION, ""),
        "fiscalAppropriationSummary": {
            "caption": caption(
                4, "财政拨款收入支出决算总表",
                ["27行=(1+2+3)行", "28行=(29+30+31)行", "32行=(27+28)行", "59行=(33+34+...+58)行", "64行=(59+60)行"]),
            "income": rows(FISCAL_INCOME, single(fiscal_income)),
            "expenditure": categories(fiscal, 33, whole) + rows(FISCAL_EXPENDITURE, fiscal_ending)},
        "generalPublicExpenditure": lined(5, "一般公共预算财政拨款支出决算表", ["1栏各行=(2+3)栏各行"], own, FUNCTION, ""),
        "basicExpenditure": {
            "caption": caption(6, "一般公共预算财政拨款基本支出决算明细表"), "lines": lines, "total": total},
        "governmentFund": lined(
            7, "政府性基金预算财政拨款收入支出决算表", ["6栏各行=(1+2-3)栏各行", "3栏各行=(4+5)栏各行"], held, FUNCTION,
            "无政府性基金预算财政拨款收入支出"),
        "stateCapitalExpenditure": lined(
            8, "国有资本经营预算财政拨款支出决算表", ["1栏各行=(2+3)栏各行"],
            {code: {"project": fen, "total": fen} for code, fen in assets.items()}, FUNCTION,
            "无国有资本经营预算财政拨款支出"),
        "threePublicExpenses": {
            "caption": caption(
                9, "财政拨款“三公”经费支出决算表", ["1栏=(2+3+6)栏", "3栏=(4+5)栏", "7栏=(8+9+12)栏", "9栏=(10+11)栏"]),
            "lines": [
                {"row": "budgeted", "name": "预算数", **budgeted}, {"row": "actual", "name": "决算数", **actual}]}}


def plant(kind, tables):
    """One defect that breaks one relation of the five checks."""
    spent = tables["expenditure"]["lines"]
    leaves = [line for line in spent if len(line["code"]) == 7]
    change = 1_000 + below(99_000_000)
    if kind == "R1":  # an item is not what its 款 says
        line = pick(leaves)
        add(line, "basic" if "basic" in line else "project", change)
        add(line, "total", change)
    elif kind == "R2":  # 合计 is not the sum of the categories
        total = tables["income"]["total"]
        change = min(change, total["fiscal"] // 2)
        add(total, "fiscal", -change)
        add(total, "other", change)
    elif kind == "R3":  # 小计 is not the sum of its columns
        add(pick(tables["threePublicExpenses"]["lines"]), "vehicleOperation", change)
    elif kind == "R4":  # 基本支出 of 公开05 is not that of 公开06, although 公开05 adds up
        own = tables["generalPublicExpenditure"]
        leaf = pick([line for line in own["lines"] if len(line["code"]) == 7])
        more, less = ("basic", "project") if "project" in leaf else ("project", "basic")
        change = min(change, leaf[less] // 2)
        for cells in [own["total"]] + [line for line in own["lines"] if leaf["code"].startswith(line["code"])]:
            add(cells, more, change)
            add(cells, less, -change)
    else:  # a code that the classification does not have
        line = pick(leaves)
        section = line["code"][:5]
        line["code"] = next(f"{section}{end}" for end in range(98, 9, -1) if f"{section}{end}" not in FUNCTION)


def printed(value):
    """分 as 元, wherever there is an amount: an integer, or a number that is written with at most two decimals."""
    if isinstance(value, list):
        return [printed(item) for item in value]
    return {
        key: item if key in ("number", "decimals", "isUnitPrinted") else
        (item // 100 if item % 100 == 0 else item / 100) if isinstance(item, int) else
        printed(item) if isinstance(item, (dict, list)) and key not in ("caption",) else item
        for key, item in value.items()}


def figures(tables):
    """How many rows there are, with the totals; how many figures; and their sum."""
    total = [0, 0, 0]
    for table in tables.values():
        for row in table.get("lines", []) + table.get("income", []) + table.get("expenditure", []) + (
                [table["total"]] if "total" in table else []):
            cells = [value for key, value in row.items() if key != "number" and isinstance(value, int)]
            for index, value in enumerate((1, len(cells), sum(cells))):
                total[index] += value
    return total


planted, kinds = dict.fromkeys(DEFECTS, 0), []
totals = [0, 0, 0]
path = f"{folder}/documents.jsonl"
with open(path + ".new", "wb") as file:
    for number in range(count):
        document = tables()
        kind = pick(DEFECTS) if chance(0.1) else None
        if kind:
            plant(kind, document)
            planted[kind] += 1
        kinds.append(kind)
        totals = [a + b for a, b in zip(totals, figures(document))]
        header = {
            "agency": {"code": f"{number // 1000 + 1:03d}{number % 1000:03d}", "name": f"某市第{number + 1}单位"},
            "entity": "unit", "fiscalYear": 2023, "kind": "finalAccounts", "published": "2024-10-12",
            "superior": {"code": f"{number // 1000 + 1:03d}", "name": f"某市第{number // 1000 + 1}局"},
            "title": f"2023年度某市第{number + 1}单位决算公开"}
        file.write(orjson.dumps(
            {"schema": "china-budget/1", "header": header, "finalAccounts": printed(document)},
            option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE))
truth = {
    "documents": count, "rows": totals[0], "figures": totals[1], "fen": totals[2], "bytes": os.path.getsize(path + ".new"),
    "planted": planted,
    # What every program must answer after decoding, and after checking.
    "decode": f"{count} {totals[0]} {totals[1]} {totals[2]}",
    "check": " ".join(str(planted[kind]) for kind in DEFECTS)}
with open(f"{folder}/truth.json", "w", encoding="utf-8") as file:
    json.dump(truth, file, indent=1)
os.replace(path + ".new", path)
with open(f"{folder}/planted.txt", "w", encoding="utf-8") as file:
    file.writelines(f"{kind or '-'}\n" for kind in kinds)
print(json.dumps(truth), file=sys.stderr)
