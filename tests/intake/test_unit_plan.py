"""What a list of units would do to the office: new, there already, or with a fault of its row."""

from datetime import date

from casework.intake.unit_plan import Plan, plan
from casework.intake.unit_rows import Fault, UnitRow
from workflows.terms import Level, Sector

PLACE = (Sector.COMMITTEE, Level.COMMUNE, "Tỉnh Mẫu")
THERE = {"UBND tỉnh Mẫu": (Sector.COMMITTEE, Level.PROVINCE, "Tỉnh Mẫu")}


def row(number: int, name: str, parent: str = "", successor: str = "") -> UnitRow:
    """A good row."""
    return UnitRow(number, name, *PLACE, parent, date(2025, 7, 1), None, successor, False, "", ())


def faults(found: Plan) -> dict[int, tuple[Fault, ...]]:
    return {row.number: row.faults for row in found.faulty}


def test_a_unit_above_in_the_list_enters_before_those_below_it() -> None:
    found = plan([row(2, "B", parent="A"), row(3, "A", parent="UBND tỉnh Mẫu")], THERE)

    assert [new.name for new in found.new] == ["A", "B"]
    assert found.faulty == ()


def test_what_is_there_already_enters_no_second_time() -> None:
    found = plan([row(2, "A")], {"A": PLACE})

    assert ([known.name for known in found.known], found.new, found.faulty) == (["A"], (), ())


def test_a_namesake_elsewhere_is_told_to_add_the_place() -> None:
    found = plan([row(2, "A")], {"A": (Sector.COMMITTEE, Level.COMMUNE, "Tỉnh Hai Mẫu")})

    assert faults(found) == {2: (Fault.OTHER,)}


def test_two_rows_of_one_name_both_wait() -> None:
    found = plan([row(2, "A"), row(3, "A"), row(4, "B")], {})

    assert faults(found) == {2: (Fault.TWICE,), 3: (Fault.TWICE,)}
    assert [new.name for new in found.new] == ["B"]


def test_a_unit_above_that_nobody_knows_is_a_fault() -> None:
    found = plan([row(2, "A", parent="Không có")], THERE)

    assert faults(found) == {2: (Fault.PARENT,)}


def test_a_row_waits_with_the_faulty_unit_above_it() -> None:
    found = plan([row(2, "A", parent="Không có"), row(3, "B", parent="A")], THERE)

    assert faults(found) == {2: (Fault.PARENT,), 3: (Fault.PARENT,)}


def test_a_successor_that_nobody_knows_is_a_fault() -> None:
    found = plan([row(2, "A", successor="Không có")], THERE)

    assert faults(found) == {2: (Fault.SUCCESSOR,)}


def test_units_that_stand_above_each_other_are_a_circle() -> None:
    found = plan([row(2, "A", parent="B"), row(3, "B", parent="A"), row(4, "C")], {})

    assert faults(found) == {2: (Fault.CIRCLE,), 3: (Fault.CIRCLE,)}
    assert [new.name for new in found.new] == ["C"]


def test_a_unit_above_itself_is_a_circle() -> None:
    found = plan([row(2, "A", parent="A")], {})

    assert faults(found) == {2: (Fault.CIRCLE,)}
