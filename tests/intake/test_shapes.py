"""Lists of every shape an office may send: the same four persons are understood from each."""

import pytest

from casework.intake.columns import Column
from casework.intake.layout import propose
from casework.intake.sheet import read_sheet
from tests.intake import shapes
from tests.intake.make import faults_in, understood_in, written_in
from tests.intake.shapes import NAMES, SHAPES, Shape


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_four_persons_are_found_in_any_shape(shape: Shape) -> None:
    content = shape.build()

    persons = understood_in(content)

    assert [person.full_name for person in persons] == list(shape.names)
    assert [person.birth.said if person.birth else None for person in persons] == list(shape.births)
    assert [person.sex for person in persons] == list(shape.sexes)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_nothing_of_a_sound_list_must_be_mended(shape: Shape) -> None:
    content = shape.build()

    mended = [fault.kind for fault in faults_in(content) if fault.severity == "mend"]

    assert mended == []


def test_a_capital_name_gets_no_accents() -> None:
    persons = understood_in(shapes.capitals_without_accents())

    assert persons[3].full_name == "NGUYEN VAN MAU DUC"


def test_what_is_merged_downwards_is_said_of_everyone() -> None:
    persons = understood_in(shapes.hand_over_merged_downwards())

    assert {person.gate for person in persons} == {"Mộc Bài"}
    assert {f"{person.received_on}" for person in persons} == {"2026-03-14"}


def test_rows_without_numbers_are_counted() -> None:
    rows = written_in(shapes.without_numbers())

    assert [row[Column.NUMBER] for row in rows] == ["1", "2", "3", "4"]


def test_the_telephone_of_relatives_is_not_taken_for_the_persons_own() -> None:
    layout = propose(read_sheet(shapes.other_order_and_names()))

    assert Column.PHONE not in layout.columns


def test_the_registered_home_is_taken_before_the_place_of_origin() -> None:
    persons = understood_in(shapes.other_order_and_names())

    assert {person.home_address for person in persons} == {"xã Mẫu"}


def test_other_lists_of_the_file_are_counted() -> None:
    sheet = read_sheet(shapes.list_on_a_hidden_sheet())

    assert NAMES[0] in sheet.rows[1]
    assert sheet.other_lists == 0
