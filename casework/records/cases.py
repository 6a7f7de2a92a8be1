"""The case: where it stands, who leads it, which law governs it; never who the person is."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, synonym
from sqlalchemy.orm.attributes import flag_modified

from casework.records.base import OfFile, Record, word
from casework.records.units import Unit
from workflows.terms import Act, Ground, Stage, Status


class Case(OfFile, Record):
    """One person's way from receipt to independence. Exactly one unit leads it at any moment.

    `version` is swapped at every change; the loser of a race finds it moved on.
    """

    __tablename__ = "case"
    __table_args__ = (
        Index("ix_case_lead_unit_id_received_at", "lead_unit_id", "received_at"),
        Index("ix_case_stage", "stage"),
    )

    file_id: Mapped[UUID] = mapped_column(ForeignKey("file.id"), primary_key=True)
    id = synonym("file_id")
    code: Mapped[str] = mapped_column(String(12), unique=True)
    entry: Mapped[Act] = mapped_column(word(Act, length=32))
    regime: Mapped[str] = mapped_column(String(20))
    regime_changed_on: Mapped[date | None]  # the day it was moved to this law, if it ever was
    stage: Mapped[Stage] = mapped_column(word(Stage))
    status: Mapped[Status | None] = mapped_column(word(Status))
    lead_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    received_at: Mapped[datetime]
    confirmed_on: Mapped[date | None]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    ground: Mapped[Ground | None] = mapped_column(word(Ground))
    # The case of the same person that is continued; this one is set aside until they are parted.
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.file_id"), index=True)
    confidential: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    lead_unit: Mapped[Unit] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads it from the class

    def swap(self) -> None:
        """Take part in the race for the version, also where no column of the case changes."""
        flag_modified(self, "stage")
