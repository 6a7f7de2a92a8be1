"""The working calendar: seeded from a library, corrected by documents, never by an upgrade."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record


class CalendarDay(Record):
    """A day that differs from its weekday: a day off, or a weekend day that is worked."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    works: Mapped[bool]
    name: Mapped[str] = mapped_column(String(120))
    document: Mapped[str] = mapped_column(String(120))
