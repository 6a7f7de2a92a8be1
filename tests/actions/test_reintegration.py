"""The way home, and the looks afterwards."""

from datetime import date, timedelta

import pytest

from casework.actions.handoff import offer
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.records.reaches import Tie
from tests.actions.folder import MORNING, Folder
from tests.actions.paths import approved, confirmed, placed, taken_in
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Place, Stage, Status

SEEN = {"seen_on": MORNING.date(), "next_on": None, "finding": "Ở với bố mẹ."}
HOME = {"home": "Thôn Mẫu"}


def at_home(town: Town) -> Folder:
    folder = placed(town)
    folder.goes("owner", begin_reintegration, **HOME)
    return folder


def test_the_person_leaves_the_facility_for_home(town: Town) -> None:
    folder = placed(town)

    folder.does("owner", begin_reintegration, **HOME)

    assert folder.stands == (Stage.REINTEGRATION, Status.CONFIRMED, "owner")
    assert folder.where == (Place.HOME, "Thôn Mẫu")
    assert folder.ties("facility") == {Tie.GAVE}
    stepped = {
        "act": "begin_reintegration",
        "stage": "reintegration",
        "status": "confirmed",
        "channel": "system",
        "acting_unit": town.units["owner"].hex,
    }
    assert folder.events == ["whereabouts.recorded", "case.stepped"]
    rows = {"case": 1, "reach": 2, "step": 1, "whereabouts": 2}
    assert folder.said[1] == Said("case.stepped", stepped, rows)


def test_nobody_is_sent_home_against_their_wish(town: Town) -> None:
    folder = confirmed(town)

    assert folder.refuses("owner", begin_reintegration, **HOME) == {Lack.WISH}


def test_a_child_goes_home_without_having_to_wish_it(town: Town) -> None:
    folder = confirmed(town, age_band=AgeBand.UNDER_16)

    folder.does("owner", begin_reintegration, **HOME)

    assert folder.stands[0] is Stage.REINTEGRATION


def test_nobody_goes_home_before_the_status_is_decided(town: Town) -> None:
    folder = taken_in(town)

    assert folder.refuses("owner", begin_reintegration, **HOME) == {Lack.POSITION}


def test_the_facility_does_not_send_home(town: Town) -> None:
    folder = placed(town)

    assert folder.refuses("facility", begin_reintegration, **HOME) == {Lack.ROLE}


def test_nobody_goes_home_twice(town: Town) -> None:
    folder = at_home(town)

    assert folder.refuses("owner", begin_reintegration, **HOME) == {Lack.POSITION}


def test_a_place_offered_before_is_recalled_by_the_way_home(town: Town) -> None:
    folder = placed(town)
    approved(folder)
    made = folder.goes("owner", offer, Act.PLACE, town.units["second_facility"])

    folder.does("owner", begin_reintegration, **HOME)

    assert sorted(folder.events) == ["case.stepped", "handoff.recalled", "whereabouts.recorded"]
    assert folder.stored(made).state is HandoffState.RECALLED
    assert folder.ties("second_facility") == set()


def test_a_look_is_kept_with_its_day(town: Town) -> None:
    folder = at_home(town)

    row = folder.does("owner", follow_up, **SEEN)

    assert folder.stands == (Stage.REINTEGRATION, Status.CONFIRMED, "owner")
    assert (row.seen_on, row.next_on) == (MORNING.date(), None)
    assert folder.reads(row, "finding") == "Ở với bố mẹ."
    rows = {"case": 1, "follow_up": 1, "step": 1}
    assert folder.said == [Said("follow_up.recorded", {"follow_up": row.id.hex}, rows)]


@pytest.mark.parametrize(
    "days",
    [
        {"seen_on": date(2020, 1, 1)},
        {"seen_on": MORNING.date() + timedelta(days=30)},
        {"next_on": MORNING.date()},
    ],
    ids=["before the way home", "still to come", "next look no later than this one"],
)
def test_a_look_lies_between_the_way_home_and_today(town: Town, days: dict[str, date]) -> None:
    folder = at_home(town)

    assert folder.refuses("owner", follow_up, **(SEEN | days)) == {Lack.MOMENT}


def test_nobody_is_followed_up_before_the_way_home(town: Town) -> None:
    folder = placed(town)

    assert folder.refuses("owner", follow_up, **SEEN) == {Lack.POSITION}


@pytest.mark.parametrize(
    "who",
    ["facility", "commune", "police"],
    ids=["who housed before", "who led before", "the police"],
)
def test_only_the_case_owner_looks_in(town: Town, who: str) -> None:
    folder = at_home(town)

    assert folder.refuses(who, follow_up, **SEEN) == {Lack.ROLE}
