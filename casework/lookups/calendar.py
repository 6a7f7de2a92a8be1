"""The calendar by year, the documents behind it, and what one of them would move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from casework.actions.calendar import LASTS, is_open, lines_of, with_lines
from casework.audit import Actor
from casework.office import vietnam_day
from casework.policy import OutOfReach
from casework.reckoning import read_reckoning
from casework.records.account_changes import ChangeState
from casework.records.calendar import CalendarDay, CalendarDocument, CalendarLine
from casework.recounting import moving

AHEAD: Final = 1
"""Years after this one that are always shown, entered or not."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year and its days; without any, only weekends are left out of its limits."""

    number: int
    days: list[CalendarDay]

    @property
    def without_document(self) -> int:
        """How many days no document on record orders."""
        return sum(day.document_id is None for day in self.days)


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document, what it says, and how many limits it moves while it waits."""

    record: CalendarDocument
    lines: Sequence[CalendarLine]
    is_open: bool
    is_own: bool
    moves: int | None


def years(session: Session, now: datetime) -> list[Year]:
    """This year first; then the next, and every other that has days, the latest first."""
    days = session.scalars(
        select(CalendarDay).options(joinedload(CalendarDay.ordered_by)).order_by(CalendarDay.day)
    ).all()
    this_year = vietnam_day(now).year
    shown = {this_year + ahead for ahead in range(AHEAD + 1)} | {row.day.year for row in days}
    return [
        Year(year, [row for row in days if row.day.year == year])
        for year in sorted(shown, key=lambda year: (year != this_year, -year))
    ]


def documents_waiting(session: Session, now: datetime) -> Sequence[CalendarDocument]:
    """The documents that wait for a second administrator, oldest first."""
    return session.scalars(
        _with_names()
        .where(
            CalendarDocument.state == ChangeState.PROPOSED,
            CalendarDocument.proposed_at > now - LASTS,
        )
        .order_by(CalendarDocument.id)
    ).all()


def document_page(
    session: Session, whole: Session, actor: Actor, now: datetime, public_id: UUID
) -> DocumentShown:
    """One document; `whole` is the session of a job, which counts limits and shows none.

    Raises `OutOfReach` where there is none.
    """
    document = find_document(session, public_id)
    lines, waits = lines_of(session, document), is_open(document, now)
    return DocumentShown(
        document,
        lines,
        waits,
        document.proposed_by_id == actor.officer_id,
        _moves(whole, now, lines) if waits else None,
    )


def find_document(session: Session, public_id: UUID) -> CalendarDocument:
    """One document. Raises `OutOfReach` where there is none."""
    found = session.scalar(_with_names().where(CalendarDocument.public_id == public_id))
    if found is None:
        raise OutOfReach
    return found


def _moves(whole: Session, now: datetime, lines: Sequence[CalendarLine]) -> int:
    stored = read_reckoning(whole)
    changed = replace(stored, calendar=with_lines(stored.calendar, lines))
    return sum(1 for _ in moving(whole, now, changed))


def _with_names() -> Select[CalendarDocument]:
    return select(CalendarDocument).options(
        joinedload(CalendarDocument.proposed_by), joinedload(CalendarDocument.answered_by)
    )
