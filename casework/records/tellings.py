"""Tellings: who of a unit off the system told us of an act that leaves no step of its own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.officers import Officer
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.sealing import Klass, Sealed, sealed
from workflows.terms import Term


class NoStep(Term):
    """An act that is no step of the law; the value is its word in the trace."""

    OFFERED = "handoff.offered", "đề nghị giao, nhận", "handoff offered"
    TAKEN_IN = "handoff.person_taken_in", "nhận người, hồ sơ trả lời sau", "person taken in"
    SETTLEMENT_PROPOSED = "dispute.proposed", "đề xuất cách giải quyết", "settlement proposed"
    SETTLEMENT_CONFIRMED = "dispute.settled", "xác nhận cách giải quyết", "settlement confirmed"
    SENT_BACK = "handoff.sent_back", "trả lại hồ sơ", "handoff sent back"
    RECALLED = "handoff.recalled", "rút đề nghị giao, nhận", "handoff recalled"
    REFUSED = "request.refused", "từ chối đề nghị", "request refused"
    WITHDRAWN = "request.withdrawn", "rút đề nghị", "request withdrawn"
    NOTIFIED = "duty_notice.sent", "gửi thông báo việc phải làm", "notice of duty sent"
    ACKNOWLEDGED = "duty_notice.acknowledged", "xác nhận đã nhận thông báo", "notice acknowledged"
    NOTICE_WITHDRAWN = "duty_notice.withdrawn", "rút thông báo", "notice of duty withdrawn"
    MOVED = "whereabouts.recorded", "nơi ở hiện tại", "whereabouts"
    MEASURE_ENDED = "measure.ended", "chấm dứt biện pháp bảo vệ", "protection measure ended"
    DECLINED = "support.declined", "không duyệt hỗ trợ", "support declined"
    EXTENDED = "clock.extended", "gia hạn thời hạn", "limit extended"
    VOIDED = "paper.voided", "hủy hiệu lực của giấy tờ", "paper voided"


class Telling(SealedRecord):
    """One act of `unit_id` that ours recorded, and `subject_id`, the record it made or changed.

    A step of the law keeps the same facts itself.
    """

    __tablename__ = "telling"

    act: Mapped[NoStep] = mapped_column(word(NoStep))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel] = mapped_column(word(Channel))
    happened_at: Mapped[datetime]
    at: Mapped[datetime]
    signer: Mapped[Sealed] = sealed(Klass.CASEWORK)

    unit: Mapped[Unit] = relationship(lazy="raise")
    officer: Mapped[Officer] = relationship(lazy="raise")
