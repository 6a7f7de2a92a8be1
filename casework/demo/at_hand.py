"""The record of a story that its next act is about."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.minutes import versions
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes
from casework.records.requests import Request
from casework.records.support import SupportLine
from workflows.handoff import OPEN, HandoffState
from workflows.request import RequestState
from workflows.support import LineState


def offered(session: Session, case: Case) -> Handoff:
    """The offer that waits."""
    which = (Handoff.file_id == case.file_id, Handoff.state.in_(OPEN))
    return session.scalars(select(Handoff).where(*which)).one()


def accepted(session: Session, case: Case) -> Handoff:
    """The handoff that was accepted last, with both its units."""
    which = (Handoff.file_id == case.file_id, Handoff.state == HandoffState.ACCEPTED)
    sides = joinedload(Handoff.from_unit), joinedload(Handoff.to_unit)
    newest = select(Handoff).where(*which).options(*sides).order_by(Handoff.answered_at.desc())
    return session.scalars(newest.limit(1)).one()


def minutes(session: Session, case: Case) -> Minutes:
    """The minutes of it."""
    return versions(session, accepted(session, case))[-1]


def asked(session: Session, case: Case) -> Request:
    """The request that waits."""
    which = (Request.file_id == case.file_id, Request.state == RequestState.ASKED)
    return session.scalars(select(Request).where(*which)).one()


def drafted(session: Session, case: Case) -> Conclusion:
    """The conclusion to be signed."""
    which = (Conclusion.file_id == case.file_id, Conclusion.state == ConclusionState.DRAFT)
    return session.scalars(select(Conclusion).where(*which)).one()


def proposed(session: Session, case: Case) -> SupportLine:
    """The support line to be approved."""
    return _line(session, case, LineState.PROPOSED)


def approved(session: Session, case: Case) -> SupportLine:
    """The support line to be delivered."""
    return _line(session, case, LineState.APPROVED)


def _line(session: Session, case: Case, state: LineState) -> SupportLine:
    which = (SupportLine.file_id == case.file_id, SupportLine.state == state)
    return session.scalars(select(SupportLine).where(*which)).one()
