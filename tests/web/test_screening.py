"""The pages of screening and of the initial check."""

import pytest

from tests.web.acting import at_work, case_of, stands
from tests.web.doorway import Door
from workflows.terms import Act, Place, Sector, Stage, Status


def test_a_gate_finds_signs_and_the_person_is_received(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)

    answer = post.act(code, Act.FIND_SIGNS, note="Sợ hãi, không giữ giấy tờ của mình")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")
    assert stands(post, code) == (Stage.RECEIPT, Status.BEING_IDENTIFIED)


def test_signs_are_not_found_without_a_word(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)

    answer = post.act(code, Act.FIND_SIGNS, note="")

    assert answer.status_code == 422
    assert stands(post, code) == (Stage.SCREENING, None)


def test_screening_says_that_no_limit_is_entered(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)

    page = post.get(f"/cases/{code}").text

    assert "Chưa nhập thời hạn luật định" in page


def test_no_signs_need_a_reason_and_the_page_keeps_what_stands(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)

    answer = post.act(code, Act.FIND_NO_SIGNS, note="   ")

    assert answer.status_code == 422
    assert 'href="#note"' in answer.text
    assert stands(post, code) == (Stage.SCREENING, None)


def test_a_file_without_signs_is_screened_again(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)
    post.act(code, Act.FIND_NO_SIGNS, note="Đi làm tự nguyện, giữ giấy tờ")

    answer = post.act(code, Act.SCREEN_AGAIN, note="Gia đình vừa báo tin mới")

    assert answer.status_code == 303
    assert stands(post, code) == (Stage.SCREENING, None)


def test_who_is_no_gate_does_not_screen(opened: Door) -> None:
    centre = at_work(opened, Sector.HEALTH)
    code = case_of(centre, Stage.SCREENING, None, entry=Act.RECEIVE_AT_GATE)

    answer = centre.act(code, Act.FIND_SIGNS, note="Mẫu")

    assert answer.status_code == 409
    assert stands(centre, code) == (Stage.SCREENING, None)


def test_the_case_owner_records_the_initial_check(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = owner.act(code, Act.INITIAL_CHECK, note="Đã đối chiếu với Công an xã Mẫu")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")


def test_the_initial_check_says_what_was_checked(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = owner.act(code, Act.INITIAL_CHECK, note="")

    assert answer.status_code == 422


def test_an_existing_confirmation_waits_for_its_paper(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)
    owner.act(code, Act.INITIAL_CHECK, note="Có giấy xác nhận năm trước")

    refused = owner.act(code, Act.RECORD_CONFIRMATION, note="")

    assert refused.status_code == 409


def test_an_existing_confirmation_counts_once_its_paper_is_on_the_file(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)
    owner.act(code, Act.INITIAL_CHECK, note="Có giấy xác nhận năm trước")
    owner.post(f"/cases/{code}/papers/new", kind="victim_paper", number="7/XN-Mẫu")

    said = {"note": "Giấy của Công an tỉnh Mẫu"}
    undated = owner.act(code, Act.RECORD_CONFIRMATION, **said)
    slipped = owner.act(code, Act.RECORD_CONFIRMATION, issued_on="12/05/1919", **said)
    answer = owner.act(code, Act.RECORD_CONFIRMATION, issued_on="12/05/2019", **said)

    assert [undated.status_code, slipped.status_code, answer.status_code] == [422, 422, 303]
    assert stands(owner, code) == (Stage.PROTECTION, Status.CONFIRMED)


@pytest.mark.parametrize(
    "act", [Act.FIND_SIGNS, Act.FIND_NO_SIGNS, Act.INITIAL_CHECK], ids=lambda act: act.value
)
def test_the_page_of_an_act_cites_what_it_rests_on(opened: Door, act: Act) -> None:
    officer = at_work(opened, Sector.BORDER if "signs" in act.value else Sector.HEALTH)
    stage = Stage.SCREENING if "signs" in act.value else Stage.VERIFICATION
    code = case_of(officer, stage, None, entry=Act.RECEIVE_AT_GATE, place=Place.UNIT)

    page = officer.get(f"/cases/{code}/acts/{act.value}")

    assert page.status_code == 200
    assert "Căn cứ:" in page.text
