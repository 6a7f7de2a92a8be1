"""Builders of list files: workbooks, CSV, and the bad ones. Everybody in them is invented."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from casework.intake.columns import Column
from casework.intake.faults import Fault, faults_of
from casework.intake.layout import Layout, propose
from casework.intake.rows import Written, rows_of
from casework.intake.sheet import Sheet, Unreadable, Why, read_sheet
from casework.intake.understood import Understood, understand

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 22)

Cell = str | int | float | bool | date | datetime | None


def workbook(
    rows: Iterable[Sequence[Cell]],
    *,
    merged: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of one sheet; `formats` are number formats by cell."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cell, shown in (formats or {}).items():
        sheet[cell].number_format = shown
    for cells in merged:
        sheet.merge_cells(cells)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def separated(rows: Iterable[Sequence[str]], separator: str = ",", end: str = "\r\n") -> str:
    """The text of a CSV file."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


def as_windows_1258(text: str) -> bytes:
    """As old programs save it: the five tone marks stand behind their letter."""
    return "".join(_WITH_MARK_BEHIND.get(letter, letter) for letter in text).encode("cp1258")


def _with_marks_behind() -> dict[str, str]:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    return {
        unicodedata.normalize("NFC", letter + tone): letter + tone
        for letter in letters
        for tone in tones
    }


_WITH_MARK_BEHIND = _with_marks_behind()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A workbook with parts put in or put in place of its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        own = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**own, **parts})


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def layout_of(content: bytes) -> Layout:
    return propose(read_sheet(content))


def written_in(content: bytes) -> list[Written]:
    sheet = read_sheet(content)
    return rows_of(sheet, propose(sheet))


def understood_in(content: bytes) -> list[Understood]:
    return [understand(written) for written in written_in(content)]


def faults_in(content: bytes) -> list[Fault]:
    return faults_of(understood_in(content), TODAY)


def sheet_of(*rows: Sequence[str]) -> Sheet:
    """Rows made of one width, as they are after reading."""
    width = max(map(len, rows))
    return Sheet(tuple((*row, *[""] * (width - len(row))) for row in rows))


def person(**said: str) -> Understood:
    """One row: `person(full_name="…", sex="Nữ")`; columns by their value."""
    return understand({Column.of(name): text for name, text in said.items()})


def why_of(content: bytes) -> Why | None:
    """Why a file is refused; None where it is read."""
    try:
        read_sheet(content)
    except Unreadable as refused:
        return refused.why
    return None
