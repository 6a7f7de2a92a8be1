"""The page that says what the law says of one case, and what it tells to whom."""

import re
from html import unescape

import pytest

from casework.records.reaches import Tie
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, signed_in
from tests.web.dossiers import received, staff, tied
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, Rank, Sector, Stage, Status


@pytest.fixture
def reader(opened: Door) -> AtWork:
    return at_work(opened)


def test_the_first_screen_leads_to_what_the_law_says(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    assert f"/cases/{code}/law" in signed_in(opened, lan).get(f"/cases/{code}").text


def test_the_law_of_a_case_says_what_is_met_what_is_missing_and_what_runs(
    reader: AtWork,
) -> None:
    code = case_of(reader)

    text = unescape(reader.get(f"/cases/{code}/law").text)

    assert "Đã đáp ứng: cơ quan chuyên môn được giao hồ sơ; đơn vị chủ trì" in text
    assert "Trước đó cần có: “xác minh thông tin ban đầu”" in text
    assert "khoản 2 Điều 27" in text.casefold().replace("điều", "Điều")


def test_what_can_be_done_stands_before_what_cannot(reader: AtWork) -> None:
    code = case_of(reader)

    text = unescape(reader.get(f"/cases/{code}/law").text)

    states = re.findall(r"<strong[^>]*>(Làm được|Chưa làm được)</strong>", text)
    assert {"Làm được", "Chưa làm được"} == set(states)
    assert states == sorted(states, reverse=True)


def test_the_law_of_a_case_leads_to_a_walk_without_its_person(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, age_band="under_16", wishes=["to_stay"])

    page = unescape(signed_in(opened, lan).get(f"/cases/{code}/law").text)

    (address,) = re.findall(r'href="(/law/law_2024/what-if\?[^"]*)"', page)
    assert "stage=verification" in address
    assert not {code, "under_16", "to_stay", "age"} & set(re.split(r"[?&=]", address))


def test_who_does_not_work_on_the_case_is_told_nothing_of_the_wish(opened: Door) -> None:
    lan, _ = staff(opened)
    head, above = staff(opened, rank=Rank.SUPERVISOR)
    willing = laws(opened, lan, head, above, wishes=["to_go_home"])
    unwilling = laws(opened, lan, head, above, wishes=[])

    assert willing == unwilling
    assert "đang được che" in willing


def test_the_lead_is_told_of_the_wish(opened: Door) -> None:
    lan, _ = staff(opened)
    code = confirmed(opened, lan, wishes=["to_go_home"])

    text = unescape(signed_in(opened, lan).get(f"/cases/{code}/law").text)

    assert "mong muốn trở về" in text


def test_the_clock_that_an_act_would_end_stands_beside_it(opened: Door) -> None:
    gate = at_work(opened, Sector.BORDER)
    code = case_of(gate, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)
    gate.act(code, Act.FIND_SIGNS, note="Dấu hiệu mẫu")

    text = unescape(gate.get(f"/cases/{code}/law").text)

    clock = next(clock for clock in REGIME.clocks if clock.key == "gate_brings")
    assert f"Thời hạn: {clock.vi} – đến hạn." in text


def test_the_law_of_a_case_out_of_reach_is_no_page(opened: Door, reader: AtWork) -> None:
    code = case_of(at_work(opened, Sector.POLICE))

    assert reader.get(f"/cases/{code}/law").status_code == 404


def confirmed(door: Door, by: object, **known: object) -> str:
    return received(
        door, by, stage=Stage.PROTECTION, status=Status.CONFIRMED, age_band="adult", **known
    )


def laws(door: Door, lead: object, head: object, above: object, **known: object) -> str:
    """What the head of a unit above reads of such a case, without its code and its tokens."""
    code = confirmed(door, lead, **known)
    tied(door, code, above, Tie.OVERSEES)
    text = unescape(signed_in(door, head).get(f"/cases/{code}/law").text)
    said = re.sub(r'(value|content)="[^"]*"', "", text.replace(code, ""))
    return said.partition("Luật nói gì về hồ sơ này")[2]
