"""What one administrator proposes for an account, and another confirms; it lasts a day."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import Record, primary_key, word
from casework.records.ids import new_public_id
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Rank, Term


class Change(Term):
    """What two administrators do together, because it opens something to somebody."""

    ADD = "add", "thêm cán bộ", "add an officer"
    RESET = "reset", "cấp lại mật khẩu và mã dùng một lần", "give a new password and new codes"
    RANK = "rank", "đổi chức danh", "change the rank"
    MOVE = "move", "chuyển sang đơn vị khác", "move to another unit"
    LIFT = "lift", "cho đăng nhập lại", "let in again"


class ChangeState(Term):
    """Where a proposed change stands."""

    PROPOSED = "proposed", "chờ quản trị thứ hai", "waits for a second administrator"
    CONFIRMED = "confirmed", "đã xác nhận", "confirmed"
    DROPPED = "dropped", "không thực hiện", "not carried out"


class AccountChange(Record):
    """One change of one account. The halves of what opens an account are told to two people."""

    __tablename__ = "account_change"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    what: Mapped[Change] = mapped_column(word(Change))
    state: Mapped[ChangeState] = mapped_column(word(ChangeState), default=ChangeState.PROPOSED)
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    login: Mapped[str | None] = mapped_column(String(60))
    display_name: Mapped[str | None] = mapped_column(String(120))
    rank: Mapped[Rank | None] = mapped_column(word(Rank))
    moves_on: Mapped[date | None]
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    proposed_at: Mapped[datetime]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    answered_at: Mapped[datetime | None]
    password_half: Mapped[Sealed] = sealed(Klass.SYSTEM)  # for who proposed, until handed over
    seed_half: Mapped[Sealed] = sealed(Klass.SYSTEM)  # for who confirmed
    version: Mapped[int] = mapped_column()

    officer: Mapped[Officer | None] = relationship(foreign_keys=[officer_id], lazy="raise")
    unit: Mapped[Unit | None] = relationship(foreign_keys=[unit_id], lazy="raise")
    proposed_by: Mapped[Officer] = relationship(foreign_keys=[proposed_by_id], lazy="raise")
    answered_by: Mapped[Officer | None] = relationship(foreign_keys=[answered_by_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads it from the class
