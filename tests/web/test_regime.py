"""The page of a case's law: what would differ, a proposal with reasons, and a head's decision."""

from datetime import timedelta

import pytest

from tests.web.acting import AtWork, at_work, case_of, opened_by
from tests.web.doorway import Door, events
from workflows.terms import Act, Rank, Stage, Status

WHY = "Người này thực ra được tiếp nhận trước ngày 01/07/2025."


def at_the_lead(door: Door) -> tuple[AtWork, AtWork, str]:
    """An officer of the lead, its head, and a case."""
    officer = at_work(door)
    head = at_work(door, rank=Rank.SUPERVISOR, beside=officer)
    return officer, head, case_of(officer)


def test_the_first_screen_says_by_which_law(opened: Door) -> None:
    officer, _head, code = at_the_lead(opened)

    page = officer.get(f"/cases/{code}").text

    assert "Theo Luật Phòng, chống mua bán người số 53/2024/QH15." in page
    assert f"/cases/{code}/regime" in page


def test_the_page_sets_both_laws_side_by_side(opened: Door) -> None:
    officer, _head, code = at_the_lead(opened)

    page = officer.get(f"/cases/{code}/regime").text

    assert "số 66/2011/QH12" in page
    assert "Gửi lãnh đạo quyết định" in page


def test_a_proposal_waits_at_the_desk_of_the_head(opened: Door) -> None:
    officer, head, code = at_the_lead(opened)

    answer = officer.post(f"/cases/{code}/regime", reasons=WHY)

    assert answer.status_code == 303
    assert f"/cases/{code}/regime" in head.get("/desk").text
    assert WHY not in head.get(f"/cases/{code}/regime").text


def test_a_proposal_gives_its_reasons(opened: Door) -> None:
    officer, _head, code = at_the_lead(opened)

    assert officer.post(f"/cases/{code}/regime").status_code == 422


def test_a_head_reads_and_decides(opened: Door) -> None:
    officer, head, code = at_the_lead(opened)
    officer.post(f"/cases/{code}/regime", reasons=WHY)

    blind = head.post(f"/cases/{code}/regime/confirmation")
    page = head.get(f"/cases/{opened_by(head, code)}/regime").text
    answer = head.post(f"/cases/{code}/regime/confirmation")

    assert blind.status_code == 409
    assert WHY in page
    assert answer.status_code == 303
    shown = head.get(f"/cases/{code}").text
    assert "số 66/2011/QH12, do chuyển chế độ ngày 02/03/2026." in shown


def test_an_officer_cannot_decide(opened: Door) -> None:
    officer, _head, code = at_the_lead(opened)
    officer.post(f"/cases/{code}/regime", reasons=WHY)

    assert officer.post(f"/cases/{code}/regime/confirmation").status_code == 403


def test_a_proposal_is_put_aside(opened: Door) -> None:
    officer, _head, code = at_the_lead(opened)
    officer.post(f"/cases/{code}/regime", reasons=WHY)

    answer = officer.post(f"/cases/{code}/regime/drop")

    assert answer.status_code == 303
    assert events(opened)[-1] == ("file", "regime.dropped")
    assert "Các lần đề xuất trước" in officer.get(f"/cases/{code}/regime").text


@pytest.mark.parametrize("where", ["confirmation", "drop"])
def test_what_nobody_proposed_cannot_be_decided(opened: Door, where: str) -> None:
    _officer, head, code = at_the_lead(opened)

    assert head.post(f"/cases/{code}/regime/{where}").status_code == 404


def test_a_case_out_of_reach_is_not_found(opened: Door) -> None:
    _officer, _head, code = at_the_lead(opened)
    stranger = at_work(opened)

    assert stranger.get(f"/cases/{code}/regime").status_code == 404


def test_a_revoked_confirmation_shows_each_version_and_what_stands(opened: Door) -> None:
    opened.wall.passes(timedelta(hours=9))
    officer, _head, _code = at_the_lead(opened)
    code = case_of(officer, Stage.SUPPORT, Status.CONFIRMED)
    officer.post(f"/cases/{code}/papers/new", kind="revocation", number="9/QĐ-Mẫu")
    proposed = officer.act(code, Act.PROPOSE_SUPPORT, letter="a", detail="Suất ăn.")

    answer = officer.act(code, Act.REVOKE_CONFIRMATION, note="Theo quyết định số 9.")

    assert (proposed.status_code, answer.status_code) == (303, 303)
    page = officer.get(f"/cases/{code}/timeline").text
    assert "Tình trạng pháp lý qua các lần" in page
    assert "Quyết định thu hồi, hủy bỏ xác nhận" in page
    assert "Chưa đủ căn cứ xác định" in page
    assert (
        "vẫn giữ nguyên cho đến khi có quyết định khác"
        in officer.get(f"/cases/{code}/support").text
    )
