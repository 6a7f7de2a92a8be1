"""A handoff through its page: looking first, accepting, sending back, recalling, on paper."""

from datetime import timedelta

import pytest

from casework.database import Scope
from casework.records.handoffs import Handoff
from casework.records.openings import Opening
from casework.records.steps import Channel
from casework.records.units import Unit
from tests.web.doorway import Door, count, events
from tests.web.town import (
    FACTS,
    Town,
    accepted,
    at_desk,
    case_led_by,
    colleague,
    kept,
    led_by_far_commune,
    offered,
    send,
    stored,
    town,
)
from workflows.handoff import HandoffState
from workflows.terms import Act, Rank, Stage, Status

MESSAGE = "cần băng lại tay trong ngày"


def test_both_sides_see_who_offers_what_to_whom(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    giver = at_desk(here, here.post).get(f"/handoffs/{offer.public_id}")
    receiver = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}")

    assert (giver.status_code, receiver.status_code) == (200, 200)
    assert "Đồn Biên phòng Mẫu" in receiver.text
    assert "UBND xã Mẫu" in giver.text
    assert "Từ khi tiếp nhận, UBND xã Mẫu chịu trách nhiệm" in receiver.text


def test_a_handoff_of_others_is_not_found(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = at_desk(here, here.facility).get(f"/handoffs/{offer.public_id}")

    assert answer.status_code == 404


def test_before_looking_the_receiver_reads_nothing_of_the_person(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    page = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}")

    assert not [told for told in (*FACTS.values(), MESSAGE) if str(told) in page.text]


def test_the_summary_shows_care_and_danger_but_no_identity_and_no_story(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    receiver = at_desk(here, here.commune)

    answer = send(receiver, f"/handoffs/{offer.public_id}/summary")
    page = receiver.get(answer.location)

    assert answer.status_code == 303
    assert events(opened)[-1] == ("file", "case.summary_opened")
    assert FACTS["danger"] in page.text
    assert MESSAGE in page.text
    assert FACTS["full_name"] not in page.text
    assert FACTS["narrative"] not in page.text


def test_the_summary_closes_after_ten_minutes(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    receiver = at_desk(here, here.commune)
    send(receiver, f"/handoffs/{offer.public_id}/summary")
    opened.wall.passes(timedelta(minutes=9))
    receiver.get("/desk")
    opened.wall.passes(timedelta(minutes=2))

    page = receiver.get(f"/handoffs/{offer.public_id}")

    assert page.status_code == 200
    assert FACTS["danger"] not in page.text


def test_the_giver_has_no_advance_summary(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/summary")

    assert answer.status_code == 409
    assert count(opened, Opening) == 0


def test_accepting_makes_the_receiver_responsible(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    receiver = at_desk(here, here.commune)
    send(receiver, f"/handoffs/{offer.public_id}/summary")

    answer = send(receiver, f"/handoffs/{offer.public_id}/acceptance", remarks="thiếu tờ khai")
    page = receiver.get(answer.location)

    assert answer.status_code == 303
    assert stored(here, code).lead_unit_id == here.commune.unit_id
    assert kept(here, offer).state is HandoffState.ACCEPTED
    assert events(opened)[-1] == ("file", "handoff.accepted")
    assert "UBND xã Mẫu chịu trách nhiệm" in page.text
    assert "thiếu tờ khai" not in page.text


def test_what_is_to_be_known_first_stands_before_the_button(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    receiver, address = at_desk(here, here.commune), f"/handoffs/{offer.public_id}"

    page = receiver.get(address)
    answer = send(receiver, f"{address}/acceptance")
    send(receiver, f"{address}/summary")
    after = receiver.get(address)

    assert "đọc trước điều bên giao ghi" in page.text
    assert f"{address}/acceptance" not in page.text
    assert answer.status_code == 409
    assert "đọc trước điều bên giao ghi" in answer.text
    assert stored(here, code).lead_unit_id == here.post.unit_id
    assert f"{address}/acceptance" in after.text


def test_the_giver_cannot_accept_for_the_other_side(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/acceptance")

    assert answer.status_code == 409
    assert stored(here, code).lead_unit_id == here.post.unit_id


def test_a_unit_that_was_offered_something_else_cannot_accept_this(opened: Door) -> None:
    here = town(opened)
    code, transfer = transferred(here)
    offered(here, code, here.owner, Act.PLACE, here.facility.unit_id)

    answer = send(at_desk(here, here.facility), f"/handoffs/{transfer.public_id}/acceptance")

    assert answer.status_code == 409
    assert stored(here, code).lead_unit_id == here.owner.unit_id


@pytest.mark.parametrize("rank", [Rank.AUDITOR, Rank.ADMINISTRATOR])
def test_a_rank_that_answers_nothing_may_not_accept(opened: Door, rank: Rank) -> None:
    here = town(opened)
    _code, offer = brought(here)
    other = colleague(here, here.commune, rank=rank)

    answer = send(at_desk(here, other), f"/handoffs/{offer.public_id}/acceptance")

    assert answer.status_code == 403


def test_remarks_that_are_too_long_are_kept_and_faulted(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = send(
        at_desk(here, here.commune),
        f"/handoffs/{offer.public_id}/acceptance",
        remarks="thiếu " * 500,
    )

    assert answer.status_code == 422
    assert "thiếu thiếu" in answer.text
    assert 'href="#remarks"' in answer.text


def test_who_comes_second_is_told_who_accepted_and_when(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    late = at_desk(here, colleague(here, here.commune))
    accepted(here, code, here.commune, offer)

    answer = send(late, f"/handoffs/{offer.public_id}/acceptance")

    assert answer.status_code == 409
    assert "Cán bộ Mẫu (UBND xã Mẫu) đã nhận trước bạn, lúc 02/03/2026 08:00" in answer.text
    assert f"/handoffs/{offer.public_id}" in answer.text


def test_a_person_at_the_door_cannot_be_sent_back(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    receiver = at_desk(here, here.commune)

    page = receiver.get(f"/handoffs/{offer.public_id}")
    answer = send(
        receiver,
        f"/handoffs/{offer.public_id}/sending-back",
        ground="not_our_place",
        reasons="không thuộc xã này",
    )

    assert "người đã đến phải được tiếp nhận" in page.text
    assert answer.status_code == 409
    assert kept(here, offer).state is HandoffState.OFFERED


def test_a_file_is_sent_back_with_a_ground_and_words(opened: Door) -> None:
    here = town(opened)
    code, transfer = transferred(here)

    answer = send(
        at_desk(here, here.second_owner),
        f"/handoffs/{transfer.public_id}/sending-back",
        ground="papers_missing",
        reasons="thiếu kết luận",
    )

    assert (answer.status_code, answer.location) == (303, "/desk")
    assert kept(here, transfer).state is HandoffState.SENT_BACK
    assert stored(here, code).lead_unit_id == here.owner.unit_id
    assert events(opened)[-1] == ("file", "handoff.sent_back")


def test_sending_back_without_words_is_bad_input(opened: Door) -> None:
    here = town(opened)
    _code, transfer = transferred(here)

    answer = send(
        at_desk(here, here.second_owner),
        f"/handoffs/{transfer.public_id}/sending-back",
        ground="papers_missing",
        reasons="  ",
    )

    assert answer.status_code == 422
    assert 'href="#reasons"' in answer.text
    assert kept(here, transfer).state is HandoffState.OFFERED


def test_the_giver_recalls_an_unanswered_offer(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/recall")
    seen = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}")

    assert answer.status_code == 303
    assert kept(here, offer).state is HandoffState.RECALLED
    assert seen.status_code == 404


def test_the_receiver_cannot_recall(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = send(at_desk(here, here.commune), f"/handoffs/{offer.public_id}/recall")

    assert answer.status_code == 409
    assert kept(here, offer).state is HandoffState.OFFERED


def test_whoever_leads_now_recalls_what_an_earlier_lead_offered(opened: Door) -> None:
    here = town(opened)
    code, transfer = transferred(here)
    place = offered(here, code, here.owner, Act.PLACE, here.facility.unit_id)
    accepted(here, code, here.second_owner, transfer)

    answer = send(at_desk(here, here.second_owner), f"/handoffs/{place.public_id}/recall")

    assert answer.status_code == 303
    assert kept(here, place).state is HandoffState.RECALLED


def test_an_accepted_offer_is_recalled_no_more(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    accepted(here, code, here.commune, offer)

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/recall")

    assert answer.status_code == 409
    assert "đã nhận trước bạn" in answer.text


def test_ours_records_an_acceptance_that_came_on_paper(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here, to_far=True)
    giver = at_desk(here, here.post)

    answer = send(giver, f"/handoffs/{offer.public_id}/recorded-acceptance", **told())
    page = giver.get(answer.location)

    assert answer.status_code == 303
    assert stored(here, code).lead_unit_id == here.far.id
    assert kept(here, offer).channel is Channel.PAPER
    assert "Còn chờ văn bản xác nhận" in page.text


def test_ours_records_a_file_that_was_sent_back_on_paper(opened: Door) -> None:
    here = town(opened)
    code, transfer = transferred_far(here)
    giver = at_desk(here, here.owner)
    form = {**told(), "ground": "papers_missing", "reasons": "Thiếu kết luận."}

    before = giver.get(f"/handoffs/{transfer.public_id}")
    answer = send(giver, f"/handoffs/{transfer.public_id}/recorded-sending-back", **form)
    page = giver.get(answer.location)

    assert "Ghi nhận việc bên nhận trả lại hồ sơ" in before.text
    assert kept(here, transfer).state is HandoffState.SENT_BACK
    assert stored(here, code).lead_unit_id == here.owner.unit_id
    assert "trả lại hồ sơ, lúc 02/03/2026 08:00" in page.text
    assert "Còn chờ văn bản xác nhận" in page.text


def test_a_recorded_sending_back_without_words_is_bad_input(opened: Door) -> None:
    here = town(opened)
    _code, transfer = transferred_far(here)
    form = {**told(), "ground": "papers_missing", "reasons": " "}

    answer = send(
        at_desk(here, here.owner), f"/handoffs/{transfer.public_id}/recorded-sending-back", **form
    )

    assert answer.status_code == 422
    assert 'href="#sending-back-reasons"' in answer.text
    assert kept(here, transfer).state is HandoffState.OFFERED


def test_with_a_person_at_the_door_no_sending_back_is_offered_to_be_recorded(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here, to_far=True)

    page = at_desk(here, here.post).get(f"/handoffs/{offer.public_id}")

    assert "Ghi nhận việc bên nhận trả lại hồ sơ" not in page.text


def test_a_unit_on_the_system_accepts_for_itself(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)

    answer = send(
        at_desk(here, here.post), f"/handoffs/{offer.public_id}/recorded-acceptance", **told()
    )

    assert answer.status_code == 409
    assert "tự trả lời trong hệ thống" in answer.text
    assert stored(here, code).lead_unit_id == here.post.unit_id


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param({"happened_at": "2026-03-02T09:00"}, "chưa tới", id="in the future"),
        pytest.param({"happened_at": "2026-03-02T07:00"}, "trở đi", id="before the offer"),
        pytest.param({"happened_at": ""}, "Hãy điền ô này", id="at no time"),
        pytest.param({"signer": " "}, "Hãy điền ô này", id="signed by nobody"),
        pytest.param({"channel": "system"}, "trong danh sách", id="by a way that is none"),
    ],
)
def test_an_impossible_recorded_acceptance_is_bad_input(
    opened: Door, change: dict[str, str], fault: str
) -> None:
    here = town(opened)
    code, offer = brought(here, to_far=True)

    answer = send(
        at_desk(here, here.post),
        f"/handoffs/{offer.public_id}/recorded-acceptance",
        **{**told(), **change},
    )

    assert answer.status_code == 422
    assert fault in answer.text
    assert stored(here, code).lead_unit_id == here.post.unit_id


def test_the_paper_of_a_recorded_acceptance_is_confirmed_once(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here, to_far=True)
    giver = at_desk(here, here.post)
    send(giver, f"/handoffs/{offer.public_id}/recorded-acceptance", **told())

    first = send(giver, f"/handoffs/{offer.public_id}/paper", number="01/BB")
    second = send(giver, f"/handoffs/{offer.public_id}/paper", number="01/BB")

    assert (first.status_code, second.status_code) == (303, 409)
    assert kept(here, offer).paper_at is not None


def test_no_paper_is_confirmed_before_an_answer(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here, to_far=True)

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/paper", number="01/BB")

    assert answer.status_code == 409
    assert kept(here, offer).paper_at is None


def test_ours_recalls_what_it_offered_for_a_lead_off_the_system(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)
    form = {
        "to_unit_id": here.owner.unit_id,
        "signer": "Bà Mẫu",
        "channel": "paper",
        "happened_at": "2026-03-02T08:00",
    }
    giver = at_desk(here, here.post)
    sent = send(giver, f"/cases/{code}/acts/notify_case_owner", **form)

    untold = send(giver, f"{sent.location}/recall")
    answer = send(giver, f"{sent.location}/recall", **told())

    assert (untold.status_code, answer.status_code) == (422, 303)
    assert 'id="recall-signer"' in untold.text


def test_looking_at_a_handoff_changes_nothing(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    receiver = at_desk(here, here.commune)
    before = events(opened)

    receiver.get(f"/handoffs/{offer.public_id}")

    assert events(opened) == before


def brought(here: Town, *, to_far: bool = False) -> tuple[str, Handoff]:
    """The post offers to bring a person to the commune; at 08:00 in Vietnam."""
    code = case_led_by(here, here.post)
    to = here.far.id if to_far else here.commune.unit_id
    return code, offered(here, code, here.post, Act.BRING_TO_COMMUNE, to, MESSAGE)


def told() -> dict[str, str]:
    return {
        "signer": "Bà Mẫu, Phó Chủ tịch",
        "channel": "paper",
        "happened_at": "2026-03-02T08:00",
    }


def transferred_far(here: Town) -> tuple[str, Handoff]:
    """Likewise, to another province that has not come to use the system."""
    with here.door.office.database.writing(Scope.of_job("test")) as session:
        session.get_one(Unit, here.second_owner.unit_id).on_system = False
        session.commit()
    return transferred(here)


def transferred(here: Town) -> tuple[str, Handoff]:
    """The file, and only the file, of a confirmed victim is offered to the other province."""
    code = case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)
    to = here.second_owner.unit_id
    return code, offered(here, code, here.owner, Act.TRANSFER_LEAD, to)
