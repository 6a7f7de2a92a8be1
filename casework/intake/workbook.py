"""Workbooks (.xlsx): their worksheets as rows of text, with merged cells spread.

openpyxl knows the number formats and the days behind serial numbers. It does not walk the sheets:
in its read-only mode it is blind to merged cells, believes the dimensions that a file claims and
skips rows that are out of order; in its other mode one small hostile file can fill the memory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from posixpath import join, normpath, split
from typing import Final

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from casework.intake.cells import SAID, NumberFormats, unescaped
from casework.intake.package import Handler, Package
from casework.intake.refusals import LONGEST_CELL, MOST_COLUMNS, Unreadable, Why
from casework.intake.table import Range, Table

_LAST_COLUMN: Final = 16_384  # of a worksheet
_MOST_STRINGS: Final = 2_000_000
_MOST_MERGED: Final = 100_000


def worksheets_of(content: bytes) -> Iterator[Table]:
    """Each worksheet, hidden ones too, in the order of the tabs. Raises `Unreadable`.

    Hidden rows and sheets are read like the others: hiding is a matter of looks, and a person
    whose row was hidden by a filter was returned all the same.
    """
    package = Package(content)
    book = _book_of(package)
    for name in book.sheets:
        sheet = _Worksheet(book)
        package.walk(name, sheet)
        sheet.table.spread(sheet.merged)
        yield sheet.table


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all worksheets refer to."""

    sheets: tuple[str, ...]
    strings: list[str]
    formats: NumberFormats


def _book_of(package: Package) -> _Book:
    home = _one(_links(package, ""), "officeDocument")
    if not package.has(home):
        raise Unreadable(Why.NOT_A_LIST)
    contents, strings, styles = _Contents(), _Strings(), _Styles()
    package.walk(home, contents)
    if contents.root != "workbook":
        raise Unreadable(Why.NOT_A_LIST)
    links = _links(package, home)
    for kind, handler in (("sharedStrings", strings), ("styles", styles)):
        if part := _one(links, kind):
            package.walk(part, handler)
    sheets = (links.get(link, ("", "")) for link in contents.links)
    epoch = CALENDAR_MAC_1904 if contents.from_1904 else CALENDAR_WINDOWS_1900
    formats = NumberFormats(styles.own, styles.cells, epoch)
    names = tuple(part for kind, part in sheets if kind == "worksheet")
    return _Book(names, strings.texts, formats)


_Links = Mapping[str, tuple[str, str]]
"""By its id: the kind of a relationship, and the part it leads to."""


def _links(package: Package, part: str) -> _Links:
    folder, name = split(part)
    handler = _Relationships(folder)
    if package.has(rels := join(folder, "_rels", f"{name}.rels")):
        package.walk(rels, handler)
    return handler.links


def _one(links: _Links, kind: str) -> str:
    return next((part for found, part in links.values() if found == kind), "")


class _Relationships(Handler):
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.links: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            part = normpath(join("/", self._folder, attributes.get("Target", "")))
            self.links[attributes.get("Id", "")] = kind, part.lstrip("/")


class _Contents(Handler):
    """The list of the worksheets."""

    def __init__(self) -> None:
        self.root = ""
        self.links: list[str] = []
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.root = self.root or tag
        if tag == "sheet":
            self.links += [text for name, text in attributes.items() if name.endswith(":id")]
        if tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}


class _Styles(Handler):
    """Which number format each style of a cell has."""

    def __init__(self) -> None:
        self.own: dict[int, str] = {}
        self.cells: list[int] = []
        self._of_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            self.own[int(attributes["numFmtId"])] = attributes["formatCode"]
        if tag == "cellXfs":
            self._of_cells = True
        if tag == "xf" and self._of_cells:
            self.cells.append(int(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._of_cells = False


class _Text(Handler):
    """Gathers the text of the tags it is told to hear; how it is said (rPh) is no part of it."""

    heard: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._hears = False
        self._aside = 0
        self._pieces: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._aside += tag == "rPh"
        self._hears = tag in self.heard and not self._aside

    def end(self, tag: str) -> None:
        self._aside -= tag == "rPh"
        self._hears = False

    def text(self, text: str) -> None:
        if self._hears:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise Unreadable(Why.DAMAGED)
            self._pieces.append(text)

    def taken(self) -> str:
        if not self._length:
            return ""
        text = "".join(self._pieces)
        self._pieces, self._length = [], 0
        return text


class _Strings(_Text):
    """Texts that stand once and are meant by many cells."""

    heard = frozenset({"t"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "si":
            self.texts.append(unescaped(self.taken()))
        if len(self.texts) > _MOST_STRINGS:
            raise Unreadable(Why.BOMB)


class _Worksheet(_Text):
    """One worksheet, row by row."""

    heard = frozenset({"v", "t", "f"})

    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.table = Table()
        self.merged: list[Range] = []
        self._book = book
        self._row: dict[int, str] = {}
        self._cell: dict[str, str] = {}
        self._column = 0
        self._formula: str | None = None
        self._shared: dict[str, str] = {}
        self._shares = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cell, self._formula = attributes, None
            self._column = _column_of(attributes.get("r", "")) or self._column + 1
            return
        super().start(tag, attributes)
        if tag == "f":
            self._shares = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        elif tag == "row":
            self._row, self._column = {}, 0
            if number := attributes.get("r"):
                self.table.skip_to(int(float(number)))
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        if tag == "c":
            self._end_cell(self.taken())
            return
        super().end(tag)
        if tag == "f":
            self._formula = self._formula_of(self.taken())
        elif tag == "row":
            last = max(self._row, default=0)
            self.table.add(self._row.get(column, "") for column in range(1, last + 1))

    def _end_cell(self, raw: str) -> None:
        text = raw if self._formula is None else self._formula
        if self._formula is None and raw:
            text = self._said(raw)
        if not text.strip():
            return
        if self._column > MOST_COLUMNS:
            raise Unreadable(Why.TOO_MANY_COLUMNS)
        self._row[self._column] = text

    def _said(self, raw: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "s":
            return self._string(int(raw))
        if kind == "n":
            return self._book.formats.written(raw, int(self._cell.get("s", "0")))
        return SAID[kind](raw) if kind in SAID else unescaped(raw)

    def _string(self, number: int) -> str:
        if not 0 <= number < len(self._book.strings):
            raise Unreadable(Why.DAMAGED)
        return self._book.strings[number]

    def _formula_of(self, text: str) -> str:
        """A formula as its text; one that is shared stands in its first cell only."""
        if self._shares and text:
            self._shared[self._shares] = text
        return "=" + (text or self._shared.get(self._shares, ""))

    def _merge(self, ref: str) -> None:
        if len(self.merged) >= _MOST_MERGED:
            raise Unreadable(Why.BOMB)
        left, top, right, bottom = range_boundaries(ref)
        if left and top and right and bottom:
            self.merged.append((left, top, right, bottom))


@lru_cache(maxsize=4096)
def _letters(letters: str) -> int:
    column = column_index_from_string(letters)
    if column > _LAST_COLUMN:
        raise Unreadable(Why.DAMAGED)
    return column


def _column_of(coordinate: str) -> int:
    """The column of `C12` is 3; of none, 0."""
    return _letters(coordinate.rstrip("0123456789")) if coordinate else 0
