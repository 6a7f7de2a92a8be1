"""Offering, notifying and asking to verify, through their pages."""

from uuid import uuid4

import pytest

from casework.records.handoffs import Handoff
from casework.records.requests import Request
from tests.web.doorway import Door, count, events
from tests.web.town import (
    asked,
    at_desk,
    case_led_by,
    led_by_far_commune,
    offered,
    send,
    stored,
    taken_in,
    town,
)
from workflows.terms import Act, Stage


def test_bringing_to_the_commune_is_an_offer_that_moves_nothing(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    form = {"to_unit_id": here.commune.unit_id, "message": "cần băng lại tay"}

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", **form)

    assert answer.status_code == 303
    assert answer.location.startswith("/handoffs/")
    assert stored(here, code).lead_unit_id == here.post.unit_id
    assert events(opened)[-1] == ("file", "handoff.offered")


def test_only_units_that_may_receive_are_offered_and_marked_where_off_the_system(
    opened: Door,
) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/bring_to_commune")

    assert "UBND xã Mẫu" in page.text
    assert "UBND xã Xa Mẫu (chưa dùng hệ thống)" in page.text
    assert "Trung tâm trợ giúp Mẫu" not in page.text


def test_the_page_says_that_an_offer_does_not_move_responsibility(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/bring_to_commune")

    assert "Đề nghị không chuyển trách nhiệm" in page.text


@pytest.mark.parametrize(
    "to",
    [
        pytest.param("", id="nobody chosen"),
        pytest.param("somebody", id="no id at all"),
        pytest.param(str(uuid4()), id="a unit that does not exist"),
    ],
)
def test_an_offer_to_no_unit_keeps_what_was_typed(opened: Door, to: str) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    form = {"to_unit_id": to, "message": "cần băng lại tay"}

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", **form)

    assert answer.status_code == 422
    assert "cần băng lại tay" in answer.text
    assert 'href="#to_unit_id"' in answer.text
    assert count(opened, Handoff) == 0


def test_an_offer_to_a_unit_without_the_role_is_refused(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    answer = send(
        at_desk(here, here.post),
        f"/cases/{code}/acts/bring_to_commune",
        to_unit_id=here.facility.unit_id,
    )

    assert answer.status_code == 409
    assert count(opened, Handoff) == 0


def test_a_second_offer_is_not_asked_for_while_one_waits(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    offer = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/bring_to_commune")

    assert f"/handoffs/{offer.public_id}" in page.text
    assert 'name="to_unit_id"' not in page.text


def test_a_second_offer_is_refused_while_one_waits(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)

    answer = send(
        at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", to_unit_id=here.far.id
    )

    assert answer.status_code == 409
    assert count(opened, Handoff) == 1


def test_a_double_click_makes_one_offer_and_one_answer(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    client = at_desk(here, here.post)
    form = {"to_unit_id": here.commune.unit_id, "idempotency_key": uuid4()}

    first = send(client, f"/cases/{code}/acts/bring_to_commune", **form)
    second = send(client, f"/cases/{code}/acts/bring_to_commune", **form)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert count(opened, Handoff) == 1


def test_the_notice_is_the_offer_that_the_owner_takes_in_by(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)

    answer = send(
        at_desk(here, here.commune),
        f"/cases/{code}/acts/notify_case_owner",
        to_unit_id=here.owner.unit_id,
    )

    assert answer.status_code == 303
    assert [event for _, event in events(opened)][-2:] == ["case.stepped", "handoff.offered"]
    assert stored(here, code).lead_unit_id == here.commune.unit_id


def test_a_unit_that_speaks_for_itself_is_not_asked_who_told_it(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)

    page = at_desk(here, here.commune).get(f"/cases/{code}/acts/notify_case_owner")

    assert 'name="signer"' not in page.text


def test_ours_writes_down_the_notice_of_a_commune_that_is_not_on_the_system(
    opened: Door,
) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    form = {
        "to_unit_id": here.owner.unit_id,
        "signer": "Bà Mẫu, Phó Chủ tịch",
        "channel": "telephone",
        "happened_at": "2026-03-02T08:00",
    }

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/notify_case_owner", **form)

    assert answer.status_code == 303
    assert events(opened)[-1] == ("file", "handoff.offered")


@pytest.mark.parametrize(
    ("happened_at", "fault"),
    [
        pytest.param("2026-03-02T08:30", "Thời điểm này chưa tới", id="in the future"),
        pytest.param("2026-02-01T08:30", "trở đi", id="before the person was received"),
        pytest.param("0001-01-01T00:00", "trở đi", id="in the year one"),
        pytest.param("hôm qua", "Ngày giờ không đúng", id="in words"),
        pytest.param("", "Hãy điền ô này", id="not at all"),
    ],
)
def test_a_notice_told_at_an_impossible_time_is_bad_input(
    opened: Door, happened_at: str, fault: str
) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    form = {
        "to_unit_id": here.owner.unit_id,
        "signer": "Bà Mẫu, Phó Chủ tịch",
        "channel": "telephone",
        "happened_at": happened_at,
    }

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/notify_case_owner", **form)

    assert answer.status_code == 422
    assert fault in answer.text
    assert "Bà Mẫu, Phó Chủ tịch" in answer.text


def test_placing_in_a_facility_offers_the_person_only(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)

    answer = send(
        at_desk(here, here.owner), f"/cases/{code}/acts/place", to_unit_id=here.facility.unit_id
    )

    assert answer.status_code == 303
    assert stored(here, code).lead_unit_id == here.owner.unit_id


def test_placing_before_the_initial_check_is_closed_with_its_article(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.owner, stage=Stage.VERIFICATION)

    page = at_desk(here, here.owner).get(f"/cases/{code}/acts/place")

    assert "xác minh thông tin ban đầu" in page.text
    assert 'name="to_unit_id"' not in page.text


def test_asking_to_verify_moves_nothing(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)
    form = {"to_unit_id": here.police.unit_id, "question": "Người này quê ở đâu?"}

    answer = send(at_desk(here, here.owner), f"/cases/{code}/acts/request_verification", **form)

    assert answer.status_code == 303
    assert answer.location.startswith("/requests/")
    assert events(opened)[-1] == ("file", "request.asked")
    assert stored(here, code).lead_unit_id == here.owner.unit_id


def test_asking_to_verify_needs_a_question(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)

    answer = send(
        at_desk(here, here.owner),
        f"/cases/{code}/acts/request_verification",
        to_unit_id=here.police.unit_id,
        question="   ",
    )

    assert answer.status_code == 422
    assert count(opened, Request) == 0


def test_asking_to_verify_twice_is_refused(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)
    asked(here, code, here.police.unit_id)
    form = {"to_unit_id": here.police.unit_id, "question": "Người này quê ở đâu?"}

    answer = send(at_desk(here, here.owner), f"/cases/{code}/acts/request_verification", **form)

    assert answer.status_code == 409
    assert count(opened, Request) == 1
