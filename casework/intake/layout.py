"""Where the headings of a list stand, and which column each of them names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from casework.intake.columns import Column, known, rank
from casework.intake.folding import plain
from casework.intake.sheet import Sheet

Remembered = Mapping[str, Column | None]
"""What an officer said a heading means, by the folded heading; None for a column not taken."""

_SEARCHED: Final = 60  # rows at the top: title lines, addresses of offices, slogans
_SAMPLED: Final = 20  # rows below the headings, to see what stands under them
_SEX_CODES: Final = frozenset({"nam", "nu", "f", "m", "x"})
_COLUMN_NUMBER: Final = re.compile(r"^[(\[]?(\d{1,2})[)\].]?$")
_COLUMN_LETTER: Final = re.compile(r"^[(\[]?[A-Z][)\].]?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which row holds the headings, where the persons begin, and what each column says."""

    header_at: int
    """The first row of the headings, counted from 0."""
    header_rows: int
    """One, two where headings share a wider one above them, or none where the list has none."""
    first_row: int
    """The first row that may be a person."""
    columns: Mapping[Column, int] = field(default_factory=lambda: MappingProxyType({}))


def propose(sheet: Sheet, remembered: Remembered = MappingProxyType({})) -> Layout:
    """The layout as far as headings tell it; the officer sees it and may change every column.

    The headings are the row (or the two rows) with the most known ones. Where fewer than two are
    known, the first row with several texts is taken for them, and no column is mapped; a row with
    digits is taken for a person, in a list without headings.
    """
    candidates = _candidates(sheet, remembered)
    found = max(candidates, key=lambda layout: _tells(sheet, layout), default=_unknown(sheet))
    is_clear = len(found.columns) >= 2 or Column.FULL_NAME in found.columns
    return found if is_clear else _unknown(sheet)


