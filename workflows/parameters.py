"""Limits that the law sets and that nobody had read: entered by the office, with their document.

A parameter fills a limit that is not known; it never stands over one whose article was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflows.days import Calendar
from workflows.regime import Clock, Limit, Regime, Unit
from workflows.source import Confidence, Source

UNREAD = frozenset({Confidence.R, Confidence.U})
"""Articles that nobody has read: what they say is not counted."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """So long, by this document (its number), for clocks that start on `valid_from` or later."""

    amount: int
    unit: Unit
    valid_from: date
    document: str

    @property
    def limit(self) -> Limit:
        """The same as a limit; two persons read the document, so it counts as read."""
        return Limit(self.amount, self.unit, Source(self.document, "", Confidence.V))


Parameters = Mapping[tuple[str, str], tuple[Parameter, ...]]
"""What was entered, by the key of the regime and of the clock."""

NONE: Parameters = {}


@dataclass(frozen=True, slots=True)
class Reckoning:
    """By what the office counts: the working calendar, and the limits that were entered."""

    calendar: Calendar = field(default_factory=Calendar)
    parameters: Parameters = field(default_factory=dict)

    def filling(self, regime: Regime, clock: Clock, on: date) -> Parameter | None:
        """What fills a clock of unknown limit that starts on the day `on` (Vietnam), if any.

        Of several the latest that holds then; of two from one day, the one that stands first.
        """
        if not self.parameters or is_known(clock):
            return None
        entered = self.parameters.get((regime.key, clock.key), ())
        valid = (parameter for parameter in entered if parameter.valid_from <= on)
        return max(valid, key=lambda parameter: parameter.valid_from, default=None)


def is_known(clock: Clock) -> bool:
    """Whether the tables have a limit to count: recalled and unknown ones wait for a lawyer."""
    return clock.amount is not None and clock.source.confidence not in UNREAD


def unknown_clocks(regime: Regime) -> tuple[Clock, ...]:
    """The clocks of a regime whose limit has to be entered."""
    return tuple(clock for clock in regime.clocks if not is_known(clock))
