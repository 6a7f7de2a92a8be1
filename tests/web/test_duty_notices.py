"""Notices of duty through their pages: sent, read, acknowledged, recorded, withdrawn."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import handoff
from casework.actions.plain import do_act
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.units import Unit
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of, does, opened_by
from tests.web.doorway import Door, events
from tests.web.town import Town, at_desk, case_led_by, colleague, notified, send, town
from tests.web.town import does as done_by
from workflows.duty_notice import DutyNoticeState
from workflows.terms import Act, Citizenship, Rank, Sector

MEET = "tell_foreign_channel.report_foreigner"
TAKE_IN = "notify_case_owner.take_in"
WORDS = "Gọi trực ban trước khi đến."


def told_police(door: Door, *, on_system: bool = True) -> tuple[AtWork, AtWork, str]:
    """The lead told the foreign channel: the police have still to meet the person."""
    lead = at_work(door)
    police = at_work(door, Sector.POLICE)
    if not on_system:
        _leave_the_system(police)
    code = case_of(lead, citizenship=Citizenship.FOREIGN.value)
    now, to = door.wall(), police.unit.id
    act = Act.TELL_FOREIGN_CHANNEL
    does(
        lead,
        code,
        lambda session, actor, case: do_act(
            session, actor, now, case, act, note="Đã gửi.", to_unit_id=to
        ),
    )
    return lead, police, code


def sent(lead: AtWork, police: AtWork, code: str, **typed: object) -> str:
    """The address of the notice that the lead sent by its form."""
    answer = lead.post(
        f"/cases/{code}/duties/{MEET}/notice",
        **{"to_unit_id": police.unit.id, "message": WORDS, **typed},
    )
    assert answer.status_code == 303
    return answer.location


def to_a_stranger(door: Door) -> tuple[Town, str, str]:
    """A unit that is tied to the case by nothing else is told of a duty; code and address."""
    here = town(door)
    code = case_led_by(here, here.commune)
    offer = notified(here, code, here.commune, here.owner.unit_id)
    now = door.wall()

    def take_back(session: Session, actor: Actor, case: Case) -> None:
        handoff.recall(session, actor, now, case, session.get_one(Handoff, offer.id))

    done_by(here, here.commune, code, take_back)
    answer = send(
        at_desk(here, here.commune),
        f"/cases/{code}/duties/{TAKE_IN}/notice",
        to_unit_id=here.second_owner.unit_id,
        message=WORDS,
    )
    assert answer.status_code == 303
    return here, code, answer.location


def stored_notice(door: Door) -> DutyNotice:
    with door.office.database.reading(Scope.of_job("test")) as session:
        return session.scalars(select(DutyNotice)).one()


# --- the sender ---


def test_an_open_duty_leads_to_the_form_with_the_units_that_owe_it(opened: Door) -> None:
    lead, police, code = told_police(opened)

    listed = lead.get(f"/cases/{code}/duties").text
    form = lead.get(f"/cases/{code}/duties/{MEET}/notice").text

    assert f"/cases/{code}/duties/{MEET}/notice" in listed
    assert police.unit.name in form
    assert "Điều 31 Luật số 53/2024/QH15 (chưa kiểm chứng)" in form


def test_a_duty_of_ones_own_says_why_nobody_is_told(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)

    page = at_desk(here, here.commune).get(f"/cases/{code}/duties").text

    assert "Vì sao không gửi được thông báo?" in page
    assert "Việc này do chính đơn vị gửi phải làm" in page


def test_a_notice_without_a_unit_is_shown_again(opened: Door) -> None:
    lead, _police, code = told_police(opened)

    answer = lead.post(f"/cases/{code}/duties/{MEET}/notice", message=WORDS)

    assert answer.status_code == 422
    assert WORDS in answer.text


def test_a_forged_notice_to_another_unit_is_refused_with_the_reason(opened: Door) -> None:
    lead, _police, code = told_police(opened)
    other = at_work(opened, Sector.POLICE)

    answer = lead.post(f"/cases/{code}/duties/{MEET}/notice", to_unit_id=other.unit.id)

    assert answer.status_code == 409
    assert "không phải làm việc này trong hồ sơ" in answer.text


def test_a_second_notice_is_refused_where_the_form_is_closed(opened: Door) -> None:
    lead, police, code = told_police(opened)
    sent(lead, police, code)

    page = lead.get(f"/cases/{code}/duties/{MEET}/notice").text
    answer = lead.post(f"/cases/{code}/duties/{MEET}/notice", to_unit_id=police.unit.id)

    assert "Đã có một thông báo về việc này còn hiệu lực" in page
    assert answer.status_code == 409
    assert "Đã có một thông báo về việc này còn hiệu lực" in answer.text


def test_a_duty_that_the_law_does_not_know_is_not_found(opened: Door) -> None:
    lead, _police, code = told_police(opened)

    assert lead.get(f"/cases/{code}/duties/receive.nothing/notice").status_code == 404


def test_the_page_of_duties_says_whether_it_was_acknowledged(opened: Door) -> None:
    lead, police, code = told_police(opened)
    address = sent(lead, police, code)

    before = lead.get(f"/cases/{code}/duties").text
    police.post(f"{address}/acknowledgement")
    after = lead.get(f"/cases/{code}/duties").text

    assert "chưa xác nhận, gửi lúc" in before
    assert "đã xác nhận lúc" in after


def test_the_timeline_tells_of_sending_acknowledging_and_withdrawing(opened: Door) -> None:
    lead, police, code = told_police(opened)
    address = sent(lead, police, code)
    police.post(f"{address}/acknowledgement")
    lead.post(f"{address}/withdrawal")

    page = lead.get(f"/cases/{code}/timeline").text

    assert "Gửi thông báo việc phải làm" in page
    assert "Xác nhận đã nhận thông báo" in page
    assert "Rút thông báo việc phải làm" in page
    assert WORDS not in page


def test_the_lead_withdraws_and_the_receiver_finds_it_no_more(opened: Door) -> None:
    here, _code, address = to_a_stranger(opened)

    answer = send(at_desk(here, here.commune), f"{address}/withdrawal")

    assert answer.status_code == 303
    assert at_desk(here, here.second_owner).get(address).status_code == 404


# --- the receiver ---


def test_the_receiver_reads_the_duty_and_nothing_of_the_case(opened: Door) -> None:
    here, code, address = to_a_stranger(opened)

    page = at_desk(here, here.second_owner).get(address).text

    assert code in page
    assert "UBND xã Mẫu" in page
    assert "Điều 27 Luật số 53/2024/QH15" in page
    assert WORDS not in page
    assert f"/cases/{code}" not in page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/timeline",
        "/duties",
        "/papers",
        "/person",
        "/handoffs",
        "/support",
        "/clocks",
        "/reveals",
        f"/duties/{TAKE_IN}/notice",
    ],
)
def test_the_notice_opens_no_page_of_the_case(opened: Door, path: str) -> None:
    here, code, _address = to_a_stranger(opened)
    head = colleague(here, here.second_owner, rank=Rank.SUPERVISOR)

    officers = at_desk(here, here.second_owner).get(f"/cases/{code}{path}").status_code
    heads = at_desk(here, head).get(f"/cases/{code}{path}").status_code
    leads = at_desk(here, here.commune).get(f"/cases/{code}{path}").status_code

    assert (leads, officers, heads) == (200, 404, 404)


def test_the_notice_lets_nobody_open_or_step(opened: Door) -> None:
    here, code, _address = to_a_stranger(opened)
    who = here.second_owner

    answers = {
        send(at_desk(here, who), f"/cases/{code}/visits", section="overview").status_code,
        send(at_desk(here, who), f"/cases/{code}/reveals", reason="work", scope="case").status_code,
        send(at_desk(here, who), f"/cases/{code}/acts/initial_check", note="Mẫu").status_code,
    }

    assert answers == {404}


def test_a_search_by_its_code_finds_nothing(opened: Door) -> None:
    here, code, _address = to_a_stranger(opened)

    found = send(at_desk(here, here.second_owner), "/searches", code=code)
    page = at_desk(here, here.second_owner).get(found.location).text

    assert f"/cases/{code}" not in page


def test_the_desk_leads_to_the_notice_and_not_to_the_case(opened: Door) -> None:
    here, code, address = to_a_stranger(opened)

    desk = at_desk(here, here.second_owner).get("/desk").text

    assert address in desk
    assert f"/cases/{code}" not in desk


def test_one_click_acknowledges_and_a_second_is_told_so(opened: Door) -> None:
    here, _code, address = to_a_stranger(opened)

    first = send(at_desk(here, here.second_owner), f"{address}/acknowledgement")
    second = send(at_desk(here, here.second_owner), f"{address}/acknowledgement")

    assert (first.status_code, second.status_code) == (303, 409)
    assert stored_notice(opened).state is DutyNoticeState.ACKNOWLEDGED
    page = at_desk(here, here.second_owner).get(address).text
    assert "đã nhận thông báo lúc" in page


def test_the_words_show_after_a_recorded_reading(opened: Door) -> None:
    here, _code, address = to_a_stranger(opened)

    answer = send(at_desk(here, here.second_owner), f"{address}/reading")

    assert answer.status_code == 303
    assert ("file", "duty_notice.read") in events(opened)
    assert WORDS in at_desk(here, here.second_owner).get(address).text


def test_no_other_unit_finds_it(opened: Door) -> None:
    here, _code, address = to_a_stranger(opened)

    stranger = at_desk(here, here.police).get(address).status_code

    assert stranger == 404
    assert send(at_desk(here, here.police), f"{address}/acknowledgement").status_code == 404


def test_a_notice_to_another_unit_is_not_read_by_whoever_was_only_notified(opened: Door) -> None:
    here, _code, address = to_a_stranger(opened)
    with opened.office.database.writing(Scope.of_job("test")) as session:
        notice = session.scalars(select(DutyNotice)).one()
        notice.to_unit_id = here.police.unit_id
        case = session.get_one(Case, notice.file_id)
        make.say(session, make.actor(here.commune), notice.file_id, case=case)
        make.commit(session)

    assert at_desk(here, here.second_owner).get(address).status_code == 404


# --- a unit that is not on the system ---


def test_ours_records_an_acknowledgement_by_telephone_and_then_its_paper(opened: Door) -> None:
    lead, police, code = told_police(opened, on_system=False)
    address = sent(lead, police, code)
    at = (opened.wall() + timedelta(hours=7)).strftime("%d/%m/%Y %H:%M")

    told = {"signer": "Bà Trực Mẫu", "channel": "telephone", "happened_at": at}
    heard = lead.post(f"{address}/recorded-acknowledgement", **told)
    flagged, masked = lead.get(f"/cases/{code}/duties").text, lead.get(address).text
    opened_by(lead, code)
    shown = lead.get(address).text
    proven = lead.post(f"{address}/paper", number="7/CV-Mẫu")

    assert (heard.status_code, proven.status_code) == (303, 303)
    assert "Còn chờ văn bản" in flagged
    assert "Bà Trực Mẫu" not in masked
    assert "Bà Trực Mẫu" in shown
    assert "Văn bản xác nhận đã có" in lead.get(address).text


def test_an_acknowledgement_without_its_teller_is_shown_again(opened: Door) -> None:
    lead, police, code = told_police(opened, on_system=False)
    address = sent(lead, police, code)

    assert lead.post(f"{address}/recorded-acknowledgement").status_code == 422


def _leave_the_system(police: AtWork) -> None:
    with police.door.office.database.writing(Scope.of_job("test")) as session:
        session.get_one(Unit, police.unit.id).on_system = False
        session.commit()


def test_a_supervisor_reads_which_notice_nobody_acknowledged(opened: Door) -> None:
    lead, police, code = told_police(opened)
    address = sent(lead, police, code)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=lead)

    before = head.get("/supervision/quiet").text
    police.post(f"{address}/acknowledgement")
    after = head.get("/supervision/quiet").text

    assert "Chưa xác nhận thông báo" in before
    assert f'href="{address}"' in before
    assert f'href="{address}"' not in after
