"""The initial check, the request to verify and its answers."""

from datetime import date, timedelta

import pytest

from casework.actions.paper import attach_paper
from casework.actions.support import letters_open
from casework.actions.verification import (
    answer_verification,
    initial_check,
    record_confirmation,
    refuse_request,
    request_verification,
    verifiers,
)
from casework.actions.withdrawal import withdraw_request
from casework.database import Scope
from casework.records.reaches import Tie
from casework.records.requests import Request
from tests.actions.folder import MORNING, Folder
from tests.actions.paths import ISSUED, answered, ask, asked, checked, taken_in, told
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.request import RequestState
from workflows.terms import Letter, Paper, Stage, Status

QUESTION = {"question": "Người này là ai?"}


def asked_far_away(town: Town) -> tuple[Folder, Request]:
    folder = checked(town)
    return folder, ask(folder, "far_police")


# --- the initial check ---


def test_the_initial_check_is_a_step_that_moves_nothing(town: Town) -> None:
    folder = taken_in(town)

    folder.does("owner", initial_check, "Khớp về cơ bản.")

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.reads(folder.last_step, "note") == "Khớp về cơ bản."
    details = {
        "act": "initial_check",
        "stage": "verification",
        "status": "being_identified",
        "channel": "system",
        "acting_unit": town.units["owner"].hex,
    }
    assert folder.said == [Said("case.stepped", details, {"case": 1, "step": 1})]


@pytest.mark.parametrize(
    ("who", "lack"),
    [("commune", Lack.ROLE), ("second_owner", Lack.LEAD)],
    ids=["a commune", "the case owner of another province"],
)
def test_only_the_leading_case_owner_checks(town: Town, who: str, lack: Lack) -> None:
    folder = taken_in(town)
    folder.tie(who, Tie.ASKED)

    assert folder.refuses(who, initial_check, None) == {lack}


def test_the_initial_check_comes_before_the_answer_and_not_after(town: Town) -> None:
    folder = answered(town)

    assert folder.refuses("owner", initial_check, None) == {Lack.POSITION}


# --- a paper that exists already ---


