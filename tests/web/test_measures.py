"""Protection measures through the pages: applied at once, seen from outside, ended."""

import re

from werkzeug.test import TestResponse

from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, events
from tests.web.dossiers import statements
from workflows.terms import Act, Sector, Stage

REASON = "Có người lạ hỏi chỗ ở"


def test_a_measure_is_applied_from_this_moment(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = _protect(owner, code)

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}/measures")
    assert "Đang áp dụng" in owner.get(answer.location).text


def test_the_form_says_what_must_not_be_typed(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    page = owner.get(f"/cases/{code}/acts/protect").text

    assert "Không ghi nội dung bí mật nhà nước vào đây" in page


def test_a_measure_names_what_it_orders_and_keeps_what_was_typed(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = _protect(owner, code, measures=[])

    assert answer.status_code == 422
    assert REASON in answer.text
    assert "measure.decided" not in str(events(opened))


def test_nobody_decided_tomorrow(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = _protect(owner, code, decided_on="03/03/2026")

    assert answer.status_code == 422
    assert 'value="03/03/2026"' in answer.text


def test_a_day_that_does_not_exist_is_sent_back_as_typed(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = _protect(owner, code, decided_on="31/02/2026")

    assert answer.status_code == 422
    assert 'value="31/02/2026"' in answer.text


def test_what_is_ordered_stays_sealed_after_a_visit(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)
    owner.post(f"/cases/{code}/visits")

    page = owner.get(f"/cases/{code}/measures").text

    assert (REASON in page, "07/QĐ" in page) == (False, False)


def test_what_is_ordered_shows_after_a_reveal_of_protection(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)
    owner.post(f"/cases/{code}/reveals", reason="safety", scope="protection", section="overview")

    page = owner.get(f"/cases/{code}/measures").text

    assert (REASON in page, "07/QĐ" in page) == (True, True)


def test_a_measure_is_ended_when_the_danger_has_passed(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)

    answer = owner.post(_end_of(owner, code), sure="y")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}/measures")
    assert "Đã chấm dứt" in owner.get(answer.location).text


def test_a_measure_is_not_ended_by_one_click(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)

    answer = owner.post(_end_of(owner, code))

    assert answer.status_code == 422
    assert "Đang áp dụng" in owner.get(f"/cases/{code}/measures").text


def test_a_measure_is_ended_once(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)
    end = _end_of(owner, code)
    owner.post(end, sure="y")

    answer = owner.post(end, sure="y")

    assert answer.status_code == 409


def test_the_list_takes_six_statements(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)
    _protect(owner, code)

    with statements(opened) as heard:
        owner.get(f"/cases/{code}/measures")

    assert len([statement for statement in heard if "set_config" not in statement]) <= 6


def test_another_unit_neither_sees_nor_ends_it(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    _protect(owner, code)
    stranger = at_work(opened)

    answers = stranger.get(f"/cases/{code}/measures"), stranger.post(_end_of(owner, code))

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_unit_without_the_role_does_not_protect(opened: Door) -> None:
    office = at_work(opened, Sector.FOREIGN)
    code = case_of(office, Stage.VERIFICATION)

    answer = _protect(office, code)

    assert answer.status_code == 409


def _owner_with_case(opened: Door) -> tuple[AtWork, str]:
    owner = at_work(opened)
    return owner, case_of(owner, Stage.VERIFICATION)


def _protect(by: AtWork, code: str, **other: object) -> TestResponse:
    said = {
        "measures": ["shelter", "secret_data"],
        "reason": REASON,
        "decider": "Giám đốc Trung tâm Mẫu",
        "decided_on": "01/03/2026",
        "number": "07/QĐ-TTM",
    }
    return by.act(code, Act.PROTECT, **{**said, **other})


def _end_of(by: AtWork, code: str) -> str:
    page = by.get(f"/cases/{code}/measures").text
    found = re.search(r'action="(/cases/\w+/measures/[0-9a-f-]+/end)"', page)
    assert found
    return found[1]
