"""Sealing within a session: the safe of a file, and records whose sealed columns are filled."""

from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.keyring import Keyring, Safe
from casework.keyring.plaintext import Value
from casework.records.base import SealedRecord
from casework.records.ids import new_id
from casework.records.keys import FileKey

Sealable = TypeVar("Sealable", bound=SealedRecord)

_KEYS: Final = select(FileKey).where(FileKey.file_id == bindparam("of_file"))


def safe_of(session: Session, file_id: UUID) -> Safe:
    """The keys of one file, opened for the length of this session and never longer."""
    safes: dict[UUID, Safe] = session.info.setdefault("safes", {})
    if file_id not in safes:
        keys = session.scalars(_KEYS, {"of_file": file_id}).all()
        safes[file_id] = keyring_of(session).safe(file_id, keys)
    return safes[file_id]


def make_keys(session: Session, file_id: UUID) -> None:
    """Give a new file its three keys."""
    keys = keyring_of(session).create_keys(file_id)
    session.add_all(keys)
    session.info.setdefault("safes", {})[file_id] = keyring_of(session).safe(file_id, keys)


def add(session: Session, row: Sealable, **values: Value) -> Sealable:
    """Add a record with these values sealed into it, and sealed nulls where nothing is known."""
    row.id = new_id()
    safe = safe_of(session, row.file_id)
    safe.seal(row, **values)
    safe.seal_nulls(row)
    session.add(row)
    return row


def keyring_of(session: Session) -> Keyring:
    """The office's keys, which every session has at hand."""
    keyring: Keyring = session.info["keyring"]
    return keyring
