"""The due projection: what waits for whom. Verbs keep it; it can be rebuilt from nothing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import OfFile, Record, primary_key, word
from casework.records.units import Unit
from workflows.terms import Term


class Waits(Term):
    """What kind of thing waits."""

    CLOCK = "clock", "thời hạn", "limit"
    HANDOFF = "handoff", "việc giao, nhận", "handoff"
    SENT = "sent", "đề nghị đã gửi, chưa được trả lời", "sent, not yet answered"
    REQUEST = "request", "đề nghị", "request"
    PAPER = "paper", "xác nhận bằng giấy", "paper confirmation"
    ANSWER_PAPER = "answer_paper", "xác nhận trả lời bằng giấy", "paper of an answer"
    ACT_PAPER = "act_paper", "xác nhận việc ghi thay bằng giấy", "paper of a recorded act"
    MINUTES = "minutes", "biên bản giao, nhận chưa đủ chữ ký", "minutes not signed by both"
    PACKET = "packet", "giấy tờ, đồ dùng giao nhận", "papers and belongings handed over"
    SIGNATURE = "signature", "chữ ký của lãnh đạo", "signature of the head"
    DELIVERY = "delivery", "chế độ đã duyệt", "approved support"
    DUTY = "duty", "việc phải làm với cơ quan khác", "duty towards another agency"
    DUTY_NOTICE = "duty_notice", "thông báo việc phải làm", "notice of a duty"
    NOTICE_PAPER = "notice_paper", "xác nhận thông báo bằng giấy", "paper of an acknowledgement"
    DECISION = "decision", "quyết định của lãnh đạo", "decision of the head"
    SEARCH = "search", "tìm người", "search for the person"
    DISPUTE = "dispute", "vướng mắc giữa hai bên", "dispute between two sides"
    FOLLOW_UP = "follow_up", "lần theo dõi tiếp theo", "next follow-up"


class Due(OfFile, Record):
    """One thing that waits for a unit. `due_at` is empty where the law sets no known limit."""

    __tablename__ = "due"
    __table_args__ = (Index("ix_due_unit_id_due_at", "unit_id", "due_at"),)

    id: Mapped[UUID] = primary_key()
    waits: Mapped[Waits] = mapped_column(word(Waits))
    key: Mapped[str] = mapped_column(String(40))  # clock key, or the act that is awaited
    subject_id: Mapped[UUID | None]  # of the handoff, request, notice, draft or support line
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    started_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    runs_out_at: Mapped[datetime | None]  # of a clock: what is left counts to this moment
    late_at: Mapped[datetime | None]  # of a clock: red after this; empty where no limit was read

    unit: Mapped[Unit] = relationship(lazy="raise")
