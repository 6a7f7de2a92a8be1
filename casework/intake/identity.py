"""Numbers of identity papers: which stand in a text, and what a citizen's number tells.

A citizen's number has twelve digits: three for the place where the birth was registered, one for
century and sex, two for the year, six more (NĐ 137/2015/NĐ-CP; it has no check digit). The place
is of the list of provinces of the day it was issued and stays when provinces merge: it is never
looked up. Every disagreement is a warning: people live on borrowed papers.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from casework.intake.folding import fold

_DIGITS: Final = re.compile(r"(?<![\w/.-])\d(?:[ .-]?\d){6,15}(?![\w/])")
_PASSPORT: Final = re.compile(r"(?<!\w)(?!so|no|hc|gt|id)([a-z]{1,2}) ?(\d{6,8})(?!\w)")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}[ ./-]+\d{1,2}[ ./-]+\d{4}(?!\d)")  # of issue
_LOOKED_AT: Final = 500  # letters; no paper has so many
_WHOLE_LENGTHS: Final = frozenset({9, 12})
_NEVER_ISSUED: Final = (7, 8, 10, 11, 13, 14, 15, 16)


@dataclass(frozen=True, slots=True)
class Told:
    """What a citizen's number tells of its holder."""

    sex: Literal["female", "male"]
    year: int


def numbers_in(text: str) -> tuple[str, ...]:
    """Each number of a paper without spaces: of twelve or nine digits, or of a passport."""
    found = _PASSPORT.findall(fold(text[:_LOOKED_AT]))
    passports = (letters.upper() + digits for letters, digits in found)
    return (*(n for n in _runs(text) if len(n) in _WHOLE_LENGTHS), *passports)


def odd_numbers_in(text: str) -> tuple[str, ...]:
    """Runs of digits as long as no number of this country: some are missing or too many.

    Eleven are often twelve whose first zero a spreadsheet has dropped.
    """
    return tuple(number for number in _runs(text) if len(number) in _NEVER_ISSUED)


def told_by(number: str) -> Told | None:
    """Sex and year of birth in a citizen's number; None for the number of another paper."""
    if len(number) != 12 or not number.isdigit():
        return None
    century, sex = divmod(int(number[3]), 2)
    return Told("female" if sex else "male", 1900 + 100 * century + int(number[4:6]))


def _runs(text: str) -> list[str]:
    without_others = _PASSPORT.sub(" ", _DAY.sub(" ", fold(text[:_LOOKED_AT])))
    return [re.sub(r"\D", "", run) for run in _DIGITS.findall(without_others)]
