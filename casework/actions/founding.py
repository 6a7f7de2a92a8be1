"""Founding the office and keeping its frame: units, and the days that differ from their weekday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor, record
from casework.reckoning import new_edition
from casework.records.calendar import CalendarDay
from casework.records.ids import new_id
from casework.records.units import Unit
from workflows.terms import Level, Sector


class UnitNameTaken(ValueError):
    """Another unit has this name."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What is needed to add a unit; `valid_to` is the first day on which it no longer acts."""

    name: str
    sector: Sector
    level: Level
    province: str
    valid_from: date
    valid_to: date | None = None
    parent_id: UUID | None = None
    successor_id: UUID | None = None
    on_system: bool = True
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day (in Vietnam) that differs from its weekday, and the document that says so.

    `document_id` is that of a document on record; a library or a newspaper has none.
    """

    day: date
    works: bool
    name: str
    document: str
    document_id: UUID | None = None


def add_unit(session: Session, actor: Actor | None, now: datetime, new: NewUnit) -> Unit:
    """Add an agency's office. `actor` is None only while the office is founded.

    Raises `UnitNameTaken`.
    """
    if session.scalar(select(Unit.id).where(Unit.name == new.name)) is not None:
        raise UnitNameTaken
    unit = unit_of(new)
    session.add(unit)
    record(session, "unit.added", actor, now, added=unit.id, sector=unit.sector, level=unit.level)
    return unit


def unit_of(new: NewUnit) -> Unit:
    """The unit that was asked for, with an id of its own; not added yet."""
    return Unit(
        id=new_id(),
        name=new.name,
        sector=new.sector,
        level=new.level,
        province=new.province,
        parent_id=new.parent_id,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        successor_id=new.successor_id,
        on_system=new.on_system,
        phone=new.phone,
    )


def set_days(
    session: Session, actor: Actor | None, now: datetime, days: Iterable[SpecialDay]
) -> list[date]:
    """Lay days into the calendar, or change those that are there; returns what differs now."""
    changed = [special.day for special in days if _lay(session, special)]
    if changed:
        new_edition(session)
        record(session, "calendar.changed", actor, now, days=changed)
    return changed


def _lay(session: Session, special: SpecialDay) -> bool:
    held = session.get(CalendarDay, special.day)
    said = (special.works, special.name, special.document_id)
    if held is not None and (held.works, held.name, held.document_id) == said:
        return False
    row = held or CalendarDay(day=special.day)
    row.works, row.name, row.document_id = said
    row.document = special.document
    session.add(row)
    return True
