"""Receiving a person: from this moment a unit leads, whatever is not yet known."""

from datetime import timedelta

import pytest

from casework.actions.receive import Intake, receive
from casework.database import Scope
from casework.position import person_of
from casework.records.reaches import Tie
from casework.transaction import perform
from tests.actions.folder import HOUR, MORNING, received
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.engine import Refused
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Citizenship, Place, Stage, Status


@pytest.mark.parametrize(
    ("who", "entry", "stage", "status"),
    [
        ("commune", Act.RECEIVE, Stage.RECEIPT, Status.BEING_IDENTIFIED),
        ("post", Act.RECEIVE, Stage.RECEIPT, Status.BEING_IDENTIFIED),
        ("facility", Act.RECEIVE, Stage.RECEIPT, Status.BEING_IDENTIFIED),
        ("police", Act.RESCUE, Stage.RECEIPT, Status.BEING_IDENTIFIED),
        ("gate", Act.RECEIVE_AT_GATE, Stage.SCREENING, None),
    ],
    ids=["came to the commune", "came to the post", "came to a facility", "rescued", "at the gate"],
)
def test_whoever_receives_leads_from_this_moment(
    town: Town, who: str, entry: Act, stage: Stage, status: Status | None
) -> None:
    folder = received(town, who, entry)

    folder.standing.insist()
    assert folder.stands == (stage, status, who)
    assert Tie.LEADS in folder.ties(who)
    assert folder.where[1] == f"Đơn vị {who} Mẫu"


@pytest.mark.parametrize(
    ("who", "kind", "ties"),
    [
        ("commune", Place.UNIT, {Tie.LEADS}),
        ("facility", Place.FACILITY, {Tie.LEADS, Tie.HOUSES}),
    ],
)
def test_the_person_is_where_a_handover_to_that_unit_would_put_them(
    town: Town, who: str, kind: Place, ties: set[Tie]
) -> None:
    folder = received(town, who)

    assert folder.where[0] is kind
    assert folder.ties(who) == ties


def test_the_entry_names_what_was_filled_in_and_not_what_it_says(town: Town) -> None:
    folder = received(town, "commune", full_name="Nguyễn Thị Mẫu", sex="")

    fields = ["age_band", "citizenship", "full_name"]
    details = {
        "act": "receive",
        "stage": "receipt",
        "status": "being_identified",
        "fields": fields,
    }
    rows = dict.fromkeys(("case", "person", "step", "whereabouts"), 1)
    assert folder.standing.said == [
        Said("case.received", details, {**rows, "file_key": 3, "reach": 2})
    ]


def test_no_answer_of_the_person_is_needed(town: Town) -> None:
    folder = received(town, "commune", age_band=None, citizenship=None)

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "commune")
    assert folder.standing.said[0].details["fields"] == []


def test_the_unit_above_oversees(town: Town) -> None:
    folder = received(town, "commune")

    assert folder.ties("board") == {Tie.OVERSEES}


@pytest.mark.parametrize(
    ("who", "entry"),
    [
        ("owner", Act.RECEIVE),
        ("commune", Act.RESCUE),
        ("facility", Act.RESCUE),
        ("commune", Act.RECEIVE_AT_GATE),
        ("post", Act.RECEIVE_AT_GATE),
    ],
    ids=[
        "a health department does not receive first",
        "a commune does not rescue",
        "a facility does not rescue",
        "a commune is no gate",
        "commune police are no gate",
    ],
)
def test_a_unit_without_the_role_cannot_open_a_file(town: Town, who: str, entry: Act) -> None:
    actor = town.actors[who]

    with pytest.raises(Refused) as caught:
        perform(
            town.database,
            actor,
            lambda session: receive(
                session, actor, MORNING, Intake(), entry=entry, received_at=MORNING
            ),
        )

    assert {reason.kind for reason in caught.value.unmet} == {Lack.ROLE}


@pytest.mark.parametrize(
    ("days", "regime"),
    [(0, "law_2024"), (300, "law_2011")],
    ids=["received in 2026", "received before July 2025"],
)
def test_the_day_of_receipt_chooses_the_law(town: Town, days: int, regime: str) -> None:
    actor, received_at = town.actors["commune"], MORNING - timedelta(days=days)

    case = perform(
        town.database,
        actor,
        lambda session: receive(
            session, actor, MORNING, Intake(), entry=Act.RECEIVE, received_at=received_at
        ),
    )

    assert (case.regime, case.received_at, case.opened_at) == (regime, received_at, MORNING)


def test_the_first_step_happened_when_the_person_came_and_not_when_it_was_typed(
    town: Town,
) -> None:
    folder = received(town, "commune")

    assert (folder.last_step.happened_at, folder.last_step.at) == (MORNING - HOUR, MORNING)


def test_what_was_told_is_sealed_and_can_be_read_again(town: Town) -> None:
    folder = received(town, "commune", full_name="Nguyễn Thị Mẫu", age_band=AgeBand.UNDER_16)

    with town.database.reading(Scope.of_unit(town.units["commune"])) as session:
        person = person_of(session, folder.standing.case)
    assert folder.reads(person, "full_name") == "Nguyễn Thị Mẫu"
    assert folder.reads(person, "age_band") == "under_16"
    assert folder.reads(person, "citizenship") == Citizenship.CITIZEN.value
    assert folder.reads(person, "safe_now") is None
