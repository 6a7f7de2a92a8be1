"""The minutes of a handoff in print: recorded first, by code, a draft until accepted."""

from casework.records.handoffs import Handoff
from tests.papers.make import text
from tests.web.doorway import Door, events
from tests.web.town import (
    FACTS,
    Town,
    accepted,
    at_desk,
    case_led_by,
    colleague,
    notified,
    offered,
    send,
    town,
)
from workflows.terms import Act, Rank


def test_a_copy_is_on_record_before_it_leaves_the_house(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    giver = at_desk(here, here.post)

    answer = send(giver, f"/handoffs/{offer.public_id}/minutes")
    paper = giver.get(answer.location)

    assert answer.location == f"/handoffs/{offer.public_id}/minutes.pdf"
    assert events(opened)[-1] == ("file", "paper.printed")
    assert paper.mimetype == "application/pdf"
    assert "bản số 1" in text(paper.data)


def test_each_copy_has_its_number(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    giver = at_desk(here, here.post)
    send(giver, f"/handoffs/{offer.public_id}/minutes")

    answer = send(giver, f"/handoffs/{offer.public_id}/minutes")

    assert "bản số 2" in text(giver.get(answer.location).data)


def test_nobody_fetches_a_copy_that_they_did_not_record(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    send(at_desk(here, here.post), f"/handoffs/{offer.public_id}/minutes")

    other = at_desk(here, here.commune).get(f"/handoffs/{offer.public_id}/minutes.pdf")

    assert other.status_code == 404


def test_nobody_prints_a_handoff_out_of_reach(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    answer = send(at_desk(here, here.facility), f"/handoffs/{offer.public_id}/minutes")

    assert answer.status_code == 404


def test_who_was_offered_something_else_does_not_print(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    accepted(here, code, here.commune, offer)
    notified(here, code, here.commune, here.owner.unit_id)

    answer = send(at_desk(here, here.owner), f"/handoffs/{offer.public_id}/minutes")

    assert answer.status_code == 409
    assert "in biên bản giao, nhận" in answer.text
    assert ("file", "paper.printed") not in events(opened)


def test_the_two_sides_and_nobody_else_are_shown_the_button(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    accepted(here, code, here.commune, offer)
    notified(here, code, here.commune, here.owner.unit_id)
    page = f"/handoffs/{offer.public_id}"

    giver, receiver, other = (
        at_desk(here, who).get(page).text for who in (here.post, here.commune, here.owner)
    )

    assert f"{page}/minutes" in giver
    assert f"{page}/minutes" in receiver
    assert f"{page}/minutes" not in other


def test_an_auditor_prints_nothing(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    auditor = colleague(here, here.post, rank=Rank.AUDITOR)

    answer = send(at_desk(here, auditor), f"/handoffs/{offer.public_id}/minutes")

    assert answer.status_code == 403
    assert ("file", "paper.printed") not in events(opened)


def test_the_paper_is_a_draft_until_it_is_accepted(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    draft = printed(here, offer)
    accepted(here, code, here.commune, offer)

    final = printed(here, offer)

    assert "DỰ THẢO" in draft.upper()
    assert "DỰ THẢO" not in final.upper()


def test_the_person_stands_by_code_until_the_case_is_open(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)

    paper = printed(here, offer)

    assert code in paper
    assert FACTS["full_name"] not in paper


def test_the_name_is_printed_while_the_case_is_open_to_the_printer(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    send(at_desk(here, here.post), f"/cases/{code}/visits", section="overview")

    paper = printed(here, offer)

    assert FACTS["full_name"] in paper


def test_of_a_recalled_offer_no_minutes_are_printed(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)
    giver, page = at_desk(here, here.post), f"/handoffs/{offer.public_id}"
    send(giver, f"{page}/recall")

    answer = send(giver, f"{page}/minutes")

    assert answer.status_code == 409
    assert f"{page}/minutes" not in giver.get(page).text


def test_a_draft_leaves_room_for_what_the_sides_say(opened: Door) -> None:
    here = town(opened)
    _code, offer = brought(here)

    paper = printed(here, offer)

    assert "Không có ý kiến khác" not in paper
    assert "....." in paper


def brought(here: Town) -> tuple[str, Handoff]:
    code = case_led_by(here, here.post)
    return code, offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)


def printed(here: Town, offer: Handoff) -> str:
    giver = at_desk(here, here.post)
    answer = send(giver, f"/handoffs/{offer.public_id}/minutes")
    return text(giver.get(answer.location).data)
