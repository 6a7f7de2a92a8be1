"""Person and file of one handoff through its page; a dispute settled by both supervisors."""

from casework.records.handoffs import Handoff
from tests.web.doorway import Door, events
from tests.web.test_handoffs import brought, told
from tests.web.town import Town, at_desk, colleague, kept, send, stored, town
from workflows.handoff import HandoffState
from workflows.terms import Rank

BACK = {"ground": "papers_missing", "reasons": "thiếu tờ khai"}
PROPOSED = {"outcome": "giver_keeps", "words": "Đồn giữ hồ sơ, xã chăm sóc người."}


def test_the_receiver_is_asked_of_the_person_and_of_the_file(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    page = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}")

    assert "Người được hỗ trợ: đã đến chưa?" in page.text
    assert "Hồ sơ: nhận cùng lúc với người?" in page.text
    assert "Không trả lại được" in page.text


def test_the_person_comes_in_and_the_page_says_who_is_responsible(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    receiver = at_desk(here, here.commune)

    answer = send(receiver, f"/handoffs/{offer.public_id}/person")
    page = receiver.get(answer.location)

    assert answer.status_code == 303
    assert kept(here, offer).state is HandoffState.PERSON_IN
    assert stored(here, code).lead_unit_id == here.post.unit_id
    assert events(opened)[-1] == ("file", "handoff.person_taken_in")
    assert "Hồ sơ chưa được nhận: Đồn Biên phòng Mẫu vẫn chịu trách nhiệm" in page.text
    assert "Hồ sơ: nhận hay trả lại?" in page.text


def test_who_takes_the_person_in_second_is_told_who_was_quicker(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    late = at_desk(here, colleague(here, here.commune))
    send(at_desk(here, here.commune), f"/handoffs/{offer.public_id}/person")

    answer = send(late, f"/handoffs/{offer.public_id}/person")

    assert answer.status_code == 409
    assert "Cán bộ Mẫu (UBND xã Mẫu) đã nhận người trước bạn" in answer.text


def test_nobody_recalls_once_the_person_is_in(opened: Door) -> None:
    here = town(opened)
    _code, offer = person_in(here)

    page = at_desk(here, here.post).get(f"/handoffs/{offer.public_id}")
    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/recall")

    assert "Rút đề nghị" not in page.text
    assert answer.status_code == 409


def test_the_giver_may_not_take_the_person_in(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/person")

    assert answer.status_code == 409
    assert kept(here, offer).state is HandoffState.OFFERED


def test_the_file_is_accepted_after_the_person(opened: Door) -> None:
    here = town(opened)
    code, offer = person_in(here)
    receiver = at_desk(here, here.commune)
    send(receiver, f"/handoffs/{offer.public_id}/summary")

    answer = send(receiver, f"/handoffs/{offer.public_id}/acceptance")
    page = receiver.get(answer.location)

    assert stored(here, code).lead_unit_id == here.commune.unit_id
    assert "UBND xã Mẫu chịu trách nhiệm" in page.text


def test_ours_records_that_a_unit_off_the_system_took_the_person_in(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here, to_far=True)
    giver = at_desk(here, here.post)

    answer = send(giver, f"/handoffs/{offer.public_id}/recorded-person", **told())
    page = giver.get(answer.location)

    assert answer.status_code == 303
    assert stored(here, code).lead_unit_id == here.post.unit_id
    assert "Còn chờ văn bản xác nhận" in page.text
    assert "Ghi nhận việc bên nhận trả lại hồ sơ" in page.text


def test_a_recorded_arrival_without_its_teller_is_bad_input(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here, to_far=True)
    form = {**told(), "signer": " "}

    answer = send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/recorded-person", **form)

    assert answer.status_code == 422
    assert 'href="#person-signer"' in answer.text


def test_a_file_that_goes_back_is_for_both_supervisors(opened: Door) -> None:
    here = town(opened)
    _code, offer = person_in(here)

    send(at_desk(here, here.commune), f"/handoffs/{offer.public_id}/sending-back", **BACK)
    giving = at_desk(here, here.post).get("/desk")
    receiving = at_desk(here, here.commune).get("/desk")

    assert "Chờ lãnh đạo hai bên giải quyết" in giving.text
    assert "Chờ lãnh đạo hai bên giải quyết" in receiving.text


def test_both_supervisors_settle_who_leads(opened: Door) -> None:
    here = town(opened)
    code, offer = disputed(here)
    address = f"/handoffs/{offer.public_id}"
    giving = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))
    receiving = at_desk(here, colleague(here, here.commune, rank=Rank.SUPERVISOR))

    send(giving, f"{address}/dispute-proposal", **PROPOSED)
    proposed = receiving.get(address)
    answer = send(receiving, f"{address}/dispute-confirmation", reply="Xã đồng ý.")
    settled = receiving.get(address)

    assert "Bên giao tiếp tục chủ trì" in proposed.text
    assert "Xác nhận cách giải quyết" in proposed.text
    assert answer.status_code == 303
    assert "Đã giải quyết" in settled.text
    assert stored(here, code).lead_unit_id == here.post.unit_id
    assert PROPOSED["words"] not in settled.text


def test_an_officer_settles_nothing(opened: Door) -> None:
    here = town(opened)
    _code, offer = disputed(here)
    address = f"/handoffs/{offer.public_id}"

    page = at_desk(here, here.post).get(address)
    answer = send(at_desk(here, here.post), f"{address}/dispute-proposal", **PROPOSED)

    assert "Chỉ lãnh đạo của hai bên" in page.text
    assert answer.status_code == 403


def test_a_side_does_not_confirm_its_own_proposal(opened: Door) -> None:
    here = town(opened)
    _code, offer = disputed(here)
    address = f"/handoffs/{offer.public_id}"
    giving = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))
    send(giving, f"{address}/dispute-proposal", **PROPOSED)

    answer = send(giving, f"{address}/dispute-confirmation", reply="Đồng ý.")

    assert answer.status_code == 409
    assert "phải được bên kia xác nhận" in answer.text


