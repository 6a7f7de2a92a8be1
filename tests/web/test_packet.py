"""The packet through its pages: what the offer asks, what each side sees, checks and settles."""

import pytest
from sqlalchemy import select

from casework.actions.packet import items_of, sections_of
from casework.database import Scope
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem
from tests.papers.make import text
from tests.web.doorway import Door, events
from tests.web.town import FACTS, Town, at_desk, case_led_by, send, stored, town
from workflows.handoff_packet import ItemState, Section, SharingGround
from workflows.terms import Stage, Status

LISTED = {
    "message": "cần băng lại tay",
    "escort": "Thượng úy Mẫu",
    "meeting_place": "cổng sau bến xe",
    "arrives_at": "02/03/2026 20:30",
    "belongings": "điện thoại đen; 1; vỡ màn hình\nba lô xanh",
}


def offered(here: Town, **more: str) -> tuple[str, Handoff]:
    """The post offers a person to the commune through the form."""
    code = case_led_by(here, here.post)
    form = {"to_unit_id": here.commune.unit_id, **LISTED, **more}
    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", **form)
    assert answer.status_code == 303
    return code, last(here)


def last(here: Town) -> Handoff:
    """The handoff offered last."""
    newest = select(Handoff).order_by(Handoff.offered_at.desc(), Handoff.id.desc()).limit(1)
    with here.door.office.database.reading(Scope.of_job("test")) as session:
        return session.scalars(newest).one()


def items(here: Town, offer: Handoff) -> tuple[PacketItem, ...]:
    with here.door.office.database.reading(Scope.of_job("test")) as session:
        return items_of(session, session.get_one(Handoff, offer.id))


def taken(here: Town, **found: str) -> tuple[str, Handoff]:
    """The commune accepted, with what it found."""
    code, offer = offered(here)
    receiver = at_desk(here, here.commune)
    send(receiver, f"/handoffs/{offer.public_id}/summary")
    answer = send(receiver, f"/handoffs/{offer.public_id}/acceptance", **found)
    assert answer.status_code == 303
    return code, offer


def missing(here: Town) -> tuple[str, Handoff, PacketItem]:
    """The telephone was missing."""
    words = {"check_0": "missing", "note_0": "không thấy máy", "check_1": "as_listed"}
    code, offer = taken(here, **words)
    return code, offer, items(here, offer)[0]


def ready_to_place(here: Town) -> str:
    """A confirmed person who wishes to stay; the owner leads."""
    return case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)


# --- the offer ---


def test_the_form_keeps_what_goes_along(opened: Door) -> None:
    here = town(opened)

    _code, offer = offered(here)

    assert offer.arrives_at is not None
    assert offer.arrives_at.isoformat() == "2026-03-02T13:30:00+00:00"
    assert [item.state for item in items(here, offer)] == [ItemState.LISTED] * 2


def test_a_unit_that_comes_to_lead_is_asked_no_sections(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)

    page = at_desk(here, here.post).get(f"/cases/{code}/acts/bring_to_commune").text

    assert "section_care" not in page
    assert "Bên nhận sẽ chủ trì hồ sơ nên mở được cả hồ sơ sau khi nhận" in page


def test_a_placement_ticks_care_and_danger_and_nothing_else(opened: Door) -> None:
    here = town(opened)
    code = ready_to_place(here)

    page = at_desk(here, here.owner).get(f"/cases/{code}/acts/place").text

    chosen = [ground for ground in SharingGround if f'<option selected value="{ground}">' in page]
    assert chosen == [SharingGround.SUPPORT, SharingGround.SAFETY]
    assert page.count('<option selected value="">Không gửi') == 5


def test_each_ground_stands_with_its_article_or_as_an_office_rule(opened: Door) -> None:
    here = town(opened)
    code = ready_to_place(here)

    page = at_desk(here, here.owner).get(f"/cases/{code}/acts/place").text

    assert "Người được hỗ trợ đồng ý (khoản 10 Điều 3 Luật số 53/2024/QH15)" in page
    assert "Bên nhận bảo vệ an toàn (Điều 13 Nghị định số 162/2025/NĐ-CP (chưa kiểm chứng))" in page


def test_the_sections_chosen_are_kept_and_no_others(opened: Door) -> None:
    here = town(opened)
    code = ready_to_place(here)
    form = {
        "to_unit_id": here.facility.unit_id,
        "section_care": "support",
        "section_danger": "",
        "section_papers": "placement",
    }

    answer = send(at_desk(here, here.owner), f"/cases/{code}/acts/place", **form)

    assert answer.status_code == 303
    with here.door.office.database.reading(Scope.of_job("test")) as session:
        told = sections_of(session, session.get_one(Handoff, last(here).id))
    assert [row.section for row in told] == [Section.CARE, Section.PAPERS]


