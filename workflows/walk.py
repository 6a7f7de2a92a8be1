"""Every situation that the rows of a regime can lead to: what `check` reasons about.

A walk has every role, relation, paper and wish, and a person of any age; so it finds all that the
table allows, and what it does not reach nobody can. It remembers an act only while a row that moves
the case can still ask for it, directly or by way of others; every other act counts as done. A
closed case keeps nothing but what its own rows ask for: whatever else is needed is done again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.regime import Fact, Regime, Row
from workflows.terms import Act, Stage, Status, Unset


@dataclass(frozen=True, slots=True)
class Situation:
    """A stage and a status, with those finished acts that rows ask for."""

    stage: Stage | None
    status: Status | None
    done: frozenset[Act]


@dataclass(frozen=True, slots=True)
class Move:
    """One row taken: from one situation to another."""

    start: Situation
    row: Row
    end: Situation


def walk(regime: Regime) -> tuple[Move, ...]:
    """Every move that can ever be made, from the rows that open a file on."""
    asked = _remembered(regime)
    opening = Situation(None, None, frozenset())
    seen, waiting, moves = {opening}, [opening], list[Move]()
    while waiting:
        for move in _moves(regime, waiting.pop(), asked):
            moves.append(move)
            if move.end not in seen:
                seen.add(move.end)
                waiting.append(move.end)
    return tuple(moves)


Remembered = dict[Stage | None, frozenset[Act]]
"""By stage, the acts that a walk remembers there."""


def _remembered(regime: Regime) -> Remembered:
    tracked = _that_move(regime)
    asked = {stage: _asked_at(regime, stage) & tracked for stage in Stage}
    ahead = {stage: _ahead(regime, stage) for stage in Stage}
    return {stage: frozenset().union(*(asked[s] for s in ahead[stage])) for stage in Stage}


def _that_move(regime: Regime) -> frozenset[Act]:
    """The acts asked for by rows that move stage or status, and by the rows of those acts."""
    found: frozenset[Act] = frozenset()
    rows = [row for row in regime.rows if row.to is not None or row.sets is not None]
    while rows:
        new = frozenset().union(*(_acts_asked(row) for row in rows)) - found
        found |= new
        rows = [row for row in regime.rows if row.act in new]
    return found


def _asked_at(regime: Regime, stage: Stage) -> frozenset[Act]:
    return frozenset().union(*(_acts_asked(row) for row in regime.rows if stage in row.at))


def _ahead(regime: Regime, stage: Stage) -> frozenset[Stage]:
    """This stage and those that can follow before the case is closed."""
    found, waiting = {stage}, [stage]
    while waiting:
        here = waiting.pop()
        onward = {row.to for row in regime.rows if row.to and here in row.at} - found
        if here is not Stage.CLOSED:
            found |= onward
            waiting.extend(onward)
    return frozenset(found)


def _acts_asked(row: Row) -> frozenset[Act]:
    facts = (fact for need in row.needs for fact in need)
    return frozenset(fact for fact in facts if isinstance(fact, Act))


def _moves(regime: Regime, start: Situation, asked: Remembered) -> Iterator[Move]:
    kept = asked.get(start.stage, frozenset())
    for act in regime.acts_at(start.stage):
        for row in regime.rows_for(start.stage, act):
            if all(_is_met(need, start, kept) for need in row.needs):
                yield Move(start, row, _end(regime, row, start, asked))


def _is_met(need: frozenset[Fact], start: Situation, kept: frozenset[Act]) -> bool:
    return any(_holds(fact, start, kept) for fact in need)


def _holds(fact: object, start: Situation, kept: frozenset[Act]) -> bool:
    if isinstance(fact, Act):
        return fact in start.done or fact not in kept
    if isinstance(fact, Status | Unset):
        return fact is (start.status or Unset.STATUS)
    return True


def _end(regime: Regime, row: Row, start: Situation, asked: Remembered) -> Situation:
    stage = row.to or start.stage
    done = regime.after(start.done, row.act) & asked.get(stage, frozenset())
    return Situation(stage, row.sets or start.status, done)
