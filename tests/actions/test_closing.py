"""Ending a case and taking it up again; what waits for others ends with it."""

from datetime import UTC

import pytest

from casework.actions.closing import close, grounds_open, reopen
from casework.actions.conclusion import sign_conclusion
from casework.actions.handoff import offer
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.verification import answer_verification
from casework.records.conclusions import ConclusionState
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import (
    answered,
    ask,
    asked,
    concluded,
    confirmed,
    draft,
    placed,
    taken_in,
)
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.regime import Lack
from workflows.request import RequestState
from workflows.terms import Act, Ground, Stage, Status

WORDS = {"reasons": "Đã tự lập."}
ASKED_ANEW = (Stage.VERIFICATION, Status.BEING_IDENTIFIED)


def ruled_out(town: Town) -> Folder:
    folder = answered(town)
    concluded(folder, Act.FIND_NOT_VICTIM)
    return folder


def undetermined(town: Town) -> Folder:
    folder = answered(town)
    concluded(folder, Act.LEAVE_UNDETERMINED)
    return folder


def at_home(town: Town) -> Folder:
    folder = placed(town)
    folder.goes("owner", begin_reintegration, home=None)
    return folder


def seen_at_home(town: Town) -> Folder:
    folder = at_home(town)
    folder.goes("owner", follow_up, seen_on=MORNING.date(), next_on=None, finding="Ổn định.")
    return folder


def waiting_everywhere(town: Town) -> tuple[Folder, Handoff, Handoff]:
    folder = placed(town)
    transfer = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])
    place = folder.goes("owner", offer, Act.PLACE, town.units["second_facility"])
    return folder, transfer, place


def test_a_facility_houses_nobody_whose_case_ended(town: Town) -> None:
    folder = placed(town)

    folder.does("owner", close, Act.CLOSE_EARLY, Ground.DIED, **WORDS)

    assert folder.ties("facility") == {Tie.GAVE}


def test_a_stay_ended_by_closing_runs_no_further_after_reopening(town: Town) -> None:
    folder = placed(town)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)

    folder.does("owner", reopen, reasons="Liên lạc lại được.")

    assert "essential_needs_stay" not in {key for key, _ in folder.waits}


def test_a_case_ends_with_its_ground_and_reasons(town: Town) -> None:
    folder = seen_at_home(town)

    folder.does("owner", close, Act.CLOSE, Ground.SETTLED, **WORDS)

    assert folder.stands == (Stage.CLOSED, Status.CONFIRMED, "owner")
    case = folder.standing.case
    assert (case.ground, case.closed_at) == (Ground.SETTLED, folder.now.astimezone(UTC))
    assert folder.waits == set()
    assert folder.reads(folder.last_step, "note") == WORDS["reasons"]
    details = {"act": "close", "stage": "closed", "ground": "settled"}
    assert folder.said == [Said("case.closed", details, {"case": 1, "step": 1})]


@pytest.mark.parametrize(
    ("come_to", "act", "ground"),
    [
        (ruled_out, Act.CLOSE, Ground.NOT_A_VICTIM),
        (undetermined, Act.CLOSE, Ground.NOT_DETERMINED),
        (taken_in, Act.CLOSE_EARLY, Ground.DIED),
        (confirmed, Act.CLOSE_EARLY, Ground.DECLINED),
    ],
    ids=["not a victim", "undetermined", "died", "declines"],
)
def test_a_case_ends_on_a_ground_of_its_status(
    town: Town, come_to, act: Act, ground: Ground
) -> None:
    folder = come_to(town)

    folder.does("owner", close, act, ground, **WORDS)

    assert folder.stands[0] is Stage.CLOSED


@pytest.mark.parametrize(
    ("come_to", "act", "ground"),
    [
        (ruled_out, Act.CLOSE, Ground.SETTLED),
        (seen_at_home, Act.CLOSE, Ground.NOT_A_VICTIM),
        (taken_in, Act.CLOSE_EARLY, Ground.SETTLED),
        (ruled_out, Act.CLOSE_EARLY, Ground.DECLINED),
        (taken_in, Act.INITIAL_CHECK, Ground.DIED),
    ],
    ids=["settled, not a victim", "a victim as none", "settled too early", "ruled out", "no end"],
)
def test_a_ground_of_another_status_ends_nothing(
    town: Town, come_to, act: Act, ground: Ground
) -> None:
    folder = come_to(town)

    assert folder.refuses("owner", close, act, ground, **WORDS) == {Lack.GROUND}


def test_a_person_at_home_is_seen_before_the_case_ends(town: Town) -> None:
    folder = at_home(town)

    assert folder.refuses("owner", close, Act.CLOSE, Ground.SETTLED, **WORDS) == {Lack.ACT}


