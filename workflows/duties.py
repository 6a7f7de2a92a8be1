"""How far each duty of a regime is in one case: pure, from what was done and where the case stands.

A duty begins with its event and ends with its act. It is moot where the case can come to no stage
any more at which the act has a row, or was received in another way than the duty is for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from workflows.coordination import Duty, duties_of
from workflows.regime import Clock, Regime
from workflows.terms import Act, Stage, Term


class DutyState(Term):
    """Where a duty stands."""

    NOT_YET = "not_yet", "chưa phát sinh", "not yet due to start"
    OPEN = "open", "phải làm", "open"
    DONE = "done", "đã làm", "done"
    MOOT = "moot", "không còn phải làm", "no longer owed"


@dataclass(frozen=True, slots=True)
class Standing:
    """One duty in one case: since when it is owed, and when it was done (aware times)."""

    duty: Duty
    state: DutyState
    since_at: datetime | None
    done_at: datetime | None


def standings(regime: Regime, stage: Stage, done: Mapping[Act, datetime]) -> tuple[Standing, ...]:
    """Every duty of the regime, in the order of its table.

    `done` says when each act that still counts was last done.
    """
    return tuple(_standing(regime, stage, done, duty) for duty in duties_of(regime.key))


def untimed(
    regime: Regime, found: Iterable[Standing], running: Iterable[Clock]
) -> Iterator[Standing]:
    """The open duties that no running clock measures, each act once.

    What each support line has of its own is measured line by line.
    """
    of_lines = (clock for clock in regime.clocks if clock.per_line)
    seen = {act for clock in (*running, *of_lines) for act in clock.ends}
    for standing in found:
        act = standing.duty.act
        if standing.state is DutyState.OPEN and act not in seen:
            seen.add(act)
            yield standing


def _standing(regime: Regime, stage: Stage, done: Mapping[Act, datetime], duty: Duty) -> Standing:
    since_at, done_at = done.get(duty.on), done.get(duty.act)
    if since_at is None:
        is_moot = not _may_begin(regime, stage, done, duty)
        return Standing(duty, DutyState.MOOT if is_moot else DutyState.NOT_YET, None, None)
    clock = _measuring(regime, duty)
    if done_at is not None and (done_at >= since_at or clock is None):
        return Standing(duty, DutyState.DONE, since_at, done_at)
    if _met_otherwise(clock, done, since_at) or not _may_do(regime, stage, done, duty.act):
        return Standing(duty, DutyState.MOOT, since_at, None)
    return Standing(duty, DutyState.OPEN, since_at, None)


def _measuring(regime: Regime, duty: Duty) -> Clock | None:
    """The clock that runs from the event to the act: then each event asks for the act anew."""
    clocks = (clock for clock in regime.clocks if clock.starts is duty.on)
    return next((clock for clock in clocks if duty.act in clock.ends), None)


def _met_otherwise(clock: Clock | None, done: Mapping[Act, datetime], since_at: datetime) -> bool:
    """Whether another act that ends the clock as well came after: then nothing is owed any more."""
    ends = clock.ends if clock else ()
    return any(act in done and done[act] >= since_at for act in ends)


def _may_begin(regime: Regime, stage: Stage, done: Mapping[Act, datetime], duty: Duty) -> bool:
    return _may_do(regime, stage, done, duty.on) and _may_do(regime, stage, done, duty.act)


def _may_do(regime: Regime, stage: Stage, done: Mapping[Act, datetime], act: Act) -> bool:
    """Whether a row of the act stands at this stage or one to come, for this way of receipt."""
    facts = frozenset(done)
    return any(
        regime.rows_for(ahead, act) and not regime.is_of_another_way_in(ahead, act, facts)
        for ahead in _ahead(regime, stage)
    )


@lru_cache(maxsize=64)
def _ahead(regime: Regime, stage: Stage) -> frozenset[Stage]:
    """This stage and all that its rows lead to; a case that ended is taken up by no duty."""
    if stage is Stage.CLOSED:
        return frozenset({stage})
    found: set[Stage] = {stage}
    waiting: list[Stage] = [stage]
    while waiting:
        here = waiting.pop()
        onward = {row.to for row in regime.rows if here in row.at and row.to is not None}
        new = onward - found - {Stage.CLOSED}
        found |= new
        waiting.extend(new)
    return frozenset(found)
