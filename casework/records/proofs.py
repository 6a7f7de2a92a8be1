"""Proofs: on which paper of the file an act of the law rests, or for which one it still waits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import OfFile, Record, primary_key, word
from casework.records.ids import new_public_id
from casework.records.steps import Channel, Step
from casework.records.units import Unit
from workflows.terms import Act


class Proof(OfFile, Record):
    """What proves one step. Of an act that ours recorded for another unit, it waits for a paper.

    `by_unit_id` is the unit that wrote the act down, and chases its paper.
    """

    __tablename__ = "proof"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    step_id: Mapped[UUID] = mapped_column(ForeignKey("step.id"), index=True)
    act: Mapped[Act] = mapped_column(word(Act, length=32))
    by_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    done_at: Mapped[datetime]
    channel: Mapped[Channel] = mapped_column(word(Channel))
    paper_at: Mapped[datetime | None]  # when the paper was named
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"))
    version: Mapped[int] = mapped_column()

    step: Mapped[Step] = relationship(lazy="raise")
    by_unit: Mapped[Unit] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
