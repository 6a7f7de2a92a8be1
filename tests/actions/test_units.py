"""Units change by a slip corrected, with a reason, or by an end with a successor."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due
from casework.actions.founding import UnitNameTaken
from casework.actions.units import (
    Faulty,
    Frame,
    FrameRefused,
    Known,
    Wrong,
    WrongEnd,
    WrongFrame,
    correct_frame,
    correct_unit,
    end_unit,
    enter_units,
)
from casework.database import Scope
from casework.intake.unit_rows import Fault, UnitRow
from casework.lookups.units import planned
from casework.reach import ties
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.reaches import Tie
from casework.records.trace import Entry
from casework.records.units import Unit, UnitCorrection
from casework.transaction import perform
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import handed_on_paper
from tests.actions.town import Town
from workflows.terms import Act, Level, Sector, Stage

LAST = date(2026, 7, 1)


def stored(town: Town, key: str) -> Unit:
    with town.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Unit, town.units[key])


def keeps(town: Town, verb: Callable[..., Any], key: str, *args: Any, **named: Any) -> Any:
    """A verb of an administrator on one unit; units among the arguments are given by their key."""
    keeper = town.actors["board.head"]

    def act(session: Session) -> Any:
        given = [_unit(session, town, arg) if isinstance(arg, str) else arg for arg in args]
        return verb(session, keeper, MORNING, _unit(session, town, key), *given, **named)

    return perform(town.database, keeper, act)


def last_said(town: Town) -> tuple[str, object]:
    stream = f"unit:{town.units['board'].hex}"
    with town.database.reading(Scope.of_job("test")) as session:
        entries = select(Entry).where(Entry.stream == stream).order_by(Entry.seq.desc())
        last = session.scalars(entries.limit(1)).one()
    return last.event, json.loads(last.body)["details"]


def entries(town: Town) -> int:
    """How many entries the stream of the keeper's unit has."""
    stream = f"unit:{town.units['board'].hex}"
    with town.database.reading(Scope.of_job("test")) as session:
        return len(session.scalars(select(Entry.id).where(Entry.stream == stream)).all())


def _unit(session: Session, town: Town, key: str) -> Unit:
    return session.get_one(Unit, town.units[key])


def test_a_slip_in_the_name_is_corrected_and_the_trace_names_only_the_field(town: Town) -> None:
    phone = stored(town, "commune").phone

    changed = keeps(town, correct_unit, "commune", name="UBND xã Sửa Mẫu", phone=phone)

    assert changed == {"name"}
    assert stored(town, "commune").name == "UBND xã Sửa Mẫu"
    subject = town.units["commune"].hex
    assert last_said(town) == ("unit.corrected", {"subject": subject, "fields": ["name"]})


def test_what_does_not_change_is_not_written_down(town: Town) -> None:
    unit, before = stored(town, "post"), entries(town)

    changed = keeps(town, correct_unit, "post", name=unit.name, phone=unit.phone)

    assert changed == frozenset()
    assert entries(town) == before


def test_two_units_do_not_share_a_name(town: Town) -> None:
    taken = stored(town, "owner").name

    with pytest.raises(UnitNameTaken):
        keeps(town, correct_unit, "post", name=taken, phone=None)

    assert stored(town, "post").name != taken


def test_a_unit_ends_on_its_day_and_names_its_successor(town: Town) -> None:
    keeps(town, end_unit, "police", LAST, "second_police")

    unit = stored(town, "police")
    assert (unit.valid_to, unit.successor_id) == (LAST, town.units["second_police"])
    assert unit.acts_on(date(2026, 6, 30))
    assert not unit.acts_on(LAST)
    details = {
        "subject": town.units["police"].hex,
        "until": "2026-07-01",
        "by": town.units["second_police"].hex,
    }
    assert last_said(town) == ("unit.ended", details)


def test_the_cases_of_a_unit_that_ends_stay_where_they_are(town: Town) -> None:
    folder = received(town, "gate")

    keeps(town, end_unit, "gate", LAST)

    assert folder.stands[0::2] == (Stage.RECEIPT, "gate")


def test_a_mistaken_end_is_taken_back(town: Town) -> None:
    keeps(town, end_unit, "far_police", LAST, "second_owner")

    keeps(town, end_unit, "far_police", None)

    unit = stored(town, "far_police")
    assert (unit.valid_to, unit.successor_id) == (None, None)


def test_a_unit_does_not_end_before_it_began(town: Town) -> None:
    began = stored(town, "facility").valid_from

    with pytest.raises(WrongEnd) as caught:
        keeps(town, end_unit, "facility", began)

    assert caught.value.wrong is Wrong.BEFORE_IT_BEGAN
    assert stored(town, "facility").valid_to is None


def test_no_unit_succeeds_itself_by_way_of_another(town: Town) -> None:
    keeps(town, end_unit, "far_owner", LAST, "far_facility")

    with pytest.raises(WrongEnd) as caught:
        keeps(town, end_unit, "far_facility", LAST, "far_owner")

    assert caught.value.wrong is Wrong.ITSELF


def test_a_unit_that_is_gone_succeeds_nobody(town: Town) -> None:
    with pytest.raises(WrongEnd) as caught:
        keeps(town, end_unit, "facility", LAST, "ended_owner")

    assert caught.value.wrong is Wrong.SUCCESSOR_AWAY


