"""Requests: one unit asks another for an act of the law. Nothing moves but the act itself.

Which act asks for which is the regime's (`Regime.asks`); an act may answer one request and ask the
next. The request that an act answers is settled in the transaction of that act.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.step import acting_unit, take
from casework.actions.telling import Told, insist_on_moment, moment, write_down
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by, regime_of, roles_on
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from workflows import request as life
from workflows.engine import Refused
from workflows.regime import Lack, Regime, Unmet
from workflows.request import RequestMove, RequestState
from workflows.source import OFFICE
from workflows.terms import Act, Role


def ask_for(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    to_unit_id: UUID,
    *,
    question: str,
    told: Told | None = None,
) -> Request:
    """Do an act that asks another unit for the next one. Moves neither case nor person.

    What the act itself answers is settled with it. Raises `Refused`: the law forbids the act, the
    other unit has ended or plays no role that may answer, or somebody is asked for it already.
    """
    insist_askable(session, case, act, to_unit_id, moment(told, now))
    step = take(session, actor, now, case, act, told=told)
    settle(session, actor, now, case, act, step.unit_id, question, told)
    return open_request(session, actor, now, case, act, step.unit_id, to_unit_id, question, told)


def insist_askable(session: Session, case: Case, act: Act, to_unit_id: UUID, at: datetime) -> None:
    """The unit may be asked, and nobody is asked for the same act already. Raises `Refused`."""
    awaited = awaited_by(case, act)
    asked, day = session.get_one(Unit, to_unit_id), vietnam_day(at)
    ended = ended_by(asked, day)
    if ended is not None:
        raise Refused((Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor),))
    if not _answers(regime_of(case), awaited, asked, day):
        missing = roles_answering(regime_of(case), awaited)
        raise Refused((Unmet(Lack.ROLE, missing, OFFICE),))
    if _open(session, case, awaited) is not None:
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))


def open_request(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    from_unit_id: UUID,
    to_unit_id: UUID,
    question: str | None,
    told: Told | None = None,
) -> Request:
    """Write the request down and tie the asked unit to the case, for the verb that did the act."""
    request = add(
        session,
        Request(
            file_id=case.file_id,
            act=awaited_by(case, act),
            from_unit_id=from_unit_id,
            to_unit_id=to_unit_id,
            state=life.move(None, RequestMove.ASK),
            asked_at=moment(told, now),
            asked_by_id=actor.officer_id,
        ),
        question=question,
    )
    reach.grant(session, to_unit_id, case.file_id, Tie.ASKED, now)
    due.refresh(session, case, now)
    audit.record(
        session,
        "request.asked",
        actor,
        now,
        case.file_id,
        request=request.id,
        act=act,
        to=to_unit_id,
    )
    return request


def answer_request(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    request: Request,
    *,
    answer: str,
    told: Told | None = None,
) -> Request:
    """Answer in the unit that was asked; with `told`, ours records the answer that came on paper.

    The asked unit keeps its reach: more may be asked of it, or it concludes. An act that asks a
    next unit is done on its own page. Raises `Refused` and `MoveRefused`.
    """
    asked = session.get_one(Unit, request.to_unit_id)
    told = _insist_on_own_answer(session, actor, now, case, request, asked, told)
    if is_done_elsewhere(regime_of(case), request.act):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    settle_as(session, actor, now, request, RequestMove.ANSWER, answer, told)
    take(session, actor, now, case, request.act, unit=asked, told=told)
    say_answered(session, actor, now, request)
    return request


def settle(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    unit_id: UUID,
    answer: str | None,
    told: Told | None = None,
) -> Request | None:
    """The act that a unit has just done answers what it was asked for, if anybody asked.

    Raises `Refused`: it cannot have happened before it was asked for.
    """
    request = _open(session, case, act)
    if request is None or request.to_unit_id != unit_id:
        return None
    if told is not None:
        told = insist_on_moment(told, request.asked_at, now)
    settle_as(session, actor, now, request, RequestMove.ANSWER, answer, told)
    due.refresh(session, case, now)
    say_answered(session, actor, now, request)
    return request


def refuse_request(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    request: Request,
    *,
    reasons: str,
    told: Told | None = None,
) -> Request:
    """Decline in writing, with reasons. The asking unit may ask another. Raises `MoveRefused`."""
    asked = session.get_one(Unit, request.to_unit_id)
    told = _insist_on_own_answer(session, actor, now, case, request, asked, told)
    settle_as(session, actor, now, request, RequestMove.REFUSE, reasons, told)
    due.refresh(session, case, now)
    write_down(session, actor, now, case, asked, told, NoStep.REFUSED, request.id)
    untie(session, request)
    audit.record(
        session,
        "request.refused",
        actor,
        now,
        case.file_id,
        request=request.id,
        channel=request.channel,
    )
    return request


def untie(session: Session, request: Request) -> None:
    """A unit that will not answer sees the case no more, unless something else was asked of it.

    What it answered before its tie ended last (a case that ended and was taken up again) is past.
    """
    session.flush()
    mine = Request.file_id == request.file_id, Request.to_unit_id == request.to_unit_id
    tied_since = (
        select(Reach.since_at)
        .where(
            Reach.file_id == request.file_id,
            Reach.unit_id == request.to_unit_id,
            Reach.tie == Tie.ASKED,
        )
        .scalar_subquery()
    )
    still = or_(
        Request.state == RequestState.ASKED,
        and_(
            Request.state == RequestState.ANSWERED,
            Request.act != request.act,
            Request.answered_at >= tied_since,
        ),
    )
    others = select(Request.id).where(*mine, Request.id != request.id, still)
    if session.scalars(others.limit(1)).first() is None:
        reach.withdraw(session, request.to_unit_id, request.file_id, Tie.ASKED)


def askable(session: Session, case: Case, act: Act, now: datetime) -> list[Unit]:
    """The units that may be asked by this act today, by place and name; none of an act that asks
    nobody."""
    regime, day = regime_of(case), vietnam_day(now)
    awaited = regime.asks.get(act)
    if awaited is None:
        return []
    units = session.scalars(select(Unit).order_by(Unit.province, Unit.name))
    return [unit for unit in units if _answers(regime, awaited, unit, day)]


def awaited_by(case: Case, act: Act) -> Act:
    """The act that this one asks another unit for. Raises `Refused` where it asks for none."""
    awaited = regime_of(case).asks.get(act)
    if awaited is None:
        raise Refused((Unmet(Lack.POSITION, frozenset(), OFFICE),))
    return awaited


def roles_answering(regime: Regime, awaited: Act) -> frozenset[Role]:
    """The roles of which a row does the act that is asked for."""
    return frozenset(row.by for row in regime.rows if row.act is awaited)


def is_done_elsewhere(regime: Regime, act: Act) -> bool:
    """Whether the act that answers has a page of its own: it asks on, or hands something over."""
    return act in regime.asks or any(row.act is act and row.hands_to for row in regime.rows)


def is_asker(session: Session, actor: Actor, case: Case, request: Request) -> bool:
    """Whether the officer's unit asked, wrote the question down, or records for the asking lead."""
    wrote = session.get_one(Officer, request.asked_by_id).unit_id
    if actor.unit_id in {request.from_unit_id, wrote}:
        return True
    return acting_unit(session, actor, case).id == request.from_unit_id


