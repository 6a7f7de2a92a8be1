"""Steps: the acts of the law that were done, in order. The timeline is read from them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Act, Stage, Status, Term


class Channel(Term):
    """How an act of a unit that is not on the system reached us."""

    SYSTEM = "system", "trong hệ thống", "in the system"
    PAPER = "paper", "văn bản giấy", "on paper"
    TELEPHONE = "telephone", "điện thoại", "by telephone"


class Step(SealedRecord):
    """One act. Where `unit_id` is not the officer's own unit, ours recorded it for the other side.

    `happened_at` is when it was done, `at` when it was entered; they differ after a day offline.
    """

    __tablename__ = "step"

    act: Mapped[Act] = mapped_column(word(Act, length=32))
    stage: Mapped[Stage] = mapped_column(word(Stage))  # the stage reached
    status: Mapped[Status | None] = mapped_column(word(Status))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    happened_at: Mapped[datetime]
    at: Mapped[datetime]
    channel: Mapped[Channel] = mapped_column(word(Channel))
    planned_on: Mapped[date | None]  # the day that the act set: clocks count back from it
    signer: Mapped[Sealed] = sealed(Klass.CASEWORK)
    note: Mapped[Sealed] = sealed(Klass.CASEWORK)
    source: Mapped[str] = mapped_column(String(120))

    unit: Mapped[Unit] = relationship(lazy="raise")
    officer: Mapped[Officer] = relationship(lazy="raise")
