"""The paper of an answer that ours recorded: until it comes, the recorded handoff stays flagged."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.paper import Scan, put_on_file
from casework.actions.recorded_answers import confirm, insist_on_waiting
from casework.actions.sides import giving_unit
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from workflows.handoff import HandoffState
from workflows.terms import Paper as PaperKind


def confirm_paper(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, paper: Paper
) -> Handoff:
    """The paper of an answer that ours recorded is on the file: nothing waits any more.

    Raises `Refused` where ours recorded nothing, the paper came before, or this is no such paper.
    """
    giving_unit(session, actor, case, handoff)
    insist_on_waiting(handoff)
    confirm(session, actor, now, case, handoff, paper)
    return handoff


def confirm_with_new_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    *,
    number: str | None,
    scan: Scan | None = None,
) -> Handoff:
    """Put the minutes (or the letter with which the file came back) on the file, and confirm.

    Also once the case has moved on. Raises `Refused` likewise.
    """
    giving_unit(session, actor, case, handoff)
    insist_on_waiting(handoff)
    accepted = handoff.state is HandoffState.ACCEPTED
    kind = PaperKind.MINUTES if accepted else PaperKind.OTHER
    paper = put_on_file(session, actor, now, case, kind, number=number, scan=scan)
    confirm(session, actor, now, case, handoff, paper)
    return handoff
