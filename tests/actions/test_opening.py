"""Opening a case: on record before anything is shown, for so long and no longer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from casework.actions.handoff import accept, offer, recall
from casework.actions.opening import open_summary, reveal, visit
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.disclosures import Eyes, eyes
from casework.position import current_whereabouts, person_of
from casework.records.handoffs import Handoff
from casework.records.openings import OpeningKind, Reason
from casework.records.reaches import Tie
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


def may_read_stay(folder: Folder, who: str) -> bool:
    """Whether an officer may read where the person is now."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        stay = current_whereabouts(session, folder.standing.case)
    return seen_by(folder, who).may_read(stay, "place")


def may_read_message(folder: Folder, who: str, handoff: Handoff) -> bool:
    """Whether an officer may read what the giver wrote with an offer."""
    return seen_by(folder, who).may_read(folder.stored(handoff), "message")


def seen_by(folder: Folder, who: str) -> Eyes:
    return seen_as(folder, folder.town.actors[who])


def seen_as(folder: Folder, actor: Actor) -> Eyes:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return eyes(session, actor, folder.standing.case, folder.now)


def offered(town: Town, message: str) -> tuple[Folder, Handoff]:
    """The post offers the commune a person whom it received."""
    folder = received(town, "post", **FACTS)
    to = town.units["commune"]
    return folder, folder.goes("post", offer, Act.BRING_TO_COMMUNE, to, message=message)


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
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    opening = folder.does("commune", open_summary, made)

    assert (opening.kind, opening.scope) == (OpeningKind.ADVANCE, made.id.hex)
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


def test_a_visit_ends_with_the_lead(town: Town) -> None:
    folder = received(town, "post", **FACTS)
    folder.goes("post", visit)
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    folder.goes("commune", accept, made)

    assert may_read(folder, "post", "full_name", "urgent_needs") == [False, False]
    assert not may_read_stay(folder, "post")


def test_a_visit_lasts_through_an_unanswered_offer(town: Town) -> None:
    folder = received(town, "post", **FACTS)
    folder.goes("post", visit)

    folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert may_read(folder, "post", "full_name") == [True]


@pytest.mark.parametrize("scope", ["case", "protection"], ids=["the story", "the shelter"])
def test_a_reveal_ends_with_the_tie_that_allowed_it(town: Town, scope: str) -> None:
    folder = received(town, "post", **FACTS)
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])
    folder.goes("post", reveal, Reason.SAFETY, scope)
    opened = may_read(folder, "post", "full_name", "danger")

    folder.goes("commune", accept, made)

    assert any(opened)
    assert may_read(folder, "post", "full_name", "danger") == [False, False]


def test_the_summary_closes_when_the_offer_is_recalled(town: Town) -> None:
    folder, made = offered(town, "Gặp ở cổng sau.")
    folder.goes("commune", open_summary, made)

    folder.goes("post", recall, made)

    assert may_read(folder, "commune", "urgent_needs") == [False]
    assert not may_read_message(folder, "commune", made)


def test_the_summary_opens_the_message_of_its_own_offer(town: Town) -> None:
    folder, made = offered(town, "Gặp ở cổng sau.")

    folder.goes("commune", open_summary, made)

    assert may_read_message(folder, "commune", made)


def test_the_summary_of_an_offer_does_not_open_what_was_written_with_an_earlier_one(
    town: Town,
) -> None:
    folder, earlier = offered(town, "Chuyện kể riêng cho bên nhận trước.")
    folder.goes("post", recall, earlier)
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    folder.goes("commune", open_summary, made)

    assert not may_read_message(folder, "commune", earlier)


def test_what_an_officer_opened_in_one_unit_stays_there_when_they_move(town: Town) -> None:
    folder = received(town, "commune", **FACTS)
    folder.goes("commune", visit)
    folder.tie("owner", Tie.LEADS)

    moved = replace(town.actors["commune"], unit_id=town.units["owner"])

    assert not seen_as(folder, moved).disclosures


def test_a_reading_moves_nothing(town: Town) -> None:
    folder = received(town, "commune")
    before, version = folder.stands, folder.standing.case.version

    folder.does("commune", visit)

    assert (folder.stands, folder.standing.case.version) == (before, version)
