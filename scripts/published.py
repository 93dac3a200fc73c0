#!/usr/bin/env python3
"""Makes published files of documents, as test data for what reads them.

    published.py fixtures            write the small ones that are checked in, Tools/Tests/Published
    published.py all FOLDER          write every layout of every document to a folder
    published.py one JSON FOLDER     write every layout of one document
    published.py example             write the PDF of Examples
    published.py government FOLDER   write documents of governments, without the kinds that take LibreOffice longest
    published.py measure FOLDER      write every layout and tell how much of it is read, kind by kind

The tables come from `budget show --format json`; documents in the layouts of Shanghai and Jiangsu are derived from a
ledger of invented lines. PDF with all sorts of lines is written here; LibreOffice (soffice) makes PDF, DOCX, XLSX and XLS
of its own. Beside each set of files, NAME.rows.json has the rows that each table must have: their texts in order, blanks
left out. BUDGET names another command than the debug build. Only the standard library is used. The drawing is seeded:
what is written here is the same each time.
"""

import html
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter

import published_forms

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUDGET = os.environ.get("BUDGET", ROOT / "Tools" / ".build" / "debug" / "budget")
FIXTURES = ROOT / "Tools" / "Tests" / "Published"


# ---- tables

class Table:
    """A table as it is printed: header cells with spans, rows of texts, and what stands around it."""

    def __init__(self, title, unit, header, rows, notes, widths):
        self.title, self.unit, self.notes = title, unit, notes
        self.header = header  # rows of (column, text, row span, column span)
        self.rows = rows
        self.widths = widths  # points

    @property
    def columns(self):
        return len(self.widths)

    @property
    def lines(self):
        """The rows that a reader must give, without blanks."""
        rows = [[text for _, text, _, _ in row] for row in self.header] + self.rows
        return [[clean(text) for text in row if clean(text)] for row in rows if any(clean(text) for text in row)]


def clean(text):
    return "".join(text.split())


def grouped(headings):
    """Headings over one or two rows: `本年收入 小计` stands below `本年收入`."""
    parts = [heading.split(" ", 1) for heading in headings]
    if all(len(part) == 1 for part in parts):
        return [[(column, heading, 1, 1) for column, heading in enumerate(headings)]]
    first, second, column = [], [], 0
    while column < len(parts):
        if len(parts[column]) == 1:
            first.append((column, parts[column][0], 2, 1))
            column += 1
            continue
        end = column
        while end < len(parts) and len(parts[end]) > 1 and parts[end][0] == parts[column][0]:
            second.append((end, parts[end][1], 1, 1))
            end += 1
        first.append((column, parts[column][0], 1, end - column))
        column = end
    return [first, second]


def width(heading):
    if "编码" in heading or "代码" in heading:
        return 58 if "项目" not in heading else 120
    if any(word in heading for word in ("名称", "项目", "内容", "单位")) and "支出" not in heading or heading.endswith("项目"):
        return 118
    return 34 if heading == "行次" else 62


def table(shown, place):
    headings, rows = list(shown["columns"]), [list(row) for row in shown["rows"]]
    if headings[:3] == ["项目编码", "名称", "单位"]:
        headings[2] = "项目单位"
    if place == "government":
        # What governments print above the names of their rows.
        named = "地区" if "分地区" in shown["title"] else "预算科目" if headings[0] == "收入项目" else "项目"
        headings = [named if heading in ("名称", "收入项目", "支出项目") else heading for heading in headings]
    widths = [width(heading) for heading in shown["columns"]]
    header = grouped(headings)
    notes = list(shown["notes"])
    if place == "shanghai" and headings[:2] == ["科目编码", "名称"] and any(len(row[0]) == 7 for row in rows):
        # Codes in three cells below one heading.
        rows = [[row[0][:3], row[0][3:5], row[0][5:7]] + row[1:] for row in rows]
        widths = [34, 34, 34] + widths[1:]
        rest = [(column + 2, text, 2 if span == 1 and len(header) == 1 else span, columns)
                for column, text, span, columns in header[0][1:]]
        second = [(column + 2, text, span, columns) for column, text, span, columns in (header[1] if len(header) > 1 else [])]
        header = [[(0, "功能分类科目编码", 1, 3)] + rest, [(0, "类", 1, 1), (1, "款", 1, 1), (2, "项", 1, 1)] + second]
    elif [heading.split(" ")[0] for heading in headings] == ["科目编码", "名称", "人员经费", "公用经费"]:
        # Two blocks side by side.
        total = rows[0]
        left = [[row[0], row[1], row[2]] for row in rows[1:] if row[2]]
        right = [[row[0], row[1], row[3]] for row in rows[1:] if row[3]]
        count = max(len(left), len(right))
        rows = [a + b for a, b in zip(left + [[""] * 3] * (count - len(left)), right + [[""] * 3] * (count - len(right)))]
        rows.append(["", "人员经费合计", total[2], "", "公用经费合计", total[3]])
        names = ["科目编码", "科目名称", "决算数"]
        header = [[(0, "人员经费", 1, 3), (3, "公用经费", 1, 3)],
                  [(column, names[column % 3], 1, 1) for column in range(6)]]
        widths = [58, 118, 62] * 2
    # No figure is broken over lines.
    for column in range(len(widths)):
        longest = max([PDF.length(row[column], 8) for row in rows if is_figure(row[column])], default=0)
        widths[column] = max(widths[column], int(longest) + 12)
    return Table(shown["title"], shown.get("unit", ""), header, rows, notes, widths)


