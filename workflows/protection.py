"""The small life of a protection measure. It runs beside the stages and never asks for one.

Who decides, for how long and how it ends is not known for 2024 (ND162 Điều 13, not read); urgent
action may come before the decision, as under ND62/2012 Điều 6 to 11.
"""

from workflows.life import Life, Side, Turn
from workflows.terms import Term


class MeasureKind(Term):
    """What a decision may order.

    The eight of Nghị định 62/2012/NĐ-CP, Điều 6 (read); of Nghị định 162/2025/NĐ-CP only the
    shelter and the prevention of disclosure and attacks are known, from secondary sources.
    """

    SECRET_EVIDENCE = (
        "secret_evidence",
        "giữ bí mật việc cung cấp tài liệu, chứng cứ",
        "secrecy of evidence given",
    )
    SECRET_DATA = (
        "secret_data",
        "giữ bí mật thông tin cá nhân, nơi ở, nơi làm việc, học tập",
        "secrecy of personal data, home, work and school",
    )
    GUARD = (
        "guard",
        "bố trí người bảo vệ nơi ở, làm việc, học tập, đi lại, phiên tòa",
        "guards at home, work, school, on the way and in court",
    )
    LIMIT_CONTACT = (
        "limit_contact",
        "hạn chế đi lại, tiếp xúc để bảo đảm an toàn",
        "limits on movement and contact, for safety",
    )
    SHELTER = "shelter", "bố trí nơi tạm lánh", "temporary shelter"
    NEW_PLACE = (
        "new_place",
        "di chuyển nơi ở, nơi làm việc, học tập",
        "a new home, work or school",
    )
    PREVENT = (
        "prevent",
        "ngăn chặn hành vi xâm hại hoặc đe dọa xâm hại",
        "prevention of attacks and threats",
    )
    CLOSED_TRIAL = "closed_trial", "đề nghị xét xử kín", "a closed trial"


class MeasureState(Term):
    """Where a protection measure stands."""

    IN_FORCE = "in_force", "đang áp dụng", "in force"
    ENDED = "ended", "đã chấm dứt", "ended"


class MeasureMove(Term):
    """What the deciding unit does with it."""

    APPLY_AT_ONCE = "apply_at_once", "áp dụng ngay, giấy tờ sau", "apply at once, papers later"
    END = "end", "chấm dứt, nêu lý do", "end with reasons"


# fmt: off
PROTECTION: Life[MeasureState, MeasureMove] = Life({
    # at                    move                          to                              by
    (None,                  MeasureMove.APPLY_AT_ONCE): Turn(MeasureState.IN_FORCE,  Side.DECIDER),
    (MeasureState.IN_FORCE, MeasureMove.END):           Turn(MeasureState.ENDED,     Side.DECIDER),
})
# fmt: on


def move(state: MeasureState | None, made: MeasureMove) -> MeasureState:
    """The state after the move; raises `MoveRefused` where the life has no such move."""
    return PROTECTION.turn(state, made).to
