"""The trace as it is stored: entries that cannot change, and the head of each chain."""

from uuid import UUID

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record


class Entry(Record):
    """One audit entry: canonical JSON bytes, chained to the entry before it in the same stream."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        UniqueConstraint("stream", "seq", name="uq_audit_entry_stream_seq"),
        Index("ix_audit_entry_file_id", "file_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    stream: Mapped[str] = mapped_column(String(48))
    seq: Mapped[int]
    file_id: Mapped[UUID | None]
    event: Mapped[str] = mapped_column(String(40))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Head(Record):
    """The last entry of a stream. Locking this row puts writers of one stream in a queue."""

    __tablename__ = "audit_head"

    stream: Mapped[str] = mapped_column(String(48), primary_key=True)
    seq: Mapped[int]
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
