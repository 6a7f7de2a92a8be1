"""How long the law takes to decide: one step, and the limits of a case. No office, no database."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import product
from statistics import median, quantiles

from workflows.deadlines import Calendar, all_clocks
from workflows.engine import Position, Refused, step
from workflows.regime import Regime
from workflows.regimes import REGIMES
from workflows.terms import Act, AgeBand, Citizenship, Paper, Role, Stage, Status

STEP_AIM = 100.0
"""Microseconds for one decision."""
CLOCKS_AIM = 1.0
"""Milliseconds for the limits of a case."""

ROUNDS = 30


def measured() -> dict[str, dict[str, float]]:
    """By regime: microseconds of a decision, milliseconds of all limits of a case (CPU time)."""
    return {key: _of(regime) for key, regime in REGIMES.items()}


def lines(figures: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The figures as the benchmark prints them."""
    for key, found in figures.items():
        yield (
            f"{key}: one step p50 {found['step_p50_us']:.0f} µs, p95 {found['step_p95_us']:.0f} µs "
            f"(aim {STEP_AIM:.0f}); all {found['clocks']:.0f} limits of a case "
            f"{found['clocks_ms']:.2f} ms (aim {CLOCKS_AIM:.0f})"
        )


def _of(regime: Regime) -> dict[str, float]:
    decisions = [_cpu(lambda asked=asked: _decide(regime, *asked)) for asked in _asked(regime)]
    started = datetime(2026, 3, 2, 2, tzinfo=UTC)
    done = {clock.starts: started for clock in regime.clocks}
    now = started + timedelta(days=2)
    limits = median(_cpu(lambda: all_clocks(regime, done, now, Calendar())) for _ in range(ROUNDS))
    return {
        "step_p50_us": median(decisions) * 1e6,
        "step_p95_us": quantiles(decisions, n=20)[18] * 1e6,
        "clocks": len(regime.clocks),
        "clocks_ms": limits * 1e3,
    }


def _asked(regime: Regime) -> Iterator[tuple[Act, Position]]:
    """Every act with a row at a stage, asked by a unit of two roles that leads an ordinary case."""
    roles = frozenset({Role.CASE_OWNER, Role.PROVINCE_SOCIAL})
    facts = frozenset({Act.INITIAL_CHECK, AgeBand.ADULT, Citizenship.CITIZEN, Paper.CONCLUSION})
    for stage, status in product(Stage, (Status.BEING_IDENTIFIED, Status.CONFIRMED)):
        for act in regime.acts_at(stage):
            yield act, Position(stage, status, facts, roles, leads=True)


def _decide(regime: Regime, act: Act, position: Position) -> None:
    with suppress(Refused):
        step(regime, act, position)


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call, the least of several: what else runs only adds to it."""
    return min(_once(work) for _ in range(ROUNDS))


def _once(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


if __name__ == "__main__":
    for line in lines(measured()):
        print(line)
