"""Units that are there already: a name or a telephone is corrected, a unit ends, another follows.

Adding one is in `founding.py`, a whole list here. Sector, level, place and whether it is on the
system are corrected where they were entered wrongly, with a reason; what stands above is never
changed, since the reach of old cases rests on it. A unit that becomes another ends and has a
successor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select, union
from sqlalchemy.orm import Session

from casework import due, reach
from casework.actions.founding import NewUnit, UnitNameTaken, unit_of
from casework.actions.succession import inherit
from casework.audit import Actor, record
from casework.intake.unit_rows import UnitRow
from casework.position import recorder_of
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.handoffs import Handoff
from casework.records.ids import new_id
from casework.records.officers import Officer
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.units import Unit, UnitCorrection
from workflows.terms import Level, Sector, Term


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


class WrongFrame(Term):
    """Why what the law rests on is not corrected so."""

    SHELTER = (
        "shelter",
        "Không đổi được ngành từ hoặc sang cơ sở trợ giúp khi đã có hồ sơ; hãy thêm đơn vị mới.",
        "Once cases name it, no unit becomes a facility or ceases to be one; add a new unit.",
    )
    STILL_WORKS = (
        "still_works",
        "Đơn vị còn việc phải làm hoặc còn cán bộ đăng nhập được, nên chưa rời hệ thống được.",
        "The unit still has duties, or officers who can sign in: it cannot leave the system.",
    )


class FrameRefused(ValueError):
    """What the law rests on is not corrected so."""

    def __init__(self, wrong: WrongFrame) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Frame:
    """What decides the part that a unit plays in a case."""

    sector: Sector
    level: Level
    province: str
    on_system: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Why a frame is corrected, and of which day the paper or the answer is that says so."""

    reason: str
    on: date


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


def correct_frame(
    session: Session, actor: Actor, now: datetime, unit: Unit, frame: Frame, known: Known
) -> frozenset[str]:
    """Correct what was entered wrongly of a unit; the fields that differ now.

    Steps that were taken stay as they are. Who must do what is worked out again for every case
    that the unit is tied to, so the session is of a job. Raises `FrameRefused`.
    """
    wanted = {field: getattr(frame, field) for field in _FRAME}
    changed = [field for field in _FRAME if getattr(unit, field) != wanted[field]]
    _insist_on_frame(session, unit, frame)
    for field in changed:
        session.add(_correction(actor, now, unit, field, wanted[field], known))
        setattr(unit, field, wanted[field])
    session.flush()
    if changed:
        _tell_cases(session, actor, now, unit)
        record(session, "unit.reframed", actor, now, subject=unit.id, fields=changed)
    return frozenset(changed)


def end_unit(
    session: Session,
    actor: Actor,
    now: datetime,
    unit: Unit,
    until: date | None,
    successor: Unit | None = None,
) -> Unit:
    """End the unit: `until` is the first day (Vietnam) on which it no longer acts.

    Once it has ended, whoever follows it takes over the cases that it leads; all else stays where
    it is, and the law names the successor to whoever would act. Without a day a mistaken end is
    taken back. The session is of a job. Raises `WrongEnd`.
    """
    followed_by = successor if until else None
    if until is not None:
        _insist_on_end(session, unit, until, followed_by)
    unit.valid_to, unit.successor_id = until, followed_by.id if followed_by else None
    record(session, "unit.ended", actor, now, subject=unit.id, until=until, by=unit.successor_id)
    session.flush()
    inherit(session, actor, now, unit)
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


_FRAME: Final = ("sector", "level", "province", "on_system")


def _insist_on_frame(session: Session, unit: Unit, frame: Frame) -> None:
    sheltering = {unit.sector, frame.sector}
    if len(sheltering) > 1 and Sector.FACILITY in sheltering and _cases_of(session, unit):
        raise FrameRefused(WrongFrame.SHELTER)
    if unit.on_system and not frame.on_system and _still_works(session, unit):
        raise FrameRefused(WrongFrame.STILL_WORKS)


def _tell_cases(session: Session, actor: Actor, now: datetime, unit: Unit) -> None:
    """Whoever recorded for a lead that is on the system now does so no more; duties follow."""
    for case in _cases_of(session, unit):
        recorder = recorder_of(session, case) if case.lead_unit_id == unit.id else None
        if unit.on_system and recorder is not None:
            reach.withdraw(session, recorder, case.file_id, Tie.RECORDS)
            record(session, "unit.joined", actor, now, case.file_id, subject=unit.id)
        due.rebuild(session, case, now)


def _still_works(session: Session, unit: Unit) -> bool:
    """Whether something waits for the unit, or somebody of it can sign in."""
    waits = select(Due.id).where(Due.unit_id == unit.id).limit(1)
    works = select(Officer.id).where(
        Officer.unit_id == unit.id, Officer.suspended_at.is_(None), Officer.login.is_not(None)
    )
    return (session.scalar(waits) or session.scalar(works.limit(1))) is not None


def _cases_of(session: Session, unit: Unit) -> Sequence[Case]:
    """The cases that the unit is tied to, or that name it in an offer or a request; locked."""
    tied = select(Reach.file_id).where(Reach.unit_id == unit.id)
    offered = select(Handoff.file_id).where(
        or_(Handoff.to_unit_id == unit.id, Handoff.from_unit_id == unit.id)
    )
    asked = select(Request.file_id).where(
        or_(Request.to_unit_id == unit.id, Request.from_unit_id == unit.id)
    )
    cases = select(Case).where(Case.file_id.in_(union(tied, offered, asked)))
    return session.scalars(cases.order_by(Case.file_id).with_for_update()).all()


def _correction(
    actor: Actor, now: datetime, unit: Unit, field: str, became: object, known: Known
) -> UnitCorrection:
    return UnitCorrection(
        id=new_id(),
        unit_id=unit.id,
        officer_id=actor.officer_id,
        at=now,
        known_on=known.on,
        field=field,
        was=_stored(getattr(unit, field)),
        became=_stored(became),
        reason=known.reason,
    )


def _stored(value: object) -> str:
    """A value as the history keeps it: the word that is stored."""
    return value.value if isinstance(value, Term) else str(value)


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
