"""Opening a case: on record before anything is shown, for so long and no longer."""

from datetime import timedelta

import pytest

from casework.actions.handoff import offer
from casework.actions.opening import open_summary, reveal, visit
from casework.database import Scope
from casework.lookups.disclosures import Eyes, eyes
from casework.position import current_whereabouts, person_of
from casework.records.openings import OpeningKind, Reason
from tests.actions.folder import Folder, received
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.terms import Act

FACTS = {"full_name": "Nguyễn Thị Mẫu", "urgent_needs": "Cần ăn."}


def may_read(folder: Folder, who: str, *fields: str) -> list[bool]:
    """Whether an officer may read these fields of the person now."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        case = folder.standing.case
        seen, person = seen_by(folder, who), person_of(session, case)
        return [seen.may_read(person, field) for field in fields]


def seen_by(folder: Folder, who: str) -> Eyes:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return eyes(session, folder.town.actors[who], folder.standing.case, folder.now)


def test_a_visit_opens_casework_and_identity_for_thirty_minutes(town: Town) -> None:
    folder = received(town, "commune", **FACTS)

    opening = folder.does("commune", visit)

    assert (opening.kind, opening.reason) == (OpeningKind.VISIT, Reason.WORK)
    assert opening.until_at - opening.opened_at == timedelta(minutes=30)
    assert may_read(folder, "commune", "full_name", "urgent_needs", "danger") == [True, True, False]
    details = {"opening": opening.id.hex, "until": opening.until_at.isoformat()}
    assert folder.said == [Said("case.visited", details, {"opening": 1})]


def test_a_visit_shows_where_the_person_is(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", visit)

    with town.database.reading(Scope.of_job("test")) as session:
        stay = current_whereabouts(session, folder.standing.case)

    assert seen_by(folder, "commune").may_read(stay, "place")


@pytest.mark.parametrize(
    ("scope", "readable"),
    [("case", [True, True, False]), ("protection", [False, False, True])],
    ids=["the story", "the shelter"],
)
def test_whoever_needs_the_story_does_not_need_the_shelter(
    town: Town, scope: str, readable: list[bool]
) -> None:
    folder = received(town, "commune", **FACTS)

    opening = folder.does("commune.head", reveal, Reason.OVERSIGHT, scope)

    assert opening.until_at - opening.opened_at == timedelta(minutes=10)
    assert may_read(folder, "commune.head", "full_name", "urgent_needs", "danger") == readable
    details = {
        "opening": opening.id.hex,
        "reason": "oversight",
        "scope": scope,
        "until": opening.until_at.isoformat(),
    }
    assert folder.said == [Said("case.revealed", details, {"opening": 1})]


def test_a_receiver_knows_before_accepting_what_care_is_needed_and_no_name(town: Town) -> None:
    folder = received(town, "post", **FACTS)
    folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    opening = folder.does("commune", open_summary)

    assert opening.kind is OpeningKind.ADVANCE
    assert may_read(folder, "commune", "urgent_needs", "full_name") == [True, False]
    details = {"opening": opening.id.hex, "until": opening.until_at.isoformat()}
    assert folder.said == [Said("case.summary_opened", details, {"opening": 1})]


def test_what_one_officer_opened_is_closed_to_a_colleague(town: Town) -> None:
    folder = received(town, "commune", **FACTS)

    folder.does("commune", visit)

    assert may_read(folder, "commune.head", "full_name") == [False]


@pytest.mark.parametrize(
    ("minutes", "readable"), [(29, [True]), (30, [False])], ids=["a minute before", "at the end"]
)
def test_a_visit_ends_by_itself(town: Town, minutes: int, readable: list[bool]) -> None:
    folder = received(town, "commune", **FACTS)
    folder.does("commune", visit)

    folder.now += timedelta(minutes=minutes)

    assert may_read(folder, "commune", "full_name") == readable


def test_a_reading_moves_nothing(town: Town) -> None:
    folder = received(town, "commune")
    before, version = folder.stands, folder.standing.case.version

    folder.does("commune", visit)

    assert (folder.stands, folder.standing.case.version) == (before, version)
