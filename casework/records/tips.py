"""Tips: information that somebody may be a victim, and what became of it.

A tip is a file of its own: keys, reach and trace hang on it. Every move is kept with its reason,
and so is every case to which it led.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from casework.records.base import OfFile, Record, SealedRecord, primary_key, word
from casework.records.cases import Case
from casework.records.ids import new_public_id
from casework.records.officers import Officer
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.tip import TipKind, TipMove, TipState, TipWay, Urgency


class Tip(SealedRecord):
    """One tip. `unit_id` answers for it now; `to_unit_id` is offered it, and answers for nothing.

    Who told is sealed apart from what was told: whoever works on the tip needs the latter.
    """

    __tablename__ = "tip"
    __table_args__ = (Index("ix_tip_unit_id_received_at", "unit_id", "received_at"),)

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    kind: Mapped[TipKind] = mapped_column(word(TipKind))
    way: Mapped[TipWay] = mapped_column(word(TipWay))
    urgency: Mapped[Urgency] = mapped_column(word(Urgency))
    state: Mapped[TipState] = mapped_column(word(TipState))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    received_at: Mapped[datetime]
    registered_at: Mapped[datetime]
    passed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    said: Mapped[Sealed] = sealed(Klass.CASEWORK)
    place: Mapped[Sealed] = sealed(Klass.CASEWORK)
    reference: Mapped[Sealed] = sealed(Klass.CASEWORK)
    teller_wish: Mapped[Sealed] = sealed(Klass.CASEWORK)
    about: Mapped[Sealed] = sealed(Klass.IDENTITY)
    teller: Mapped[Sealed] = sealed(Klass.PROTECTION)

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id], lazy="raise")
    to_unit: Mapped[Unit | None] = relationship(foreign_keys=[to_unit_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads it from the class

    def swap(self) -> None:
        """Take part in the race for the version, also where no column of the tip changes."""
        flag_modified(self, "state")


class TipStep(SealedRecord):
    """One move of a tip, with its reason; `to_unit_id` where it went or came from another unit.

    `channel`, `signer` and `happened_at` say how ours knows of what a unit off the system did.
    """

    __tablename__ = "tip_step"
    __table_args__ = (Index("ix_tip_step_file_id_at", "file_id", "at"),)

    move: Mapped[TipMove] = mapped_column(word(TipMove))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel] = mapped_column(word(Channel))
    happened_at: Mapped[datetime]
    at: Mapped[datetime]
    reason: Mapped[Sealed] = sealed(Klass.CASEWORK)
    signer: Mapped[Sealed] = sealed(Klass.CASEWORK)

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id], lazy="raise")
    to_unit: Mapped[Unit | None] = relationship(foreign_keys=[to_unit_id], lazy="raise")
    officer: Mapped[Officer] = relationship(lazy="raise")


class TipNote(SealedRecord):
    """What was learned of a tip after it was registered. Nothing told before is overwritten."""

    __tablename__ = "tip_note"

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    note: Mapped[Sealed] = sealed(Klass.CASEWORK)

    officer: Mapped[Officer] = relationship(lazy="raise")


class TipCase(OfFile, Record):
    """A case to which a tip led: opened for it, or tied to it."""

    __tablename__ = "tip_case"
    __table_args__ = (UniqueConstraint("file_id", "case_id"),)

    id: Mapped[UUID] = primary_key()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.file_id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]

    case: Mapped[Case] = relationship(lazy="raise")
