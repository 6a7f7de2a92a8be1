"""Support lines: proposed by one, approved by another, delivered; first help waits for nobody."""

from datetime import date
from typing import Any

import pytest

from casework.actions.closing import close
from casework.actions.opening import visit
from casework.actions.support import (
    approve_support,
    decline_support,
    deliver_support,
    give_at_once,
    letters_open,
    propose_support,
)
from casework.database import Scope
from casework.records.support import SupportLine
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import (
    answered,
    approved,
    concluded,
    confirmed,
    placed,
    proposed,
    taken_in,
)
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.support import LineState
from workflows.terms import Act, Citizenship, Ground, Letter, Stage, Status

LETTER_OF = {propose_support: Letter.E, give_at_once: Letter.A}


def waiting(town: Town) -> tuple[Folder, SupportLine]:
    folder = placed(town)
    return folder, proposed(folder)


# --- proposing ---


def test_a_proposal_moves_nothing_and_hides_which_support_it_is(town: Town) -> None:
    folder = placed(town)

    line = folder.does("facility", propose_support, Letter.G, detail="Tham vấn.")

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert line.state is LineState.PROPOSED
    assert folder.reads(line, "letter") == "g"
    details = {"line": line.id.hex}
    rows = {"case": 1, "step": 1, "support_line": 1}
    assert folder.said == [Said("support.proposed", details, rows)]
    assert ("support_application", "owner") in folder.waits


def test_what_the_group_has_no_right_to_is_not_proposed(town: Town) -> None:
    folder = taken_in(town)

    assert folder.refuses("owner", propose_support, Letter.K, detail="Mẫu") == {Lack.ENTITLEMENT}


def test_a_person_ruled_out_gets_no_support_here(town: Town) -> None:
    folder = answered(town)
    concluded(folder, Act.FIND_NOT_VICTIM)

    assert folder.refuses("owner", propose_support, Letter.A, detail="Mẫu") == {Lack.POSITION}


def test_a_unit_that_is_not_at_hand_does_not_propose(town: Town) -> None:
    folder = placed(town)

    assert folder.refuses("commune", propose_support, Letter.G, detail="Mẫu") == {Lack.LEAD}


@pytest.mark.parametrize(
    ("citizenship", "closed"),
    [
        (Citizenship.CITIZEN, {Letter.H, Letter.I, Letter.K}),
        (Citizenship.FOREIGN, {Letter.E, Letter.H, Letter.I, Letter.K}),
        (None, {Letter.E, Letter.H, Letter.I, Letter.K}),
    ],
    ids=["a citizen", "a foreigner", "citizenship unclear"],
)
def test_while_being_identified_a_person_has_what_the_group_has(
    town: Town, citizenship: Citizenship | None, closed: set[Letter]
) -> None:
    folder = received(town, "commune", citizenship=citizenship)

    with town.database.reading(Scope.of_job("test")) as session:
        found = letters_open(session, folder.standing.case, folder.now)

    assert set(Letter) - found == closed


@pytest.mark.parametrize(
    ("confirmed_on", "closed"),
    [
        (date(2025, 6, 30), {Letter.C, Letter.D}),
        (date(2025, 7, 1), set()),
    ],
    ids=["under the old law", "under the law of 2024"],
)
def test_support_follows_the_day_of_confirmation(
    town: Town, confirmed_on: date, closed: set[Letter]
) -> None:
    case = confirmed(town).standing.case
    case.confirmed_on = confirmed_on

    with town.database.reading(Scope.of_job("test")) as session:
        found = letters_open(session, case, MORNING)

    assert set(Letter) - found == closed


@pytest.mark.parametrize("verb", [propose_support, give_at_once], ids=["propose", "give"])
@pytest.mark.parametrize("citizenship", [Citizenship.CITIZEN, Citizenship.FOREIGN])
def test_a_refusal_tells_a_stranger_nothing_of_the_group(
    town: Town, verb: Any, citizenship: Citizenship
) -> None:
    folder = taken_in(town, citizenship=citizenship)

    assert folder.refuses("commune", verb, LETTER_OF[verb], detail="Mẫu") == {Lack.LEAD}


# --- first help ---


@pytest.mark.parametrize("who", ["commune", "post", "facility"])
def test_whoever_receives_helps_at_once(town: Town, who: str) -> None:
    folder = received(town, who)

    line = folder.does(who, give_at_once, Letter.A, detail="Suất ăn.")

    assert line.state is LineState.DELIVERED
    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, who)
    details = {"line": line.id.hex}
    rows = {"case": 1, "step": 1, "support_line": 1}
    assert folder.said == [Said("support.delivered", details, rows)]


def test_what_needs_approval_is_not_given_at_once(town: Town) -> None:
    folder = received(town, "commune")

    assert folder.has_no_such_move("commune", give_at_once, Letter.G, detail="Mẫu")


def test_nobody_is_given_first_help_before_screening(town: Town) -> None:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)

    assert folder.refuses("gate", give_at_once, Letter.A, detail="Mẫu") == {Lack.POSITION}


