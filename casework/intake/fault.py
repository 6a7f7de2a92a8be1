"""One fault of one row, and its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from casework.intake.columns import Column
from casework.intake.fault_kinds import FaultKind, Severity
from workflows.terms import Term


@dataclass(frozen=True, slots=True)
class Fault:
    """What is amiss in one row of a list. It holds what stands there: never log it."""

    row: int
    """The place of the row among the persons of the list, counted from 1."""
    column: Column
    kind: FaultKind
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    other_row: int | None = None
    """The place of the other row that the fault speaks of, where there is one."""

    @property
    def severity(self) -> Severity:
        """Whether the row enters."""
        return self.kind.severity

    @property
    def vi(self) -> str:
        """The sentence in Vietnamese."""
        return self.kind.vi % {name: _vi(fact) for name, fact in self.facts.items()}

    @property
    def en(self) -> str:
        """The sentence in English; what stands in the list is quoted as it stands."""
        return self.kind.en % {name: _en(fact) for name, fact in self.facts.items()}


def _vi(fact: str) -> str:
    return fact.vi if isinstance(fact, Term) else fact


def _en(fact: str) -> str:
    return fact.en if isinstance(fact, Term) else fact
