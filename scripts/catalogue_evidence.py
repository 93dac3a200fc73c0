"""What printed names prove about a year: judging them, bounding spans by them, and what a checker makes of a name.

Used by catalogue.py. Docs/Codes.md tells the method.
"""

import collections
import csv
import pathlib
import re
import unicodedata

JUDGEMENTS = pathlib.Path(__file__).resolve().parent / "catalogue-judgements.tsv"
KINDS = ("name", "outdated", "label", "misprint")


def parse_years(text):
    years = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        years |= set(range(int(first), int(last or first) + 1))
    return years


def full_width(name):
    """Extraction makes brackets half-width and quotes straight; the official names have the Chinese ones."""
    return re.sub(r'"([^"]*)"', r"“\1”", name.replace("(", "（").replace(")", "）"))


def without_numbering(name):
    """The name of a code as tables of governments print it, without 一、, 其中： and （款）."""
    name = re.sub(r"^\s+", "", name)
    for pattern in (NUMBERING, r"其中[：:]\s*", NUMBERING, r"[（(][类款项目][）)]$"):
        name = re.sub(pattern if pattern.endswith("$") else "^(?:" + pattern + ")", "", name)
    return name


NUMBERING = r"[一二三四五六七八九十廿卅]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]"


def read_judgements():
    """(code, name, year) -> the judgement about a printed name that differs, or a code that was not known."""
    judged = {}
    with open(JUDGEMENTS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            assert row["judgement"] in KINDS and row["reason"], f"judgement: {row}"
            for year in parse_years(row["years"]):
                key = (row["code"], row["name"], year)
                assert key not in judged, f"judged twice: {key}"
                judged[key] = row["judgement"]
    return judged


class Table:
    """The lines of one classification by code, with what their attested years prove."""

    def __init__(self, lines):
        self.lines = collections.defaultdict(list)
        for line in lines:
            self.lines[line.code].append(line)

    def leading(self, code, year):
        return next((line for line in self.lines.get(code, []) if line.covers(year)), None)

    def is_firm(self, line, year):
        """Printed in the year, or in years on both sides of it with no other name of the code between them."""
        if year in line.years:
            return True
        before = max((other for other in line.years if other < year), default=None)
        after = min((other for other in line.years if other > year), default=None)
        return before is not None and after is not None and not any(
            before < other < after for peer in self.lines[line.code] if peer is not line for other in peer.years)

    def below(self, code, year):
        digits = len(code) + 2 if code else 3
        return [other for other in self.lines if len(other) == digits and other.startswith(code) and
                self.leading(other, year)]

    def is_complete(self, code, year):
        """Whether all known codes just below a code, two at least, are firm in the year, and it is. The 类 ("") are few
        and rarely change, and some are never in a budget: three of four are enough."""
        codes = self.below(code, year)
        if not code:
            return sum(self.is_firm(self.leading(other, year), year) for other in codes) * 4 >= len(codes) * 3
        return len(codes) > 1 and all(self.is_firm(self.leading(other, year), year) for other in codes + [code])

    def verdict(self, code, name, year, complete=None):
        """What a checker makes of a printed name: "same", or the finding and whether it is a warning or a note."""
        current = [line for line in self.lines.get(code, []) if line.covers(year)]
        if not current:
            parent = code[:-2] if len(code) > 3 else ""
            while parent and not self.leading(parent, year):
                parent = parent[:-2] if len(parent) > 3 else ""
            if complete is not None:
                key = (parent, year)
                if key not in complete:
                    complete[key] = self.is_complete(parent, year)
                return "code warning" if complete[key] else "code note"
            return "code warning" if self.is_complete(parent, year) else "code note"
        if any(folded(line.name) == folded(name) for line in current):
            return "same"
        return "name warning" if self.is_firm(current[0], year) else "name note"


def folded(name):
    """A name without width, brackets, punctuation and spaces, as FoldedName has it."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).lower() if unicodedata.category(c)[0] in "LN")


def fold(tables, keys, facts, judged, make, ends, add=False, depths=None):
    """Folds (code, name, year, place) into the lines. Returns how many were folded, and what was left over.

    `tables` are lists of lines by classification, in order; `keys` tells the classification by the first digit, `ends`
    the last year of codes of which changes tell that they are gone.
    """
    left, folded_in, added = [], 0, set()
    by_code = {key: collections.defaultdict(list) for key in tables}
    for key, lines in tables.items():
        for line in lines:
            by_code[key][line.code].append(line)
    for code, year, name, place in sorted(set(facts)):
        key = keys[code[0]]
        known = by_code[key][code]
        judgement = judged.get((code, name, year))
        line = next((line for line in known if line.name == name), None)
        if judgement in ("label", "misprint"):
            continue
        is_right = add or judgement == "name"
        if len(code) > 3 and not by_code[key][code[:-2]]:
            left.append((place, f"{code} {name}: the catalogue has no {code[:-2]}"))
            continue
        if judgement == "outdated":
            # The name was right before; what is printed in this year proves nothing.
            if line is None:
                known.append(make(code, name, "h", last=year - 1))
            continue
        if line is None and not is_right:
            names = ", ".join(line.name for line in known)
            left.append((place, f"{code} {name}: the catalogue has {names or 'no such code'}"))
            continue
        if line is not None and not line.covers(year) and not is_right:
            left.append((place, f"{code} {name} is not known in {year}, only in: {line.text()}"))
            continue
        if line is None:
            if len(code) not in range(3, depths[key] + 1, 2):
                left.append((place, f"{code} {name}: wrong number of digits"))
                continue
            if not known:
                added.add((key, code))
            line = make(code, name, "p")
            known.append(line)
        if not line.covers(year):
            line.first = min(line.first, year) if line.first is not None else None
            line.last = max(line.last, year) if line.last is not None else None
        line.basis, line.confidence, line.years = "p", "", sorted({*line.years, year})
        folded_in += 1
    for key, codes in by_code.items():
        for code in codes:
            codes[code] = settle(codes[code])
        for code in codes:
            if code in ends:
                for line in codes[code]:
                    # Unless the code was used again.
                    if (line.first or 0) <= ends[code]:
                        line.last = min(line.last or 9999, max([ends[code], *line.years]))
        end_what_is_gone(codes, {code for kind, code in added if kind == key and code not in ends})
        bound_by_parents(codes)
        tables[key] = [line for code in sorted(codes) for line in codes[code]]
    return folded_in, left


def settle(lines):
    """Bounds the spans of the names of one code by the years in which they were printed, and orders them."""
    printed = sorted((line for line in lines if line.years), key=lambda line: (line.years[0], line.years[-1]))
    for old, new in zip(printed, printed[1:]):
        end, start = old.years[-1], new.years[0]
        if end < start:
            # The change came in one of the years from the one after `end` to `start`, and both names are valid in the
            # years between, unless the list of changes narrows that.
            known = (new.first, old.last + 1) if new.first and old.last else ()
            narrow = [min(max(year, end + 1), start) for year in known]
            old.last = max(narrow, default=start) - 1
            new.first = min(narrow, default=end + 1)
        elif new.years[-1] > end:
            old.last, new.first = end, start
        else:
            new.first, new.last = start, new.years[-1]
    # A name that was never printed gives way to one that was, in the years of its prints.
    for line in lines:
        if not line.years and line.basis == "h":
            for other in printed:
                if line.last is not None and line.last >= other.years[0] and (line.first or 0) < other.years[0]:
                    line.last = other.years[0] - 1
    lines = [line for line in lines if (line.first or 0) <= (line.last or 9999)]
    order = {id(line): index for index, line in enumerate(lines)}

    def rank(line):
        # Printed names first, the latest before those before it; a name within the years of another goes before it
        # only when the other was not printed in them.
        return (not line.years, -(line.last or 9999), -(line.years[-1] if line.years else 0), order[id(line)])

    lines = sorted(lines, key=rank)
    for inner in list(lines):
        for outer in lines:
            nested = inner.years and outer.years and outer.years[0] <= inner.years[0] and (
                inner.years[-1] <= outer.years[-1])
            if nested and inner is not outer and not set(inner.years) & set(outer.years):
                lines.remove(inner)
                lines.insert(lines.index(outer), inner)
                break
    return lines


def end_what_is_gone(codes, added):
    """A code that only documents told of is over when all others of its level are printed and it is not."""
    for code in sorted(added):
        printed = max(year for line in codes[code] for year in line.years)
        peers = [other for other in codes if len(other) == len(code) and other[:-2] == code[:-2] and other != code
                 and other not in added]
        for year in range(printed + 1, 2100):
            lines = [line for other in peers for line in codes[other] if line.covers(year)]
            if not any(year <= line.years[-1] for line in lines if line.years):
                break
            alive = {line.code for line in lines}
            if alive and all(any(line.code == other and line.years and line.years[0] <= year <= line.years[-1]
                                 for line in lines) for other in alive):
                for line in codes[code]:
                    line.last = min(line.last or 9999, year - 1)
                break


def bound_by_parents(codes):
    """No code is known before or after its parent."""
    for code in sorted(codes):
        parent = codes.get(code[:-2], [])
        firsts, lasts = [line.first for line in parent], [line.last for line in parent]
        for line in codes[code]:
            if firsts and None not in firsts:
                line.first = max(line.first or 0, min(firsts))
            if lasts and None not in lasts:
                line.last = min(line.last or 9999, max(lasts))
        codes[code] = [line for line in codes[code] if (line.first or 0) <= (line.last or 9999)]


def renames(lines):
    """The renames that printed years prove: code -> [(first, last)]."""
    proved = collections.defaultdict(list)
    by_code = collections.defaultdict(list)
    for line in lines:
        if line.years:
            by_code[line.code].append(line)
    for code, names in by_code.items():
        names.sort(key=lambda line: (line.years[0], line.years[-1]))
        for old, new in zip(names, names[1:]):
            if old.years[-1] < new.years[-1] and old.last is not None and new.first is not None:
                first, last = sorted((new.first, old.last + 1))
                if new.years[0] - old.years[-1] > 0:
                    proved[code].append((first, last))
    return proved
