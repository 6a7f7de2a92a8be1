"""A request to verify through its page: reading the question, answering, refusing, on paper."""

import pytest

from casework.records.requests import Request
from casework.records.steps import Channel
from tests.web.doorway import Door, events
from tests.web.town import (
    Town,
    asked,
    at_desk,
    colleague,
    found_again,
    send,
    stored,
    taken_in,
    town,
)
from workflows.request import RequestState
from workflows.terms import Rank, Stage

QUESTION = "Người này có quê ở xã Mẫu không?"


def test_both_sides_see_who_asked_whom(opened: Door) -> None:
    here = town(opened)
    _code, request = to_police(here)

    asker = at_desk(here, here.owner).get(f"/requests/{request.public_id}")
    answerer = at_desk(here, here.police).get(f"/requests/{request.public_id}")

    assert "Công an tỉnh Mẫu" in asker.text
    assert "Sở Y tế tỉnh Mẫu" in answerer.text
    assert "Gửi trả lời" in answerer.text
    assert "Gửi trả lời" not in asker.text


def test_a_request_of_others_is_not_found(opened: Door) -> None:
    here = town(opened)
    _code, request = to_police(here)

    answer = at_desk(here, here.facility).get(f"/requests/{request.public_id}")

    assert answer.status_code == 404


def test_the_question_is_sealed_until_it_is_opened_for_a_reason(opened: Door) -> None:
    here = town(opened)
    code, request = to_police(here)
    police = at_desk(here, here.police)

    before = police.get(f"/requests/{request.public_id}")
    back = f"request:{request.public_id}"
    led = send(police, f"/cases/{code}/reveals", reason="verify", scope="case", section=back)
    after = police.get(f"/requests/{request.public_id}")

    assert QUESTION not in before.text
    assert f"/cases/{code}/reveals" in before.text
    assert led.location == f"/requests/{request.public_id}"
    assert QUESTION in after.text


def test_the_asked_unit_answers(opened: Door) -> None:
    here = town(opened)
    code, request = to_police(here)

    answer = send(
        at_desk(here, here.police), f"/requests/{request.public_id}/answer", answer="đúng vậy"
    )

    assert answer.status_code == 303
    assert found_again(here, request).state is RequestState.ANSWERED
    assert stored(here, code).stage is Stage.IDENTIFICATION
    assert stored(here, code).lead_unit_id == here.owner.unit_id
    assert events(opened)[-1] == ("file", "request.answered")


def test_the_asking_unit_cannot_answer_itself(opened: Door) -> None:
    here = town(opened)
    _code, request = to_police(here)

    answer = send(at_desk(here, here.owner), f"/requests/{request.public_id}/answer", answer="ừ")

    assert answer.status_code == 409
    assert found_again(here, request).state is RequestState.ASKED


@pytest.mark.parametrize("rank", [Rank.AUDITOR, Rank.ADMINISTRATOR])
def test_a_rank_that_answers_nothing_may_not_answer(opened: Door, rank: Rank) -> None:
    here = town(opened)
    _code, request = to_police(here)
    other = colleague(here, here.police, rank=rank)

    answer = send(at_desk(here, other), f"/requests/{request.public_id}/answer", answer="ừ")

    assert answer.status_code == 403


@pytest.mark.parametrize("typed", ["", "   ", "dài " * 3000])
def test_an_answer_of_no_or_too_many_words_is_bad_input(opened: Door, typed: str) -> None:
    here = town(opened)
    _code, request = to_police(here)

    answer = send(at_desk(here, here.police), f"/requests/{request.public_id}/answer", answer=typed)

    assert answer.status_code == 422
    assert 'href="#answer"' in answer.text
    assert found_again(here, request).state is RequestState.ASKED


def test_who_answers_second_is_told_who_was_quicker(opened: Door) -> None:
    here = town(opened)
    _code, request = to_police(here)
    late = at_desk(here, colleague(here, here.police))
    send(at_desk(here, here.police), f"/requests/{request.public_id}/answer", answer="đúng vậy")

    answer = send(late, f"/requests/{request.public_id}/answer", answer="không phải")

    assert answer.status_code == 409
    assert "Cán bộ Mẫu (Công an tỉnh Mẫu) đã trả lời trước bạn, lúc 02/03/2026" in answer.text


def test_who_only_opened_the_case_was_not_quicker(opened: Door) -> None:
    here = town(opened)
    code, request = to_police(here)
    late = at_desk(here, colleague(here, here.police))
    send(at_desk(here, here.police), f"/requests/{request.public_id}/answer", answer="đúng vậy")
    send(at_desk(here, here.owner), f"/cases/{code}/visits", section="overview")

    answer = send(late, f"/requests/{request.public_id}/answer", answer="không phải")

    assert "Cán bộ Mẫu (Công an tỉnh Mẫu) đã trả lời trước bạn" in answer.text


def test_the_asked_unit_refuses_with_reasons_and_sees_the_case_no_more(opened: Door) -> None:
    here = town(opened)
    code, request = to_police(here)
    police = at_desk(here, here.police)

    answer = send(police, f"/requests/{request.public_id}/refusal", reasons="không thuộc địa bàn")
    after = police.get(f"/requests/{request.public_id}")

    assert (answer.status_code, answer.location) == (303, "/desk")
    assert after.status_code == 404
    assert found_again(here, request).state is RequestState.REFUSED
    assert stored(here, code).stage is Stage.VERIFICATION


def test_a_refusal_without_reasons_is_bad_input(opened: Door) -> None:
    here = town(opened)
    _code, request = to_police(here)

    answer = send(at_desk(here, here.police), f"/requests/{request.public_id}/refusal")

    assert answer.status_code == 422
    assert found_again(here, request).state is RequestState.ASKED


def test_ours_records_an_answer_that_came_on_paper(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)
    request = asked(here, code, here.far_police.id, QUESTION)

    answer = send(
        at_desk(here, here.owner), f"/requests/{request.public_id}/recorded-answer", **told()
    )

    assert answer.status_code == 303
    assert found_again(here, request).channel is Channel.PAPER
    assert stored(here, code).stage is Stage.IDENTIFICATION


def test_a_unit_on_the_system_answers_for_itself(opened: Door) -> None:
    here = town(opened)
    _code, request = to_police(here)

    answer = send(
        at_desk(here, here.owner), f"/requests/{request.public_id}/recorded-answer", **told()
    )

    assert answer.status_code == 409
    assert "tự trả lời trong hệ thống" in answer.text


def test_an_answer_recorded_before_the_question_is_bad_input(opened: Door) -> None:
    here = town(opened)
    request = asked(here, taken_in(here), here.far_police.id, QUESTION)

    answer = send(
        at_desk(here, here.owner),
        f"/requests/{request.public_id}/recorded-answer",
        **{**told(), "happened_at": "2026-03-01T08:00"},
    )

    assert answer.status_code == 422
    assert "đúng vậy" in answer.text


def to_police(here: Town) -> tuple[str, Request]:
    code = taken_in(here)
    return code, asked(here, code, here.police.unit_id, QUESTION)


def told() -> dict[str, str]:
    return {
        "signer": "Ông Mẫu, Trưởng phòng",
        "channel": "paper",
        "happened_at": "2026-03-02T08:00",
        "answer": "đúng vậy",
    }
