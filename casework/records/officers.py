"""Officers, their sign-ins, and the tries at the door."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import Record, primary_key, word
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Rank


class Officer(Record):
    """A person who works for a unit and signs in. No officer's rank passes every check.

    The row is their post in one unit and never changes its unit: whoever moves takes the login
    along to a row there, and what was done before stays with the unit for which it was done.
    """

    __tablename__ = "officer"

    id: Mapped[UUID] = primary_key()
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    login: Mapped[str | None] = mapped_column(String(60), unique=True)  # none once they moved on
    display_name: Mapped[str] = mapped_column(String(120))
    rank: Mapped[Rank] = mapped_column(word(Rank))
    password_hash: Mapped[str] = mapped_column(String(200))
    code_seed: Mapped[Sealed] = sealed(Klass.SYSTEM)
    # Drawn by the system and told by an administrator: the officer chooses another at the door.
    password_is_told: Mapped[bool] = mapped_column(default=False)
    last_code_step: Mapped[int] = mapped_column(default=0)  # a one-time code is used once
    suspended_at: Mapped[datetime | None]
    first_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))  # their first post
    moves_to_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    moves_on: Mapped[date | None]  # from this day (Vietnam) they work there
    left_at: Mapped[datetime | None]  # when the login moved on

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id], lazy="raise")


class SignIn(Record):
    """A server-side session: ended by sign-out, silence, age, or a change to the account."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = primary_key()
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    officer: Mapped[Officer] = relationship(lazy="raise")


class Attempt(Record):
    """A failed try at the door, counted per account and per address (both as keyed digests)."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_subject_at", "subject", "at"),)

    id: Mapped[UUID] = primary_key()
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
