"""What stands in a cell of a workbook, as a person would read it on the screen."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from typing import Final

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_SHOWN: Final = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.|am/pm|a/p")
_LONGEST_FORMAT: Final = 255  # letters, in any spreadsheet program
_EXACT: Final = 10**15  # whole numbers above it are not kept whole by a spreadsheet


class NumberFormats:
    """How each style of a workbook shows a number: a day is a number with the right format."""

    def __init__(self, own: Mapping[int, str], styles: Sequence[int], epoch: datetime) -> None:
        codes = [own.get(number) or BUILTIN_FORMATS.get(number, "General") for number in styles]
        self._shown = [_shown(code) for code in codes]
        self._epoch = epoch

    def written(self, raw: str, style: int) -> str:
        """A number as text: a day as dd/mm/yyyy, or less where the cell shows less of it."""
        shown = self._shown[style] if 0 <= style < len(self._shown) else ""
        return self._as_moment(raw, shown) if shown else written_number(raw)

    def _as_moment(self, raw: str, shown: str) -> str:
        try:
            moment = from_excel(float(raw), self._epoch)
        except (OverflowError, TypeError, ValueError):
            return written_number(raw)
        if isinstance(moment, datetime):
            return f"{moment:%H:%M}" if shown == "%H:%M" else moment.strftime(shown) + _hour(moment)
        return f"{moment:%H:%M}" if isinstance(moment, time) else written_number(raw)


def written_number(raw: str) -> str:
    """A whole number without the .0 and the exponent that a spreadsheet may store."""
    number = float(raw)
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else raw


def written_bool(raw: str) -> str:
    """Yes and no as a spreadsheet shows them."""
    return "TRUE" if raw.strip() in {"1", "true"} else "FALSE"


def written_iso(raw: str) -> str:
    """A day stored as ISO text, as dd/mm/yyyy."""
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return raw
    return f"{moment:%d/%m/%Y}" + _hour(moment)


def unescaped(text: str) -> str:
    """Letters that a workbook writes by their number: `_x000D_` ends a line."""
    return _ESCAPED.sub(lambda found: _letter(int(found[1], 16)), text) if "_x" in text else text


def _letter(number: int) -> str:
    return "" if 0xD800 <= number <= 0xDFFF else chr(number)


def _hour(moment: datetime) -> str:
    return f" {moment:%H:%M}" if (moment.hour, moment.minute) != (0, 0) else ""


def _shown(code: str) -> str:
    """The parts of a day that the format shows, so that 10/1987 does not become 01/10/1987."""
    code = code[:_LONGEST_FORMAT]
    if not is_date_format(code) or is_timedelta_format(code):
        return ""
    letters = _NOT_SHOWN.sub("", code.split(";")[0].lower())
    if "d" in letters:
        return "%d/%m/%Y"
    if "y" in letters:
        return "%m/%Y" if "m" in letters else "%Y"
    return "%H:%M"


SAID: Final[Mapping[str, Callable[[str], str]]] = {"b": written_bool, "d": written_iso}
"""How a cell of a kind is said; texts and numbers have ways of their own."""
