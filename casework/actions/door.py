"""Coming and going: officers are added, try the door, sign in and sign out.

The check of password and code is slow and stands between two transactions: `casework/entrance.py`.
`real` is the time on the wall, which sign-ins and codes keep; `now` is the office's, for the trace.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from casework import one_time_codes, passwords
from casework.audit import Actor, record
from casework.keyring import Keyring
from casework.lookups.door import WINDOW, open_sign_ins, recent_tries
from casework.records.ids import new_id
from casework.records.officers import Attempt, Officer, SignIn
from casework.records.units import Unit
from casework.sealing import place_of
from workflows.terms import Rank

MOST_SIGN_INS = 2
"""How many sign-ins of one officer may be open; the oldest ends when another begins."""


class TooManyTries(Exception):
    """The account or the address has failed too often in the last minutes; nothing was checked."""


class CodeUsed(Exception):
    """The one-time code was right, and was used before."""


class WeakPassword(ValueError):
    """The password is too short, too long or too easy to guess."""


class LoginTaken(ValueError):
    """Another officer has this login."""


class NotByOneAlone(Exception):
    """One administrator alone appoints nobody and takes over no account."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A subject whose tries are counted (as a keyed digest), and how many it has in the window."""

    subject: str
    limit: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A try under way: the officer of that login, if any, and the rows that count it."""

    officer: Officer | None
    attempt_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A new sign-in. The token goes to the browser and is stored nowhere."""

    actor: Actor
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """What is needed to add an officer."""

    unit_id: UUID
    login: str
    display_name: str
    rank: Rank
    password: str = field(repr=False)


def add_officer(
    session: Session,
    keyring: Keyring,
    actor: Actor | None,
    now: datetime,
    new: NewOfficer,
    *,
    second: Actor | None = None,
) -> tuple[Officer, str]:
    """Add an officer; returns the record and the seed of the one-time codes, shown once.

    `second` is the other administrator who stood by; both are None only while the office is
    founded. Raises `NotByOneAlone`, `WeakPassword` and `LoginTaken`.
    """
    insist_on_two(actor, second)
    login, unit = fold_login(new.login), session.get_one(Unit, new.unit_id)
    if passwords.is_weak(new.password, login, unit.name):
        raise WeakPassword
    if session.scalar(select(Officer.id).where(Officer.login == login)) is not None:
        raise LoginTaken(login)
    officer = Officer(
        id=new_id(),
        unit_id=unit.id,
        login=login,
        display_name=new.display_name,
        rank=new.rank,
        password_hash=passwords.hash_password(new.password),
    )
    seed = one_time_codes.new_seed()
    officer.code_seed = keyring.seal_system(seed, place_of(officer, "code_seed"))
    session.add(officer)
    record(
        session,
        "officer.added",
        actor,
        now,
        added=officer.id,
        rank=new.rank,
        second=second.officer_id if second else None,
    )
    return officer, seed


def insist_on_two(first: Actor | None, second: Actor | None) -> None:
    """Two different officers stand behind the act, or nobody yet. Raises `NotByOneAlone`."""
    if first is None and second is None:
        return
    if first is None or second is None or first.officer_id == second.officer_id:
        raise NotByOneAlone


def begin_try(session: Session, login: str, buckets: Sequence[Bucket], real: datetime) -> Tried:
    """Count a try before anything is checked, so that many at once are not let through uncounted.

    Raises `TooManyTries`. The officer's row is locked: on PostgreSQL tries of one account queue.
    """
    officer = session.scalar(select(Officer).where(Officer.login == login).with_for_update())
    session.execute(delete(Attempt).where(Attempt.at <= real - WINDOW))
    if any(recent_tries(session, bucket.subject, real) >= bucket.limit for bucket in buckets):
        raise TooManyTries
    attempts = [Attempt(id=new_id(), subject=bucket.subject, at=real) for bucket in buckets]
    session.add_all(attempts)
    return Tried(officer, tuple(attempt.id for attempt in attempts))


def refuse(session: Session, officer: Officer | None, now: datetime, factor: str) -> None:
    """Say that somebody was not let in, and which factor failed: `login`, `password`, `code` …

    The entry stands in the stream of the officer's unit, or of the door for an unknown login.
    """
    record(session, "officer.refused", _actor(officer) if officer else None, now, factor=factor)


def sign_in(
    session: Session, tried: Tried, officer: Officer, step: int, now: datetime, real: datetime
) -> Entered:
    """Let an officer in whose password and code were right; the try no longer counts as failed.

    `step` is the step of the code. Raises `CodeUsed` when it, or a later one, was used before.
    """
    _use_code(session, officer.id, step)
    _end_oldest(session, officer.id, real)
    forget_try(session, tried)
    token = secrets.token_urlsafe(32)
    begun = SignIn(
        id=new_id(),
        token_hash=hash_token(token),
        officer_id=officer.id,
        started_at=real,
        seen_at=real,
    )
    session.add(begun)
    actor = _actor(officer, begun.id)
    record(session, "officer.signed_in", actor, now)
    return Entered(actor, token)


def forget_try(session: Session, tried: Tried) -> None:
    """The try was no failure."""
    session.execute(delete(Attempt).where(Attempt.id.in_(tried.attempt_ids)))


def keep_hash(session: Session, officer_id: UUID, old: str, new: str) -> None:
    """Store a hash of the same password with newer parameters, unless it changed meanwhile."""
    session.execute(
        update(Officer)
        .where(Officer.id == officer_id, Officer.password_hash == old)
        .values(password_hash=new)
    )


def see(session: Session, sign_in_id: UUID, real: datetime) -> None:
    """Note that the officer is still there."""
    session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None))
        .values(seen_at=real)
    )


def sign_out(session: Session, actor: Actor, now: datetime, real: datetime) -> None:
    """End the sign-in of this officer; its token opens nothing from now on."""
    session.execute(
        update(SignIn)
        .where(SignIn.id == actor.sign_in_id, SignIn.ended_at.is_(None))
        .values(ended_at=real)
    )
    record(session, "officer.signed_out", actor, now)


def hash_token(token: str) -> bytes:
    """What is stored of a token: it is random, so a plain SHA-256 tells nothing."""
    return hashlib.sha256(token.encode()).digest()


def fold_login(login: str) -> str:
    """A login as stored: without outer spaces, in lower case."""
    return login.strip().casefold()


def _use_code(session: Session, officer_id: UUID, step: int) -> None:
    used = session.execute(
        update(Officer)
        .where(Officer.id == officer_id, Officer.last_code_step < step)
        .values(last_code_step=step)
        .returning(Officer.id)
    )
    if used.first() is None:
        raise CodeUsed


def _end_oldest(session: Session, officer_id: UUID, real: datetime) -> None:
    """Leave room for one more sign-in."""
    for sign_in in open_sign_ins(session, officer_id)[MOST_SIGN_INS - 1 :]:
        sign_in.ended_at = real


def _actor(officer: Officer, sign_in_id: UUID | None = None) -> Actor:
    return Actor(officer.id, officer.unit_id, officer.rank, sign_in_id)