def test_consent_that_is_not_on_record_is_refused_with_the_article(opened: Door) -> None:
    here = town(opened)
    code = ready_to_place(here)
    form = {"to_unit_id": here.facility.unit_id, "section_story": "consent"}

    answer = send(at_desk(here, here.owner), f"/cases/{code}/acts/place", **form)

    assert answer.status_code == 409
    assert "đồng ý chia sẻ thông tin" in answer.text


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("đồ vật\n" * 41, id="too many lines"),
        pytest.param("a" * 201, id="too long a line"),
    ],
)
def test_a_list_that_fits_no_page_is_sent_back_with_its_text(opened: Door, typed: str) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    form = {"to_unit_id": here.commune.unit_id, "belongings": typed}

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", **form)

    assert answer.status_code == 422
    assert 'href="#belongings"' in answer.text


# --- before acceptance ---


def test_before_looking_the_receiver_reads_no_escort_and_no_list(opened: Door) -> None:
    here = town(opened)
    _code, offer = offered(here)

    page = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}").text

    shown = ("Thượng úy Mẫu", "cổng sau bến xe", "điện thoại đen", "ba lô xanh")
    assert [said for said in shown if said in page] == []


def test_the_summary_says_first_what_must_be_known_then_the_escort_and_the_counts(
    opened: Door,
) -> None:
    here = town(opened)
    _code, offer = offered(here)
    receiver = at_desk(here, here.commune)
    send(receiver, f"/handoffs/{offer.public_id}/summary")

    page = receiver.get(f"/handoffs/{offer.public_id}").text

    said = ["cần băng lại tay", FACTS["danger"], "Thượng úy Mẫu", "cổng sau bến xe", "Đồ dùng: 2"]
    places = [page.find(str(each)) for each in said]
    assert -1 not in places
    assert places == sorted(places)
    assert FACTS["full_name"] not in page


# --- acceptance ---


def test_nothing_is_decided_on_the_form_of_the_acceptance(opened: Door) -> None:
    here = town(opened)
    _code, offer = offered(here)
    receiver, address = at_desk(here, here.commune), f"/handoffs/{offer.public_id}"
    send(receiver, f"{address}/summary")

    page = receiver.get(address).text

    assert page.count('name="check_0"') == 3
    assert " checked" not in page


def test_everything_is_found_as_listed_with_one_tick(opened: Door) -> None:
    here = town(opened)

    _code, offer = taken(here, all_as_listed="y")

    assert [item.state for item in items(here, offer)] == [ItemState.IN_ORDER] * 2


def test_what_was_ticked_by_itself_counts_beside_the_one_tick(opened: Door) -> None:
    here = town(opened)

    _code, offer = taken(here, all_as_listed="y", check_1="missing", note_1="không thấy ba lô")

    assert [item.state for item in items(here, offer)] == [ItemState.IN_ORDER, ItemState.OPEN]


def test_a_person_is_taken_in_although_nothing_was_checked(opened: Door) -> None:
    here = town(opened)

    code, offer = taken(here)

    assert stored(here, code).lead_unit_id == here.commune.unit_id
    assert [item.state for item in items(here, offer)] == [ItemState.LISTED] * 2


def test_the_list_is_checked_later(opened: Door) -> None:
    here = town(opened)
    _code, offer = taken(here)
    receiver = at_desk(here, here.commune)

    answer = send(receiver, f"/handoffs/{offer.public_id}/checks", all_as_listed="y")

    assert answer.status_code == 303
    assert [item.state for item in items(here, offer)] == [ItemState.IN_ORDER] * 2
    assert events(opened)[-1] == ("file", "packet.checked")


# --- what differs ---


def test_both_sides_see_that_something_is_missing(opened: Door) -> None:
    here = town(opened)
    _code, offer, _phone = missing(here)

    pages = [
        at_desk(here, who).get(f"/handoffs/{offer.public_id}").text
        for who in (here.post, here.commune)
    ]

    assert ["Chênh lệch khi kiểm" in page for page in pages] == [True, True]
    assert ["Trả lời về chỗ thiếu hoặc khác" in page for page in pages] == [True, False]


def test_what_differs_stays_sealed_on_the_page_until_somebody_opens_it(opened: Door) -> None:
    here = town(opened)
    _code, offer, _phone = missing(here)

    page = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}").text

    assert "không thấy máy" not in page
    assert "điện thoại đen" not in page


