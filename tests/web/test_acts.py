"""The page of an act: the row of the law it rests on, why it is closed, and doing it."""

import pytest

from casework.web.acts import ANSWERS, PAGES
from tests.web.doorway import Door, events
from tests.web.town import (
    asked,
    at_desk,
    case_led_by,
    colleague,
    notified,
    send,
    stored,
    taken_in,
    town,
)
from workflows.regimes import REGIMES
from workflows.terms import Rank, Stage


def test_an_open_act_shows_the_article_it_rests_on(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/bring_to_commune")

    assert page.status_code == 200
    assert "khoản 1 Điều 27 Luật số 53/2024/QH15" in page.text
    assert "Gửi đề nghị" in page.text


def test_a_closed_act_says_why_and_what_to_do(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/notify_case_owner")

    assert page.status_code == 200
    assert "Đơn vị của bạn không có vai trò làm việc này" in page.text
    assert "Gửi thông báo" not in page.text


def test_a_forged_post_of_a_closed_act_is_refused_with_the_same_reasons(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    forger = at_desk(here, here.post)

    answer = send(forger, f"/cases/{code}/acts/notify_case_owner", to_unit_id=here.owner.unit_id)

    assert answer.status_code == 409
    assert "Đơn vị của bạn không có vai trò làm việc này" in answer.text
    assert stored(here, code).stage is Stage.RECEIPT


def test_a_forged_empty_post_of_a_closed_act_is_refused_too(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/notify_case_owner")

    assert answer.status_code == 409


@pytest.mark.parametrize("act", ["fly", "receive", "BRING_TO_COMMUNE", "bring-to-commune"])
def test_an_act_without_a_page_is_not_found(opened: Door, act: str) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    answer = at_desk(here, here.post).get(f"/cases/{code}/acts/{act}")

    assert answer.status_code == 404


def test_an_act_at_a_case_out_of_reach_is_not_found(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    shown = at_desk(here, here.facility).get(f"/cases/{code}/acts/bring_to_commune")
    sent = send(
        at_desk(here, here.facility),
        f"/cases/{code}/acts/bring_to_commune",
        to_unit_id=here.commune.unit_id,
    )

    assert (shown.status_code, sent.status_code) == (404, 404)


@pytest.mark.parametrize("rank", [Rank.AUDITOR, Rank.ADMINISTRATOR])
def test_a_rank_that_takes_no_steps_has_no_such_page(opened: Door, rank: Rank) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    other = colleague(here, here.post, rank=rank)

    answer = at_desk(here, other).get(f"/cases/{code}/acts/bring_to_commune")

    assert answer.status_code == 403


def test_taking_in_is_done_on_the_page_of_the_handoff(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)
    offer = notified(here, code, here.commune, here.owner.unit_id)

    answer = at_desk(here, here.commune).get(f"/cases/{code}/acts/take_in")

    assert (answer.status_code, answer.location) == (303, f"/handoffs/{offer.public_id}")


def test_taking_in_before_any_notice_says_that_nothing_waits(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)

    answer = at_desk(here, here.commune).get(f"/cases/{code}/acts/take_in")

    assert answer.status_code == 200
    assert "Hiện không có đề nghị nào đang chờ" in answer.text


def test_answering_is_done_on_the_page_of_the_request(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)
    request = asked(here, code, here.police.unit_id)

    answer = at_desk(here, here.police).get(f"/cases/{code}/acts/answer_verification")

    assert (answer.status_code, answer.location) == (303, f"/requests/{request.public_id}")


def test_looking_at_an_act_changes_nothing(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    officer = at_desk(here, here.post)
    before = events(opened)

    officer.get(f"/cases/{code}/acts/bring_to_commune")

    assert events(opened) == before


def test_every_act_of_the_law_has_a_page_or_a_door_of_its_own() -> None:
    known = {row.act for regime in REGIMES.values() for row in regime.rows}
    opens_a_file = {act for regime in REGIMES.values() for act in regime.entries}

    assert known - {*PAGES, *ANSWERS} - opens_a_file == set()
