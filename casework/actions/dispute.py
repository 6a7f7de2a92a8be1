"""Disputes: the person is in, the file came back; the supervisors of both sides say who leads.

The giver leads all the time. One side proposes with words, the other confirms, or proposes itself.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.head import insist_on_head
from casework.actions.sides import giving_unit
from casework.actions.telling import Told, insist_on_moment, moment, write_down
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.disputes import Dispute
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from workflows import dispute as life
from workflows.dispute import DisputeMove, DisputeState, Outcome
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def raise_dispute(
    session: Session, actor: Actor, now: datetime, handoff: Handoff, at: datetime
) -> Dispute:
    """Say that nobody agrees who leads; for the verb that sends the file back."""
    dispute = add(
        session,
        Dispute(
            file_id=handoff.file_id,
            handoff_id=handoff.id,
            state=life.move(None, DisputeMove.RAISE),
            raised_at=at,
        ),
    )
    said = {"dispute": dispute.id, "handoff": handoff.id}
    audit.record(session, "dispute.raised", actor, now, handoff.file_id, **said)
    return dispute


def propose_settlement(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    dispute: Dispute,
    outcome: Outcome,
    *,
    words: str,
    told: Told | None = None,
) -> Dispute:
    """Propose who leads from here, for the officer's side; the other side confirms or answers.

    `told` where the other side, off the system, proposed it on paper or by telephone. Raises
    `Refused` and `MoveRefused`.
    """
    state = life.move(dispute.state, DisputeMove.PROPOSE)
    unit, told = _speaking(session, actor, now, case, dispute, told)
    dispute.state, dispute.outcome = state, outcome
    dispute.proposed_for_id, dispute.proposed_by_id = unit.id, actor.officer_id
    dispute.proposed_at = moment(told, now)
    safe_of(session, case.file_id).seal(dispute, proposal=words)
    write_down(session, actor, now, case, unit, told, NoStep.SETTLEMENT_PROPOSED, dispute.id)
    due.refresh(session, case, now)
    said = {"dispute": dispute.id, "outcome": outcome, "acting_unit": unit.id}
    audit.record(session, "dispute.proposed", actor, now, case.file_id, **said)
    return dispute


def confirm_settlement(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    dispute: Dispute,
    *,
    words: str,
    told: Told | None = None,
) -> Dispute:
    """Confirm what the other side proposed: the dispute is settled. Moves nothing by itself.

    Raises `Refused`: the same side proposed it; and `MoveRefused`.
    """
    state = life.move(dispute.state, DisputeMove.CONFIRM)
    unit, told = _speaking(session, actor, now, case, dispute, told)
    if unit.id == dispute.proposed_for_id:
        raise Refused((Unmet(Lack.OTHER_SIDE, frozenset(), OFFICE),))
    dispute.state = state
    dispute.settled_at, dispute.settled_by_id = moment(told, now), actor.officer_id
    dispute.channel = told.channel if told else Channel.SYSTEM
    safe_of(session, case.file_id).seal(dispute, reply=words)
    write_down(session, actor, now, case, unit, told, NoStep.SETTLEMENT_CONFIRMED, dispute.id)
    due.refresh(session, case, now)
    said = {"dispute": dispute.id, "outcome": dispute.outcome, "channel": dispute.channel}
    audit.record(session, "dispute.settled", actor, now, case.file_id, **said)
    return dispute


def insist_none_unsettled(session: Session, case: Case) -> None:
    """Whoever leads is said first, and the lead is offered then. Raises `Refused`."""
    unsettled = select(Dispute.id).where(
        Dispute.file_id == case.file_id, Dispute.state != DisputeState.SETTLED
    )
    if session.scalars(unsettled.limit(1)).first() is not None:
        raise Refused((Unmet(Lack.DISPUTED, frozenset(), OFFICE),))


def side_of(session: Session, actor: Actor, case: Case, handoff: Handoff) -> Unit:
    """The side for which the officer speaks: the receiver, else who gives. Raises `Refused`."""
    if actor.unit_id == handoff.to_unit_id:
        return session.get_one(Unit, handoff.to_unit_id)
    return giving_unit(session, actor, case, handoff)


def recordable_sides(session: Session, actor: Actor, case: Case, handoff: Handoff) -> list[Unit]:
    """The sides off the system whose word this officer may write down. Raises `Refused`.

    The other side, for whoever is a side; and the giver, for whoever records for it.
    """
    own = side_of(session, actor, case, handoff)
    other = handoff.from_unit_id if own.id == handoff.to_unit_id else handoff.to_unit_id
    sides = own, session.get_one(Unit, other)
    return [side for side in sides if not side.on_system and side.id != actor.unit_id]


def _speaking(
    session: Session, actor: Actor, now: datetime, case: Case, dispute: Dispute, told: Told | None
) -> tuple[Unit, Told | None]:
    """Whose word it is: that of the officer's own unit, or of a side off the system."""
    insist_on_head(session, actor, case)
    handoff = session.get_one(Handoff, dispute.handoff_id)
    own = side_of(session, actor, case, handoff)
    if told is None:
        if own.id != actor.unit_id:
            raise Refused((Unmet(Lack.TOLD, frozenset(), OFFICE),))
        return own, None
    sides = recordable_sides(session, actor, case, handoff)
    if not sides:
        raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))
    silent = [side for side in sides if side.id != dispute.proposed_for_id]
    return (silent or sides)[0], insist_on_moment(told, dispute.raised_at, now)
