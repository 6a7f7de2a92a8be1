"""The ways through a regime, from each way in: which rows a person of that way can ever meet.

Found by walking the table, never entered by hand: a row that is added is on its paths at once.
"""

from collections.abc import Iterable
from functools import lru_cache

from workflows.regime import Need, Regime, Row
from workflows.terms import Act, Citizenship, Term
from workflows.walk import Move, Situation, walk


class Path(Term):
    """A way through the law, by how the person came to us; each is one picture."""

    CAME_FORWARD = "came_forward", "người đến trình báo", "came forward"
    RESCUED = "rescued", "người được giải cứu", "rescued"
    ABROAD = "abroad", "người ở nước ngoài, qua cơ quan đại diện", "abroad, through the mission"
    GATE = "gate", "người được trao trả tại cửa khẩu", "handed over at a gate"
    FOREIGNER = "foreigner", "người nước ngoài", "foreigner"


_WAY_IN: dict[Path, Act] = {
    Path.CAME_FORWARD: Act.RECEIVE,
    Path.RESCUED: Act.RESCUE,
    Path.ABROAD: Act.RECEIVE_ABROAD,
    Path.GATE: Act.RECEIVE_AT_GATE,
}


def paths_of(regime: Regime) -> tuple[Path, ...]:
    """The paths that the regime has; that of foreigners where a row speaks of them."""
    return tuple(path for path in Path if rows_on(regime, path))


@lru_cache(maxsize=32)
def rows_on(regime: Regime, path: Path) -> tuple[Row, ...]:
    """The rows that a person of this path can meet, in the order of the table.

    Foreigners come by every way in; on the other paths the person is not a foreigner.
    """
    if path is Path.FOREIGNER and not _speaks_of_foreigners(regime):
        return ()
    met = frozenset(map(id, _met(regime, ways_in(regime, path), _citizens(path))))
    return tuple(row for row in regime.rows if id(row) in met)


def ways_in(regime: Regime, path: Path) -> frozenset[Act]:
    """The acts that open a file on this path."""
    if path is Path.FOREIGNER:
        return regime.entries
    return regime.entries & {_WAY_IN[path]}


def _citizens(path: Path) -> frozenset[Citizenship]:
    foreign = frozenset({Citizenship.FOREIGN})
    return foreign if path is Path.FOREIGNER else frozenset(Citizenship) - foreign


def _speaks_of_foreigners(regime: Regime) -> bool:
    return any(need is Citizenship.FOREIGN for row in regime.rows for need in row.needs)


def _met(
    regime: Regime, entries: frozenset[Act], citizens: frozenset[Citizenship]
) -> Iterable[Row]:
    """Breadth first over the moves of the walk, from the rows that open a file in these ways."""
    onward: dict[Situation, list[Move]] = {}
    for move in _moves(regime):
        if _is_for(move.row, citizens):
            onward.setdefault(move.start, []).append(move)
    opening = Situation(None, None, frozenset())
    waiting = [move for move in onward.get(opening, ()) if move.row.act in entries]
    seen = {opening}
    while waiting:
        move = waiting.pop()
        yield move.row
        if move.end not in seen:
            seen.add(move.end)
            waiting.extend(onward.get(move.end, ()))


@lru_cache(maxsize=4)
def _moves(regime: Regime) -> tuple[Move, ...]:
    return walk(regime)


def _is_for(row: Row, citizens: frozenset[Citizenship]) -> bool:
    """Whether a person of one of these citizenships can meet every need of the row."""
    return all(_can_meet(need, citizens) for need in row.needs)


def _can_meet(need: Need, citizens: frozenset[Citizenship]) -> bool:
    facts = need if isinstance(need, frozenset) else frozenset({need})
    asked = frozenset(fact for fact in facts if isinstance(fact, Citizenship))
    return len(asked) < len(facts) or bool(asked & citizens)
