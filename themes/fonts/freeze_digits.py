#!/usr/bin/env python3
"""Makes the fonts that Watchfloor ships.

JavaFX cannot switch on the OpenType feature tnum, and Inter's own digits differ in width, so a
figure would jitter each second. This maps the digits to their tabular alternates in the character
map itself, keeps the characters that the console shows, and renames the family: a changed font
must not carry the name of the original. SemiBold takes the place of the bold style, because
JavaFX looks up a family by regular and bold only.

Needs fontTools (and brotli to read WOFF2):   pip install fonttools brotli
Sources: Inter 4 (npm inter-ui, web/Inter-*.woff2), JetBrains Mono (npm @fontsource/jetbrains-mono,
latin and latin-ext, or the TTF of its release).

    freeze_digits.py --inter DIR --mono FILE --out src/main/resources/io/watchfloor/themes/fonts
"""

import argparse
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x237, 0x2BC, 0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DB, 0x2DC, 0x2DD]
GREEK_MU_DELTA = [0x394, 0x3A3, 0x3BC, 0x3C3]
PUNCTUATION = [*range(0x2009, 0x200B), *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC]
SYMBOLS = [*range(0x2190, 0x219A), 0x21B5, 0x21BA, 0x21BB, 0x21E7, 0x2212, 0x2215, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x2298, 0x2318, 0x2325, 0x23CE]
SHAPES = [0x2500, 0x2502, 0x2514, 0x251C, 0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25B6, 0x25B7, 0x25BC, 0x25BD, 0x25C0, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x2605, 0x2713, 0x2715, 0x2717]
KEPT = [*LATIN, *GREEK_MU_DELTA, *PUNCTUATION, *SYMBOLS, *SHAPES]

FAMILY = "Watchfloor Inter"


def tabular_alternates(font):
    """Glyph to tabular glyph, as the font's own tnum feature has it."""
    table = font["GSUB"].table
    alternates = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for lookup in table.LookupList.Lookup[index].SubTable:
                alternates.update(getattr(lookup, "ExtSubTable", lookup).mapping)
    return alternates


def freeze_digits(font):
    alternates = tabular_alternates(font)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = alternates.get(table.cmap[code], table.cmap[code])


def keep(font, codes):
    options = subset.Options(layout_features=["kern"], hinting=False, glyph_names=False, name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def rename(font, family, style, bold):
    version = font["name"].getDebugName(5)
    copyright_line = font["name"].getDebugName(0)
    licence = font["name"].getDebugName(13)
    name = font["name"]
    name.names = []
    postscript = family.replace(" ", "") + "-" + style
    entries = {0: copyright_line, 1: family, 2: style, 3: f"{version};{postscript}", 4: family if style == "Regular" else f"{family} {style}",
               5: version, 6: postscript, 13: licence, 14: "https://openfontlicense.org"}
    for identifier, text in entries.items():
        name.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000)
    font["head"].macStyle = 1 if bold else 0


def widths_of_digits(font):
    cmap = font.getBestCmap()
    return {font["hmtx"][cmap[code]][0] for code in range(ord("0"), ord("9") + 1)}


def make(source, target, family, style):
    font = TTFont(source)
    font.flavor = None
    if "GSUB" in font and tabular_alternates(font):
        freeze_digits(font)
    keep(font, KEPT)
    if family is not None:
        rename(font, family, style, style == "Bold")
    if len(widths_of_digits(font)) != 1:
        raise SystemExit(f"{source}: digits still differ in width: {widths_of_digits(font)}")
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target}: {target.stat().st_size} bytes")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--inter", type=pathlib.Path, required=True, help="folder with Inter-Regular.woff2 and Inter-SemiBold.woff2")
    arguments.add_argument("--mono", type=pathlib.Path, required=True, help="JetBrains Mono Regular, TTF or WOFF2")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    make(given.inter / "Inter-Regular.woff2", given.out / "WatchfloorInter-Regular.ttf", FAMILY, "Regular")
    make(given.inter / "Inter-SemiBold.woff2", given.out / "WatchfloorInter-SemiBold.ttf", FAMILY, "Bold")
    make(given.mono, given.out / "JetBrainsMono-Regular.ttf", None, "Regular")


if __name__ == "__main__":
    main()