def test_a_proposal_without_words_is_bad_input(opened: Door) -> None:
    here = town(opened)
    _code, offer = disputed(here)
    giving = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    answer = send(giving, f"/handoffs/{offer.public_id}/dispute-proposal", outcome="new_offer")

    assert answer.status_code == 422
    assert 'href="#words"' in answer.text


def test_the_word_of_a_side_off_the_system_is_recorded(opened: Door) -> None:
    here = town(opened)
    _code, offer = disputed_far(here)
    address = f"/handoffs/{offer.public_id}"
    giving = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))
    send(giving, f"{address}/dispute-proposal", **PROPOSED)
    form = {**told(), "reply": "Xã đồng ý."}

    answer = send(giving, f"{address}/dispute-recorded-confirmation", **form)
    page = giving.get(address)

    assert answer.status_code == 303
    assert "Đã giải quyết" in page.text


def test_a_proposal_of_a_side_off_the_system_is_recorded(opened: Door) -> None:
    here = town(opened)
    _code, offer = disputed_far(here)
    address = f"/handoffs/{offer.public_id}"
    giving = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    send(giving, f"{address}/dispute-recorded-proposal", **told(), **PROPOSED)
    answer = send(giving, f"{address}/dispute-confirmation", reply="Đồng ý.")

    assert answer.status_code == 303


def test_a_handoff_without_a_dispute_has_none_to_settle(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    giving = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    answer = send(giving, f"/handoffs/{offer.public_id}/dispute-proposal", **PROPOSED)

    assert answer.status_code == 404


def person_in(here: Town) -> tuple[str, Handoff]:
    """The commune took the person in; the file waits."""
    code, offer = brought(here)
    send(at_desk(here, here.commune), f"/handoffs/{offer.public_id}/person")
    return code, offer


def disputed(here: Town) -> tuple[str, Handoff]:
    """The person is in, the file went back."""
    code, offer = person_in(here)
    send(at_desk(here, here.commune), f"/handoffs/{offer.public_id}/sending-back", **BACK)
    return code, offer


def disputed_far(here: Town) -> tuple[str, Handoff]:
    """Likewise with a commune that is not on the system."""
    code, offer = brought(here, to_far=True)
    giver = at_desk(here, here.post)
    send(giver, f"/handoffs/{offer.public_id}/recorded-person", **told())
    send(giver, f"/handoffs/{offer.public_id}/recorded-sending-back", **told(), **BACK)
    return code, offer
