"""What becomes of a tip: a case, another unit, nothing found; and looking at it again.

Exactly one unit answers for a tip. Passing it on moves nothing: the taking over does.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, reach
from casework.actions.receive import Intake, receive
from casework.actions.telling import Told, insist_on_moment
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by
from casework.records.cases import Case
from casework.records.ids import new_id
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.tips import Tip, TipCase, TipStep
from casework.records.units import Unit
from casework.safekeeping import add
from workflows import tip as life
from workflows.engine import Refused
from workflows.life import Side
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Relation, Sector
from workflows.tip import NEEDS_REASON, SETTLED, TipMove


def pass_on(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    to_unit_id: UUID,
    *,
    message: str | None = None,
) -> TipStep:
    """Offer a tip to the unit that should settle it. The officer's unit still answers for it.

    The other side sees what kind it is and how urgent; `message` and the tip itself only once it
    took over. Raises `Refused` and `MoveRefused`.
    """
    receiver = session.get_one(Unit, to_unit_id)
    insist_on_receiver(tip, receiver, now)
    step = _make(session, actor, now, tip, TipMove.PASS_ON, reason=message, to_unit_id=receiver.id)
    tip.to_unit_id, tip.passed_at = receiver.id, now
    reach.grant(session, receiver.id, tip.file_id, Tie.OFFERED, now)
    audit.record(session, "tip.passed_on", actor, now, tip.file_id, step=step.id, to=receiver.id)
    return step


def take_over(session: Session, actor: Actor, now: datetime, tip: Tip) -> TipStep:
    """Answer for a tip that was passed on to the officer's unit. Raises `Refused`, `MoveRefused`.

    The unit that passed it on has settled it; it still sees what became of it.
    """
    giver = tip.unit_id
    step = _make(session, actor, now, tip, TipMove.TAKE_OVER, to_unit_id=giver)
    _hand_over(session, now, tip, giver, actor.unit_id)
    _say_taken_over(session, actor, now, tip, step, giver)
    return step


def record_taking_over(
    session: Session, actor: Actor, now: datetime, tip: Tip, told: Told
) -> TipStep:
    """Write down that a unit off the system acknowledged a tip, as somebody of it told us.

    With that the tip is settled; it can be looked at again where it comes back. Raises `Refused`
    where that unit is on the system (then it takes over itself), and `MoveRefused`.
    """
    giver, receiver = tip.unit_id, _offered_to(session, tip)
    if receiver.on_system:
        raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))
    told = insist_on_moment(told, tip.passed_at or tip.registered_at, now)
    step = _make(
        session, actor, now, tip, TipMove.RECORD_TAKING_OVER, told=told, to_unit_id=receiver.id
    )
    reach.grant(session, actor.unit_id, tip.file_id, Tie.RECORDS, now)
    _hand_over(session, now, tip, giver, receiver.id)
    _say_taken_over(session, actor, now, tip, step, giver)
    return step


def send_back(session: Session, actor: Actor, now: datetime, tip: Tip, *, reason: str) -> TipStep:
    """Say that the officer's unit cannot settle a tip that was passed on to it, and why.

    It sees the tip no more. Raises `Refused` and `MoveRefused`.
    """
    step = _make(session, actor, now, tip, TipMove.SEND_BACK, reason=reason, to_unit_id=tip.unit_id)
    _end_offer(session, tip)
    audit.record(session, "tip.sent_back", actor, now, tip.file_id, step=step.id, to=tip.unit_id)
    return step


def take_back(session: Session, actor: Actor, now: datetime, tip: Tip) -> TipStep:
    """Take back a tip that nobody took over yet. Raises `Refused` and `MoveRefused`."""
    step = _make(session, actor, now, tip, TipMove.TAKE_BACK, to_unit_id=tip.to_unit_id)
    _end_offer(session, tip)
    audit.record(session, "tip.taken_back", actor, now, tip.file_id, step=step.id)
    return step


def receive_person(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    intake: Intake,
    *,
    entry: Act,
    received_at: datetime,
) -> Case:
    """Receive one of the persons of a tip, as `receive` does; the tip is settled by the case.

    Raises `engine.Refused` and `MoveRefused`.
    """
    said = f"{tip.kind.vi} {tip.code}; {tip.way.vi}"
    known = replace(intake, how_received=intake.how_received or said)
    case = receive(session, actor, now, known, entry=entry, received_at=received_at)
    tie(session, actor, now, tip, case)
    return case


def tie(session: Session, actor: Actor, now: datetime, tip: Tip, case: Case) -> TipStep:
    """Settle a tip by a case that the officer found: what it told is worked on there.

    Raises `Refused` where the two are tied already, and `MoveRefused`.
    """
    if _is_tied(session, tip, case):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    step = _make(session, actor, now, tip, TipMove.OPEN_CASE)
    session.flush()
    session.add(
        TipCase(
            id=new_id(),
            file_id=tip.file_id,
            case_id=case.file_id,
            officer_id=actor.officer_id,
            at=now,
        )
    )
    audit.record(session, "tip.case_tied", actor, now, tip.file_id, step=step.id, case=case.file_id)
    return step


def find_nothing(
    session: Session, actor: Actor, now: datetime, tip: Tip, *, reason: str
) -> TipStep:
    """Settle a tip in which nothing was found, and say why. Raises `Refused`, `MoveRefused`."""
    step = _make(session, actor, now, tip, TipMove.FIND_NOTHING, reason=reason)
    audit.record(session, "tip.nothing_found", actor, now, tip.file_id, step=step.id)
    return step


def look_again(session: Session, actor: Actor, now: datetime, tip: Tip, *, reason: str) -> TipStep:
    """Open a settled tip once more, and say why. What a unit off the system had comes back to ours.

    Raises `Refused` and `MoveRefused`.
    """
    step = _make(session, actor, now, tip, TipMove.LOOK_AGAIN, reason=reason)
    if tip.unit_id != actor.unit_id:
        holder, tip.unit_id = tip.unit_id, actor.unit_id
        reach.grant(session, actor.unit_id, tip.file_id, Tie.LEADS, now)
        reach.withdraw(session, holder, tip.file_id, Tie.LEADS)
        reach.withdraw(session, actor.unit_id, tip.file_id, Tie.RECORDS)
        reach.withdraw(session, actor.unit_id, tip.file_id, Tie.GAVE)
    audit.record(session, "tip.looked_at_again", actor, now, tip.file_id, step=step.id)
    return step


def insist_on_receiver(tip: Tip, receiver: Unit, now: datetime) -> None:
    """The unit exists, settles tips, and does not answer for this one already. Raises `Refused`."""
    ended = ended_by(receiver, vietnam_day(now))
    if ended is not None:
        raise Refused((Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor),))
    if receiver.id == tip.unit_id or not settles_tips(receiver, now):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def settles_tips(unit: Unit, now: datetime) -> bool:
    """Whether a tip may be passed on to this unit: a shelter takes persons in, not tips."""
    return unit.acts_on(vietnam_day(now)) and unit.sector is not Sector.FACILITY


def write_step(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    made: TipMove,
    *,
    reason: str | None = None,
    to_unit_id: UUID | None = None,
    told: Told | None = None,
) -> TipStep:
    """Keep one move of a tip; the move itself is made by whoever calls this."""
    step = TipStep(
        file_id=tip.file_id,
        move=made,
        unit_id=actor.unit_id,
        to_unit_id=to_unit_id,
        officer_id=actor.officer_id,
        channel=told.channel if told else Channel.SYSTEM,
        happened_at=told.happened_at if told else now,
        at=now,
    )
    return add(session, step, reason=reason, signer=told.signer if told else None)


def _make(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    made: TipMove,
    *,
    reason: str | None = None,
    to_unit_id: UUID | None = None,
    told: Told | None = None,
) -> TipStep:
    """Ask who may, and why where a reason is due; then the tip stands where the life says."""
    _insist_on_side(session, actor, tip, life.side(tip.state, made))
    if made in NEEDS_REASON and not (reason or "").strip():
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    tip.state = life.move(tip.state, made)
    tip.swap()
    settled_at = tip.decided_at or (told.happened_at if told else now)
    tip.decided_at = settled_at if tip.state in SETTLED else None
    return write_step(
        session, actor, now, tip, made, reason=reason, to_unit_id=to_unit_id, told=told
    )


def _insist_on_side(session: Session, actor: Actor, tip: Tip, side: Side) -> None:
    """Reach is not enough: who only passed it on once, or oversees, makes no move."""
    tied = reach.ties(session, actor.unit_id, tip.file_id)
    if side is Side.RECEIVER and tip.to_unit_id != actor.unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.OFFERED}), OFFICE),))
    if side is Side.HOLDER and not tied & {Tie.LEADS, Tie.RECORDS}:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))


def _hand_over(session: Session, now: datetime, tip: Tip, giver: UUID, receiver: UUID) -> None:
    """One unit answers for the tip before and after, and none is left out between."""
    tip.unit_id, tip.to_unit_id, tip.passed_at = receiver, None, None
    reach.grant(session, receiver, tip.file_id, Tie.LEADS, now)
    reach.grant(session, giver, tip.file_id, Tie.GAVE, now)
    reach.withdraw(session, giver, tip.file_id, Tie.LEADS)
    reach.withdraw(session, receiver, tip.file_id, Tie.OFFERED)


def _end_offer(session: Session, tip: Tip) -> None:
    receiver, tip.to_unit_id, tip.passed_at = tip.to_unit_id, None, None
    if receiver is not None:
        reach.withdraw(session, receiver, tip.file_id, Tie.OFFERED)


def _say_taken_over(
    session: Session, actor: Actor, now: datetime, tip: Tip, step: TipStep, giver: UUID
) -> None:
    audit.record(
        session,
        "tip.taken_over",
        actor,
        now,
        tip.file_id,
        step=step.id,
        to=tip.unit_id,
        channel=step.channel,
        **{"from": giver},
    )


def _offered_to(session: Session, tip: Tip) -> Unit:
    """The unit to which the tip was passed on. Raises `MoveRefused` where it was to none."""
    life.side(tip.state, TipMove.RECORD_TAKING_OVER)
    return session.get_one(Unit, tip.to_unit_id)


def _is_tied(session: Session, tip: Tip, case: Case) -> bool:
    tied = select(TipCase.id).where(TipCase.file_id == tip.file_id, TipCase.case_id == case.file_id)
    return session.scalar(tied) is not None
