"""The working calendar of the office, as it is stored now.

It is read once in a session and kept between sessions by its edition, a number that every change
of a day raises: one short statement tells whether what is kept still holds.
"""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.database import Database, Scope
from casework.records.calendar import CalendarDay, CalendarEdition
from workflows.deadlines import Calendar

EDITION: Final = select(CalendarEdition.number)
"""The number of the calendar as it is stored; asked with the sign-in of a request."""
_DAYS: Final = select(CalendarDay.day, CalendarDay.works)


def calendar_of(session: Session) -> Calendar:
    """The calendar by which this session counts; a request read its edition with the sign-in."""
    if "calendar" not in session.info:
        told = session.info.get("calendar_edition")
        edition = session.scalar(EDITION) if told is None else told
        session.info["calendar"] = _kept(session, edition or 0)
    calendar: Calendar = session.info["calendar"]
    return calendar


def keep_calendar(database: Database) -> None:
    """Read the calendar when the office opens, so that the first page does not wait for it."""
    with database.reading(Scope.of_job("calendar")) as session:
        calendar_of(session)


def hold_calendar(session: Session) -> None:
    """Keep the calendar as it is until this act is committed, so that its limits stay true.

    Acts hold it side by side; a change of days waits for them, and they for it.
    """
    if not session.info.get("calendar_is_held"):
        edition = session.scalar(EDITION.with_for_update(read=True))
        session.info.update(calendar=_kept(session, edition or 0), calendar_is_held=True)


def new_edition(session: Session) -> None:
    """A day changed: what others have kept does not hold any more."""
    row = session.scalar(select(CalendarEdition).with_for_update())
    if row is None:
        session.add(CalendarEdition(id=1, number=1))
    else:
        row.number += 1
    session.flush()
    session.info.pop("calendar", None)
    session.info["calendars"] = {}  # what this session reads may never be committed


def read_calendar(session: Session) -> Calendar:
    """The stored days as a calendar, whatever was kept of it."""
    days = session.execute(_DAYS).all()
    return Calendar(
        frozenset(row.day for row in days if not row.works),
        frozenset(row.day for row in days if row.works),
        frozenset(row.day.year for row in days),
    )


def _kept(session: Session, edition: int) -> Calendar:
    kept: dict[int, Calendar] = session.info["calendars"]
    found = kept.get(edition)
    if found is None:
        found = read_calendar(session)
        kept.clear()
        kept[edition] = found
    return found
