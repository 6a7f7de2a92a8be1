"""Merges: the decision that two cases are about one person, and the decision to part them again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord
from casework.records.officers import Officer
from casework.sealing import Klass, Sealed, sealed


class Merge(SealedRecord):
    """One case set aside for another. Nothing moves between the files, so nothing can be lost."""

    __tablename__ = "merge"

    into_id: Mapped[UUID] = mapped_column(ForeignKey("case.file_id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    parted_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    parted_at: Mapped[datetime | None]
    reason: Mapped[Sealed] = sealed(Klass.CASEWORK)
    parted_reason: Mapped[Sealed] = sealed(Klass.CASEWORK)

    officer: Mapped[Officer] = relationship(foreign_keys=[officer_id], lazy="raise")
    parted_by: Mapped[Officer | None] = relationship(foreign_keys=[parted_by_id], lazy="raise")
