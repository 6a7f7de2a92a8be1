"""Quiet receivers: which unit leaves which handoffs or notices of duty silent, and how long.

Computed from the records within the reach of whoever supervises; nothing here was sent to anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.naming import Name, Withheld, names_in
from casework.policy import Ask, within_reach
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.units import Unit
from casework.silences import Silent, calendar_of, silent, still_silent
from casework.silent_notices import silent_notices, still_unacknowledged
from workflows.silence import Rung, Silence
from workflows.terms import Act

SHELTERED: Final = "sheltered"
"""In an address: the facilities that the officer may not tell apart."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """How many of them one unit leaves silent in one way, and how long the worst one has been."""

    unit: Name
    key: str
    silence: Silence
    many: int
    worst: timedelta


@dataclass(frozen=True, slots=True)
class Line:
    """One silent handoff or notice; `rung` is the highest that it has climbed, if any."""

    code: str
    public_id: UUID
    is_notice: bool
    act: Act
    giver: Name
    receiver: Name
    silence: Silence
    since_at: datetime
    lasts: timedelta
    rung: Rung | None
    key: str


def quiet_lines(
    session: Session,
    actor: Actor,
    now: datetime,
    *,
    key: str | None = None,
    silence: Silence | None = None,
) -> list[Line]:
    """What is silent within reach, of one unit and kind or of all; the longest first.

    Four statements, more where a facility must be answered.
    """
    lines = _lines(session, actor, now)
    return [
        line
        for line in lines
        if (key is None or line.key == key) and (silence is None or line.silence is silence)
    ]


def quiet_receivers(lines: Iterable[Line]) -> list[Quiet]:
    """The lines by unit and kind of silence, the worst first."""
    grouped: dict[tuple[str, Silence], list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.key, line.silence].append(line)
    found = [
        Quiet(group[0].receiver, key, silence, len(group), max(line.lasts for line in group))
        for (key, silence), group in grouped.items()
    ]
    return sorted(found, key=lambda each: each.worst, reverse=True)


def _lines(session: Session, actor: Actor, now: datetime) -> list[Line]:
    found = [
        *silent(session, within_reach(session, actor, Ask.SEE, Handoff), still_silent(now)),
        *silent_notices(
            session, within_reach(session, actor, Ask.SEE, DutyNotice), still_unacknowledged()
        ),
    ]
    units = _units(session, found)
    names = names_in(session, actor, {one.file_id for one in found})
    lines = []
    for one in found:
        told = names[one.file_id]
        giver, receiver = told.of(units[one.from_unit_id]), told.of(units[one.to_unit_id])
        line = _line(session, one, giver, receiver, now)
        lines += [line] if line else []
    return sorted(lines, key=lambda line: (line.since_at, line.code))


def _line(session: Session, one: Silent, giver: Name, receiver: Name, now: datetime) -> Line | None:
    lasting = one.silence(now)
    if lasting is None:
        return None
    rungs = [
        rung.rung
        for rung in one.climbed(now, calendar_of(session))
        if rung.silence is lasting.silence
    ]
    return Line(
        code=one.code,
        public_id=one.public_id,
        is_notice=one.is_notice,
        act=one.act,
        giver=giver,
        receiver=receiver,
        silence=lasting.silence,
        since_at=lasting.since_at,
        lasts=now - lasting.since_at,
        rung=rungs[-1] if rungs else None,
        key=SHELTERED if receiver is Withheld.UNIT else one.to_unit_id.hex,
    )


def _units(session: Session, found: Iterable[Silent]) -> Mapping[UUID, Unit]:
    ids = {unit_id for one in found for unit_id in (one.from_unit_id, one.to_unit_id)}
    return {unit.id: unit for unit in session.scalars(select(Unit).where(Unit.id.in_(ids)))}
