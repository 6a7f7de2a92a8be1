"""The page of a case's limits, and the form of a decision that extends one."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.verification import initial_check, request_verification
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.extensions import ClockExtension
from tests.actions.test_extension import to_old_law
from tests.web.acting import AtWork, at_work, case_of, does, opened_by
from tests.web.doorway import Door, events, found
from workflows.terms import Rank, Sector

DECISION = {"until_on": "20/04/2026", "number": "15/QĐ-Mẫu", "reasons": "Chờ địa phương trả lời."}


@dataclass(frozen=True)
class UnderVerification:
    """The police were asked under the law of 2011: twenty days, two months by a decision."""

    code: str
    owner: AtWork
    police: AtWork

    @property
    def clocks(self) -> str:
        return f"/cases/{self.code}/clocks"

    @property
    def extension(self) -> str:
        return f"{self.clocks}/verify_domestic/extension"


@pytest.fixture
def verified(opened: Door) -> UnderVerification:
    owner, police = at_work(opened), at_work(opened, Sector.POLICE)
    code, now = case_of(owner), opened.wall()

    def ask(session: Session, actor: Actor, case: Case) -> None:
        initial_check(session, actor, now, case, None)
        question = {"question": "Người này là ai?"}
        request_verification(session, actor, now, case, police.unit.id, **question)
        to_old_law(session, actor, now, case)

    does(owner, code, ask)
    return UnderVerification(code, owner, police)


def test_each_limit_says_who_how_and_by_which_article(verified: UnderVerification) -> None:
    page = verified.owner.get(verified.clocks)

    assert page.status_code == 200
    assert "Trả lời xác minh" in page.text
    assert "20 ngày, tính đến hết ngày thứ 20 sau ngày bắt đầu: hết ngày 22/03/2026." in page.text
    assert "Khoản 4 Điều 24 Luật số 66/2011/QH12" in page.text
    assert "đến hết ngày 02/05/2026, theo khoản 4 Điều 24" in page.text


def test_an_end_on_a_day_off_tells_the_working_day_before(verified: UnderVerification) -> None:
    page = verified.owner.get(verified.clocks).text  # 22/03/2026 is a Sunday

    assert "Ngày làm việc liền trước" in page
    assert "20/03/2026" in page


def test_the_first_screen_leads_to_the_page_and_tells_how_it_was_counted(
    verified: UnderVerification,
) -> None:
    page = verified.owner.get(f"/cases/{verified.code}").text

    assert f'href="{verified.clocks}"' in page
    assert "20 ngày, tính đến hết ngày thứ 20 sau ngày bắt đầu" in page


def test_the_verifier_extends_its_limit(opened: Door, verified: UnderVerification) -> None:
    answer = verified.police.post(verified.extension, **DECISION)

    page = verified.police.get(f"/cases/{verified.code}").text
    assert (answer.status_code, answer.location) == (303, verified.clocks)
    assert ("file", "clock.extended") in events(opened)
    assert "Đã gia hạn đến hết ngày 20/04/2026 theo quyết định có số." in page


def test_number_and_reasons_are_shown_to_whoever_opened_the_case(
    verified: UnderVerification,
) -> None:
    verified.police.post(verified.extension, **DECISION)
    masked = verified.owner.get(verified.clocks).text

    opened_by(verified.owner, verified.code)

    page = verified.owner.get(verified.clocks).text
    assert "15/QĐ-Mẫu" not in masked
    assert "theo quyết định số 15/QĐ-Mẫu" in page
    assert DECISION["reasons"] in page


def test_the_lead_is_told_whose_decision_it_is(verified: UnderVerification) -> None:
    page = verified.owner.get(verified.extension)

    answer = verified.owner.post(verified.extension, **DECISION)

    assert "Chưa làm được việc này" in page.text
    assert "cơ quan xác minh" in page.text
    assert answer.status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [{"until_on": ""}, {"number": ""}, {"reasons": ""}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_is_missing_is_asked_again(
    opened: Door, verified: UnderVerification, wrong: dict[str, str]
) -> None:
    answer = verified.police.post(verified.extension, **{**DECISION, **wrong})

    assert answer.status_code == 422
    assert found(opened, select(ClockExtension)) == []


@pytest.mark.parametrize("day", ["22/03/2026", "03/05/2026"], ids=["no later", "too far"])
def test_a_day_that_the_law_does_not_allow_is_refused_with_its_article(
    opened: Door, verified: UnderVerification, day: str
) -> None:
    answer = verified.police.post(verified.extension, **{**DECISION, "until_on": day})

    assert answer.status_code == 409
    assert "khoản 4 Điều 24 Luật số 66/2011/QH12" in answer.text
    assert found(opened, select(ClockExtension)) == []


def test_a_form_that_was_sent_twice_extends_once(opened: Door, verified: UnderVerification) -> None:
    key = uuid4()

    answers = [
        verified.police.post(verified.extension, **DECISION, idempotency_key=key) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(found(opened, select(ClockExtension))) == 1


def test_an_auditor_sees_the_limits_and_extends_none(
    opened: Door, verified: UnderVerification
) -> None:
    auditor = at_work(opened, rank=Rank.AUDITOR, beside=verified.owner)

    answers = auditor.get(verified.clocks), auditor.get(verified.extension)

    assert [answer.status_code for answer in answers] == [200, 403]


def test_limits_are_for_whoever_is_tied_to_the_case(
    opened: Door, verified: UnderVerification
) -> None:
    stranger = at_work(opened)

    answers = (
        stranger.get(verified.clocks),
        stranger.get(verified.extension),
        stranger.post(verified.extension, **DECISION),
    )

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_limit_that_the_law_does_not_have_is_not_found(verified: UnderVerification) -> None:
    answer = verified.owner.get(f"{verified.clocks}/mau/extension")

    assert answer.status_code == 404
