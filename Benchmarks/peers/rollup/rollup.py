"""The roll-up work by group-by in duckdb or polars. Usage: rollup.py FOLDER duckdb|polars THREADS"""

import os
import sys

folder, engine, threads = sys.argv[1:4]
os.environ["POLARS_MAX_THREADS"] = threads
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
from measure import measure  # noqa: E402

import numpy as np  # noqa: E402

types = {"function": "<i4", "economic": "<i4", "unit": "<i4", "fund": "u1", "fen": "<i8"}
columns = {name: np.fromfile(f"{folder}/{name}.bin", kind) for name, kind in types.items()}
name = f"{engine}, {threads} thread{'s' if threads != '1' else ''}"
start = f"columns, {threads} thread{'s' if threads != '1' else ''}"


def text(result):
    by_function, by_economic, by_unit = result
    total = sum((code * 1000003 + fund * 7919 + 1) * fen for code, fund, fen in by_function)
    total += sum((code * 1000003 + 5 * 7919 + 1) * fen for code, fen in by_economic)
    total += sum((code * 1000003 + 6 * 7919 + 1) * fen for code, fen in by_unit)
    return f"{len(by_function) + len(by_economic) + len(by_unit)} {total & (1 << 64) - 1}"


if engine == "duckdb":
    import duckdb
    import pyarrow as pa

    con = duckdb.connect(config={"threads": threads})
    source = pa.table(columns)  # noqa: F841, duckdb finds it by its name
    con.execute("create table lines as select * from source")

    def work():
        con.execute(
            "create or replace temp table f as "
            "select function, fund, sum(fen)::bigint as fen from lines group by all")
        by_function = con.execute(
            "select function, fund, fen from f "
            "union all select function // 100, fund, sum(fen)::bigint from f group by 1, 2 "
            "union all select function // 10000, fund, sum(fen)::bigint from f group by 1, 2 "
            "union all select 0, fund, sum(fen)::bigint from f group by 2").fetchall()
        con.execute("create or replace temp table e as select economic, sum(fen)::bigint as fen from lines group by all")
        by_economic = con.execute(
            "select economic, fen from e union all select economic // 100, sum(fen)::bigint from e group by 1").fetchall()
        return by_function, by_economic, con.execute("select unit, sum(fen)::bigint from lines group by 1").fetchall()
else:
    import polars as pl

    lines = pl.DataFrame(columns)

    def work():
        f = lines.group_by("function", "fund").agg(pl.col("fen").sum())
        by_function = []
        for divisor in (1, 100, 10_000, 1_000_000_000):
            by_function += f.group_by(pl.col("function") // divisor, "fund").agg(pl.col("fen").sum()).rows()
        e = lines.group_by("economic").agg(pl.col("fen").sum())
        by_economic = e.rows() + e.group_by(pl.col("economic") // 100).agg(pl.col("fen").sum()).rows()
        return by_function, by_economic, lines.group_by("unit").agg(pl.col("fen").sum()).rows()


measure(name, start, work, text)
