"""The protection measures of a case: their outside, and what they order once it was opened."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.disclosures import Eyes
from casework.lookups.finding import Found, find_part
from casework.lookups.front import Front, open_front
from casework.lookups.naming import Name
from casework.policy import Ask, OutOfReach, may
from casework.position import led_since
from casework.records.protection import Measure
from casework.records.reaches import Tie
from casework.records.units import Unit
from workflows.protection import MeasureKind, MeasureState


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One decision. What is sealed is empty until protection was opened."""

    public_id: UUID
    state: MeasureState
    unit: Name
    decided_on: date
    at: datetime
    ended_at: datetime | None
    is_open: bool
    number: str | None
    decider: str | None
    kinds: tuple[MeasureKind, ...]
    reason: str | None
    may_end: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class MeasuresPage:
    """The measures of one case, newest first.

    `recorded_since` is when the lead took over for which ours records; empty where ours does not.
    """

    code: str
    front: Front
    may_protect: bool
    recorded_since: datetime | None
    rows: tuple[MeasureRow, ...]


def measures_page(session: Session, actor: Actor, now: datetime, code: str) -> MeasuresPage:
    """The measures within the officer's reach; five statements. Raises `OutOfReach`."""
    opened = open_front(session, actor, code, now)
    found = Found(opened.case, opened.parties.ties)
    sight, names = opened.eyes, opened.names
    rows = session.execute(
        select(Measure, Unit)
        .join(Unit, Unit.id == Measure.unit_id)
        .where(Measure.file_id == found.case.file_id)
        .order_by(Measure.at.desc(), Measure.id.desc())
    )
    return MeasuresPage(
        code=found.case.code,
        front=opened.front,
        may_protect=may(actor.rank, Ask.TAKE_STEP, found.ties),
        recorded_since=_recorded_since(session, found),
        rows=tuple(_row(measure, names.of(unit), sight, found, actor) for measure, unit in rows),
    )


def find_measure(
    session: Session, actor: Actor, code: str, public_id: UUID
) -> tuple[Found, Measure]:
    """A measure of the case with this code. Raises `OutOfReach` and `NotTied`."""
    found, measure = find_part(session, actor, Measure, public_id, Ask.TAKE_STEP)
    if found.case.code != code:
        raise OutOfReach
    return found, measure


def _row(measure: Measure, unit: Name, sight: Eyes, found: Found, actor: Actor) -> MeasureRow:
    is_open = sight.may_read(measure, "measures")
    return MeasureRow(
        public_id=measure.public_id,
        state=measure.state,
        unit=unit,
        decided_on=measure.decided_on,
        at=measure.at,
        ended_at=measure.ended_at,
        is_open=is_open,
        number=_text(sight, measure, "number") if is_open else None,
        decider=_text(sight, measure, "decider") if is_open else None,
        kinds=_kinds(sight.read(measure, "measures")) if is_open else (),
        reason=_text(sight, measure, "reason") if is_open else None,
        may_end=measure.state is MeasureState.IN_FORCE
        and may(actor.rank, Ask.TAKE_STEP, found.ties)
        and _is_theirs(measure, found, actor),
        is_ours=measure.unit_id == actor.unit_id,
    )


def _is_theirs(measure: Measure, found: Found, actor: Actor) -> bool:
    return measure.unit_id == actor.unit_id or bool(found.ties & {Tie.LEADS, Tie.RECORDS})


def _recorded_since(session: Session, found: Found) -> datetime | None:
    if found.case.lead_unit.on_system or Tie.RECORDS not in found.ties:
        return None
    return led_since(session, found.case)


def _kinds(value: object) -> tuple[MeasureKind, ...]:
    named = value if isinstance(value, list) else []
    return tuple(kind for kind in MeasureKind if kind.value in named)


def _text(sight: Eyes, measure: Measure, column: str) -> str | None:
    value = sight.read(measure, column)
    return str(value) if value else None
