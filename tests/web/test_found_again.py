"""What people wrote is found again: each request, conclusion and line has a way to its page."""

import re
from datetime import timedelta

import pytest

from casework.actions.verification import initial_check
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of, does, opened_by
from tests.web.doorway import Door
from tests.web.dossiers import statements
from workflows.terms import Act, Rank, Sector, Stage, Status

DRAFT = {"outcome": "confirm", "evidence": ["rescuer"], "reasons": "Lời kể khớp với vé xe"}
LINE = {"letter": "g", "detail": "Sáu buổi tham vấn tâm lý"}
FINDING = "Đã có việc ở xưởng may Mẫu"


@pytest.mark.parametrize("section", ["handoffs", "timeline"])
@pytest.mark.parametrize("verb", ["answer", "refusal"])
def test_an_answered_request_is_found_again(opened: Door, verb: str, section: str) -> None:
    owner, police, code = _with_police(opened)
    address = _asked(owner, police, code)
    police.post(f"{address}/{verb}", answer="Đúng quê quán", reasons="Ngoài địa bàn")

    page = owner.get(f"/cases/{code}/{section}").text

    assert f'href="{address}"' in page


@pytest.mark.parametrize("section", ["handoffs", "timeline"])
def test_a_signed_conclusion_is_found_again(opened: Door, section: str) -> None:
    drafter = at_work(opened, Sector.BORDER)
    code = case_of(drafter, Stage.RECEIPT, entry=Act.RECEIVE_AT_GATE)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = drafter.act(code, Act.DRAFT_CONCLUSION, **DRAFT).location
    opened_by(head, code)
    head.post(f"{address}/signature", number="12/KL-ĐBPM")

    page = drafter.get(f"/cases/{code}/{section}").text

    assert f'href="{address}"' in page


def test_a_declined_line_is_found_again(opened: Door) -> None:
    owner, head, code = _with_head(opened)
    line = owner.act(code, Act.PROPOSE_SUPPORT, **LINE).location
    opened_by(head, code)
    head.post(f"{line}/decline", reasons="Cần ý kiến của người đó trước")

    page = owner.get(f"/cases/{code}/timeline").text

    assert "Không duyệt, có lý do: đề xuất" in page
    assert page.count(f'href="{line}"') == 2


def test_a_refused_request_is_not_called_done(opened: Door) -> None:
    owner, police, code = _with_police(opened)
    address = _asked(owner, police, code)
    police.post(f"{address}/refusal", reasons="Ngoài địa bàn")

    page = owner.get(f"/cases/{code}").text

    assert "Lần trước: từ chối đề nghị, có lý do" in page
    assert _task(page, "Đề nghị xác minh").count("Chưa làm") == 1
    assert f'href="{address}"' in page


def test_a_declined_line_is_not_called_done(opened: Door) -> None:
    owner, head, code = _with_head(opened)
    line = owner.act(code, Act.PROPOSE_SUPPORT, **LINE).location
    opened_by(head, code)
    head.post(f"{line}/decline", reasons="Cần ý kiến của người đó trước")

    page = owner.get(f"/cases/{code}").text

    assert "Lần trước: không duyệt, có lý do" in page
    assert _task(page, "Đề xuất").count("Chưa làm") == 1
    assert f'href="{line}"' in page


def test_a_request_made_again_leaves_the_refusal_behind(opened: Door) -> None:
    owner, police, code = _with_police(opened)
    address = _asked(owner, police, code)
    police.post(f"{address}/refusal", reasons="Ngoài địa bàn")
    opened.wall.passes(timedelta(hours=1))
    _asked(owner, police, code)

    page = owner.get(f"/cases/{code}").text

    assert "Lần trước" not in page


def test_the_first_screen_with_refusals_costs_no_more(opened: Door) -> None:
    owner, police, code = _with_police(opened)
    address = _asked(owner, police, code)
    police.post(f"{address}/refusal", reasons="Ngoài địa bàn")

    with statements(opened) as heard:
        owner.get(f"/cases/{code}")

    assert len(heard) <= 8


def test_what_a_look_found_is_read_once_the_case_is_open(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.REINTEGRATION, Status.CONFIRMED)
    owner.act(code, Act.FOLLOW_UP, seen_on="02/03/2026", next_on="01/06/2026", finding=FINDING)

    sealed = owner.get(f"/cases/{code}/timeline").text
    opened_by(owner, code)
    read = owner.get(f"/cases/{code}/timeline").text

    assert (FINDING in sealed, FINDING in read) == (False, True)
    assert "Lần tới: 01/06/2026." in read


def test_finding_requests_and_conclusions_costs_one_statement(opened: Door) -> None:
    owner, police, code = _with_police(opened)
    _asked(owner, police, code)

    with statements(opened) as heard:
        owner.get(f"/cases/{code}/handoffs")

    assert len([statement for statement in heard if "set_config" not in statement]) <= 8


def _task(page: str, title: str) -> str:
    """The entry of the list of what is left whose title begins so."""
    entries = re.findall(r'<li class="govuk-task-list__item.*?</li>', page, re.DOTALL)
    return next(entry for entry in entries if title in entry)


def _with_police(opened: Door) -> tuple[AtWork, AtWork, str]:
    owner, police = at_work(opened), at_work(opened, Sector.POLICE)
    code = case_of(owner)
    does(owner, code, lambda s, a, c: initial_check(s, a, make.NOW, c, None))
    return owner, police, code


def _asked(owner: AtWork, police: AtWork, code: str) -> str:
    asking = {"to_unit_id": police.unit.id, "question": "Có quê ở xã Mẫu không?"}
    return str(owner.act(code, Act.REQUEST_VERIFICATION, **asking).location)


def _with_head(opened: Door) -> tuple[AtWork, AtWork, str]:
    owner = at_work(opened)
    return (
        owner,
        at_work(opened, rank=Rank.SUPERVISOR, beside=owner),
        case_of(owner, Stage.VERIFICATION, citizenship="citizen"),
    )
