"""Where a case stands and who asks: the question that is put to the engine. No rule lives here."""

from dataclasses import dataclass

from workflows.regime import Fact
from workflows.terms import Relation, Role, Stage, Status, Unset

NO_FILE = "NO_FILE"  # the machine's name for "no file yet"; rows that open a file start there


@dataclass(frozen=True, slots=True)
class Ended:
    """The unit that asks acts no more; `successor` is the name of the one that took over."""

    successor: str | None


class Position:
    """Where a case stands and who asks: made for one question and thrown away.

    `facts` holds the acts that count (`Regime.finished`), papers in force, age band, citizenship,
    whereabouts and wishes; the status is added here. `asked` stays true for the unit whose answer
    or conclusion is awaited; `offered` is the receiving side of an open handoff. Of a unit that
    has `ended`, no step is open, nor in a case `merged` into another one.
    """

    def __init__(
        self,
        stage: Stage | None,
        status: Status | None,
        facts: frozenset[Fact],
        roles: frozenset[Role],
        *,
        leads: bool,
        asked: bool = False,
        offered: bool = False,
        houses: bool = False,
        formerly: bool = False,
        ended: Ended | None = None,
        merged: bool = False,
    ) -> None:
        self.stage = stage
        self.status = status
        self.facts = facts | {status or Unset.STATUS}
        self.roles = roles
        self.ended = ended
        self.merged = merged
        self.relations = frozenset(
            relation
            for relation, holds in (
                (Relation.LEADS, leads),
                (Relation.ASKED, asked),
                (Relation.OFFERED, offered),
                (Relation.HOUSES, houses),
                (Relation.FORMERLY, formerly),
            )
            if holds
        )

    @property
    def state(self) -> Stage | str:
        """The stage as the machine reads and writes it."""
        return self.stage or NO_FILE

    @state.setter
    def state(self, reached: Stage) -> None:
        self.stage = reached
