"""What reached one officer by the ladder: computed for the moment, and the notices they were sent.

Of handoffs and of notices of duty. Codes and times. A notice says that a task waits and gives the
code, and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.rosters import Staff, Staffing
from casework.policy import Ask, within_reach
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.notices import Notice
from casework.silences import Silent, calendar_of, silent, still_silent
from casework.silent_notices import silent_notices, still_unacknowledged
from workflows.silence import Rung, Silence
from workflows.terms import Act

SHOWN: Final = 100
"""The last notices of an officer; what waits is computed beside them and never cut off."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One notice. `subject` is where the task waits: a handoff, or a notice of duty."""

    code: str
    subject: UUID
    is_notice: bool
    due_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Climbed:
    """What is silent and this officer must hear of now, and how long the silence has lasted."""

    code: str
    subject: UUID
    is_notice: bool
    act: Act
    silence: Silence
    since_at: datetime
    lasts: timedelta


def notices_of(session: Session, actor: Actor) -> list[Sent]:
    """The officer's own notices, newest first, of what is still within reach; one statement."""
    rows = session.execute(
        select(
            Notice.code,
            func.coalesce(Handoff.public_id, DutyNotice.public_id),
            Notice.duty_notice_id.is_not(None),
            Notice.due_at,
            Notice.read_at,
        )
        .outerjoin(Handoff, Handoff.id == Notice.handoff_id)
        .outerjoin(DutyNotice, DutyNotice.id == Notice.duty_notice_id)
        .where(
            Notice.officer_id == actor.officer_id,
            Notice.unit_id == actor.unit_id,
            Notice.sent_at.is_not(None),
            _may_be_shown(session, actor),
        )
        .order_by(Notice.due_at.desc(), Notice.id.desc())
        .limit(SHOWN)
    )
    return [Sent(*row) for row in rows]


def unread(session: Session, actor: Actor) -> Select[int]:
    """How many notices the officer has not read; a column for a statement that is asked anyway."""
    return select(func.count(Notice.id)).where(
        Notice.officer_id == actor.officer_id,
        Notice.unit_id == actor.unit_id,
        Notice.sent_at.is_not(None),
        Notice.read_at.is_(None),
        _may_be_shown(session, actor),
    )


def _may_be_shown(session: Session, actor: Actor) -> ColumnElement[bool]:
    """Of cases that the officer sees; of a notice of duty, that the officer may read its page."""
    told = within_reach(session, actor, Ask.READ_NOTICE, Notice)
    return or_(
        within_reach(session, actor, Ask.SEE, Notice),
        and_(Notice.duty_notice_id.is_not(None), told),
    )


def climbed_to(session: Session, actor: Actor, now: datetime) -> list[Climbed]:
    """What is silent and has climbed to this officer by now, the longest silence first.

    By who is on duty at this moment: whoever begins a turn finds what waits. Four statements.
    """
    sides = or_(Handoff.to_unit_id == actor.unit_id, Handoff.from_unit_id == actor.unit_id)
    reached = within_reach(session, actor, Ask.SEE, Handoff)
    found = silent(session, sides, still_silent(now), reached)
    found += _silent_notices(session, actor)
    staff = Staffing(session, [actor.unit_id], now).at(actor.unit_id, now)
    rungs = _rungs_of(actor, staff)
    shown = (_climbed(session, actor, now, one, rungs) for one in found)
    return sorted(filter(None, shown), key=lambda each: (each.since_at, each.code))


def _silent_notices(session: Session, actor: Actor) -> list[Silent]:
    unit_id = actor.unit_id
    sides = or_(DutyNotice.to_unit_id == unit_id, DutyNotice.from_unit_id == unit_id)
    reached = within_reach(session, actor, Ask.READ_NOTICE, DutyNotice)
    return silent_notices(session, sides, still_unacknowledged(), reached)


def _rungs_of(actor: Actor, staff: Staff) -> frozenset[Rung]:
    """The rungs that tell this officer now."""
    return frozenset(
        rung for rung in Rung if actor.officer_id in {officer.id for officer in staff.told_at(rung)}
    )


def _climbed(
    session: Session, actor: Actor, now: datetime, one: Silent, rungs: frozenset[Rung]
) -> Climbed | None:
    """None where nothing is silent now, or the ladder has not come to the officer."""
    lasting = one.silence(now)
    if lasting is None:
        return None
    reached = (
        rung
        for rung in one.climbed(now, calendar_of(session))
        if rung.silence is lasting.silence and actor.unit_id in one.units(rung)
    )
    if not any(rung.rung in rungs for rung in reached):
        return None
    return Climbed(
        one.code,
        one.public_id,
        one.is_notice,
        one.act,
        lasting.silence,
        lasting.since_at,
        now - lasting.since_at,
    )
