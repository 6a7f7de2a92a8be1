"""What a row looked like when it was written: its name and its digest, as entries hold them."""

import hashlib
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from uuid import UUID

from sqlalchemy import inspect

from casework.records.base import OfFile, Record
from casework.records.dues import Due
from casework.records.notices import Notice
from casework.records.reaches import Reach
from casework.sealing import Sealed

DELETED = "deleted"
"""Stands in an entry instead of the digest of a row that the act removed."""

_NULL = b"\x00"
_VALUE = b"\x01"


def is_evidence(kind: type) -> bool:
    """Whether rows of this class must be named by an entry: what a file has, and who reaches it.

    The due projection is not, nor are notices: both can be made again from what is recorded.
    """
    return issubclass(kind, OfFile | Reach) and not issubclass(kind, Due | Notice)


def identity(row: Record) -> str:
    """The primary key of a row; ids without hyphens, parts divided by a slash."""
    return "/".join(
        part.hex if isinstance(part, UUID) else str(part)
        for part in inspect(row).mapper.primary_key_from_instance(row)
    )


def row_digest(row: Record) -> str:
    """SHA-256 over table and stored columns, the same on both databases; or `DELETED`.

    Each part is preceded by its length, so that no value can pass for the end of another. A
    column marked `evidence: False` is left out: how a key is wrapped changes with every rotation.
    """
    state = inspect(row)
    if state.was_deleted or state.deleted:
        return DELETED
    digest = hashlib.sha256(_framed(row.__tablename__.encode()))
    for key, name in _columns(type(row)):
        digest.update(_framed(name.encode()) + _framed(_bytes(getattr(row, key))))
    return digest.hexdigest()


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Attribute and column name of every column that counts, by column name."""
    mapper = inspect(kind)
    return tuple(
        (mapper.get_property_by_column(column).key, column.name)
        for column in sorted(mapper.columns, key=lambda column: column.name)
        if column.info.get("evidence", True)
    )


def _framed(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part


def _bytes(value: object) -> bytes:
    if value is None:
        return _NULL
    if isinstance(value, Sealed):
        return _VALUE + value.stored
    if isinstance(value, bytes):
        return _VALUE + value
    if isinstance(value, datetime):
        return _VALUE + value.astimezone(UTC).isoformat().encode()
    return _VALUE + str(value.value if isinstance(value, StrEnum) else value).encode()
