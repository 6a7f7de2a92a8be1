"""The small life of a handoff. The offer moves nothing; acceptance moves what the row says."""

# ruff: noqa: E501  # a table stays a table

from collections.abc import Mapping

from workflows.life import Life, Side, Turn
from workflows.regimes.documents import TT35, V
from workflows.source import OFFICE, Source
from workflows.terms import Act, Moves, Paper, SendBackGround, Term


class HandoffState(Term):
    """Where a handoff stands."""

    OFFERED = "offered", "đã đề nghị, chờ nhận", "offered"
    PERSON_IN = "person_in", "đã nhận người, hồ sơ chờ trả lời", "person received, file unanswered"
    ACCEPTED = "accepted", "đã nhận", "accepted"
    SENT_BACK = "sent_back", "đã trả lại hồ sơ", "sent back"
    RECALLED = "recalled", "đã rút đề nghị", "recalled"
    STRUCK = "struck", "vắng mặt, đã gạch tên", "absent, struck off"


class HandoffMove(Term):
    """What a party does with it. Sending back is for files: a person at the door is received."""

    OFFER = "offer", "đề nghị giao", "offer"
    TAKE_PERSON_IN = "take_person_in", "nhận người, hồ sơ trả lời sau", "take the person in"
    ACCEPT = "accept", "nhận", "accept"
    ACCEPT_WITH_REMARKS = "accept_with_remarks", "nhận có ý kiến", "accept with remarks"
    SEND_BACK = "send_back", "trả lại hồ sơ", "send back"
    RECALL = "recall", "rút đề nghị", "recall"
    STRIKE = "strike", "gạch tên người vắng mặt", "strike off an absent person"


OPEN = frozenset({HandoffState.OFFERED, HandoffState.PERSON_IN})
"""In flight: the file at least is unanswered, and the giver leads the case."""

ANSWERS = frozenset({HandoffState.PERSON_IN, HandoffState.ACCEPTED, HandoffState.SENT_BACK})
"""What the receiving side does; where the giving side recorded it, it waits for its paper."""

DECLINED = frozenset({HandoffState.SENT_BACK, HandoffState.STRUCK})
"""A no of the receiving side: nothing moved, and the giver has to do something else."""

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
    # The person is at the receiver's door and inside; of the file there is still to be answered.
    (HandoffState.OFFERED,   HandoffMove.TAKE_PERSON_IN):      Turn(HandoffState.PERSON_IN, Side.RECEIVER),
    (HandoffState.PERSON_IN, HandoffMove.ACCEPT):              Turn(HandoffState.ACCEPTED,  Side.RECEIVER),
    (HandoffState.PERSON_IN, HandoffMove.ACCEPT_WITH_REMARKS): Turn(HandoffState.ACCEPTED,  Side.RECEIVER),
    (HandoffState.PERSON_IN, HandoffMove.SEND_BACK):           Turn(HandoffState.SENT_BACK, Side.RECEIVER),
    (HandoffState.OFFERED,   HandoffMove.STRIKE):              Turn(HandoffState.STRUCK,    Side.RECEIVER),
})
# fmt: on


OF_A_FILE = (
    SendBackGround.NOT_OUR_PLACE,
    SendBackGround.NOT_OUR_ROLE,
    SendBackGround.PAPERS_MISSING,
    SendBackGround.DUPLICATE,
)
"""Why a file with which nobody comes goes back."""

OF_A_PLACEMENT = (SendBackGround.NO_ROOM, SendBackGround.NOT_EQUIPPED)
"""Why a facility declines, before the person has been brought to it."""

# A facility that declines answers in writing, with reasons.
DECLINED_BY_LAW: Mapping[str, Mapping[Act, Source]] = {
    "law_2011": {Act.PLACE: TT35("16.3", V)},
    "law_2024": {Act.PLACE: OFFICE},
}
"""Which offers of the person alone may be declined, by regime; of case and person together, none."""


def grounds_of(
    regime: str, act: Act, moves: Moves, state: HandoffState = HandoffState.OFFERED
) -> tuple[SendBackGround, ...]:
    """Why an offer of this kind may be sent back; none where a person at the door is received.

    Once the person is in, what is left to answer is the file.
    """
    if moves is Moves.LEAD or state is HandoffState.PERSON_IN:
        return OF_A_FILE
    if moves is Moves.PERSON and act in DECLINED_BY_LAW.get(regime, {}):
        return OF_A_PLACEMENT
    return ()


def move(state: HandoffState | None, made: HandoffMove) -> HandoffState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return HANDOFF.turn(state, made).to


def side(state: HandoffState | None, made: HandoffMove) -> Side:
    """The party that may make the move; raises `MoveRefused`."""
    return HANDOFF.turn(state, made).side
