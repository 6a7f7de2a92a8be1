"""Drafts: what an officer has typed into a form and not sent. Never a record of a file."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record, primary_key
from casework.sealing import Klass, Sealed, sealed


class Draft(Record):
    """One form half filled in; only its own officer finds it (the walls see to that).

    `key` is that of the showing of the form in which it was typed last: once a form was sent
    under this key, the draft is spent. `is_left` says that the sign-in had ended when it came.
    """

    __tablename__ = "draft"

    id: Mapped[UUID] = primary_key()
    public_id: Mapped[UUID] = mapped_column(unique=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    form: Mapped[str] = mapped_column(String(80))  # the endpoint that the form is sent to
    place: Mapped[str] = mapped_column(String(300))  # its address: ids and codes, nothing typed
    page: Mapped[str] = mapped_column(String(300))  # where the form is shown
    key: Mapped[UUID | None]
    is_left: Mapped[bool]
    saved_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    body: Mapped[Sealed] = sealed(Klass.SYSTEM)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class
