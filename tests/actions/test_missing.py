"""A person who leaves without a word: whereabouts unknown, a search, and the offer stands."""

from casework.actions.handoff import accept, offer
from casework.actions.plain import do_act
from casework.actions.whereabouts import record_whereabouts
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from tests.actions.folder import Folder, received
from tests.actions.paths import placed
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.terms import Act, Place

MISSING = ("report_missing", "owner")


def missing(town: Town) -> tuple[Folder, Handoff]:
    """Offered to another facility, and gone before anybody answered."""
    folder = placed(town)
    made = folder.goes("owner", offer, Act.PLACE, town.units["second_facility"])
    folder.goes("owner", do_act, Act.REPORT_MISSING, note="Rời cơ sở trong đêm.")
    return folder, made


def test_nobody_knows_where_who_is_missing_is(town: Town) -> None:
    folder = placed(town)

    folder.does("owner", do_act, Act.REPORT_MISSING, note="Rời cơ sở trong đêm.")

    assert folder.where[0] is Place.UNKNOWN
    assert folder.ties("facility") == {Tie.GAVE}


def test_the_lead_searches(town: Town) -> None:
    folder, _ = missing(town)

    assert MISSING in folder.waits


def test_the_offer_stands(town: Town) -> None:
    folder, made = missing(town)

    assert folder.stored(made).state is HandoffState.OFFERED
    assert ("place", "second_facility") in folder.waits


def test_who_is_found_is_searched_for_no_more(town: Town) -> None:
    folder, _ = missing(town)

    folder.does("owner", record_whereabouts, Place.UNIT, "Trụ sở công an xã Mẫu")

    assert MISSING not in folder.waits


def test_who_is_found_goes_where_they_were_going(town: Town) -> None:
    folder, made = missing(town)
    folder.goes("owner", record_whereabouts, Place.UNIT, "Trụ sở công an xã Mẫu")

    folder.does("second_facility", accept, made)

    assert folder.where[0] is Place.FACILITY


def test_whoever_arrives_by_themselves_is_found(town: Town) -> None:
    folder, made = missing(town)

    folder.does("second_facility", accept, made)

    assert MISSING not in folder.waits


def test_of_whoever_is_missing_there_is_one_place_all_the_same(town: Town) -> None:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)

    folder.does("gate", do_act, Act.REPORT_MISSING, note="Rời phòng chờ.")

    assert folder.standing.stays == 1
    assert ("report_missing", "gate") in folder.waits


def test_the_facility_reports_and_the_lead_searches(town: Town) -> None:
    folder = placed(town)

    folder.does("facility", do_act, Act.REPORT_MISSING, note="Rời cơ sở trong đêm.")

    assert MISSING in folder.waits
