"""Every clock of one case: whose it is, when it started, how it was counted, and how sure that is.

Masked like the first screen: of a decision that extended a clock, number and reasons stay sealed
until the case is opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload

from casework import due
from casework.actions.extension import extending_unit
from casework.audit import Actor
from casework.case_clocks import clock_of_key, past_of
from casework.lookups.answers import Sealable, sealable
from casework.lookups.clocks import reading_of
from casework.lookups.front import Front, Opened, open_front
from casework.lookups.naming import Name
from casework.policy import Ask, OutOfReach
from casework.position import regime_of
from casework.reckoning import reckoning_of
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.extensions import ClockExtension
from workflows.counting import Past
from workflows.deadlines import ClockState, Reading, all_clocks
from workflows.engine import Refused
from workflows.regime import Clock, Unmet


@dataclass(frozen=True, slots=True)
class Extended:
    """One decision that extended a clock, as far as the officer may read it."""

    record: ClockExtension
    unit: Name
    number: Sealable
    reasons: Sealable


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock; `unit` is who must act, and empty once it was met. `line` is a support line."""

    reading: Reading
    unit: Name | None
    line: UUID | None
    extensions: tuple[Extended, ...]
    may_extend: bool


@dataclass(frozen=True, slots=True)
class ClocksPage:
    """The clocks that run, the nearest end first, and those that were met."""

    front: Front
    running: tuple[ClockRow, ...]
    met: tuple[ClockRow, ...]


@dataclass(frozen=True, slots=True)
class ExtensionPage:
    """One clock that is to be extended, and why it cannot be, where it cannot."""

    front: Front
    clock: Clock
    reading: Reading | None
    unmet: tuple[Unmet, ...]


_EXTENSIONS: Final = (
    select(ClockExtension)
    .options(joinedload(ClockExtension.unit))
    .where(ClockExtension.file_id == bindparam("of_file"))
    .order_by(ClockExtension.at, ClockExtension.id)
)


def clocks_page(session: Session, actor: Actor, code: str, now: datetime) -> ClocksPage:
    """The clocks of a case for this officer. Raises `OutOfReach`."""
    found = open_front(session, actor, code, now)
    granted = _extensions(session, found)
    past = _told(past_of(session, found.case), granted)
    running = _running(session, found, past, granted, actor, now)
    return ClocksPage(found.front, tuple(running), tuple(_met(session, found, past, granted, now)))


def extension_page(
    session: Session, actor: Actor, code: str, key: str, now: datetime
) -> ExtensionPage:
    """One clock to be extended. Raises `OutOfReach` where the regime has no such clock."""
    found = open_front(session, actor, code, now, Ask.TAKE_STEP)
    clock = clock_of_key(found.case.regime, key)
    if clock is None:
        raise OutOfReach
    readings = due.readings(session, found.case, now)
    reading = next((one for one in readings if one.clock.key == key), None)
    unmet = _unmet(session, actor, found.case, clock, now)
    return ExtensionPage(found.front, clock, reading, unmet)


def _extensions(session: Session, found: Opened) -> list[Extended]:
    rows = session.scalars(_EXTENSIONS, {"of_file": found.case.file_id})
    return [
        Extended(
            row,
            found.names.of(row.unit),
            sealable(found.eyes, row, "number"),
            sealable(found.eyes, row, "reasons"),
        )
        for row in rows
    ]


def _told(past: Past, granted: Sequence[Extended]) -> Past:
    """The same with the numbers that the officer may read."""
    numbers = {
        (one.record.key, one.record.started_at, one.record.until_on): one.number.text or None
        for one in granted
    }
    told = tuple(
        replace(one, number=numbers.get((one.key, one.started_at, one.until_on)))
        for one in past.extensions
    )
    return replace(past, extensions=told)


def _running(
    session: Session,
    found: Opened,
    past: Past,
    granted: Sequence[Extended],
    actor: Actor,
    now: datetime,
) -> Iterator[ClockRow]:
    by, case = reckoning_of(session), found.case
    for row in _dues(session, case):
        clock = clock_of_key(case.regime, row.key)
        if clock is not None:
            reading = reading_of(case, clock, row, past, now, by)
            asks = Ask.TAKE_STEP in found.front.grants and reading.due_at is not None
            may_extend = asks and not _unmet(session, actor, case, clock, now)
            yield ClockRow(
                reading,
                found.names.of(row.unit),
                row.subject_id,
                _of_round(granted, reading),
                may_extend,
            )


def _met(
    session: Session, found: Opened, past: Past, granted: Sequence[Extended], now: datetime
) -> Iterator[ClockRow]:
    by = reckoning_of(session)
    read = all_clocks(
        regime_of(found.case),
        past.done,
        now,
        by.calendar,
        planned=past.planned,
        extensions=past.extensions,
        parameters=by.parameters,
    )
    for reading in read:
        if reading.state is ClockState.MET and not reading.clock.per_line:
            yield ClockRow(reading, None, None, _of_round(granted, reading), may_extend=False)


def _of_round(granted: Sequence[Extended], reading: Reading) -> tuple[Extended, ...]:
    of = reading.clock.key, reading.started_at
    return tuple(one for one in granted if (one.record.key, one.record.started_at) == of)


def _dues(session: Session, case: Case) -> Sequence[Due]:
    return session.scalars(
        select(Due)
        .options(joinedload(Due.unit))
        .where(Due.file_id == case.file_id, Due.waits == Waits.CLOCK)
        .order_by(Due.due_at.is_(None), Due.due_at, Due.started_at, Due.id)
    ).all()


def _unmet(
    session: Session, actor: Actor, case: Case, clock: Clock, now: datetime
) -> tuple[Unmet, ...]:
    try:
        extending_unit(session, actor, now, case, clock)
    except Refused as refused:
        return refused.unmet
    return ()
