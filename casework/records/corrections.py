"""Corrections: the earlier text of a sealed fact, kept beside the reason for the new one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord
from casework.records.officers import Officer
from casework.sealing import Klass, Sealed, sealed


class Correction(SealedRecord):
    """What a field said before. Three columns, because a key class cannot be chosen per row."""

    __tablename__ = "correction"

    field: Mapped[str] = mapped_column(String(40))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    reason: Mapped[Sealed] = sealed(Klass.CASEWORK)
    casework_before: Mapped[Sealed] = sealed(Klass.CASEWORK)
    identity_before: Mapped[Sealed] = sealed(Klass.IDENTITY)
    protection_before: Mapped[Sealed] = sealed(Klass.PROTECTION)

    officer: Mapped[Officer] = relationship(lazy="raise")
