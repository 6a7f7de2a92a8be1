"""The book of minutes of a unit: a number is given once a year, and what was left out is seen.

The clerk gives the numbers; they are typed in, never made here.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.ids import new_id
from casework.records.minutes import Minutes, MinutesNumber
from casework.records.minutes_sets import MinutesSet
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def enter(
    session: Session,
    now: datetime,
    unit_id: UUID,
    year: int,
    number: int,
    short_code: str,
    *,
    replaces: Minutes | MinutesSet | None,
) -> MinutesNumber:
    """Write the number into the unit's book for these minutes.

    A number that was given back, or that the replaced version had, may be given again. Raises
    `Refused` where other minutes of the unit and year have it.
    """
    line = _line(session, unit_id, year, number)
    if line is None:
        line = MinutesNumber(id=new_id(), unit_id=unit_id, year=year, number=number)
        session.add(line)
    elif line.short_code is not None and not _was_of(replaces, line):
        raise Refused((Unmet(Lack.TAKEN, frozenset(), OFFICE),))
    line.short_code, line.given_at = short_code, now
    session.flush()
    return line


def give_back(session: Session, minutes: Minutes | MinutesSet) -> None:
    """The minutes were dropped: their number is free again."""
    line = _line(session, minutes.unit_id, minutes.year, minutes.number)
    if line is not None and line.short_code == minutes.short_code:
        line.short_code = None


def gaps(session: Session, unit_id: UUID, year: int, below: int | None = None) -> list[range]:
    """The numbers of the year that no minutes have, up to the highest, or below one of them."""
    taken = session.scalars(
        select(MinutesNumber.number)
        .where(
            MinutesNumber.unit_id == unit_id,
            MinutesNumber.year == year,
            MinutesNumber.short_code.is_not(None),
        )
        .order_by(MinutesNumber.number)
    )
    return _between(number for number in taken if below is None or number <= below)


def own_gaps(
    session: Session, unit_id: UUID, live: Minutes | MinutesSet | None
) -> tuple[range, ...]:
    """What the book of this unit leaves out up to the number of these minutes, where it gave it."""
    if live is None or live.unit_id != unit_id:
        return ()
    return tuple(gaps(session, live.unit_id, live.year, below=live.number))


def _between(taken: Iterable[int]) -> list[range]:
    found, last = [], 0
    for number in taken:
        if number > last + 1:
            found.append(range(last + 1, number))
        last = number
    return found


def _was_of(replaces: Minutes | MinutesSet | None, line: MinutesNumber) -> bool:
    return replaces is not None and line.short_code == replaces.short_code


def _line(session: Session, unit_id: UUID, year: int, number: int) -> MinutesNumber | None:
    return session.scalar(
        select(MinutesNumber).where(
            MinutesNumber.unit_id == unit_id,
            MinutesNumber.year == year,
            MinutesNumber.number == number,
        )
    )