def shorter(tables, rows):
    """The tables with no more than so many rows, the last of them kept."""
    for one in tables:
        if len(one.rows) > rows and isinstance(one, Table):
            one.rows = one.rows[:rows - 1] + one.rows[-1:]
    return tables


class Document:
    def __init__(self, path, place, limit=None):
        path = pathlib.Path(path)
        header = json.loads(path.read_text())["header"]
        kind = "决算" if header["kind"] == "finalAccounts" else "预算"
        self.title = f"{header['agency']['name']}{header['fiscalYear']}年部门{kind}"
        is_government = header["entity"] == "government"
        if is_government:
            self.title = header["title"]
        elif header["kind"] == "performance":
            self.title = f"{header['agency']['name']}{header['fiscalYear']}年{header['title']}"
        shown = json.loads(run([str(BUDGET), "show", str(path), "--format", "json"]))
        wanted = [one for one in shown if one.get("unit")]
        self.tables = [table(one, place) for one in wanted]
        self.tables += published_forms.forms(json.loads(path.read_text()).get("performance", {}))
        self.place = place
        if limit:
            self.tables = shorter(self.tables, limit)

    def rows(self):
        return [{"title": clean(one.title), "rows": one.lines} for one in self.tables if one.rows]


def run(command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


# ---- PDF with all sorts of lines

class PDF:
    """Pages of words and lines. Letters are not embedded: the file says which characters they are."""

    def __init__(self, size=(595, 842), rotate=0, crop=None):
        self.size, self.rotate, self.crop = size, rotate, crop
        self.pages, self.content = [], None

    def page(self):
        # What is shown upright lies on its side in the file.
        self.content = [f"0 1 -1 0 {self.size[1]} 0 cm"] if self.rotate == 90 else []
        self.pages.append(self.content)

    def text(self, x, y, text, size):
        codes = "".join(f"{ord(character):04X}" for character in text)
        self.content.append(f"BT /F {size} Tf {x:.2f} {self.size[1] - y:.2f} Td <{codes}> Tj ET")

    def line(self, x0, y0, x1, y1, dashed=False):
        dash = "[2 2] 0 d " if dashed else ""
        self.content.append(f"q {dash}0.5 w {x0:.2f} {self.size[1] - y0:.2f} m {x1:.2f} {self.size[1] - y1:.2f} l S Q")

    def box(self, x0, y0, x1, y1, gray):
        self.content.append(f"q {gray} g {x0:.2f} {self.size[1] - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f Q")

    @staticmethod
    def length(text, size):
        return sum(size if ord(character) > 0x7E else size / 2 for character in text)

    def write(self, path):
        objects = []

        def add(body):
            objects.append(body if isinstance(body, bytes) else body.encode())
            return len(objects)

        def stream(body):
            packed = zlib.compress(body.encode(), 9)
            return f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode() + packed + b"\nendstream"

        used = sorted({int(text[i:i + 4], 16) for page in self.pages for item in page if "Tj" in item
                       for text in [item[item.index("<") + 1:item.index(">")]] for i in range(0, len(text), 4)})
        chunks = [used[i:i + 100] for i in range(0, len(used), 100)]
        maps = "".join(
            f"{len(chunk)} beginbfchar\n" + "".join(f"<{code:04X}> <{code:04X}>\n" for code in chunk) + "endbfchar\n"
            for chunk in chunks)
        unicode = add(stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
                             "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + maps + "endcmap end end"))
        descriptor = add("<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 860"
                         "/Descent -140/CapHeight 700/StemV 80>>")
        inner = add("<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                    f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[32 126 500]>>")
        font = add(f"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[{inner} 0 R]"
                   f"/ToUnicode {unicode} 0 R>>")
        parent = len(objects) + 2 * len(self.pages) + 1
        kids = []
        for page in self.pages:
            content = add(stream("\n".join(page)))
            extra = (f"/Rotate {self.rotate}" if self.rotate else "") + (f"/CropBox{self.crop}" if self.crop else "")
            size = self.size[::-1] if self.rotate == 90 else self.size
            kids.append(add(f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {size[0]} {size[1]}]{extra}"
                            f"/Resources<</Font<</F {font} 0 R>>>>/Contents {content} 0 R>>"))
        add(f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>")
        root = add(f"<</Type/Catalog/Pages {parent} 0 R>>")
        out, places = b"%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        out += f"trailer<</Size {len(objects) + 1}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
        path.write_bytes(out)


def indent(text, size):
    return (len(text) - len(text.lstrip())) * size / 2


def wrapped(text, room, size):
    room -= indent(text, size)
    lines = [""]
    for character in text.strip():
        if lines[-1] and PDF.length(lines[-1] + character, size) > room:
            lines.append("")
        lines[-1] += character
    return lines


def cells_of(one, number):
    """The cells of a row: column, text, rows and columns."""
    if isinstance(one, published_forms.Form):
        return one.cells(number)
    return [(column, text, 1, 1) for column, text in enumerate(one.rows[number])]


def is_figure(text):
    return bool(text) and all(character in "0123456789,.-%" for character in text)


class Layout:
    """Puts the tables of a document on pages."""

    def __init__(self, rules="stroke", landscape=False, repeats=True, opens=False, rotate=0, crop=False, frame=False,
                 labels=None, unit="above", size=8, height=None):
        self.rules, self.repeats, self.opens, self.frame = rules, repeats, opens, frame
        self.labels, self.unit, self.size = labels, unit, size
        paper = (842, 595) if landscape else (595, height or 842)
        self.pdf = PDF(paper, rotate, f"[10 14 {paper[0] - 10} {paper[1] - 6}]" if crop else None)
        self.left, self.top, self.bottom = 40, 50, paper[1] - 46

    def write(self, document, path):
        self.page()
        self.center(document.title, 16)
        self.y += 20
        for number, one in enumerate(document.tables):
            if number % 2 == 0 and number or self.y > self.bottom - 160:
                self.page()
            self.heading(one)
            if one.rows:
                self.table(one)
            for note in one.notes:
                for line in wrapped("注：" + note, self.pdf.size[0] - 80, 8):
                    self.y += 12
                    self.pdf.text(self.left, self.y, line, 8)
            self.y += 30
        self.pdf.write(path)

    def page(self):
        self.pdf.page()
        self.y = self.top
        number = f"- {len(self.pdf.pages)} -"
        self.pdf.text(self.pdf.size[0] / 2 - 10, self.pdf.size[1] - 20, number, 8)
        if self.frame:
            box = (20, 20, self.pdf.size[0] - 20, self.pdf.size[1] - 30)
            for x0, y0, x1, y1 in ((0, 1, 2, 1), (0, 3, 2, 3), (0, 1, 0, 3), (2, 1, 2, 3)):
                self.pdf.line(box[x0], box[y0], box[x1], box[y1])

    def center(self, text, size):
        self.y += size + 4
        self.pdf.text((self.pdf.size[0] - PDF.length(text, size)) / 2, self.y, text, size)

    def heading(self, one):
        if self.unit == "title":
            self.center(f"{one.title}（{one.unit}）", 12)
        else:
            self.center(one.title, 12)
            self.y += 14
            right = self.pdf.size[0] - 40 - PDF.length(one.unit, 8)
            self.pdf.text(right if self.unit == "above" else self.left, self.y, one.unit, 8)
        self.y += 6

    def table(self, one):
        widths = [self.labels if self.labels and w == 118 else w for w in one.widths]
        scale = min(1, (self.pdf.size[0] - 80) / sum(widths))
        size = max(4, min(self.size, self.size * scale * 1.1))
        edges = [self.left]
        for w in widths:
            edges.append(edges[-1] + w * scale)

        def height(cells):
            return max([1] + [len(wrapped(text, edges[c + n] - edges[c] - 4, size)) for c, text, _, n in cells]) \
                * (size + 2) + 5

        head = [height([cell for cell in row if cell[2] == 1 or len(one.header) == 1]) for row in one.header]
        block, start = [], self.y

        def flush(is_last, is_first):
            self.draw(edges, start, block, size, is_first, is_last)

        for row, h in zip(one.header, head):
            block.append((h, row))
        is_first = True
        for number, row in enumerate(one.rows):
            cells = cells_of(one, number)
            h = height([cell for cell in cells if cell[2] == 1])
            if start + sum(b[0] for b in block) + h > self.bottom:
                flush(False, is_first)
                is_first = False
                self.page()
                start, block = self.y, []
                # Cells over several rows go on, without their texts.
                kept = {column for column, _, _, _ in cells}
                cells = cells + [
                    (column, "", row + rows - number, columns)
                    for (row, column), (rows, columns) in getattr(one, "spans", {}).items()
                    if row < number < row + rows and column not in kept]
                if self.repeats:
                    block = [(a, b) for a, b in zip(head, one.header)]
            block.append((h, cells))
        flush(True, is_first)
        self.y = start + sum(b[0] for b in block)

    def draw(self, edges, top, block, size, is_first, is_last):
        tops = [top]
        for h, _ in block:
            tops.append(tops[-1] + h)
        boxes = []
        for row, (_, cells) in enumerate(block):
            for column, text, rows, columns in cells:
                boxes.append((edges[column], tops[row], edges[column + columns], tops[min(row + rows, len(block))], text))
        pdf = self.pdf
        if self.rules == "dark":
            pdf.box(edges[0] - 1, top - 1, edges[-1] + 1, tops[-1] + 1, 0)
        for x0, y0, x1, y1, text in boxes:
            if self.rules == "dark":
                pdf.box(x0 + 0.4, y0 + 0.4, x1 - 0.4, y1 - 0.4, 1)
            elif self.rules in ("white", "gray"):
                pdf.box(x0, y0, x1, y1, 1 if self.rules == "white" else 0.92)
        for x0, y0, x1, y1, _ in boxes if self.rules in ("stroke", "thin", "white", "dashed") else []:
            for a, b, c, d in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                is_edge = b == d and (b == top and not is_first or b == tops[-1] and not is_last)
                if self.opens and is_edge:
                    continue
                if self.rules in ("thin", "white"):
                    pdf.box(a - 0.3, b - 0.3, c + 0.3, d + 0.3, 0)
                else:
                    pdf.line(a, b, c, d, self.rules == "dashed")
        for x0, y0, x1, y1, text in boxes:
            lines = wrapped(text, x1 - x0 - 4, size)
            y = (y0 + y1) / 2 - len(lines) * (size + 2) / 2 + size
            for line in lines:
                x = x1 - 2 - PDF.length(line, size) if is_figure(text) else x0 + 2 + indent(text, size)
                pdf.text(x, y, line, size)
                y += size + 2


LAYOUTS = {
    "ruled": Layout,
    "thin": lambda: Layout(rules="thin", repeats=False),
    "white": lambda: Layout(rules="white", unit="left"),
    "dark": lambda: Layout(rules="dark"),
    "gray": lambda: Layout(rules="gray", repeats=False),
    "dashed": lambda: Layout(rules="dashed", unit="title"),
    "open": lambda: Layout(opens=True, repeats=False),
    "broken": lambda: Layout(height=240, opens=True, repeats=False),
    "repeated": lambda: Layout(height=240, rules="thin"),
    "framed": lambda: Layout(frame=True),
    "landscape": lambda: Layout(landscape=True),
    "rotated": lambda: Layout(landscape=True, rotate=90),
    "cropped": lambda: Layout(crop=True, rules="thin"),
    "wrapped": lambda: Layout(labels=58),
    "plain": lambda: Layout(rules="none"),
}


# The layouts for documents of governments.
GOVERNMENT = ["ruled", "thin", "open", "landscape", "wrapped", "plain"]


# ---- HTML, Markdown, text

def html_table(one, unclosed=False, style=""):
    end = (lambda name: "") if unclosed else (lambda name: f"</{name}>")
    out = [f"<table border=1{style}>" if unclosed else f'<table border="1"{style}>']

    def cell(text, rows=1, columns=1):
        spans = (f' rowspan="{rows}"' if rows > 1 else "") + (f" colspan={columns}" if columns > 1 else "")
        inner = html.escape(text.strip()) or "&nbsp;"
        inner = "&nbsp;" * (len(text) - len(text.lstrip())) + inner
        return f"<td{spans}><p>{inner}</p>{end('td')}"

    for row in one.header:
        out.append("<tr>" + "".join(cell(text, rows, columns) for _, text, rows, columns in row) + end("tr"))
    for number in range(len(one.rows)):
        out.append("<tr>" + "".join(cell(text, rows, columns) for _, text, rows, columns in cells_of(one, number)) + end("tr"))
    out.append("</table>")
    return "\n".join(out)


def as_html(document, charset="utf-8", unclosed=False):
    parts = [f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
             f"<title>{html.escape(document.title)}</title><style>td {{ font-size: 10pt }}</style></head><body>",
             f"<h1>{html.escape(document.title)}</h1>"]
    for one in document.tables:
        parts.append(f"<p align=center>{html.escape(one.title)}</p><p>{one.unit}</p>")
        if one.rows:
            parts.append(html_table(one, unclosed))
        parts += [f"<p>注：{html.escape(note)}</p>" for note in one.notes]
    return "\n".join(parts + ["</body></html>"])


def flat(one):
    """Headings in one row, for formats without spans."""
    names = [""] * one.columns
    for row in one.header:
        for column, text, _, columns in row:
            for place in range(column, column + columns):
                names[place] = (names[place] + " " + text).strip()
    return [names] + one.rows


def as_markdown(document):
    parts = [f"# {document.title}"]
    for number, one in enumerate(document.tables):
        parts += [f"## {one.title}", one.unit]
        if one.rows and number % 2:
            parts.append(html_table(one))
        elif one.rows:
            rows = [[text.strip().replace("|", "\\|") for text in row] for row in flat(one)]
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            parts.append("\n".join([lines[0], "|" + " --- |" * one.columns] + lines[1:]))
        parts += ["注：" + note for note in one.notes]
    return "\n\n".join(parts) + "\n"


def as_text(document):
    parts = [document.title, ""]
    for one in document.tables:
        parts += [one.title, one.unit]
        if one.rows:
            parts += ["\t".join(text.strip() for text in row) for row in flat(one)]
        parts += ["注：" + note for note in one.notes] + [""]
    return "\n".join(parts)


def as_content_list(document):
    items = [{"type": "text", "text": document.title, "text_level": 1, "page_idx": 0}]
    for page, one in enumerate(document.tables):
        items.append({"type": "text", "text": one.title, "page_idx": page})
        if one.rows:
            items.append({"type": "table", "img_path": "images/x.jpg", "table_caption": [one.unit],
                          "table_footnote": ["注：" + note for note in one.notes],
                          "table_body": "<html><body>" + html_table(one) + "</body></html>", "page_idx": page})
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def as_docling(document):
    texts, tables, children = [], [], []

    def text(value, page):
        children.append({"$ref": f"#/texts/{len(texts)}"})
        texts.append({"self_ref": children[-1]["$ref"], "text": value, "prov": [{"page_no": page}]})

    text(document.title, 1)
    for page, one in enumerate(document.tables, 1):
        text(one.title, page)
        text(one.unit, page)
        if not one.rows:
            continue
        cells = [(row, column, rows, columns, value) for row, cells in enumerate(one.header)
                 for column, value, rows, columns in cells]
        cells += [(len(one.header) + row, column, 1, 1, value.strip()) for row, values in enumerate(one.rows)
                  for column, value in enumerate(values)]
        children.append({"$ref": f"#/tables/{len(tables)}"})
        tables.append({"self_ref": children[-1]["$ref"], "prov": [{"page_no": page}], "data": {
            "num_rows": len(one.header) + len(one.rows), "num_cols": one.columns,
            "table_cells": [{"text": value, "row_span": rows, "col_span": columns, "start_row_offset_idx": row,
                             "end_row_offset_idx": row + rows, "start_col_offset_idx": column,
                             "end_col_offset_idx": column + columns} for row, column, rows, columns, value in cells]}})
    return json.dumps({"schema_name": "DoclingDocument", "version": "1.0.0", "body": {"children": children},
                       "texts": texts, "tables": tables, "groups": []}, ensure_ascii=False, indent=1) + "\n"


# ---- LibreOffice

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"' for name, uri in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
        ("number", "datastyle")))


