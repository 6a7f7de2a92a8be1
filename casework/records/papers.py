"""Papers on the file and their sealed content."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord, word
from casework.records.ids import new_public_id
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Paper as PaperKind


class Paper(SealedRecord):
    """A paper that steps may rest on. It is voided, never deleted.

    `form` is the key of a form of `workflows/papers.py`, `issuer` who decided or issued it; of a
    protection paper nothing more than number, day and issuer is kept.
    """

    __tablename__ = "paper"

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    kind: Mapped[PaperKind] = mapped_column(word(PaperKind))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[Sealed] = sealed(Klass.CASEWORK)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"), index=True)
    form: Mapped[Sealed] = sealed(Klass.CASEWORK)
    issued_on: Mapped[Sealed] = sealed(Klass.CASEWORK)
    issuer: Mapped[Sealed] = sealed(Klass.CASEWORK)
    title: Mapped[Sealed] = sealed(Klass.CASEWORK)
    number: Mapped[Sealed] = sealed(Klass.CASEWORK)
    file_name: Mapped[Sealed] = sealed(Klass.IDENTITY)
    media_type: Mapped[Sealed] = sealed(Klass.CASEWORK)
    has_content: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class PaperContent(SealedRecord):
    """The scan itself, sealed in chunks; apart from the paper, so that lists never load it."""

    __tablename__ = "paper_content"

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), unique=True)
    content: Mapped[Sealed] = sealed(Klass.IDENTITY)
