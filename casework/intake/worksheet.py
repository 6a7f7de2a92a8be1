"""One worksheet, row by row, as its tags come."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from openpyxl.utils.cell import column_index_from_string, range_boundaries

from casework.intake.cells import SAID, NumberFormats, unescaped
from casework.intake.parts import Text
from casework.intake.refusals import MOST_COLUMNS, Unreadable, Why
from casework.intake.table import Range, Table

_LAST_COLUMN: Final = 16_384  # of a worksheet
_MOST_MERGED: Final = 100_000


class Worksheet(Text):
    """Takes the rows into a table, and the ranges of merged cells as they stand behind them."""

    heard = frozenset({"v", "t", "f"})

    def __init__(self, strings: Sequence[str], formats: NumberFormats) -> None:
        super().__init__()
        self.table = Table()
        self.merged: list[Range] = []
        self._strings, self._formats = strings, formats
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
            return self._formats.written(raw, int(self._cell.get("s", "0")))
        return SAID[kind](raw) if kind in SAID else unescaped(raw)

    def _string(self, number: int) -> str:
        if not 0 <= number < len(self._strings):
            raise Unreadable(Why.DAMAGED)
        return self._strings[number]

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
