"""A description of a person: what a name, a year and numbers on papers can be compared by."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

_BETWEEN_NAMES = re.compile(r"[;,/|\n()]+|\bhoặc\b|\btức\b|\bhay\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)?\d\d(?!\d)")
_NUMBER = re.compile(r"\+?(?:(?<![A-Za-z])[A-Za-z]{1,2})?\d(?:[ .\-]?\d){5,}")
_SEPARATORS = re.compile(r"[ .\-]")
_ABROAD = re.compile(r"^(?:\+84|0084|84(?=\d{9}$))")


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of somebody, for comparing only. A person may have other names.

    `identifiers` are normalised: numbers of papers and telephones, see `identifiers_in`.
    """

    names: tuple[str, ...] = ()
    birth_year: int | None = None
    identifiers: tuple[str, ...] = ()

    @classmethod
    def of_texts(
        cls,
        *,
        full_name: str | None = None,
        other_names: str | None = None,
        birth: str | None = None,
        numbers: Iterable[str | None] = (),
    ) -> Self:
        """A description from the texts of a file or a form, as people write them."""
        names = (*names_in(full_name or ""), *names_in(other_names or ""))
        found = (number for text in numbers for number in identifiers_in(text or ""))
        return cls(tuple(dict.fromkeys(names)), year_in(birth or ""), tuple(dict.fromkeys(found)))

    @classmethod
    def of_line(cls, line: str) -> Self:
        """A description from one line that may hold a name, a year and numbers."""
        numbers = identifiers_in(line)
        rest = _NUMBER.sub(" ", _DAY.sub(_only_year, line))
        return cls(tuple(names_in(_YEAR.sub(" ", rest))), year_in(rest), tuple(numbers))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: a year alone describes thousands."""
        return not self.names and not self.identifiers


def names_in(text: str) -> list[str]:
    """The names in a text: one, or several divided as people divide them."""
    parts = (" ".join(part.split()) for part in _BETWEEN_NAMES.split(text))
    return [part for part in parts if any(letter.isalpha() for letter in part)]


def year_in(text: str) -> int | None:
    """The only year of birth in a text such as `12/3/1998` or `khoảng 1998`; none where two are."""
    years = {int(year) for year in _YEAR.findall(unicodedata.normalize("NFKC", text))}
    return years.pop() if len(years) == 1 else None


def identifiers_in(text: str) -> list[str]:
    """Numbers of six digits or more, with one or two letters before them, in capitals, unbroken.

    A telephone of this country stands in its home form. Days are not numbers of papers.
    """
    without_days = _DAY.sub(" ", unicodedata.normalize("NFKC", text))
    found = (_SEPARATORS.sub("", number).upper() for number in _NUMBER.findall(without_days))
    return [_ABROAD.sub("0", number) for number in found]


def _only_year(day: re.Match[str]) -> str:
    found = _YEAR.search(day.group())
    return f" {found.group()} " if found else " "
