"""What the door asks before anybody is let in: sign-ins and tries. Changes nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session, joinedload

from casework.lookups.naming import Name, Names
from casework.reckoning import EDITION
from casework.records.officers import Attempt, Officer, SignIn
from casework.records.trace import Entry
from casework.records.units import Unit
from workflows.terms import Rank

IDLE: Final = timedelta(minutes=10)
LONGEST: Final = timedelta(hours=9)
WINDOW: Final = timedelta(minutes=15)
"""Sign-ins end after this much silence and this much time; tries are counted over this window."""

_NO_CHANGES: Final = (
    "case.visited",
    "case.revealed",
    "case.summary_opened",
    "paper.printed",
    "handoff.climbed",  # by the worker, who overtakes nobody
)


@dataclass(frozen=True, slots=True)
class Live:
    """A sign-in that is still good, with what every page needs of the officer and the unit."""

    id: UUID
    started_at: datetime
    seen_at: datetime
    officer_id: UUID
    display_name: str
    rank: Rank
    unit_id: UUID
    unit_name: str
    must_choose: bool
    calendar_edition: int


@dataclass(frozen=True, slots=True)
class Quicker:
    """Who changed a file last, and when (UTC)."""

    name: Name
    unit: Name
    at: datetime


# Columns, and a statement made once: it is asked at every request.
_LIVE: Final = (
    select(
        SignIn.id,
        SignIn.started_at,
        SignIn.seen_at,
        Officer.id,
        Officer.display_name,
        Officer.rank,
        Unit.id,
        Unit.name,
        Officer.password_is_told,
        func.coalesce(EDITION.scalar_subquery(), 0),
    )
    .join(SignIn.officer)
    .join(Officer.unit)
    .where(
        SignIn.token_hash == bindparam("token_hash"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > bindparam("silent_since"),
        SignIn.started_at > bindparam("begun"),
        Officer.suspended_at.is_(None),
        or_(Officer.moves_on.is_(None), Officer.moves_on > bindparam("today")),
    )
)


def live_sign_in(session: Session, token_hash: bytes, at: datetime, today: date) -> Live | None:
    """The sign-in of a token with its officer and unit, in one statement; `at` is real time.

    None when it ended, fell silent, grew too old, or the officer was suspended; and from the day
    on which the officer works elsewhere, since the next sign-in takes them there. `today` is the
    office's day in Vietnam.
    """
    given = {
        "token_hash": token_hash,
        "silent_since": at - IDLE,
        "begun": at - LONGEST,
        "today": today,
    }
    row = session.execute(_LIVE, given).one_or_none()
    return Live(*row) if row else None


def officer_in_service(session: Session, officer_id: UUID) -> Officer | None:
    """The officer, unless suspended."""
    return session.scalars(
        select(Officer).where(Officer.id == officer_id, Officer.suspended_at.is_(None))
    ).one_or_none()


def account_of(session: Session, officer_id: UUID) -> Officer:
    """The account of an officer, with the unit."""
    return session.scalars(
        select(Officer).options(joinedload(Officer.unit)).where(Officer.id == officer_id)
    ).one()


def open_sign_ins(session: Session, officer_id: UUID) -> Sequence[SignIn]:
    """The sign-ins of an officer that nobody has ended, newest first."""
    return session.scalars(
        select(SignIn)
        .where(SignIn.officer_id == officer_id, SignIn.ended_at.is_(None))
        .order_by(SignIn.started_at.desc(), SignIn.id.desc())
    ).all()


def recent_tries(session: Session, subject: str, at: datetime) -> int:
    """How many tries of a subject failed, or are under way, in the window before `at`."""
    counted = select(func.count(Attempt.id)).where(
        Attempt.subject == subject, Attempt.at > at - WINDOW
    )
    return session.scalar(counted) or 0


def who_was_quicker(session: Session, names: Names, file_id: UUID) -> Quicker | None:
    """Who changed a file within reach last; None when the trace names no officer.

    To have opened, revealed or printed it is no change.
    """
    body = session.scalar(
        select(Entry.body)
        .where(Entry.file_id == file_id, Entry.event.not_in(_NO_CHANGES))
        .order_by(Entry.seq.desc())
        .limit(1)
    )
    said = json.loads(body) if body else {}
    if not said.get("officer"):
        return None
    officer = session.scalar(
        select(Officer).options(joinedload(Officer.unit)).where(Officer.id == UUID(said["officer"]))
    )
    at = datetime.fromisoformat(said["at"])
    if officer is None:
        return None
    return Quicker(names.of_officer(officer), names.of(officer.unit), at)
