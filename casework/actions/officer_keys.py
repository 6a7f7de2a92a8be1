"""Officers' keys in the office: made at the first signature, locked anew, and ended.

Unlocking is slow: it is done before any lock is taken, and the verbs take what came of it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor, record
from casework.records.ids import new_id
from casework.records.officer_keys import KeyEnd, OfficerKey
from casework.records.officers import Officer
from casework.safekeeping import keyring_of
from casework.sealing import place_of
from casework.signing import Pen, new_pen, unlock
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


@dataclass(frozen=True, slots=True)
class Locked:
    """A key and its private half as it is stored; `pen` signs while the request lasts."""

    pen: Pen
    locked: bytes


def unlocked(session: Session, officer_id: UUID, password: str) -> Pen | Locked:
    """The officer's key for a signature now: their own, or a new one that is still to be kept.

    The password was checked before. Slow on purpose. Raises `NotUnlocked`.
    """
    held = holding(session, officer_id)
    if held is None:
        pen = new_pen()
        return Locked(pen, pen.locked(officer_id, password))
    return _unlocked(session, held, password)


def locked_anew(session: Session, officer_id: UUID, old: str, new: str) -> Locked | None:
    """The officer's key under their next password; None where they have none.

    Slow on purpose. Raises `NotUnlocked`.
    """
    held = holding(session, officer_id)
    if held is None:
        return None
    pen = _unlocked(session, held, old)
    return Locked(pen, pen.locked(officer_id, new))


def kept(
    session: Session, actor: Actor, now: datetime, pen: Pen | Locked
) -> tuple[OfficerKey, Pen]:
    """The key on record by which the officer signs now; a new one is kept first.

    Raises `Refused` where the key was ended meanwhile.
    """
    if isinstance(pen, Locked):
        return _keep(session, actor, now, pen), pen.pen
    held = holding(session, actor.officer_id)
    if held is None or held.key_id != pen.key_id:
        raise Refused((Unmet(Lack.KEY, frozenset(), OFFICE),))
    return held, pen


def lock_anew(session: Session, actor: Actor, now: datetime, locked: Locked | None) -> None:
    """Keep the officer's key under the password that they chose.

    One that was not unlocked with the old password would be lost to them: it ends.
    """
    held = holding(session, actor.officer_id)
    if held is None:
        return
    if locked is None or locked.pen.key_id != held.key_id:
        end_key(session, actor, now, actor.officer_id, KeyEnd.FORGOTTEN)
        return
    _lock(session, held, locked.locked)
    record(session, "key.locked_anew", actor, now, key=held.key_id)


def end_key(
    session: Session, actor: Actor, now: datetime, officer_id: UUID, end: KeyEnd
) -> OfficerKey | None:
    """The officer's key signs no more; what it signed before stays good. None where none held."""
    held = holding(session, officer_id)
    if held is None:
        return None
    held.ended_at, held.end = now, end
    _lock(session, held, None)  # nobody can unlock it any more, also with the old password
    record(session, "key.ended", actor, now, key=held.key_id, subject=officer_id, end=end)
    return held


def holding(session: Session, officer_id: UUID) -> OfficerKey | None:
    """The key with which the officer signs now."""
    return session.scalar(
        select(OfficerKey).where(OfficerKey.officer_id == officer_id, OfficerKey.ended_at.is_(None))
    )


def _keep(session: Session, actor: Actor, now: datetime, locked: Locked) -> OfficerKey:
    made = OfficerKey(
        id=new_id(),
        officer_id=session.get_one(Officer, actor.officer_id).id,
        key_id=locked.pen.key_id,
        public_key=locked.pen.public_key,
        made_at=now,
    )
    _lock(session, made, locked.locked)
    session.add(made)
    session.flush()
    record(session, "key.made", actor, now, key=made.key_id)
    return made


def _lock(session: Session, key: OfficerKey, locked: bytes | None) -> None:
    content = locked.hex() if locked is not None else None
    key.locked = keyring_of(session).seal_system(content, place_of(key, "locked"))


def _unlocked(session: Session, key: OfficerKey, password: str) -> Pen:
    held = keyring_of(session).open_system(key.locked, place_of(key, "locked"))
    return unlock(bytes.fromhex(str(held)), key.officer_id, key.key_id, password)
