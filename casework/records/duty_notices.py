"""Notices of duty: one unit told another that a duty waits for it. They move nothing.

The notices that the ladder of silence sends to officers are others (`records/notices.py`).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.duty_notice import DutyNoticeState
from workflows.terms import Act


class DutyNotice(SealedRecord):
    """Which duty (after `on_act` somebody owes `act`, by `regime`) was told to whom, and whether
    they said that they received it.

    Who of a unit off the system said so is a telling (`records/tellings.py`).
    """

    __tablename__ = "duty_notice"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    regime: Mapped[str] = mapped_column(String(20))
    on_act: Mapped[Act] = mapped_column(word(Act, length=32))
    act: Mapped[Act] = mapped_column(word(Act, length=32))
    from_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[DutyNoticeState] = mapped_column(word(DutyNoticeState))
    sent_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    sent_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel | None] = mapped_column(word(Channel))  # of the acknowledgement
    withdrawn_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # the duty was done, or is owed no more
    settled_at: Mapped[datetime | None]  # when the first of the three was entered: silence ends
    paper_at: Mapped[datetime | None]  # when an acknowledgement recorded by us got its paper
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"))
    message: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    from_unit: Mapped[Unit] = relationship(foreign_keys=[from_unit_id], lazy="raise")
    to_unit: Mapped[Unit] = relationship(foreign_keys=[to_unit_id], lazy="raise")

    @property
    def answered_at(self) -> datetime | None:
        """When it was acknowledged, in the word that handoffs and requests have for it."""
        return self.acknowledged_at

    @property
    def duty_key(self) -> str:
        """The duty that it tells of, as `Duty.key` names it."""
        return f"{self.on_act.value}.{self.act.value}"

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
