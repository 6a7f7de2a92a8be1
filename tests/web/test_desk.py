"""My desk: the cases that the unit holds, for those of its officers who may see cases at all."""

import pytest

from tests.web.doorway import Door, signed_in
from tests.web.dossiers import received, staff
from workflows.terms import Rank


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_the_desk_lists_the_cases_that_the_unit_leads(opened: Door, rank: Rank) -> None:
    lan, unit = staff(opened)
    somebody, _ = staff(opened, of=unit, rank=rank)
    code = received(opened, lan)

    page = signed_in(opened, somebody).get("/desk")

    assert code in page.text


def test_an_administrator_of_the_unit_that_leads_sees_no_case_on_the_desk(opened: Door) -> None:
    lan, unit = staff(opened)
    keeper, _ = staff(opened, of=unit, rank=Rank.ADMINISTRATOR)
    code = received(opened, lan)

    page = signed_in(opened, keeper).get("/desk")

    assert page.status_code == 200
    assert code not in page.text


@pytest.mark.parametrize("path", ["/intake", "/supervision", "/ledger"])
def test_an_administrator_neither_receives_nor_supervises(opened: Door, path: str) -> None:
    _, unit = staff(opened)
    keeper, _ = staff(opened, of=unit, rank=Rank.ADMINISTRATOR)

    answer = signed_in(opened, keeper).get(path)

    assert answer.status_code == 403


def test_a_stranger_to_the_case_does_not_find_it_on_their_desk(opened: Door) -> None:
    lan, _ = staff(opened)
    other, _ = staff(opened)
    code = received(opened, lan)

    page = signed_in(opened, other).get("/desk")

    assert code not in page.text
