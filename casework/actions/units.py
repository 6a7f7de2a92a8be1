"""Units that are there already: a name or a telephone is corrected, a unit ends, another follows.

Adding one is in `founding.py`, a whole list here. Sector, level, place and what stands above are
never changed: the law and the reach of old cases rest on them. A unit that becomes another ends
and has a successor.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.founding import NewUnit, UnitNameTaken, unit_of
from casework.audit import Actor, record
from casework.intake.unit_rows import UnitRow
from casework.records.units import Unit
from workflows.terms import Term


class Wrong(Term):
    """What is wrong with the end of a unit."""

    BEFORE_IT_BEGAN = (
        "before_it_began",
        "Đơn vị không thể kết thúc trước hoặc đúng ngày bắt đầu.",
        "A unit cannot end on or before the day on which it began.",
    )
    ITSELF = (
        "itself",
        "Đơn vị không thể kế thừa chính mình, kể cả qua các đơn vị khác.",
        "A unit cannot succeed itself, nor by way of others.",
    )
    SUCCESSOR_AWAY = (
        "successor_away",
        "Vào ngày đó đơn vị kế thừa chưa hoạt động hoặc đã kết thúc.",
        "On that day the successor has not begun, or has ended.",
    )


class WrongEnd(ValueError):
    """The unit cannot end so."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


class Faulty(ValueError):
    """A row with a fault is not entered; holds the number of the row, and nothing it says."""

    def __init__(self, number: int) -> None:
        super().__init__(f"row {number}")
        self.number = number


def correct_unit(
    session: Session, actor: Actor, now: datetime, unit: Unit, *, name: str, phone: str | None
) -> frozenset[str]:
    """Give the unit another name or telephone; the fields that differ now.

    The name changes on old cases, too: it is for slips of the hand. Raises `UnitNameTaken`.
    """
    named = select(Unit.id).where(Unit.name == name, Unit.id != unit.id)
    if session.scalar(named) is not None:
        raise UnitNameTaken
    wanted = {"name": name, "phone": phone}
    changed = frozenset(field for field, value in wanted.items() if getattr(unit, field) != value)
    for field in changed:
        setattr(unit, field, wanted[field])
    if changed:
        record(session, "unit.corrected", actor, now, subject=unit.id, fields=changed)
    return changed


def end_unit(
    session: Session,
    actor: Actor,
    now: datetime,
    unit: Unit,
    until: date | None,
    successor: Unit | None = None,
) -> Unit:
    """End the unit: `until` is the first day (Vietnam) on which it no longer acts.

    Its cases stay where they are, and the law names the successor to whoever would act. Without
    a day a mistaken end is taken back. Raises `WrongEnd`.
    """
    followed_by = successor if until else None
    if until is not None:
        _insist_on_end(session, unit, until, followed_by)
    unit.valid_to, unit.successor_id = until, followed_by.id if followed_by else None
    record(session, "unit.ended", actor, now, subject=unit.id, until=until, by=unit.successor_id)
    return unit


def enter_units(
    session: Session, actor: Actor, now: datetime, rows: Sequence[UnitRow]
) -> list[Unit]:
    """Add the units of a list in one act: the new ones of its plan, in the order of the plan.

    Who wrote a name into the office in the meantime was quicker: the database refuses the second.
    """
    ids = dict(session.execute(select(Unit.name, Unit.id)).all())
    made: list[Unit] = []
    for row in rows:
        unit = unit_of(_asked_for(row, ids))
        ids[unit.name] = unit.id
        made.append(unit)
    session.add_all(made)
    if made:
        record(session, "units.entered", actor, now, added=[unit.id for unit in made])
    return made


def _asked_for(row: UnitRow, ids: Mapping[str, UUID]) -> NewUnit:
    """A row as a unit. Raises `Faulty` for one that the plan would not have called new."""
    if row.faults or row.sector is None or row.level is None or row.valid_from is None:
        raise Faulty(row.number)
    return NewUnit(
        row.name,
        row.sector,
        row.level,
        row.province,
        row.valid_from,
        valid_to=row.valid_to,
        parent_id=ids[row.parent] if row.parent else None,
        successor_id=ids[row.successor] if row.successor else None,
        on_system=row.on_system,
        phone=row.phone or None,
    )


def _insist_on_end(session: Session, unit: Unit, until: date, successor: Unit | None) -> None:
    if until <= unit.valid_from:
        raise WrongEnd(Wrong.BEFORE_IT_BEGAN)
    if successor is None:
        return
    if unit.id in _line_of(session, successor):
        raise WrongEnd(Wrong.ITSELF)
    if not successor.acts_on(until):
        raise WrongEnd(Wrong.SUCCESSOR_AWAY)


def _line_of(session: Session, unit: Unit) -> set[UUID]:
    """The unit, its successor, the successor of that, and so on."""
    line: set[UUID] = set()
    following: UUID | None = unit.id
    while following is not None and following not in line:
        line.add(following)
        following = session.get_one(Unit, following).successor_id
    return line
