"""Searches: what was looked for, as a case code only, so that nothing typed reaches an address."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, primary_key


class Search(Record):
    """One query of one officer. `token` is a keyed digest of the code typed."""

    __tablename__ = "search"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    token: Mapped[str] = mapped_column(String(64))
    code: Mapped[str | None] = mapped_column(String(12))  # kept only where it is a code in form
    at: Mapped[datetime]
