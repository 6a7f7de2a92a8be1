"""The person before the file: who stands at the door is taken in, the file is answered later.

Of a handoff that moves both. Whereabouts and housing move at once; the lead stays with the giver
until the receiver accepts the file. Sending the file back then is for `handoff.send_back`.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.handoff import as_recorded, insist_on_receiving_side
from casework.actions.sides import answerable_since
from casework.actions.taking_over import bring_in
from casework.actions.telling import Told, insist_on_late, moment, write_down
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from workflows import handoff as life
from workflows.engine import Refused
from workflows.handoff import HandoffMove
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Moves


def take_person_in(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    *,
    late: datetime | None = None,
) -> Handoff:
    """Take the person in for the officer's unit; the giver leads until the file is answered.

    `late` is when it happened, where it is entered later. No paper holds it up: a person at the
    door is received. Raises `Refused` and `MoveRefused`.
    """
    insist_on_receiving_side(actor, handoff)
    late = insist_on_late(late, answerable_since(session, case, handoff), now)
    return _take_in(session, actor, now, case, handoff, None, moment(None, now, late))


def record_person_in(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, told: Told
) -> Handoff:
    """Write down that a unit which is not on the system took the person in. Raises likewise."""
    told = as_recorded(session, actor, now, case, handoff, told)
    return _take_in(session, actor, now, case, handoff, told, told.happened_at)


def _take_in(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    told: Told | None,
    at: datetime,
) -> Handoff:
    receiver = session.get_one(Unit, handoff.to_unit_id)
    _insist_comes_along(handoff, receiver, at)
    handoff.state = life.move(handoff.state, HandoffMove.TAKE_PERSON_IN)
    handoff.person_in_at = handoff.answered_at = at
    handoff.person_in_by_id = handoff.answered_by_id = actor.officer_id
    handoff.channel = told.channel if told else Channel.SYSTEM
    bring_in(session, actor, at, case, receiver, now)
    write_down(session, actor, now, case, receiver, told, NoStep.TAKEN_IN, handoff.id)
    due.refresh(session, case, now)
    audit.record(
        session,
        "handoff.person_taken_in",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        to=receiver.id,
        channel=handoff.channel,
    )
    return handoff


def _insist_comes_along(handoff: Handoff, receiver: Unit, at: datetime) -> None:
    ended = ended_by(receiver, vietnam_day(at))
    if ended is not None:
        raise Refused((Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor),))
    if handoff.moves is not Moves.BOTH:
        raise Refused((Unmet(Lack.ONE_THING, frozenset(), OFFICE),))
