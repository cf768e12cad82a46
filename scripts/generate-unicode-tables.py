#!/usr/bin/env python3
"""Writes Sources/CJKText/Tables/*.swift from Unicode 17.0 data.

    python3 -m venv .venv
    .venv/bin/pip install 'unicodedata2==17.0.*' 'fonttools==4.60.*' regex
    .venv/bin/python scripts/generate-unicode-tables.py

unicodedata2 gives categories, widths, decompositions and combining classes, fontTools the
scripts; both must be of Unicode 17.0. regex gives full case folding and Emoji_Presentation of its
own, perhaps later, version: what Unicode 17.0 does not assign is left out, and the folding of an
assigned character never changes (Unicode Character Encoding Stability Policies).
"""

import pathlib
import sys

import regex
import unicodedata2 as ucd
from fontTools.unicodedata import Scripts, script
from regex import _regex, _regex_core

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Sources/CJKText/Tables"
LAST = 0x10FFFF
# The order of the cases of EastAsianWidth, Script and TextClass in Swift.
WIDTHS = ["N", "Na", "H", "W", "F", "A"]
SCRIPTS = ["other", "Latn", "Grek", "Cyrl", "Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii"]
OTHER, LETTER, CJK, HANGUL, TRANSPARENT = range(5)
# Shared by all scripts, but read as a kanji or kana: 〆 〱〲〳〴〵 〼 ー ｰ.
CJK_OF_NO_SCRIPT = {0x3006, *range(0x3031, 0x3036), 0x303C, 0x30FC, 0xFF70}
# Written without spaces, a character about a syllable or a word: they count like Han.
CJK_SCRIPTS = {"Hani", "Hira", "Kana", "Bopo", "Yiii", "Tang", "Nshu", "Kits"}


def check_versions():
    scripts_version = pathlib.Path(Scripts.__file__).read_text("utf-8")
    if ucd.unidata_version != "17.0.0" or "Scripts-17.0.0.txt" not in scripts_version:
        sys.exit("wanted: unicodedata2 and fontTools with Unicode 17.0 data")


def scalars():
    return (cp for cp in range(LAST + 1) if not 0xD800 <= cp <= 0xDFFF)


def width(cp):
    """East_Asian_Width, with EastAsianWidth.txt's W for unassigned code points of these blocks."""
    if 0x3400 <= cp <= 0x4DBF or 0x4E00 <= cp <= 0x9FFF or 0xF900 <= cp <= 0xFAFF:
        return "W"
    if 0x20000 <= cp <= 0x2FFFD or 0x30000 <= cp <= 0x3FFFD:
        return "W"
    return ucd.east_asian_width(chr(cp)) if ucd.category(chr(cp)) != "Cn" else "N"


EMOJI_PRESENTATION = regex.compile(r"\p{Emoji_Presentation}")


def width_and_script(cp):
    """Bits 0-2: width. Bit 3: CJK character for emphasis. Bits 4-7: script."""
    name = script(chr(cp))
    emoji = ucd.category(chr(cp)) != "Cn" and EMOJI_PRESENTATION.match(chr(cp))
    cjk = (width(cp) in "WFH" and not emoji) or name == "Hang"
    number = SCRIPTS.index(name) if name in SCRIPTS else 0
    return WIDTHS.index(width(cp)) | cjk << 3 | number << 4


def text_class(cp):
    char, category, name = chr(cp), ucd.category(chr(cp)), script(chr(cp))
    if category[0] == "M" or category == "Cf" or cp in (0xFF9E, 0xFF9F):
        return TRANSPARENT
    if name == "Hang" and category[0] == "L":
        return HANGUL
    if cp in CJK_OF_NO_SCRIPT or (name in CJK_SCRIPTS and category[0] in "LN"):
        return CJK
    return LETTER if category[0] in "LN" else OTHER


def ranges(property_of):
    """(start, value) wherever the value changes."""
    result, last = [], None
    for cp in range(LAST + 1):
        value = property_of(cp) if not 0xD800 <= cp <= 0xDFFF else 0
        if value != last:
            result.append((cp, value))
            last = value
    return result


def decomposed(cp, form):
    return [ord(c) for c in ucd.normalize(form, chr(cp))]


def is_hangul_syllable(cp):
    return 0xAC00 <= cp <= 0xD7A3


class Pool:
    """Scalars of all multi-scalar mappings, one after the other."""

    def __init__(self):
        self.scalars = []
        self.places = {}

    def place(self, mapping):
        key = tuple(mapping)
        if key not in self.places:
            self.places[key] = len(self.scalars)
            self.scalars += mapping
        return self.places[key]

    def entry(self, cp, mapping):
        """Bits 40-60: the scalar; 32-39: length; 0-31: the one scalar mapped to, or the place."""
        low = mapping[0] if len(mapping) == 1 else self.place(mapping)
        return cp << 40 | len(mapping) << 32 | low


