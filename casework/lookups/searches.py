"""What a query found. A case out of reach is not found, and nothing tells that it exists."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.naming import Name, Names
from casework.policy import Ask, OutOfReach, within_reach
from casework.records.cases import Case
from casework.records.searches import Search


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query; `was_code` is False where what was typed is no case code."""

    was_code: bool
    case: Case | None
    lead: Name | None = None


def found_by(session: Session, actor: Actor, search_id: UUID) -> Result:
    """The result of the officer's own query. Raises `OutOfReach` for anybody else's."""
    search = session.scalar(
        select(Search).where(Search.public_id == search_id, Search.officer_id == actor.officer_id)
    )
    if search is None:
        raise OutOfReach
    if search.code is None:
        return Result(was_code=False, case=None)
    case = session.scalar(
        select(Case)
        .options(joinedload(Case.lead_unit))
        .where(Case.code == search.code, within_reach(session, actor, Ask.SEE, Case))
    )
    if case is None:
        return Result(was_code=True, case=None)
    lead = Names(session, actor, case.file_id).of(case.lead_unit)
    return Result(was_code=True, case=case, lead=lead)
