"""The stage tracker of one case: a short, fixed list of steps. Not a history and not a log."""

from dataclasses import dataclass

from workflows.reasons import Language
from workflows.terms import Stage, Status, Term

SETTLED_CARE = (Stage.PROTECTION, Stage.SUPPORT, Stage.REINTEGRATION)


class Passage(Term):
    """Where a step lies from the case."""

    DONE = "done", "đã qua", "passed"
    CURRENT = "current", "hiện tại", "current"
    AHEAD = "ahead", "sắp tới", "ahead"


@dataclass(frozen=True, slots=True)
class TrackerStep:
    """One stage on the tracker; `note` is the status, at the current step only."""

    stage: Stage
    label: str
    passage: Passage
    note: str | None


def tracker(stage: Stage, status: Status | None, lang: Language) -> list[TrackerStep]:
    """The steps of a case at `stage`, without those that its way does not touch.

    A case that was never a victim's case shows screening; one that ended without a confirmed
    status does not show the stages for confirmed victims as passed.
    """
    order = list(Stage)
    return [
        TrackerStep(
            step, _word(step, lang), _passage(order, step, stage), _note(step, stage, status, lang)
        )
        for step in order
        if _is_on_the_way(step, stage, status)
    ]


def _is_on_the_way(step: Stage, stage: Stage, status: Status | None) -> bool:
    if step is Stage.SCREENING:
        return status is None
    if stage is not Stage.CLOSED or step is Stage.CLOSED or status is Status.CONFIRMED:
        return True
    return status is not None and step not in SETTLED_CARE


def _passage(order: list[Stage], step: Stage, stage: Stage) -> Passage:
    if step is stage:
        return Passage.CURRENT
    return Passage.DONE if order.index(step) < order.index(stage) else Passage.AHEAD


def _note(step: Stage, stage: Stage, status: Status | None, lang: Language) -> str | None:
    return _word(status, lang) if step is stage and status is not None else None


def _word(term: Stage | Status, lang: Language) -> str:
    return term.vi if lang == "vi" else term.en
