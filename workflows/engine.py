"""Asks a regime whether a step is lawful, and says why not. Changes nothing: the verbs do.

The machine of `transitions` computes where a step leads; it is shared, bound to no record, and has
conditions only. It answers a failed condition with a silent False, so the reasons are ours.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from transitions import EventData, Machine, MachineError

from workflows.position import NO_FILE
from workflows.position import Position as Position
from workflows.reasons import kind_of
from workflows.regime import Fact, Lack, Regime, Row, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Paper, Relation, Stage, Status


class Refused(Exception):
    """The law does not let this unit take this step now; `unmet` says why, by which source.

    The message names kinds of reason only, never a value of the person.
    """

    def __init__(self, unmet: tuple[Unmet, ...]) -> None:
        super().__init__(", ".join(sorted({reason.kind for reason in unmet})))
        self.unmet = unmet


@dataclass(frozen=True, slots=True)
class Step:
    """A lawful step: its row, the stage and status reached, and what is still to be put right."""

    row: Row
    to: Stage
    status: Status | None
    warnings: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that the law knows at this stage: open, or grey with its reasons."""

    act: Act
    row: Row
    unmet: tuple[Unmet, ...]
    warnings: tuple[Unmet, ...]

    @property
    def is_open(self) -> bool:
        """Whether the unit may take the step now."""
        return not self.unmet


def step(regime: Regime, act: Act, position: Position) -> Step:
    """The step that `act` takes from `position`; raises `Refused` with every reason.

    A row with a receiving side is offered by the unit that leads and taken by the unit that was
    offered it: both ask here, the second with `offered`.
    """
    weighed = _weigh(regime, act, position)
    reached = _reached(regime, act, position)
    if reached is None:
        raise Refused(_reasons(regime, act, weighed, position.stage))
    row, unmet = next((row, unmet) for row, unmet in weighed if not _blocking(unmet))
    return Step(row, reached, row.sets or position.status, unmet)


def choices(
    regime: Regime, position: Position, *, own: Position | None = None
) -> tuple[Choice, ...]:
    """Every act that has a row at this stage, in the order of the table, open or not.

    The same definition as `step`: it draws the button, explains the grey one, refuses the POST.
    Where `position` is that of a lead for which another unit records, `own` is that unit's: what
    is its own act is weighed for itself.
    """
    return tuple(
        _choice(regime, act, own if own and is_party(regime, act, own) else position)
        for act in regime.acts_at(position.stage)
    )


def is_party(regime: Regime, act: Act, position: Position) -> bool:
    """Whether a row of `act` at this stage is for a unit of these roles and this tie to the case.

    Whoever records for another unit acts for itself wherever this is so.
    """
    rows = regime.rows_for(position.stage, act)
    return any(
        row.by in position.roles and regime.relations_for(row.act, row.by) & position.relations
        for row in rows
    )


def _choice(regime: Regime, act: Act, position: Position) -> Choice:
    weighed = _weigh(regime, act, position)
    row, unmet = min(weighed, key=lambda pair: _distance(pair[1]))
    if _blocking(unmet):
        return Choice(act, row, _reasons(regime, act, weighed, position.stage), ())
    return Choice(act, row, (), unmet)


def _reached(regime: Regime, act: Act, position: Position) -> Stage | None:
    """The stage that the machine computes; None where it refuses. The position stays as it is."""
    event = _machine(regime).events.get(act.name)
    if event is None:
        return None
    moved = copy(position)
    try:
        return moved.stage if event.trigger(moved) else None
    except MachineError:  # no row of this act at this stage
        return None


@lru_cache(maxsize=8)
def _machine(regime: Regime) -> Machine:
    machine = Machine(
        model=None,
        states=[NO_FILE, *Stage],
        initial=None,
        auto_transitions=False,
        send_event=True,
        model_attribute="state",
    )
    for row in regime.rows:
        _add(machine, regime, row)
    return machine