def test_a_paper_that_proves_the_status_confirms_without_the_police(town: Town) -> None:
    folder = checked(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")

    folder.does("owner", record_confirmation, None, issued_on=ISSUED)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.standing.case.confirmed_on == ISSUED
    assert folder.events == ["case.stepped"]


def test_support_follows_the_law_of_the_day_on_the_paper(town: Town) -> None:
    folder = checked(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")

    folder.does("owner", record_confirmation, None, issued_on=date(2019, 5, 12))

    with town.database.reading(Scope.of_job("test")) as session:
        found = letters_open(session, folder.standing.case, folder.now)
    assert set(Letter) - found == {Letter.C, Letter.D}


@pytest.mark.parametrize(
    "day", [date(1989, 12, 31), MORNING.date() + timedelta(days=2)], ids=["long ago", "to come"]
)
def test_a_paper_of_an_impossible_day_is_not_recorded(town: Town, day: date) -> None:
    folder = checked(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")

    lacks = folder.refuses("owner", record_confirmation, None, issued_on=day)

    assert lacks == {Lack.MOMENT}


def test_without_the_paper_nothing_is_recorded(town: Town) -> None:
    folder = checked(town)

    assert folder.refuses("owner", record_confirmation, None, issued_on=ISSUED) == {Lack.PAPER}


def test_without_the_check_nothing_is_recorded(town: Town) -> None:
    folder = taken_in(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")

    assert folder.refuses("owner", record_confirmation, None, issued_on=ISSUED) == {Lack.ACT}


def test_whoever_was_asked_in_vain_need_not_answer_a_case_already_confirmed(town: Town) -> None:
    folder, request = asked(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")

    folder.does("owner", record_confirmation, None, issued_on=ISSUED)

    assert folder.events == ["case.stepped", "request.withdrawn"]
    assert folder.stored(request).state is RequestState.WITHDRAWN
    assert folder.ties("police") == set()


# --- asking ---


def test_a_request_moves_neither_case_nor_person(town: Town) -> None:
    folder = checked(town)
    where = folder.where

    made = folder.does("owner", request_verification, town.units["police"], **QUESTION)

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.where == where
    assert folder.ties("police") == {Tie.ASKED}
    assert folder.reads(made, "question") == QUESTION["question"]
    police = town.units["police"].hex
    details = {"request": made.id.hex, "act": "request_verification", "to": police}
    rows = {"case": 1, "reach": 1, "request": 1, "step": 1}
    assert folder.said == [Said("request.asked", details, rows)]


def test_the_answer_waits_at_the_police(town: Town) -> None:
    folder, _ = asked(town)

    assert folder.waits == {("answer_verification", "police"), ("full_verification", "police")}


def test_the_answer_of_police_off_the_system_waits_at_our_desk(town: Town) -> None:
    folder, _ = asked_far_away(town)

    assert folder.waits == {("answer_verification", "owner"), ("full_verification", "owner")}


@pytest.mark.parametrize(
    ("to", "lack"),
    [("post", Lack.ROLE), ("facility", Lack.ROLE), ("ended_police", Lack.ENDED)],
    ids=["commune police", "a facility", "ended police"],
)
def test_only_police_of_a_province_that_act_today_are_asked(
    town: Town, to: str, lack: Lack
) -> None:
    folder = checked(town)

    found = folder.refuses("owner", request_verification, town.units[to], **QUESTION)

    assert found == {lack}


def test_nobody_is_asked_before_the_initial_check(town: Town) -> None:
    folder = taken_in(town)

    found = folder.refuses("owner", request_verification, town.units["police"], **QUESTION)

    assert found == {Lack.ACT}


def test_nobody_is_asked_while_an_answer_is_awaited(town: Town) -> None:
    folder, _ = asked(town)
    second = town.units["second_police"]

    assert folder.refuses("owner", request_verification, second, **QUESTION) == {Lack.PENDING}


def test_a_unit_that_does_not_lead_does_not_ask(town: Town) -> None:
    folder = checked(town)

    found = folder.refuses("commune", request_verification, town.units["police"], **QUESTION)

    assert found == {Lack.ROLE}


def test_the_verifiers_are_the_provincial_police_that_act_today(town: Town) -> None:
    folder = checked(town)

    with town.database.reading(Scope.of_job("test")) as session:
        found = verifiers(session, folder.standing.case, folder.now)

    assert {town.key_of(unit.id) for unit in found} == {"police", "second_police", "far_police"}


# --- answering ---


def test_an_answer_begins_the_identification(town: Town) -> None:
    folder, request = asked(town)

    folder.does("police", answer_verification, request, answer="Lời kể đúng.")

    assert folder.stands == (Stage.IDENTIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.stored(request).state is RequestState.ANSWERED
    assert folder.reads(request, "answer") == "Lời kể đúng."
    assert folder.ties("police") == {Tie.ASKED}
    details = {"request": request.id.hex, "act": "answer_verification", "channel": "system"}
    rows = {"case": 1, "request": 1, "step": 1}
    assert folder.said == [Said("request.answered", details, rows)]


def test_a_request_is_answered_once(town: Town) -> None:
    folder, request = asked(town)
    folder.goes("police", answer_verification, request, answer="Lời kể đúng.")

    assert folder.has_no_such_move("police", answer_verification, request, answer="Khác.")


@pytest.mark.parametrize("who", ["owner", "second_police"], ids=["the asking unit", "other police"])
def test_nobody_answers_for_police_on_the_system(town: Town, who: str) -> None:
    folder, request = asked(town)
    folder.tie("second_police", Tie.ASKED)

    found = folder.refuses(who, answer_verification, request, answer="Mẫu")

    assert found == {Lack.ANSWERS_ITSELF}


def test_the_asking_unit_does_not_record_for_police_on_the_system(town: Town) -> None:
    folder, request = asked(town)

    found = folder.refuses("owner", answer_verification, request, answer="Mẫu", told=told(folder))

    assert found == {Lack.ANSWERS_ITSELF}


def test_the_asking_unit_records_what_police_off_the_system_answered(town: Town) -> None:
    folder, request = asked_far_away(town)
    how = told(folder)

    folder.does("owner", answer_verification, request, answer="Lời kể đúng.", told=how)

    assert folder.stands == (Stage.IDENTIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.said[0].details["channel"] == "paper"
    assert folder.last_step.unit_id == town.units["far_police"]
    assert folder.stored(request).answered_at == how.happened_at


def test_another_unit_does_not_record_for_police_off_the_system(town: Town) -> None:
    folder, request = asked_far_away(town)

    found = folder.refuses("commune", answer_verification, request, answer="Mẫu", told=told(folder))

    assert found == {Lack.ANSWERS_ITSELF}


# --- refusing, withdrawing ---


def test_a_refused_request_may_go_to_other_police(town: Town) -> None:
    folder, request = asked(town)

    folder.does("police", refuse_request, request, reasons="Không thuộc địa bàn.")

    details = {"request": request.id.hex, "channel": "system"}
    assert folder.said == [Said("request.refused", details, {"case": 1, "reach": 1, "request": 1})]
    assert folder.stored(request).state is RequestState.REFUSED
    assert folder.ties("police") == set()
    assert ask(folder, "second_police").state is RequestState.ASKED


def test_an_answered_request_is_not_refused(town: Town) -> None:
    folder, request = asked(town)
    folder.goes("police", answer_verification, request, answer="Lời kể đúng.")

    assert folder.has_no_such_move("police", refuse_request, request, reasons="Mẫu")


def test_the_asking_unit_does_not_refuse_its_own_request(town: Town) -> None:
    folder, request = asked(town)

    found = folder.refuses("owner", refuse_request, request, reasons="Mẫu")

    assert found == {Lack.ANSWERS_ITSELF}


def test_the_lead_takes_a_request_back_and_asks_others(town: Town) -> None:
    folder, request = asked(town)

    folder.does("owner", withdraw_request, request)

    rows = {"case": 1, "reach": 1, "request": 1}
    assert folder.said == [Said("request.withdrawn", {"request": request.id.hex}, rows)]
    assert folder.stored(request).state is RequestState.WITHDRAWN
    assert folder.ties("police") == set()
    assert ask(folder, "second_police").state is RequestState.ASKED


def test_the_unit_above_oversees_while_the_unit_below_is_asked(town: Town) -> None:
    folder = checked(town)
    folder.does("owner", request_verification, town.units["second_police"], question="Ai?")

    assert folder.ties("second_board") == {Tie.OVERSEES}


def test_the_unit_above_oversees_no_more_when_nothing_ties_a_unit_below(town: Town) -> None:
    folder = checked(town)
    made = folder.goes("owner", request_verification, town.units["second_police"], question="Ai?")

    folder.does("owner", withdraw_request, made)

    assert folder.ties("second_police") == set()
    assert folder.ties("second_board") == set()
    assert folder.ties("board") == {Tie.OVERSEES}


def test_the_asked_unit_does_not_withdraw(town: Town) -> None:
    folder, request = asked(town)

    assert folder.refuses("police", withdraw_request, request) == {Lack.LEAD}


def test_an_answered_request_is_not_withdrawn(town: Town) -> None:
    folder, request = asked(town)
    folder.goes("police", answer_verification, request, answer="Lời kể đúng.")

    assert folder.has_no_such_move("owner", withdraw_request, request)
