"""What climbed to an officer, on their pages: a code and nothing else; and the quiet receivers."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.records.notices import Notice
from casework.worker import work_once
from tests.web.doorway import Door, found
from tests.web.town import (
    FACTS,
    Town,
    accepted,
    at_desk,
    case_led_by,
    colleague,
    offered,
    send,
    town,
)
from workflows.terms import Act, Rank

HOUR = timedelta(hours=1)


@pytest.fixture
def here(opened: Door) -> Town:
    return town(opened)


def brought(here: Town, **to: object) -> tuple[str, str]:
    """A person offered to the commune: the code, and the address of the handoff."""
    code = case_led_by(here, here.post)
    unit_id = to.get("unit_id", here.commune.unit_id)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, unit_id)  # type: ignore[arg-type]
    return code, f"/handoffs/{made.public_id}"


def head_of_the_commune(here: Town) -> FlaskClient:
    return at_desk(here, colleague(here, here.commune, rank=Rank.SUPERVISOR))


def test_a_notice_says_that_a_task_waits_and_the_code(here: Town) -> None:
    code, address = brought(here)
    head = head_of_the_commune(here)

    work_once(here.door.office)

    page = head.get("/notices").text
    assert page.count(f">Có việc đang chờ, mã {code}<") == 2  # what waits, and the notice
    assert f'href="{address}"' in page
    assert all(str(value) not in page for value in FACTS.values() if isinstance(value, str))


def test_the_desk_counts_what_was_not_read(here: Town) -> None:
    brought(here)
    head = head_of_the_commune(here)
    work_once(here.door.office)
    before = head.get("/desk").text

    answer = send(head, "/notices/reading")

    assert "1 lời nhắc chưa đọc" in before
    assert (answer.status_code, answer.location) == (303, "/notices")
    assert "lời nhắc chưa đọc" not in head.get("/desk").text


def test_what_was_read_still_waits(here: Town) -> None:
    code, _ = brought(here)
    head = head_of_the_commune(here)
    work_once(here.door.office)

    send(head, "/notices/reading")

    assert page_says(head, code) == 2


def test_the_page_says_what_climbed_where_no_worker_ran(here: Town) -> None:
    code, _ = brought(here)
    head = head_of_the_commune(here)

    assert page_says(head, code) == 1
    assert found(here.door, select(Notice)) == []


def test_looking_at_a_page_reads_nothing(here: Town) -> None:
    brought(here)
    head = head_of_the_commune(here)
    work_once(here.door.office)

    head.get("/notices")

    assert "1 lời nhắc chưa đọc" in head.get("/desk").text


def test_an_acceptance_ends_what_waits(here: Town) -> None:
    code, address = brought(here)
    head = head_of_the_commune(here)

    send(head, f"{address}/acceptance")

    assert page_says(head, code) == 0


def test_the_summary_begins_the_next_silence(here: Town) -> None:
    _, address = brought(here)
    head = head_of_the_commune(here)

    send(head, f"{address}/summary")

    page = head.get(address).text
    assert "Đã xem, chưa trả lời từ" in page


def test_the_supervisor_reads_who_keeps_quiet_the_worst_first(here: Town) -> None:
    first, _ = brought(here)
    here.door.wall.passes(5 * HOUR)
    second, _ = brought(here, unit_id=here.far.id)
    head = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    page = head.get("/supervision").text

    quiet = page[page.index("Bên nhận im lặng") :]
    assert quiet.index("UBND xã Mẫu") < quiet.index("UBND xã Xa Mẫu")
    assert "1 việc" in quiet
    assert {code in page for code in (first, second)} == {True}


def test_a_number_leads_to_its_list(here: Town) -> None:
    first, _ = brought(here)
    second, _ = brought(here, unit_id=here.far.id)
    head = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    address = f"/supervision/quiet?unit={here.commune.unit_id.hex}&silence=not_seen"
    page = head.get(address).text

    assert first in page
    assert second not in page
    assert f'href="{address.replace("&", "&amp;")}"' in head.get("/supervision").text


def test_what_was_accepted_and_not_opened_is_quiet_too(here: Town) -> None:
    code = case_led_by(here, here.post)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    accepted(here, code, here.commune, made)
    here.door.wall.passes(5 * HOUR)
    head = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    page = head.get("/supervision/quiet?silence=not_acted").text

    assert code in page


def test_a_supervisor_out_of_reach_reads_no_code(here: Town) -> None:
    code, _ = brought(here)
    stranger = at_desk(here, colleague(here, here.owner, rank=Rank.SUPERVISOR))

    pages = [stranger.get(path).text for path in ("/supervision", "/supervision/quiet", "/notices")]

    assert [code in page for page in pages] == [False] * 3


@pytest.mark.parametrize("path", ["/supervision/quiet", "/supervision/quiet?unit=x&silence=y"])
def test_an_address_that_nobody_knows_shows_a_list(here: Town, path: str) -> None:
    head = at_desk(here, colleague(here, here.post, rank=Rank.SUPERVISOR))

    assert head.get(path).status_code == 200


def page_says(client: FlaskClient, code: str) -> int:
    return client.get("/notices").text.count(f"Có việc đang chờ, mã {code}")
