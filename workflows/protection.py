"""The small life of a protection measure. It runs beside the stages and never asks for one.

Who decides, for how long and how it ends is not known for 2024 (ND162 Điều 13, not read); urgent
action may come before the decision, as under ND62/2012 Điều 6 to 11.
"""

from workflows.life import Life, Side, Turn
from workflows.terms import Term


class MeasureState(Term):
    """Where a protection measure stands."""

    DRAFT = "draft", "đang soạn", "draft"
    IN_FORCE = "in_force", "đang áp dụng", "in force"
    ENDED = "ended", "đã chấm dứt", "ended"


class MeasureMove(Term):
    """What the deciding unit does with it."""

    PREPARE = "prepare", "soạn", "prepare"
    APPLY = "apply", "áp dụng", "apply"
    APPLY_AT_ONCE = "apply_at_once", "áp dụng ngay, giấy tờ sau", "apply at once, papers later"
    DROP = "drop", "không áp dụng", "drop the draft"
    END = "end", "chấm dứt, nêu lý do", "end with reasons"


# fmt: off
PROTECTION: Life[MeasureState, MeasureMove] = Life({
    # at                    move                          to                              by
    (None,                  MeasureMove.PREPARE):       Turn(MeasureState.DRAFT,     Side.DECIDER),
    (None,                  MeasureMove.APPLY_AT_ONCE): Turn(MeasureState.IN_FORCE,  Side.DECIDER),
    (MeasureState.DRAFT,    MeasureMove.APPLY):         Turn(MeasureState.IN_FORCE,  Side.DECIDER),
    (MeasureState.DRAFT,    MeasureMove.DROP):          Turn(MeasureState.ENDED,     Side.DECIDER),
    (MeasureState.IN_FORCE, MeasureMove.END):           Turn(MeasureState.ENDED,     Side.DECIDER),
})
# fmt: on


def move(state: MeasureState | None, made: MeasureMove) -> MeasureState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return PROTECTION.turn(state, made).to
