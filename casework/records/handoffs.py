"""Handoffs: what moves the lead, the person, or both, from one unit to another."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.handoff import HandoffState
from workflows.silence import Pace
from workflows.terms import Act, Moves, SendBackGround


class Handoff(SealedRecord):
    """One offer and its answer. The offer moves nothing; only the acceptance does."""

    __tablename__ = "handoff"
    __table_args__ = (
        Index("ix_handoff_offered_at_id", "offered_at", "id"),
        Index("ix_handoff_state_settled_at", "state", "settled_at"),  # for the worker
        # A verb that forgets it would leave an answered offer to be chased for ever.
        CheckConstraint("(state IN ('offered', 'person_in')) = (settled_at IS NULL)", "settled"),
    )

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("handoff_group.id"), index=True)
    act: Mapped[Act] = mapped_column(word(Act, length=32))
    moves: Mapped[Moves] = mapped_column(word(Moves))
    from_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[HandoffState] = mapped_column(word(HandoffState))
    offered_at: Mapped[datetime]
    entered_at: Mapped[datetime]  # when the offer was entered; later after a day offline
    offered_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    person_in_at: Mapped[datetime | None]  # the person came in before the file was answered
    person_in_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    answered_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]  # when the answer was entered: the office knew it then
    pace: Mapped[Pace] = mapped_column(word(Pace))  # how soon its silence is chased
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel | None] = mapped_column(word(Channel))
    paper_at: Mapped[datetime | None]  # when an answer recorded by us was confirmed by its paper
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"))
    ground: Mapped[SendBackGround | None] = mapped_column(word(SendBackGround))
    arrives_at: Mapped[datetime | None]  # when the receiver is to expect them
    has_note: Mapped[bool]  # `message` says what the receiver must read before accepting
    message: Mapped[Sealed] = sealed(Klass.CASEWORK)
    escort: Mapped[Sealed] = sealed(Klass.CASEWORK)
    meeting_place: Mapped[Sealed] = sealed(Klass.PROTECTION)
    remarks: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    from_unit: Mapped[Unit] = relationship(foreign_keys=[from_unit_id], lazy="raise")
    to_unit: Mapped[Unit] = relationship(foreign_keys=[to_unit_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
