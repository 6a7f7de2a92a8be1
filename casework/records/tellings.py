"""Tellings: who of a unit off the system told us of an act that leaves no step of its own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord, word
from casework.records.steps import Channel
from casework.sealing import Klass, Sealed, sealed


class Telling(SealedRecord):
    """One act of `unit_id` that ours recorded: an offer, a recall, a move, the end of a measure.

    `event` is the word of the trace, `subject_id` the record that the act made or changed. An act
    of the law keeps the same facts on its step.
    """

    __tablename__ = "telling"

    event: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel] = mapped_column(word(Channel))
    happened_at: Mapped[datetime]
    at: Mapped[datetime]
    signer: Mapped[Sealed] = sealed(Klass.CASEWORK)
