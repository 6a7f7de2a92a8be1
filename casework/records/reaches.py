"""The reach table: which unit may touch which file, and as what. One table, four readers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from casework.records.base import Record, word
from casework.records.file import File
from casework.records.units import Unit
from workflows.terms import Term


class Tie(Term):
    """How a unit is tied to a file."""

    LEADS = "leads", "chủ trì", "leads"
    HOUSES = "houses", "đang chăm sóc", "houses"
    OFFERED = "offered", "được đề nghị nhận", "offered"
    ASKED = "asked", "được đề nghị thực hiện", "asked"
    GAVE = "gave", "đã giao", "gave"
    FORMERLY_LED = "formerly_led", "từng chủ trì", "formerly led"
    NOTIFIED = "notified", "được thông báo việc phải làm", "notified of a duty"
    RECORDS = "records", "ghi thay đơn vị chủ trì", "records for the lead"
    JOINS = "joins", "cùng tiếp nhận", "receives jointly"  # of a reception batch, never of a case
    OVERSEES = "oversees", "giám sát", "oversees"


class Reach(Record):
    """One tie. Kept by verbs in the transaction of the act that makes or ends it."""

    __tablename__ = "reach"
    __table_args__ = (Index("ix_reach_file_id", "file_id"),)

    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("file.id"), primary_key=True)
    tie: Mapped[Tie] = mapped_column(word(Tie), primary_key=True)
    since_at: Mapped[datetime]

    file: Mapped[File] = relationship(lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")


Reached = aliased(Reach, name="reached")
"""The same table for a condition inside another question, which may ask about ties itself.

A condition names the file of the outer row too: alone, `IN` would gather every file of a unit
before it looks at one. Only the list of a unit's own cases wants just that (`lookups/desk.py`).
"""
