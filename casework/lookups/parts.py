"""Which page tells more of what happened: the request, the conclusion, the line behind a step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.position import asking_for
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.records.handoffs import Handoff
from casework.records.requests import Request
from casework.records.steps import Step
from casework.records.support import SupportLine
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to a case and has a page: `kind` is one of `web.sections.PARTS`."""

    kind: str
    public_id: UUID


Moment: TypeAlias = tuple[Act, datetime]


class Pages:
    """The parts of a case by the step that made or answered them."""

    def __init__(self, found: Mapping[Moment, Part | None]) -> None:
        self._found = found

    def behind(self, step: Step) -> Part | None:
        """The part that this step made or answered; none where two did so at one moment."""
        return self._found.get((step.act, step.happened_at))


def pages_behind(session: Session, case: Case) -> Pages:
    """The parts of a case; four statements."""
    found: dict[Moment, Part | None] = {}
    for moment, part in _all(session, case):
        found[moment] = None if found.get(moment, part) != part else part
    return Pages(found)


def _all(session: Session, case: Case) -> Iterator[tuple[Moment, Part]]:
    yield from _told(_handoffs(session, case))
    yield from _told(_requests(session, case))
    yield from _told(_conclusions(session, case))
    yield from _told(_lines(session, case))


_Maybe: TypeAlias = tuple[Act, datetime | None, Part]


def _told(found: Iterable[_Maybe]) -> Iterator[tuple[Moment, Part]]:
    return (((act, at), part) for act, at, part in found if at is not None)


def _handoffs(session: Session, case: Case) -> Iterator[_Maybe]:
    rows = session.scalars(
        select(Handoff).where(
            Handoff.file_id == case.file_id, Handoff.state == HandoffState.ACCEPTED
        )
    )
    for row in rows:
        yield row.act, row.answered_at, Part("handoff", row.public_id)


def _requests(session: Session, case: Case) -> Iterator[_Maybe]:
    for row in session.scalars(select(Request).where(Request.file_id == case.file_id)):
        part = Part("request", row.public_id)
        for asking in asking_for(case, row.act):
            yield asking, row.asked_at, part
        if row.state is RequestState.ANSWERED:
            yield row.act, row.answered_at, part


def _conclusions(session: Session, case: Case) -> Iterator[_Maybe]:
    """Whoever writes down a signed conclusion takes the step of the draft at the signature too."""
    for row in session.scalars(select(Conclusion).where(Conclusion.file_id == case.file_id)):
        part = Part("conclusion", row.public_id)
        is_recorded = row.signed_at is not None and row.signed_by_id is None
        drafted_at = row.signed_at if is_recorded else row.drafted_at
        yield Act.DRAFT_CONCLUSION, drafted_at, part
        yield row.act, row.signed_at, part


def _lines(session: Session, case: Case) -> Iterator[_Maybe]:
    for row in session.scalars(select(SupportLine).where(SupportLine.file_id == case.file_id)):
        part = Part("support_line", row.public_id)
        yield Act.PROPOSE_SUPPORT, row.proposed_at, part
        yield Act.APPROVE_SUPPORT, row.decided_at, part
        yield Act.DELIVER_SUPPORT, row.delivered_at, part
