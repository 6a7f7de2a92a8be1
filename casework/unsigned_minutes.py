"""Which accepted handoffs have no minutes signed by both sides, and whose move it is.

A clock of its own: an acceptance holds without minutes, and nothing waits for them but this.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes
from casework.records.minutes_sets import MinutesSet, MinutesSetLine
from casework.records.steps import Channel
from casework.records.units import Unit
from workflows.handoff import HandoffState
from workflows.minutes import LIVE, MinutesState
from workflows.terms import Act


class Unsigned(NamedTuple):
    """Minutes that a unit has still to draft, to check, or to sign."""

    act: Act
    public_id: UUID  # of the handoff
    unit_id: UUID
    accepted_at: datetime


class _Row(NamedTuple):
    act: Act
    public_id: UUID
    accepted_at: datetime | None
    giver: Unit
    receiver: Unit
    state: MinutesState | None
    drafted_in: UUID | None
    giver_at: datetime | None
    receiver_at: datetime | None


def unsigned_minutes(session: Session, file_id: UUID, day: date) -> list[Unsigned]:
    """What of the minutes of one file waits on a day (Vietnam); one statement.

    An acceptance that ours recorded waits for its own paper, which is its minutes. One that stands
    in the minutes of a whole list waits for those.
    """
    rows = (_Row(*row) for row in session.execute(_ACCEPTED, {"of_file": file_id}))
    return [
        Unsigned(row.act, row.public_id, unit_id, row.accepted_at)
        for row in rows
        if row.accepted_at is not None
        for unit_id in sorted(set(_whose_move(row, day)))
    ]


def _whose_move(row: _Row, day: date) -> Iterator[UUID]:
    """The giver drafts, the drafting unit checks, and each side signs that has not."""
    if row.state is None:
        yield from _reminded(row.giver, row.receiver, day)
    elif row.state is MinutesState.DRAFTED and row.drafted_in:
        yield row.drafted_in
    else:
        if row.giver_at is None:
            yield from _reminded(row.giver, row.receiver, day)
        if row.receiver_at is None:
            yield from _reminded(row.receiver, row.giver, day)


def _reminded(unit: Unit, other: Unit, day: date) -> Iterator[UUID]:
    """The unit itself or, where it is off the system or has ended, the other side."""
    answering = (one.id for one in (unit, other) if one.on_system and one.acts_on(day))
    yield from list(answering)[:1]


_Giver, _Receiver = aliased(Unit, name="giver"), aliased(Unit, name="receiver")

# A line of minutes of a whole list; of versions that were refused or dropped nothing stands.
_STANDING_LINE: Final = (
    select(MinutesSetLine.handoff_id, MinutesSetLine.set_id)
    .join(MinutesSet, MinutesSet.id == MinutesSetLine.set_id)
    .where(MinutesSetLine.file_id == bindparam("of_file"), MinutesSet.state.in_(LIVE))
    .subquery("standing_line")
)

_ACCEPTED: Final = (
    select(
        Handoff.act,
        Handoff.public_id,
        Handoff.answered_at,
        _Giver,
        _Receiver,
        func.coalesce(Minutes.state, MinutesSet.state),
        func.coalesce(Minutes.unit_id, MinutesSet.unit_id),
        func.coalesce(Minutes.giver_at, MinutesSet.giver_at),
        func.coalesce(Minutes.receiver_at, MinutesSet.receiver_at),
    )
    .join(_Giver, _Giver.id == Handoff.from_unit_id)
    .join(_Receiver, _Receiver.id == Handoff.to_unit_id)
    .outerjoin(Minutes, and_(Minutes.handoff_id == Handoff.id, Minutes.state.in_(LIVE)))
    .outerjoin(_STANDING_LINE, _STANDING_LINE.c.handoff_id == Handoff.id)
    .outerjoin(MinutesSet, MinutesSet.id == _STANDING_LINE.c.set_id)
    .where(
        Handoff.file_id == bindparam("of_file"),
        Handoff.state == HandoffState.ACCEPTED,
        Handoff.channel == Channel.SYSTEM,
        Minutes.state.is_distinct_from(MinutesState.SIGNED),
        MinutesSet.state.is_distinct_from(MinutesState.SIGNED),
    )
    .order_by(Handoff.id)
)
