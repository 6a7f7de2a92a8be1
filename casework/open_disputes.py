"""Disputes that nobody has settled yet, and on which side each waits."""

from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from casework.records.cases import Case
from casework.records.disputes import Dispute
from casework.records.handoffs import Handoff
from casework.records.units import Unit
from workflows.dispute import DisputeState
from workflows.terms import Act


class Disputed(NamedTuple):
    """One side that has to say who leads: the act and the public id of the handoff, since when."""

    act: Act
    public_id: UUID
    unit_id: UUID
    at: datetime


def disputed(session: Session, case: Case, lead_reminded: UUID, day: date) -> list[Disputed]:
    """The sides that are waited for on a day (Vietnam): both, then whoever did not propose.

    For a side that is off the system or has ended, the other one is reminded, which records.
    """
    rows = session.execute(_UNSETTLED, {"of_file": case.file_id})
    return [
        Disputed(act, ref, unit_id, proposed_at or raised_at)
        for act, ref, giver, receiver, proposed_for, proposed_at, raised_at in rows
        for unit_id in _awaited(giver, receiver, proposed_for, lead_reminded, day)
    ]


def _awaited(
    giver: Unit, receiver: Unit, proposed_for: UUID | None, lead_reminded: UUID, day: date
) -> frozenset[UUID]:
    answers = receiver.on_system and receiver.acts_on(day)
    sides = {giver.id: lead_reminded, receiver.id: receiver.id if answers else lead_reminded}
    return frozenset(told for side, told in sides.items() if side != proposed_for)


_Giver, _Receiver = aliased(Unit, name="giver"), aliased(Unit, name="receiver")

_UNSETTLED: Final = (
    select(
        Handoff.act,
        Handoff.public_id,
        _Giver,
        _Receiver,
        Dispute.proposed_for_id,
        Dispute.proposed_at,
        Dispute.raised_at,
    )
    .join(Handoff, Handoff.id == Dispute.handoff_id)
    .join(_Giver, _Giver.id == Handoff.from_unit_id)
    .join(_Receiver, _Receiver.id == Handoff.to_unit_id)
    .where(Dispute.file_id == bindparam("of_file"), Dispute.state != DisputeState.SETTLED)
    .order_by(Dispute.id)
)
