"""The file (hồ sơ), on which keys, reach and chain hang: a case, a reception batch, a tip."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, primary_key, word
from workflows.terms import Term


class FileKind(Term):
    """What a file is about."""

    CASE = "case", "hồ sơ", "case"
    BATCH = "batch", "đợt tiếp nhận", "reception batch"
    TIP = "tip", "tin báo, tố giác", "tip"


class File(Record):
    """One file; its id is bound into every sealed value and names its audit chain."""

    __tablename__ = "file"

    id: Mapped[UUID] = primary_key()
    kind: Mapped[FileKind] = mapped_column(word(FileKind))
    opened_at: Mapped[datetime]
