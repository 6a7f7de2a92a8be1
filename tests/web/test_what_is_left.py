"""The list of what is left: the main path first, what is done only when needed apart from it."""

import re

from tests.web.acting import AtWork, at_work, case_of, opened_by
from tests.web.doorway import Door
from workflows.terms import Act, Sector, Stage, Status

DRAFT = {"outcome": "confirm", "evidence": ["rescuer"], "reasons": "Lời kể khớp với vé xe."}


def test_closing_early_is_no_duty_but_stands_under_when_needed(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    page = left(owner, code)

    assert _title(Act.CLOSE_EARLY) not in before_needed(page)
    assert _title(Act.CLOSE_EARLY) in after_needed(page)
    assert _title(Act.INITIAL_CHECK) in before_needed(page)


def test_what_may_be_needed_is_not_said_to_be_undone(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    page = after_needed(left(owner, code)).split("<details")[0]

    assert "Chưa làm" not in page


def test_a_draft_that_waits_stands_for_every_way_to_conclude(opened: Door) -> None:
    gate = at_work(opened, Sector.BORDER)
    code = case_of(gate, Stage.RECEIPT, entry=Act.RECEIVE_AT_GATE)
    address = gate.act(code, Act.DRAFT_CONCLUSION, **DRAFT).location

    page = left(gate, code)

    assert page.count("Kết luận: ") == 1
    assert "Chờ ký" in page
    assert f'href="{address}"' in page


def test_a_person_who_is_not_safe_is_said_to_be_so_once_the_case_is_open(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, safe_now="no")
    masked = owner.get(f"/cases/{code}").text

    page = owner.get(f"/cases/{opened_by(owner, code)}").text

    assert "hiện chưa an toàn" not in masked
    assert "hiện chưa an toàn" in page
    assert "notice--stop" in page


def test_nothing_is_listed_that_is_for_persons_received_in_another_way(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.RECEIPT, entry=Act.RECEIVE)

    page = left(post, code)

    assert _title(Act.BRING_TO_COMMUNE) in page
    assert _title(Act.CONFIRM) not in page
    assert "giải cứu" not in page


def test_what_is_for_another_way_in_says_for_whom_it_is(opened: Door) -> None:
    post = at_work(opened, Sector.BORDER)
    code = case_of(post, Stage.RECEIPT, entry=Act.RECEIVE)

    page = post.get(f"/cases/{code}/acts/draft_conclusion").text

    assert "chỉ áp dụng cho người được tiếp nhận tại cửa khẩu" in page
    assert "Hãy hoàn thành việc đó trước" not in page


def test_an_act_past_its_stage_says_where_the_case_is(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.SUPPORT, Status.CONFIRMED)

    page = owner.get(f"/cases/{code}/acts/bring_to_commune").text

    assert "chỉ làm được ở giai đoạn “tiếp nhận”; hồ sơ đang ở giai đoạn “hỗ trợ”" in page


def left(by: AtWork, code: str) -> str:
    page = by.get(f"/cases/{code}").text
    found = re.search(r'<section aria-labelledby="left">.*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def before_needed(page: str) -> str:
    return page.split('<h3 class="govuk-heading-s">Khi cần</h3>')[0]


def after_needed(page: str) -> str:
    return page.split('<h3 class="govuk-heading-s">Khi cần</h3>')[1]


def _title(act: Act) -> str:
    return act.vi[:1].upper() + act.vi[1:]
