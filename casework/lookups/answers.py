"""What the pages of handoffs and requests share: clocks, words, and who was quicker."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.clocks import Waiting, waiting_of
from casework.lookups.disclosures import Eyes
from casework.lookups.door import who_was_quicker
from casework.lookups.finding import Found, find_handoff, find_request
from casework.lookups.naming import Name, Names
from casework.policy import Ask
from casework.position import regime_of
from casework.records.base import SealedRecord
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.requests import Request
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class Sealable:
    """A text that the officer has open (`text` may still be empty), or not."""

    is_open: bool
    text: str


@dataclass(frozen=True, slots=True)
class TooLate:
    """What an officer who lost a race is told. `state` is empty where something else changed."""

    code: str
    state: HandoffState | RequestState | None
    name: Name | None
    unit: Name | None
    at: datetime | None


def too_late_for_handoff(session: Session, actor: Actor, public_id: UUID) -> TooLate:
    """Who was quicker with this handoff. Raises `OutOfReach` where it was recalled meanwhile."""
    found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    state = None if handoff.state is HandoffState.OFFERED else handoff.state
    return _too_late(session, actor, found, handoff, state)


def too_late_for_request(session: Session, actor: Actor, public_id: UUID) -> TooLate:
    """Who was quicker with this request. Raises `OutOfReach`."""
    found, request = find_request(session, actor, public_id, Ask.SEE)
    state = None if request.state is RequestState.ASKED else request.state
    return _too_late(session, actor, found, request, state)


def clock_of(session: Session, case: Case, act: Act, now: datetime, names: Names) -> Waiting | None:
    """The limit of the law within which `act` must be done, while it runs."""
    keys = [clock.key for clock in regime_of(case).clocks if act in clock.ends]
    if not keys:
        return None
    due = session.scalar(
        select(Due)
        .options(joinedload(Due.unit))
        .where(Due.file_id == case.file_id, Due.waits == Waits.CLOCK, Due.key.in_(keys))
    )
    return waiting_of(case, due, now, names) if due else None


def sealable(sight: Eyes, row: SealedRecord, column: str) -> Sealable:
    """A sealed text as far as the officer's openings reach."""
    if not sight.may_read(row, column):
        return Sealable(is_open=False, text="")
    return Sealable(is_open=True, text=str(sight.read(row, column) or ""))


def officers_of(session: Session, *ids: UUID | None) -> dict[UUID, Officer]:
    """These officers with their units, by id; one statement."""
    known = {officer_id for officer_id in ids if officer_id is not None}
    found = session.scalars(
        select(Officer).options(joinedload(Officer.unit)).where(Officer.id.in_(known))
    )
    return {officer.id: officer for officer in found}


def _too_late(
    session: Session,
    actor: Actor,
    found: Found,
    answered: Handoff | Request,
    state: HandoffState | RequestState | None,
) -> TooLate:
    code, names = found.case.code, Names(session, actor, answered.file_id, found.ties)
    by = officers_of(session, answered.answered_by_id).get(answered.answered_by_id or UUID(int=0))
    if state is not None and by is not None:
        return TooLate(code, state, names.of_officer(by), names.of(by.unit), answered.answered_at)
    quicker = who_was_quicker(session, names, answered.file_id)
    if quicker is None:
        return TooLate(code, None, None, None, None)
    return TooLate(code, None, quicker.name, quicker.unit, quicker.at)
