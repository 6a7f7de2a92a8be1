"""Requests to take over: a unit tied to the case asks the lead for it. Nothing moves by asking.

The lead answers by offering the case to that unit, or refuses in writing. The request follows the
lead: whoever leads is asked.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import reach
from casework.actions.asking import open_request, say_answered, settle_as, untie
from casework.actions.step import take
from casework.actions.telling import Told
from casework.audit import Actor
from casework.position import asking_for
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.requests import Request
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.request import RequestMove, RequestState
from workflows.source import OFFICE
from workflows.terms import Act

AWAITED = Act.TRANSFER_LEAD


def ask_to_lead(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    *,
    question: str,
    told: Told | None = None,
) -> Request:
    """Ask the lead for the case, with words; the lead offers it, or says why not.

    Raises `Refused`: the law forbids it, the unit leads already, or somebody has asked.
    """
    if actor.unit_id == case.lead_unit_id:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    if waiting_for_lead(session, case):
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))
    act, lead = Act.ASK_TO_LEAD, case.lead_unit_id
    step = take(session, actor, now, case, act, told=told)
    return open_request(session, actor, now, case, act, step.unit_id, lead, question, told)


def answer_by_offer(
    session: Session, actor: Actor, now: datetime, case: Case, offer: Handoff, told: Told | None
) -> None:
    """An offer of the lead to the unit that asked for it is the answer."""
    if offer.act not in asked_for(case):
        return
    for request in waiting_for_lead(session, case):
        if request.from_unit_id == offer.to_unit_id:
            settle_as(session, actor, now, request, RequestMove.ANSWER, None, told)
            untie(session, request)
            say_answered(session, actor, now, request)


def follow_lead(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """Whoever leads now is asked; to itself nobody asks any more."""
    for request in waiting_for_lead(session, case):
        reach.withdraw(session, request.to_unit_id, case.file_id, Tie.ASKED)
        request.to_unit_id = case.lead_unit_id
        if request.from_unit_id == case.lead_unit_id:
            settle_as(session, actor, now, request, RequestMove.ANSWER, None, None)
            say_answered(session, actor, now, request)
        else:
            reach.grant(session, case.lead_unit_id, case.file_id, Tie.ASKED, now)


def asked_for(case: Case) -> frozenset[Act]:
    """The act that answers a request to take over, where the regime knows such a request."""
    return frozenset({AWAITED}) if Act.ASK_TO_LEAD in asking_for(case, AWAITED) else frozenset()


def waiting_for_lead(session: Session, case: Case) -> Sequence[Request]:
    """The requests to take over that nobody has answered."""
    return session.scalars(
        select(Request).where(
            Request.file_id == case.file_id,
            Request.act == AWAITED,
            Request.state == RequestState.ASKED,
        )
    ).all()
