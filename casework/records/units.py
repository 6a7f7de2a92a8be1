"""Units: the agencies, posts, committees and facilities that take part."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import Record, primary_key, word
from workflows.terms import Level, Sector


class Unit(Record):
    """An agency's office. It may end; an old case then still names it, and its successor."""

    __tablename__ = "unit"

    id: Mapped[UUID] = primary_key()
    name: Mapped[str] = mapped_column(String(160), unique=True)
    sector: Mapped[Sector] = mapped_column(word(Sector))
    level: Mapped[Level] = mapped_column(word(Level))
    province: Mapped[str] = mapped_column(String(80))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  # first day on which it no longer acts
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    on_system: Mapped[bool]
    phone: Mapped[str | None] = mapped_column(String(40))  # of the office; printed on the slip

    successor: Mapped["Unit | None"] = relationship(
        foreign_keys=[successor_id], remote_side=[id]
    )  # asked of a unit that has ended, and of no other

    def acts_on(self, day: date) -> bool:
        """Whether the unit exists on `day` (Vietnam)."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class UnitCorrection(Record):
    """One thing of a unit that was entered wrongly: what stood there, what stands there, and why.

    The reason is of the office's own matters and names no person.
    """

    __tablename__ = "unit_correction"

    id: Mapped[UUID] = primary_key()
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    known_on: Mapped[date]  # the day of the paper, or of the answer, that says so
    field: Mapped[str] = mapped_column(String(20))
    was: Mapped[str] = mapped_column(String(80))
    became: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(String(300))
