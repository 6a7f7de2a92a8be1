"""Support lines: one support regime for one person, proposed, approved by another, delivered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.support import LineState


class SupportLine(SealedRecord):
    """One line; which regime (`letter`) it is tells of the person's health, so it is sealed."""

    __tablename__ = "support_line"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    state: Mapped[LineState] = mapped_column(word(LineState))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    proposed_at: Mapped[datetime]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime | None]
    delivered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    delivered_at: Mapped[datetime | None]
    letter: Mapped[Sealed] = sealed(Klass.CASEWORK)
    detail: Mapped[Sealed] = sealed(Klass.CASEWORK)
    outcome: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
