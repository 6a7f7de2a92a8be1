"""Workbooks (.xlsx): their worksheets as rows of text, with merged cells spread.

openpyxl knows the number formats and the days behind serial numbers. It does not walk the sheets:
in its read-only mode it is blind to merged cells, believes the dimensions that a file claims and
skips rows that are out of order; in its other mode one small hostile file can fill the memory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, split

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from casework.intake.cells import NumberFormats
from casework.intake.package import Package
from casework.intake.parts import Contents, Relationships, Strings, Styles
from casework.intake.refusals import Unreadable, Why
from casework.intake.table import Table
from casework.intake.worksheet import Worksheet


def worksheets_of(content: bytes) -> Iterator[Table]:
    """Each worksheet, hidden ones too, in the order of the tabs. Raises `Unreadable`.

    Hidden rows and sheets are read like the others: hiding is a matter of looks, and a person
    whose row was hidden by a filter was returned all the same.
    """
    package = Package(content)
    book = _book_of(package)
    for name in book.sheets:
        sheet = Worksheet(book.strings, book.formats)
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
    contents = _contents(package, home)
    links = _links(package, home)
    strings, styles = Strings(), Styles()
    for kind, handler in (("sharedStrings", strings), ("styles", styles)):
        if part := _one(links, kind):
            package.walk(part, handler)
    sheets = (links.get(link, ("", "")) for link in contents.links)
    epoch = CALENDAR_MAC_1904 if contents.from_1904 else CALENDAR_WINDOWS_1900
    names = tuple(part for kind, part in sheets if kind == "worksheet")
    return _Book(names, strings.texts, NumberFormats(styles.own, styles.cells, epoch))


def _contents(package: Package, home: str) -> Contents:
    contents = Contents()
    if package.has(home):
        package.walk(home, contents)
    if contents.root != "workbook":
        raise Unreadable(Why.NOT_A_LIST)
    return contents


_Links = Mapping[str, tuple[str, str]]
"""By its id: the kind of a relationship, and the part it leads to."""


def _links(package: Package, part: str) -> _Links:
    folder, name = split(part)
    handler = Relationships(folder)
    if package.has(rels := join(folder, "_rels", f"{name}.rels")):
        package.walk(rels, handler)
    return handler.links


def _one(links: _Links, kind: str) -> str:
    return next((part for found, part in links.values() if found == kind), "")
