"""The paper of an answer to a request that ours recorded: until it comes, the answer is flagged."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.paper import Scan, put_on_file
from casework.actions.recorded_answers import confirm, insist_on_waiting
from casework.actions.verification import is_asker
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.records.requests import Request
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper as PaperKind
from workflows.terms import Relation


def confirm_answer(
    session: Session, actor: Actor, now: datetime, case: Case, request: Request, paper: Paper
) -> Request:
    """The letter with the answer, or with the refusal, is on the file. Raises `Refused`."""
    _insist_on_asker(session, actor, case, request)
    insist_on_waiting(request)
    confirm(session, actor, now, case, request, paper)
    return request


def confirm_answer_with_new_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    request: Request,
    *,
    number: str | None,
    scan: Scan | None = None,
) -> Request:
    """Put the letter on the file and confirm with it. Raises `Refused` likewise."""
    _insist_on_asker(session, actor, case, request)
    insist_on_waiting(request)
    paper = put_on_file(session, actor, now, case, PaperKind.OTHER, number=number, scan=scan)
    confirm(session, actor, now, case, request, paper)
    return request


def _insist_on_asker(session: Session, actor: Actor, case: Case, request: Request) -> None:
    if not is_asker(session, actor, case, request):
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
