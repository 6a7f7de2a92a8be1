"""Builders for positions: a case under the law of 2024, and who asks."""

from workflows.engine import Position
from workflows.regime import Fact
from workflows.terms import Role, Stage, Status


def lead(stage: Stage | None, status: Status | None, role: Role, *facts: Fact) -> Position:
    """The leading unit of a case, playing `role`."""
    return Position(stage, status, frozenset(facts), frozenset({role}), leads=True)


def asked(stage: Stage, status: Status | None, role: Role, *facts: Fact) -> Position:
    """A unit that was asked and does not lead."""
    return Position(stage, status, frozenset(facts), frozenset({role}), leads=False, asked=True)


def offered(stage: Stage, status: Status | None, role: Role, *facts: Fact) -> Position:
    """The receiving side of an open handoff."""
    return Position(stage, status, frozenset(facts), frozenset({role}), leads=False, offered=True)


def housing(stage: Stage, status: Status | None, role: Role, *facts: Fact) -> Position:
    """A unit that houses the person and does not lead."""
    return Position(stage, status, frozenset(facts), frozenset({role}), leads=False, houses=True)


def stranger(stage: Stage | None, status: Status | None, role: Role, *facts: Fact) -> Position:
    """A unit that plays `role` and has nothing to do with the case."""
    return Position(stage, status, frozenset(facts), frozenset({role}), leads=False)
