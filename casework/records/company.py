"""Company: of people who came together, whether they went on together, and else why not."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.handoffs import Handoff
from casework.sealing import Klass, Sealed, sealed
from workflows.company import Way


class Company(SealedRecord):
    """What was said of one other person when this one was offered; each file keeps its own."""

    __tablename__ = "company"
    __table_args__ = (UniqueConstraint("file_id", "handoff_id", "other_id"),)

    handoff_id: Mapped[UUID] = mapped_column(ForeignKey("handoff.id"), index=True)
    other_id: Mapped[UUID] = mapped_column(ForeignKey("case.file_id"), index=True)
    way: Mapped[Way] = mapped_column(word(Way))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    reason: Mapped[Sealed] = sealed(Klass.CASEWORK)

    handoff: Mapped[Handoff] = relationship(lazy="raise")
