"""Quick intake: what the date says about the law, and what it says where no law is known."""

import pytest
from sqlalchemy import select

from casework.records.cases import Case
from tests.web.doorway import Door, count, found, signed_in
from tests.web.dossiers import send, staff
from workflows.terms import Level, Sector

FIRST_LINES = "Bảng luật 2011 mới có những dòng đầu"


def test_the_form_says_from_when_the_law_is_whole(opened: Door) -> None:
    lan, _ = staff(opened, Sector.COMMITTEE, Level.COMMUNE)

    page = signed_in(opened, lan).get("/intake").text

    assert "trước ngày 01/07/2025" in page
    assert FIRST_LINES in page


def test_a_person_received_under_the_old_law_has_a_case_that_says_so(opened: Door) -> None:
    lan, _ = staff(opened, Sector.COMMITTEE, Level.COMMUNE)
    client = signed_in(opened, lan)

    answer = send(client, "/intake", entry="receive", received_at="30/06/2025 09:00")

    assert answer.status_code == 303
    assert [case.regime for case in found(opened, select(Case))] == ["law_2011"]
    assert FIRST_LINES in client.get(answer.location).text


def test_a_person_received_under_the_law_in_force_has_no_such_notice(opened: Door) -> None:
    lan, _ = staff(opened, Sector.COMMITTEE, Level.COMMUNE)
    client = signed_in(opened, lan)

    answer = send(client, "/intake", entry="receive", received_at="01/07/2025 09:00")

    assert FIRST_LINES not in client.get(answer.location).text


@pytest.mark.parametrize("typed", ["31/12/2011 09:00", "01/01/1905 09:00"])
def test_a_day_before_every_law_is_a_fault_of_its_field(opened: Door, typed: str) -> None:
    lan, _ = staff(opened, Sector.COMMITTEE, Level.COMMUNE)

    answer = send(signed_in(opened, lan), "/intake", entry="receive", received_at=typed)

    assert answer.status_code == 422
    assert "chưa có luật áp dụng cho ngày này" in answer.text
    assert count(opened, Case) == 0
