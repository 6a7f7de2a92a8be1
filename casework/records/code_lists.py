"""The lists that the office itself extends: words that forms suggest, and that records keep."""

from datetime import date
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, primary_key, word
from workflows.terms import Term


class CodeList(Term):
    """A list of the office. What a form suggests from it is written into the record as a word."""

    LANGUAGES = "languages", "Ngôn ngữ, phiên dịch", "Languages and interpreting"
    ETHNICITIES = "ethnicities", "Dân tộc", "Ethnicities"
    NATIONALITIES = "nationalities", "Quốc tịch", "Nationalities"


class CodeEntry(Record):
    """One word of a list, in both languages; it is never deleted, only no longer suggested."""

    __tablename__ = "code_entry"
    __table_args__ = (UniqueConstraint("of_list", "vi"),)

    id: Mapped[UUID] = primary_key()
    of_list: Mapped[CodeList] = mapped_column(word(CodeList))
    vi: Mapped[str] = mapped_column(String(80))
    en: Mapped[str] = mapped_column(String(80))
    until: Mapped[date | None]  # first day (Vietnam) on which forms suggest it no more
