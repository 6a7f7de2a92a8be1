"""Wrapped keys: the office's key-encryption keys, and the keys of each file. Nothing here opens."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary, SmallInteger, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import OfFile, Record, primary_key, word
from workflows.terms import Term


class Purpose(Term):
    """What a key of the office is for."""

    FILES = "files", "khóa của các hồ sơ", "wraps the keys of files"
    SYSTEM = "system", "khóa của hệ thống", "seals what belongs to no file"
    INDEX = "index", "khóa tìm kiếm", "makes search tokens"
    DIGEST = "digest", "khóa tóm lược", "makes keyed digests"


class KeyState(Term):
    """The life of a key of the office."""

    ACTIVE = "active", "đang dùng", "in use"
    DECRYPT_ONLY = "decrypt_only", "chỉ để mở", "opens, seals no more"
    RETIRED = "retired", "đã thôi dùng", "retired"


class Kek(Record):
    """A numbered key of the office, wrapped by the root key."""

    __tablename__ = "kek"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    purpose: Mapped[Purpose] = mapped_column(word(Purpose))
    state: Mapped[KeyState] = mapped_column(word(KeyState))
    root_key: Mapped[str] = mapped_column(String(120))  # the provider's name for the root key
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class FileKey(OfFile, Record):
    """The data key of one file and class, wrapped by a numbered key of the office.

    `klass` is a `sealing.Klass`. `unit_id` is empty: a wrap for one unit alone is the second
    level of `reference/security.md` 2.2. Deleting the rows of a class erases what it sealed.
    """

    __tablename__ = "file_key"

    id: Mapped[UUID] = primary_key()
    klass: Mapped[int] = mapped_column(SmallInteger)
    gen: Mapped[int]
    unit_id: Mapped[UUID | None]
    # How the key is wrapped changes with every rotation, and says nothing of what it opens.
    kek_number: Mapped[int] = mapped_column(index=True, info={"evidence": False})
    wrapped: Mapped[bytes] = mapped_column(LargeBinary, info={"evidence": False})

    __table_args__ = (
        UniqueConstraint("file_id", "klass", "gen", "unit_id"),
        Index(  # in a unique constraint two empty units differ
            "uq_file_key_of_every_unit",
            "file_id",
            "klass",
            "gen",
            unique=True,
            sqlite_where=text("unit_id IS NULL"),
            postgresql_where=text("unit_id IS NULL"),
        ),
    )
