"""The shape of a small life: states, moves, and the side that makes each move. No life is here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from workflows.terms import Term

State = TypeVar("State", bound=Term)
Move = TypeVar("Move", bound=Term)


class Side(Term):
    """Who makes a move."""

    GIVER = "giver", "bên giao", "giving party"
    RECEIVER = "receiver", "bên nhận", "receiving party"
    ASKER = "asker", "bên đề nghị", "asking party"
    ANSWERER = "answerer", "bên được đề nghị", "asked party"
    DECIDER = "decider", "người quyết định", "decider"
    PROPOSER = "proposer", "bên đề xuất", "proposer"
    APPROVER = "approver", "bên duyệt", "approver"
    PROVIDER = "provider", "bên thực hiện", "provider"
    HOLDER = "holder", "đơn vị chịu trách nhiệm", "unit that answers for it"


class MoveRefused(Exception):
    """The life has no such move from this state; both are kept, and neither names a person."""

    def __init__(self, state: Term | None, move: Term) -> None:
        super().__init__(f"{move} from {state or 'nothing'}")
        self.state = state
        self.move = move


@dataclass(frozen=True, slots=True)
class Turn(Generic[State]):
    """Where a move leads, and who makes it."""

    to: State
    side: Side


@dataclass(frozen=True)
class Life(Generic[State, Move]):
    """All turns of a small life; a state of None is the record that is not there yet."""

    turns: Mapping[tuple[State | None, Move], Turn[State]]

    def turn(self, state: State | None, move: Move) -> Turn[State]:
        """The turn that `move` makes from `state`; raises `MoveRefused`."""
        found = self.turns.get((state, move))
        if found is None:
            raise MoveRefused(state, move)
        return found

    def moves(self, state: State | None) -> tuple[Move, ...]:
        """The moves open from `state`, in the order of the table; empty at the end of the life."""
        return tuple(move for (at, move) in self.turns if at == state)
