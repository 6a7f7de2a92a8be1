"""Links between cases: an accompanying minor has a case, and rights, of their own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import OfFile, Record, primary_key, word
from workflows.terms import Term


class Kinship(Term):
    """What the person of this case is to the person of the other."""

    CHILD_OF = "child_of", "con của người trong hồ sơ", "child of the person of case"
    SIBLING_OF = "sibling_of", "anh, chị, em của người trong hồ sơ", "sibling of the person of case"
    ACCOMPANIES = "accompanies", "đi cùng người trong hồ sơ", "accompanies the person of case"


class Link(OfFile, Record):
    """One case tied to another, as told at receipt; `other_id` is the file of the other."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("file_id", "other_id"),)

    id: Mapped[UUID] = primary_key()
    other_id: Mapped[UUID] = mapped_column(ForeignKey("case.file_id"), index=True)
    kinship: Mapped[Kinship] = mapped_column(word(Kinship))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
