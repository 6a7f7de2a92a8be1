"""Many persons for one unit: the list on its page, each line answered by itself."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.database import Scope
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from tests.web.doorway import Door, count
from tests.web.town import (
    Town,
    at_desk,
    case_led_by,
    send,
    stored,
    town,
)
from workflows.handoff import HandoffState
from workflows.terms import Act

MESSAGE = "hai người cần nằm nghỉ"


def test_the_list_names_every_case_that_the_unit_may_hand_on(opened: Door) -> None:
    here = town(opened)
    codes = [case_led_by(here, here.post) for _ in range(2)]
    foreign = case_led_by(here, here.commune)

    page = at_desk(here, here.post).get("/group-handoffs/new").text

    assert [code in page for code in (*codes, foreign)] == [True, True, False]


def test_one_form_offers_everybody_ticked_and_nobody_else(opened: Door) -> None:
    here = town(opened)
    codes = [case_led_by(here, here.post) for _ in range(3)]

    answer = _offered(here, codes[:2])

    assert answer.status_code == 303
    assert _states(here) == [HandoffState.OFFERED] * 2
    assert at_desk(here, here.commune).get(answer.location).text.count("/handoffs/") >= 2


def test_a_form_without_a_person_is_sent_back(opened: Door) -> None:
    here = town(opened)
    case_led_by(here, here.post)

    answer = _offered(here, [])

    assert answer.status_code == 422
    assert count(opened, HandoffGroup) == 0


def test_a_case_of_others_on_the_list_is_not_found_and_nothing_is_written(opened: Door) -> None:
    here = town(opened)
    own, foreign = case_led_by(here, here.post), case_led_by(here, here.commune)

    answer = _offered(here, [own, foreign])

    assert answer.status_code == 404
    assert count(opened, HandoffGroup) == 0


def test_a_closed_line_is_named_with_its_reason(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    _offered(here, [code])

    answer = _offered(here, [code])

    assert answer.status_code == 409
    assert code in answer.text
    assert count(opened, HandoffGroup) == 1


def test_everybody_is_taken_by_one_tick_but_for_whom_something_else_is_said(opened: Door) -> None:
    here = town(opened)
    codes = [case_led_by(here, here.post) for _ in range(3)]
    address = _offered(here, codes).location
    absent, receiver = _line(here, codes[0]), at_desk(here, here.commune)
    send(receiver, f"{address}/summaries")

    answer = send(
        receiver,
        f"{address}/answers",
        everybody="y",
        **{f"move_{absent}": "strike", f"words_{absent}": "Không lên xe."},
    )

    assert answer.status_code == 303
    led = [stored(here, code).lead_unit_id for code in codes]
    assert led == [here.post.unit_id, here.commune.unit_id, here.commune.unit_id]


def test_what_is_to_be_known_first_is_read_once_for_every_line(opened: Door) -> None:
    here = town(opened)
    codes = [case_led_by(here, here.post) for _ in range(2)]
    address = _offered(here, codes).location
    receiver = at_desk(here, here.commune)

    refused = send(receiver, f"{address}/answers", everybody="y")
    before = receiver.get(address)
    send(receiver, f"{address}/summaries")
    after = receiver.get(address)

    assert refused.status_code == 409
    assert all(code in refused.text for code in codes)
    assert MESSAGE not in before.text
    assert f"{address}/summaries" in before.text
    assert MESSAGE in after.text
    assert f"{address}/summaries" not in after.text


def test_nobody_is_absent_without_words(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    address = _offered(here, [code]).location

    answer = send(
        at_desk(here, here.commune), f"{address}/answers", **{f"move_{_line(here, code)}": "strike"}
    )

    assert answer.status_code == 422
    assert "Hãy ghi lý do." in answer.text
    assert _states(here) == [HandoffState.OFFERED]


def test_whoever_is_present_cannot_be_sent_back(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    address = _offered(here, [code]).location

    answer = send(
        at_desk(here, here.commune),
        f"{address}/answers",
        **{f"move_{_line(here, code)}": "send_back", f"words_{_line(here, code)}": "Không nhận."},
    )

    assert answer.status_code == 422
    assert _states(here) == [HandoffState.OFFERED]


def test_the_giver_answers_nothing(opened: Door) -> None:
    here = town(opened)
    address = _offered(here, [case_led_by(here, here.post)]).location

    answer = send(at_desk(here, here.post), f"{address}/answers", everybody="y")

    assert answer.status_code == 409
    assert _states(here) == [HandoffState.OFFERED]


def test_a_list_of_others_is_not_found(opened: Door) -> None:
    here = town(opened)
    address = _offered(here, [case_led_by(here, here.post)]).location

    page = at_desk(here, here.facility).get(address)

    assert page.status_code == 404


def test_the_giver_reads_who_was_absent(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    address = _offered(here, [code]).location
    line = _line(here, code)
    said = {f"move_{line}": "strike", f"words_{line}": "Không lên xe."}
    send(at_desk(here, here.commune), f"{address}/answers", **said)

    page = at_desk(here, here.post).get(address).text

    assert "Vắng mặt, đã gạch tên" in page


def test_whose_last_line_left_their_reach_is_led_to_the_desk(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.post)
    address = _offered(here, [code]).location
    line = _line(here, code)

    answer = send(
        at_desk(here, here.commune),
        f"{address}/answers",
        **{f"move_{line}": "strike", f"words_{line}": "Không lên xe."},
    )

    assert answer.location == "/desk"


def _offered(here: Town, codes: Sequence[str]):  # type: ignore[no-untyped-def]
    return send(
        at_desk(here, here.post),
        "/group-handoffs",
        act=Act.BRING_TO_COMMUNE.value,
        to_unit_id=str(here.commune.unit_id),
        codes=list(codes),
        message=MESSAGE,
    )


def _line(here: Town, code: str) -> str:
    with here.door.office.database.reading(Scope.of_job("test")) as session:
        asked = select(Handoff.public_id).where(Handoff.file_id == stored(here, code).file_id)
        return session.scalars(asked).one().hex


def _states(here: Town) -> list[HandoffState]:
    with here.door.office.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(select(Handoff.state)))
