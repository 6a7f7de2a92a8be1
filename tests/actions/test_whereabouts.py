"""Where the person is: one stay at a time, and a facility left behind houses no more."""

import pytest

from casework.actions.whereabouts import record_whereabouts
from casework.records.reaches import Tie
from tests.actions.folder import received
from tests.actions.paths import handed, placed
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Place


def test_the_person_is_where_was_recorded_last(town: Town) -> None:
    folder = received(town, "commune")

    stay = folder.does("commune", record_whereabouts, Place.HOSPITAL, "Bệnh viện huyện Mẫu")

    assert folder.where == (Place.HOSPITAL, "Bệnh viện huyện Mẫu")
    assert folder.said == [
        Said("whereabouts.recorded", {"whereabouts": stay.id.hex}, {"case": 1, "whereabouts": 2})
    ]


def test_who_leads_and_the_stage_do_not_move_with_the_person(town: Town) -> None:
    folder = placed(town)
    before = folder.stands

    folder.does("owner", record_whereabouts, Place.UNKNOWN, None)

    assert folder.stands == before
    assert folder.where == (Place.UNKNOWN, None)


def test_a_facility_that_the_person_left_houses_no_more_and_keeps_what_it_gave(town: Town) -> None:
    folder = placed(town)

    folder.does("facility", record_whereabouts, Place.UNKNOWN, None)

    assert folder.ties("facility") == {Tie.GAVE}
    assert folder.said[0].rows == {"case": 1, "reach": 2, "whereabouts": 2}


@pytest.mark.parametrize("told_by", ["the lead", "a commune"])
def test_nobody_but_the_facility_says_that_the_person_is_in_one(town: Town, told_by: str) -> None:
    folder = placed(town) if told_by == "the lead" else received(town, "commune")
    who = "owner" if told_by == "the lead" else "commune"

    lacks = folder.refuses(who, record_whereabouts, Place.FACILITY, "Nhà tạm lánh Mẫu")

    assert lacks == {Lack.BROUGHT}


def test_the_stay_has_no_limit_any_more_when_the_person_left(town: Town) -> None:
    folder = placed(town)
    assert ("essential_needs_stay", "facility") in folder.waits

    folder.does("facility", record_whereabouts, Place.HOME, "Thôn Mẫu")

    assert "essential_needs_stay" not in {key for key, _ in folder.waits}


def test_a_night_in_hospital_leaves_the_limit_of_the_stay(town: Town) -> None:
    folder = placed(town)

    folder.does("facility", record_whereabouts, Place.HOSPITAL, None)

    assert ("essential_needs_stay", "facility") in folder.waits


def test_a_facility_that_received_the_person_itself_houses_them(town: Town) -> None:
    folder = received(town, "facility")

    folder.does("facility", record_whereabouts, Place.FACILITY, "Phòng 2")

    assert folder.where == (Place.FACILITY, "Phòng 2")
    assert folder.ties("facility") == {Tie.LEADS, Tie.HOUSES}


def test_a_person_placed_again_where_they_are_is_still_housed_there(town: Town) -> None:
    folder = placed(town)

    handed(folder, "owner", Act.PLACE, "facility")

    assert folder.ties("facility") >= {Tie.HOUSES}
    assert folder.where[0] is Place.FACILITY
