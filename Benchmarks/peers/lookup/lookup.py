"""The look-up work by a join in duckdb or polars. Usage: lookup.py FOLDER duckdb|polars THREADS"""

import os
import sys

folder, engine, threads = sys.argv[1:4]
os.environ["POLARS_MAX_THREADS"] = threads
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
from measure import measure  # noqa: E402

with open(folder + "/codes.csv") as file:
    codes = [line.split(",", 1)[0] for line in file][1:]
table = [(code, int(code), int(code[:5]) if len(code) == 7 else 0, int(code[:3])) for code in codes]
with open(folder + "/queries.txt") as file:
    queries = file.read().split()
name = f"{engine}, {threads} thread{'s' if threads != '1' else ''}"


def text(row):
    return f"{row[0]} {row[1]}"


if engine == "duckdb":
    import duckdb

    con = duckdb.connect(config={"threads": threads})
    con.execute("create table codes (text varchar, code integer, section integer, category integer)")
    con.executemany("insert into codes values (?, ?, ?, ?)", table)
    con.execute(
        f"create table queries as select text, text::integer as code "
        f"from read_csv('{folder}/queries.txt', header = false, columns = {{'text': 'varchar'}})")
    sql = (
        "select count(*) filter (where c.code is null), "
        "sum(c.code::bigint * 31 + c.section::bigint * 7 + c.category)::hugeint "
        "from queries q left join codes c on q.{0} = c.{0}")
    measure(name, "int", lambda: text(con.execute(sql.format("code")).fetchone()))
    measure(name, "text", lambda: text(con.execute(sql.format("text")).fetchone()))
else:
    import polars as pl

    types = {"text": pl.String, "code": pl.Int32, "section": pl.Int32, "category": pl.Int32}
    rows = pl.DataFrame(table, schema=types, orient="row").with_columns(row=pl.lit(1, pl.Int8))
    asked = pl.DataFrame({"text": queries}).with_columns(code=pl.col("text").cast(pl.Int32))

    def work(key):
        joined = asked.select(key).join(rows, on=key, how="left")
        code = pl.col("code").cast(pl.Int64)
        value = code * 31 + pl.col("section").cast(pl.Int64) * 7 + pl.col("category")
        found = pl.col("row").is_not_null()
        return text(joined.select((~found).sum(), value.filter(found).sum()).row(0))

    measure(name, "int", lambda: work("code"))
    measure(name, "text", lambda: work("text"))