@pytest.mark.parametrize(
    ("who", "lack"),
    [("commune", Lack.ROLE), ("second_owner", Lack.LEAD)],
    ids=["a commune", "another province"],
)
def test_only_the_lead_ends_a_case(town: Town, who: str, lack: Lack) -> None:
    folder = seen_at_home(town)
    folder.tie("second_owner", Tie.ASKED)

    assert folder.refuses(who, close, Act.CLOSE, Ground.SETTLED, **WORDS) == {lack}


def test_a_case_ends_once(town: Town) -> None:
    folder = seen_at_home(town)
    folder.goes("owner", close, Act.CLOSE, Ground.SETTLED, **WORDS)

    found = folder.refuses("owner", close, Act.CLOSE, Ground.SETTLED, **WORDS)

    assert found == {Lack.POSITION}


def test_offers_that_wait_are_recalled_when_the_case_ends(town: Town) -> None:
    folder, transfer, place = waiting_everywhere(town)

    folder.does("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)

    assert sorted(folder.events) == ["case.closed", "handoff.recalled", "handoff.recalled"]
    assert folder.stored(transfer).state is HandoffState.RECALLED
    assert folder.stored(place).state is HandoffState.RECALLED
    assert folder.ties("second_owner") == set()
    assert folder.waits == set()


def test_a_request_that_waits_is_withdrawn_when_the_case_ends(town: Town) -> None:
    folder, request = asked(town)

    folder.does("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)

    assert folder.stored(request).state is RequestState.WITHDRAWN
    assert folder.ties("police") == set()
    assert folder.waits == set()


# --- taking it up again ---


@pytest.mark.parametrize(
    ("come_to", "act", "ground", "stage", "status"),
    [
        (ruled_out, Act.CLOSE, Ground.NOT_A_VICTIM, *ASKED_ANEW),
        (undetermined, Act.CLOSE, Ground.NOT_DETERMINED, *ASKED_ANEW),
        (taken_in, Act.CLOSE_EARLY, Ground.LOST_CONTACT, *ASKED_ANEW),
        (confirmed, Act.CLOSE_EARLY, Ground.LOST_CONTACT, Stage.PROTECTION, Status.CONFIRMED),
    ],
    ids=["not a victim", "undetermined", "being identified", "a victim"],
)
def test_a_case_is_taken_up_where_its_status_allows(
    town: Town, come_to, act: Act, ground: Ground, stage: Stage, status: Status
) -> None:
    folder = come_to(town)
    folder.goes("owner", close, act, ground, **WORDS)

    folder.does("owner", reopen, reasons="Người đó trở lại.")

    assert folder.stands == (stage, status, "owner")
    assert (folder.standing.case.ground, folder.standing.case.closed_at) == (None, None)
    details = {"act": "reopen", "stage": stage.value}
    assert folder.said == [Said("case.reopened", details, {"case": 1, "step": 1})]


def test_a_person_lost_at_the_commune_is_taken_up_at_receipt(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)

    folder.does("commune", reopen, reasons="Người đó trở lại.")

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "commune")


def test_an_open_case_is_not_taken_up_again(town: Town) -> None:
    folder = confirmed(town)

    assert folder.refuses("owner", reopen, reasons="Mẫu") == {Lack.POSITION}


def test_only_the_lead_takes_a_case_up_again(town: Town) -> None:
    folder = taken_in(town)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)
    folder.tie("second_owner", Tie.ASKED)

    assert folder.refuses("second_owner", reopen, reasons="Mẫu") == {Lack.LEAD}


def test_after_a_closing_the_police_can_be_asked_again(town: Town) -> None:
    folder, first = asked(town)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)
    folder.goes("owner", reopen, reasons="Người đó trở lại.")

    again = ask(folder)

    assert folder.has_no_such_move("police", answer_verification, first, answer="Mẫu")
    folder.does("police", answer_verification, again, answer="Lời kể đúng.")
    assert folder.stands[0] is Stage.IDENTIFICATION


def test_a_draft_from_before_the_closing_is_not_signed_after_it(town: Town) -> None:
    folder = answered(town)
    old = draft(folder, Act.CONFIRM)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)
    folder.goes("owner", reopen, reasons="Người đó trở lại.")
    folder.goes("police", answer_verification, ask(folder), answer="Khác trước.")

    assert folder.stored(old).state is ConclusionState.DROPPED
    assert folder.has_no_such_move("police.head", sign_conclusion, old, number="1")


def test_the_grounds_shown_are_those_of_act_and_status(town: Town) -> None:
    folder = ruled_out(town)

    case = folder.standing.case
    assert grounds_open(case, Act.CLOSE) == [Ground.NOT_A_VICTIM, Ground.PRETENDED]
    assert grounds_open(case, Act.PROTECT) == []