def folded(cp):
    if cp in (0x49, 0x130):  # regex leaves these two to Turkish
        return [ord(c) for c in chr(cp).casefold()]
    if ucd.category(chr(cp)) == "Cn":
        return [cp]
    return [ord(c) for c in _regex.fold_case(_regex_core.FULL_CASE_FOLDING, chr(cp))]


def compositions():
    """Primary composites by their canonical pair, Hangul left out."""
    result = {}
    for cp in scalars():
        mapping = ucd.decomposition(chr(cp))
        if not mapping or mapping[0] == "<" or is_hangul_syllable(cp):
            continue
        parts = [int(part, 16) for part in mapping.split()]
        if len(parts) == 2 and ucd.normalize("NFC", chr(cp)) == chr(cp):
            result[tuple(parts)] = cp
    return result


def inertness(composites):
    """Bit 0: not inert under NFC, bit 1: under NFKC.

    Inert: combining class 0, its own normal form and never the second half of a composite, so
    that a text of inert scalars is normal as it stands."""
    seconds = {pair[1] for pair in composites}
    seconds |= set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))

    def bits(cp):
        moves = ucd.combining(chr(cp)) != 0 or cp in seconds
        nfc = moves or ucd.normalize("NFC", chr(cp)) != chr(cp)
        return nfc | (nfc or ucd.normalize("NFKC", chr(cp)) != chr(cp)) << 1

    return ranges(bits)


def swift_array(name, element, comment, values):
    lines, line = [], "   "
    for value in values:
        text = f" 0x{value:X},"
        if len(line) + len(text) > 100:
            lines.append(line)
            line = "   "
        line += text
    lines.append(line)
    return f"  /// {comment}\n  static let {name}: [{element}] = [\n" + "\n".join(lines) + "\n  ]\n"


def write(name, summary, arrays):
    body = "\n".join(swift_array(*array) for array in arrays)
    (FOLDER / f"{name}.swift").write_text(
        "// Generated by scripts/generate-unicode-tables.py from Unicode 17.0 data. Do not edit.\n"
        "// swift-format-ignore-file\n\n"
        f"/// {summary}\nenum {name} {{\n{body}}}\n", "utf-8")


def main():
    check_versions()
    FOLDER.mkdir(parents=True, exist_ok=True)
    changes = "Where the value changes: first scalar << 8 | value."
    write("WidthTable", "East Asian Width, script and CJK-ness of all scalars.",
          [("changes", "UInt32", changes,
            [cp << 8 | value for cp, value in ranges(width_and_script)])])
    write("TextClassTable", "How all scalars count in running text.",
          [("changes", "UInt32", changes, [cp << 8 | value for cp, value in ranges(text_class)])])

    pool, composites = Pool(), compositions()
    canonical = [pool.entry(cp, decomposed(cp, "NFD")) for cp in scalars()
                 if not is_hangul_syllable(cp) and decomposed(cp, "NFD") != [cp]]
    compatible = [pool.entry(cp, decomposed(cp, "NFKD")) for cp in scalars()
                  if not is_hangul_syllable(cp) and decomposed(cp, "NFKD") != decomposed(cp, "NFD")]
    entry = "Sorted: scalar << 40 | length << 32 | the one scalar it maps to, or a place in the pool."
    write("DecompositionTable", "Full decompositions, without Hangul syllables.",
          [("canonical", "UInt64", entry, canonical),
           ("compatibilityOnly", "UInt64", entry, compatible),
           ("pool", "UInt32", "The scalars of mappings to more than one.", pool.scalars)])
    write("CompositionTable", "Primary composites, combining classes and what needs work at all.",
          [("pairs", "UInt64", "Sorted: first << 42 | second << 21 | composite.",
            sorted(a << 42 | b << 21 | cp for (a, b), cp in composites.items())),
           ("combiningClasses", "UInt32", changes,
            [cp << 8 | v for cp, v in ranges(lambda cp: ucd.combining(chr(cp)))]),
           ("notInert", "UInt32", changes, [cp << 8 | v for cp, v in inertness(composites)])])

    pool = Pool()
    write("CaseFoldingTable", "Full case folding.",
          [("entries", "UInt64", entry,
            [pool.entry(cp, folded(cp)) for cp in scalars() if folded(cp) != [cp]]),
           ("pool", "UInt32", "The scalars of foldings to more than one.", pool.scalars)])


main()
