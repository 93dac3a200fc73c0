"""Reads the tables of a PDF: pages.py ours|pdfplumber|camelot PDF PAGES [COMMAND], one line of JSON.

The answer is the number of figures in the grids and their sum in 分. Ours is the command with poppler; what its programs
use counts.
"""

import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

FIGURE = re.compile(r"-?[0-9,]+\.[0-9][0-9]")


def answer(texts):
    figures = [text for text in texts if FIGURE.fullmatch(text)]
    return f"{len(figures)} {sum(int(text.replace(',', '').replace('.', '')) for text in figures)}"


def ours(path, command):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([command, "convert", path, "--grids", "-o", f"{folder}/grids.json"], check=True)
        content = json.loads(pathlib.Path(folder, "grids.json").read_text())
    grids = [part["grid"]["_0"] for part in content["parts"] if "grid" in part]
    return [cell["text"] for grid in grids for cell in grid["cells"]]


def pdfplumber(path):
    import pdfplumber as reader
    with reader.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return [text.strip() for table in tables for row in table for text in row if text]


def camelot(path):
    import camelot as reader
    return [text.strip() for table in reader.read_pdf(path, pages="all", flavor="lattice") for row in table.data
            for text in row]


def main(name, path, pages, *command):
    work = {"ours": ours, "pdfplumber": pdfplumber, "camelot": camelot}[name]
    wall, processor, found = [], [], None
    while len(wall) < 3:
        start, before = time.perf_counter(), cpu()
        texts = work(path, *command)
        wall.append(time.perf_counter() - start)
        processor.append(cpu() - before)
        found = answer(texts)
    size = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    title = "ours with poppler" if name == "ours" else name
    print(json.dumps({
        "name": f"{title}, {pages} pages", "from": f"PDF of {pages} pages", "wall": sorted(wall)[1], "wall_min": min(wall),
        "wall_max": max(wall), "cpu": sorted(processor)[1], "repetitions": 3, "reference": name == "ours",
        "rss_mb": size / 1024, "answer": found}), flush=True)


def cpu():
    return sum(usage.ru_utime + usage.ru_stime for usage in map(
        resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


main(*sys.argv[1:])
