"""The units of the office, for whoever keeps them. Nothing of a case stands here."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from casework.intake.unit_plan import Plan, plan
from casework.intake.unit_rows import UnitRow
from casework.policy import OutOfReach
from casework.records.officers import Officer
from casework.records.units import Unit, UnitCorrection

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Corrected:
    """One thing of a unit that was corrected, by whom, when, and why."""

    record: UnitCorrection
    by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit, and the names of what stands above it and of what follows it."""

    record: Unit
    parent: str | None
    successor: str | None
    corrections: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of units by name; `next_page` is the name behind which the next one begins."""

    units: list[Shown]
    total: int
    next_page: str | None


def units(session: Session, wanted: str | None, after: str | None) -> Shelf:
    """The units whose name holds these letters, accents aside; two statements.

    The names are few thousand at most and compared here: no database folds Vietnamese letters.
    """
    letters, behind = folded(wanted or ""), _place(after or "")
    named = session.execute(select(Unit.name, Unit.id)).all()
    found = sorted((_place(row.name), row.id) for row in named if letters in folded(row.name))
    rest = [(place, unit_id) for place, unit_id in found if place > behind]
    next_page = rest[PAGE - 1][0][1] if len(rest) > PAGE else None
    return Shelf(_shown(session, [unit_id for _, unit_id in rest[:PAGE]]), len(found), next_page)


def unit_page(session: Session, unit_id: UUID) -> Shown:
    """One unit. Raises `OutOfReach` where there is none."""
    found = _shown(session, [unit_id])
    if not found:
        raise OutOfReach
    return replace(found[0], corrections=_corrections(session, unit_id))


def _corrections(session: Session, unit_id: UUID) -> tuple[Corrected, ...]:
    rows = session.execute(
        select(UnitCorrection, Officer.display_name)
        .join(Officer, Officer.id == UnitCorrection.officer_id)
        .where(UnitCorrection.unit_id == unit_id)
        .order_by(UnitCorrection.at.desc(), UnitCorrection.field)
    )
    return tuple(Corrected(row, name) for row, name in rows)


def unit_named(session: Session, name: str | None) -> Unit | None:
    """The unit of exactly this name."""
    return session.scalars(select(Unit).where(Unit.name == name)).one_or_none() if name else None


def planned(session: Session, rows: Sequence[UnitRow]) -> Plan:
    """What the rows of a list would do to the office as it is now; one statement."""
    there = session.execute(select(Unit.name, Unit.sector, Unit.level, Unit.province))
    return plan(rows, {row.name: (row.sector, row.level, row.province) for row in there})


def _shown(session: Session, ids: Sequence[UUID]) -> list[Shown]:
    parent, successor = aliased(Unit), aliased(Unit)
    rows = session.execute(
        select(Unit, parent.name, successor.name)
        .outerjoin(parent, parent.id == Unit.parent_id)
        .outerjoin(successor, successor.id == Unit.successor_id)
        .where(Unit.id.in_(ids))
    )
    shown = [Shown(unit, above, following) for unit, above, following in rows]
    return sorted(shown, key=lambda each: _place(each.record.name))


def _place(name: str) -> tuple[str, str]:
    """Where a name stands in the list: the same on both databases."""
    return folded(name), name


def folded(name: str) -> str:
    """A name without accents and capitals, as letters looked for are compared with it."""
    parts = unicodedata.normalize("NFKD", name.casefold()).replace("đ", "d")
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
