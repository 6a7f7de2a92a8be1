"""Searches: that somebody looked, and for ten minutes what was found. Never what was typed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, primary_key, word
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Term


class SearchKind(Term):
    """What a query was answered as."""

    CODE = "code", "theo mã hồ sơ", "by case code"
    NO_CODE = "no_code", "không phải mã hồ sơ", "no case code"
    PERSON = "person", "theo tên, giấy tờ", "by name or papers"
    LIMITED = "limited", "vượt số lần cho phép", "beyond the limit"


class Search(Record):
    """One query of one officer. `token` is a keyed digest of what was typed.

    The tokens of a name are not kept: beside the officer and the hour they would tell which tokens
    of the index belong together.
    """

    __tablename__ = "search"
    __table_args__ = (Index("ix_search_officer_id_at", "officer_id", "at"),)

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    kind: Mapped[SearchKind] = mapped_column(word(SearchKind))
    token: Mapped[str] = mapped_column(String(64))
    code: Mapped[str | None] = mapped_column(String(12))  # kept only where it is a code in form
    at: Mapped[datetime]


class SearchFinding(Record):
    """What a search for a person found: files and how like they are. Deleted after ten minutes.

    Its id is that of the search.
    """

    __tablename__ = "search_finding"

    id: Mapped[UUID] = mapped_column(ForeignKey("search.id"), primary_key=True)
    found: Mapped[Sealed] = sealed(Klass.SYSTEM)
    until_at: Mapped[datetime] = mapped_column(index=True)
