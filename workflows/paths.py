"""The ways through a regime, from each way in: which rows a person of that way can ever meet.

Found from the table, never entered by hand: a row that is added is on its paths at once. Stages and
statuses are followed as in `walk`, but for one way in and without forgetting what was done, which
takes a hundredth of the time; a test holds that the walk gets wherever this does.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from workflows.regime import Fact, Regime, Row
from workflows.terms import Act, Citizenship, Stage, Status, Term, Unset


class Path(Term):
    """A way through the law, by how the person came to us; each is one picture."""

    CAME_FORWARD = "came_forward", "người đến trình báo", "came forward"
    RESCUED = "rescued", "người được giải cứu", "rescued"
    ABROAD = "abroad", "người ở nước ngoài, qua cơ quan đại diện", "abroad, through the mission"
    GATE = "gate", "người được trao trả tại cửa khẩu", "handed over at a gate"
    FOREIGNER = (
        "foreigner",
        "người nước ngoài hoặc chưa rõ quốc tịch, phát hiện ở Việt Nam",
        "foreigner or of unclear citizenship, found in Vietnam",
    )


_WAYS_IN: dict[Path, frozenset[Act]] = {
    Path.CAME_FORWARD: frozenset({Act.RECEIVE}),
    Path.RESCUED: frozenset({Act.RESCUE}),
    Path.ABROAD: frozenset({Act.RECEIVE_ABROAD}),
    Path.GATE: frozenset({Act.RECEIVE_AT_GATE}),
    Path.FOREIGNER: frozenset({Act.RECEIVE, Act.RESCUE}),
}

_ALIEN = frozenset({Citizenship.FOREIGN, Citizenship.UNCLEAR})


def paths_of(regime: Regime) -> tuple[Path, ...]:
    """The paths that the regime has; that of foreigners where a row speaks of them."""
    return tuple(path for path in Path if rows_on(regime, path))


@lru_cache(maxsize=32)
def rows_on(regime: Regime, path: Path) -> tuple[Row, ...]:
    """The rows that a person of this path can meet, in the order of the table.

    On the path of foreigners stand persons of unclear citizenship too; on the others the person is
    a citizen or a stateless resident.
    """
    if path is Path.FOREIGNER and not _speaks_of_foreigners(regime):
        return ()
    return _reached(fitting(regime, path))


def ways_in(regime: Regime, path: Path) -> frozenset[Act]:
    """The acts that open a file on this path."""
    return regime.entries & _WAYS_IN[path]


def fitting(regime: Regime, path: Path) -> tuple[Row, ...]:
    """The rows that speak of persons of this path, whether or not these can get so far.

    None that opens a file in another way, or asks for another way in or another citizenship only.
    """
    others = regime.entries - ways_in(regime, path)
    citizens = _ALIEN if path is Path.FOREIGNER else frozenset(Citizenship) - _ALIEN
    never: frozenset[Fact] = others | (frozenset(Citizenship) - citizens)
    return tuple(
        row
        for row in regime.rows
        if row.act not in others and all(need - never for need in row.needs)
    )


@dataclass(slots=True)
class _Seen:
    """Where persons of a path can come: stages with their statuses, and acts done on the way."""

    places: set[tuple[Stage | None, Status | None]] = field(default_factory=lambda: {(None, None)})
    done: set[Act] = field(default_factory=set)

    @property
    def size(self) -> int:
        return len(self.places) + len(self.done)


def _reached(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows taken once nothing new is reached any more."""
    seen, size = _Seen(), 0
    taken: tuple[Row, ...] = ()
    while seen.size > size:
        size = seen.size
        taken = tuple(row for row in rows if _take(row, seen))
    return taken


def _take(row: Row, seen: _Seen) -> bool:
    """Whether the row can be taken from somewhere; where it leads is seen from then on."""
    starts = [
        place for place in seen.places if _is_at(row, place[0]) and _is_met(row, place[1], seen)
    ]
    seen.places.update((row.to or stage, row.sets or status) for stage, status in starts)
    if starts:
        seen.done.add(row.act)
    return bool(starts)


def _is_at(row: Row, stage: Stage | None) -> bool:
    return stage in row.at if row.at else stage is None


def _is_met(row: Row, status: Status | None, seen: _Seen) -> bool:
    return all(any(_holds(fact, status, seen) for fact in need) for need in row.needs)


def _holds(fact: Fact, status: Status | None, seen: _Seen) -> bool:
    if isinstance(fact, Act):
        return fact in seen.done
    if isinstance(fact, Status | Unset):
        return fact is (status or Unset.STATUS)
    return True


def _speaks_of_foreigners(regime: Regime) -> bool:
    return any(need <= _ALIEN for row in regime.rows for need in row.needs)
