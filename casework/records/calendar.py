"""The working calendar: seeded from a library, corrected by documents, never by an upgrade."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.account_changes import ChangeState
from casework.records.base import Record, primary_key, word
from casework.records.ids import new_public_id
from casework.records.officers import Officer
from workflows.terms import Term


class Mark(Term):
    """How sure the office is of a document; as the law tables mark their sources."""

    V = "V", "đã đọc văn bản", "the document was read"
    S = "S", "theo nguồn thứ cấp, chưa đọc văn bản", "from a secondary source, not read"


class DayKind(Term):
    """What a document says of a day."""

    OFF = "off", "nghỉ", "day off"
    WORKED = "worked", "làm việc", "working day"
    ORDINARY = "ordinary", "như ngày thường trong tuần", "as its weekday"


class CalendarDocument(Record):
    """The document that orders days off and days worked; one enters it and another confirms."""

    __tablename__ = "calendar_document"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    number: Mapped[str] = mapped_column(String(60))
    issuer: Mapped[str] = mapped_column(String(120))
    issued_on: Mapped[date]
    mark: Mapped[Mark] = mapped_column(word(Mark))
    state: Mapped[ChangeState] = mapped_column(word(ChangeState), default=ChangeState.PROPOSED)
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    proposed_at: Mapped[datetime]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    answered_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    proposed_by: Mapped[Officer] = relationship(foreign_keys=[proposed_by_id], lazy="raise")
    answered_by: Mapped[Officer | None] = relationship(foreign_keys=[answered_by_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads it from the class


class CalendarLine(Record):
    """What a document says of one day; it counts once the document is confirmed."""

    __tablename__ = "calendar_line"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("calendar_document.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[DayKind] = mapped_column(word(DayKind))
    name: Mapped[str] = mapped_column(String(120))

    document: Mapped[CalendarDocument] = relationship(lazy="raise")  # it is added first


class CalendarDay(Record):
    """A day that counts: off, or worked. Without `document_id` a library or a newspaper says so."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    works: Mapped[bool]
    name: Mapped[str] = mapped_column(String(120))
    document: Mapped[str] = mapped_column(String(120))
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("calendar_document.id"))

    ordered_by: Mapped[CalendarDocument | None] = relationship(lazy="raise")


class CalendarEdition(Record):
    """One row: how often a day of the calendar has changed."""

    __tablename__ = "calendar_edition"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
