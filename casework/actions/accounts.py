"""Accounts: suspended, or opened further. None of these opens any case by itself.

One administrator closes at once; whatever opens something to somebody is done by two, of whom one
proposed it (`account_changes.py`) or stands by at the terminal.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from casework import one_time_codes, passwords
from casework.actions.door import WeakPassword, insist_on_two
from casework.actions.officer_keys import Locked, end_key, lock_anew
from casework.audit import Actor, record
from casework.keyring import Keyring
from casework.office import vietnam_day
from casework.records.ids import new_id
from casework.records.officer_keys import KeyEnd
from casework.records.officers import Officer, SignIn
from casework.records.units import Unit
from casework.safekeeping import keyring_of
from casework.sealing import place_of
from workflows.terms import Rank

FEWEST = 2
"""Administrators who can sign in: fewer could appoint nobody any more."""


class LastAdministrators(Exception):
    """Too few administrators would be left to do anything that takes two."""


def suspend_officer(
    session: Session, actor: Actor, now: datetime, officer: Officer, real: datetime
) -> Officer:
    """Keep an officer out from this moment, and end every sign-in (`real` is wall time, UTC).

    Raises `LastAdministrators`.
    """
    insist_on_enough(session, officer)
    officer.suspended_at = now
    _end_sign_ins(session, officer, real)
    end_key(session, actor, now, officer.id, KeyEnd.SUSPENDED)
    record(session, "officer.suspended", actor, now, subject=officer.id)
    return officer


def let_in_again(
    session: Session, actor: Actor, now: datetime, officer: Officer, *, second: Actor
) -> Officer:
    """End a suspension; password and codes stay as they were. Raises `NotByOneAlone`."""
    insist_on_two(actor, second)
    officer.suspended_at = None
    record(
        session,
        "officer.let_in_again",
        actor,
        now,
        subject=officer.id,
        second=second.officer_id,
    )
    return officer


def change_rank(
    session: Session,
    actor: Actor,
    now: datetime,
    officer: Officer,
    rank: Rank,
    real: datetime,
    *,
    second: Actor,
) -> Officer:
    """Give an officer another rank, from the next sign-in.

    Raises `NotByOneAlone` and `LastAdministrators`.
    """
    insist_on_two(actor, second)
    if rank is not Rank.ADMINISTRATOR:
        insist_on_enough(session, officer)
    officer.rank = rank
    _end_sign_ins(session, officer, real)
    record(
        session,
        "officer.rank_changed",
        actor,
        now,
        subject=officer.id,
        rank=rank,
        second=second.officer_id,
    )
    return officer


def move_officer(
    session: Session,
    actor: Actor,
    now: datetime,
    officer: Officer,
    unit_id: UUID,
    on: date,
    real: datetime,
    *,
    second: Actor,
) -> Officer:
    """Let an officer work for another unit from a day (Vietnam) on; returns their post of now.

    What they did stays with the unit for which they did it, and so do the cases. Raises
    `NotByOneAlone`.
    """
    insist_on_two(actor, second)
    officer.moves_to_id, officer.moves_on = unit_id, on
    record(
        session,
        "officer.move_set",
        actor,
        now,
        subject=officer.id,
        to=unit_id,
        on=on,
        second=second.officer_id,
    )
    return posted(session, now, officer, real)


def posted(session: Session, now: datetime, officer: Officer, real: datetime) -> Officer:
    """The officer's post today: that in the next unit, once its day has come."""
    to = officer.moves_to_id
    if to is None or officer.moves_on is None or officer.moves_on > vietnam_day(now):
        return officer
    post = _post_in(session, officer, to)
    _take_along(session, officer, post)
    officer.moves_to_id, officer.moves_on, officer.left_at = None, None, now
    _end_sign_ins(session, officer, real)
    leaving = Actor(officer.id, officer.unit_id, officer.rank, None)
    end_key(session, leaving, now, officer.id, KeyEnd.MOVED)
    record(session, "officer.moved", leaving, now, subject=officer.id, becomes=post.id, to=to)
    return post