def test_a_unit_that_led_before_gives_nothing_on_record(town: Town) -> None:
    folder = taken_in(town)

    assert folder.refuses("commune", give_at_once, Letter.A, detail="Mẫu") == {Lack.LEAD}


# --- approving and declining ---


def test_the_first_approval_enters_support(town: Town) -> None:
    folder, line = waiting(town)
    folder.goes("owner.head", visit)

    folder.does("owner.head", approve_support, line)

    assert folder.stands == (Stage.SUPPORT, Status.CONFIRMED, "owner")
    assert folder.stored(line).state is LineState.APPROVED
    details = {"line": line.id.hex, "stage": "support"}
    rows = {"case": 1, "step": 1, "support_line": 1}
    assert folder.said == [Said("support.approved", details, rows)]
    assert "support_application" not in {key for key, _ in folder.waits}


def test_an_approval_while_being_identified_leaves_the_stage(town: Town) -> None:
    folder = taken_in(town)
    line = proposed(folder, "owner", Letter.D)
    folder.goes("owner.head", visit)

    folder.does("owner.head", approve_support, line)

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")


@pytest.mark.parametrize("verb", [approve_support, decline_support], ids=["approve", "decline"])
def test_nobody_decides_on_their_own_proposal(town: Town, verb) -> None:
    folder = confirmed(town)
    line = proposed(folder, "owner.head")

    assert folder.refuses("owner.head", verb, line, **words(verb)) == {Lack.DRAFTER}


@pytest.mark.parametrize("verb", [approve_support, decline_support], ids=["approve", "decline"])
def test_an_officer_who_is_no_head_does_not_decide(town: Town, verb) -> None:
    folder, line = waiting(town)

    assert folder.refuses("owner", verb, line, **words(verb)) == {Lack.HEAD}


@pytest.mark.parametrize("verb", [approve_support, decline_support], ids=["approve", "decline"])
@pytest.mark.parametrize(
    "who", ["facility.head", "commune.head"], ids=["the facility", "who led before"]
)
def test_only_the_case_owner_decides(town: Town, verb, who: str) -> None:
    folder, line = waiting(town)

    assert folder.refuses(who, verb, line, **words(verb)) == {Lack.ROLE}


@pytest.mark.parametrize("verb", [approve_support, decline_support], ids=["approve", "decline"])
def test_a_proposal_is_decided_once(town: Town, verb) -> None:
    folder, line = waiting(town)
    folder.goes("owner.head", visit)
    folder.goes("owner.head", approve_support, line)

    assert folder.has_no_such_move("owner.head", verb, line, **words(verb))


def test_a_proposal_is_declined_in_words(town: Town) -> None:
    folder, line = waiting(town)
    folder.goes("owner.head", visit)

    folder.does("owner.head", decline_support, line, reasons="Đã có chế độ khác.")

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.stored(line).state is LineState.DECLINED
    assert folder.reads(line, "outcome") == "Đã có chế độ khác."
    details = {"line": line.id.hex}
    assert folder.said == [Said("support.declined", details, {"case": 1, "support_line": 1})]


@pytest.mark.parametrize("verb", [approve_support, decline_support], ids=["approve", "decline"])
def test_nobody_decides_before_the_case_owner_has_taken_in(town: Town, verb) -> None:
    folder = received(town, "commune")
    line = proposed(folder, "commune", Letter.D)

    assert folder.refuses("commune.head", verb, line, **words(verb)) == {Lack.POSITION}


def test_what_the_person_lost_the_right_to_is_declined_and_not_approved(town: Town) -> None:
    folder = answered(town)
    line = proposed(folder, "owner", Letter.D)
    concluded(folder, Act.FIND_NOT_VICTIM)
    folder.goes("owner.head", visit)

    assert folder.refuses("owner.head", approve_support, line) == {Lack.POSITION}
    folder.does("owner.head", decline_support, line, reasons="Không phải nạn nhân.")


# --- delivering ---


def test_what_was_approved_is_delivered(town: Town) -> None:
    folder = placed(town)
    line = approved(folder)

    folder.does("facility", deliver_support, line, outcome="Bốn buổi.")

    assert folder.stored(line).state is LineState.DELIVERED
    assert folder.reads(line, "outcome") == "Bốn buổi."
    rows = {"case": 1, "step": 1, "support_line": 1}
    assert folder.said == [Said("support.delivered", {"line": line.id.hex}, rows)]


def test_what_nobody_approved_is_not_delivered(town: Town) -> None:
    folder, line = waiting(town)

    assert folder.has_no_such_move("facility", deliver_support, line, outcome="Mẫu")


def test_nothing_is_delivered_twice(town: Town) -> None:
    folder = placed(town)
    line = approved(folder)
    folder.goes("facility", deliver_support, line, outcome="Bốn buổi.")

    assert folder.has_no_such_move("facility", deliver_support, line, outcome="Mẫu")


def test_nothing_is_delivered_in_a_closed_case(town: Town) -> None:
    folder = placed(town)
    line = approved(folder)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, reasons="Mẫu")

    assert folder.refuses("owner", deliver_support, line, outcome="Mẫu") == {Lack.POSITION}


def words(verb) -> dict[str, str]:
    return {"reasons": "Mẫu"} if verb is decline_support else {}
