"""Officers' keys: with one they confirm in the system; what a key signed outlives the key."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import Record, primary_key, word
from casework.records.officers import Officer
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Term

_HOLDS = text("ended_at IS NULL")


class KeyEnd(Term):
    """Why a key signs no more."""

    RESET = "reset", "mật khẩu được đặt lại", "the password was reset"
    SUSPENDED = "suspended", "tài khoản bị tạm dừng", "the account was suspended"
    MOVED = "moved", "chuyển công tác", "the officer moved to another unit"
    FORGOTTEN = "forgotten", "đổi mật khẩu mà không mở được khóa", "it could not be unlocked"


class OfficerKey(Record):
    """One key of an officer in one post; one holds at a time. `locked` opens by password alone."""

    __tablename__ = "officer_key"
    __table_args__ = (
        Index(
            "uq_officer_key_holding",
            "officer_id",
            unique=True,
            sqlite_where=_HOLDS,
            postgresql_where=_HOLDS,
        ),
    )

    id: Mapped[UUID] = primary_key()
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    key_id: Mapped[str] = mapped_column(String(16), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    locked: Mapped[Sealed] = sealed(Klass.SYSTEM)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    end: Mapped[KeyEnd | None] = mapped_column(word(KeyEnd))

    officer: Mapped[Officer] = relationship(lazy="raise")
