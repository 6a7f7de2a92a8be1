"""What is drawn: rows that differ in their role only share one line; lines stand under stages."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.paths import Path, rows_on
from workflows.regime import Hand, Regime, Row
from workflows.source import Confidence
from workflows.terms import Act, Role, Stage, Status

FEW = 2  # rows of at most so many stages stand under the last of them


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its number in the table of its regime, from 1."""

    number: int
    row: Row


@dataclass(frozen=True, slots=True)
class Arc:
    """One line of a picture: rows of one act, one result and one mark, a dot for each."""

    rows: tuple[Numbered, ...]
    asked: tuple[Role, ...]  # who is asked by this act, where it asks another unit

    @property
    def row(self) -> Row:
        """The first of its rows: all share act, stages, result, receiving side and mark."""
        return self.rows[0].row

    @property
    def mark(self) -> Confidence:
        """How sure the articles of these rows are."""
        return self.row.source.confidence

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every lane that the line touches."""
        taking = (self.row.hands_to.role,) if self.row.hands_to else ()
        return (*(each.row.by for each in self.rows), *taking, *self.asked)


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of one stage. `stage` None with `opens`: a file is opened; without: many stages."""

    stage: Stage | None
    opens: bool
    arcs: tuple[Arc, ...]


def bands(regime: Regime, path: Path | None) -> tuple[Band, ...]:
    """The lines of a picture, stage by stage, in the order of the table; empty bands fall away."""
    drawn = _arcs(regime, _chosen(regime, path), path)
    places: list[tuple[Stage | None, bool]] = [
        (None, True),
        *((stage, False) for stage in Stage),
        (None, False),
    ]
    found = (
        Band(stage, opens, tuple(arc for arc in drawn if _place(arc) == (stage, opens)))
        for stage, opens in places
    )
    return tuple(band for band in found if band.arcs)


def lanes(drawn: Iterable[Band]) -> tuple[Role, ...]:
    """The roles that these lines touch, in the order of their words: a lane for each."""
    touched = frozenset(role for band in drawn for arc in band.arcs for role in arc.roles)
    return tuple(role for role in Role if role in touched)


def _chosen(regime: Regime, path: Path | None) -> list[Numbered]:
    """The rows of a path; for the overview those that move the case, the person or the status."""
    numbered = [Numbered(number, row) for number, row in enumerate(regime.rows, start=1)]
    if path is None:
        return [each for each in numbered if _moves(each.row)]
    on_path = frozenset(map(id, rows_on(regime, path)))
    return [each for each in numbered if id(each.row) in on_path]


def _moves(row: Row) -> bool:
    return not row.at or row.to is not None or row.sets is not None or row.hands_to is not None


_Key = tuple[
    Act, frozenset[Stage], Stage | None, Status | None, Hand | None, Role | None, Confidence
]


def _arcs(regime: Regime, chosen: Iterable[Numbered], path: Path | None) -> list[Arc]:
    """Each giving side has a line of its own: an arrow from two lanes would cross a third's dot."""
    groups: dict[_Key, list[Numbered]] = {}
    for each in chosen:
        row = each.row
        giver = row.by if row.hands_to or row.act in regime.asks else None
        mark = row.source.confidence
        key = (row.act, row.at, row.to, row.sets, row.hands_to, giver, mark)
        groups.setdefault(key, []).append(each)
    return [Arc(tuple(rows), _asked(regime, rows[0].row.act, path)) for rows in groups.values()]


def _asked(regime: Regime, act: Act, path: Path | None) -> tuple[Role, ...]:
    """Who may answer, on this path."""
    wanted = regime.asks.get(act)
    rows = regime.rows if path is None else rows_on(regime, path)
    roles = frozenset(row.by for row in rows if row.act is wanted)
    return tuple(role for role in Role if role in roles)


def _place(arc: Arc) -> tuple[Stage | None, bool]:
    at = arc.row.at
    if not at:
        return None, True
    if len(at) > FEW:
        return None, False
    return max(at, key=list(Stage).index), False
