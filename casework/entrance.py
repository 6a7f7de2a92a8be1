"""Letting an officer in, for the web and the command line alike: count, check, then decide.

Counting and deciding are transactions of their own; the slow check between them holds no lock.
"""

import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from casework import audit, one_time_codes, passwords
from casework.actions import door
from casework.actions.accounts import posted
from casework.actions.door import Bucket, CodeUsed, Entered, TooManyTries, Tried
from casework.database import NOBODY
from casework.office import Office
from casework.records.officers import Officer
from casework.sealing import place_of
from casework.transaction import Unavailable

__all__ = [
    "Claim",
    "Entered",
    "NotLetIn",
    "TooManyTries",
    "Whence",
    "enter",
    "knows_password",
    "new_device",
]

TRIES_OF_ACCOUNT = 10
TRIES_OF_ADDRESS = 100
"""Failed tries in fifteen minutes. A known device has the tries of the account for itself, so
that a stranger who uses them up locks nobody out (the device cookie of `reference/security.md` 4).
"""

T = TypeVar("T")


class NotLetIn(Exception):
    """Login, password or code was wrong, or the account is suspended; it does not say which."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who somebody says they are, with the two proofs."""

    login: str
    password: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Whence:
    """Where a try comes from: an IP address, and the mark of a device that was let in before."""

    address: str
    device: str = field(default="", repr=False)


def enter(office: Office, claim: Claim, whence: Whence) -> Entered:
    """Let the officer in. Raises `NotLetIn`, `TooManyTries` and `Unavailable`.

    An unknown login costs the same check of a password as a known one.
    """
    login = door.fold_login(claim.login)
    buckets = _buckets(office, login, whence)
    tried = _commit(office, lambda s: door.begin_try(s, login, buckets, office.clock.real()))
    officer = tried.officer
    is_right = passwords.verify(officer.password_hash if officer else None, claim.password)
    if officer is None or not is_right:
        raise _refused(office, officer, "password" if officer else "login")
    if officer.suspended_at is not None:
        raise _refused(office, officer, "suspended")
    return _let_in(office, tried, officer, claim)


def knows_password(office: Office, officer_id: UUID, password: str, whence: Whence) -> bool:
    """Whether an officer who is in knows their password; a wrong one counts as a try at the door.

    Raises `TooManyTries`. What was right is not counted.
    """
    with office.database.reading(NOBODY) as session:
        login = session.get_one(Officer, officer_id).login or ""
    buckets, real = _buckets(office, login, whence), office.clock.real()
    tried = _commit(office, lambda s: door.begin_try(s, login, buckets, real))
    officer = tried.officer
    if not passwords.verify(officer.password_hash if officer else None, password):
        _refused(office, officer, "password")
        return False
    _commit(office, lambda s: door.forget_try(s, tried))
    return True


def new_device(office: Office, login: str) -> str:
    """The mark for a device from which this officer was let in: random, and bound to the login."""
    nonce = secrets.token_hex(16)
    return f"{nonce}.{_device_seal(office, nonce, door.fold_login(login))}"


def _let_in(office: Office, tried: Tried, officer: Officer, claim: Claim) -> Entered:
    now, real = office.clock.now(), office.clock.real()
    step = one_time_codes.matching_step(_seed(office, officer), claim.code, real)
    if step is None:
        raise _refused(office, officer, "code")
    newer = _newer_hash(officer, claim.password)

    def act(session: Session) -> Entered:
        post = posted(session, now, session.get_one(Officer, officer.id), real)
        if newer is not None:
            door.keep_hash(session, post.id, officer.password_hash, newer)
        return door.sign_in(session, tried, post, step, now, real)

    try:
        return _commit(office, act)
    except CodeUsed:
        raise _refused(office, officer, "code") from None


def _refused(office: Office, officer: Officer | None, factor: str) -> NotLetIn:
    _commit(office, lambda s: door.refuse(s, officer, office.clock.now(), factor))
    return NotLetIn()


def _seed(office: Office, officer: Officer) -> str:
    return str(office.keyring.open_system(officer.code_seed, place_of(officer, "code_seed")))


def _newer_hash(officer: Officer, password: str) -> str | None:
    if not passwords.is_outdated(officer.password_hash):
        return None
    return passwords.hash_password(password)


def _buckets(office: Office, login: str, whence: Whence) -> tuple[Bucket, Bucket]:
    nonce = _known_device(office, login, whence.device)
    own = ("device", nonce) if nonce else ("account", login)
    return (
        Bucket(_digest(office, *own), TRIES_OF_ACCOUNT),
        Bucket(_digest(office, "address", _network(whence.address)), TRIES_OF_ADDRESS),
    )


def _known_device(office: Office, login: str, mark: str) -> str | None:
    """The nonce of a mark that this office gave to this login; None for any other text."""
    nonce, _, seal = mark.partition(".")
    expected = _device_seal(office, nonce, login)
    return nonce if secrets.compare_digest(seal.encode(), expected.encode()) else None


def _device_seal(office: Office, nonce: str, login: str) -> str:
    return _digest(office, "device of", nonce, login)


def _network(address: str) -> str:
    """An address as counted: a household or office holds a whole /64 of IPv6."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # a proxy may forward anything
        return address
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))


def _digest(office: Office, *parts: str) -> str:
    return office.keyring.digest("\x1f".join(("door", *parts)).encode())


def _commit(office: Office, act: Callable[[Session], T]) -> T:
    """One act of the door in a transaction of its own, with its trace; no unit acts yet."""
    try:
        return _once(office, act)
    except IntegrityError:  # on PostgreSQL two first entries of one stream may meet
        return _once(office, act)
    except DBAPIError:
        raise Unavailable from None


def _once(office: Office, act: Callable[[Session], T]) -> T:
    with office.database.writing(NOBODY) as session:
        result = act(session)
        audit.write(session)
        session.commit()
        return result
