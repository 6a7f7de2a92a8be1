"""What the worker writes of silence: the rungs it climbed, and who was told of each.

Silent is a handoff, or a notice of duty; each row is of one of the two.

A notice says that a task waits and gives the code of the case, and nothing else. It is read in the
system: no e-mail and no message to a telephone is sent.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import OfFile, Record, primary_key, word
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from workflows.life import Side
from workflows.silence import Rung, Silence


class Climb(OfFile, Record):
    """One rung that one handoff, or one notice of duty, climbed; the trace of its case names it."""

    __tablename__ = "climb"
    __table_args__ = (
        UniqueConstraint("handoff_id", "silence", "rung", name="uq_climb_handoff_id_silence_rung"),
        UniqueConstraint(
            "duty_notice_id", "silence", "rung", name="uq_climb_duty_notice_id_silence_rung"
        ),
        CheckConstraint("(handoff_id IS NULL) <> (duty_notice_id IS NULL)", name="ck_climb_of_one"),
    )

    id: Mapped[UUID] = primary_key()
    handoff_id: Mapped[UUID | None] = mapped_column(ForeignKey("handoff.id"))
    duty_notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("duty_notice.id"))
    silence: Mapped[Silence] = mapped_column(word(Silence))
    rung: Mapped[Rung] = mapped_column(word(Rung))
    chased: Mapped[Side] = mapped_column(word(Side))
    reached_at: Mapped[datetime]  # by rule and calendar
    written_at: Mapped[datetime]  # when the worker came by

    handoff: Mapped[Handoff | None] = relationship(lazy="raise")
    duty_notice: Mapped[DutyNotice | None] = relationship(lazy="raise")

    @property
    def subject_id(self) -> UUID | None:
        """What is silent: the handoff, or the notice of duty."""
        return self.handoff_id or self.duty_notice_id


class Notice(OfFile, Record):
    """One officer, told once of one rung. No evidence: the rung is, and this can be made again.

    `dedupe` names what is silent, silence, rung and officer, so that nobody is told twice.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_officer_id_read_at", "officer_id", "read_at"),
        Index("ix_notice_sent_at", "sent_at"),
        CheckConstraint(
            "(handoff_id IS NULL) <> (duty_notice_id IS NULL)", name="ck_notice_of_one"
        ),
    )

    id: Mapped[UUID] = primary_key()
    dedupe: Mapped[str] = mapped_column(String(120), unique=True)
    handoff_id: Mapped[UUID | None] = mapped_column(ForeignKey("handoff.id"))
    duty_notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("duty_notice.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    code: Mapped[str] = mapped_column(String(16))  # of the case
    silence: Mapped[Silence] = mapped_column(word(Silence))
    rung: Mapped[Rung] = mapped_column(word(Rung))
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None]  # real time: another worker waits until then
    sent_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    handoff: Mapped[Handoff | None] = relationship(lazy="raise")
    duty_notice: Mapped[DutyNotice | None] = relationship(lazy="raise")

    @property
    def subject_id(self) -> UUID | None:
        """What is silent: the handoff, or the notice of duty."""
        return self.handoff_id or self.duty_notice_id

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class Lease(Record):
    """Which worker does a job now, and until when (real time) the others leave it to that one."""

    __tablename__ = "lease"

    job: Mapped[str] = mapped_column(String(24), primary_key=True)
    holder: Mapped[UUID | None]
    until_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
