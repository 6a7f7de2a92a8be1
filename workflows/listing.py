"""The rows of a regime as a reader asks for them: numbered, with their clocks, filtered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflows.paths import Path, paths_of, rows_on
from workflows.regime import Clock, Regime, Row
from workflows.source import Confidence
from workflows.terms import Role, Stage


@dataclass(frozen=True, slots=True)
class Line:
    """One row with its number in the table (from 1), and the clocks that end with it."""

    number: int
    row: Row
    clocks: tuple[Clock, ...]
    paths: tuple[Path, ...]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages at which it applies, in their order; none for a row that opens a file."""
        return tuple(stage for stage in Stage if stage in self.row.at)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to see; whatever is None leaves everything in."""

    role: Role | None = None
    stage: Stage | None = None
    mark: Confidence | None = None
    path: Path | None = None


def lines(regime: Regime, wanted: Wanted | None = None) -> tuple[Line, ...]:
    """The rows of the regime that are wanted, in the order of the table."""
    asked = wanted or Wanted()
    on_path = _numbers(regime)
    return tuple(
        Line(number, row, clocks_ended_by(regime, row), on_path[number])
        for number, row in enumerate(regime.rows, start=1)
        if _is_wanted(row, on_path[number], asked)
    )


def by_stage(listed: Iterable[Line]) -> tuple[tuple[Stage | None, tuple[Line, ...]], ...]:
    """The lines under the first stage at which they apply; None: those that open a file."""
    order: list[Stage | None] = [None, *Stage]
    groups: dict[Stage | None, list[Line]] = {stage: [] for stage in order}
    for line in listed:
        groups[min(line.row.at, key=order.index, default=None)].append(line)
    return tuple((stage, tuple(group)) for stage, group in groups.items() if group)


def clocks_ended_by(regime: Regime, row: Row) -> tuple[Clock, ...]:
    """The clocks that end with this row: those of its own side, and the longest stays.

    Who takes over ends a clock as well, and it is theirs.
    """
    sides = {row.by, row.hands_to.role} if row.hands_to else {row.by}
    return tuple(
        clock
        for clock in regime.clocks
        if row.act in clock.ends and (clock.longest or clock.by in sides)
    )


def roles_in(regime: Regime) -> tuple[Role, ...]:
    """The roles that act or take over somewhere in the table, in the order of their words."""
    acting = frozenset(role for row in regime.rows for role in _sides(row))
    return tuple(role for role in Role if role in acting)


def stages_in(regime: Regime) -> tuple[Stage, ...]:
    """The stages at which something can be done."""
    return tuple(stage for stage in Stage if regime.acts_at(stage))


def marks_in(regime: Regime) -> tuple[Confidence, ...]:
    """The marks that rows of the table carry."""
    return tuple(
        mark for mark in Confidence if any(r.source.confidence is mark for r in regime.rows)
    )


def _numbers(regime: Regime) -> dict[int, tuple[Path, ...]]:
    """For each number the paths on which its row lies."""
    on = {path: frozenset(map(id, rows_on(regime, path))) for path in paths_of(regime)}
    return {
        number: tuple(path for path, rows in on.items() if id(row) in rows)
        for number, row in enumerate(regime.rows, start=1)
    }


def _is_wanted(row: Row, paths: tuple[Path, ...], asked: Wanted) -> bool:
    return (
        (asked.role is None or asked.role in _sides(row))
        and (asked.stage is None or asked.stage in row.at)
        and (asked.mark is None or asked.mark is row.source.confidence)
        and (asked.path is None or asked.path in paths)
    )


def _sides(row: Row) -> Iterator[Role]:
    yield row.by
    if row.hands_to is not None:
        yield row.hands_to.role
