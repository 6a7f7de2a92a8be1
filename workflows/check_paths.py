"""Checks over all paths of a regime: nothing is stuck, said twice, or reached without a right."""

from collections import Counter
from collections.abc import Iterator

from workflows.faults import Fault
from workflows.regime import Regime
from workflows.terms import Act, Stage, Status
from workflows.walk import Move

CONFIRMED_STAGES = frozenset({Stage.PROTECTION, Stage.SUPPORT, Stage.REINTEGRATION})
AFTER_CHECK = CONFIRMED_STAGES | {Stage.IDENTIFICATION}


def unreachable(regime: Regime, moves: tuple[Move, ...]) -> Iterator[Fault]:
    """Stages that no path enters."""
    reached = {move.end.stage for move in moves}
    for stage in Stage:
        if stage not in reached:
            yield Fault(
                "unreachable",
                f"Không có đường đến giai đoạn “{stage.vi}”.",
                f"No path reaches the stage “{stage.en}”.",
            )


def dead_ends(regime: Regime, moves: tuple[Move, ...]) -> Iterator[Fault]:
    """Stages and statuses that no row leaves; closed cases must have a way back."""
    left = {_where(move)[0] for move in moves if move.end.stage is not move.start.stage}
    entered = dict.fromkeys(_where(move)[1] for move in moves)
    for stage, status in entered:
        if (stage, status) not in left:
            yield Fault(
                "dead_end",
                f"Không có lối ra từ “{_name(stage, 'vi')}”, tình trạng “{_name(status, 'vi')}”.",
                f"No way out of “{_name(stage, 'en')}” with status “{_name(status, 'en')}”.",
            )


def ambiguous(regime: Regime, moves: tuple[Move, ...]) -> Iterator[Fault]:
    """Two rows of one act and role that fit one position: the law would say two things."""
    fits = Counter((move.start, move.row.act, move.row.by) for move in moves)
    doubled = dict.fromkeys(
        (start.stage, act, by) for (start, act, by), count in fits.items() if count > 1
    )
    for stage, act, by in doubled:
        yield Fault(
            "ambiguous",
            f"Hai dòng cùng áp dụng: “{act.vi}” bởi {by.vi} ở “{_name(stage, 'vi')}”.",
            f"Two rows fit: “{act.en}” by {by.en} at “{_name(stage, 'en')}”.",
        )


def unconfirmed_care(regime: Regime, moves: tuple[Move, ...]) -> Iterator[Fault]:
    """Paths to what only confirmed victims have, without the status.

    Whose confirmation was revoked stays where they are, and goes no further.
    """
    found = dict.fromkeys(move.row.act for move in moves if _enters_unconfirmed(move))
    for act in found:
        yield Fault(
            "unconfirmed_care",
            f"“{act.vi}” đưa người chưa được xác định là nạn nhân vào giai đoạn dành cho nạn nhân.",
            f"“{act.en}” takes an unconfirmed person to a stage for confirmed victims.",
        )


def unchecked(regime: Regime, moves: tuple[Move, ...]) -> Iterator[Fault]:
    """Placement or identification of an unconfirmed person before the first facts were checked."""
    found = dict.fromkeys(move.row.act for move in moves if _skips_check(regime, move))
    for act in found:
        yield Fault(
            "unchecked",
            f"“{act.vi}” bỏ qua việc xác minh thông tin ban đầu.",
            f"“{act.en}” bypasses the initial check.",
        )


def _enters_unconfirmed(move: Move) -> bool:
    if move.end.stage not in CONFIRMED_STAGES or move.end.status is Status.CONFIRMED:
        return False
    return move.end.stage is not move.start.stage


def _skips_check(regime: Regime, move: Move) -> bool:
    if move.start.status is Status.CONFIRMED or regime.checks & move.start.done:
        return False
    enters = move.end.stage in AFTER_CHECK and move.start.stage not in AFTER_CHECK
    return enters or move.row.act is Act.PLACE


Position = tuple[Stage | None, Status | None]


def _where(move: Move) -> tuple[Position, Position]:
    return (move.start.stage, move.start.status), (move.end.stage, move.end.status)


def _name(term: Stage | Status | None, lang: str) -> str:
    if term is None:
        return "chưa có" if lang == "vi" else "none"
    return term.vi if lang == "vi" else term.en
