"""What of the lists of accepted handoffs is not settled yet, and for which side it waits."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.packets import PacketItem
from casework.records.units import Unit
from workflows.handoff import HandoffState
from workflows.handoff_packet import WAITS_FOR, ItemState
from workflows.life import Side
from workflows.terms import Act


class Unsettled(NamedTuple):
    """One side's part in the list of one handoff: something to check, to answer or to confirm."""

    act: Act
    public_id: UUID
    unit_id: UUID
    at: datetime


class _Open(NamedTuple):
    """One item that is not settled, with both sides of its handoff."""

    act: Act
    public_id: UUID
    giver: Unit
    receiver: Unit
    wrote_unit_id: UUID
    state: ItemState
    accepted_at: datetime
    checked_at: datetime | None
    settled_at: datetime | None
    answered_at: datetime | None

    @property
    def side(self) -> Side:
        return WAITS_FOR[self.state]

    @property
    def since_at(self) -> datetime:
        """When it came to wait for this side."""
        moments = (self.accepted_at, self.checked_at, self.settled_at, self.answered_at)
        return max(moment for moment in moments if moment is not None)


def unsettled(session: Session, case: Case, day: date) -> tuple[Unsettled, ...]:
    """What waits on a day (Vietnam), once for each handoff and side; one statement."""
    rows = [_Open._make(row) for row in session.execute(_ITEMS, {"of_file": case.file_id})]
    return tuple(_waiting(rows, day))


def _waiting(rows: list[_Open], day: date) -> Iterator[Unsettled]:
    """A unit off the system is reminded of nothing: whoever wrote down what it said is, and then
    of what is to be answered or confirmed only, since nobody here can check for it."""
    asked = [row for row in rows if row.state is not ItemState.LISTED or row.receiver.on_system]
    asked.sort(key=lambda row: (row.public_id.hex, row.side.value))
    for _of, group in groupby(asked, key=lambda row: (row.public_id, row.side)):
        first = min(group, key=lambda row: row.since_at)
        yield Unsettled(first.act, first.public_id, _unit(first, day), first.since_at)


def _unit(row: _Open, day: date) -> UUID:
    unit = row.giver if row.side is Side.GIVER else row.receiver
    return unit.id if unit.on_system and unit.acts_on(day) else row.wrote_unit_id


_Giver, _Receiver = aliased(Unit, name="giver"), aliased(Unit, name="receiver")

_ITEMS: Final = (
    select(
        Handoff.act,
        Handoff.public_id,
        _Giver,
        _Receiver,
        Officer.unit_id,
        PacketItem.state,
        Handoff.answered_at,
        PacketItem.checked_at,
        PacketItem.settled_at,
        PacketItem.answered_at,
    )
    .join(Handoff, Handoff.id == PacketItem.handoff_id)
    .join(_Giver, _Giver.id == Handoff.from_unit_id)
    .join(_Receiver, _Receiver.id == Handoff.to_unit_id)
    .join(Officer, Officer.id == Handoff.offered_by_id)
    .where(
        PacketItem.file_id == bindparam("of_file"),
        Handoff.file_id == bindparam("of_file"),
        Handoff.state == HandoffState.ACCEPTED,
        PacketItem.state.in_(tuple(WAITS_FOR)),
    )
    .order_by(PacketItem.handoff_id, PacketItem.place)
)
