"""What was asked and concluded in a case, each with its page, and the minutes of its reception."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session, aliased, joinedload

from casework.lookups.naming import Name, Names
from casework.lookups.reception_told import ReceptionTold, receptions_told
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.minutes_sets import MinutesSet
from casework.records.reception_lines import ReceptionLine
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
    """Both lists, newest first, and in which minutes of a batch the person was received."""

    requests: tuple[AskedLine, ...]
    conclusions: tuple[ConcludedLine, ...]
    receptions: tuple[ReceptionTold, ...]


def asked(session: Session, case: Case, names: Names) -> Asked:
    """Everything of these kinds in a case; one statement, one more for each reception."""
    requests: list[AskedLine] = []
    conclusions: list[ConcludedLine] = []
    lines: list[tuple[int, MinutesSet]] = []
    for request, conclusion, unit, line, minutes in _rows(session, case):
        if request is not None:
            requests.append(_request(request, names))
        if conclusion is not None and unit is not None:
            conclusions.append(_conclusion(conclusion, unit, names))
        if line is not None and minutes is not None:
            lines.append((line.place, minutes))
    return Asked(
        tuple(sorted(requests, key=lambda line: line.asked_at, reverse=True)),
        tuple(sorted(conclusions, key=lambda line: line.drafted_at, reverse=True)),
        receptions_told(session, lines),
    )


_Row = tuple[
    Request | None, Conclusion | None, Unit | None, ReceptionLine | None, MinutesSet | None
]


def _rows(session: Session, case: Case) -> Iterator[_Row]:
    ids = union_all(
        select(Request.id.label("id")).where(Request.file_id == case.file_id),
        select(Conclusion.id.label("id")).where(Conclusion.file_id == case.file_id),
        select(ReceptionLine.id.label("id")).where(ReceptionLine.file_id == case.file_id),
    ).subquery()
    concluding = aliased(Unit)
    rows = session.execute(
        select(Request, Conclusion, concluding, ReceptionLine, MinutesSet)
        .select_from(ids)
        .outerjoin(Request, Request.id == ids.c.id)
        .outerjoin(Conclusion, Conclusion.id == ids.c.id)
        .outerjoin(concluding, concluding.id == Conclusion.unit_id)
        .outerjoin(ReceptionLine, ReceptionLine.id == ids.c.id)
        .outerjoin(MinutesSet, MinutesSet.id == ReceptionLine.set_id)
        .options(joinedload(Request.from_unit), joinedload(Request.to_unit))
    )
    yield from (
        (request, conclusion, unit, line, minutes)
        for request, conclusion, unit, line, minutes in rows
    )


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
