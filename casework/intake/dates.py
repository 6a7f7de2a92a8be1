"""Dates as lists write them: what is told, how exactly, and in which form. Nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from casework.intake.folding import fold

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_LONGEST: Final = 80  # letters of a date


class Form(StrEnum):
    """How a date is written."""

    BLANK = "blank"  # nothing, or “không rõ”
    USUAL = "usual"  # 14/03/2026, 03/2026, 2026
    OTHER = "other"  # understood, and said so
    IMPOSSIBLE = "impossible"  # 30/02/2001
    MONTH_FIRST = "month_first"  # 03/25/2001 would be a day if the month stood first
    SHORT_YEAR = "short_year"  # 14/03/87 may be a child or a grandparent
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or only its month, or only its year."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> date | None:
        """The day, where it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def earliest(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def said(self) -> str:
        """The date as this country writes it: 14/03/2026, 03/2026 or 2026."""
        parts = (self.day, self.month)
        return "".join(f"{part:02}/" for part in parts if part) + str(self.year)

    def fits(self, other: "PartialDate") -> bool:
        """Whether both may be the same day, as far as each is known."""
        pairs = ((self.month, other.month), (self.day, other.day))
        return self.year == other.year and all(not a or not b or a == b for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Read:
    """What a written date tells."""

    date: PartialDate | None
    form: Form
    approximate: bool = False
    year: int | None = None
    """The year as written, also where the day cannot be."""


def read_date(text: str) -> Read:
    """Understand a date; what cannot be, or may be two days, has no date and says why.

    Day, month, year is the order of this country. An order that only fits month first is not
    turned round: where 03/25 was written, 04/05 in the next row may be turned round as well.
    """
    if len(text) > _LONGEST:
        return Read(None, Form.UNCLEAR)
    words = fold(text)
    if is_unsaid(words):
        return Read(None, Form.BLANK)
    bare = _ABOUT.sub("", words).rstrip("?").strip()
    read = _read(bare)
    if bare == words:
        return read
    return Read(read.date, _less_usual(read.form), approximate=True, year=read.year)


def is_unsaid(words: str) -> bool:
    """Whether folded words say that nothing is known: “không rõ”, a dash, nothing."""
    return words in _UNSAID


def _read(words: str) -> Read:
    for pattern, form in _PATTERNS:
        if found := pattern.fullmatch(words):
            return _of_parts(found.groupdict(), form)
    if _SHORT.fullmatch(words):
        return Read(None, Form.SHORT_YEAR)
    if _SERIAL.fullmatch(words):
        day = date(1899, 12, 30) + timedelta(days=int(words))
        return Read(PartialDate(day.year, day.month, day.day), Form.OTHER, year=day.year)
    return Read(None, Form.UNCLEAR)


def _of_parts(parts: Mapping[str, str | None], form: Form) -> Read:
    year, month, day = (_number(parts.get(name)) for name in ("year", "month", "day"))
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Read(None, Form.IMPOSSIBLE)
    if _is_day(year, month, day):
        left_open = (parts.get("month") and not month) or (parts.get("day") and not day)
        return Read(PartialDate(year, month, day), Form.OTHER if left_open else form, year=year)
    turned = month is not None and month > 12 and _is_day(year, day, month)
    return Read(None, Form.MONTH_FIRST if turned else Form.IMPOSSIBLE, year=year)


def _number(text: str | None) -> int | None:
    """A part in figures or as an English month; “00” and “xx” say that it is not known."""
    if text is None or not text.strip("0x.-?_ "):
        return None
    return _MONTHS.get(text[:3]) or int(text)


def _is_day(year: int, month: int | None, day: int | None) -> bool:
    if month is None:
        return day is None
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return True


def _less_usual(form: Form) -> Form:
    return Form.OTHER if form is Form.USUAL else form


_UNSAID: Final = frozenset(
    {
        "", "-", "--", "?", "x", "/", "khong ro", "khong biet", "khong nho", "chua ro", "k ro",
        "ko ro", "khong xac dinh", "chua xac dinh", "khong", "unknown", "n/a", "na",
    }
)  # fmt: skip
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_ABOUT: Final = re.compile(
    r"^(?:khoang|vao khoang|uoc|uoc chung|chung|about|approx\.?|c\.|~)\s*(?=\S)"
)
_YEAR: Final = r"(?P<year>\d{4})"
_MONTH: Final = r"(?P<month>\d{1,2}|xx|\.\.|--|__)"
_DAY: Final = r"(?P<day>\d{1,2}|xx|\.\.|--|__)"
_NAMED: Final = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_HOUR: Final = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2})?)?"
_BORN: Final = r"(?:sinh )?(?:ngay )?"
_PATTERNS: Final = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (rf"{_DAY}/{_MONTH}/{_YEAR}", Form.USUAL),
        (rf"{_MONTH}/{_YEAR}", Form.USUAL),
        (_YEAR, Form.USUAL),
        (rf"{_DAY} ?/ ?{_MONTH} ?/ ?{_YEAR}{_HOUR}", Form.OTHER),
        (rf"{_DAY} ?- ?{_MONTH} ?- ?{_YEAR}{_HOUR}", Form.OTHER),
        (rf"{_DAY} ?\. ?{_MONTH} ?\. ?{_YEAR}{_HOUR}", Form.OTHER),
        (rf"{_DAY} {_MONTH} {_YEAR}", Form.OTHER),
        (rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}{_HOUR}", Form.OTHER),
        (rf"{_MONTH} ?[-./ ] ?{_YEAR}", Form.OTHER),
        (rf"{_YEAR}[-/.]{_MONTH}", Form.OTHER),
        (rf"{_BORN}{_DAY} thang {_MONTH}(?: nam |[/ -]){_YEAR}", Form.OTHER),
        (rf"{_BORN}{_DAY}[/.-]{_MONTH}[/.-]{_YEAR}", Form.OTHER),
        (rf"(?:sinh )?thang {_MONTH}(?: nam | ?[/.-] ?| ){_YEAR}", Form.OTHER),
        (rf"(?:sinh )?(?:nam|sn|ns)\.? ?{_YEAR}", Form.OTHER),
        (rf"sinh {_YEAR}", Form.OTHER),
        (rf"{_DAY}[ -]{_NAMED}[ ,-]+{_YEAR}", Form.OTHER),
        (rf"{_NAMED} {_DAY},? {_YEAR}", Form.OTHER),
        (rf"{_NAMED}[ ,-]+{_YEAR}", Form.OTHER),
    )
)
_SHORT: Final = re.compile(r"(?:\d{1,2}[/.-]){0,2}\d{2}|'\d{2}")
_SERIAL: Final = re.compile(r"[1-5]\d{4}")  # days since 1900, as a spreadsheet counts: to 2064
