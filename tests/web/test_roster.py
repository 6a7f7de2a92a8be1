"""The pages of the roster: kept by the supervisors of a unit, shown to both sides of a handoff."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from casework.records.rosters import DutyTurn
from tests.web.acting import AtWork, at_work
from tests.web.doorway import Door, events, found
from tests.web.town import Town, at_desk, case_led_by, colleague, offered, send, town
from workflows.terms import Act, Rank

DAY = {"from_at": "02/03/2026 07:00", "to_at": "03/03/2026 07:00"}


@pytest.fixture
def head(opened: Door) -> AtWork:
    return at_work(opened, rank=Rank.SUPERVISOR)


def turn(first: object, second: object, **change: object) -> dict[str, object]:
    return {"officer_id": first, "deputy_id": second, **DAY, **change}


def on_duty_at_the_commune(here: Town) -> None:
    """The officer of the commune is on duty, and its head stands in."""
    head = colleague(here, here.commune, rank=Rank.SUPERVISOR)
    answer = send(at_desk(here, head), "/roster", **turn(here.commune.id, head.id))
    assert answer.status_code == 303


def test_a_supervisor_puts_two_people_on_duty(opened: Door, head: AtWork) -> None:
    lan = at_work(opened, beside=head)

    answer = head.post("/roster", **turn(lan.officer.id, head.officer.id))

    page = lan.get("/roster").text
    assert (answer.status_code, answer.location) == (303, "/roster")
    assert "Đang trực: Cán bộ Mẫu. Trực thay: Cán bộ Mẫu. Đến 03/03/2026 07:00." in page
    assert ("unit", "roster.turn_entered") in events(opened)


def test_without_a_turn_the_page_says_who_stands_in(head: AtWork) -> None:
    assert "Bây giờ chưa có ai trực theo lịch" in head.get("/roster").text


def test_an_officer_reads_the_roster_and_does_not_keep_it(opened: Door, head: AtWork) -> None:
    lan = at_work(opened, beside=head)

    answer = lan.post("/roster", **turn(lan.officer.id, head.officer.id))

    assert "Ghi một ca trực" not in lan.get("/roster").text
    assert answer.status_code == 403
    assert found(opened, select(DutyTurn)) == []


@pytest.mark.parametrize(
    "change",
    [{"from_at": "mai"}, {"officer_id": ""}, {"to_at": ""}, {"deputy_id": uuid4()}],
    ids=["no moment", "nobody", "no end", "a stranger"],
)
def test_a_form_with_a_fault_is_shown_again(
    opened: Door, head: AtWork, change: dict[str, object]
) -> None:
    lan = at_work(opened, beside=head)

    answer = head.post("/roster", **turn(lan.officer.id, head.officer.id, **change))

    assert answer.status_code == 422
    assert "Ghi một ca trực" in answer.text
    assert found(opened, select(DutyTurn)) == []


def test_a_turn_that_the_office_refuses_says_why(opened: Door, head: AtWork) -> None:
    answer = head.post("/roster", **turn(head.officer.id, head.officer.id))

    assert answer.status_code == 409
    assert "Người trực và người trực thay phải là hai người khác nhau." in answer.text
    assert 'value="02/03/2026 07:00"' in answer.text


def test_a_turn_is_taken_back(opened: Door, head: AtWork) -> None:
    lan = at_work(opened, beside=head)
    head.post("/roster", **turn(lan.officer.id, head.officer.id))
    (entered,) = found(opened, select(DutyTurn))

    answer = head.post(f"/roster/{entered.id}/withdrawal")

    assert answer.status_code == 303
    assert "Bây giờ chưa có ai trực theo lịch" in head.get("/roster").text
    assert ("unit", "roster.turn_withdrawn") in events(opened)


def test_the_turn_of_another_unit_answers_as_an_absent_one(opened: Door, head: AtWork) -> None:
    lan, stranger = at_work(opened, beside=head), at_work(opened, rank=Rank.SUPERVISOR)
    head.post("/roster", **turn(lan.officer.id, head.officer.id))
    (entered,) = found(opened, select(DutyTurn))

    answers = [stranger.post(f"/roster/{key}/withdrawal") for key in (entered.id, uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_offer_page_says_who_is_on_duty_at_each_unit(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    on_duty_at_the_commune(here)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/bring_to_commune").text

    assert "UBND xã Mẫu – trực: Cán bộ Mẫu, trực thay: Cán bộ Mẫu" in page
    assert "UBND xã Xa Mẫu (chưa dùng hệ thống)" in page


@pytest.mark.parametrize("side", ["post", "commune"])
def test_both_sides_of_a_handoff_read_who_is_on_duty_and_who_is_told_when(
    opened: Door, side: str
) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    on_duty_at_the_commune(here)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)

    page = at_desk(here, getattr(here, side)).get(f"/handoffs/{made.public_id}").text

    assert "Đang trực ở bên nhận: Cán bộ Mẫu; trực thay: Cán bộ Mẫu." in page
    assert page.count(">Đã nhắc<") == 1
    assert page.count(">Sẽ nhắc<") == 3
    assert "Quy tắc nội bộ" in page


def test_for_a_receiver_off_the_system_the_giver_is_told_to_chase(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.far.id)

    page = at_desk(here, here.post).get(f"/handoffs/{made.public_id}").text

    assert "Bên nhận chưa dùng hệ thống" in page
    assert page.count(">Sẽ nhắc<") == 3
