"""The notices of duty that nobody acknowledged, as the ladder of silence counts them.

The same courses as of handoffs (`casework/silences.py`), from their own records.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.units import Unit, UnitCorrection
from casework.silences import LOOKS_BACK, Silent
from workflows.duty_notice import PACE
from workflows.silence import Course


def silent_notices(session: Session, *which: ColumnElement[bool]) -> list[Silent]:
    """The course of each notice for which `which` holds, within the session's reach.

    One statement. Cases that continue in another one are left out: nothing waits in them.
    """
    query = _courses().where(Case.merged_into_id.is_(None), *which)
    return [_silent(row) for row in session.execute(query)]


def still_unacknowledged() -> ColumnElement[bool]:
    """Neither acknowledged nor withdrawn, and the duty is owed still."""
    return DutyNotice.settled_at.is_(None)


def lately_told(now: datetime) -> ColumnElement[bool]:
    """Every notice of which a rung may have been climbed within the last year."""
    return or_(DutyNotice.settled_at.is_(None), DutyNotice.settled_at > now - LOOKS_BACK)


def _courses() -> Select[*tuple[Any, ...]]:  # columns, which are read by their names
    joined = (
        select(func.min(UnitCorrection.at))
        .where(
            UnitCorrection.unit_id == DutyNotice.to_unit_id,
            UnitCorrection.field == "on_system",
            UnitCorrection.became == str(True),
            UnitCorrection.at > DutyNotice.entered_at,
        )
        .correlate(DutyNotice)
        .scalar_subquery()
    )
    return (
        select(
            DutyNotice.id,
            DutyNotice.public_id,
            DutyNotice.file_id,
            Case.code,
            DutyNotice.act,
            DutyNotice.from_unit_id,
            DutyNotice.to_unit_id,
            DutyNotice.entered_at,
            DutyNotice.settled_at,
            Unit.on_system,
            joined.label("joined_at"),
        )
        .join(Case, Case.file_id == DutyNotice.file_id)
        .join(Unit, Unit.id == DutyNotice.to_unit_id)
        .order_by(DutyNotice.entered_at, DutyNotice.id)
    )


def _silent(row: Row[*tuple[Any, ...]]) -> Silent:
    return Silent(
        subject_id=row.id,
        public_id=row.public_id,
        file_id=row.file_id,
        code=row.code,
        act=row.act,
        from_unit_id=row.from_unit_id,
        to_unit_id=row.to_unit_id,
        course=Course(
            pace=PACE,
            entered_at=row.entered_at,
            joined_at=(row.joined_at or row.entered_at) if row.on_system else None,
            settled_at=row.settled_at,
            is_notice=True,
        ),
    )
