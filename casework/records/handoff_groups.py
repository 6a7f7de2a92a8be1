"""Group hand-overs: persons who are handed to one unit at one time, each on a line of their own.

A group ties handoffs together and moves nothing. Each line is a handoff of its own case and is
answered by itself; the group holds the two units and the time, and nothing of any person.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import Record, primary_key, word
from casework.records.ids import new_public_id
from casework.records.units import Unit
from workflows.terms import Act


class HandoffGroup(Record):
    """One list of people from one unit to another, by one act of the law."""

    __tablename__ = "handoff_group"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    act: Mapped[Act] = mapped_column(word(Act, length=32))
    from_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    size: Mapped[int]  # lines
    offered_at: Mapped[datetime]
    offered_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))

    from_unit: Mapped[Unit] = relationship(foreign_keys=[from_unit_id], lazy="raise")
    to_unit: Mapped[Unit] = relationship(foreign_keys=[to_unit_id], lazy="raise")
