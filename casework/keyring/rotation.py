"""New keys for old, and the end of keys. Values are never sealed anew: only small keys are."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from casework.keyring.keyring import Keyring, new_kek
from casework.keyring.providers import RootProvider
from casework.records.keys import FileKey, Kek, KeyState, Purpose
from casework.sealing import Klass


def rotate(session: Session, provider: RootProvider, now: datetime) -> Keyring:
    """Let a new key wrap the keys of files; the old one opens until all are wrapped anew.

    Other processes keep the old keyring: they meet KeyNotLoaded until they unlock again.
    """
    active = select(Kek).where(Kek.purpose == Purpose.FILES, Kek.state == KeyState.ACTIVE)
    old = session.scalars(active).one()
    newest = session.scalars(select(func.max(Kek.number))).one()
    old.state = KeyState.DECRYPT_ONLY
    session.add(new_kek(provider, newest + 1, Purpose.FILES, now))
    session.flush()
    return Keyring.unlock(session, provider)


def rewrap_batch(session: Session, keyring: Keyring, *, size: int = 500) -> int:
    """Wrap up to `size` file keys under the active key; call until the answer is 0.

    A key that was erased or wrapped anew meanwhile is left alone.
    """
    old = select(FileKey).where(FileKey.kek_number != keyring.active_number).limit(size)
    return sum(_rewrap(session, keyring, key) for key in session.scalars(old).all())


def shred(session: Session, file_id: UUID, klass: Klass) -> int:
    """Destroy the keys of one class of a file: what they sealed is erased, the trace stays whole.

    Returns how many keys were destroyed. Backups keep theirs until they expire.
    """
    of_klass = delete(FileKey).where(FileKey.file_id == file_id, FileKey.klass == klass)
    return len(session.scalars(of_klass.returning(FileKey.id)).all())


def _rewrap(session: Session, keyring: Keyring, key: FileKey) -> int:
    """Compare and swap on the number, or an erased key could come back (security.md 2.5)."""
    same = (FileKey.id == key.id, FileKey.kek_number == key.kek_number)
    new = {"wrapped": keyring.rewrap(key), "kek_number": keyring.active_number}
    swap = update(FileKey).where(*same).values(new).returning(FileKey.id)
    return len(session.scalars(swap).all())
