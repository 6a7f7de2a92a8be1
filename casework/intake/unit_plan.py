"""What a list of units would do to the office: who is new, who is there already, what is wrong.

The dry run shows it, and entering does it: both ask here. No database.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from casework.intake.unit_rows import Fault, UnitRow
from workflows.terms import Level, Sector

Place = tuple[Sector, Level, str]
"""What makes a unit another one than its namesake."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows to enter, units above first; those that are there already; those with faults."""

    new: tuple[UnitRow, ...]
    known: tuple[UnitRow, ...]
    faulty: tuple[UnitRow, ...]


def plan(rows: Sequence[UnitRow], there: Mapping[str, Place]) -> Plan:
    """Weigh the rows against the units that are there, by name."""
    known = [row for row in rows if _is_known(row, there)]
    others = _weighed([row for row in rows if row not in known], there)
    good, faulty = _parted(others)
    while lost := _lost(good, there):  # a row whose unit above has faults waits with it
        good = [row for row in good if row not in lost]
        faulty += [_with(row, fault) for row, fault in lost.items()]
    return Plan(
        new=tuple(_in_order(good)),
        known=tuple(known),
        faulty=tuple(sorted(faulty, key=lambda row: row.number)),
    )


def _is_known(row: UnitRow, there: Mapping[str, Place]) -> bool:
    return not row.faults and there.get(row.name) == (row.sector, row.level, row.province)


def _weighed(rows: Sequence[UnitRow], there: Mapping[str, Place]) -> list[UnitRow]:
    times = Counter(row.name for row in rows if row.name)
    going_round = _circle(rows)
    return [_with(row, *_clashes(row, times, there, going_round)) for row in rows]


def _clashes(
    row: UnitRow, times: Counter[str], there: Mapping[str, Place], going_round: frozenset[str]
) -> Iterator[Fault]:
    if times[row.name] > 1:
        yield Fault.TWICE
    if row.name in there:
        yield Fault.OTHER
    if row.name in going_round:
        yield Fault.CIRCLE


def _circle(rows: Sequence[UnitRow]) -> frozenset[str]:
    """The names that stand above or behind themselves, by way of others or at once."""
    before, found = _before(rows), set[str]()
    while True:
        try:
            TopologicalSorter(before).prepare()
        except CycleError as error:
            found |= set(error.args[1])
            before = {name: needs for name, needs in before.items() if name not in found}
        else:
            return frozenset(found)


def _before(rows: Sequence[UnitRow]) -> dict[str, set[str]]:
    """What a unit of the list waits for: the one above it, and the one that succeeds it."""
    names = {row.name for row in rows}
    return {row.name: {row.parent, row.successor} & names for row in rows}


def _parted(rows: Sequence[UnitRow]) -> tuple[list[UnitRow], list[UnitRow]]:
    return [row for row in rows if not row.faults], [row for row in rows if row.faults]


def _lost(rows: Sequence[UnitRow], there: Mapping[str, Place]) -> dict[UnitRow, Fault]:
    """Rows that name a unit which neither is there nor enters with them."""
    names = {row.name for row in rows} | there.keys()
    lost = {row: Fault.SUCCESSOR for row in rows if row.successor and row.successor not in names}
    return lost | {row: Fault.PARENT for row in rows if row.parent and row.parent not in names}


def _in_order(rows: Sequence[UnitRow]) -> list[UnitRow]:
    by_name = {row.name: row for row in rows}
    return [by_name[name] for name in TopologicalSorter(_before(rows)).static_order()]


def _with(row: UnitRow, *faults: Fault) -> UnitRow:
    return replace(row, faults=tuple(dict.fromkeys((*row.faults, *faults))))
