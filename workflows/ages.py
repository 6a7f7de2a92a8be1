"""Age bands: which rules for children apply to somebody born between two days.

Under 16: a child (Luật Trẻ em 102/2016/QH13, Điều 1). Under 18: no means need be shown, and
accompanying minors have rights of their own (Luật 53/2024/QH15, Điều 2 khoản 1, Điều 37 khoản 2).
"""

from datetime import date
from typing import Final

from workflows.terms import AgeBand

# fmt: off
_FROM: Final = (
    # years of age,  band
    (18,             AgeBand.ADULT),
    (16,             AgeBand.FROM_16_TO_18),
    (0,              AgeBand.UNDER_16),
)
# fmt: on


def age_band(born_from: date, born_to: date, on: date) -> AgeBand:
    """The band on a day of somebody born between two days; unclear where it could be two.

    Doubt is treated as minority, so an unclear band protects like a child's.
    """
    oldest, youngest = _band(born_from, on), _band(born_to, on)
    return oldest if oldest is youngest else AgeBand.UNCLEAR


def _band(born: date, on: date) -> AgeBand:
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((band for least, band in _FROM if years >= least), AgeBand.UNCLEAR)
