"""What nobody can accept any more: an offer whose act has no row where the case now stands."""

from workflows.regime import Need, Regime, Row
from workflows.terms import Act, Stage, Status, Unset


def is_moot(regime: Regime, act: Act, stage: Stage, status: Status | None) -> bool:
    """Whether no row of `act` at this stage suits this status; other needs may still be met."""
    rows = regime.rows_for(stage, act)
    return not any(_suits(row, status or Unset.STATUS) for row in rows)


def _suits(row: Row, status: Status | Unset) -> bool:
    return all(status in facts for facts in map(_facts, row.needs) if _is_of_status(facts))


def _facts(need: Need) -> frozenset[object]:
    return frozenset(need) if isinstance(need, frozenset) else frozenset({need})


def _is_of_status(facts: frozenset[object]) -> bool:
    return all(isinstance(fact, Status | Unset) for fact in facts)
