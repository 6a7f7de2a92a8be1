"""Extending a clock: a numbered decision moves the end of the round that runs, to a ceiling."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.step import acting_unit
from casework.actions.telling import Told, hear
from casework.audit import Actor
from casework.case_clocks import is_of_stay
from casework.office import vietnam_day
from casework.position import regime_of, roles_on
from casework.reach import ties
from casework.records.cases import Case
from casework.records.extensions import ClockExtension
from casework.records.reaches import Reach, Tie
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add
from workflows.days import local_day
from workflows.deadlines import Reading
from workflows.engine import Refused
from workflows.regime import Clock, Lack, Unmet
from workflows.source import OFFICE, Source
from workflows.terms import Relation, Role


def extend_clock(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    key: str,
    *,
    until_on: date,
    number: str,
    reasons: str,
    told: Told | None = None,
) -> ClockExtension:
    """Extend the clock `key` to the end of a day (Vietnam), by a decision that has a number.

    The decision is that of the unit whose act the clock awaits; of one off the system, ours writes
    it down (`told`). Raises `Refused`, with the article of the limit.
    """
    reading = running_clock(session, case, key, now)
    unit = extending_unit(session, actor, now, case, reading.clock)
    _insist_on_lawful(reading, until_on, number)
    row = add(
        session,
        ClockExtension(
            file_id=case.file_id,
            key=key,
            started_at=reading.started_at,
            until_on=until_on,
            unit_id=unit.id,
            officer_id=actor.officer_id,
            at=now,
            channel=told.channel if told else Channel.SYSTEM,
        ),
        number=number.strip(),
        reasons=reasons,
    )
    hear(session, actor, now, case, unit, told, NoStep.EXTENDED, row.id, since=reading.started_at)
    due.refresh(session, case, now)
    audit.record(
        session,
        "clock.extended",
        actor,
        now,
        case.file_id,
        extension=row.id,
        clock=key,
        until=until_on,
    )
    return row


def running_clock(session: Session, case: Case, key: str, now: datetime) -> Reading:
    """The clock that runs under this key, with a known end. Raises `Refused`."""
    readings = due.readings(session, case, now)
    reading = next((one for one in readings if one.clock.key == key), None)
    if reading is None or reading.due_at is None:
        clocks = {clock.key: clock for clock in regime_of(case).clocks}
        source = clocks[key].source if key in clocks else OFFICE
        raise _refused(Lack.STOPPED, source)
    return reading


def extending_unit(session: Session, actor: Actor, now: datetime, case: Case, clock: Clock) -> Unit:
    """Whose decision it would be: the unit that plays the clock's role here. Raises `Refused`.

    The lead (or who records for it) writes down that of a unit which is not on the system.
    """
    if not clock.ceilings:
        raise _refused(Lack.FIXED, clock.source)
    speaker = acting_unit(session, actor, case)
    own = session.get_one(Unit, actor.unit_id)
    plays = [unit for unit in (own, speaker) if _plays(case, clock, unit, now)]
    for unit in plays:
        if _is_party(session, case, clock, unit):
            return unit
    if speaker.id == case.lead_unit_id:
        for unit in _others(session, case, clock):
            if not unit.on_system and _plays(case, clock, unit, now):
                return unit
    raise _no_party(clock.by, clock.source, plays=bool(plays))


def _insist_on_lawful(reading: Reading, until_on: date, number: str) -> None:
    """A number, later than the end that holds, and within the earliest ceiling."""
    clock, end = reading.clock, reading.due_at
    if not number.strip():
        raise _refused(Lack.NUMBER, clock.source)
    if end is None or until_on <= local_day(end):
        raise _refused(Lack.NO_LATER, clock.source)
    if reading.ceiling is not None and until_on > reading.ceiling.on:
        raise _refused(Lack.FARTHER, reading.ceiling.source)


def _plays(case: Case, clock: Clock, unit: Unit, now: datetime) -> bool:
    return clock.by in roles_on(regime_of(case), unit, vietnam_day(now))


def _is_party(session: Session, case: Case, clock: Clock, unit: Unit) -> bool:
    """Whether it leads or was asked; for a stay, also whether it houses the person."""
    near = ties(session, unit.id, case.file_id) & _near(clock)
    return case.lead_unit_id == unit.id or bool(near)


def _others(session: Session, case: Case, clock: Clock) -> Iterator[Unit]:
    """The units that were asked, or house: in the order of their ties."""
    found = select(Unit).join(Reach, Reach.unit_id == Unit.id).order_by(Reach.since_at)
    of_case = found.where(Reach.file_id == case.file_id, Reach.tie.in_(_near(clock)))
    yield from session.scalars(of_case)


def _near(clock: Clock) -> frozenset[Tie]:
    return frozenset({Tie.ASKED, Tie.HOUSES} if is_of_stay(clock) else {Tie.ASKED})


def _no_party(role: Role, source: Source, *, plays: bool) -> Refused:
    if plays:
        tied = frozenset({Relation.LEADS, Relation.ASKED})
        return Refused((Unmet(Lack.LEAD, tied, source),))
    return Refused((Unmet(Lack.ROLE, frozenset({role}), source),))


def _refused(lack: Lack, source: Source) -> Refused:
    return Refused((Unmet(lack, frozenset(), source),))
