"""What hangs on a case beside its steps: papers, support lines, and the record of reads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.lookups.disclosures import Eyes
from casework.lookups.naming import Name, Names
from casework.records.base import OfFile, SealedRecord
from casework.records.cases import Case
from casework.records.openings import Opening, OpeningKind, Reason
from casework.records.papers import Paper
from casework.records.support import SupportLine
from casework.records.units import Unit
from workflows.support import LineState
from workflows.terms import Letter
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper on the file. `is_open` says whether its title and number may be read."""

    public_id: UUID
    kind: PaperKind
    unit: Name
    at: datetime
    voided_at: datetime | None
    has_content: bool
    is_open: bool
    title: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class SupportShown:
    """A support line; which regime it is tells of the person, so `letter` waits for an opening."""

    public_id: UUID
    state: LineState
    unit: Name
    proposed_at: datetime
    decided_at: datetime | None
    delivered_at: datetime | None
    letter: Letter | None
    detail: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One opening: who, of which unit, what and why, from when until when."""

    kind: OpeningKind
    reason: Reason
    scope: str
    officer: Name
    unit: Name
    opened_at: datetime
    until_at: datetime


def papers_of(session: Session, case: Case, eyes: Eyes, names: Names) -> tuple[PaperLine, ...]:
    """The papers on the file, newest first; one statement."""
    rows = session.execute(
        select(Paper, Unit)
        .join(Unit, Unit.id == Paper.unit_id)
        .where(Paper.file_id == case.file_id)
        .order_by(Paper.at.desc(), Paper.id.desc())
    )
    return tuple(_paper(row, names.of(unit), eyes) for row, unit in rows)


def support_of(session: Session, case: Case, eyes: Eyes, names: Names) -> tuple[SupportShown, ...]:
    """The support lines, newest first; one statement."""
    rows = session.scalars(
        select(SupportLine)
        .options(joinedload(SupportLine.unit))
        .where(SupportLine.file_id == case.file_id)
        .order_by(SupportLine.proposed_at.desc(), SupportLine.id.desc())
    )
    return tuple(_support(row, eyes, names) for row in rows)


def reads_of(session: Session, of: OfFile, names: Names) -> tuple[ReadLine, ...]:
    """Who opened the file, newest first; one statement."""
    rows = session.scalars(
        select(Opening)
        .options(joinedload(Opening.officer), joinedload(Opening.unit))
        .where(Opening.file_id == of.file_id)
        .order_by(Opening.opened_at.desc(), Opening.id.desc())
    )
    return tuple(
        ReadLine(
            row.kind,
            row.reason,
            row.scope,
            names.of_officer(row.officer),
            names.of(row.unit),
            row.opened_at,
            row.until_at,
        )
        for row in rows
    )


def _paper(row: Paper, unit: Name, eyes: Eyes) -> PaperLine:
    return PaperLine(
        public_id=row.public_id,
        kind=row.kind,
        unit=unit,
        at=row.at,
        voided_at=row.voided_at,
        has_content=row.has_content,
        is_open=eyes.may_read(row, "title"),
        title=_text(row, "title", eyes),
        number=_text(row, "number", eyes),
    )


def _support(row: SupportLine, eyes: Eyes, names: Names) -> SupportShown:
    may_read = eyes.may_read(row, "letter")
    return SupportShown(
        public_id=row.public_id,
        state=row.state,
        unit=names.of(row.unit),
        proposed_at=row.proposed_at,
        decided_at=row.decided_at,
        delivered_at=row.delivered_at,
        letter=Letter.of(eyes.read(row, "letter")) if may_read else None,
        detail=_text(row, "detail", eyes),
        outcome=_text(row, "outcome", eyes),
    )


def _text(row: SealedRecord, column: str, eyes: Eyes) -> str | None:
    value = eyes.read(row, column) if eyes.may_read(row, column) else None
    return str(value) if value else None