def test_what_differs_waits_on_the_desk_of_the_giver_and_on_the_case(opened: Door) -> None:
    here = town(opened)
    code, _offer, _phone = missing(here)
    giver = at_desk(here, here.post)

    pages = [giver.get("/desk").text, giver.get(f"/cases/{code}").text]

    assert ["iấy tờ, đồ dùng còn phải kiểm hoặc trả lời" in page for page in pages] == [True, True]


def test_the_giver_answers_and_the_receiver_confirms(opened: Door) -> None:
    here = town(opened)
    _code, offer, phone = missing(here)
    at = f"/handoffs/{offer.public_id}"

    settled = send(
        at_desk(here, here.post),
        f"{at}/settlements",
        item=phone.public_id,
        how="found",
        words="để quên ở đồn",
    )
    agreed = send(
        at_desk(here, here.commune),
        f"{at}/settlement-answers",
        settled=phone.public_id,
        agrees="yes",
    )

    assert (settled.status_code, agreed.status_code) == (303, 303)
    assert items(here, offer)[0].state is ItemState.AGREED
    of_file = [event for of, event in events(opened) if of == "file"]
    assert of_file[-2:] == ["discrepancy.settled", "discrepancy.agreed"]


def test_an_answer_without_words_is_sent_back(opened: Door) -> None:
    here = town(opened)
    _code, offer, phone = missing(here)

    answer = send(
        at_desk(here, here.post),
        f"/handoffs/{offer.public_id}/settlements",
        item=phone.public_id,
        how="lost",
    )

    assert answer.status_code == 422
    assert 'href="#settling-words"' in answer.text


def test_who_objects_says_why(opened: Door) -> None:
    here = town(opened)
    _code, offer, phone = missing(here)
    at = f"/handoffs/{offer.public_id}"
    found = {"item": phone.public_id, "how": "found", "words": "để quên ở đồn"}
    send(at_desk(here, here.post), f"{at}/settlements", **found)

    answer = send(
        at_desk(here, here.commune),
        f"{at}/settlement-answers",
        settled=phone.public_id,
        agrees="no",
    )

    assert answer.status_code == 422
    assert items(here, offer)[0].state is ItemState.SETTLED


def test_a_second_answer_to_the_same_thing_is_told_so(opened: Door) -> None:
    here = town(opened)
    _code, offer, phone = missing(here)
    at = f"/handoffs/{offer.public_id}/settlements"
    words = {"item": phone.public_id, "how": "found", "words": "để quên ở đồn"}
    send(at_desk(here, here.post), at, **words)

    answer = send(at_desk(here, here.post), at, **words)

    assert answer.status_code == 409
    assert "Người khác vừa kiểm hoặc trả lời mục này trước bạn" in answer.text


def test_a_thing_of_another_list_is_not_found(opened: Door) -> None:
    here = town(opened)
    _code, _offer, phone = missing(here)
    _other_code, other, _other_phone = missing(here)

    answer = send(
        at_desk(here, here.post),
        f"/handoffs/{other.public_id}/settlements",
        item=phone.public_id,
        how="lost",
        words="không phải máy này",
    )

    assert answer.status_code == 404


def test_a_list_out_of_reach_is_not_found(opened: Door) -> None:
    here = town(opened)
    _code, offer, phone = missing(here)

    answer = send(
        at_desk(here, here.police),
        f"/handoffs/{offer.public_id}/settlements",
        item=phone.public_id,
        how="lost",
        words="không phải việc của ai",
    )

    assert answer.status_code == 404


# --- the minutes ---


def test_the_minutes_list_what_goes_along_and_what_was_missing(opened: Door) -> None:
    here = town(opened)
    code, offer, _phone = missing(here)
    receiver = at_desk(here, here.commune)
    send(receiver, f"/cases/{code}/visits", section="overview")

    answer = send(receiver, f"/handoffs/{offer.public_id}/minutes")
    paper = text(receiver.get(answer.location).data)

    assert "1 điện thoại đen 1 vỡ màn hình 2 ba lô xanh" in paper
    assert "Khi kiểm: điện thoại đen: thiếu (không thấy máy)." in paper


def test_minutes_printed_without_opening_name_only_the_kinds(opened: Door) -> None:
    here = town(opened)
    _code, offer, _phone = missing(here)
    receiver = at_desk(here, here.commune)

    answer = send(receiver, f"/handoffs/{offer.public_id}/minutes")
    paper = text(receiver.get(answer.location).data)

    assert "1 Đồ dùng 2 Đồ dùng" in paper
    assert "điện thoại đen" not in paper


def test_an_offer_without_a_packet_lists_nothing(opened: Door) -> None:
    here = town(opened)

    _code, offer = offered(here, belongings="")

    assert items(here, offer) == ()
