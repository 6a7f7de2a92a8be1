"""Taking back what nobody need answer any more: a request, or all that waits when a case ends."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.asking import open_requests, untie
from casework.actions.asking_to_lead import asked_for
from casework.actions.conclusion import end_identifying
from casework.actions.step import acting_unit
from casework.actions.telling import Told, hear
from casework.audit import Actor
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from workflows import request as life
from workflows.engine import Refused
from workflows.moot import is_moot
from workflows.regime import Lack, Unmet
from workflows.request import RequestMove
from workflows.source import OFFICE
from workflows.terms import Act, Relation


def end_what_waits(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """Withdraw every open request of a case that ends, and end what an earlier one had begun.

    Open offers end with the step itself: no row is left by which they could be accepted.
    """
    withdraw_open_requests(session, actor, now, case)
    end_identifying(session, actor, now, case)


def withdraw_open_requests(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """Withdraw all that was asked and not yet answered."""
    for request in open_requests(session, case):
        _withdraw(session, actor, now, case, request)


def withdraw_moot(
    session: Session, actor: Actor, now: datetime, case: Case, needless: Collection[Act] = ()
) -> None:
    """Withdraw what nobody could answer where the case stands now, and what is needless."""
    for request in open_requests(session, case):
        if request.act in needless or is_moot(
            regime_of(case), request.act, case.stage, case.status
        ):
            _withdraw(session, actor, now, case, request)


def withdraw_request(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    request: Request,
    *,
    told: Told | None = None,
) -> Request:
    """Take an unanswered request back; the asked unit sees the case no more.

    Whoever leads the case may; a request to take over is withdrawn by who asked. Raises `Refused`
    and `MoveRefused`.
    """
    unit = withdrawing_unit(session, actor, case, request)
    if not may_withdraw(session, actor, case, request):
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
    _withdraw(session, actor, now, case, request)
    since, act = request.asked_at, NoStep.WITHDRAWN
    request.answered_at = hear(session, actor, now, case, unit, told, act, request.id, since=since)
    return request


def withdrawing_unit(session: Session, actor: Actor, case: Case, request: Request) -> Unit:
    """The unit for which the officer would withdraw: its own, where it asked to take over."""
    if request.act in asked_for(case):
        return session.get_one(Unit, actor.unit_id)
    return acting_unit(session, actor, case)


def may_withdraw(session: Session, actor: Actor, case: Case, request: Request) -> bool:
    """Whether the officer's unit leads (or records for the lead), or asked to take over itself."""
    asks_lead = request.act in asked_for(case)
    whose = request.from_unit_id if asks_lead else case.lead_unit_id
    return withdrawing_unit(session, actor, case, request).id == whose


def _withdraw(session: Session, actor: Actor, now: datetime, case: Case, request: Request) -> None:
    request.state = life.move(request.state, RequestMove.WITHDRAW)
    request.answered_at, request.answered_by_id = now, actor.officer_id
    request.channel = Channel.SYSTEM
    due.refresh(session, case, now)
    untie(session, request)
    audit.record(session, "request.withdrawn", actor, now, case.file_id, request=request.id)
