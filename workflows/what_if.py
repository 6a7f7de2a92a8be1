"""Walks a path that nobody took: which acts would be open, and why the others would not.

Pure: a position is built from what the reader supposes and thrown away; no case is touched.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from workflows import engine
from workflows.days import VIETNAM
from workflows.deadlines import Reading, all_clocks
from workflows.engine import Choice, Refused
from workflows.parameters import Reckoning
from workflows.position import Position
from workflows.regime import Fact, Regime, Unmet
from workflows.terms import Act, AgeBand, Citizenship, Place, Role, Stage, Status

MOST_ACTS = 60
MORNING = time(8)  # an hour of the day on which a supposed act is done


@dataclass(frozen=True, slots=True)
class Taken:
    """An act that the reader supposes was done on a day (Vietnam)."""

    act: Act
    on: date


@dataclass(frozen=True, slots=True)
class Supposed:
    """What the reader supposes. Without a stage no file is open yet.

    `before` are acts done before the walk, on days that are not told; `facts` the person and the
    papers; `role` asks what comes next for a unit of that role, None for everybody: what was done
    before was done by whoever may.
    """

    taken: tuple[Taken, ...] = ()
    stage: Stage | None = None
    status: Status | None = None
    before: tuple[Act, ...] = ()
    facts: frozenset[Fact] = frozenset()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """One step of the walk: what was done when, and the stage and status it reached."""

    taken: Taken
    step: engine.Step


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the walk ends; what could come next is weighed there.

    `stopped` is the first act that the law refuses, with its reasons: it is not walked.
    """

    walked: tuple[Walked, ...]
    stage: Stage | None
    status: Status | None
    stopped: Taken | None
    reasons: tuple[Unmet, ...]
    choices: tuple[Choice, ...]

    @property
    def last_on(self) -> date | None:
        """The day of the last step."""
        return self.walked[-1].taken.on if self.walked else None


def walk_on(regime: Regime, supposed: Supposed) -> Outcome:
    """The walk as far as the law lets it go, and what could come next."""
    stands = _position(regime, supposed, supposed.stage, supposed.status, supposed.before)
    walked: list[Walked] = []
    history = list(supposed.before)
    for taken in supposed.taken:
        try:
            reached = engine.step(regime, taken.act, stands)
        except Refused as refused:
            return _outcome(regime, walked, _for(stands, supposed.role), taken, refused.unmet)
        walked.append(Walked(taken, reached))
        history.append(taken.act)
        stands = _position(regime, supposed, reached.to, reached.status, history)
    return _outcome(regime, walked, _for(stands, supposed.role), None, ())


def clocks_of(
    regime: Regime, outcome: Outcome, now: datetime, by: Reckoning
) -> tuple[Reading, ...]:
    """The clocks that the steps of the walk would have started, as they would show at `now`.

    Each step is taken to be done on the morning of its day.
    """
    return all_clocks(regime, _done(outcome.walked), now, by.calendar, parameters=by.parameters)


def asked_facts(regime: Regime) -> frozenset[Fact]:
    """Every fact that some row asks for: what there is to suppose."""
    return frozenset(fact for row in regime.rows for need in row.needs for fact in need)


def anybody() -> frozenset[Fact]:
    """A person of whom nothing else is supposed: an adult citizen who is with the unit."""
    return frozenset({AgeBand.ADULT, Citizenship.CITIZEN, Place.UNIT})


def _done(walked: Iterable[Walked]) -> Mapping[Act, datetime]:
    return {
        each.taken.act: datetime.combine(each.taken.on, MORNING, VIETNAM).astimezone(UTC)
        for each in walked
    }


def _position(
    regime: Regime,
    supposed: Supposed,
    stage: Stage | None,
    status: Status | None,
    history: Iterable[Act],
) -> Position:
    return Position(
        stage,
        status,
        supposed.facts | regime.finished(history),
        frozenset(Role),
        leads=True,
        asked=True,
        offered=True,
        houses=True,
    )


def _for(stands: Position, role: Role | None) -> Position:
    """The same position for a unit that plays this role alone."""
    alone = copy(stands)
    alone.roles = frozenset(Role) if role is None else frozenset({role})
    return alone


def _outcome(
    regime: Regime,
    walked: list[Walked],
    stands: Position,
    stopped: Taken | None,
    reasons: tuple[Unmet, ...],
) -> Outcome:
    choices = _choices(regime, stands)
    return Outcome(tuple(walked), stands.stage, stands.status, stopped, reasons, choices)


def _choices(regime: Regime, stands: Position) -> tuple[Choice, ...]:
    """What could come next, without the acts for persons who came in another way."""
    stage = stands.stage
    return tuple(
        choice
        for choice in engine.choices(regime, stands)
        if stage is None or not regime.is_of_another_way_in(stage, choice.act, stands.facts)
    )
