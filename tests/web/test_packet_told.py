"""What a facility may open by a plain visit, what it may not, and how it is told so."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from casework.actions import handoff
from casework.actions.packet import Packet
from tests.web.doorway import Door, events
from tests.web.town import (
    FACTS,
    Town,
    accepted,
    at_desk,
    case_led_by,
    does,
    offered,
    send,
    town,
)
from workflows.handoff_packet import Section, SharingGround
from workflows.terms import Act, Stage, Status

WITHHELD = "Bên giao không gửi cho đơn vị bạn"


def placed(here: Town, packet: Packet | None = None) -> tuple[str, str]:
    """The facility houses the person; the owner leads. The code, and the handoff's address."""
    code = case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)
    now, to = here.door.wall(), here.facility.unit_id
    made = does(
        here,
        here.owner,
        code,
        lambda session, actor, case: handoff.offer(
            session, actor, now, case, Act.PLACE, to, packet=packet or Packet()
        ),
    )
    accepted(here, code, here.facility, made)
    return code, f"/handoffs/{made.public_id}"


def visited(here: Town, code: str) -> FlaskClient:
    """The facility has opened the case to work on it."""
    facility = at_desk(here, here.facility)
    send(facility, f"/cases/{code}/visits", section="person")
    return facility


def shown(page: str) -> set[str]:
    """Which of the facts that are words of their own stand on a page."""
    worded = ("full_name", "danger", "health", "language", "narrative")
    return {fact for fact in worded if str(FACTS[fact]) in page}


def test_a_facility_is_shown_care_and_danger_and_no_name_and_no_story(opened: Door) -> None:
    here = town(opened)
    code, _ = placed(here)

    page = visited(here, code).get(f"/cases/{code}/person").text

    assert shown(page) == {"danger", "health", "language"}


@pytest.mark.parametrize("page", ["", "/person", "/timeline", "/papers", "/support", "/handoffs"])
def test_no_page_of_the_case_names_the_person_to_it(opened: Door, page: str) -> None:
    here = town(opened)
    code, _ = placed(here)

    text = visited(here, code).get(f"/cases/{code}{page}").text

    assert str(FACTS["full_name"]) not in text
    assert str(FACTS["narrative"]) not in text


def test_it_is_told_which_parts_were_not_sent_and_how_to_ask(opened: Door) -> None:
    here = town(opened)
    code, _ = placed(here)

    page = visited(here, code).get(f"/cases/{code}/person").text

    assert f"{WITHHELD}: nhân thân; gia đình" in page
    assert f"/cases/{code}/reveals" in page


def test_the_case_is_not_offered_to_be_opened_again_while_it_is_open(opened: Door) -> None:
    here = town(opened)
    code, _ = placed(here)

    page = visited(here, code).get(f"/cases/{code}/person").text

    assert f'action="/cases/{code}/visits"' not in page


def test_for_a_reason_it_opens_name_and_story_as_before(opened: Door) -> None:
    here = town(opened)
    code, _ = placed(here)
    facility = visited(here, code)

    answer = send(
        facility, f"/cases/{code}/reveals", reason="contact", scope="case", section="person"
    )
    page = facility.get(answer.location).text

    assert answer.status_code == 303
    assert shown(page) == {"full_name", "danger", "health", "language", "narrative"}
    assert events(opened)[-1] == ("file", "case.revealed")


def test_a_part_that_was_sent_is_shown(opened: Door) -> None:
    here = town(opened)
    told = {Section.IDENTITY: SharingGround.PLACEMENT}
    code, _ = placed(here, Packet(sections=told))

    page = visited(here, code).get(f"/cases/{code}/person").text

    assert shown(page) == {"full_name"}


def test_the_unit_that_leads_is_told_of_nothing_withheld(opened: Door) -> None:
    here = town(opened)
    code, _ = placed(here)
    lead = at_desk(here, here.owner)
    send(lead, f"/cases/{code}/visits", section="person")

    page = lead.get(f"/cases/{code}/person").text

    assert {"full_name", "narrative"} <= shown(page)
    assert WITHHELD not in page


def test_both_sides_see_what_was_sent_and_what_was_not(opened: Door) -> None:
    here = town(opened)
    _code, at = placed(here)

    pages = [at_desk(here, who).get(at).text for who in (here.owner, here.facility)]

    assert ["Nhân thân; gia đình" in page for page in pages] == [True, True]


def test_the_ground_tells_of_the_person_and_shows_once_the_case_is_open(opened: Door) -> None:
    here = town(opened)
    code, at = placed(here)
    sealed = at_desk(here, here.facility).get(at).text

    page = visited(here, code).get(at).text

    said = "Gửi; căn cứ bên giao nêu: bên nhận thực hiện việc hỗ trợ (Điều 37"
    assert [said in text for text in (sealed, page)] == [False, True]


def test_the_facility_still_works_on_the_case(opened: Door) -> None:
    here = town(opened)
    code, _ = placed(here)
    facility = visited(here, code)

    pages = [
        facility.get(f"/cases/{code}/{page}").status_code
        for page in ("acts/propose_support", "whereabouts", "papers", "duties", "reveals")
    ]

    assert pages == [200] * 5


# --- who gave the case ---


def brought(here: Town) -> tuple[str, str]:
    """The post brought a person to the commune."""
    code = case_led_by(here, here.post)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    accepted(here, code, here.commune, made)
    return code, f"/handoffs/{made.public_id}"


def test_who_gave_sees_where_the_case_stands(opened: Door) -> None:
    here = town(opened)
    _code, at = brought(here)

    page = at_desk(here, here.post).get(at).text

    assert "Từ khi bên nhận tiếp nhận" in page
    assert "Chưa thấy việc nào được ghi" in page
    assert "Hồ sơ đang được giải quyết" in page


def test_who_gave_reads_its_own_part_again_after_it_was_recorded(opened: Door) -> None:
    here = town(opened)
    code, at = brought(here)
    giver = at_desk(here, here.post)
    before = giver.get(f"/cases/{code}/person").text

    answer = send(giver, f"{at}/rereading")
    after = giver.get(f"/cases/{code}/person").text

    assert answer.status_code == 303
    assert events(opened)[-1] == ("file", "packet.reread")
    assert (shown(before), "narrative" in shown(after)) == (set(), True)


def test_what_was_read_again_closes_after_ten_minutes(opened: Door) -> None:
    here = town(opened)
    code, at = brought(here)
    giver = at_desk(here, here.post)
    send(giver, f"{at}/rereading")
    opened.wall.passes(timedelta(minutes=11))

    page = giver.get(f"/cases/{code}/person").text

    assert shown(page) == set()


def test_the_receiver_has_no_receipt_and_nothing_to_read_again(opened: Door) -> None:
    here = town(opened)
    _code, at = brought(here)
    receiver = at_desk(here, here.commune)

    page, answer = receiver.get(at).text, send(receiver, f"{at}/rereading")

    assert "Từ khi bên nhận tiếp nhận" not in page
    assert answer.status_code == 409
