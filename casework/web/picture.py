"""The two-line picture: who led, and where the person was, as shares of one stretch of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Stretch:
    """One unit, or one place, between two aware times; `to_at` is empty while it lasts.

    `name` is what a page may show: a unit's name or a kind of place, never an address.
    """

    name: str
    from_at: datetime
    to_at: datetime | None
    by: str = ""  # the record that moved it, in words
    handoff_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as drawn: left edge and width in per cent of the picture."""

    number: int
    name: str
    from_at: datetime
    to_at: datetime | None
    left: float
    width: float
    by: str = ""
    handoff_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TwoLines:
    """Both lines over the same time."""

    from_at: datetime
    to_at: datetime
    leads: tuple[Bar, ...]
    places: tuple[Bar, ...]


def two_lines(
    leads: Sequence[Stretch], places: Sequence[Stretch], until: datetime
) -> TwoLines | None:
    """Lay both lines out from the first known moment to `until`; nothing to draw gives `None`."""
    if not leads and not places:
        return None
    start = min(stretch.from_at for stretch in (*leads, *places))
    return TwoLines(
        from_at=start,
        to_at=until,
        leads=_bars(leads, start, until),
        places=_bars(places, start, until),
    )


def _bars(stretches: Sequence[Stretch], start: datetime, until: datetime) -> tuple[Bar, ...]:
    whole = max((until - start).total_seconds(), 1.0)

    def share(moment: datetime) -> float:
        return round((moment - start).total_seconds() / whole * 100, 2)

    return tuple(
        Bar(
            number=number,
            name=stretch.name,
            from_at=stretch.from_at,
            to_at=stretch.to_at,
            left=share(stretch.from_at),
            width=max(round(share(stretch.to_at or until) - share(stretch.from_at), 2), 0.6),
            by=stretch.by,
            handoff_id=stretch.handoff_id,
        )
        for number, stretch in enumerate(stretches, 1)
    )
