"""Children and parents within one list: who is said to be the child of which row."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casework.intake.columns import Column
from casework.intake.fault import Fault
from casework.intake.fault_kinds import FaultKind
from casework.intake.rows import number_of
from casework.intake.understood import Understood

_YOUNGEST: Final = 12  # years between a parent and a child; below, somebody wrote the wrong number


def parents_of(rows: Sequence[Understood]) -> dict[int, int]:
    """Each child's place and its parent's, counted from 1, where the list leaves no doubt."""
    found = _parents_by_number(rows)
    circles = _in_circles(found)
    return {child: parent for child, parent in found.items() if child not in circles}


def parentage_faults(rows: Sequence[Understood]) -> Iterator[Fault]:
    """What is said of each child, and what cannot be."""
    places = _places(rows)
    circles = _in_circles(_parents_by_number(rows))
    for place, row in enumerate(rows, start=1):
        if row.child_of is not None:
            parents = places.get(row.child_of, [])
            yield _fault(place, row, _kind(place, parents, circles), parents)
    for child, parent in parents_of(rows).items():
        if not _may_be_parent(rows[parent - 1], rows[child - 1]):
            yield _fault(child, rows[child - 1], FaultKind.PARENT_TOO_YOUNG, [parent])


def _kind(place: int, parents: Sequence[int], circles: set[int]) -> FaultKind:
    if not parents:
        return FaultKind.CHILD_OF_NOBODY
    if len(parents) > 1:
        return FaultKind.CHILD_OF_SEVERAL
    if parents[0] == place:
        return FaultKind.CHILD_OF_ITSELF
    return FaultKind.CHILD_IN_CIRCLE if place in circles else FaultKind.CHILD_OF


def _fault(place: int, row: Understood, kind: FaultKind, parents: Sequence[int]) -> Fault:
    parent = parents[0] if len(parents) == 1 else None
    return Fault(place, Column.NOTE, kind, {"other": row.child_of or ""}, parent)


def _places(rows: Sequence[Understood]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows, start=1):
        places[number_of(row.number)].append(place)
    return places


def _parents_by_number(rows: Sequence[Understood]) -> dict[int, int]:
    places = _places(rows)
    named = (
        (place, places.get(row.child_of, []))
        for place, row in enumerate(rows, start=1)
        if row.child_of is not None
    )
    return {child: parents[0] for child, parents in named if len(parents) == 1}


def _in_circles(parents: Mapping[int, int]) -> set[int]:
    """Who would descend from themselves: what is left when all who have no child are taken away."""
    left = dict(parents)
    children = Counter(left.values())
    childless = [place for place in left if not children[place]]
    while childless:
        parent = left.pop(childless.pop())
        children[parent] -= 1
        if not children[parent] and parent in left:
            childless.append(parent)
    return set(left)


def _may_be_parent(parent: Understood, child: Understood) -> bool:
    if parent.birth is None or child.birth is None:
        return True
    return child.birth.year - parent.birth.year >= _YOUNGEST
