"""Openings: each time sealed facts were opened for an officer. The record of reads is this."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import OfFile, Record, primary_key, word
from casework.records.officers import Officer
from casework.records.units import Unit
from workflows.terms import Term


class OpeningKind(Term):
    """The ways to open a case, a look before accepting or at minutes, and own writing."""

    VISIT = "visit", "mở hồ sơ", "visit"
    REVEAL = "reveal", "mở thông tin định danh", "reveal"
    ADVANCE = "advance", "xem tóm tắt trước khi nhận", "advance summary"
    MINUTES = "minutes", "đọc biên bản giao, nhận", "reading the minutes"
    NOTICE = "notice", "đọc lời nhắn của thông báo", "reading the words of a notice"
    MINUTES_SET = "minutes_set", "đọc biên bản của nhiều người", "reading a set of minutes"
    OWN = "own", "đọc lại phần đơn vị mình đã ghi", "reading what the unit wrote itself"


class Reason(Term):
    """Why an officer opens a case. Chosen from a list, so that reads can be reviewed by reason."""

    WORK = "work", "làm việc với hồ sơ", "working on the case"
    VERIFY = "verify", "xác minh theo đề nghị", "verifying as requested"
    CONTACT = "contact", "liên hệ với người được hỗ trợ", "contacting the person"
    SAFETY = "safety", "xử lý nguy cơ an toàn", "acting on a danger"
    HANDOFF = "handoff", "chuẩn bị giao, nhận", "preparing a handoff"
    OVERSIGHT = "oversight", "kiểm tra, giám sát", "oversight"


class Opening(OfFile, Record):
    """Who opened what, why, and until when; written and committed before anything is shown."""

    __tablename__ = "opening"
    __table_args__ = (
        Index("ix_opening_file_id_officer_id_until_at", "file_id", "officer_id", "until_at"),
    )

    id: Mapped[UUID] = primary_key()
    kind: Mapped[OpeningKind] = mapped_column(word(OpeningKind))
    reason: Mapped[Reason] = mapped_column(word(Reason))
    scope: Mapped[str] = mapped_column(String(40))  # case, protection, or whose id
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    opened_at: Mapped[datetime]
    until_at: Mapped[datetime]

    officer: Mapped[Officer] = relationship(lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")
