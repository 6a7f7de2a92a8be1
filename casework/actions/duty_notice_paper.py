"""The paper of an acknowledgement that ours recorded: until it comes, it is flagged."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.duty_notices import is_sender
from casework.actions.paper import Scan, put_on_file
from casework.actions.recorded_answers import confirm, insist_on_waiting
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.papers import Paper
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper as PaperKind


def confirm_word(
    session: Session, actor: Actor, now: datetime, case: Case, notice: DutyNotice, paper: Paper
) -> DutyNotice:
    """The letter with the acknowledgement is on the file. Raises `Refused`."""
    _insist_on_sender(session, actor, case, notice)
    insist_on_waiting(notice)
    confirm(session, actor, now, case, notice, paper)
    return notice


def confirm_word_with_new_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    notice: DutyNotice,
    *,
    number: str | None,
    scan: Scan | None = None,
) -> DutyNotice:
    """Put the letter on the file and confirm with it. Raises `Refused` likewise."""
    _insist_on_sender(session, actor, case, notice)
    insist_on_waiting(notice)
    paper = put_on_file(session, actor, now, case, PaperKind.OTHER, number=number, scan=scan)
    confirm(session, actor, now, case, notice, paper)
    return notice


def _insist_on_sender(session: Session, actor: Actor, case: Case, notice: DutyNotice) -> None:
    if not is_sender(session, actor, case, notice):
        raise Refused((Unmet(Lack.TELLER, frozenset({notice.on_act}), OFFICE),))
