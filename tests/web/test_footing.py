"""A paper on which steps rested: its page names them, the timeline marks them once it is void."""

from datetime import timedelta

from casework.actions.verification import initial_check
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of, does
from tests.web.doorway import Door
from workflows.terms import Act

MARK = "Dựa vào giấy tờ đã hủy."


def test_the_page_of_a_paper_names_the_steps_that_rested_on_it(opened: Door) -> None:
    owner, _code, paper = _confirmed_by_paper(opened)

    page = owner.get(paper).text

    assert "Ghi nhận giấy tờ xác nhận đã có" in page
    assert "Nếu hủy giấy tờ, các bước này vẫn giữ nguyên" in page


def test_a_paper_in_use_says_what_would_free_it(opened: Door) -> None:
    owner, _code, paper = _confirmed_by_paper(opened)

    page = owner.get(paper).text

    assert f"{paper}/voiding" not in page
    assert "ghi nhận việc thu hồi, hủy bỏ xác nhận" in page


def test_the_timeline_marks_what_rested_on_a_voided_paper(opened: Door) -> None:
    owner, code, paper = _confirmed_by_paper(opened)
    before = owner.get(f"/cases/{code}/timeline").text
    opened.wall.passes(timedelta(minutes=5))
    owner.post(f"/cases/{code}/papers/new", kind="victim_paper", number="8/XN-Mẫu")

    owner.post(f"{paper}/voiding", reason="Sai số.")

    assert MARK not in before
    assert owner.get(f"/cases/{code}/timeline").text.count(MARK) == 1
    assert "Giấy tờ đã hủy; các bước này vẫn giữ nguyên" in owner.get(paper).text


def _confirmed_by_paper(opened: Door) -> tuple[AtWork, str, str]:
    """A case confirmed by a paper that was issued before, and the address of that paper."""
    opened.wall.passes(timedelta(days=1))  # the receipt that a test finds was entered at make.NOW
    owner = at_work(opened)
    code = case_of(owner)
    does(owner, code, lambda s, a, c: initial_check(s, a, make.NOW, c, None))
    proof = {"kind": "victim_paper", "number": "7/XN-Mẫu"}
    paper = owner.post(f"/cases/{code}/papers/new", **proof).location
    owner.act(code, Act.RECORD_CONFIRMATION, issued_on="01/08/2025")
    return owner, code, paper
