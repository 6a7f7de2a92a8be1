"""Reception batches: one or many persons received at one place and time, and the lists of them.

A batch is a file of its own: keys, reach and trace hang on it. Each person of it gets a case the
moment their row enters; the row keeps what stood on the list.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from casework.intake.columns import Column
from casework.records.base import Record, SealedRecord, word
from casework.records.cases import Case
from casework.records.ids import new_public_id
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Act, Term


class Batch(SealedRecord):
    """A reception, with what all its persons share: told once, and said of each of them."""

    __tablename__ = "batch"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    entry: Mapped[Act] = mapped_column(word(Act, length=32))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    received_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    place: Mapped[Sealed] = sealed(Klass.CASEWORK)
    given_by: Mapped[Sealed] = sealed(Klass.CASEWORK)
    minutes: Mapped[Sealed] = sealed(Klass.CASEWORK)
    signers: Mapped[Sealed] = sealed(Klass.CASEWORK)

    unit: Mapped[Unit] = relationship(lazy="raise")
    officer: Mapped[Officer] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads it from the class

    def swap(self) -> None:
        """Take part in the race for the version: who receives jointly, and what is signed of it."""
        flag_modified(self, "entry")


class ReturnList(SealedRecord):
    """A list as it was uploaded: its cells, and which column says what, until it is taken.

    `content_digest` is a keyed digest of the file, so that the same file adds nobody twice.
    """

    __tablename__ = "return_list"
    __table_args__ = (UniqueConstraint("file_id", "content_digest"),)

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    content_digest: Mapped[str] = mapped_column(String(64))
    cells: Mapped[Sealed] = sealed(Klass.IDENTITY)
    layout: Mapped[Sealed] = sealed(Klass.IDENTITY)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class RowState(Term):
    """Where a row of a batch stands."""

    TO_MEND = "to_mend", "cần sửa", "to be mended"
    READY = "ready", "chờ nhập", "ready"
    ENTERED = "entered", "đã lập hồ sơ", "has a case"
    LEFT_OUT = "left_out", "không nhập, có lý do", "left out, with a reason"


class BatchRow(SealedRecord):
    """One person of a batch. `case_id` is the file of their case, once there is one.

    `number` is the row's number on the list, where it is one; `child_of` the number of the row
    whose child the list says this is. `written_digest` is a keyed digest of the row as first added.
    """

    __tablename__ = "batch_row"
    __table_args__ = (UniqueConstraint("file_id", "written_digest"),)

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    place: Mapped[int]
    number: Mapped[int | None]
    child_of: Mapped[int | None]
    state: Mapped[RowState] = mapped_column(word(RowState))
    written_digest: Mapped[str] = mapped_column(String(64))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.file_id"), unique=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    written: Mapped[Sealed] = sealed(Klass.IDENTITY)
    kept: Mapped[Sealed] = sealed(Klass.IDENTITY)
    faults: Mapped[Sealed] = sealed(Klass.IDENTITY)
    reason: Mapped[Sealed] = sealed(Klass.CASEWORK)
    version: Mapped[int] = mapped_column()

    case: Mapped[Case | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class KnownHeading(Record):
    """What a unit said a heading means, or that it is not used: its next list is read by it.

    Only a keyed digest of the heading is kept, because a line of a list may be taken for one.
    """

    __tablename__ = "known_heading"

    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    heading_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    means: Mapped[Column | None] = mapped_column(word(Column))
