"""Where the person is: one stay at a time, and a facility left behind houses no more."""

from casework.actions.whereabouts import record_whereabouts
from casework.records.reaches import Tie
from tests.actions.folder import received
from tests.actions.paths import handed, placed
from tests.actions.standing import Said
from tests.actions.town import Town
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


def test_a_person_placed_again_where_they_are_is_still_housed_there(town: Town) -> None:
    folder = placed(town)

    handed(folder, "owner", Act.PLACE, "facility")

    assert folder.ties("facility") >= {Tie.HOUSES}
    assert folder.where[0] is Place.FACILITY