def flat_document(document, kind, landscape=False, border=True, background="", neat=False):
    """The document for LibreOffice: of texts, or of sheets; a neat one has tables as wide as the page."""
    is_sheets = kind == "spreadsheet"
    size = ("29.7cm", "21cm") if landscape else ("21cm", "29.7cm")
    if is_sheets and landscape:
        # Paper on which every sheet has its width.
        size = ("42cm", "29.7cm")
    line = 'fo:border="0.5pt solid #000000"' if border else 'fo:border="none"'
    fill = f' fo:background-color="{background}"' if background else ""
    orientation = ' style:print-orientation="landscape"' if landscape else ""
    out = [f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2" '
           f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:automatic-styles>'
           + "".join(
               f'<number:number-style style:name="N{n}"><number:number number:decimal-places="{n}" '
               f'number:min-decimal-places="{n}" number:min-integer-digits="1" number:grouping="true"/>'
               "</number:number-style>" for n in range(1, 9)) +
           f'<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="{size[0]}" '
           f'fo:page-height="{size[1]}"{orientation} fo:margin="1.5cm"/>'
           '</style:page-layout>'
           f'<style:style style:name="c" style:family="table-cell"><style:table-cell-properties {line}{fill} '
           'fo:wrap-option="wrap"/><style:text-properties fo:font-size="8pt"/></style:style>'
           + "".join(
               f'<style:style style:name="n{n}" style:family="table-cell" style:parent-style-name="c" '
               f'style:data-style-name="N{n}"><style:table-cell-properties {line}{fill}/>'
               '<style:text-properties fo:font-size="8pt"/></style:style>' for n in range(1, 9)) +
           '<style:style style:name="p" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>'
           '<style:style style:name="b" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
           '</style:style>'
           '<style:style style:name="r" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>'
           '<style:text-properties fo:font-size="7pt"/></style:style>'
           '<style:style style:name="h" style:family="paragraph"><style:paragraph-properties fo:text-align="center" '
           'fo:margin-top="14pt" fo:margin-bottom="4pt" fo:keep-with-next="always"/><style:text-properties fo:font-size="12pt"/>'
           '</style:style>'
           '<style:style style:name="t" style:family="table" style:master-page-name="Standard"/>']
    if neat:
        room = 750 if landscape else 500
        for one in document.tables:
            scale = room / sum(one.widths)
            one.widths = [round(w * scale) for w in one.widths]
    widths = sorted({w for one in document.tables for w in one.widths})
    out += [f'<style:style style:name="w{w}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{w * (1.4 if is_sheets else 1):.0f}pt"/></style:style>' for w in widths]
    out.append('</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
               'style:page-layout-name="P"/></office:master-styles><office:body>'
               f'<office:{kind}>')

    def cell(text, rows=1, columns=1):
        spans = (f' table:number-rows-spanned="{rows}"' if rows > 1 else "") + \
            (f' table:number-columns-spanned="{columns}"' if columns > 1 else "")
        plain = text.replace(",", "")
        if is_sheets and "." in plain and is_figure(text) and "%" not in text:
            style = f"n{min(8, len(plain) - plain.index('.') - 1)}"
            return f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{plain}"{spans}/>'
        depth = "\u3000" * ((len(text) - len(text.lstrip())) // 2) if is_sheets else ""
        style = "r" if neat and is_figure(text) and "." in text else "p"
        inner = f'<text:p text:style-name="{style}">{depth}{html.escape(text.strip())}</text:p>' if text.strip() else ""
        return f'<table:table-cell table:style-name="c" office:value-type="string"{spans}>{inner}</table:table-cell>'

    def paragraph(text, style="p"):
        return f'<text:p text:style-name="{style}">{html.escape(text)}</text:p>'

    def line_row(text, columns):
        covered = f'<table:covered-table-cell table:number-columns-repeated="{columns - 1}"/>' if columns > 1 else ""
        return (f'<table:table-row><table:table-cell table:number-columns-spanned="{columns}" office:value-type="string">'
                f"{paragraph(text)}</table:table-cell>{covered}</table:table-row>")

    if not is_sheets:
        out.append(paragraph(document.title, "h" if neat else "p"))
    for number, one in enumerate(document.tables):
        if not is_sheets:
            if neat:
                out += [paragraph(one.title, "h"), paragraph(one.unit, "r")]
            else:
                out += [paragraph(one.title, "b" if number % 2 == 0 and number else "p"), paragraph(one.unit)]
            if not one.rows:
                out += [paragraph("注：" + note) for note in one.notes]
                continue
        name = html.escape(one.title.replace("“", "").replace("”", "")[:28])
        out.append(f'<table:table table:name="{name}"' + (' table:style-name="t">' if is_sheets else ">"))
        out += [f'<table:table-column table:style-name="w{w}"/>' for w in one.widths]
        if is_sheets:
            out += [line_row(one.title, one.columns), line_row(one.unit, one.columns)]
        body = []
        covered = set()
        for row, cells in enumerate(one.header):
            places = {column: (text, rows, columns) for column, text, rows, columns in cells}
            items = []
            for column in range(one.columns):
                if column in places:
                    text, rows, columns = places[column]
                    items.append(cell(text, rows, columns))
                    covered |= {(row + a, column + b) for a in range(rows) for b in range(columns)} - {(row, column)}
                elif (row, column) in covered:
                    items.append("<table:covered-table-cell/>")
                else:
                    items.append(cell(""))
            body.append("<table:table-row>" + "".join(items) + "</table:table-row>")
        body = ["<table:table-header-rows>"] + body + ["</table:table-header-rows>"]
        body += ["<table:table-row>" + "".join(cell(text) for text in row) + "</table:table-row>" for row in one.rows]
        if is_sheets:
            body += [line_row("注：" + note, one.columns) for note in one.notes]
        out += (body if one.rows or is_sheets else []) + ["</table:table>"]
        if not is_sheets:
            out += [paragraph("注：" + note) for note in one.notes]
    out.append(f"</office:{kind}></office:body></office:document>")
    return "\n".join(out)


def convert(source, ending, target):
    """Lets LibreOffice make a file of another kind, without dates where possible."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending,
                   "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        shutil.move(f"{folder}/{source.stem}.{ending.split(':')[0]}", target)


def office(document, name, folder, kinds):
    with tempfile.TemporaryDirectory() as temporary:
        for kind, arguments, outputs in (
                ("text", {}, [("docx", "docx"), ("doc", "doc"), ("writer.pdf", "pdf")]),
                ("text", {"landscape": True, "background": "#ffffff"}, [("writer-white.pdf", "pdf")]),
                ("text", {"border": False, "landscape": True}, [("writer-plain.pdf", "pdf")]),
                ("text", {"border": False}, [("writer-plain-upright.pdf", "pdf")]),
                ("text", {"border": False, "landscape": True, "neat": True}, [("writer-neat.pdf", "pdf")]),
                ("text", {"border": False, "neat": True}, [("writer-neat-upright.pdf", "pdf")]),
                ("spreadsheet", {}, [("xlsx", "xlsx"), ("xls", "xls"), ("ods", "ods")]),
                ("spreadsheet", {"landscape": True, "background": "#ffffff"}, [("calc.pdf", "pdf")])):
            wanted = [output for output in outputs if not kinds or output[0] in kinds]
            if not wanted:
                continue
            source = pathlib.Path(temporary) / f"source.{'fodt' if kind == 'text' else 'fods'}"
            source.write_text(flat_document(document, kind, **arguments))
            for ending, target in wanted:
                # LibreOffice breaks down when it makes ODS of these sheets, and not of their workbook.
                convert(folder / f"{name}.xlsx" if ending == "ods" else source, target, folder / f"{name}.{ending}")


# ---- sets

def write(document, name, folder, layouts=None, kinds=(), texts=True):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.rows.json").write_text(
        json.dumps(document.rows(), ensure_ascii=False, separators=(",", ":")).replace('{"title', '\n{"title') + "\n")
    for layout in layouts if layouts is not None else LAYOUTS:
        LAYOUTS[layout]().write(document, folder / f"{name}.{layout}.pdf")
    if texts:
        page = as_html(document, "gb2312", unclosed=True)
        (folder / f"{name}.gb18030.html").write_bytes(page.encode("gb18030"))
        (folder / f"{name}.html").write_text(as_html(document))
        (folder / f"{name}.md").write_text(as_markdown(document))
        (folder / f"{name}.txt").write_text(as_text(document))
        (folder / f"{name}_content_list.json").write_text(as_content_list(document))
        (folder / f"{name}.docling.json").write_text(as_docling(document))
    if kinds is not None:
        office(document, name, folder, kinds)


def ledger(seed=13):
    """Invented lines of two units."""
    draw = random.Random(seed)
    lines = ["单位代码,单位名称,项目编码,项目名称,功能科目编码,部门经济分类,资金性质,资金年度,支出类别,金额（万元）"]
    for unit, name in (("057001", "局机关"), ("057007", "服务中心")):
        for function in ("2080101", "2080109", "2080505", "2101101", "2101102", "2210201"):
            for economic in draw.sample(["30101", "30102", "30103", "30107", "30108", "30110", "30112"], 4):
                lines.append(f"{unit},{name},,,{function},{economic},一般公共预算,本年,人员经费,{draw.uniform(1, 400):.2f}")
            lines.append(f"{unit},{name},,,{function},{draw.choice(['30201', '30211', '30217', '30228'])},"
                         f"一般公共预算,本年,公用经费,{draw.uniform(0.1, 40):.2f}")
        lines.append(f"{unit},{name},42011425057T00000013{unit[-1]},专项经费,2080199,30299,一般公共预算,本年,项目支出,"
                     f"{draw.uniform(5, 900):.2f}")
        lines.append(f"{unit},{name},42011425057T00000023{unit[-1]},补偿,2120805,30305,政府性基金,本年,项目支出,"
                     f"{draw.uniform(5, 900):.2f}")
    return "\n".join(lines) + "\n"


def derived(practice, folder):
    source = folder / "ledger.csv"
    source.write_text(ledger())
    run([str(BUDGET), "derive", str(source), "-o", str(folder / practice), "--practice", practice, "--year",
         "2018" if practice.startswith("jiangsu") else "2025"])
    return folder / practice / "all.json"


# ---- how much is read

def figures(document):
    """The figures of a document, by table, side, line and column."""
    found = {}

    def lines(path, side, rows):
        seen = {}
        for row in rows:
            key = row.get("code") or row.get("row") or row.get("project") or row.get("unit") or row.get("name")
            key = json.dumps(key, ensure_ascii=False)
            seen[key] = seen.get(key, 0) + 1
            for name, value in row.items():
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    found[path, side, key, seen[key], name] = value

    for group in ("budget", "finalAccounts"):
        for path, one in document.get(group, {}).items():
            for side, rows in one.items():
                if side == "total" and isinstance(rows, dict):
                    lines(path, side, [rows])
                elif side != "caption" and isinstance(rows, list):
                    lines(path, side, [row for row in rows if isinstance(row, dict)])
    return found


def unsaid(absent, report):
    """How many of the absent figures, in 元, stand neither in lost cells and notes of a report nor in its unknown tables."""
    texts = [cell.get("text", "") for one in report["tables"] for cell in one["cells"] if cell["status"] == "lost"]
    texts += [note.get("text", "") for one in [report, *report["tables"]] for note in one["notes"]]
    texts += [cell["text"] for one in report["unknownTables"] for cell in one["grid"]["cells"]]
    said = Counter(figure.replace(",", "") for text in texts for figure in re.findall(r"[\d,.]+|##+", text))
    count = 0
    for value in absent:
        printed = next((text for text in (f"{value:.2f}", f"{value / 10000:.2f}", str(value), "###") if said[text]), None)
        if printed:
            said[printed] -= 1
        else:
            count += 1
    return count


def measure(folder):
    """Reads every file of a folder that `everything` wrote, and compares what is read with what was written."""
    sums = {}
    for truth in sorted(folder.glob("*.truth")):
        name = truth.stem
        wanted = figures(json.loads(truth.read_text()))
        for file in sorted(folder.glob(f"{name}[._]*")):
            kind = file.name[len(name) + 1:]
            if kind in ("truth", "rows.json"):
                continue
            document, report = folder / "read" / "document.json", folder / "read" / "report.json"
            result = subprocess.run([str(BUDGET), "convert", str(file), "-o", str(document), "--report", str(report)],
                                    capture_output=True, text=True)
            found, cells, unread = {}, [], {"tables": [], "notes": [], "unknownTables": []}
            if result.returncode == 0:
                found = figures(json.loads(document.read_text()))
                unread = json.loads(report.read_text())
                cells = [cell for one in unread["tables"] for cell in one["cells"]]
            else:
                print(f"{file.name}: {result.stderr.strip()}", file=sys.stderr)
            row = sums.setdefault(kind, [0] * 7)
            row[0] += len(wanted)
            row[1] += sum(1 for key, value in wanted.items() if found.get(key) == value)
            row[2] += sum(1 for key in wanted if key not in found)
            wrong = [key for key, value in found.items() if wanted.get(key) != value]
            row[3] += len(wrong)
            row[4] += sum(1 for cell in cells if cell["status"] == "corrected")
            row[5] += sum(1 for cell in cells if cell["status"] == "lost")
            row[6] += unsaid([value for key, value in wanted.items() if key not in found], unread)
            for key in wrong:
                print(f"{file.name}: {key}: {found[key]}, not {wanted.get(key)}", file=sys.stderr)
    print(f"{'kind':<24}{'figures':>9}{'read':>9}{'%':>8}{'absent':>8}{'unsaid':>8}{'wrong':>7}{'corrected':>11}{'lost':>6}")
    for kind, (all_, read, absent, wrong, corrected, lost, silent) in sorted(sums.items()):
        print(f"{kind:<24}{all_:>9}{read:>9}{100 * read / all_:>8.2f}{absent:>8}{silent:>8}{wrong:>7}{corrected:>11}{lost:>6}")


def everything(folder, temporary):
    """Every layout of every document, and beside them what was written."""
    examples = ROOT / "Examples"
    sources = [(examples / f"{name}.json", place, name) for name, place in (
        ("caidian-2025-budget", "hubei"), ("tianmen-2024-budget", "hubei"), ("wuhan-2023-final-accounts", "shanghai"),
        ("guangshui-2025-performance", "hubei"))]
    sources += [(derived(practice, temporary), practice.split(".")[0], practice)
                for practice in ("shanghai.budget", "jiangsu.budget")]
    for path, place, name in sources:
        name = name.replace(".", "-")
        write(Document(path, place), name, folder)
        (folder / f"{name}.truth").write_text(pathlib.Path(path).read_text())


def main(arguments):
    examples = ROOT / "Examples"
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        if arguments[:1] == ["fixtures"] and len(arguments) == 1:
            hubei = Document(examples / "caidian-2025-budget.json", "hubei", limit=12)
            hubei.tables = [hubei.tables[place] for place in (0, 1, 4, 5, 6, 8)]
            write(hubei, "hubei", FIXTURES, ["ruled", "thin", "white", "dark", "dashed", "open", "broken", "repeated", "cropped", "rotated", "plain"],
                  ["xlsx", "xls", "docx"])
            shanghai = Document(derived("shanghai.budget", temporary), "shanghai", limit=10)
            write(shanghai, "shanghai", FIXTURES, ["landscape", "wrapped"], ["calc.pdf", "xlsx"], texts=False)
            jiangsu = Document(derived("jiangsu.budget", temporary), "jiangsu", limit=10)
            write(jiangsu, "jiangsu", FIXTURES, ["gray", "framed"], ["docx"], texts=False)
            accounts = Document(examples / "wuhan-2023-final-accounts.json", "shanghai", limit=20)
            accounts.tables = [accounts.tables[place] for place in (1, 5, 8)]
            write(accounts, "accounts", FIXTURES, ["ruled"], ["writer.pdf"], texts=False)
            for name, place, layout in (("guangshui-2025-performance", "hubei", "open"),
                                        ("wuhan-2023-final-accounts", "shanghai", "thin")):
                LAYOUTS[layout]().write(Document(examples / f"{name}.json", place), FIXTURES / f"{name}.{layout}.pdf")
        elif arguments[:1] == ["all"] and len(arguments) == 2:
            everything(pathlib.Path(arguments[1]), temporary)
        elif arguments[:1] == ["measure"] and len(arguments) == 2:
            folder = pathlib.Path(arguments[1])
            if not list(folder.glob("*.truth")):
                everything(folder, temporary)
            (folder / "read").mkdir(exist_ok=True)
            measure(folder)
        elif arguments[:1] == ["one"] and len(arguments) == 3:
            path = pathlib.Path(arguments[1])
            is_government = '"government"' in path.read_text()
            write(Document(path, "government" if is_government else "hubei"), path.stem, pathlib.Path(arguments[2]))
        elif arguments == ["example"]:
            source = temporary / "source.fodt"
            document = Document(examples / "tianmen-2024-budget.json", "hubei")
            source.write_text(flat_document(document, "text", landscape=True, neat=True))
            convert(source, "pdf", examples / "tianmen-2024-budget.pdf")
        elif arguments[:1] == ["government"] and len(arguments) == 2:
            paths = sorted((ROOT / "Tests" / "BudgetInterchangeTests" / "Government").glob("*.json"))
            paths += [examples / f"{name}.json" for name in ("ningxia-2024-final-accounts", "yunfu-2026-budget")]
            for path in paths:
                write(Document(path, "government"), path.stem, pathlib.Path(arguments[1]), GOVERNMENT, ["xlsx", "docx"])
        else:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
