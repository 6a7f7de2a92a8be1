"""What the clocks of a case rest on, as its records stand; and what they show by it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.position import regime_of
from casework.records.cases import Case
from casework.records.extensions import ClockExtension
from casework.records.steps import Step
from workflows.counting import Extension, Past
from workflows.deadlines import Reading, open_clocks
from workflows.parameters import Reckoning, is_known
from workflows.regime import Clock, Regime, Unit
from workflows.regimes import REGIMES
from workflows.terms import Act, Role, Stage

Done = tuple[Act, datetime, date | None]
"""An act, when it happened, and the day that it set."""


def past_of(session: Session, case: Case, regime: Regime | None = None) -> Past:
    """What is known of a case; one statement, and one more where a clock may be extended.

    By its own law, or as another `regime` would count.
    """
    regime = regime or regime_of(case)
    done = [(act, at, on) for act, at, on in session.execute(_STEPS, {"of_file": case.file_id})]
    begun = {act for act, _, _ in done}
    if not any(clock.ceilings and clock.starts in begun for clock in regime.clocks):
        return past(regime, done)
    granted = session.execute(_EXTENSIONS, {"of_file": case.file_id})
    return past(regime, done, tuple(Extension(*row) for row in granted))


def past(regime: Regime, steps: Iterable[Done], extensions: tuple[Extension, ...] = ()) -> Past:
    """When each act that counts was last done: when it happened, not when it was entered.

    What a later act set aside does not count: a case taken up again is closed no more. Steps stand
    in the order in which they were entered.
    """
    steps = list(steps)
    finished = regime.finished(act for act, _, _ in steps)
    done: dict[Act, datetime] = {}
    planned: dict[Act, date] = {}
    for act, at, planned_on in steps:
        if act in finished:
            done[act] = max(at, done.get(act, at))
        if planned_on is not None:
            planned[act] = planned_on
    return Past(done, planned, extensions)


def pasts(session: Session, regimes: Mapping[UUID, str]) -> dict[UUID, Past]:
    """What is known of many cases, by file; `regimes` names the regime of each."""
    steps: dict[UUID, list[Done]] = defaultdict(list)
    for file_id, act, at, planned_on in session.execute(_STEPS_OF_MANY, {"files": [*regimes]}):
        steps[file_id].append((act, at, planned_on))
    granted: dict[UUID, list[Extension]] = defaultdict(list)
    for file_id, key, since, until in session.execute(_EXTENSIONS_OF_MANY, {"files": [*regimes]}):
        granted[file_id].append(Extension(key, since, until))
    return {
        file_id: past(REGIMES[key], steps[file_id], tuple(granted[file_id]))
        for file_id, key in regimes.items()
    }


def running(
    case: Case, past: Past, now: datetime, by: Reckoning, *, is_housed: bool
) -> tuple[Reading, ...]:
    """The clocks of a case that run; that of a longest stay only while somebody houses."""
    if case.stage is Stage.CLOSED:
        return ()
    readings = open_clocks(
        regime_of(case),
        past.done,
        now,
        by.calendar,
        planned=past.planned,
        extensions=past.extensions,
        parameters=by.parameters,
    )
    if is_housed:
        return readings
    stays = {reading.clock.key for reading in readings if reading.clock.longest}
    over = {*stays, *(r.clock.key for r in readings if r.clock.before_end_of in stays)}
    return tuple(reading for reading in readings if reading.clock.key not in over)


def clock_of_key(regime: str, key: str) -> Clock | None:
    """The clock of this key in a regime; None where an earlier version of the tables had it."""
    return next((clock for clock in REGIMES[regime].clocks if clock.key == key), None)


def rests_on_more(clock: Clock) -> bool:
    """Whether its end rests on more of the case than on its own start."""
    return bool(clock.before or clock.before_end_of or clock.also or clock.ceilings)


def is_of_stay(clock: Clock) -> bool:
    """Whether it runs for whoever houses the person: the stay, its end, what a facility owes."""
    return clock.longest or clock.before_end_of is not None or clock.by is Role.FACILITY


def movable(regime: Regime) -> Collection[str]:
    """The keys of the clocks whose end may change with the calendar or an entered limit."""
    moving = {clock.key for clock in regime.clocks if _may_move(clock)}
    return {*moving, *(c.key for c in regime.clocks if c.before_end_of in moving)}


def _may_move(clock: Clock) -> bool:
    units = {clock.unit, *(limit.unit for limit in (*clock.also, *clock.ceilings))}
    return Unit.WORKING_DAYS in units or not is_known(clock)


_STEPS: Final = (
    select(Step.act, Step.happened_at, Step.planned_on)
    .where(Step.file_id == bindparam("of_file"))
    .order_by(Step.at, Step.id)
)
_STEPS_OF_MANY: Final = (
    select(Step.file_id, Step.act, Step.happened_at, Step.planned_on)
    .where(Step.file_id.in_(bindparam("files", expanding=True)))
    .order_by(Step.at, Step.id)
)
_EXTENSIONS: Final = select(
    ClockExtension.key, ClockExtension.started_at, ClockExtension.until_on
).where(ClockExtension.file_id == bindparam("of_file"))
_EXTENSIONS_OF_MANY: Final = select(
    ClockExtension.file_id,
    ClockExtension.key,
    ClockExtension.started_at,
    ClockExtension.until_on,
).where(ClockExtension.file_id.in_(bindparam("files", expanding=True)))