def reset_officer(
    session: Session,
    keyring: Keyring,
    actor: Actor,
    now: datetime,
    officer: Officer,
    password: str,
    real: datetime,
    *,
    second: Actor,
) -> str:
    """Give an officer a new password and code seed, and let them in again; returns the seed once.

    Two administrators stand behind it. Raises `NotByOneAlone` and `WeakPassword`.
    """
    insist_on_two(actor, second)
    unit = session.get_one(Unit, officer.unit_id)
    if passwords.is_weak(password, officer.login or "", unit.name):
        raise WeakPassword
    seed = one_time_codes.new_seed()
    officer.password_hash = passwords.hash_password(password)
    officer.code_seed = keyring.seal_system(seed, place_of(officer, "code_seed"))
    officer.suspended_at, officer.last_code_step = None, 0
    _end_sign_ins(session, officer, real)
    end_key(session, actor, now, officer.id, KeyEnd.RESET)
    record(
        session,
        "officer.reset",
        actor,
        now,
        subject=officer.id,
        second=second.officer_id,
    )
    return seed


def choose_password(
    session: Session,
    actor: Actor,
    now: datetime,
    officer: Officer,
    new_hash: str,
    real: datetime,
    *,
    key: Locked | None = None,
) -> Officer:
    """Give an officer the password that they chose themselves, as a hash made before.

    Their other sign-ins end. That it is strong, and that they know the old one, is asked before.
    `key` is the key with which they sign, locked under the new password.
    """
    officer.password_hash, officer.password_is_told = new_hash, False
    session.execute(
        update(SignIn)
        .where(
            SignIn.officer_id == officer.id,
            SignIn.id != actor.sign_in_id,
            SignIn.ended_at.is_(None),
        )
        .values(ended_at=real)
    )
    lock_anew(session, actor, now, key)
    record(session, "officer.password_chosen", actor, now)
    return officer


def insist_on_enough(session: Session, officer: Officer) -> None:
    """Without this officer there are administrators enough. Raises `LastAdministrators`.

    The rows are locked: of two who suspend each other at one moment one must wait and see.
    """
    if officer.rank is not Rank.ADMINISTRATOR or officer.suspended_at is not None:
        return
    left = session.scalars(
        select(Officer.id)
        .where(
            Officer.rank == Rank.ADMINISTRATOR,
            Officer.suspended_at.is_(None),
            Officer.login.is_not(None),
        )
        .order_by(Officer.id)
        .with_for_update()
    ).all()
    if len(set(left) - {officer.id}) < FEWEST:
        raise LastAdministrators


def administrators(session: Session) -> int:
    """How many administrators can sign in."""
    counted = select(func.count(Officer.id)).where(
        Officer.rank == Rank.ADMINISTRATOR,
        Officer.suspended_at.is_(None),
        Officer.login.is_not(None),
    )
    return session.scalar(counted) or 0


def _post_in(session: Session, officer: Officer, unit_id: UUID) -> Officer:
    """The officer's row in that unit: the one of an earlier time there, or a new one."""
    first = officer.first_id or officer.id
    earlier = session.scalar(
        select(Officer).where(
            Officer.unit_id == unit_id, or_(Officer.id == first, Officer.first_id == first)
        )
    )
    return earlier or Officer(id=new_id(), unit_id=unit_id, first_id=first)


def _take_along(session: Session, officer: Officer, post: Officer) -> None:
    """Login, password and codes go to the other row; nothing is left that lets anybody in."""
    keyring = keyring_of(session)
    seed = keyring.open_system(officer.code_seed, place_of(officer, "code_seed"))
    login, officer.login = officer.login, None
    password_hash, officer.password_hash = officer.password_hash, ""
    officer.code_seed = keyring.seal_system(None, place_of(officer, "code_seed"))
    session.flush()  # the login is free before it is taken again
    post.login, post.password_hash, post.left_at = login, password_hash, None
    post.code_seed = keyring.seal_system(seed, place_of(post, "code_seed"))
    post.display_name, post.rank = officer.display_name, officer.rank
    post.password_is_told = officer.password_is_told
    post.last_code_step, post.suspended_at = officer.last_code_step, officer.suspended_at
    session.add(post)
    session.flush()  # the trace and the next sign-in name the row


def _end_sign_ins(session: Session, officer: Officer, real: datetime) -> None:
    session.execute(
        update(SignIn)
        .where(SignIn.officer_id == officer.id, SignIn.ended_at.is_(None))
        .values(ended_at=real)
    )
