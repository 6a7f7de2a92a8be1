"""Every situation that the rows of a regime can lead to: what `check` reasons about.

A walk has every role, relation, paper and wish, and a person of any age; so it finds all that the
table allows, and what it does not reach nobody can.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.regime import Need, Regime, Row
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
    asked = _asked(regime)
    opening = Situation(None, None, frozenset())
    seen, waiting, moves = {opening}, [opening], list[Move]()
    while waiting:
        for move in _moves(regime, waiting.pop(), asked):
            moves.append(move)
            if move.end not in seen:
                seen.add(move.end)
                waiting.append(move.end)
    return tuple(moves)


def _asked(regime: Regime) -> frozenset[Act]:
    """The acts that some row asks for; the others need not be remembered."""
    facts = (fact for row in regime.rows for need in row.needs for fact in _facts(need))
    return frozenset(fact for fact in facts if isinstance(fact, Act))


def _moves(regime: Regime, start: Situation, asked: frozenset[Act]) -> Iterator[Move]:
    for act in regime.acts_at(start.stage):
        for row in regime.rows_for(start.stage, act):
            if all(_is_met(need, start) for need in row.needs):
                yield Move(start, row, _end(regime, row, start, asked))


def _is_met(need: Need, start: Situation) -> bool:
    return any(_holds(fact, start) for fact in _facts(need))


def _holds(fact: object, start: Situation) -> bool:
    if isinstance(fact, Act):
        return fact in start.done
    if isinstance(fact, Status | Unset):
        return fact is (start.status or Unset.STATUS)
    return True


def _end(regime: Regime, row: Row, start: Situation, asked: frozenset[Act]) -> Situation:
    done = regime.after(start.done, row.act) & asked
    return Situation(row.to or start.stage, row.sets or start.status, done)


def _facts(need: Need) -> frozenset[object]:
    return frozenset(need) if isinstance(need, frozenset) else frozenset({need})
