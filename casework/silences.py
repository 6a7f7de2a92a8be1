"""The silent handoffs, as the ladder of silence counts them. Computed from records at each asking.

Notices of duty are counted beside them (`casework/silent_notices.py`).

The pages, the worker and the doctor ask here, so that they cannot tell it differently.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    String,
    and_,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from casework.reckoning import reckoning_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.openings import Opening, OpeningKind
from casework.records.steps import Step
from casework.records.units import Unit, UnitCorrection
from workflows.days import Calendar
from workflows.handoff import OPEN, HandoffState
from workflows.life import Side
from workflows.silence import Course, Reached, Stretch, climbed, silence_at
from workflows.terms import Act

Moment: TypeAlias = ScalarSelect[datetime]

_Next = aliased(Handoff)

LOOKS_BACK: Final = timedelta(days=366)
"""An accepted handoff is watched for a year; the highest rung comes after ten working days.

An offer that nobody answered is watched for ever.
"""


@dataclass(frozen=True, slots=True)
class Silent:
    """One handoff, or one notice of duty, with the course of its silence."""

    subject_id: UUID
    public_id: UUID
    file_id: UUID
    code: str
    act: Act
    from_unit_id: UUID
    to_unit_id: UUID
    course: Course

    @property
    def is_notice(self) -> bool:
        """Whether it is a notice of duty; else it is a handoff."""
        return self.course.is_notice

    def units(self, one: Reached) -> tuple[UUID, ...]:
        """The units whose officers a rung tells."""
        return tuple(self.unit_of(side) for side in one.sides)

    def unit_of(self, side: Side) -> UUID:
        """The unit on one side."""
        return self.to_unit_id if side is Side.RECEIVER else self.from_unit_id

    def climbed(self, now: datetime, calendar: Calendar) -> tuple[Reached, ...]:
        """The rungs reached by now."""
        return tuple(one for one in climbed(self.course, calendar) if one.at <= now)

    def to_come(self, now: datetime, calendar: Calendar) -> tuple[Reached, ...]:
        """The rungs that will be reached if nobody says anything."""
        return tuple(one for one in climbed(self.course, calendar) if one.at > now)

    def silence(self, now: datetime) -> Stretch | None:
        """What is silent now."""
        return silence_at(self.course, now)


def silent(session: Session, *which: ColumnElement[bool]) -> list[Silent]:
    """The course of each handoff for which `which` holds, within the session's reach.

    One statement. Cases that continue in another one are left out: nothing waits in them.
    """
    query = _courses().where(Case.merged_into_id.is_(None), *which)
    return [_silent(row) for row in session.execute(query)]


def still_silent(now: datetime) -> ColumnElement[bool]:
    """Not answered, or accepted within the last year and nothing done since."""
    is_idle = and_(
        Handoff.state == HandoffState.ACCEPTED,
        Handoff.settled_at > now - LOOKS_BACK,
        *(first.is_(None) for first in _FIRST_DONE),
    )
    return or_(Handoff.state.in_(OPEN), is_idle)


def lately(now: datetime) -> ColumnElement[bool]:
    """Every handoff of which a rung may have been climbed within the last year."""
    return or_(Handoff.state.in_(OPEN), Handoff.settled_at > now - LOOKS_BACK)


def calendar_of(session: Session) -> Calendar:
    """The working days by which this session counts."""
    return reckoning_of(session).calendar


def _first(moment: InstrumentedAttribute[datetime], *which: ColumnElement[bool]) -> Moment:
    """The first such moment of the receiving unit in the case of the handoff."""
    return select(func.min(moment)).where(*which).correlate(Handoff).scalar_subquery()


_SEEN: Final = _first(
    Opening.opened_at,
    Opening.file_id == Handoff.file_id,
    Opening.unit_id == Handoff.to_unit_id,
    Opening.kind == OpeningKind.ADVANCE,
    # As the verb writes it; one database keeps ids with hyphens, the other without.
    Opening.scope == func.replace(cast(Handoff.id, String), "-", ""),
)
"""The first recorded look: an officer of the receiving unit opened the advance summary."""

_FIRST_DONE: Final = (
    _first(
        Opening.opened_at,
        Opening.file_id == Handoff.file_id,
        Opening.unit_id == Handoff.to_unit_id,
        Opening.kind == OpeningKind.VISIT,
        Opening.opened_at >= Handoff.settled_at,
    ),
    _first(
        Step.at,
        Step.file_id == Handoff.file_id,
        Step.unit_id == Handoff.to_unit_id,
        Step.at > Handoff.settled_at,  # the acceptance is a step of that very moment
    ),
    _first(
        _Next.entered_at,
        _Next.file_id == Handoff.file_id,
        _Next.from_unit_id == Handoff.to_unit_id,
        _Next.entered_at > Handoff.settled_at,
    ),
)
"""The first visit, the first step and the first offer of the receiver after it accepted."""

_JOINED: Final = _first(
    UnitCorrection.at,
    UnitCorrection.unit_id == Handoff.to_unit_id,
    UnitCorrection.field == "on_system",
    UnitCorrection.became == str(True),
    UnitCorrection.at > Handoff.entered_at,
)
"""When the receiver came on the system, where that was after the offer."""


def _courses() -> Select[*tuple[Any, ...]]:  # columns, which are read by their names
    return (
        select(
            Handoff.id,
            Handoff.public_id,
            Handoff.file_id,
            Case.code,
            Handoff.act,
            Handoff.from_unit_id,
            Handoff.to_unit_id,
            Handoff.state,
            Handoff.pace,
            Handoff.entered_at,
            Handoff.settled_at,
            Unit.on_system,
            _JOINED.label("joined_at"),
            _SEEN.label("seen_at"),
            *(first.label(f"done_{number}") for number, first in enumerate(_FIRST_DONE)),
        )
        .join(Case, Case.file_id == Handoff.file_id)
        .join(Unit, Unit.id == Handoff.to_unit_id)
        .order_by(Handoff.entered_at, Handoff.id)
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
        course=_course(row),
    )


def _course(row: Row[*tuple[Any, ...]]) -> Course:
    done = (row.done_0, row.done_1, row.done_2)
    return Course(
        pace=row.pace,
        entered_at=row.entered_at,
        joined_at=(row.joined_at or row.entered_at) if row.on_system else None,
        seen_at=row.seen_at,
        settled_at=row.settled_at,
        is_accepted=row.state is HandoffState.ACCEPTED,
        acted_at=min((at for at in done if at is not None), default=None),
    )
