"""The small life of a request: it has a clock and an answer, and moves neither case nor person."""

from workflows.life import Life, Side, Turn
from workflows.terms import Paper, Term


class RequestState(Term):
    """Where a request stands."""

    ASKED = "asked", "đã đề nghị, chờ trả lời", "asked"
    ANSWERED = "answered", "đã trả lời", "answered"
    REFUSED = "refused", "đã từ chối, có lý do", "refused with reasons"
    WITHDRAWN = "withdrawn", "đã rút", "withdrawn"


class RequestMove(Term):
    """What a party does with it; a refusal is in writing and gives reasons."""

    ASK = "ask", "đề nghị", "ask"
    ANSWER = "answer", "trả lời", "answer"
    REFUSE = "refuse", "từ chối, nêu lý do", "refuse with reasons"
    WITHDRAW = "withdraw", "rút đề nghị", "withdraw"


ANSWERS = frozenset({RequestState.ANSWERED, RequestState.REFUSED})
"""What the asked side does; where the asking side recorded it, it waits for its paper."""

PROVEN_BY = frozenset({Paper.OTHER})
"""The papers that may confirm an answer which the asking side recorded: a letter."""

# fmt: off
REQUEST: Life[RequestState, RequestMove] = Life({
    # at                   move                     to                              by
    (None,                 RequestMove.ASK):      Turn(RequestState.ASKED,     Side.ASKER),
    (RequestState.ASKED,   RequestMove.ANSWER):   Turn(RequestState.ANSWERED,  Side.ANSWERER),
    (RequestState.ASKED,   RequestMove.REFUSE):   Turn(RequestState.REFUSED,   Side.ANSWERER),
    (RequestState.ASKED,   RequestMove.WITHDRAW): Turn(RequestState.WITHDRAWN, Side.ASKER),
})
# fmt: on


def move(state: RequestState | None, made: RequestMove) -> RequestState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return REQUEST.turn(state, made).to


def side(state: RequestState | None, made: RequestMove) -> Side:
    """The party that may make the move; raises `MoveRefused`."""
    return REQUEST.turn(state, made).side
