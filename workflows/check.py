"""Proves a regime sound: what a jurist would have to find by reading, found by walking it."""

from collections.abc import Callable, Iterable

from workflows import check_paths as paths
from workflows import check_tables as tables
from workflows.faults import Fault as Fault
from workflows.regime import Regime
from workflows.walk import Move, walk


def check(regime: Regime) -> list[Fault]:
    """All faults of a regime; empty where it is sound. Reads no clock and changes nothing."""
    moves = walk(regime)
    faults = [fault for find in OVER_PATHS for fault in find(regime, moves)]
    return faults + [fault for find in OVER_TABLES for fault in find(regime)]


OVER_PATHS: tuple[Callable[[Regime, tuple[Move, ...]], Iterable[Fault]], ...] = (
    paths.unreachable,
    paths.dead_ends,
    paths.ambiguous,
    paths.unconfirmed_care,
    paths.unchecked,
)
OVER_TABLES: tuple[Callable[[Regime], Iterable[Fault]], ...] = (
    tables.uncited,
    tables.lost_clocks,
    tables.lost_duties,
    tables.unaccounted,
    tables.unplayed,
    tables.unentitled,
    tables.paperless,
)
