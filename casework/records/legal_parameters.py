"""What the law sets and nobody had read: limits and amounts, each entered with its document."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.account_changes import ChangeState
from casework.records.base import Record, primary_key, word
from casework.records.ids import new_public_id
from casework.records.officers import Officer
from workflows.terms import Term


class ParameterKind(Term):
    """What a parameter says."""

    LIMIT = "limit", "thời hạn", "limit"
    AMOUNT = "amount", "mức chi", "amount of money"


class LegalParameter(Record):
    """One value of one regime, from a day on (Vietnam); one enters it and another confirms.

    `unit` is a unit of limits, or what an amount is paid for. Money is counted in whole đồng.
    """

    __tablename__ = "legal_parameter"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    regime: Mapped[str] = mapped_column(String(24))
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[ParameterKind] = mapped_column(word(ParameterKind))
    value: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[str] = mapped_column(String(24))
    number: Mapped[str] = mapped_column(String(60))
    issuer: Mapped[str] = mapped_column(String(120))
    issued_on: Mapped[date]
    valid_from: Mapped[date]
    state: Mapped[ChangeState] = mapped_column(word(ChangeState), default=ChangeState.PROPOSED)
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    proposed_at: Mapped[datetime]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    answered_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    proposed_by: Mapped[Officer] = relationship(foreign_keys=[proposed_by_id], lazy="raise")
    answered_by: Mapped[Officer | None] = relationship(foreign_keys=[answered_by_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads it from the class
