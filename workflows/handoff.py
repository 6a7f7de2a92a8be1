"""The small life of a handoff. The offer moves nothing; acceptance moves what the row says."""

# ruff: noqa: E501  # a table stays a table

from workflows.life import Life, Side, Turn
from workflows.terms import Paper, Term


class HandoffState(Term):
    """Where a handoff stands."""

    OFFERED = "offered", "đã đề nghị, chờ nhận", "offered"
    ACCEPTED = "accepted", "đã nhận", "accepted"
    SENT_BACK = "sent_back", "đã trả lại hồ sơ", "sent back"
    RECALLED = "recalled", "đã rút đề nghị", "recalled"


class HandoffMove(Term):
    """What a party does with it. Sending back is for files: a person at the door is received."""

    OFFER = "offer", "đề nghị giao", "offer"
    ACCEPT = "accept", "nhận", "accept"
    ACCEPT_WITH_REMARKS = "accept_with_remarks", "nhận có ý kiến", "accept with remarks"
    SEND_BACK = "send_back", "trả lại hồ sơ", "send back"
    RECALL = "recall", "rút đề nghị", "recall"


ANSWERS = frozenset({HandoffState.ACCEPTED, HandoffState.SENT_BACK})
"""What the receiving side does; where the giving side recorded it, it waits for its paper."""

PROVEN_BY = frozenset({Paper.MINUTES, Paper.OTHER})
"""The papers that may confirm an answer which the giving side recorded."""

# fmt: off
HANDOFF: Life[HandoffState, HandoffMove] = Life({
    # at                     move                               to                              by
    (None,                   HandoffMove.OFFER):               Turn(HandoffState.OFFERED,   Side.GIVER),
    (HandoffState.OFFERED,   HandoffMove.ACCEPT):              Turn(HandoffState.ACCEPTED,  Side.RECEIVER),
    (HandoffState.OFFERED,   HandoffMove.ACCEPT_WITH_REMARKS): Turn(HandoffState.ACCEPTED,  Side.RECEIVER),
    (HandoffState.OFFERED,   HandoffMove.SEND_BACK):           Turn(HandoffState.SENT_BACK, Side.RECEIVER),
    (HandoffState.OFFERED,   HandoffMove.RECALL):              Turn(HandoffState.RECALLED,  Side.GIVER),
})
# fmt: on


def move(state: HandoffState | None, made: HandoffMove) -> HandoffState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return HANDOFF.turn(state, made).to


def side(state: HandoffState | None, made: HandoffMove) -> Side:
    """The party that may make the move; raises `MoveRefused`."""
    return HANDOFF.turn(state, made).side
