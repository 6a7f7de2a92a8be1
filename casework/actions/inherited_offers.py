"""Offers in flight of a unit that has ended: whoever follows it is the sender from then on.

An offer to the successor itself ends: it leads already. So a handoff in flight has one sender, who
leads, and one receiver, who does not.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import reach
from casework.actions.offers import take_back
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.units import Unit
from workflows import handoff as life
from workflows.handoff import OPEN, HandoffMove, HandoffState


def pass_on_offers(
    session: Session, actor: Actor, now: datetime, case: Case, unit: Unit, heir: Unit
) -> None:
    """What the ended unit offered is offered by its successor; to itself it offers nothing."""
    for offer in _in_flight(session, case, unit):
        if offer.to_unit_id != heir.id:
            offer.from_unit_id = heir.id
        elif offer.state is HandoffState.OFFERED:
            take_back(session, actor, now, offer)
        else:
            _complete(session, actor, now, case, offer)


def _complete(session: Session, actor: Actor, now: datetime, case: Case, offer: Handoff) -> None:
    """The person is with the successor already, and now the file is: nothing is left to answer."""
    offer.state = life.move(offer.state, HandoffMove.ACCEPT)
    offer.from_unit_id, offer.answered_at, offer.answered_by_id = (
        offer.to_unit_id,
        now,
        actor.officer_id,
    )
    offer.channel, offer.settled_at = Channel.SYSTEM, now
    reach.withdraw(session, offer.to_unit_id, case.file_id, Tie.OFFERED)


def _in_flight(session: Session, case: Case, unit: Unit) -> Sequence[Handoff]:
    return session.scalars(
        select(Handoff).where(
            Handoff.file_id == case.file_id,
            Handoff.from_unit_id == unit.id,
            Handoff.state.in_(OPEN),
        )
    ).all()
