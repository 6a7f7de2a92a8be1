"""The days of the calendar: one administrator enters a document, another confirms it.

A confirmed day moves the limits that count working days, in the same transaction; the session of
`confirm` is of a job, since the limits belong to files that no administrator sees.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.account_changes import insist_on_administrator
from casework.actions.door import insist_on_two
from casework.actions.founding import SpecialDay, set_days
from casework.audit import Actor, record
from casework.reckoning import read_reckoning
from casework.records.account_changes import ChangeState
from casework.records.calendar import CalendarDocument, CalendarLine, DayKind, Mark
from casework.records.ids import new_id
from casework.records.officers import Officer
from casework.recounting import recount
from workflows.days import SATURDAY, Calendar
from workflows.life import MoveRefused

LASTS: Final = timedelta(days=7)
"""A document that nobody confirmed in this time is entered anew."""

FARTHEST: Final = 2
"""Years ahead for which days are ordered."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document as it is typed in: number and symbol, who issued it, when, and how sure we are."""

    number: str
    issuer: str
    issued_on: date
    mark: Mark


@dataclass(frozen=True, slots=True)
class NewLine:
    """What it says of one day (Vietnam)."""

    day: date
    kind: DayKind
    name: str


def propose_days(
    session: Session,
    actor: Actor,
    now: datetime,
    document: NewDocument,
    lines: Iterable[NewLine],
) -> CalendarDocument:
    """Enter a document and its days; nothing counts before another administrator confirms."""
    made = CalendarDocument(
        id=new_id(),
        number=document.number,
        issuer=document.issuer,
        issued_on=document.issued_on,
        mark=document.mark,
        proposed_by_id=actor.officer_id,
        proposed_at=now,
    )
    session.add(made)
    session.flush()
    rows = [
        CalendarLine(document_id=made.id, day=line.day, kind=line.kind, name=line.name)
        for line in lines
    ]
    session.add_all(rows)
    days = [row.day for row in rows]
    record(session, "calendar.proposed", actor, now, document=made.id, days=days)
    return made


def confirm_days(session: Session, actor: Actor, now: datetime, document: CalendarDocument) -> int:
    """Let the days of a document count, and move the limits that rest on them; how many moved.

    Raises `MoveRefused` where it waits no more, `NotByOneAlone`, and `WrongChange` where who
    entered it is no administrator any more.
    """
    insist_on_open(document, now)
    proposer = session.get_one(Officer, document.proposed_by_id)
    first = Actor(proposer.id, proposer.unit_id, proposer.rank, None)
    insist_on_two(actor, first)
    insist_on_administrator(proposer)
    _answer(document, ChangeState.CONFIRMED, actor, now)
    lines = lines_of(session, document)
    set_days(session, actor, now, [_special(document, line) for line in lines])
    moved = recount(session, now, read_reckoning(session))
    record(
        session,
        "calendar.confirmed",
        actor,
        now,
        document=document.id,
        second=first.officer_id,
        clocks=moved,
    )
    return moved


def drop_days(session: Session, actor: Actor, now: datetime, document: CalendarDocument) -> None:
    """Take a document back, or leave it unconfirmed for good. Raises `MoveRefused`."""
    insist_on_open(document, now)
    _answer(document, ChangeState.DROPPED, actor, now)
    record(session, "calendar.dropped", actor, now, document=document.id)


def is_open(document: CalendarDocument, now: datetime) -> bool:
    """Whether it still waits for a second administrator."""
    return document.state is ChangeState.PROPOSED and now < document.proposed_at + LASTS


def insist_on_open(document: CalendarDocument, now: datetime) -> None:
    """It still waits. Raises `MoveRefused`."""
    if not is_open(document, now):
        raise MoveRefused(document.state, DayKind.ORDINARY)


def lines_of(session: Session, document: CalendarDocument) -> Sequence[CalendarLine]:
    """What a document says, day by day."""
    rows = select(CalendarLine).where(CalendarLine.document_id == document.id)
    return session.scalars(rows.order_by(CalendarLine.day)).all()


def with_lines(calendar: Calendar, lines: Iterable[CalendarLine]) -> Calendar:
    """The calendar as it would be if these lines counted."""
    said = {line.day: works_on(line.day, line.kind) for line in lines}
    off, worked = calendar.days_off - said.keys(), calendar.worked_days - said.keys()
    return Calendar(
        off | {day for day, works in said.items() if not works},
        worked | {day for day, works in said.items() if works},
        (calendar.years or frozenset()) | {day.year for day in said},
    )


def works_on(day: date, kind: DayKind) -> bool:
    """Whether a day of this kind is worked; one without an order follows its weekday."""
    if kind is DayKind.ORDINARY:
        return day.weekday() < SATURDAY
    return kind is DayKind.WORKED


def _answer(document: CalendarDocument, state: ChangeState, actor: Actor, now: datetime) -> None:
    document.state, document.answered_by_id, document.answered_at = state, actor.officer_id, now


def _special(document: CalendarDocument, line: CalendarLine) -> SpecialDay:
    works = works_on(line.day, line.kind)
    return SpecialDay(line.day, works, line.name, document.number, document.id)
