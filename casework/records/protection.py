"""Protection measures: parallel to every stage. Of a classified file only the outside is kept."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.sealing import Klass, Sealed, sealed
from workflows.protection import MeasureState


class Measure(SealedRecord):
    """A decision to protect: number, day, decider, in force or not, and what it orders (sealed)."""

    __tablename__ = "measure"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    state: Mapped[MeasureState] = mapped_column(word(MeasureState))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    decided_on: Mapped[date]
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    number: Mapped[Sealed] = sealed(Klass.PROTECTION)
    decider: Mapped[Sealed] = sealed(Klass.PROTECTION)
    measures: Mapped[Sealed] = sealed(Klass.PROTECTION)
    reason: Mapped[Sealed] = sealed(Klass.PROTECTION)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
