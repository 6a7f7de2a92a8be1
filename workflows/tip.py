"""The small life of a tip: information that somebody may be a victim; it must end in a decision.

Exactly one unit answers for a tip at any moment. Passing on moves nothing until the other side took
over: on the system it does so itself, off the system ours writes down who acknowledged it.
"""

# ruff: noqa: E501  # a table stays a table

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from workflows.life import Life, Side, Turn
from workflows.regimes.documents import L53, S, V
from workflows.source import Confidence, Source
from workflows.terms import Term


class TipKind(Term):
    """What the information is."""

    DENUNCIATION = "denunciation", "tố giác", "denunciation"
    REPORT = "report", "tin báo", "report"
    HOTLINE = "hotline", "tin từ Tổng đài 111", "hotline 111"
    MISSING = "missing", "tin về người mất tích", "missing person"
    ABROAD = "abroad", "tin về nạn nhân còn ở nước ngoài", "victim still abroad"
    OTHER = "other", "nguồn tin khác", "other information"


class TipWay(Term):
    """By what way it came."""

    IN_PERSON = "in_person", "đến trình bày trực tiếp", "in person"
    TELEPHONE = "telephone", "điện thoại", "telephone"
    HOTLINE = "hotline", "đường dây nóng, tổng đài", "hotline"
    LETTER = "letter", "đơn, thư", "letter"
    ONLINE = "online", "qua mạng", "online"
    AGENCY = "agency", "cơ quan, tổ chức khác chuyển đến", "from another agency"
    OWN = "own", "đơn vị tự phát hiện", "found by the unit itself"


class Urgency(Term):
    """How soon somebody must look; the most pressing first, and lists keep this order."""

    AT_ONCE = "at_once", "khẩn cấp, có người đang gặp nguy hiểm", "urgent, somebody is in danger"
    SOON = "soon", "cần xử lý sớm", "soon"
    ORDINARY = "ordinary", "thông thường", "ordinary"


class TellerWish(Term):
    """What whoever told asks for themselves."""

    NAMED = "named", "đồng ý nêu tên", "may be named"
    SECRET = "secret", "đề nghị giữ bí mật", "asks to be kept secret"
    ANONYMOUS = "anonymous", "không cho biết tên", "gave no name"


class TipState(Term):
    """Where a tip stands."""

    OPEN = "open", "chờ giải quyết", "open"
    OFFERED = "offered", "đã chuyển, chờ bên nhận xác nhận", "passed on, not yet taken over"
    PASSED_ON = "passed_on", "đã chuyển, bên nhận đã xác nhận", "passed on and acknowledged"
    CASE_OPENED = "case_opened", "đã lập hồ sơ", "a case was opened"
    NOTHING_FOUND = "nothing_found", "không có căn cứ, có lý do", "nothing found, with a reason"


class TipMove(Term):
    """What a unit does with it, in the words of its story."""

    REGISTER = "register", "ghi vào sổ", "registered"
    OPEN_CASE = "open_case", "lập hoặc gắn hồ sơ", "case opened or tied"
    PASS_ON = "pass_on", "chuyển đơn vị khác", "passed on"
    TAKE_OVER = "take_over", "nhận giải quyết", "taken over"
    SEND_BACK = "send_back", "trả lại", "sent back"
    RECORD_TAKING_OVER = (
        "record_taking_over",
        "ghi nhận bên nhận đã xác nhận",
        "taking over recorded",
    )
    TAKE_BACK = "take_back", "rút lại", "taken back"
    FIND_NOTHING = (
        "find_nothing",
        "kết luận không có căn cứ",
        "nothing found",
    )
    LOOK_AGAIN = "look_again", "xem xét lại", "looked at again"


SETTLED = frozenset({TipState.CASE_OPENED, TipState.PASSED_ON, TipState.NOTHING_FOUND})
"""Where a tip has its decision. The plans ask that all have one (chỉ tiêu giải quyết 100 %)."""

NEEDS_REASON = frozenset({TipMove.SEND_BACK, TipMove.FIND_NOTHING, TipMove.LOOK_AGAIN})
"""What nobody does without saying why: an office rule."""

# fmt: off
TIP: Life[TipState, TipMove] = Life({
    # at                      move                             to                               by
    (None,                    TipMove.REGISTER):           Turn(TipState.OPEN,          Side.HOLDER),
    (TipState.OPEN,           TipMove.OPEN_CASE):          Turn(TipState.CASE_OPENED,   Side.HOLDER),
    (TipState.OPEN,           TipMove.PASS_ON):            Turn(TipState.OFFERED,       Side.HOLDER),
    (TipState.OPEN,           TipMove.FIND_NOTHING):       Turn(TipState.NOTHING_FOUND, Side.HOLDER),
    (TipState.OFFERED,        TipMove.TAKE_OVER):          Turn(TipState.OPEN,          Side.RECEIVER),
    (TipState.OFFERED,        TipMove.SEND_BACK):          Turn(TipState.OPEN,          Side.RECEIVER),
    (TipState.OFFERED,        TipMove.RECORD_TAKING_OVER): Turn(TipState.PASSED_ON,     Side.HOLDER),
    (TipState.OFFERED,        TipMove.TAKE_BACK):          Turn(TipState.OPEN,          Side.HOLDER),
    (TipState.CASE_OPENED,    TipMove.OPEN_CASE):          Turn(TipState.CASE_OPENED,   Side.HOLDER),  # a tip may speak of several
    (TipState.CASE_OPENED,    TipMove.LOOK_AGAIN):         Turn(TipState.OPEN,          Side.HOLDER),
    (TipState.NOTHING_FOUND,  TipMove.LOOK_AGAIN):         Turn(TipState.OPEN,          Side.HOLDER),
    (TipState.PASSED_ON,      TipMove.LOOK_AGAIN):         Turn(TipState.OPEN,          Side.HOLDER),  # it came back on paper
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a unit has to settle a tip; `days` is None where no article was read."""

    days: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class First:
    """What the law says comes first, in both languages; shown for reference."""

    vi: str
    en: str
    source: Source


COMES_FORWARD = First(
    "Người đến trình báo cho chính mình thì tiếp nhận ngay, không ghi thành tin",
    "Whoever comes forward for themselves is received at once, and is no tip",
    L53("27.1", V),
)

FIRST: Mapping[TipKind, First] = {
    TipKind.ABROAD: First(
        "Người đó chưa được giải cứu thì cơ quan đại diện Việt Nam ở nước ngoài thông báo cho cơ "
        "quan có thẩm quyền nước sở tại",
        "While the person is not rescued, the Vietnamese mission tells the authority of the host "
        "country",
        L53("29", S),
    ),
}
"""For some kinds only: of the others no article was found."""

# No row of `reference/law.md` gives a limit for settling a tip, so none is invented here: the
# screen says that none is entered and shows how long the tip has waited, never in red.
LIMIT = Limit(None, Source("", "", Confidence.U))


def time_left(received_at: datetime, now: datetime) -> timedelta | None:
    """What is left of the limit; None where none is known. Both times are aware."""
    return None if LIMIT.days is None else received_at + timedelta(days=LIMIT.days) - now


def move(state: TipState | None, made: TipMove) -> TipState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return TIP.turn(state, made).to


def side(state: TipState | None, made: TipMove) -> Side:
    """Who makes the move; raises `MoveRefused` where the life has no such move."""
    return TIP.turn(state, made).side
