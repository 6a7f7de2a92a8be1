"""The way home, the looks afterwards, ending a case and opening it again."""

import pytest

from tests.web.acting import AtWork, at_work, case_of, stands
from tests.web.doorway import Door, events
from workflows.terms import Act, Stage, Status

SEEN = {"seen_on": "01/03/2026", "finding": "Đã có việc làm, sống cùng mẹ"}


def test_the_journey_home_begins_by_the_persons_wish(opened: Door) -> None:
    owner, code = _confirmed(opened, wishes=["to_go_home"])

    answer = owner.act(code, Act.BEGIN_REINTEGRATION, home="Xã Mẫu, tỉnh Mẫu")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")
    assert stands(owner, code)[0] is Stage.REINTEGRATION


def test_nobody_is_sent_home_without_the_wish(opened: Door) -> None:
    owner, code = _confirmed(opened, age_band="adult")

    answer = owner.act(code, Act.BEGIN_REINTEGRATION, home="Xã Mẫu, tỉnh Mẫu")

    assert answer.status_code == 409
    assert stands(owner, code)[0] is Stage.PROTECTION


def test_the_way_home_says_where_to(opened: Door) -> None:
    owner, code = _confirmed(opened, wishes=["to_go_home"])

    answer = owner.act(code, Act.BEGIN_REINTEGRATION, home="")

    assert answer.status_code == 422


def test_a_look_is_recorded_with_the_next(opened: Door) -> None:
    owner, code = _at_home(opened)

    answer = owner.act(code, Act.FOLLOW_UP, **SEEN, next_on="01/06/2026")

    assert answer.status_code == 303
    assert ("file", "follow_up.recorded") in events(opened)


@pytest.mark.parametrize(
    ("field", "day"),
    [("seen_on", "05/03/2026"), ("next_on", "28/02/2026"), ("seen_on", "hôm qua")],
    ids=["seen tomorrow", "next before this one", "no date"],
)
def test_a_look_on_a_wrong_day_is_sent_back_as_typed(opened: Door, field: str, day: str) -> None:
    owner, code = _at_home(opened)

    answer = owner.act(code, Act.FOLLOW_UP, **{**SEEN, field: day})

    assert answer.status_code == 422
    assert (f'value="{day}"' in answer.text, SEEN["finding"] in answer.text) == (True, True)


def test_a_case_ends_on_a_ground_after_reading(opened: Door) -> None:
    owner, code = _at_home(opened)
    owner.act(code, Act.FOLLOW_UP, **SEEN)

    answer = owner.act(code, Act.CLOSE, ground="settled", reasons="Đã tự lập", read="y")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")
    assert stands(owner, code) == (Stage.CLOSED, Status.CONFIRMED)


def test_a_case_does_not_end_unread(opened: Door) -> None:
    owner, code = _at_home(opened)
    owner.act(code, Act.FOLLOW_UP, **SEEN)

    answer = owner.act(code, Act.CLOSE, ground="settled", reasons="Đã tự lập")

    assert answer.status_code == 422
    assert ("Dừng lại và đọc" in answer.text, "Đã tự lập" in answer.text) == (True, True)


def test_a_case_does_not_end_on_a_ground_of_another_status(opened: Door) -> None:
    owner, code = _at_home(opened)
    owner.act(code, Act.FOLLOW_UP, **SEEN)

    answer = owner.act(code, Act.CLOSE, ground="not_a_victim", reasons="Nhầm", read="y")

    assert answer.status_code == 409
    assert stands(owner, code)[0] is Stage.REINTEGRATION


def test_nobody_settles_who_was_never_looked_after(opened: Door) -> None:
    owner, code = _at_home(opened)

    answer = owner.act(code, Act.CLOSE, ground="settled", reasons="Đã tự lập", read="y")

    assert answer.status_code == 409


def test_a_case_ends_early_when_contact_is_lost(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = owner.act(
        code, Act.CLOSE_EARLY, ground="lost_contact", reasons="Sáu tháng không liên lạc", read="y"
    )

    assert answer.status_code == 303
    assert stands(owner, code)[0] is Stage.CLOSED


def test_a_closed_case_is_taken_up_again_with_reasons(opened: Door) -> None:
    owner, code = _closed(opened)

    answer = owner.act(code, Act.REOPEN, reasons="Người đó đã liên lạc lại")

    assert answer.status_code == 303
    assert stands(owner, code)[0] is Stage.VERIFICATION


def test_a_closed_case_is_not_taken_up_without_reasons(opened: Door) -> None:
    owner, code = _closed(opened)

    answer = owner.act(code, Act.REOPEN, reasons="")

    assert answer.status_code == 422


def test_an_open_case_is_not_taken_up_again(opened: Door) -> None:
    owner, code = _at_home(opened)

    answer = owner.act(code, Act.REOPEN, reasons="Nhầm")

    assert answer.status_code == 409


def _confirmed(opened: Door, **about: object) -> tuple[AtWork, str]:
    owner = at_work(opened)
    return owner, case_of(owner, Stage.PROTECTION, Status.CONFIRMED, **about)


def _at_home(opened: Door) -> tuple[AtWork, str]:
    owner = at_work(opened)
    return owner, case_of(owner, Stage.REINTEGRATION, Status.CONFIRMED)


def _closed(opened: Door) -> tuple[AtWork, str]:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)
    owner.act(code, Act.CLOSE_EARLY, ground="lost_contact", reasons="Mất liên lạc", read="y")
    return owner, code
