"""Handoffs: offer, accept, send back, recall, and the other side's answer on paper.

The offer moves nothing. The acceptance moves what the row of the law names, and nothing else.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions import step
from casework.actions.asking_to_lead import answer_by_offer
from casework.actions.company import Goings, insist_on_company, keep_company
from casework.actions.discrepancy import Found, write_checks
from casework.actions.dispute import insist_none_unsettled, raise_dispute
from casework.actions.note_first import insist_on_note_read
from casework.actions.offers import take_back
from casework.actions.packet import NOTHING, Packet, insist_on_packet, pack
from casework.actions.sides import answerable_since, giving_unit, hand_of, insist_on_receiver
from casework.actions.taking_over import take_over
from casework.actions.telling import (
    Told,
    earliest,
    hear,
    insist_on_late,
    insist_on_moment,
    insist_on_told,
    moment,
    write_down,
)
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from workflows import handoff as life
from workflows.engine import Refused
from workflows.handoff import OPEN, HandoffMove
from workflows.regime import Hand, Lack, Unmet
from workflows.silence import pace_of
from workflows.source import OFFICE
from workflows.terms import Act, Moves, Relation, SendBackGround


def offer(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    to_unit_id: UUID,
    *,
    message: str | None = None,
    packet: Packet = NOTHING,
    told: Told | None = None,
    late: datetime | None = None,
    goings: Goings | None = MappingProxyType({}),
    likewise: Callable[[Case], Handoff] | None = None,
) -> Handoff:
    """Offer what `act` hands over to a unit that plays the receiving role. Moves nothing.

    `late` is when it was offered, where that was on paper and is entered later; `packet` what goes
    along and what is told; `goings` says of those who came along how they go on (none of a
    companion itself), and `likewise` how one who goes along is offered, where that takes more.

    Raises `Refused`: the law forbids the step, the unit has ended or plays another role, or an
    offer that would move the same thing is already open.
    """
    giver = step.acting_unit(session, actor, case)
    _insist_on_lead(case, giver)
    late = insist_on_late(late, earliest(session, case, giver), now)
    at = moment(told, now, late)
    row = step.ask(session, giver, case, act, at).row
    hand = hand_of(row)
    receiver = session.get_one(Unit, to_unit_id)
    insist_on_receiver(case, hand, receiver, at)
    _insist_on_none_open(session, case, hand)
    insist_on_company(session, case, act, goings)
    if hand.moves is not Moves.PERSON:
        insist_none_unsettled(session, case)
    insist_on_packet(session, case, packet, now)
    told = insist_on_told(session, actor, now, case, giver, told)
    handoff = add(
        session,
        Handoff(
            file_id=case.file_id,
            act=act,
            moves=hand.moves,
            from_unit_id=giver.id,
            to_unit_id=receiver.id,
            state=life.move(None, HandoffMove.OFFER),
            offered_at=moment(told, now, late),
            entered_at=now,
            pace=pace_of(hand.moves),
            offered_by_id=actor.officer_id,
            arrives_at=packet.arrives_at,
            has_note=bool(message),
        ),
        message=message,
        escort=packet.escort,
        meeting_place=packet.meeting_place,
    )
    pack(session, case, handoff, packet)
    write_down(session, actor, now, case, giver, told, NoStep.OFFERED, handoff.id)
    answer_by_offer(session, actor, now, case, handoff, told)
    reach.grant(session, receiver.id, case.file_id, Tie.OFFERED, now)
    due.refresh(session, case, now)
    audit.record(
        session,
        "handoff.offered",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        act=act,
        to=receiver.id,
    )

    def offered_likewise(other: Case) -> Handoff:
        how: dict[str, Any] = {"told": told, "late": late, "goings": None}
        return offer(session, actor, now, other, act, to_unit_id, **how)

    keep_company(session, actor, now, case, handoff, goings, likewise or offered_likewise)
    return handoff


def accept(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    *,
    remarks: str | None = None,
    found: Mapping[UUID, Found] | None = None,
    late: datetime | None = None,
) -> Handoff:
    """Take over what was offered to the officer's unit. Asks the law again. Raises `Refused`.

    What the giver wrote to be known first is read first. `late` is when it was accepted, where that
    was on paper and is entered later; `found` what the receiver found of the items listed, by ids.
    """
    insist_on_receiving_side(actor, handoff)
    insist_on_note_read(session, actor, handoff)
    late = insist_on_late(late, answerable_since(session, case, handoff), now)
    return _accept(session, actor, now, case, handoff, remarks, found, told=None, late=late)


def record_acceptance(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    told: Told,
    *,
    remarks: str | None = None,
    found: Mapping[UUID, Found] | None = None,
) -> Handoff:
    """Write down that a unit which is not on the system accepted on paper or by telephone.

    It counts from the moment it happened, is marked as recorded by us, and waits for its paper.
    Raises `Refused` where that unit is on the system: then it answers itself.
    """
    told = as_recorded(session, actor, now, case, handoff, told)
    return _accept(session, actor, now, case, handoff, remarks, found, told=told)


def send_back(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    ground: SendBackGround,
    *,
    remarks: str,
) -> Handoff:
    """Send a file back, with a ground from the list and words. The sender led it all the time.

    A facility so declines a placement before the person is brought. Raises `Refused` where a person
    comes with it: a person at the door is received. Once the person is in, the file may go back:
    the person stays, and the supervisors of both sides settle who leads.
    """
    insist_on_receiving_side(actor, handoff)
    return _send_back(session, actor, now, case, handoff, ground, remarks, told=None)


def record_sending_back(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    ground: SendBackGround,
    told: Told,
    *,
    remarks: str,
) -> Handoff:
    """Write down that a unit which is not on the system sent the file back. It waits for its paper.

    Raises `Refused` as `record_acceptance` and `send_back` do.
    """
    told = as_recorded(session, actor, now, case, handoff, told)
    return _send_back(session, actor, now, case, handoff, ground, remarks, told=told)


def recall(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    *,
    told: Told | None = None,
) -> Handoff:
    """Take an unanswered offer back; the other side sees the case no more.

    The unit that offered may, and whoever leads the case now. Raises `Refused` and `MoveRefused`.
    """
    unit = giving_unit(session, actor, case, handoff)
    take_back(session, actor, now, handoff)
    since, act = handoff.offered_at, NoStep.RECALLED
    handoff.answered_at = hear(session, actor, now, case, unit, told, act, handoff.id, since=since)
    handoff.channel = told.channel if told else Channel.SYSTEM
    due.refresh(session, case, now)
    return handoff


def _accept(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    remarks: str | None,
    found: Mapping[UUID, Found] | None,
    *,
    told: Told | None,
    late: datetime | None = None,
) -> Handoff:
    giver = session.get_one(Unit, handoff.from_unit_id)
    receiver = session.get_one(Unit, handoff.to_unit_id)
    made = HandoffMove.ACCEPT_WITH_REMARKS if remarks else HandoffMove.ACCEPT
    at = moment(told, now, late)
    _answer(session, actor, now, at, handoff, made, remarks, told=told)
    allowed = step.ask(session, receiver, case, handoff.act, at)
    insist_on_receiver(case, hand_of(allowed.row), receiver, at)
    write_checks(session, actor, now, case, handoff, found or {})
    take_over(session, actor, now, case, handoff, giver, receiver, told, at)
    step.apply(session, actor, now, case, allowed, unit=receiver, told=told, late=late)
    reach.withdraw(session, receiver.id, case.file_id, Tie.OFFERED)
    audit.record(
        session,
        "handoff.accepted",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        act=handoff.act,
        to=receiver.id,
        channel=told.channel if told else Channel.SYSTEM,
        **{"from": giver.id},
    )
    return handoff


def _send_back(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    ground: SendBackGround,
    remarks: str,
    *,
    told: Told | None,
) -> Handoff:
    _insist_may_go_back(case, handoff, ground)
    is_in = handoff.person_in_at is not None
    receiver = session.get_one(Unit, handoff.to_unit_id)
    at = moment(told, now)
    _answer(session, actor, now, at, handoff, HandoffMove.SEND_BACK, remarks, told=told)
    handoff.ground = ground
    if is_in:
        raise_dispute(session, actor, now, handoff, at)
    write_down(session, actor, now, case, receiver, told, NoStep.SENT_BACK, handoff.id)
    due.refresh(session, case, now)
    reach.withdraw(session, receiver.id, case.file_id, Tie.OFFERED)
    audit.record(
        session,
        "handoff.sent_back",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        ground=ground,
        channel=told.channel if told else Channel.SYSTEM,
    )
    return handoff


def _answer(
    session: Session,
    actor: Actor,
    now: datetime,
    at: datetime,
    handoff: Handoff,
    made: HandoffMove,
    remarks: str | None,
    *,
    told: Told | None,
) -> None:
    handoff.state = life.move(handoff.state, made)
    handoff.answered_at, handoff.settled_at = at, now
    handoff.answered_by_id = actor.officer_id
    handoff.paper_at = handoff.paper_id = None  # a paper of the person's arrival proves no more
    handoff.channel = told.channel if told else Channel.SYSTEM
    if remarks:
        safe_of(session, handoff.file_id).seal(handoff, remarks=remarks)


def as_recorded(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, told: Told
) -> Told:
    """The giving side records only for a unit that cannot answer here itself."""
    giving_unit(session, actor, case, handoff)
    if session.get_one(Unit, handoff.to_unit_id).on_system:
        raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))
    return insist_on_moment(told, answerable_since(session, case, handoff), now)


def insist_on_receiving_side(actor: Actor, handoff: Handoff) -> None:
    """Reach to the case is not enough: one unit may be offered the person, another the case."""
    if actor.unit_id != handoff.to_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.OFFERED}), OFFICE),))


def _insist_may_go_back(case: Case, handoff: Handoff, ground: SendBackGround) -> None:
    open_here = life.grounds_of(case.regime, handoff.act, handoff.moves, handoff.state)
    if not open_here:
        raise Refused((Unmet(Lack.PRESENT, frozenset(), OFFICE),))
    if ground not in open_here:
        raise Refused((Unmet(Lack.GROUND, frozenset(), OFFICE),))


def _insist_on_lead(case: Case, giver: Unit) -> None:
    """A unit that was itself only offered the case cannot offer it on."""
    if giver.id != case.lead_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))


def _insist_on_none_open(session: Session, case: Case, hand: Hand) -> None:
    moving = session.scalars(
        select(Handoff.moves).where(Handoff.file_id == case.file_id, Handoff.state.in_(OPEN))
    )
    if any(Moves.BOTH in (moves, hand.moves) or moves is hand.moves for moves in moving):
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))
