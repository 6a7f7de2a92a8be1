"""Moving a case to the other regime: proposed by one officer, decided by a head of the unit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord, word
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Term


class ChangeState(Term):
    """The life of a proposal."""

    PROPOSED = "proposed", "đã đề xuất, chờ lãnh đạo", "proposed"
    CONFIRMED = "confirmed", "đã chuyển", "confirmed"
    DROPPED = "dropped", "đã bỏ", "dropped"


class RegimeChange(SealedRecord):
    """One proposal to apply the other law to a case; its reasons are the officer's own."""

    __tablename__ = "regime_change"

    state: Mapped[ChangeState] = mapped_column(word(ChangeState))
    from_regime: Mapped[str] = mapped_column(String(20))
    to_regime: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    proposed_at: Mapped[datetime]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime | None]
    reasons: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
