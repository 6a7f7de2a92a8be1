"""Conclusions on legal status: drafted by one officer, signed by another of the same unit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Act, Term


class ConclusionState(Term):
    """The life of a conclusion."""

    DRAFT = "draft", "dự thảo", "draft"
    SIGNED = "signed", "đã ký", "signed"
    DROPPED = "dropped", "đã bỏ", "dropped"


class Conclusion(SealedRecord):
    """One conclusion; `act` names its outcome. Reasons are the officer's own, never a score.

    From `evidence` to `signs` stands the identification sheet (`casework/sheets.py`).
    """

    __tablename__ = "conclusion"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    act: Mapped[Act] = mapped_column(word(Act, length=32))
    state: Mapped[ConclusionState] = mapped_column(word(ConclusionState))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    drafted_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    drafted_at: Mapped[datetime]
    signed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    signed_at: Mapped[datetime | None]
    number: Mapped[Sealed] = sealed(Klass.CASEWORK)
    evidence: Mapped[Sealed] = sealed(Klass.CASEWORK)
    deeds: Mapped[Sealed] = sealed(Klass.CASEWORK)
    means: Mapped[Sealed] = sealed(Klass.CASEWORK)
    purposes: Mapped[Sealed] = sealed(Klass.CASEWORK)
    proof: Mapped[Sealed] = sealed(Klass.CASEWORK)
    background: Mapped[Sealed] = sealed(Klass.CASEWORK)
    signs: Mapped[Sealed] = sealed(Klass.CASEWORK)
    reasons: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
