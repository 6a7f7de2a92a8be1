"""The small life of minutes of a handoff, and how long an office may take over them.

Signatures confirm what was handed over; they never undo an acceptance and never hold one up.
"""

from datetime import datetime, timedelta
from typing import Final

from workflows.days import VIETNAM, end_of_day
from workflows.life import Life, Side, Turn
from workflows.source import OFFICE, Source
from workflows.terms import Paper, Term


class MinutesState(Term):
    """Where the minutes stand."""

    DRAFTED = "drafted", "đã soạn, chờ kiểm tra", "drafted, to be checked"
    CHECKED = "checked", "đã kiểm tra, chờ hai bên xác nhận", "checked, to be signed"
    SIGNED = "signed", "hai bên đã xác nhận", "signed by both sides"
    REFUSED = "refused", "có bên từ chối xác nhận", "refused by one side"
    DROPPED = "dropped", "đã bỏ", "dropped"


class MinutesMove(Term):
    """What an officer does with them."""

    DRAFT = "draft", "soạn biên bản", "draft the minutes"
    CHECK = "check", "kiểm tra biên bản", "check the minutes"
    SIGN = "sign", "xác nhận biên bản", "sign the minutes"
    COMPLETE = "complete", "xác nhận biên bản sau bên kia", "sign them after the other side"
    REFUSE = "refuse", "từ chối xác nhận", "refuse to sign"
    DROP = "drop", "bỏ bản đã soạn", "drop the draft"
    LOSE_PAPER = "lose_paper", "bản ký trên giấy hết hiệu lực", "the signed paper holds no longer"


class Stance(Term):
    """What a signer says of the minutes; a refusal is signed too."""

    AGREES = "agrees", "đồng ý với nội dung biên bản", "agrees"
    REFUSES = "refuses", "không đồng ý, nêu lý do", "refuses, with reasons"


LIVE: Final = frozenset({MinutesState.DRAFTED, MinutesState.CHECKED, MinutesState.SIGNED})
"""The version that counts; a refused or dropped one may be followed by another."""

# fmt: off
MINUTES: Life[MinutesState, MinutesMove] = Life({
    # at                    move                     to                              by
    (None,                  MinutesMove.DRAFT):    Turn(MinutesState.DRAFTED, Side.HOLDER),
    (MinutesState.DRAFTED,  MinutesMove.CHECK):    Turn(MinutesState.CHECKED, Side.HOLDER),
    (MinutesState.DRAFTED,  MinutesMove.DROP):     Turn(MinutesState.DROPPED, Side.HOLDER),
    (MinutesState.CHECKED,  MinutesMove.SIGN):     Turn(MinutesState.CHECKED, Side.DECIDER),
    (MinutesState.CHECKED,  MinutesMove.COMPLETE): Turn(MinutesState.SIGNED,  Side.DECIDER),
    (MinutesState.CHECKED,  MinutesMove.REFUSE):   Turn(MinutesState.REFUSED, Side.DECIDER),
    (MinutesState.CHECKED,  MinutesMove.DROP):     Turn(MinutesState.DROPPED, Side.HOLDER),
    # A joint team signs as one side: its other members after both sides have signed.
    (MinutesState.SIGNED,   MinutesMove.SIGN):     Turn(MinutesState.SIGNED,  Side.DECIDER),
    (MinutesState.SIGNED,   MinutesMove.LOSE_PAPER): Turn(MinutesState.CHECKED, Side.HOLDER),
})
# fmt: on

DAYS_TO_SIGN: Final = 7
"""Days of the calendar from the acceptance until both sides should have signed."""

SIGN_IN_TIME: Final[Source] = OFFICE
"""No article was found that sets a limit; the office wants no minutes forgotten (law.md A2.3)."""

ON_PAPER: Final = Paper.MINUTES
"""Signing and sealing on paper is an equal way: the scan of this kind of paper stands for it."""


def move(state: MinutesState | None, made: MinutesMove) -> MinutesState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return MINUTES.turn(state, made).to


def due_at(accepted_at: datetime) -> datetime:
    """Until when both sides should have signed (UTC): the end of that day in Vietnam."""
    return end_of_day((accepted_at + timedelta(days=DAYS_TO_SIGN)).astimezone(VIETNAM).date())


def other_side(side: Side) -> Side:
    """The side across the table."""
    return Side.RECEIVER if side is Side.GIVER else Side.GIVER
