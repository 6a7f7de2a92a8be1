"""The small life of one support line. Which letters a person may have is in the regimes."""

from workflows.life import Life, MoveRefused, Side, Turn
from workflows.terms import Letter, Term

AT_ONCE = frozenset({Letter.A, Letter.B, Letter.C})
"""Letters that may be given before anybody approves: essential needs, medical care, interpreting.

Source: L53 Điều 30(1b) for the gate and Điều 27(1) for the commune (V that they give it "if
needed"; that no approval stands before it is our reading: first help cannot wait).
"""


class LineState(Term):
    """Where a support line stands."""

    PROPOSED = "proposed", "đã đề xuất", "proposed"
    APPROVED = "approved", "đã duyệt", "approved"
    DECLINED = "declined", "không duyệt", "declined"
    DELIVERED = "delivered", "đã thực hiện", "delivered"


class LineMove(Term):
    """What a unit does with it."""

    PROPOSE = "propose", "đề xuất", "propose"
    APPROVE = "approve", "duyệt", "approve"
    DECLINE = "decline", "không duyệt, nêu lý do", "decline with reasons"
    DELIVER = "deliver", "thực hiện", "deliver"
    GIVE_AT_ONCE = "give_at_once", "hỗ trợ ngay", "give at once"


# fmt: off
SUPPORT: Life[LineState, LineMove] = Life({
    # at                 move                      to                             by
    (None,               LineMove.PROPOSE):      Turn(LineState.PROPOSED,  Side.PROPOSER),
    (None,               LineMove.GIVE_AT_ONCE): Turn(LineState.DELIVERED, Side.PROVIDER),
    (LineState.PROPOSED, LineMove.APPROVE):      Turn(LineState.APPROVED,  Side.APPROVER),
    (LineState.PROPOSED, LineMove.DECLINE):      Turn(LineState.DECLINED,  Side.APPROVER),
    (LineState.APPROVED, LineMove.DELIVER):      Turn(LineState.DELIVERED, Side.PROVIDER),
})
# fmt: on


def move(state: LineState | None, made: LineMove) -> LineState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return SUPPORT.turn(state, made).to


def give_at_once(letter: Letter) -> LineState:
    """The state of a line of first help; raises `MoveRefused` for letters that need approval."""
    if letter not in AT_ONCE:
        raise MoveRefused(None, LineMove.GIVE_AT_ONCE)
    return move(None, LineMove.GIVE_AT_ONCE)
