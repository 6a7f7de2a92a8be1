"""The initial check, a confirmation that exists already, and the request to verify."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.asking import answer_request, ask_for, askable
from casework.actions.asking import is_asker as is_asker
from casework.actions.asking import refuse_request as refuse_request
from casework.actions.step import take_and_say
from casework.actions.telling import Told
from casework.actions.withdrawal import withdraw_moot
from casework.audit import Actor
from casework.office import vietnam_day
from casework.records.cases import Case
from casework.records.requests import Request
from casework.records.steps import Step
from casework.records.units import Unit
from workflows.engine import Refused
from workflows.identification import EARLIEST_PAPER
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act


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
    """The person holds a paper that proves the status: record it, whatever the stage.

    `issued_on` is the day on the paper (Vietnam): from then on the person is confirmed, and the
    support follows the law of that day (Luật 53/2024/QH15, Điều 63). Whoever was asked to verify
    need not answer any more. Raises `Refused`.
    """
    act = Act.RECORD_CONFIRMATION
    step = take_and_say(session, actor, now, case, act, told=told, note=note)
    if not EARLIEST_PAPER <= issued_on <= vietnam_day(step.happened_at):
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
    case.confirmed_on = issued_on
    withdraw_moot(session, actor, now, case, {Act.ANSWER_VERIFICATION})
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
    act = Act.REQUEST_VERIFICATION
    return ask_for(session, actor, now, case, act, to_unit_id, question=question, told=told)


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
    """Answer what was asked for. Raises `Refused` and `MoveRefused`, as `answer_request`."""
    return answer_request(session, actor, now, case, request, answer=answer, told=told)


def verifiers(session: Session, case: Case, now: datetime) -> list[Unit]:
    """The units that may verify today, by name."""
    return askable(session, case, Act.REQUEST_VERIFICATION, now)
