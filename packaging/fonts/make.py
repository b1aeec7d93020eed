"""Cuts Inter and Tabler Icons down to what the program shows.

Usage: make.py INTER_FOLDER TABLER_PACKAGE ICON_LIST OUT_FOLDER
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = ["Regular", "Medium", "SemiBold"]

# Latin-1, Latin Extended-A (and the Romanian letters with a comma below), Cyrillic with the letters of the neighbours.
LETTERS = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x400, 0x4FF)]
SIGNS = "₽₸₴₾₼֏€₺₪₹₩₫₦₿№«»—–‑‐“”„‚‘’‹›•…·‰→←↑↓↗↘↔↵▲▼△▽✓✗×÷±−≥≤≈≠∞√∑ΣΔΩµ°′″⌘⇧⌥⌫⏎␣\u2009\u202f\u2007\u2060"

# The second face has only what stands in columns of figures; letters come from the first.
FIGURES = "0123456789.,:;"
FIGURE_SIGNS = " +-−–/()%₽€$£¥₸₴₾₼₺±×÷=<>~\u00a0\u2009\u202f\u2007"


def options():
    o = subset.Options()
    o.layout_features = ["kern", "mark", "ccmp", "locl"]  # "calt" would turn "->" of a note into an arrow
    o.hinting = True
    o.desubroutinize = True
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    o.notdef_outline = True
    o.glyph_names = False
    o.drop_tables += ["STAT", "DSIG"]
    return o


def cut(font, unicodes, opts, path):
    s = subset.Subsetter(opts)
    s.populate(unicodes=unicodes)
    s.subset(font)
    font["head"].modified = font["head"].created  # the same input gives the same file
    font.recalcTimestamp = False
    font.save(path)


def letters():
    found = {c for a, b in LETTERS for c in range(a, b + 1)}
    return found | {ord(c) for c in SIGNS}


def tabular(font):
    """Glyph name -> glyph name of the font's own `tnum` feature."""
    gsub = font["GSUB"].table
    found = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                found.update(getattr(table, "mapping", {}))
    return found


def inter(folder, out):
    for weight in WEIGHTS:
        source = folder / f"Inter-{weight}.otf"
        cut(TTFont(source), letters(), options(), out / f"Inter-{weight}.otf")

        font = TTFont(source)
        swap = tabular(font)
        wanted = {ord(c) for c in FIGURES + FIGURE_SIGNS}
        for table in font["cmap"].tables:
            for code, name in list(table.cmap.items()):
                if code in wanted and name in swap:
                    table.cmap[code] = swap[name]
        # In Medium some figures are a hair wider than the others.
        metrics = font["hmtx"].metrics
        figures = [font.getBestCmap()[ord(c)] for c in "0123456789"]
        widest = max(metrics[name][0] for name in figures)
        for name in figures:
            metrics[name] = (widest, metrics[name][1])
        opts = options()
        opts.layout_features = []  # kerning would pull equal figures apart again
        cut(font, wanted, opts, out / f"Inter-{weight}-num.otf")


def icons(package, names, out):
    css = (package / "dist" / "tabler-icons-300.css").read_text()
    codes = dict(re.findall(r'\.ti-([a-z0-9-]+):before \{\s*content: "\\([0-9a-f]+)"', css))
    opts = options()
    opts.hinting = False
    opts.glyph_names = True  # a test compares the names with the program's own list
    opts.layout_features = []
    opts.name_IDs = [0, 1, 2, 5, 13]
    font = TTFont(package / "dist" / "fonts" / "tabler-icons-300.ttf")
    # The font says that every picture begins at 0; taken at its word, they would all stand too far left.
    for name, (advance, _) in font["hmtx"].metrics.items():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (advance, glyph.xMin)
    cut(font, {int(codes[n], 16) for n in names}, opts, out / "tabler-icons-300.ttf")
    for name in names:
        print(f"{name} {codes[name]}")


def main():
    inter_folder, package, icon_list, out = map(Path, sys.argv[1:])
    inter(inter_folder, out)
    icons(package, icon_list.read_text().split(), out)


main()