def test_a_list_enters_in_one_act_with_what_stands_above(town: Town) -> None:
    rows = (line(2, "Xã Dưới Mẫu", parent="Tỉnh Trên Mẫu"), line(3, "Tỉnh Trên Mẫu"))
    before = entries(town)

    made = enters(town, rows)

    by_name = {unit.name: unit for unit in made}
    assert by_name["Xã Dưới Mẫu"].parent_id == by_name["Tỉnh Trên Mẫu"].id
    assert entries(town) == before + 1
    added = sorted(unit.id.hex for unit in made)
    assert last_said(town) == ("units.entered", {"added": added})


def test_the_same_list_twice_adds_nobody(town: Town) -> None:
    rows = (line(2, "Xã Hai Lần Mẫu"),)
    enters(town, rows)
    before = entries(town)

    made = enters(town, rows)

    assert (made, entries(town)) == ([], before)


def test_a_row_with_a_fault_is_entered_by_nobody(town: Town) -> None:
    row = replace(line(2, "Xã Lỗi Mẫu"), faults=(Fault.TWICE,))
    keeper = town.actors["board.head"]

    with pytest.raises(Faulty):
        perform(town.database, keeper, lambda s: enter_units(s, keeper, MORNING, [row]))


def line(number: int, name: str, parent: str = "") -> UnitRow:
    """A good row of a list."""
    place = (Sector.COMMITTEE, Level.COMMUNE, "Tỉnh Mẫu")
    return UnitRow(number, name, *place, parent, date(2025, 7, 1), None, "", False, "")


def enters(town: Town, rows: Sequence[UnitRow]) -> list[Unit]:
    """Plan the list and enter what is new, as the page does."""
    keeper = town.actors["board.head"]
    return perform(
        town.database, keeper, lambda s: enter_units(s, keeper, MORNING, planned(s, rows).new)
    )


def reframes(
    town: Town, key: str, frame: Frame, reason: str = "Nhập nhầm khi thêm"
) -> frozenset[str]:
    """Correct the frame of a unit, as the page does: in the session of a job."""
    keeper = town.actors["board.head"]
    known = Known(reason, date(2026, 3, 1))

    def act(session: Session) -> frozenset[str]:
        return correct_frame(session, keeper, MORNING, _unit(session, town, key), frame, known)

    return perform(town.database, keeper, act, job="units")


def frame_of(unit: Unit, **changed: object) -> Frame:
    return replace(Frame(unit.sector, unit.level, unit.province, unit.on_system), **changed)


def is_true(folder: Folder) -> bool:
    """Whether what waits in a case is as it would be made from nothing."""
    with folder.town.database.reading(Scope.of_job("doctor")) as session:
        case = session.get_one(Case, folder.file_id)
        wanted = {(item.key, item.unit_id) for item in due.waiting(session, case, MORNING)}
        rows = session.scalars(select(Due).where(Due.file_id == folder.file_id))
        return wanted == {(row.key, row.unit_id) for row in rows}


def test_a_level_that_was_entered_wrongly_is_corrected_with_a_reason(town: Town) -> None:
    unit = stored(town, "second_board")

    changed = reframes(town, "second_board", frame_of(unit, level=Level.DISTRICT))

    assert changed == {"level"}
    subject = town.units["second_board"].hex
    assert last_said(town) == ("unit.reframed", {"subject": subject, "fields": ["level"]})
    with town.database.reading(Scope.of_job("test")) as session:
        row = session.scalars(select(UnitCorrection).where(UnitCorrection.unit_id == unit.id)).one()
    assert (row.was, row.became, row.reason) == ("province", "district", "Nhập nhầm khi thêm")


def test_a_frame_that_is_right_already_is_not_written_down(town: Town) -> None:
    before = entries(town)

    changed = reframes(town, "second_owner", frame_of(stored(town, "second_owner")))

    assert (changed, entries(town)) == (frozenset(), before)


def test_a_unit_that_a_case_names_becomes_no_facility(town: Town) -> None:
    received(town, "post")

    with pytest.raises(FrameRefused) as caught:
        reframes(town, "post", frame_of(stored(town, "post"), sector=Sector.FACILITY))

    assert caught.value.wrong is WrongFrame.SHELTER
    assert stored(town, "post").sector is Sector.POLICE


def test_a_facility_that_no_case_names_was_never_one(town: Town) -> None:
    unit = stored(town, "far_facility")

    changed = reframes(town, "far_facility", frame_of(unit, sector=Sector.HEALTH))

    assert changed == {"sector"}


def test_a_unit_with_duties_does_not_leave_the_system(town: Town) -> None:
    received(town, "gate")

    with pytest.raises(FrameRefused) as caught:
        reframes(town, "gate", frame_of(stored(town, "gate"), on_system=False))

    assert caught.value.wrong is WrongFrame.STILL_WORKS
    assert stored(town, "gate").on_system


def test_a_lead_that_joins_the_system_speaks_for_itself(town: Town) -> None:
    folder = received(town, "gate")
    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    before = ties_of(folder, "gate")

    changed = reframes(town, "far_commune", frame_of(stored(town, "far_commune"), on_system=True))

    assert changed == {"on_system"}
    assert (Tie.RECORDS in before, Tie.RECORDS in ties_of(folder, "gate")) == (True, False)
    assert is_true(folder)
    with town.database.reading(Scope.of_job("test")) as session:
        said = session.scalars(select(Entry.event).where(Entry.file_id == folder.file_id)).all()
    assert "unit.joined" in said


def ties_of(folder: Folder, key: str) -> frozenset[Tie]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return ties(session, folder.town.units[key], folder.file_id)
