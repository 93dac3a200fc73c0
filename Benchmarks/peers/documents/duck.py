"""The documents work in SQL by duckdb, which reads the file itself. Usage: duck.py FOLDER THREADS

Amounts are DECIMAL(18, 2), which is exact.
"""

import os
import sys

folder, threads = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "common"))
from columns import COLUMNS, FISCAL  # noqa: E402
from measure import measure  # noqa: E402

import duckdb  # noqa: E402

SUMMARIES = {"incomeExpenditureSummary": ("amount",), "fiscalAppropriationSummary": FISCAL}


def struct(fields):
    return "STRUCT(" + ", ".join(f'"{name}" {kind}' for name, kind in fields) + ")"


def line(key, columns, numbered=False):
    fields = [(key, "VARCHAR"), ("name", "VARCHAR")] + ([("number", "INTEGER")] if numbered else [])
    return struct(fields + cells(columns)) + "[]"


def cells(columns):
    return [(column, "DECIMAL(18, 2)") for column in columns]


caption = struct([
    ("formulas", "VARCHAR[]"), ("isUnitPrinted", "BOOLEAN"), ("noneStatement", "VARCHAR"), ("number", "VARCHAR"),
    ("precision", struct([("decimals", "INTEGER"), ("unit", "VARCHAR")])), ("title", "VARCHAR")])
agency = struct([("code", "VARCHAR"), ("name", "VARCHAR")])
tables = [
    (form, struct([
        ("caption", caption), ("lines", line("row" if form == "threePublicExpenses" else "code", columns)),
        ("total", struct(cells(columns)))]))
    for form, columns in COLUMNS.items()
] + [
    (form, struct([
        ("caption", caption), ("expenditure", line("row", columns, True)), ("income", line("row", ("amount",), True))]))
    for form, columns in SUMMARIES.items()]
header = struct([
    ("agency", agency), ("entity", "VARCHAR"), ("fiscalYear", "INTEGER"), ("kind", "VARCHAR"), ("published", "VARCHAR"),
    ("superior", agency), ("title", "VARCHAR")])

connection = duckdb.connect()
connection.execute(f"set threads = {threads}")
connection.execute(f"create table codes as select * from read_csv('{here}/codes.csv', header = true, all_varchar = true)")
decode = f"""create or replace temp table documents as
    select header.agency.code as d, * from read_json('{folder}/documents.jsonl', format = 'newline_delimited', columns = {{
        'schema': 'VARCHAR', 'header': '{header}', 'finalAccounts': '{struct(tables)}'}})"""


def seven(source, columns):
    """The columns of a form as c1 to c7, where blank is 0."""
    own = [f'coalesce({source}."{column}", 0) as c{index + 1}' for index, column in enumerate(columns)]
    return ", ".join(own + [f"0::DECIMAL(18, 2) as c{index}" for index in range(len(columns) + 1, 8)])


lines = " union all ".join(
    f"select d, '{form}' as form, l.{'row' if form == 'threePublicExpenses' else 'code'} as code, {seven('l', columns)} "
    f"from (select d, unnest(finalAccounts.\"{form}\".lines) as l from documents)"
    for form, columns in COLUMNS.items())
totals = " union all ".join(
    f"select d, '{form}' as form, {seven(f'finalAccounts.{form}.total', columns)} from documents"
    for form, columns in COLUMNS.items() if form != "threePublicExpenses")
sides = " union all ".join(
    f"select d, '{form}' as form, '{side}' as side, l.row as code, {seven('l', columns if side == 'expenditure' else ('amount',))} "
    f'from (select d, unnest(finalAccounts."{form}"."{side}") as l from documents)'
    for form, columns in SUMMARIES.items() for side in ("expenditure", "income"))
SUMS = ", ".join(f"sum(c{index}) as c{index}" for index in range(1, 8))
DIFFER = " or ".join(f"p.c{index} <> s.c{index}" for index in range(1, 8))
ITEMS = ("'generalPublic', 'governmentFund', 'stateCapital', 'superiorSubsidy', 'service', 'business', "
         "'subordinateRemittance', 'other'")


def scalar(form, side, row, column="c1"):
    return f"max({column}) filter (form = '{form}' and side = '{side}' and code = '{row}')"


S, F = "incomeExpenditureSummary", "fiscalAppropriationSummary"
# The figures of the two summaries that stand in equalities, one row a document.
summary = "select d, " + ", ".join([
    *(f"{scalar(S, 'income', row)} as i_{row}" for row in ("currentTotal", "usedSurplus", "opening", "total")),
    *(f"{scalar(S, 'expenditure', row)} as e_{row}" for row in ("currentTotal", "surplusDistribution", "closing", "total")),
    f"{scalar(F, 'income', 'currentTotal')} as f_currentTotal", f"{scalar(F, 'income', 'opening')} as f_opening",
    *(f"{scalar(F, 'expenditure', 'currentTotal', f'c{index}')} as f{index}" for index in range(1, 5)),
    f"sum(c1) filter (form = '{S}' and side = 'income' and code in ({ITEMS})) as i_items",
    f"sum(c1) filter (form = '{F}' and side = 'income' and code in ({ITEMS})) as f_items",
    f"sum(c1) filter (form = '{F}' and side = 'income' and code like 'opening.%') as f_openings",
    f"sum(c1) filter (form = '{S}' and code like '2%') as e_items",
    *(f"sum(c{index}) filter (form = '{F}' and code like '2%') as s{index}" for index in range(1, 5)),
]) + " from sides group by d"


