"""The small life of a dispute: a file came back, and the person had been taken in already.

Who leads from here is settled by the supervisors of both sides: one proposes, the other confirms.
"""

from workflows.life import Life, Side, Turn
from workflows.terms import Term


class DisputeState(Term):
    """Where a dispute stands."""

    OPEN = "open", "chờ lãnh đạo hai bên giải quyết", "waiting for the supervisors of both sides"
    PROPOSED = "proposed", "một bên đã đề xuất, chờ bên kia xác nhận", "proposed by one side"
    SETTLED = "settled", "đã giải quyết", "settled"


class DisputeMove(Term):
    """What a side does with it; a proposal may be answered by another one."""

    RAISE = "raise", "nêu vướng mắc", "raise"
    PROPOSE = "propose", "đề xuất cách giải quyết", "propose"
    CONFIRM = "confirm", "xác nhận cách giải quyết", "confirm"


class Outcome(Term):
    """Who leads from here."""

    GIVER_KEEPS = "giver_keeps", "bên giao tiếp tục chủ trì", "the giving side keeps the case"
    NEW_OFFER = "new_offer", "bên giao đề nghị giao lại", "the giving side offers anew"


# fmt: off
DISPUTE: Life[DisputeState, DisputeMove] = Life({
    # at                     move                  to                              by
    (None,                   DisputeMove.RAISE):   Turn(DisputeState.OPEN,     Side.RECEIVER),
    (DisputeState.OPEN,      DisputeMove.PROPOSE): Turn(DisputeState.PROPOSED, Side.PROPOSER),
    (DisputeState.PROPOSED,  DisputeMove.PROPOSE): Turn(DisputeState.PROPOSED, Side.PROPOSER),
    (DisputeState.PROPOSED,  DisputeMove.CONFIRM): Turn(DisputeState.SETTLED,  Side.APPROVER),
})
# fmt: on


def move(state: DisputeState | None, made: DisputeMove) -> DisputeState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return DISPUTE.turn(state, made).to
