"""Minutes of a handoff, version by version, and who signed them for which side."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, SealedRecord, primary_key, word
from casework.records.ids import new_public_id
from casework.sealing import Klass, Sealed, sealed
from workflows.life import Side
from workflows.minutes import MinutesState, Stance


class Minutes(SealedRecord):
    """One version. `content` is what both sides sign; `digest` its SHA-256 (it is salted).

    `unit_id` is the unit whose clerk gave the number. `short_code` says nothing of anybody.
    """

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("handoff_id", "edition"),)

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    handoff_id: Mapped[UUID] = mapped_column(ForeignKey("handoff.id"))
    edition: Mapped[int] = mapped_column(Integer)  # from 1; a new one replaces a refused one
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("minutes.id"))
    short_code: Mapped[str] = mapped_column(String(10), unique=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[int] = mapped_column(Integer)
    year: Mapped[int] = mapped_column(Integer)
    state: Mapped[MinutesState] = mapped_column(word(MinutesState))
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[Sealed] = sealed(Klass.IDENTITY)
    drafted_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    drafted_at: Mapped[datetime]
    checked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    checked_at: Mapped[datetime | None]
    giver_at: Mapped[datetime | None]  # when that side signed first, agreeing
    receiver_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class MinutesSignature(SealedRecord):
    """One signer of one side: by a key of their own, or on the paper that `paper_id` names.

    Of a signature on paper `officer_id` wrote it down and `signer` is who signed.
    """

    __tablename__ = "minutes_signature"

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"), index=True)
    side: Mapped[Side] = mapped_column(word(Side))
    stance: Mapped[Stance] = mapped_column(word(Stance))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    key_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer_key.id"))
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"))
    signed_at: Mapped[datetime]
    signature: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    message: Mapped[Sealed] = sealed(Klass.CASEWORK)
    reasons: Mapped[Sealed] = sealed(Klass.CASEWORK)
    capacity: Mapped[Sealed] = sealed(Klass.CASEWORK)
    signer: Mapped[Sealed] = sealed(Klass.CASEWORK)


class MinutesNumber(Record):
    """One line of a unit's book of minutes: a number is given once a year, and gaps are seen."""

    __tablename__ = "minutes_number"
    __table_args__ = (UniqueConstraint("unit_id", "year", "number"),)

    id: Mapped[UUID] = primary_key()
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    short_code: Mapped[str | None] = mapped_column(String(10))  # none: free again, a gap
    given_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
