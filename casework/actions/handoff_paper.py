"""The paper of an answer that ours recorded: until it comes, the recorded handoff stays flagged."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.handoff import giving_unit
from casework.actions.paper import Scan, put_on_file
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from casework.records.steps import Channel
from workflows import handoff as life
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper as PaperKind


def confirm_paper(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, paper: Paper
) -> Handoff:
    """The paper of an answer that ours recorded is on the file: nothing waits any more.

    Raises `Refused` where ours recorded nothing, the paper came before, or this is no such paper.
    """
    _insist_on_waiting(session, actor, case, handoff)
    if not proves(paper, handoff):
        raise Refused((Unmet(Lack.PAPER, life.PROVEN_BY, OFFICE),))
    handoff.paper_at = now
    due.refresh(session, case, now)
    audit.record(session, "handoff.paper_confirmed", actor, now, case.file_id, handoff=handoff.id)
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
    """Put the minutes on the file and confirm with them, also once the case has moved on.

    Raises `Refused` likewise.
    """
    _insist_on_waiting(session, actor, case, handoff)
    kind = PaperKind.MINUTES
    paper = put_on_file(session, actor, now, case, kind, number=number, scan=scan)
    return confirm_paper(session, actor, now, case, handoff, paper)


def proves(paper: Paper, handoff: Handoff) -> bool:
    """Whether this paper may confirm the answer: of the same file, in force, and not older."""
    if handoff.answered_at is None or paper.file_id != handoff.file_id:
        return False
    in_force = paper.kind in life.PROVEN_BY and paper.voided_at is None
    return in_force and paper.at >= handoff.answered_at


def awaits_paper(handoff: Handoff) -> bool:
    """Whether ours recorded how the other side answered, and its paper is still to come."""
    recorded = handoff.state in life.ANSWERS and handoff.channel is not Channel.SYSTEM
    return recorded and handoff.paper_at is None


def _insist_on_waiting(session: Session, actor: Actor, case: Case, handoff: Handoff) -> None:
    giving_unit(session, actor, case, handoff)
    if not awaits_paper(handoff):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
