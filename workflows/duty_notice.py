"""The small life of a notice of duty: one unit tells another that a duty waits for it.

It informs and expects an acknowledgement. It moves neither lead nor person, and an acknowledgement
says that it was received and nothing about doing the duty. No article that was read orders such a
notice: that it may be sent, and by whom, is a rule of the office. The duty keeps its own article.
"""

# ruff: noqa: E501  # a table stays a table

from typing import Final

from workflows.life import Life, Side, Turn
from workflows.silence import Pace
from workflows.terms import Paper, Term


class DutyNoticeState(Term):
    """Where a notice of duty stands."""

    SENT = "sent", "đã gửi, chưa xác nhận", "sent, not acknowledged"
    ACKNOWLEDGED = "acknowledged", "đã nhận thông báo", "notice received"
    WITHDRAWN = "withdrawn", "đã rút", "withdrawn"
    ENDED = "ended", "đã hết, việc không còn phải làm", "ended, the duty is owed no more"


class DutyNoticeMove(Term):
    """What a party does with it; it ends by itself when the duty is done or owed no more."""

    SEND = "send", "gửi thông báo", "send"
    ACKNOWLEDGE = "acknowledge", "xác nhận đã nhận thông báo", "acknowledge"
    WITHDRAW = "withdraw", "rút thông báo", "withdraw"
    END = "end", "hết thông báo", "end"


STANDING: Final = (DutyNoticeState.SENT, DutyNoticeState.ACKNOWLEDGED)
"""While one of these, the notice is in force and its receiver finds its page."""

PROVEN_BY: Final = frozenset({Paper.OTHER})
"""The papers that may confirm an acknowledgement which the sending side recorded: a letter."""

PACE: Final = Pace.WORKING_TIME
"""A notice moves no person, so its silence is counted as that of a file. Office rule."""

# fmt: off
DUTY_NOTICE: Life[DutyNoticeState, DutyNoticeMove] = Life({
    # at                             move                           to                                  by
    (None,                         DutyNoticeMove.SEND):        Turn(DutyNoticeState.SENT,         Side.GIVER),
    (DutyNoticeState.SENT,         DutyNoticeMove.ACKNOWLEDGE): Turn(DutyNoticeState.ACKNOWLEDGED, Side.RECEIVER),
    (DutyNoticeState.SENT,         DutyNoticeMove.WITHDRAW):    Turn(DutyNoticeState.WITHDRAWN,    Side.GIVER),
    (DutyNoticeState.ACKNOWLEDGED, DutyNoticeMove.WITHDRAW):    Turn(DutyNoticeState.WITHDRAWN,    Side.GIVER),
    (DutyNoticeState.SENT,         DutyNoticeMove.END):         Turn(DutyNoticeState.ENDED,        Side.HOLDER),
    (DutyNoticeState.ACKNOWLEDGED, DutyNoticeMove.END):         Turn(DutyNoticeState.ENDED,        Side.HOLDER),
})
# fmt: on


def move(state: DutyNoticeState | None, made: DutyNoticeMove) -> DutyNoticeState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return DUTY_NOTICE.turn(state, made).to


def side(state: DutyNoticeState | None, made: DutyNoticeMove) -> Side:
    """The party that may make the move; raises `MoveRefused`."""
    return DUTY_NOTICE.turn(state, made).side