def t(form, column):
    return f'coalesce(finalAccounts.{form}.total."{column}", 0)'


CHECKS = {
    "R1": [
        f"""with s as (select d, form, code[:-3] as code, {SUMS} from lines
                where form <> 'threePublicExpenses' and length(code) > 3 group by all)
            select count(*) from s join lines p using (d, form, code) where {DIFFER}""",
        "select count(*) from summary where f_opening <> f_openings"],
    "R2": [
        f"""with s as (select d, form, {SUMS} from lines
                where form <> 'threePublicExpenses' and length(code) = 3 group by all)
            select count(*) from s join totals p using (d, form) where {DIFFER}""",
        """select sum((i_items <> i_currentTotal)::INT + (e_items <> e_currentTotal)::INT + (f_items <> f_currentTotal)::INT
            + (s1 <> f1 or s2 <> f2 or s3 <> f3 or s4 <> f4)::INT) from summary"""],
    "R3": [
        """with r as (select form, c1, c2, c3, c4, c5, c6, c7 from lines
                union all select form, c1, c2, c3, c4, c5, c6, c7 from totals)
            select count(*) from r where
            (form = 'income' and c1 <> c2 + c3 + c4 + c5 + c6 + c7)
            or (form = 'expenditure' and c1 <> c2 + c3 + c4 + c5 + c6)
            or (form in ('generalPublicExpenditure', 'stateCapitalExpenditure') and c1 <> c2 + c3)
            or (form = 'governmentFund' and (c3 <> c4 + c5 or c6 <> c1 + c2 - c3))
            or (form = 'threePublicExpenses' and (c1 <> c2 + c3 + c6 or c3 <> c4 + c5))""",
        f"select count(*) from sides where form = '{F}' and side = 'expenditure' and c1 <> c2 + c3 + c4"],
    "R4": [
        f"""select sum((i_currentTotal <> {t('income', 'total')})::INT + (e_currentTotal <> {t('expenditure', 'total')})::INT
            + (i_total <> i_currentTotal + i_usedSurplus + i_opening)::INT
            + (e_total <> e_currentTotal + e_surplusDistribution + e_closing)::INT + (i_total <> e_total)::INT
            + (f2 <> {t('generalPublicExpenditure', 'total')})::INT
            + ({t('generalPublicExpenditure', 'basic')}
                <> {t('basicExpenditure', 'personnel')} + {t('basicExpenditure', 'operating')})::INT
            + ({t('governmentFund', 'expenditure')} <> f3)::INT + ({t('stateCapitalExpenditure', 'total')} <> f4)::INT)
            from summary join documents using (d)""",
        f"""select count(*) from (select * from sides where form = '{S}' and code like '2%') s
            left join (select * from lines where form = 'expenditure') l using (d, code)
            where s.c1 <> coalesce(l.c1, 0)""",
        f"""select count(*) from (select * from sides where form = '{F}' and code like '2%') s
            left join (select * from lines where form = 'generalPublicExpenditure') l using (d, code)
            where s.c2 <> coalesce(l.c1, 0)"""],
    "R5": [
        """select count(*) from lines l anti join codes c
            on l.code = c.code and (c.classification = 'functional') = (l.form <> 'basicExpenditure')
            where l.form <> 'threePublicExpenses'""",
        """select count(*) from (select code from sides where code like '2%') s anti join codes c
            on s.code = c.code and c.classification = 'functional'"""],
}


def decode_all():
    connection.execute(decode)
    return connection.execute("select count(*) from documents").fetchone()[0]


def check_all():
    connection.execute(decode)
    for name, query in (("lines", lines), ("totals", totals), ("sides", sides), ("summary", summary)):
        connection.execute(f"create or replace temp table {name} as {query}")
    return [
        sum(int(connection.execute(query).fetchone()[0] or 0) for query in queries) for queries in CHECKS.values()]


def decoded():
    """What has been decoded, counted outside of the time that is measured."""
    connection.execute(decode)
    result = [0, 0, 0]
    sources = [(f'unnest(finalAccounts."{form}".lines)', columns) for form, columns in COLUMNS.items()]
    sources += [(f'finalAccounts."{form}".total', columns) for form, columns in COLUMNS.items()]
    for form, columns in SUMMARIES.items():
        sources.append((f'unnest(finalAccounts."{form}".expenditure)', columns))
        sources.append((f'unnest(finalAccounts."{form}".income)', ("amount",)))
    for source, columns in sources:
        figures = " + ".join(f'count(l."{column}")' for column in columns)
        yuan = " + ".join(f'coalesce(sum(l."{column}"), 0)' for column in columns)
        row = connection.execute(
            f"select count(*), {figures}, ({yuan}) * 100 from (select {source} as l from documents) where l is not null"
        ).fetchone()
        result = [a + int(b or 0) for a, b in zip(result, row)]
    return " ".join(map(str, result))


end = f", {threads} thread" + ("s" if threads != "1" else "")
text = decoded()
measure("duckdb", "lines, decoded" + end, decode_all, lambda count: f"{count} {text}")
measure("duckdb, SQL", "lines, checked" + end, check_all, lambda counts: " ".join(map(str, counts)))
