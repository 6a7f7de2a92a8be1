"""Accounts: suspended, or given a new password and code. Neither opens any case by itself."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from casework import one_time_codes, passwords
from casework.actions.door import WeakPassword, insist_on_two
from casework.audit import Actor, record
from casework.keyring import Keyring
from casework.records.officers import Officer, SignIn
from casework.records.units import Unit
from casework.sealing import place_of


def suspend_officer(
    session: Session, actor: Actor, now: datetime, officer: Officer, real: datetime
) -> Officer:
    """Keep an officer out from this moment, and end every sign-in (`real` is wall time, UTC)."""
    officer.suspended_at = now
    _end_sign_ins(session, officer, real)
    record(session, "officer.suspended", actor, now, subject=officer.id)
    return officer


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
    if passwords.is_weak(password, officer.login, unit.name):
        raise WeakPassword
    seed = one_time_codes.new_seed()
    officer.password_hash = passwords.hash_password(password)
    officer.code_seed = keyring.seal_system(seed, place_of(officer, "code_seed"))
    officer.suspended_at, officer.last_code_step = None, 0
    _end_sign_ins(session, officer, real)
    record(
        session,
        "officer.reset",
        actor,
        now,
        subject=officer.id,
        second=second.officer_id,
    )
    return seed


def _end_sign_ins(session: Session, officer: Officer, real: datetime) -> None:
    session.execute(
        update(SignIn)
        .where(SignIn.officer_id == officer.id, SignIn.ended_at.is_(None))
        .values(ended_at=real)
    )
