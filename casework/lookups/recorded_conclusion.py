"""What the lead needs to record the conclusion of a verifier that is not on the system."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.conclusion import outcomes_of, verifier_off_system
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.requests import Request
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class RecordedConclusionPage:
    """Whose conclusion it is, which outcomes have a row here, and since when it may be signed."""

    code: str
    verifier: str | None
    outcomes: tuple[Act, ...]
    since_at: datetime


def recorded_conclusion_page(session: Session, case: Case, now: datetime) -> RecordedConclusionPage:
    """The page; without a verifier where nobody off the system has yet to conclude."""
    verifier = verifier_off_system(session, case)
    if verifier is None:
        return RecordedConclusionPage(case.code, None, (), case.received_at)
    outcomes = outcomes_of(session, verifier, case, now)
    since_at = session.scalars(
        select(Request.asked_at)
        .where(Request.file_id == case.file_id, Request.to_unit_id == verifier.id)
        .order_by(Request.asked_at.desc())
    ).first()
    return RecordedConclusionPage(
        case.code, verifier.name, tuple(outcomes), since_at or case.received_at
    )


def may_record_conclusion(session: Session, actor: Actor, case: Case) -> bool:
    """Whether the lead is the one to record it: the verifier is not on the system."""
    leads = acting_unit(session, actor, case).id == case.lead_unit_id
    return leads and verifier_off_system(session, case) is not None
