"""What waits, as the desk and the case show it: one line of support each, and the next look."""

import pytest

from tests.web.acting import AtWork, at_work, case_of, opened_by
from tests.web.doorway import Door
from workflows.terms import Act, Level, Rank, Sector, Stage, Status

NEXT_LOOK = "Lần theo dõi tiếp theo"


@pytest.fixture
def owner(opened: Door) -> AtWork:
    return at_work(opened)


def test_each_proposal_leads_to_its_line_from_desk_and_case(owner: AtWork) -> None:
    code = case_of(owner, Stage.PROTECTION, Status.CONFIRMED)

    lines = [proposed(owner, code), proposed(owner, code)]

    for_all = [owner.get("/desk").text, owner.get(f"/cases/{code}").text]
    assert [line in page for page in for_all for line in lines] == [True] * 4


def test_a_declined_proposal_is_on_no_desk(opened: Door, owner: AtWork) -> None:
    code = case_of(owner, Stage.PROTECTION, Status.CONFIRMED)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = proposed(owner, code)
    opened_by(head, code)

    answer = head.post(f"{line}/decline", reasons="Đã có chế độ khác")

    assert answer.status_code == 303
    assert line not in head.get("/desk").text


def test_the_next_look_is_on_the_desk_and_on_the_case(owner: AtWork) -> None:
    code = case_of(owner, Stage.REINTEGRATION, Status.CONFIRMED)
    look = {"seen_on": "01/03/2026", "finding": "Đã có việc làm", "next_on": "01/06/2026"}

    owner.act(code, Act.FOLLOW_UP, **look)

    assert NEXT_LOOK in owner.get("/desk").text
    assert NEXT_LOOK in owner.get(f"/cases/{code}").text


@pytest.mark.parametrize(
    "after",
    ["zzz", "2026-03-02T01:30:00%2B00:00~zzz", "0001-01-01T00:00:00%2B14:00~ab"],
    ids=["no cursor", "no id", "before time"],
)
def test_a_list_begins_anew_for_what_is_no_cursor(opened: Door, after: str) -> None:
    head = at_work(opened, Sector.HEALTH, Level.PROVINCE, rank=Rank.SUPERVISOR)

    answers = [head.get(f"/supervision?after={after}"), head.get(f"/desk?after={after}")]

    assert [answer.status_code for answer in answers] == [200, 200]


def proposed(owner: AtWork, code: str) -> str:
    """The address of a new line."""
    answer = owner.act(code, Act.PROPOSE_SUPPORT, letter="g", detail="Sáu buổi tham vấn")
    assert answer.location
    return answer.location
