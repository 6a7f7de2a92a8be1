"""The initial check, and the request to verify with its answer."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.step import acting_unit, take, take_and_say
from casework.actions.telling import Told, insist_on_moment, moment, write_down
from casework.actions.withdrawal import withdraw_open_requests
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import regime_of, roles_on
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.requests import Request
from casework.records.steps import Channel, Step
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from workflows import request as life
from workflows.engine import Refused
from workflows.identification import EARLIEST_PAPER
from workflows.regime import Lack, Unmet
from workflows.request import RequestMove, RequestState
from workflows.source import OFFICE
from workflows.terms import Act, Role


def initial_check(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    note: str | None,
    *,
    told: Told | None = None,
) -> Step:
    """Check the first facts with the police. Luật 53/2024/QH15, Điều 27(2). Raises `Refused`."""
    return take_and_say(session, actor, now, case, Act.INITIAL_CHECK, told=told, note=note)


def record_confirmation(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    note: str | None,
    *,
    issued_on: date,
    told: Told | None = None,
) -> Step:
    """The person already holds a paper that proves the status: record it.

    `issued_on` is the day on the paper (Vietnam): from then on the person is confirmed, and the
    support follows the law of that day (Luật 53/2024/QH15, Điều 63). Whoever was asked to verify
    need not answer any more. Raises `Refused`.
    """
    act = Act.RECORD_CONFIRMATION
    step = take_and_say(session, actor, now, case, act, told=told, note=note)
    if not EARLIEST_PAPER <= issued_on <= vietnam_day(step.happened_at):
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
    case.confirmed_on = issued_on
    withdraw_open_requests(session, actor, now, case)
    return step


def request_verification(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    to_unit_id: UUID,
    *,
    question: str,
    told: Told | None = None,
) -> Request:
    """Ask the police to verify. Moves neither case nor person. Raises `Refused`."""
    verifier = session.get_one(Unit, to_unit_id)
    _insist_on_verifier(case, verifier, moment(told, now))
    _insist_on_none_open(session, case)
    step = take(session, actor, now, case, Act.REQUEST_VERIFICATION, told=told)
    request = add(
        session,
        Request(
            file_id=case.file_id,
            act=Act.ANSWER_VERIFICATION,
            from_unit_id=step.unit_id,
            to_unit_id=verifier.id,
            state=life.move(None, RequestMove.ASK),
            asked_at=step.happened_at,
            asked_by_id=actor.officer_id,
        ),
        question=question,
    )
    reach.grant(session, verifier.id, case.file_id, Tie.ASKED, now)
    due.refresh(session, case, now)
    audit.record(
        session,
        "request.asked",
        actor,
        now,
        case.file_id,
        request=request.id,
        act=Act.REQUEST_VERIFICATION,
        to=verifier.id,
    )
    return request


def answer_verification(
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

    The asked unit keeps its reach: it now concludes. Raises `Refused` and `MoveRefused`.
    """
    verifier = session.get_one(Unit, request.to_unit_id)
    told = _insist_on_own_answer(session, actor, now, case, request, verifier, told)
    _settle(session, actor, now, request, RequestMove.ANSWER, answer, told)
    take(session, actor, now, case, request.act, unit=verifier, told=told)
    audit.record(
        session,
        "request.answered",
        actor,
        now,
        case.file_id,
        request=request.id,
        act=request.act,
        channel=request.channel,
    )
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
    verifier = session.get_one(Unit, request.to_unit_id)
    told = _insist_on_own_answer(session, actor, now, case, request, verifier, told)
    _settle(session, actor, now, request, RequestMove.REFUSE, reasons, told)
    due.refresh(session, case, now)
    write_down(session, actor, now, case, verifier, told, NoStep.REFUSED, request.id)
    reach.withdraw(session, verifier.id, case.file_id, Tie.ASKED)
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


def verifiers(session: Session, case: Case, now: datetime) -> list[Unit]:
    """The units that may verify today, by name."""
    units = session.scalars(select(Unit).order_by(Unit.province, Unit.name))
    return [unit for unit in units if _verifies(case, unit, now)]


def _verifies(case: Case, unit: Unit, at: datetime) -> bool:
    return Role.VERIFIER in roles_on(regime_of(case), unit, vietnam_day(at))


def _insist_on_verifier(case: Case, unit: Unit, at: datetime) -> None:
    if not _verifies(case, unit, at):
        missing = frozenset({Role.VERIFIER})
        raise Refused((Unmet(Lack.ROLE, missing, OFFICE),))


def _insist_on_none_open(session: Session, case: Case) -> None:
    waiting = session.scalars(
        select(Request.id).where(
            Request.file_id == case.file_id, Request.state == RequestState.ASKED
        )
    )
    if waiting.first() is not None:
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))


def is_asker(session: Session, actor: Actor, case: Case, request: Request) -> bool:
    """Whether the officer's unit asked, wrote the question down, or records for the asking lead."""
    wrote = session.get_one(Officer, request.asked_by_id).unit_id
    if actor.unit_id in {request.from_unit_id, wrote}:
        return True
    return acting_unit(session, actor, case).id == request.from_unit_id


def _insist_on_own_answer(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    request: Request,
    verifier: Unit,
    told: Told | None,
) -> Told | None:
    """The asked unit answers; the asking unit records for it only while it is off the system."""
    if told is None and actor.unit_id == verifier.id:
        return None
    if told is not None and not verifier.on_system and is_asker(session, actor, case, request):
        return insist_on_moment(told, request.asked_at, now)
    raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))


def _settle(
    session: Session,
    actor: Actor,
    now: datetime,
    request: Request,
    move: RequestMove,
    answer: str,
    told: Told | None,
) -> None:
    request.state = life.move(request.state, move)
    request.answered_at = moment(told, now)
    request.answered_by_id = actor.officer_id
    request.channel = told.channel if told else Channel.SYSTEM
    safe_of(session, request.file_id).seal(request, answer=answer)
