"""The duty roster of a unit: to whom what is handed to the unit comes first, and who stands in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import Record, primary_key
from casework.records.officers import Officer


class DutyTurn(Record):
    """One turn of duty. It is never changed: one entered wrongly is taken back, and stays.

    So whoever asks who was on duty then is told what the office knew then.
    """

    __tablename__ = "duty_turn"
    __table_args__ = (Index("ix_duty_turn_unit_id_to_at", "unit_id", "to_at"),)

    id: Mapped[UUID] = primary_key()
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    deputy_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    from_at: Mapped[datetime]
    to_at: Mapped[datetime]  # the first moment after it
    entered_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    entered_at: Mapped[datetime]
    withdrawn_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    withdrawn_at: Mapped[datetime | None]

    officer: Mapped[Officer] = relationship(foreign_keys=[officer_id], lazy="raise")
    deputy: Mapped[Officer] = relationship(foreign_keys=[deputy_id], lazy="raise")
    entered_by: Mapped[Officer] = relationship(foreign_keys=[entered_by_id], lazy="raise")

    def counts_at(self, moment: datetime) -> bool:
        """Whether it ran at that moment, was entered by then, and was not taken back by then."""
        is_known = self.entered_at <= moment
        is_kept = self.withdrawn_at is None or self.withdrawn_at > moment
        return is_known and is_kept and self.from_at <= moment < self.to_at
