"""Who says where the person is, and what a night in hospital leaves as it is."""

import pytest

from casework.actions.closing import close
from casework.actions.whereabouts import record_whereabouts
from casework.records.reaches import Tie
from tests.actions.folder import received
from tests.actions.paths import answered, placed
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Ground, Place


@pytest.mark.parametrize(
    ("kind", "place"),
    [(Place.HOSPITAL, "Bệnh viện Mẫu"), (Place.FACILITY, "Phòng 2")],
    ids=["a night in hospital", "another room"],
)
def test_whoever_houses_the_person_still_does(town: Town, kind: Place, place: str) -> None:
    folder = placed(town)

    folder.does("facility", record_whereabouts, kind, place)

    assert folder.where == (kind, place)
    assert folder.ties("facility") >= {Tie.HOUSES}


def test_a_person_who_went_home_is_housed_no_more(town: Town) -> None:
    folder = placed(town)

    folder.does("facility", record_whereabouts, Place.HOME, None)

    assert folder.ties("facility") == {Tie.GAVE}


def test_a_unit_that_was_only_asked_does_not_say(town: Town) -> None:
    folder = answered(town)

    assert folder.refuses("police", record_whereabouts, Place.HOME, None) == {Lack.LEAD}


def test_nobody_says_in_a_case_that_ended(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, reasons="Mất liên lạc.")

    assert folder.refuses("commune", record_whereabouts, Place.HOME, None) == {Lack.POSITION}
