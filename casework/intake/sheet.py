"""A list as rows of text, from the bytes of whatever file holds it. No meaning is given to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from casework.intake.encoding import is_in_old_font
from casework.intake.refusals import LARGEST, Unreadable, Why
from casework.intake.separated import headings_in, separated_rows
from casework.intake.table import Table
from casework.intake.workbook import worksheets_of

__all__ = ["Sheet", "Unreadable", "Why", "read_sheet"]

_LOOKED_AT: Final = 60  # rows at the top of a worksheet, for its headings
_ENOUGH: Final = 2  # headings that make a list of a worksheet
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # in an OLE file: behind a password
_OLD_TABLES: Final = (_OLE, b"\x09\x08", b"\x09\x04", b"\x09\x02")
_OTHER_KINDS: Final = (
    b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"{\\rtf",
    b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf",
)  # fmt: skip
_MARKUP: Final = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of one list, of one width; every cell is text, composed (NFC).

    Merged cells stand in every cell they cover; days of a spreadsheet as dd/mm/yyyy, or as much of
    it as the cell showed; a formula as its text, never its result.
    """

    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    other_lists: int = 0
    """How many more worksheets of the file have headings of a list: nobody of them is here."""


def read_sheet(content: bytes) -> Sheet:
    """Read a return list; its kind is told by the content, not by its name. Raises `Unreadable`.

    Of several worksheets the one with the most known headings is taken, hidden or not; of equal
    ones the first.
    """
    if len(content) > LARGEST:
        raise Unreadable(Why.TOO_LARGE)
    tables = _tables_of(content)
    best = max(tables, key=_headings_of, default=Table())
    rows = best.even()
    if not rows:
        raise Unreadable(Why.EMPTY)
    if is_in_old_font("\n".join(" ".join(row) for row in rows)):
        raise Unreadable(Why.LEGACY_FONT)
    others = sum(1 for table in tables if table is not best and _headings_of(table) >= _ENOUGH)
    return Sheet(rows, others)


def _tables_of(content: bytes) -> list[Table]:
    start = content.lstrip()[:16].lower()
    if content.startswith(_ZIP):
        return list(worksheets_of(content))
    if content.startswith(_OLD_TABLES):
        locked = content.startswith(_OLE) and _LOCKED in content
        raise Unreadable(Why.LOCKED if locked else Why.OLD_EXCEL)
    if content.startswith(_OTHER_KINDS) or start.startswith(_MARKUP):
        raise Unreadable(Why.NOT_A_LIST)
    return [_table_of(separated_rows(content))]


def _table_of(rows: Iterable[list[str]]) -> Table:
    table = Table()
    for row in rows:
        table.add(row)
    return table


def _headings_of(table: Table) -> int:
    return max(map(headings_in, table.rows[:_LOOKED_AT]), default=0)
