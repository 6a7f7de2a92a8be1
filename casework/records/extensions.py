"""Extensions of clocks: numbered decisions that move the end of one round of a clock."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed


class ClockExtension(SealedRecord):
    """One decision; the round of the clock is the one that started at `started_at`.

    `unit_id` is whose decision it is; where it is not the officer's own, ours recorded it.
    """

    __tablename__ = "clock_extension"

    key: Mapped[str] = mapped_column(String(40))  # of the clock
    started_at: Mapped[datetime]
    until_on: Mapped[date]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    channel: Mapped[Channel] = mapped_column(word(Channel))
    number: Mapped[Sealed] = sealed(Klass.CASEWORK)
    reasons: Mapped[Sealed] = sealed(Klass.CASEWORK)

    unit: Mapped[Unit] = relationship(lazy="raise")
