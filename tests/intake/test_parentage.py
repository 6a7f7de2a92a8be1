"""Children within one list: linked where there is no doubt, named where there is."""

import pytest

from casework.intake.parentage import parentage_faults, parents_of
from casework.intake.understood import Understood
from tests.intake.make import person

# ruff: noqa: E501  # a table stays a table
# fmt: off
LISTS = {
    # number, birth, note of each row                                   links      faults
    "a child of the next row":   ([("1", "2019", "con số 2"), ("2", "1990", "")],
                                                                        {1: 2},    [(1, "child_of")]),
    "other zeros":               ([("01", "2019", "con số 2"), ("(02)", "1990", "")],
                                                                        {1: 2},    [(1, "child_of")]),
    "two children":              ([("1", "", ""), ("2", "", "con số 1"), ("3", "", "con số 1")],
                                                                        {2: 1, 3: 1}, [(2, "child_of"), (3, "child_of")]),
    "three generations":         ([("1", "", ""), ("2", "", "con số 1"), ("3", "", "con số 2")],
                                                                        {2: 1, 3: 2}, [(2, "child_of"), (3, "child_of")]),
    "a row that is not there":   ([("1", "", "con số 9"), ("2", "", "")],
                                                                        {},        [(1, "child_of_nobody")]),
    "a number on two rows":      ([("1", "", "con số 2"), ("2", "", ""), ("2", "", "")],
                                                                        {},        [(1, "child_of_several")]),
    "itself":                    ([("1", "", "con số 1")],              {},        [(1, "child_of_itself")]),
    "a circle of two":           ([("1", "", "con số 2"), ("2", "", "con số 1")],
                                                                        {},        [(1, "child_in_circle"), (2, "child_in_circle")]),
    "a child of a circle":       ([("1", "", "con số 2"), ("2", "", "con số 1"), ("3", "", "con số 1")],
                                                                        {3: 1},    [(1, "child_in_circle"), (2, "child_in_circle"), (3, "child_of")]),
    "a parent of eleven years":  ([("1", "2001", "con số 2"), ("2", "1990", "")],
                                                                        {1: 2},    [(1, "child_of"), (1, "parent_too_young")]),
    "a parent of twelve years":  ([("1", "2002", "con số 2"), ("2", "1990", "")],
                                                                        {1: 2},    [(1, "child_of")]),
}
# fmt: on


@pytest.mark.parametrize(("rows", "links", "faults"), LISTS.values(), ids=LISTS)
def test_a_child_is_linked_where_the_list_leaves_no_doubt(
    rows: list[tuple[str, str, str]], links: dict[int, int], faults: list[tuple[int, str]]
) -> None:
    people = listed(rows)

    assert parents_of(people) == links
    assert [(fault.row, fault.kind.value) for fault in parentage_faults(people)] == faults


def listed(rows: list[tuple[str, str, str]]) -> list[Understood]:
    return [
        person(number=number, full_name="Mẫu", birth=birth, note=note)
        for number, birth, note in rows
    ]