def headings(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The headings as they are written, one for each column; two rows are put together."""
    return tuple(_headings(sheet.rows, layout.header_at, layout.header_rows))


def fingerprint(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The folded headings: lists with the same ones are mapped alike."""
    return tuple(map(plain, headings(sheet, layout)))


def header_lines(sheet: Sheet, layout: Layout) -> list[tuple[str, ...]]:
    """The one or two rows of the headings, folded, so that they are known again."""
    own = sheet.rows[layout.header_at : layout.header_at + layout.header_rows]
    return [tuple(map(plain, row)) for row in own]


def repeats(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row repeats a folded line of the headings, as the next page of a list does."""
    filled = [(cell, name) for cell, name in zip(row, header, strict=True) if cell]
    return len(filled) >= 2 and all(plain(cell) == name for cell, name in filled)


def is_column_numbers(row: Sequence[str]) -> bool:
    """Whether a row only counts the columns: (1) (2) (3), or A B (1) (2)."""
    if max(map(len, row), default=0) > len("(10)."):
        return False
    cells = [cell for i, cell in enumerate(row) if cell and (i == 0 or cell != row[i - 1])]
    counted = [_COLUMN_NUMBER.match(cell) for cell in cells if not _COLUMN_LETTER.match(cell)]
    numbers = [int(match[1]) for match in counted if match]
    if len(cells) < 3 or len(numbers) < len(counted) or len(numbers) < 2:
        return False
    return numbers[0] in {0, 1, 2} and all(b - a == 1 for a, b in pairwise(numbers))


def _tells(sheet: Sheet, layout: Layout) -> tuple[int, bool]:
    """How much a layout tells; two rows tell more than one where a heading is merged over both."""
    above, *below = sheet.rows[layout.header_at : layout.header_at + layout.header_rows]
    pairs = (pair for low in below for pair in zip(above, low, strict=True))
    return len(layout.columns), any(top == low and known(top) for top, low in pairs)


def _candidates(sheet: Sheet, remembered: Remembered) -> list[Layout]:
    """One row before two: two are taken only where they tell more."""
    top = range(min(_SEARCHED, len(sheet.rows)))
    single = [_layout(sheet, at, 1, remembered) for at in top]
    double = [_layout(sheet, at, 2, remembered) for at in top if _continues(sheet.rows, at)]
    return single + double


def _layout(sheet: Sheet, at: int, rows: int, remembered: Remembered) -> Layout:
    first = at + rows
    while first < len(sheet.rows) and is_column_numbers(sheet.rows[first]):
        first += 1
    names = _headings(sheet.rows, at, rows)
    columns = _name_in_two(_mapped(names, remembered), names, sheet.rows[first:])
    return Layout(at, rows, first, MappingProxyType(columns))


def _headings(rows: Sequence[Sequence[str]], at: int, count: int) -> list[str]:
    if count < 2:
        return list(rows[at]) if count else [""] * len(rows[at])
    above, below = _filled(rows[at], rows[at + 1]), rows[at + 1]
    return [
        top if low in {"", top} else f"{top} {low}".strip()
        for top, low in zip(above, below, strict=True)
    ]


def _filled(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """A wider heading stands once where nothing was merged; it goes on over blank cells."""
    filled: list[str] = []
    for top, low in zip(above, below, strict=True):
        filled.append(top or (filled[-1] if filled and low else ""))
    return filled


def _continues(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the row below may belong to the headings: a person has digits, or a name."""
    if at + 1 >= len(rows):
        return False
    pairs = zip(rows[at], rows[at + 1], strict=True)
    own = [(top, low) for top, low in pairs if low not in {"", top}]
    if any(known(top) is Column.FULL_NAME and known(low) is None for top, low in own):
        return False
    return bool(own) and not any(c.isdigit() for _, low in own for c in low)


def _mapped(names: Sequence[str], remembered: Remembered) -> dict[Column, int]:
    """Each column once: where two headings claim it, the surer one, then the first."""
    meant = [(_meant(name, remembered), i) for i, name in enumerate(names) if name]
    columns: dict[Column, int] = {}
    for column, i in meant:
        if column and _is_surer(names, column, i, columns.get(column)):
            columns[column] = i
    return _whole_name(columns)


def _meant(name: str, remembered: Remembered) -> Column | None:
    folded = plain(name)
    return remembered[folded] if folded in remembered else known(name)


def _is_surer(names: Sequence[str], column: Column, this: int, other: int | None) -> bool:
    return other is None or rank(column, names[this]) < rank(column, names[other])


def _whole_name(columns: dict[Column, int]) -> dict[Column, int]:
    """“Tên” alone holds the whole name; beside “Họ” it holds the last word of it."""
    if Column.GIVEN_NAME in columns and not {Column.FULL_NAME, Column.FAMILY_NAME} & set(columns):
        columns[Column.FULL_NAME] = columns.pop(Column.GIVEN_NAME)
    return columns


def _name_in_two(
    columns: dict[Column, int], names: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[Column, int]:
    """“Họ và tên” written over two columns: family and middle name, then the given name."""
    at = columns.get(Column.FULL_NAME)
    if at is None or at + 1 >= len(names) or names[at + 1] not in {"", names[at]}:
        return columns
    beside = [row[at + 1] for row in rows[:_SAMPLED] if row[at]]
    given = [cell for cell in beside if cell and not any(c.isdigit() for c in cell)]
    if not beside or len(given) * 2 <= len(beside) or set(map(plain, given)) <= _SEX_CODES:
        return columns
    parted = {**columns, Column.FAMILY_NAME: at, Column.GIVEN_NAME: at + 1}
    del parted[Column.FULL_NAME]
    return parted


def _unknown(sheet: Sheet) -> Layout:
    several = (i for i, row in enumerate(sheet.rows[:_SEARCHED]) if len(set(row) - {""}) >= 3)
    at = next(several, 0)
    if any(c.isdigit() for cell in sheet.rows[at] for c in cell):
        return Layout(at, 0, at)
    return Layout(at, 1, at + 1)
