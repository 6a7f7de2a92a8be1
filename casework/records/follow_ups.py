"""Follow-ups after the way home."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord
from casework.sealing import Klass, Sealed, sealed


class FollowUp(SealedRecord):
    """One look at how the person is doing, and when to look again (a legal day)."""

    __tablename__ = "follow_up"

    seen_on: Mapped[date]
    next_on: Mapped[date | None]
    at: Mapped[datetime]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    finding: Mapped[Sealed] = sealed(Klass.CASEWORK)
