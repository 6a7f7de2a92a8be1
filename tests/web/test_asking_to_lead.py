"""The request to take over through its pages."""

from tests.web.doorway import Door, events
from tests.web.test_handoffs import transferred
from tests.web.town import Town, accepted, at_desk, send, stored, town

WHY = "Người được hỗ trợ đã trở lại tỉnh này."


def led_by_second(here: Town) -> str:
    """The first owner gave the case to the second."""
    code, transfer = transferred(here)
    accepted(here, code, here.second_owner, transfer)
    return code


def test_who_led_before_asks_and_the_lead_finds_it_on_the_desk(opened: Door) -> None:
    here = town(opened)
    code = led_by_second(here)
    asker = at_desk(here, here.owner)

    page = asker.get(f"/cases/{code}/acts/ask_to_lead")
    answer = send(asker, f"/cases/{code}/acts/ask_to_lead", question=WHY)
    desk = at_desk(here, here.second_owner).get("/desk")

    assert "vẫn chủ trì đến khi đồng ý giao" in page.text
    assert answer.status_code == 303
    assert ("file", "request.asked") in events(opened)
    assert answer.location in desk.text


def test_the_lead_is_led_to_the_offer(opened: Door) -> None:
    here = town(opened)
    code = led_by_second(here)
    sent = send(at_desk(here, here.owner), f"/cases/{code}/acts/ask_to_lead", question=WHY)

    page = at_desk(here, here.second_owner).get(sent.location)

    assert f"/cases/{code}/acts/transfer_lead" in page.text
    assert "Từ chối" in page.text


def test_who_asked_withdraws_and_the_lead_keeps_the_case(opened: Door) -> None:
    here = town(opened)
    code = led_by_second(here)
    asker = at_desk(here, here.owner)
    sent = send(asker, f"/cases/{code}/acts/ask_to_lead", question=WHY)

    refused = send(at_desk(here, here.second_owner), f"{sent.location}/withdrawal")
    answer = send(asker, f"{sent.location}/withdrawal")

    assert (refused.status_code, answer.status_code) == (409, 303)
    assert stored(here, code).lead_unit_id == here.second_owner.unit_id


def test_a_request_without_a_reason_is_bad_input(opened: Door) -> None:
    here = town(opened)
    code = led_by_second(here)

    answer = send(at_desk(here, here.owner), f"/cases/{code}/acts/ask_to_lead", question=" ")

    assert answer.status_code == 422
    assert 'href="#question"' in answer.text
