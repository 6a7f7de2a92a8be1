"""Disputes: a file came back after the person had been taken in; who leads is still to be said."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.sealing import Klass, Sealed, sealed
from workflows.dispute import DisputeState, Outcome


class Dispute(SealedRecord):
    """What the supervisors of both sides settle; the words of either are sealed."""

    __tablename__ = "dispute"

    handoff_id: Mapped[UUID] = mapped_column(ForeignKey("handoff.id"), unique=True)
    state: Mapped[DisputeState] = mapped_column(word(DisputeState))
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    raised_at: Mapped[datetime]
    proposed_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    proposed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    proposed_at: Mapped[datetime | None]
    settled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    settled_at: Mapped[datetime | None]
    channel: Mapped[Channel | None] = mapped_column(word(Channel))
    proposal: Mapped[Sealed] = sealed(Klass.CASEWORK)
    reply: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    handoff: Mapped[Handoff] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
