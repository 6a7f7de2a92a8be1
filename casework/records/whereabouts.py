"""Where the person physically is, as a line of its own beside who is responsible."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import SealedRecord
from casework.sealing import Klass, Sealed, sealed


class Whereabouts(SealedRecord):
    """One stay. The current one has no end; `kind` is a `Place`, sealed as all movements are."""

    __tablename__ = "whereabouts"

    kind: Mapped[Sealed] = sealed(Klass.PROTECTION)
    place: Mapped[Sealed] = sealed(Klass.PROTECTION)
    since_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
