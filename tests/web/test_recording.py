"""A lead that is not on the system, at our desk: its pages ask who told us, when and how."""

import pytest
from sqlalchemy.orm import Session

from casework.actions.handoff import record_acceptance
from casework.actions.notice import notify_case_owner
from casework.actions.protection import protect
from casework.actions.support import propose_support
from casework.actions.telling import Told
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.protection import Measure
from casework.records.steps import Channel
from casework.records.support import SupportLine
from tests.office import make
from tests.web.doorway import Door
from tests.web.town import (
    Town,
    accepted,
    at_desk,
    case_led_by,
    colleague,
    does,
    led_by_far_commune,
    offered,
    send,
    town,
)
from workflows.terms import Act, Letter, Rank, Stage, Status

TOLD = {
    "signer": "Bà Mẫu, Phó Chủ tịch",
    "channel": "telephone",
    "happened_at": "2026-03-02T08:00",
}
DECIDED = {"decider": "Bà Mẫu", "decided_on": "02/03/2026"}
# fmt: off
FORMS = {
    "notify_case_owner": {"to_unit_id": "owner"},
    "protect":           {"measures": "shelter", "reason": "Có nguy cơ.", **DECIDED},
    "propose_support":   {"letter": "g", "detail": "Tham vấn."},
    "deliver_support":   {"letter": "a", "detail": "Ăn, ở."},
    "close_early":       {"ground": "lost_contact", "reasons": "Mất liên lạc.", "read": "y"},
}
# fmt: on

each_form = pytest.mark.parametrize(("act", "form"), FORMS.items(), ids=FORMS)


@each_form
def test_the_page_asks_who_told_us_and_records_it(
    opened: Door, act: str, form: dict[str, str]
) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    desk, path = at_desk(here, here.post), f"/cases/{code}/acts/{act}"
    filled = {**form, **({"to_unit_id": here.owner.unit_id} if "to_unit_id" in form else {})}

    page = desk.get(path).text
    untold, done = send(desk, path, **filled), send(desk, path, **filled, **TOLD)

    assert page.count('name="signer"') == 1
    assert (untold.status_code, done.status_code) == (422, 303)


@each_form
def test_nobody_is_asked_about_their_own_act(opened: Door, act: str, form: dict[str, str]) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)

    page = at_desk(here, here.commune).get(f"/cases/{code}/acts/{act}")

    assert 'name="signer"' not in page.text


