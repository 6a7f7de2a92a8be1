"""On a person's own file: in which minutes of a reception batch they stand, and at which line.

The line itself lies on the batch, which only those see who received there. The number and the head
of the minutes are told to whoever leads the case later.
"""

from uuid import UUID

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import OfFile, Record, primary_key
from casework.records.minutes_sets import MinutesSet


class ReceptionLine(OfFile, Record):
    """One person in one version of the minutes; which version counts, its state says."""

    __tablename__ = "reception_line"
    __table_args__ = (UniqueConstraint("set_id", "file_id"),)

    id: Mapped[UUID] = primary_key()
    set_id: Mapped[UUID] = mapped_column(ForeignKey("minutes_set.id"))
    place: Mapped[int] = mapped_column(Integer)  # from 1

    minutes: Mapped[MinutesSet] = relationship(lazy="raise")
