"""Support lines through the pages: proposed by one, approved by another, delivered."""

import re

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from casework.actions.companions import link
from casework.database import Scope
from casework.records.cases import Case
from casework.records.links import Kinship
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of, does, opened_by, opened_too_long_ago, stands
from tests.web.doorway import Door, events
from workflows.terms import Act, Rank, Stage, Status

UNREAD = "Người ký, duyệt phải mở và đọc nội dung mình sắp ký, duyệt"
DETAIL = "Sáu buổi tham vấn tâm lý tại cơ sở Mẫu"


def test_a_proposal_leads_to_its_line(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = _propose(owner, code)

    assert answer.status_code == 303
    assert re.fullmatch(r"/support-lines/[0-9a-f-]{36}", answer.location)
    assert owner.get(answer.location).status_code == 200


def test_only_what_the_law_gives_the_group_is_offered(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION, citizenship="foreign")

    page = owner.get(f"/cases/{code}/acts/propose_support").text

    assert re.findall(r'name="letter"[^>]*value="(\w+)"', page) == ["a", "b", "c", "d", "dd", "g"]


def test_what_the_law_does_not_give_the_group_is_refused(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION, citizenship="foreign")

    answer = _propose(owner, code, letter="k")

    assert answer.status_code == 409


def test_a_proposal_without_its_content_keeps_the_choice(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = _propose(owner, code, detail="")

    assert answer.status_code == 422
    assert re.search(r'value="g"[^>]*checked|checked[^>]*value="g"', answer.text)


def test_first_help_is_recorded_as_given(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.act(code, Act.DELIVER_SUPPORT, letter="b", detail="Khám sức khỏe ban đầu")

    assert answer.status_code == 303
    assert ("file", "support.delivered") in events(opened)


def test_what_needs_approval_is_no_first_help(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.act(code, Act.DELIVER_SUPPORT, letter="k", detail="Trợ cấp ban đầu")

    assert answer.status_code == 422
    assert ("file", "support.delivered") not in events(opened)


def test_another_head_approves_and_the_case_enters_support(opened: Door) -> None:
    owner, code = _owner_with_case(opened, Stage.PROTECTION, Status.CONFIRMED)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location
    opened_by(head, code)

    answer = head.post(f"{line}/approval")

    assert (answer.status_code, answer.location) == (303, line)
    assert stands(head, code)[0] is Stage.SUPPORT


def test_nobody_approves_their_own_proposal(opened: Door) -> None:
    head = at_work(opened, rank=Rank.SUPERVISOR)
    code = case_of(head, Stage.VERIFICATION, citizenship="citizen")
    line = _propose(head, code).location

    answer = head.post(f"{line}/approval")

    assert answer.status_code == 409


@pytest.mark.parametrize("act", ["approval", "decline"])
def test_an_officer_without_the_rank_does_not_decide(opened: Door, act: str) -> None:
    owner, code = _owner_with_case(opened)
    colleague = at_work(opened, beside=owner)
    line = _propose(owner, code).location

    answer = colleague.post(f"{line}/{act}", reasons="Chưa đủ căn cứ")

    assert answer.status_code == 403


def test_a_proposal_is_declined_in_words(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location
    opened_by(head, code)

    answer = head.post(f"{line}/decline", reasons="Cần ý kiến của người đó trước")

    assert answer.status_code == 303
    assert "Cần ý kiến của người đó trước" in _read(owner, code, line)


def test_a_proposal_is_not_declined_in_silence(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location

    answer = head.post(f"{line}/decline", reasons="")

    assert answer.status_code == 422


def test_a_decision_is_offered_only_once_the_proposal_is_open(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location

    sealed = head.get(line).text
    opened_by(head, code)
    read = head.get(line).text

    assert (f"{line}/approval" in sealed, f"{line}/decline" in sealed) == (False, False)
    assert UNREAD in sealed
    assert (f"{line}/approval" in read, f"{line}/decline" in read) == (True, True)


@pytest.mark.parametrize("act", ["approval", "decline"])
def test_nobody_decides_on_what_they_have_not_opened(opened: Door, act: str) -> None:
    owner, code = _owner_with_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location

    answer = head.post(f"{line}/{act}", reasons="Chưa đủ căn cứ")

    assert answer.status_code == 409
    assert UNREAD in answer.text
    assert "Đã đề xuất" in head.get(line).text


def test_a_refusal_written_for_longer_than_the_opening_lasts_is_not_lost(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location
    opened_too_long_ago(head, code)

    answer = head.post(f"{line}/decline", reasons="Cần ý kiến của người đó trước")

    assert answer.status_code == 409
    assert "Cần ý kiến của người đó trước" in answer.text
    assert f'name="section" value="support_line:{line.rpartition("/")[2]}"' in answer.text


def test_an_approved_line_is_delivered(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    line = _approved(opened, owner, code)

    answer = owner.post(f"{line}/delivery", outcome="Đã xong sáu buổi")

    assert (answer.status_code, answer.location) == (303, line)
    assert "Đã thực hiện" in owner.get(line).text


def test_a_line_that_nobody_approved_is_not_delivered(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    line = _propose(owner, code).location

    answer = owner.post(f"{line}/delivery", outcome="Đã xong sáu buổi")

    assert answer.status_code == 409


def test_a_line_says_which_support_it_is_only_once_opened(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    line = _propose(owner, code).location

    sealed = owner.get(line).text
    opened_by(owner, code)
    read = owner.get(line).text

    assert (DETAIL in sealed, "Hỗ trợ tâm lý" in sealed) == (False, False)
    assert (DETAIL in read, "Hỗ trợ tâm lý" in read) == (True, True)


def test_another_unit_finds_no_such_line(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    line = _propose(owner, code).location
    stranger = at_work(opened, rank=Rank.SUPERVISOR)

    answers = stranger.get(line), stranger.post(f"{line}/approval")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_page_of_approving_lists_what_waits(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    line = _propose(owner, code).location

    page = owner.get(f"/cases/{code}/acts/approve_support").text

    assert f'href="{line}"' in page


def test_the_page_of_delivering_lists_what_was_approved(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    line = _approved(opened, owner, code)

    page = owner.get(f"/cases/{code}/acts/deliver_support").text

    assert f'href="{line}"' in page


def _owner_with_case(
    opened: Door,
    stage: Stage = Stage.VERIFICATION,
    status: Status = Status.BEING_IDENTIFIED,
) -> tuple[AtWork, str]:
    owner = at_work(opened)
    return owner, case_of(owner, stage, status, citizenship="citizen")


def _propose(by: AtWork, code: str, letter: str = "g", detail: str = DETAIL) -> TestResponse:
    return by.act(code, Act.PROPOSE_SUPPORT, letter=letter, detail=detail)


def _approved(opened: Door, owner: AtWork, code: str) -> str:
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    line = _propose(owner, code).location
    opened_by(head, code)
    head.post(f"{line}/approval")
    return line


def _read(by: AtWork, code: str, address: str) -> str:
    opened_by(by, code)
    return by.get(address).text


def test_what_follows_whom_a_minor_came_with_is_said_and_nothing_more(opened: Door) -> None:
    owner, elsewhere = at_work(opened), at_work(opened)
    other = case_of(elsewhere, Stage.PROTECTION, Status.CONFIRMED)
    code = case_of(owner, Stage.VERIFICATION, citizenship="citizen", age_band="under_16")
    came_with(owner, code, elsewhere, other)

    page = owner.get(f"/cases/{code}/acts/propose_support").text

    assert re.findall(r"Hỗ trợ học văn hóa \(được hưởng theo người đi cùng\)", page)
    assert page.count("được hưởng theo người đi cùng") == 1
    assert other not in page


def came_with(by: AtWork, code: str, elsewhere: AtWork, other: str) -> None:
    """The person of one case came with that of another, which another unit leads."""
    with by.door.office.database.reading(Scope.of_unit(elsewhere.unit.id)) as session:
        file_id = session.scalars(select(Case.file_id).where(Case.code == other)).one()
    does(by, code, lambda s, a, c: link(s, a, make.NOW, c.file_id, file_id, Kinship.CHILD_OF))
