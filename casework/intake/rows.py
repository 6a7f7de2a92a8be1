"""The persons of a list, as written. What is no person is left: titles, sums, signatures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casework.intake.columns import Column
from casework.intake.folding import plain
from casework.intake.layout import Layout, header_lines, is_column_numbers, repeats
from casework.intake.sheet import Sheet

Written = Mapping[Column, str]
"""What stands on the paper for one person: each column of the list, blank ones too."""

_Row = Sequence[str]

_CLOSING: Final = re.compile(  # what stands below the last person, folded
    r"^(?:tong cong|tong so|(?:tong|cong)(?= \d|$)|cong trang|danh sach (?:nay |tren )?(?:gom|co)"
    r"|an dinh danh sach|nguoi lap|lap bieu|can bo lap|can bo tiep nhan|nguoi giao|nguoi nhan"
    r"|dai dien|ben giao|ben nhan|thu truong|truong don vi|truong phong|chi huy truong"
    r"|chi huy don|giam doc|don truong|xac nhan|noi nhan|ky ten|ky ghi ro|da ky|tm|kt|t m|k t"
    r"|total|prepared by|signature|signed)(?: |$)"
)
_TITLE: Final = re.compile(
    r"^(?:cong hoa xa hoi|doc lap tu do|danh sach|phu luc|bieu so|mau so|trang \d+|page \d+)(?: |$)"
)
_DATED: Final = re.compile(  # the place and day above a signature; a birth begins with its day
    r"^(?!sinh )\S.* ngay (?:\d+ )?thang (?:\d+ )?nam(?: \d+)?$|^ngay thang nam(?: \d+)?$"
)
_OWN_NUMBER: Final = re.compile(r"^[^\w*]*\d{1,6}[^\w*]*$")
_TELLING: Final = (
    Column.BIRTH,
    Column.BIRTH_MALE,
    Column.BIRTH_FEMALE,
    Column.IDENTITY_PAPERS,
)
_ROMAN: Final = re.compile(r"^[IVX]{1,5}\W*$|^[A-Z]\W*$")


def rows_of(sheet: Sheet, layout: Layout) -> list[Written]:
    """The persons of the list in its order; each has a number, its own or its place in the list."""
    persons = list(_persons(sheet, layout))
    own = {number_of(written.get(Column.NUMBER, "")) for written in persons}
    return [_numbered(written, place, own) for place, written in enumerate(persons, start=1)]


def text_of(written: Written) -> str:
    """One text for what a row says, however its file was saved and numbered.

    By a keyed digest of it a row is known again when the same list comes twice. Two persons of whom
    a list says the same have the same text: count them.
    """
    said = [(column, written.get(column)) for column in Column if column is not Column.NUMBER]
    return "\x1e".join(f"{column.value}\x1f{text}" for column, text in said if text)


def number_of(text: str) -> str:
    """A row's number without what is written around it: “(07)” and “7.” are 7; of none, blank."""
    return (re.sub(r"\D", "", text).lstrip("0") or "0") if _OWN_NUMBER.match(text) else ""


def _persons(sheet: Sheet, layout: Layout) -> Iterator[Written]:
    rows = [row for row in sheet.rows[layout.first_row :] if any(row)]
    headers = header_lines(sheet, layout)
    backwards = reversed(range(len(rows)))
    last = next((i for i in backwards if _is_surely_one(rows[i], layout)), -1)
    for i, row in enumerate(rows):
        if i > last and _begins(_CLOSING, row):
            return
        if _is_person(row, layout) and not any(repeats(row, header) for header in headers):
            yield _written(row, layout)


def _is_person(row: _Row, layout: Layout) -> bool:
    """A numbered row that says anything; else one that holds a name, or two things, and no title.

    A person is rather taken from a line too many than lost: the officer sees every row.
    """
    said = _said(row, layout)
    if not said or is_column_numbers(row) or _is_one_text(row):
        return False
    if _own_number(row, layout):
        return True
    if _is_section(row, layout, said) or _begins(_CLOSING, row) or _begins(_TITLE, row):
        return False
    return _is_named(row, layout) or len(said) >= 2


def _is_surely_one(row: _Row, layout: Layout) -> bool:
    """No signature: it is numbered, or tells a birth, a number of a paper, or three things."""
    if not _is_person(row, layout):
        return False
    telling = (row[layout.columns[column]] for column in _TELLING if column in layout.columns)
    if _own_number(row, layout) or len(_said(row, layout)) >= 3:
        return True
    return any(c.isdigit() for cell in telling for c in cell)


def _said(row: _Row, layout: Layout) -> set[str]:
    """The different things that stand in the mapped columns, the row's number aside."""
    others = (i for column, i in layout.columns.items() if column is not Column.NUMBER)
    return {row[i] for i in others if row[i]}


def _own_number(row: _Row, layout: Layout) -> bool:
    at = layout.columns.get(Column.NUMBER)
    return at is not None and bool(_OWN_NUMBER.match(row[at]))


def _is_named(row: _Row, layout: Layout) -> bool:
    names = (layout.columns.get(c) for c in (Column.FULL_NAME, Column.GIVEN_NAME))
    return any(any(c.isalpha() for c in row[at]) for at in names if at is not None)


def _is_one_text(row: _Row) -> bool:
    """A line merged over the whole width: the title of a page or of a group."""
    cells = [cell for cell in row if cell]
    return len(cells) >= 2 and len(set(cells)) == 1


def _is_section(row: _Row, layout: Layout, said: set[str]) -> bool:
    """“II. Trẻ em”: a group of the list, with a number that is none of a person."""
    at = layout.columns.get(Column.NUMBER)
    return at is not None and len(said) == 1 and bool(_ROMAN.match(row[at]))


def _begins(pattern: re.Pattern[str], row: _Row) -> bool:
    texts = [plain(cell) for cell in row if cell]
    if len(texts) <= 2 and any(_DATED.search(text) for text in texts):
        return True
    return bool(texts and pattern.match(texts[0]))


def _written(row: _Row, layout: Layout) -> dict[Column, str]:
    return {column: row[i] for column, i in layout.columns.items()}


def _numbered(written: Written, place: int, taken: set[str]) -> Written:
    """A place that is the number of another row gets a star, so that nobody is taken for them."""
    own = written.get(Column.NUMBER, "")
    by_place = f"{place}*" if str(place) in taken else str(place)
    return {**written, Column.NUMBER: own if number_of(own) else by_place}
