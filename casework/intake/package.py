"""The zip file around a workbook: its parts, in measure. What they mean stands elsewhere.

A small file can unpack to terabytes, so nothing is believed that the archive says of itself: its
directory is looked at first, and what really comes out is counted.
"""

import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat  # no document type is let in: see `walk`
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from casework.intake.refusals import Unreadable, Why

_MOST_PARTS: Final = 2000
_MOST_UNPACKED: Final = 128 * 1024 * 1024  # bytes of all parts together
_MOST_RATIO: Final = 300  # unpacked to packed; tables of a spreadsheet reach about 60
_LARGE: Final = 1024 * 1024  # bytes; the ratio of a smaller part does not matter
_CHUNK: Final = 64 * 1024
_MOST_TAGS: Final = 6_000_000  # of all parts together; a long list has two million
_MACRO_NAMES: Final = ("vbaproject.bin", "vbadata.xml")
_TYPES: Final = "[Content_Types].xml"


class Handler:
    """What a part is told as it is walked through: the names come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between two tags, whole."""


class Package:
    """The parts of one workbook. Raises `Unreadable` where they are not those of a workbook."""

    def __init__(self, content: bytes) -> None:
        self._archive = _opened(content)
        self._parts = {part.filename: part for part in self._archive.infolist()}
        self._left = _MOST_UNPACKED
        self._tags = 0
        _check_directory(self._archive.infolist())
        self._check_kind()

    def has(self, name: str) -> bool:
        """Whether the package has a part of this name."""
        return name in self._parts

    def read(self, name: str) -> Iterator[bytes]:
        """A part in chunks. Raises `Unreadable`, also when more comes out than was said."""
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Unreadable(Why.BOMB)
                    yield chunk
        except (BadZipFile, EOFError, KeyError, OSError, RuntimeError, ValueError, zlib.error):
            # zipfile has no one error for a broken archive.
            raise Unreadable(Why.DAMAGED) from None

    def walk(self, name: str, handler: Handler) -> None:
        """Tell the handler what stands in an XML part. Raises `Unreadable`."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = _CHUNK
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = partial(_begin, parser, handler)
        parser.CharacterDataHandler = handler.text
        try:
            for chunk in self.read(name):
                self._count_tags(chunk)
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, OverflowError, ValueError):
            raise Unreadable(Why.DAMAGED) from None

    def _count_tags(self, chunk: bytes) -> None:
        self._tags += chunk.count(b"<")
        if self._tags > _MOST_TAGS:
            raise Unreadable(Why.BOMB)

    def _check_kind(self) -> None:
        names = {name.lower() for name in self._parts}
        if any(PurePosixPath(name).name in _MACRO_NAMES for name in names):
            raise Unreadable(Why.MACROS)
        if any("/macrosheets/" in name for name in names):
            raise Unreadable(Why.MACROS)
        if "xl/workbook.bin" in names or "content.xml" in names:  # .xlsb, .ods
            raise Unreadable(Why.OLD_EXCEL)
        if not self.has(_TYPES):
            raise Unreadable(Why.NOT_A_LIST)
        if b"macroEnabled" in b"".join(self.read(_TYPES)):
            raise Unreadable(Why.MACROS)


def _begin(parser: expat.XMLParserType, handler: Handler, root: str, given: dict[str, str]) -> None:
    """The first tag says which prefix the part's own tags carry; mostly none."""
    prefix, colon, name = root.rpartition(":")
    own = prefix + colon
    start, end = handler.start, handler.end
    if own:
        parser.StartElementHandler = lambda tag, given: start(tag.removeprefix(own), given)
        parser.EndElementHandler = lambda tag: end(tag.removeprefix(own))
    else:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    start(name, given)


def _opened(content: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(content))
    except (BadZipFile, EOFError, OSError, OverflowError, RuntimeError, ValueError):
        raise Unreadable(Why.DAMAGED) from None


def _check_directory(parts: list[ZipInfo]) -> None:
    """What the archive says of itself is a lower bound of what one should fear."""
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Unreadable(Why.BOMB)
    for part in parts:
        if part.file_size > max(_LARGE, part.compress_size * _MOST_RATIO):
            raise Unreadable(Why.BOMB)
        if part.flag_bits & 0x1:
            raise Unreadable(Why.LOCKED)
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Unreadable(Why.DAMAGED)


def _refuse_doctype(*_: object) -> None:
    # Entities of a document type can grow without end; no spreadsheet program writes one.
    raise Unreadable(Why.DAMAGED)
