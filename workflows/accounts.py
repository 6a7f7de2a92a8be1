"""Gives account of each act at a case: what is there already, what is missing, what is running."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflows.deadlines import ClockState, Reading
from workflows.engine import Choice
from workflows.position import Position
from workflows.reasons import Language, explain
from workflows.regime import Fact, Regime
from workflows.terms import Relation, Role


@dataclass(frozen=True, slots=True)
class Account:
    """One act as the law sees it now: its row, what of it is met, and the clocks that wait for it.

    What is missing and what is only warned of stand in the choice, each with its article.
    """

    choice: Choice
    met: tuple[Fact | Role | Relation, ...]
    clocks: tuple[Reading, ...]

    def met_in_words(self, lang: Language) -> tuple[str, ...]:
        """What is there already; of several ways to meet a need, the one that is there."""
        return tuple(term.vi if lang == "vi" else term.en for term in self.met)

    def missing_in_words(self, lang: Language) -> tuple[str, ...]:
        """Each reason as a sentence with its source, the blocking ones first."""
        reasons = (*self.choice.unmet, *self.choice.warnings)
        return tuple(explain(reason, lang) for reason in reasons)


def account(
    regime: Regime, choice: Choice, stands: Position, running: Iterable[Reading]
) -> Account:
    """What is to be said of one choice, weighed for the position for which it was made.

    A position that was veiled tells nothing of what is sealed: what it lacks is not met here.
    """
    waiting = tuple(
        reading
        for reading in running
        if choice.act in reading.clock.ends and reading.state is not ClockState.MET
    )
    return Account(choice, tuple(_met(regime, choice, stands)), waiting)


def _met(regime: Regime, choice: Choice, stands: Position) -> Iterator[Fact | Role | Relation]:
    row = choice.row
    if row.by in stands.roles:
        yield row.by
        allowed = regime.relations_for(row.act, row.by) & stands.relations
        yield from (relation for relation in Relation if relation in allowed)
    for need in row.needs:
        yield from sorted(need & stands.facts, key=lambda fact: (type(fact).__name__, fact.value))
