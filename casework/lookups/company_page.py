"""Who came along and how they went on, as the pages of a case and of a handoff show it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.actions.company import came_along
from casework.audit import Actor
from casework.lookups.answers import Sealable, sealable
from casework.lookups.disclosures import Eyes
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.company import Company
from casework.records.handoffs import Handoff
from workflows.company import Way


@dataclass(frozen=True, slots=True)
class Companion:
    """One other person; `code` is empty where their case is out of the officer's reach."""

    code: str | None
    way: Way
    handoff_id: UUID
    at: datetime
    reason: Sealable


def company_of(
    session: Session, actor: Actor, case: Case, sight: Eyes, handoff: Handoff | None = None
) -> tuple[Companion, ...]:
    """What was said of those who came along, of one handoff or of all, oldest first."""
    within = within_reach(session, actor, Ask.SEE, Case)
    of_one = [Company.handoff_id == handoff.id] if handoff else []
    rows = session.execute(
        select(Company, Case.code, Handoff.public_id)
        .join(Handoff, Handoff.id == Company.handoff_id, isouter=True)
        .join(Case, and_(Case.file_id == Company.other_id, within), isouter=True)
        .where(Company.file_id == case.file_id, *of_one)
        .order_by(Company.at, Company.id)
    )
    return tuple(
        Companion(code, row.way, public_id, row.at, sealable(sight, row, "reason"))
        for row, code, public_id in rows
    )


def companions_asked_of(session: Session, case: Case) -> list[Case]:
    """The open cases of which an offer of this one asks; the officer's unit leads them all."""
    return came_along(session, case)
