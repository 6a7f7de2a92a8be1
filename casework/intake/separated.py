"""Text files of rows: which sign parts the cells, and what stands in them."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from casework.intake.columns import known
from casework.intake.encoding import decoded
from casework.intake.refusals import Unreadable, Why

_SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 60  # rows, to find the separator: title lines come first


def separated_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of a CSV file, as they come. Raises `Unreadable`, also while it is read."""
    text, separator = _without_hint(decoded(content))
    separator = separator or _separator_of(text)
    try:
        yield from _rows(text, separator)
    except csv.Error:
        raise Unreadable(Why.QUOTES) from None


def _without_hint(text: str) -> tuple[str, str]:
    """Excel may write `sep=;` as the first line: it is no row, and it names the separator."""
    first, _, rest = text[:8].partition("\n")
    hint = first.strip()
    if hint.startswith("sep=") and len(hint) == 5:
        return rest + text[8:], hint[4]
    return text, ""


def _separator_of(text: str) -> str:
    """The sign that shows the most headings we know; where none does, the most cells."""
    return max(_SEPARATORS, key=lambda separator: _shown(text, separator))


def _shown(text: str, separator: str) -> tuple[int, int]:
    headings = cells = 0
    try:
        for row in islice(_rows(text, separator), _LOOKED_AT):
            headings = max(headings, headings_in(row))
            cells += len(row) - 1
    except csv.Error:
        pass  # said when the rows are read; what stands above tells the separator all the same
    return headings, cells


def headings_in(row: Iterable[str]) -> int:
    """How many different columns of ours the cells of a row name."""
    return len({known(cell) for cell in row if cell} - {None})


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    # Strict, because a quotation mark that is never closed would swallow persons in silence.
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
