"""Rows as they are taken from a file, within measure. Whoever reads a file adds them here."""

from collections.abc import Iterable, Sequence
from typing import Final

from casework.intake.folding import clean
from casework.intake.refusals import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable, Why

_LAST_ROW: Final = 1_048_576  # of any spreadsheet program, blank ones counted
_MOST_SPREAD: Final = 1_000_000  # cells that merged ones cover, all together
_MOST_LETTERS: Final = 32 * 1024 * 1024  # a workbook writes a text once for any number of cells

Range = tuple[int, int, int, int]
"""First column, first row, last column, last row of a merged cell; all counted from 1."""


class Table:
    """Rows of cleaned text. Raises `Unreadable` with the row that is too much, not at the end."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = []
        self._filled = 0
        self._left = _MOST_LETTERS

    def add(self, cells: Iterable[str]) -> None:
        """The next row; blank cells at its end do not count."""
        row = _trimmed([self._measured(cell) for cell in cells])
        if len(row) > MOST_COLUMNS:
            raise Unreadable(Why.TOO_MANY_COLUMNS)
        self._filled += bool(row)
        if self._filled > MOST_ROWS or len(self.rows) >= _LAST_ROW:
            raise Unreadable(Why.TOO_MANY_ROWS)
        self.rows.append(row)

    def skip_to(self, number: int) -> None:
        """Blank rows up to the row before `number`, counted from 1."""
        if number > _LAST_ROW or number <= len(self.rows):
            raise Unreadable(Why.DAMAGED)
        self.rows.extend([()] * (number - 1 - len(self.rows)))

    def spread(self, merged: Sequence[Range]) -> None:
        """Write what stands in a merged cell into every cell that it covers."""
        width = max(map(len, self.rows), default=0)
        left = _MOST_SPREAD
        for first_column, first_row, last_column, last_row in merged:
            columns = range(first_column - 1, min(last_column, width))
            rows = range(first_row - 1, min(last_row, len(self.rows)))
            left -= len(columns) * len(rows)
            if left < 0:
                raise Unreadable(Why.BOMB)
            self._cover(rows, columns)

    def even(self) -> tuple[tuple[str, ...], ...]:
        """The rows, all of one width, without blank ones at the end."""
        width = max(map(len, self.rows), default=0)
        blank = ("",) * width
        last = max((i for i, row in enumerate(self.rows) if row), default=-1)
        return tuple(row + blank[len(row) :] if row else blank for row in self.rows[: last + 1])

    def _measured(self, cell: str) -> str:
        self._left -= len(cell)
        if self._left < 0:
            raise Unreadable(Why.BOMB)
        if len(cell) > LONGEST_CELL:
            raise Unreadable(Why.DAMAGED)
        return clean(cell) if cell else ""

    def _cover(self, rows: range, columns: range) -> None:
        text = self._at(rows.start, columns.start) if rows and columns else ""
        if not text:
            return
        for number in rows:
            row = list(self.rows[number])
            row += [""] * (columns.stop - len(row))
            row[columns.start : columns.stop] = [text] * len(columns)
            self.rows[number] = tuple(row)

    def _at(self, row: int, column: int) -> str:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


def _trimmed(row: list[str]) -> tuple[str, ...]:
    while row and not row[-1]:
        row.pop()
    return tuple(row)
