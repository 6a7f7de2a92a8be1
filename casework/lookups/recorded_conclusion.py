"""What the lead needs to record the conclusion of a verifier that is not on the system."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.conclusion import asked_since, outcomes_of, verifier_off_system
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class RecordedConclusionPage:
    """Whose conclusion it is, which outcomes have a row here, and since when it may be signed."""

    code: str
    verifier: Name | None
    outcomes: tuple[Act, ...]
    since_at: datetime


def recorded_conclusion_page(
    session: Session, actor: Actor, case: Case, now: datetime
) -> RecordedConclusionPage:
    """The page; without a verifier where nobody off the system has yet to conclude."""
    verifier = verifier_off_system(session, case)
    if verifier is None:
        return RecordedConclusionPage(case.code, None, (), case.received_at)
    outcomes = outcomes_of(session, verifier, case, now)
    since_at = asked_since(session, case, verifier)
    name = Names(session, actor, case.file_id).of(verifier)
    return RecordedConclusionPage(case.code, name, tuple(outcomes), since_at)


def may_record_conclusion(session: Session, actor: Actor, case: Case) -> bool:
    """Whether the lead is the one to record it: the verifier is not on the system."""
    leads = acting_unit(session, actor, case).id == case.lead_unit_id
    return leads and verifier_off_system(session, case) is not None
