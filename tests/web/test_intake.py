"""Quick intake: what the date says about the law, and what it says where no law is known."""

import pytest
from sqlalchemy import select

from casework.records.cases import Case
from tests.web.doorway import Door, count, found, signed_in
from tests.web.dossiers import send, staff
from workflows.terms import Level, Sector


@pytest.mark.parametrize(
    ("received_at", "regime"),
    [("30/06/2025 09:00", "law_2011"), ("01/07/2025 00:00", "law_2024")],
)
def test_the_day_of_receipt_chooses_the_law_of_the_case(
    opened: Door, received_at: str, regime: str
) -> None:
    lan, _ = staff(opened, Sector.COMMITTEE, Level.COMMUNE)

    answer = send(signed_in(opened, lan), "/intake", entry="receive", received_at=received_at)

    assert answer.status_code == 303
    assert [case.regime for case in found(opened, select(Case))] == [regime]


@pytest.mark.parametrize("typed", ["31/12/2011 09:00", "01/01/1905 09:00"])
def test_a_day_before_every_law_is_a_fault_of_its_field(opened: Door, typed: str) -> None:
    lan, _ = staff(opened, Sector.COMMITTEE, Level.COMMUNE)

    answer = send(signed_in(opened, lan), "/intake", entry="receive", received_at=typed)

    assert answer.status_code == 422
    assert "chưa có luật áp dụng cho ngày này" in answer.text
    assert count(opened, Case) == 0
