"""The ledger work by duckdb or polars, from the file. Usage: ledger.py FILE duckdb|polars THREADS

Amounts are DECIMAL(18, 2), or whole numbers of 分: exact either way.
"""

import os
import sys

path, engine, threads = sys.argv[1:4]
os.environ["POLARS_MAX_THREADS"] = threads
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
from measure import measure  # noqa: E402

end = f"{threads} thread" + ("s" if threads != "1" else "")


def text(result):
    """How many groups there are, and a checksum that depends on their order."""
    by_function, by_economic, by_agency = result
    groups = [*by_function, *((code, 0, fen) for code, fen in by_economic), *((code, 1, fen) for code, fen in by_agency)]
    checksum = 0
    for group in groups:
        for value in group:
            checksum = (checksum * 1_000_003 + value) % (1 << 64)
    return f"{len(groups)} {checksum}"


if engine == "duckdb":
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"set threads = {threads}")

    def work():
        connection.execute(f"""create or replace temp table lines as select * from read_csv('{path}', header = true,
            columns = {{'function': 'INTEGER', 'economic': 'INTEGER', 'agency': 'INTEGER', 'fund': 'UTINYINT',
                'amount': 'DECIMAL(18, 2)'}})""")
        connection.execute("create or replace temp table f as select function, fund, sum(amount) * 100 as fen from lines group by all")
        by_function = connection.execute("""select c, fund, sum(fen)::BIGINT from (
            select function as c, fund, fen from f union all select function // 100, fund, fen from f
            union all select function // 10000, fund, fen from f union all select 0, fund, fen from f)
            group by all order by all""").fetchall()
        connection.execute("create or replace temp table e as select economic, sum(amount) * 100 as fen from lines group by all")
        by_economic = connection.execute("""select c, sum(fen)::BIGINT from (
            select economic as c, fen from e union all select economic // 100, fen from e) group by all order by all""").fetchall()
        by_agency = connection.execute(
            "select agency, (sum(amount) * 100)::BIGINT from lines group by all order by all").fetchall()
        return by_function, by_economic, by_agency

    measure("duckdb, DECIMAL", f"file, {end}", work, text)

else:
    import polars as pl

    schema = {"function": pl.Int32, "economic": pl.Int32, "agency": pl.Int32, "fund": pl.UInt8}

    def totals(lines):
        fen = pl.col("fen").sum()
        f = lines.group_by("function", "fund").agg(fen)
        by_function = pl.concat([
            f.select((pl.col("function") // divisor if divisor else pl.col("function") * 0).alias("c"), "fund", "fen")
            for divisor in (1, 100, 10_000, 0)]).group_by("c", "fund").agg(fen).sort("c", "fund")
        e = lines.group_by("economic").agg(fen)
        by_economic = pl.concat([
            e.select((pl.col("economic") // divisor).alias("c"), "fen") for divisor in (1, 100)
        ]).group_by("c").agg(fen).sort("c")
        by_agency = lines.group_by("agency").agg(fen).sort("agency")
        return [table.rows() for table in (by_function, by_economic, by_agency)]

    def decimals():
        result = totals(pl.read_csv(path, schema=schema | {"amount": pl.Decimal(18, 2)}).rename({"amount": "fen"}))
        return [[(*row[:-1], int(row[-1] * 100)) for row in rows] for rows in result]

    def fen():
        lines = pl.read_csv(path, schema=schema | {"amount": pl.String})
        return totals(lines.with_columns(pl.col("amount").str.replace(".", "", literal=True).cast(pl.Int64).alias("fen")))

    measure("polars, Decimal", f"file, {end}", decimals, text)
    measure("polars, text to 分", f"file, {end}", fen, text)
