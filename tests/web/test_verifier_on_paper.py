"""A verifier that is not on the system: its refusal and its conclusion are recorded from paper."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from casework.database import Scope
from casework.keyring import Disclosure
from casework.records.conclusions import Conclusion
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.safekeeping import safe_of
from casework.sealing import Klass
from tests.web.doorway import Door, events
from tests.web.town import Town, asked, at_desk, found_again, send, stored, taken_in, town
from workflows.request import RequestState
from workflows.terms import Stage, Status

TOLD = {
    "signer": "Ông Mẫu, Trưởng phòng",
    "channel": "paper",
    "happened_at": "2026-03-02T08:00",
}
CONCLUSION = {**TOLD, "outcome": "confirm", "number": "12/KL-Mẫu", "reasons": "Theo văn bản."}


def test_an_open_request_is_withdrawn_by_the_lead(opened: Door) -> None:
    here = town(opened)
    request = asked(here, taken_in(here), here.police.unit_id)
    owner = at_desk(here, here.owner)

    answer = send(owner, f"/requests/{request.public_id}/withdrawal")

    assert (answer.status_code, answer.location) == (303, f"/requests/{request.public_id}")
    assert found_again(here, request).state is RequestState.WITHDRAWN
    assert "đã rút đề nghị" in owner.get(answer.location).text


def test_the_asked_unit_withdraws_nothing(opened: Door) -> None:
    here = town(opened)
    request = asked(here, taken_in(here), here.police.unit_id)

    answer = send(at_desk(here, here.police), f"/requests/{request.public_id}/withdrawal")

    assert answer.status_code == 409
    assert found_again(here, request).state is RequestState.ASKED


def test_a_refusal_on_paper_is_recorded(opened: Door) -> None:
    here = town(opened)
    request = asked(here, taken_in(here), here.far_police.id)
    owner = at_desk(here, here.owner)

    page = owner.get(f"/requests/{request.public_id}").text
    answer = send(
        owner, f"/requests/{request.public_id}/recorded-refusal", **TOLD, reasons="Ngoài địa bàn."
    )

    assert f"/requests/{request.public_id}/recorded-refusal" in page
    assert answer.status_code == 303
    kept = found_again(here, request)
    assert (kept.state, kept.channel) == (RequestState.REFUSED, Channel.PAPER)


def test_the_letter_of_a_recorded_refusal_is_confirmed(opened: Door) -> None:
    here = town(opened)
    request = asked(here, taken_in(here), here.far_police.id)
    owner, page = at_desk(here, here.owner), f"/requests/{request.public_id}"
    send(owner, f"{page}/recorded-refusal", **TOLD, reasons="Ngoài địa bàn.")

    before, desk = owner.get(page).text, owner.get("/desk").text
    nameless = send(owner, f"{page}/paper")
    answer = send(owner, f"{page}/paper", number="05/CV-Mẫu")

    assert "Còn chờ văn bản xác nhận." in before
    assert f'href="{page}"' in desk
    assert (nameless.status_code, answer.status_code) == (422, 303)
    assert found_again(here, request).paper_id is not None
    assert "Còn chờ văn bản xác nhận." not in owner.get(page).text


def test_a_refusal_without_reasons_is_sent_back_as_typed(opened: Door) -> None:
    here = town(opened)
    request = asked(here, taken_in(here), here.far_police.id)

    answer = send(
        at_desk(here, here.owner), f"/requests/{request.public_id}/recorded-refusal", **TOLD
    )

    assert answer.status_code == 422
    assert "Ông Mẫu, Trưởng phòng" in answer.text


def test_the_page_of_the_outcome_leads_to_the_recorded_conclusion(opened: Door) -> None:
    here = town(opened)
    code = _answered_on_paper(here)
    owner = at_desk(here, here.owner)

    outcome = owner.get(f"/cases/{code}/acts/confirm").text
    draft = owner.get(f"/cases/{code}/acts/draft_conclusion").text

    address = f"/cases/{code}/recorded-conclusion"
    assert (address in outcome, address in draft) == (True, True)


def test_the_conclusion_of_the_paper_is_recorded(opened: Door) -> None:
    here = town(opened)
    code = _answered_on_paper(here)
    owner = at_desk(here, here.owner)

    page = owner.get(f"/cases/{code}/recorded-conclusion")
    answer = send(owner, f"/cases/{code}/recorded-conclusion", **CONCLUSION)

    assert "Công an tỉnh Xa Mẫu" in page.text
    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")
    case = stored(here, code)
    assert (case.stage, case.status) == (Stage.PROTECTION, Status.CONFIRMED)
    assert events(opened)[-1] == ("file", "conclusion.signed")


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [({}, None), ({"evidence": ["mission"], "deeds": ["sold"]}, ["sold"])],
    ids=["without its sheet", "with its sheet"],
)
def test_the_sheet_of_the_paper_is_written_down_where_there_is_one(
    opened: Door, sheet: dict[str, list[str]], kept: list[str] | None
) -> None:
    here = town(opened)
    code = _answered_on_paper(here)

    send(at_desk(here, here.owner), f"/cases/{code}/recorded-conclusion", **CONCLUSION, **sheet)

    assert _deeds(here) == kept


def test_a_conclusion_without_its_number_is_sent_back_as_typed(opened: Door) -> None:
    here = town(opened)
    code = _answered_on_paper(here)

    answer = send(
        at_desk(here, here.owner),
        f"/cases/{code}/recorded-conclusion",
        **{**CONCLUSION, "number": ""},
    )

    assert answer.status_code == 422
    assert "Theo văn bản." in answer.text


def test_a_verifier_on_the_system_is_not_recorded_for(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)
    asked(here, code, here.police.unit_id)

    page = at_desk(here, here.owner).get(f"/cases/{code}/recorded-conclusion")
    answer = send(at_desk(here, here.owner), f"/cases/{code}/recorded-conclusion", **CONCLUSION)

    assert "không có kết luận nào phải ghi lại" in page.text
    assert answer.status_code == 409


def _answered_on_paper(here: Town) -> str:
    code = taken_in(here)
    request: Request = asked(here, code, here.far_police.id)
    path = f"/requests/{request.public_id}/recorded-answer"
    send(at_desk(here, here.owner), path, **TOLD, answer="đúng vậy")
    return code


def _deeds(here: Town) -> object:
    """The deeds of the only conclusion, opened for the test."""
    with here.door.office.database.reading(Scope.of_job("test")) as session:
        made = session.scalars(select(Conclusion)).one()
        every = Disclosure(
            None,
            made.file_id,
            frozenset(Klass),
            None,
            "test",
            datetime.max.replace(tzinfo=UTC),
            made.id,
        )
        return safe_of(session, made.file_id).open(made, "deeds", every, here.door.wall())
