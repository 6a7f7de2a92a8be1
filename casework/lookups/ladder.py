"""The ladder of one handoff or notice of duty: who was told when, what comes, who is on duty.

Computed from the records each time: a page says the same whether the worker has come by or not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from casework.lookups.naming import Name, Names
from casework.lookups.rosters import Staffing
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.silences import Silent, calendar_of, silent
from casework.silent_notices import silent_notices
from workflows.silence import Pace, Reached, Rung, Silence
from workflows.source import OFFICE, Source


@dataclass(frozen=True, slots=True)
class ToldOfficer:
    """One of those whom a rung tells."""

    name: Name


@dataclass(frozen=True, slots=True)
class RungShown:
    """One rung: the silence that led to it, when, and whom it told or will tell, by name."""

    silence: Silence
    rung: Rung
    at: datetime
    whom: tuple[ToldOfficer, ...]


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who is on duty at the receiving unit now; no names where nobody is by the roster."""

    officer: Name | None
    deputy: Name | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """What one handoff has climbed, and what comes if nobody says anything."""

    silence: Silence | None
    since_at: datetime | None
    lasts: timedelta | None
    pace: Pace
    source: Source
    climbed: tuple[RungShown, ...]
    to_come: tuple[RungShown, ...]
    on_duty: OnDuty | None


def ladder_of(session: Session, names: Names, handoff: Handoff, now: datetime) -> Ladder | None:
    """The ladder of a handoff that was found through the officer, with both its units; or None.

    Three statements. None of a case that continues in another one.
    """
    found = silent(session, Handoff.id == handoff.id)
    return _ladder(session, names, found[0], handoff.to_unit, now) if found else None


def ladder_of_notice(
    session: Session, names: Names, notice: DutyNotice, now: datetime
) -> Ladder | None:
    """The same of a notice of duty, which was found with both its units."""
    found = silent_notices(session, DutyNotice.id == notice.id)
    return _ladder(session, names, found[0], notice.to_unit, now) if found else None


def _ladder(session: Session, names: Names, one: Silent, to_unit: Unit, now: datetime) -> Ladder:
    staffing = Staffing(session, [one.to_unit_id, one.from_unit_id], one.course.entered_at)
    shown = _Shown(one, names, staffing, now)
    calendar, lasting = calendar_of(session), one.silence(now)
    return Ladder(
        silence=lasting.silence if lasting else None,
        since_at=lasting.since_at if lasting else None,
        lasts=now - lasting.since_at if lasting else None,
        pace=one.course.pace,
        source=OFFICE,
        climbed=shown.rungs(one.climbed(now, calendar)),
        to_come=shown.rungs(one.to_come(now, calendar)),
        on_duty=_on_duty(to_unit, names, staffing, now),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    one: Silent
    names: Names
    staffing: Staffing
    now: datetime

    def rungs(self, reached: Iterable[Reached]) -> tuple[RungShown, ...]:
        return tuple(
            RungShown(each.silence, each.rung, each.at, tuple(map(self._name, self._told(each))))
            for each in reached
        )

    def _told(self, each: Reached) -> Iterator[Officer]:
        """Whoever was on duty then; of a rung to come, whoever would be, as the roster stands."""
        for unit_id in self.one.units(each):
            yield from self.staffing.at(unit_id, each.at).told_at(each.rung)

    def _name(self, officer: Officer) -> ToldOfficer:
        return ToldOfficer(self.names.of_officer(officer))


def _on_duty(unit: Unit, names: Names, staffing: Staffing, now: datetime) -> OnDuty | None:
    """None for a unit that is not on the system: it keeps no roster here."""
    if not unit.on_system:
        return None
    staff = staffing.at(unit.id, now)
    return OnDuty(
        names.of_officer(staff.officer) if staff.officer else None,
        names.of_officer(staff.deputy) if staff.deputy else None,
    )