def _add(machine: Machine, regime: Regime, row: Row) -> None:
    machine.add_transition(
        row.act.name,
        [stage.name for stage in row.at] or [NO_FILE],
        row.to.name if row.to else None,
        conditions=[partial(_condition, regime, row)],
    )


def _condition(regime: Regime, row: Row, event: EventData) -> bool:
    position: Any = event.model  # the library types its model as anything
    return _permits(regime, row, position)


def _permits(regime: Regime, row: Row, position: Position) -> bool:
    return not _blocking(_unmet(regime, row, position))


Weighed = tuple[tuple[Row, tuple[Unmet, ...]], ...]
"""The rows of one act at one stage, each with all that is unmet, warnings included."""


def _weigh(regime: Regime, act: Act, position: Position) -> Weighed:
    rows = regime.rows_for(position.stage, act)
    return tuple((row, tuple(_unmet(regime, row, position))) for row in rows)


def _blocking(unmet: Iterable[Unmet]) -> tuple[Unmet, ...]:
    return tuple(reason for reason in unmet if reason.blocks)


def _reasons(regime: Regime, act: Act, weighed: Weighed, at: Stage | None) -> tuple[Unmet, ...]:
    """What keeps the unit from the nearest rows; where no row is here, the stages that have one.

    To a unit without the role the role alone is said: the rest is for others to meet.
    """
    if not weighed:
        return (_wrong_stage(regime, act, at),)
    least = min(_distance(unmet) for _, unmet in weighed)
    nearest = (unmet for _, unmet in weighed if _distance(unmet) == least)
    found = tuple(dict.fromkeys(reason for unmet in nearest for reason in _blocking(unmet)))
    return tuple(reason for reason in found if reason.kind in _OF_THE_UNIT) or found


_OF_THE_UNIT = frozenset(
    {Lack.ROLE, Lack.ENDED, Lack.MERGED}
)  # nothing that it could still do helps


def _distance(unmet: Iterable[Unmet]) -> tuple[bool, int]:
    """How far a row is from being open: a role counts for more than any fact."""
    blocking = _blocking(unmet)
    lacks_role = any(reason.kind in _OF_THE_UNIT for reason in blocking)
    return lacks_role, 0 if lacks_role else len(blocking)


def _wrong_stage(regime: Regime, act: Act, at: Stage | None) -> Unmet:
    rows = [row for row in regime.rows if row.act is act]
    stages = frozenset(stage for row in rows for stage in row.at)
    return Unmet(Lack.POSITION, stages, rows[0].source if rows else OFFICE, at=at)


def _unmet(regime: Regime, row: Row, position: Position) -> Iterable[Unmet]:
    yield from _unmet_party(regime, row, position)
    for need in row.needs:
        if not need & position.facts:
            ways = regime.other_ways_in(need, position.facts)
            kind = Lack.ENTRY if ways else kind_of(need)
            yield Unmet(kind, ways or need, row.source, _blocks(need, row))


def _unmet_party(regime: Regime, row: Row, position: Position) -> Iterable[Unmet]:
    if position.merged:
        yield Unmet(Lack.MERGED, frozenset(), OFFICE)
        return
    if position.ended is not None:
        successor = position.ended.successor
        yield Unmet(Lack.ENDED, frozenset(), OFFICE, successor=successor)
        return
    if _takes(row, position):
        return
    if row.by not in position.roles:
        yield Unmet(Lack.ROLE, frozenset({row.by}), row.source)
    elif row.at and not regime.relations_for(row.act, row.by) & position.relations:
        yield Unmet(Lack.LEAD, regime.relations_for(row.act, row.by), row.source)


def _takes(row: Row, position: Position) -> bool:
    """Whether the unit is the receiving side of the row and was offered it."""
    if row.hands_to is None or Relation.OFFERED not in position.relations:
        return False
    return row.hands_to.role in position.roles


def _blocks(missing: frozenset[Fact], row: Row) -> bool:
    """Only a paper of a verified article holds a step up; everything else always does."""
    is_paper = all(isinstance(fact, Paper) for fact in missing)
    return row.source.confidence.may_block or not is_paper
