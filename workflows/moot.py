"""What nobody can accept any more: an offer whose act has no row where the case now stands."""

from workflows.regime import Fact, Regime, Row
from workflows.terms import Act, Stage, Status, Unset


def is_moot(regime: Regime, act: Act, stage: Stage, status: Status | None) -> bool:
    """Whether no row of `act` at this stage suits this status; other needs may still be met."""
    rows = regime.rows_for(stage, act)
    return not any(_suits(row, status or Unset.STATUS) for row in rows)


def _suits(row: Row, status: Status | Unset) -> bool:
    return all(status in need for need in row.needs if _is_of_status(need))


def _is_of_status(need: frozenset[Fact]) -> bool:
    return all(isinstance(fact, Status | Unset) for fact in need)
