"""Requests: an act asked of another unit. A request has a clock and an answer and moves nothing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.request import RequestState
from workflows.terms import Act


class Request(SealedRecord):
    """What was asked of whom, and what they answered."""

    __tablename__ = "request"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    act: Mapped[Act] = mapped_column(word(Act, length=32))
    from_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[RequestState] = mapped_column(word(RequestState))
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel | None] = mapped_column(word(Channel))
    paper_at: Mapped[datetime | None]  # when an answer recorded by us was confirmed by its paper
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"))
    question: Mapped[Sealed] = sealed(Klass.CASEWORK)
    answer: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    from_unit: Mapped[Unit] = relationship(foreign_keys=[from_unit_id], lazy="raise")
    to_unit: Mapped[Unit] = relationship(foreign_keys=[to_unit_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