def test_the_timeline_says_who_recorded_on_whose_word(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    desk = at_desk(here, here.post)
    send(desk, f"/cases/{code}/acts/deliver_support", **FORMS["deliver_support"], **TOLD)

    masked = desk.get(f"/cases/{code}/timeline").text
    send(desk, f"/cases/{code}/visits")
    read = desk.get(f"/cases/{code}/timeline").text

    assert "ghi thay (điện thoại); mở hồ sơ để biết ai xác nhận" in masked
    assert "Bà Mẫu" not in masked
    assert "ghi thay theo xác nhận của Bà Mẫu, Phó Chủ tịch (điện thoại)" in read


def test_an_offer_of_the_lead_stands_in_the_timeline_with_its_word(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    desk = at_desk(here, here.post)
    form = {"to_unit_id": here.owner.unit_id, **TOLD}
    send(desk, f"/cases/{code}/acts/notify_case_owner", **form)
    send(desk, f"/cases/{code}/visits")

    page = desk.get(f"/cases/{code}/timeline").text

    assert page.count("ghi thay theo xác nhận của Bà Mẫu") == 2  # the notice, and its offer


def test_whoever_records_opens_the_file_and_is_recorded(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    desk = at_desk(here, here.post)

    opening = send(desk, f"/cases/{code}/visits")

    assert opening.status_code == 303
    assert "Người Mẫu Giấu Tên" in desk.get(f"/cases/{code}/person").text


def test_a_unit_that_only_gave_the_person_opens_nothing(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    taken_in_by_the_owner(here, code)

    opening = send(at_desk(here, here.post), f"/cases/{code}/visits")

    assert opening.status_code == 409


def test_a_movement_of_the_person_is_told_too(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    desk, path = at_desk(here, here.post), f"/cases/{code}/whereabouts"

    page = desk.get(path).text
    untold, done = send(desk, path, kind="hospital"), send(desk, path, kind="hospital", **TOLD)

    assert page.count('name="signer"') == 1
    assert (untold.status_code, done.status_code) == (422, 303)


def test_the_end_of_a_measure_of_the_lead_is_told_too(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    measure = protected(here, code)
    desk, path = at_desk(here, here.post), f"/cases/{code}/measures"

    page = desk.get(path).text
    untold = send(desk, f"{path}/{measure.public_id}/end")
    done = send(desk, f"{path}/{measure.public_id}/end", sure="y", **TOLD)

    assert page.count('name="signer"') == 1
    assert (untold.status_code, done.status_code) == (422, 303)


def test_a_support_line_is_approved_and_delivered_by_the_word_of_the_lead(opened: Door) -> None:
    here = town(opened)
    line = proposed(here, led_by_far_owner(here))
    head = at_desk(here, colleague(here, here.owner, rank=Rank.SUPERVISOR))
    path = f"/support-lines/{line.public_id}"

    untold, approved = send(head, f"{path}/approval"), send(head, f"{path}/approval", **TOLD)
    unsigned = send(head, f"{path}/delivery", outcome="Đã tham vấn.")
    delivered = send(head, f"{path}/delivery", outcome="Đã tham vấn.", **TOLD)

    assert (untold.status_code, approved.status_code) == (422, 303)
    assert untold.text.count('name="signer"') == 2  # to approve, or to decline
    assert (unsigned.status_code, delivered.status_code) == (422, 303)


def test_a_support_line_is_declined_by_the_word_of_the_lead(opened: Door) -> None:
    here = town(opened)
    line = proposed(here, led_by_far_owner(here))
    head = at_desk(here, colleague(here, here.owner, rank=Rank.SUPERVISOR))
    path = f"/support-lines/{line.public_id}/decline"

    untold, declined = (
        send(head, path, reasons="Mẫu"),
        send(head, path, reasons="Mẫu", **TOLD),
    )

    assert (untold.status_code, declined.status_code) == (422, 303)
    assert 'id="decline-signer"' in untold.text


@pytest.mark.parametrize(
    ("happened_at", "fault"),
    [
        pytest.param("2026-03-02T08:30", "Thời điểm này chưa tới", id="in the future"),
        pytest.param("2026-03-02T07:50", "trở đi", id="before the lead took over"),
    ],
)
def test_an_impossible_moment_is_bad_input(opened: Door, happened_at: str, fault: str) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    form = {**FORMS["deliver_support"], **TOLD, "happened_at": happened_at}

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/deliver_support", **form)

    assert answer.status_code == 422
    assert fault in answer.text


@pytest.mark.parametrize("kind", ["victim_paper", "conclusion"])
def test_a_paper_that_proves_a_status_is_named_or_shown(opened: Door, kind: str) -> None:
    here = town(opened)
    code = case_led_by(here, here.commune)
    desk, path = at_desk(here, here.commune), f"/cases/{code}/papers/new"

    unnamed, named = send(desk, path, kind=kind), send(desk, path, kind=kind, number="7/XN-Mẫu")

    assert (unnamed.status_code, named.status_code) == (422, 303)
    assert "căn cứ pháp lý" in unnamed.text


def led_by_far_owner(here: Town) -> str:
    """A confirmed victim's case that another province took over on paper."""
    code = case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)
    with here.door.office.database.writing(Scope.of_job("test")) as session:
        far_owner = make.unit(session, "Sở Y tế tỉnh Xa Mẫu", on_system=False)
        session.commit()
    made, now = offered(here, code, here.owner, Act.TRANSFER_LEAD, far_owner.id), here.door.wall()
    told = Told("Ông Mẫu", Channel.PAPER, now)

    def record(session: Session, actor: Actor, case: Case) -> None:
        record_acceptance(session, actor, now, case, session.get_one(Handoff, made.id), told)

    does(here, here.owner, code, record)
    return code


def protected(here: Town, code: str) -> Measure:
    now = here.door.wall()
    return does(
        here,
        here.post,
        code,
        lambda session, actor, case: protect(
            session,
            actor,
            now,
            case,
            measures=["shelter"],
            reason="Có người tìm.",
            decider="Bà Mẫu",
            decided_on=now.date(),
            told=Told("Bà Mẫu", Channel.PAPER, now),
        ),
    )


def proposed(here: Town, code: str) -> SupportLine:
    now = here.door.wall()
    told = Told("Bà Mẫu", Channel.PAPER, now)
    return does(
        here,
        here.owner,
        code,
        lambda session, actor, case: propose_support(
            session, actor, now, case, Letter.G, detail="Tham vấn.", told=told
        ),
    )


def taken_in_by_the_owner(here: Town, code: str) -> None:
    now = here.door.wall()
    told = Told("Bà Mẫu", Channel.PAPER, now)
    notice = does(
        here,
        here.post,
        code,
        lambda session, actor, case: notify_case_owner(
            session, actor, now, case, here.owner.unit_id, told=told
        ),
    )
    accepted(here, code, here.owner, notice)