def open_requests(session: Session, case: Case) -> Sequence[Request]:
    """What of this case waits for an answer, the oldest first."""
    waiting = select(Request).where(
        Request.file_id == case.file_id, Request.state == RequestState.ASKED
    )
    return session.scalars(waiting.order_by(Request.asked_at, Request.id)).all()


def _open(session: Session, case: Case, awaited: Act) -> Request | None:
    return next((one for one in open_requests(session, case) if one.act is awaited), None)


def _answers(regime: Regime, awaited: Act, unit: Unit, day: date) -> bool:
    return bool(roles_answering(regime, awaited) & roles_on(regime, unit, day))


def _insist_on_own_answer(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    request: Request,
    asked: Unit,
    told: Told | None,
) -> Told | None:
    """The asked unit answers; the asking unit records for it only while it is off the system."""
    if told is None and actor.unit_id == asked.id:
        return None
    if told is not None and not asked.on_system and is_asker(session, actor, case, request):
        return insist_on_moment(told, request.asked_at, now)
    raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))


def settle_as(
    session: Session,
    actor: Actor,
    now: datetime,
    request: Request,
    move: RequestMove,
    answer: str | None,
    told: Told | None,
) -> None:
    """End a request by this move, for the verb that made it; raises `MoveRefused`."""
    request.state = life.move(request.state, move)
    request.answered_at = moment(told, now)
    request.answered_by_id = actor.officer_id
    request.channel = told.channel if told else Channel.SYSTEM
    safe_of(session, request.file_id).seal(request, answer=answer)


def say_answered(session: Session, actor: Actor, now: datetime, request: Request) -> None:
    """Say in the trace that a request was answered."""
    audit.record(
        session,
        "request.answered",
        actor,
        now,
        request.file_id,
        request=request.id,
        act=request.act,
        channel=request.channel,
    )
