"""The page of a conclusion: drafted by one, signed by another, read only where it was opened."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework.actions.verification import initial_check
from casework.audit import Actor
from casework.database import Scope
from casework.position import person_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.safekeeping import safe_of
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of, does, opened_by, opened_too_long_ago, stands
from tests.web.doorway import Door, events
from workflows.terms import Act, AgeBand, Rank, Sector, Stage, Status

UNREAD = "Người ký, duyệt phải mở và đọc nội dung mình sắp ký, duyệt"
REASONS = "Lời kể khớp với vé xe và xác nhận của Công an xã Mẫu."


def test_a_draft_leads_to_its_own_page(opened: Door) -> None:
    drafter, code = _gate_case(opened)

    answer = _draft(drafter, code)

    assert answer.status_code == 303
    assert re.fullmatch(r"/conclusions/[0-9a-f-]{36}", answer.location)
    assert drafter.get(answer.location).status_code == 200


def test_a_draft_without_reasons_of_its_own_is_sent_back_with_what_was_typed(opened: Door) -> None:
    drafter, code = _gate_case(opened)

    answer = drafter.act(code, Act.DRAFT_CONCLUSION, outcome="confirm", evidence=["rescuer"])

    assert answer.status_code == 422
    assert 'href="#reasons"' in answer.text
    assert re.search(r'value="rescuer" checked', answer.text)


def test_only_an_outcome_can_be_drafted(opened: Door) -> None:
    drafter, code = _gate_case(opened)

    answer = drafter.act(
        code, Act.DRAFT_CONCLUSION, outcome="close", evidence=["rescuer"], reasons=REASONS
    )

    assert answer.status_code == 422
    assert _drafts(drafter) == []


def test_the_reasons_stay_sealed_until_the_case_is_opened(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    address = _draft(drafter, code).location

    sealed = drafter.get(address).text
    opened_by(drafter, code)
    read = drafter.get(address).text

    assert REASONS not in sealed
    assert REASONS in read


def test_another_head_of_the_unit_signs_and_the_status_follows(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location
    opened_by(head, code)

    answer = head.post(f"{address}/signature", number="12/KL-ĐBPM")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")
    assert stands(head, code) == (Stage.RECEIPT, Status.CONFIRMED)
    assert ("file", "conclusion.signed") in events(opened)


def test_a_signature_without_its_number_is_sent_back(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location

    answer = head.post(f"{address}/signature", number=" ")

    assert answer.status_code == 422
    assert stands(head, code) == (Stage.RECEIPT, Status.BEING_IDENTIFIED)


def test_nobody_signs_their_own_draft(opened: Door) -> None:
    head, code = _gate_case(opened, rank=Rank.SUPERVISOR)
    address = _draft(head, code).location

    answer = head.post(f"{address}/signature", number="12/KL-ĐBPM")

    assert answer.status_code == 409
    assert "không được tự ký" in answer.text
    assert stands(head, code) == (Stage.RECEIPT, Status.BEING_IDENTIFIED)


def test_an_officer_without_the_rank_does_not_sign(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    colleague = at_work(opened, beside=drafter)
    address = _draft(drafter, code).location

    answer = colleague.post(f"{address}/signature", number="12/KL-ĐBPM")

    assert answer.status_code == 403


def test_the_page_offers_the_signature_to_another_head_only(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location
    opened_by(head, code)

    pages = drafter.get(address).text, head.get(address).text

    assert ["/signature" in page for page in pages] == [False, True]


def test_the_signature_is_offered_only_once_the_reasons_are_open(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location

    sealed = head.get(address).text
    opened_by(head, code)
    read = head.get(address).text

    assert ("/signature" in sealed, UNREAD in sealed) == (False, True)
    assert ("/signature" in read, UNREAD in read) == (True, False)


def test_nobody_signs_what_they_have_not_opened(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location

    answer = head.post(f"{address}/signature", number="12/KL-ĐBPM")

    assert answer.status_code == 409
    assert UNREAD in answer.text
    assert stands(head, code) == (Stage.RECEIPT, Status.BEING_IDENTIFIED)


def test_a_signature_after_the_opening_lapsed_leads_to_the_opening_and_back(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location
    opened_too_long_ago(head, code)

    answer = head.post(f"{address}/signature", number="12/KL-ĐBPM")

    assert answer.status_code == 409
    assert f'name="section" value="conclusion:{address.rpartition("/")[2]}"' in answer.text
    assert stands(head, code) == (Stage.RECEIPT, Status.BEING_IDENTIFIED)


def test_a_head_who_was_only_asked_opens_for_a_reason_and_signs(opened: Door) -> None:
    police, code = _asked_police(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=police)
    address = _draft(police, code).location
    way = f"section=conclusion:{address.rpartition('/')[2]}&amp;scope=case"

    sealed = head.get(address).text
    blind = head.post(f"{address}/signature", number="12/KL-CAM")
    head.post(f"/cases/{code}/reveals", reason="verify", scope="case")
    signed = head.post(f"{address}/signature", number="12/KL-CAM")

    assert f'href="/cases/{code}/reveals?{way}"' in sealed
    assert (blind.status_code, signed.status_code) == (409, 303)


def test_a_draft_is_put_aside_and_stays_on_the_file(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    address = _draft(drafter, code).location

    answer = drafter.post(f"{address}/drop")

    assert (answer.status_code, answer.location) == (303, address)
    assert _drafts(drafter) == ["dropped"]


@pytest.mark.parametrize(
    ("rank", "offered"),
    [(Rank.OFFICER, True), (Rank.SUPERVISOR, True), (Rank.AUDITOR, False)],
    ids=["an officer", "a head", "an auditor"],
)
def test_putting_a_draft_aside_is_offered_to_whoever_may(
    opened: Door, rank: Rank, offered: bool
) -> None:
    drafter, code = _gate_case(opened)
    address = _draft(drafter, code).location
    colleague = at_work(opened, rank=rank, beside=drafter)

    page = colleague.get(address)

    assert page.status_code == 200
    assert (f"{address}/drop" in page.text) is offered
    assert colleague.post(f"{address}/drop").status_code == (303 if offered else 403)


def test_a_draft_that_was_put_aside_is_not_signed(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location
    drafter.post(f"{address}/drop")

    answer = head.post(f"{address}/signature", number="12/KL-ĐBPM")

    assert answer.status_code == 409


def test_one_draft_of_a_unit_waits_at_a_time(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    address = _draft(drafter, code).location

    page = drafter.get(f"/cases/{code}/acts/draft_conclusion")
    second = _draft(drafter, code)

    assert f'href="{address}"' in page.text
    assert second.status_code == 409


def test_another_unit_finds_no_such_conclusion(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    stranger = at_work(opened, rank=Rank.SUPERVISOR)
    address = _draft(drafter, code).location

    answers = stranger.get(address), stranger.post(f"{address}/signature", number="1")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_outcome_in_the_list_of_acts_leads_to_the_draft(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    address = _draft(drafter, code).location

    page = drafter.get(f"/cases/{code}/acts/confirm")

    assert page.status_code == 200
    assert f'href="{address}"' in page.text


def test_the_outcome_leads_to_drafting_where_there_is_no_draft(opened: Door) -> None:
    drafter, code = _gate_case(opened)

    page = drafter.get(f"/cases/{code}/acts/confirm")

    assert f'href="/cases/{code}/acts/draft_conclusion"' in page.text


def _gate_case(opened: Door, rank: Rank = Rank.OFFICER) -> tuple[AtWork, str]:
    post = at_work(opened, Sector.BORDER, rank=rank)
    return post, case_of(post, Stage.RECEIPT, entry=Act.RECEIVE_AT_GATE)


def _asked_police(opened: Door) -> tuple[AtWork, str]:
    """Police who were asked by the lead, and have answered."""
    owner, police = at_work(opened), at_work(opened, Sector.POLICE)
    code = case_of(owner, Stage.VERIFICATION)
    does(owner, code, lambda s, a, c: initial_check(s, a, make.NOW, c, None))
    asking = {"to_unit_id": police.unit.id, "question": "Có quê ở xã Mẫu không?"}
    request = owner.act(code, Act.REQUEST_VERIFICATION, **asking).location
    police.post(f"{request}/answer", answer="Đúng quê quán")
    return police, code


def _draft(by: AtWork, code: str, **sheet: object) -> TestResponse:
    told = {"outcome": "confirm", "evidence": ["rescuer"], "reasons": REASONS, **sheet}
    return by.act(code, Act.DRAFT_CONCLUSION, **told)


def _drafts(by: AtWork) -> list[str]:
    with by.door.office.database.reading(Scope.of_unit(by.unit.id)) as session:
        return [state.value for state in session.scalars(select(Conclusion.state))]


# --- the sheet ---


def test_the_sheet_is_ticked_and_shown_to_the_head_who_signs(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code, deeds=["harboured"], purposes=["labour"]).location

    sealed = head.get(address).text
    opened_by(head, code)
    read = head.get(address).text

    assert ["Bị chứa chấp" in page for page in (sealed, read)] == [False, True]
    assert "Cưỡng bức lao động" in read


def test_signs_without_their_conditions_are_sent_back_with_what_was_ticked(opened: Door) -> None:
    drafter, code = _gate_case(opened)

    answer = _draft(drafter, code, signs=["found_with_victims"], proof_fails="y")

    assert answer.status_code == 422
    assert 'href="#signs-0"' in answer.text
    assert re.search(r'value="found_with_victims" checked', answer.text)


def test_signs_with_both_conditions_carry_a_confirmation(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    ticked = {"proof_fails": "y", "background_fits": "y", "signs": ["found_with_victims"]}

    answer = _draft(drafter, code, **ticked)

    assert answer.status_code == 303


def test_a_means_is_asked_for_a_person_of_age(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    of_age(drafter, code)

    without, with_means = _draft(drafter, code), _draft(drafter, code, means=["deceit"])

    assert (without.status_code, with_means.status_code) == (422, 303)
    assert 'href="#means-0"' in without.text


def test_what_no_article_that_was_read_asks_for_is_a_warning_to_the_head(opened: Door) -> None:
    drafter, code = _gate_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    address = _draft(drafter, code).location
    opened_by(head, code)

    page = head.get(address).text

    assert "Chưa ghi hành vi nào đã xảy ra với người đó" in page
    assert f"{address}/signature" in page


def test_the_form_says_which_list_was_not_read(opened: Door) -> None:
    drafter, code = _gate_case(opened)

    page = drafter.get(f"/cases/{code}/acts/draft_conclusion").text

    assert "Danh sách này chưa được đọc đủ trong luật." in page
    assert "(chưa đọc trong luật)" in page


def of_age(by: AtWork, code: str) -> None:
    """The person of the case is known to be of age."""

    def write(session: Session, actor: Actor, case: Case) -> None:
        person = person_of(session, case)
        safe_of(session, case.file_id).seal(person, age_band=AgeBand.ADULT.value)
        make.say(session, actor, case.file_id, case=case)

    does(by, code, write)
