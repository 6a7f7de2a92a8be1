"""Phiếu tiếp nhận: the slip a person carries away. It names nobody and says nothing about why."""

from dataclasses import dataclass
from datetime import datetime

from casework.papers.dates import short_time, short_time_english
from casework.papers.layout import Head, Printing, Signature, Words, foot, head, signature
from casework.papers.render import JSON, render_pdf

USUAL_STEPS = (
    Words(
        "Đơn vị tiếp nhận bố trí nơi an toàn, hỏi thăm sức khỏe và lo các nhu cầu trước mắt.",
        "The receiving unit finds you a safe place and sees to your health and first needs.",
    ),
    Words(
        "Cán bộ phụ trách cho biết cơ quan nào sẽ tiếp tục giúp đỡ và khi nào liên hệ lại.",
        "The officer tells you which agency will help you next, and when they will contact you.",
    ),
    Words(
        "Khi liên hệ, chỉ cần đọc mã hồ sơ ở trên; không cần nói tên.",
        "When you get in touch, read out the case code above; you need not give your name.",
    ),
)

HOTLINE = Words(
    "Khi cần giúp đỡ, gọi Tổng đài 111 (miễn phí, 24/24 giờ).",
    "If you need help, call hotline 111 (free of charge, day and night).",
)


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """What the slip says. It has no field for a name: whoever finds it learns nothing of one."""

    head: Head
    code: str
    received_at: datetime
    received_place: str
    received_by: str  # the unit
    signature: Signature
    printing: Printing
    phone: str = ""  # of that unit; empty where it has none on record
    next_steps: tuple[Words, ...] = USUAL_STEPS
    hotline: Words = HOTLINE
    is_draft: bool = False
    with_english: bool = False


def receipt_slip_pdf(slip: ReceiptSlip) -> bytes:
    """The slip as PDF. Raises `NotACaseCode`, `NaiveTime`, `MissingLetters`."""
    return render_pdf("receipt_slip", _context(slip))


def _context(slip: ReceiptSlip) -> dict[str, JSON]:
    return {
        "created_at": slip.printing.at.isoformat(),
        "is_draft": slip.is_draft,
        "with_english": slip.with_english,
        "head": head(slip.head),
        "foot": foot(slip.code, slip.printing),
        "signature": signature(slip.signature),
        "code": slip.code,
        "received_at": _words(
            Words(short_time(slip.received_at), short_time_english(slip.received_at))
        ),
        "received_place": slip.received_place,
        "received_by": slip.received_by,
        "phone": slip.phone,
        "next_steps": [_words(step) for step in slip.next_steps],
        "hotline": _words(slip.hotline),
    }


def _words(words: Words) -> JSON:
    return {"vi": words.vi, "en": words.en}
