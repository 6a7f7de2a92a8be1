"""Submissions: one row per form sent, so that a double click has one effect and the same answer."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record


class Submission(Record):
    """The answer that a form got. The body is kept only as a keyed digest."""

    __tablename__ = "submission"

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True)
    key: Mapped[UUID] = mapped_column(primary_key=True)
    route: Mapped[str] = mapped_column(String(80))
    body_digest: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime]
