"""What an officer of the stories does in one go, and what takes two verbs."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.correction import correct
from casework.actions.discrepancy import Found as Checked
from casework.actions.handoff import accept
from casework.actions.minutes import check_minutes, draft_minutes
from casework.actions.opening import open_minutes, open_summary
from casework.actions.packet import items_of
from casework.audit import Actor
from casework.keyring.plaintext import Value
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found
from casework.lookups.minutes_content import Wording, content_for
from casework.position import person_of
from casework.reach import ties
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes
from workflows.handoff_packet import Check


def read_and_accept(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    *,
    remarks: str | None = None,
    found: Mapping[UUID, Checked] | None = None,
) -> None:
    """Nobody accepts before reading what the giver wrote to be known first."""
    open_summary(session, actor, now, case, handoff)
    session.flush()
    accept(session, actor, now, case, handoff, remarks=remarks, found=found)


def accept_without_last(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, note: str
) -> None:
    """Everything listed is there but the last."""
    *there, last = items_of(session, handoff)
    checks = {item.id: Checked(Check.AS_LISTED) for item in there}
    checks[last.id] = Checked(Check.MISSING, note)
    read_and_accept(session, actor, now, case, handoff, found=checks)


def draft(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, said: Wording
) -> None:
    """The minutes of a handoff, from what its record says."""
    of = Found(case, frozenset(ties(session, actor.unit_id, case.file_id)))
    content = content_for(session, actor, of, handoff, now, said)
    draft_minutes(session, actor, now, case, handoff, content)


def read_and_check(
    session: Session, actor: Actor, now: datetime, case: Case, minutes: Minutes
) -> None:
    """Nobody checks what they did not open."""
    open_minutes(session, actor, now, case, minutes)
    session.flush()
    check_minutes(session, actor, now, case, minutes)


def write_down(
    session: Session, actor: Actor, now: datetime, case: Case, facts: Mapping[str, Value]
) -> None:
    """Write facts of the person under the opening that the officer has."""
    seen, person = eyes(session, actor, case, now), person_of(session, case)
    for field, value in facts.items():
        disclosure = seen.disclosure_for(person, field)
        reason = "Ghi thêm theo lời trình bày."
        correct(session, actor, now, case, field, value, disclosure, reason=reason)
