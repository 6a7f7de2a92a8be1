"""Which letters the bundled fonts can print. A paper with a missing letter is not made."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

FONTS = Path(__file__).parent / "fonts"

_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_UNICODE_TABLE = (3, 1)  # platform Windows, encoding Unicode BMP
_INVISIBLE = frozenset({"Cc", "Cf"})  # controls and formats: one of them turns the reading order


def printable(text: str) -> str:
    """`text` as it goes on paper: NFC, tabs as spaces, no invisible characters but line ends."""
    composed = normalize("NFC", text).replace("\t", " ")
    return "".join(
        letter for letter in composed if letter == "\n" or category(letter) not in _INVISIBLE
    )


def missing_letters(text: str) -> frozenset[str]:
    """The letters of a printable `text` that at least one face of the bundled font lacks."""
    return frozenset(text) - covered_letters() - {"\n"}


@cache
def covered_letters() -> frozenset[str]:
    """Every letter that all four faces hold."""
    faces = (frozenset(_letters_of(FONTS / f"Tinos-{face}.ttf")) for face in _FACES)
    return frozenset.intersection(*faces)


def _letters_of(font: Path) -> Iterator[str]:
    """The letters of a font's character map, format 4 (OpenType, table `cmap`)."""
    content = font.read_bytes()
    start = _character_map(content)
    segments = struct.unpack_from(">H", content, start + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", content, start + 14)
    starts = struct.unpack_from(f">{segments}H", content, start + 16 + 2 * segments)
    for first, last in zip(starts, ends, strict=True):
        yield from (chr(point) for point in range(first, min(last, 0xFFFE) + 1))


def _character_map(content: bytes) -> int:
    """Where the Unicode part of table `cmap` begins, in bytes from the start of the font."""
    table = _table(content, b"cmap")
    count = struct.unpack_from(">H", content, table + 2)[0]
    records = struct.iter_unpack(">HHI", content[table + 4 : table + 4 + 8 * count])
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    return table + int(offsets[_UNICODE_TABLE])


def _table(content: bytes, tag: bytes) -> int:
    count = struct.unpack_from(">H", content, 4)[0]
    records = struct.iter_unpack(">4sIII", content[12 : 12 + 16 * count])
    return next(int(offset) for name, _, offset, _ in records if name == tag)
