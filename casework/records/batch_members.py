"""Units that receive a batch together with the unit that keeps it: one party with several heads."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import OfFile, Record, primary_key
from casework.records.units import Unit

_HOLDS: Final = text("taken_away_at IS NULL")


class BatchMember(OfFile, Record):
    """One unit that was named; one taken away again stays on record, and may be named anew."""

    __tablename__ = "batch_member"
    __table_args__ = (
        Index(
            "uq_batch_member_holding",
            "file_id",
            "unit_id",
            unique=True,
            sqlite_where=_HOLDS,
            postgresql_where=_HOLDS,
        ),
    )

    id: Mapped[UUID] = primary_key()
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    named_at: Mapped[datetime]
    named_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    taken_away_at: Mapped[datetime | None]
    taken_away_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))

    unit: Mapped[Unit] = relationship(lazy="raise")
