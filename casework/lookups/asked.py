"""What was asked and what was concluded in a case, each with its page: the lists for finding it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session, aliased, joinedload

from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.requests import Request
from casework.records.units import Unit
from workflows.request import RequestState
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One request; what it asks and what was answered is on its page."""

    public_id: UUID
    act: Act
    asker: Name
    asked: Name
    state: RequestState
    asked_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConcludedLine:
    """One conclusion, by its outcome; its reasons are on its page."""

    public_id: UUID
    outcome: Act
    unit: Name
    state: ConclusionState
    drafted_at: datetime
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Both lists, newest first."""

    requests: tuple[AskedLine, ...]
    conclusions: tuple[ConcludedLine, ...]


def asked(session: Session, case: Case, names: Names) -> Asked:
    """Every request and every conclusion of a case; one statement."""
    requests: list[AskedLine] = []
    conclusions: list[ConcludedLine] = []
    for request, conclusion, unit in _rows(session, case):
        if request is not None:
            requests.append(_request(request, names))
        if conclusion is not None and unit is not None:
            conclusions.append(_conclusion(conclusion, unit, names))
    return Asked(
        tuple(sorted(requests, key=lambda line: line.asked_at, reverse=True)),
        tuple(sorted(conclusions, key=lambda line: line.drafted_at, reverse=True)),
    )


def _rows(
    session: Session, case: Case
) -> Iterator[tuple[Request | None, Conclusion | None, Unit | None]]:
    ids = union_all(
        select(Request.id.label("id")).where(Request.file_id == case.file_id),
        select(Conclusion.id.label("id")).where(Conclusion.file_id == case.file_id),
    ).subquery()
    concluding = aliased(Unit)
    rows = session.execute(
        select(Request, Conclusion, concluding)
        .select_from(ids)
        .outerjoin(Request, Request.id == ids.c.id)
        .outerjoin(Conclusion, Conclusion.id == ids.c.id)
        .outerjoin(concluding, concluding.id == Conclusion.unit_id)
        .options(joinedload(Request.from_unit), joinedload(Request.to_unit))
    )
    yield from ((request, conclusion, unit) for request, conclusion, unit in rows)


def _request(row: Request, names: Names) -> AskedLine:
    return AskedLine(
        public_id=row.public_id,
        act=row.act,
        asker=names.of(row.from_unit),
        asked=names.of(row.to_unit),
        state=row.state,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
    )


def _conclusion(row: Conclusion, unit: Unit, names: Names) -> ConcludedLine:
    return ConcludedLine(
        public_id=row.public_id,
        outcome=row.act,
        unit=names.of(unit),
        state=row.state,
        drafted_at=row.drafted_at,
        signed_at=row.signed_at,
    )
