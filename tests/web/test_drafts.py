"""What was typed is not lost: kept by a button, by the door, by every refusal, for its officer."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import NoReturn
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework.actions.drafts import LASTS
from casework.database import Database
from casework.records.cases import Case
from casework.records.drafts import Draft
from casework.records.officers import Officer
from casework.records.reaches import Reach
from tests.office import make
from tests.security.pagereader import Field, Page, read
from tests.web import doorway
from tests.web.doorway import Door, change, count, found, signed_in
from tests.web.town import Town, at_desk, case_led_by, colleague, town
from workflows.terms import Act, Rank

NAME = "Người Mẫu Chưa Gửi"
NOTE = "Dòng một\r\nDòng hai"
TYPED = {"full_name": [NAME], "intake_note": [NOTE], "safe_now": ["no"], "entry": ["receive"]}
IDLE = timedelta(minutes=11)


def form_at(client: FlaskClient, page: str, action: str) -> dict[str, list[str]]:
    """What a browser would send from the page, untouched."""
    return read(client.get(page).text).form_to(action).as_shown()


def intake(client: FlaskClient, **more: list[str]) -> dict[str, list[str]]:
    return {**form_at(client, "/intake", "/intake"), **TYPED, **more}


def begun(client: FlaskClient) -> TestResponse:
    """Quick intake, half filled in, kept by the button."""
    return client.post("/drafts", data=intake(client))


def shown(client: FlaskClient, address: str = "/intake") -> Page:
    return read(client.get(address).text)


def typed_on(page: Page, action: str = "/intake") -> dict[str, list[str]]:
    sent = page.form_to(action).as_shown()
    return {name: sent.get(name, [""]) for name in TYPED}


@pytest.fixture
def here(opened: Door) -> Town:
    return town(opened)


def test_the_button_keeps_every_field_and_leads_back_to_the_form(here: Town) -> None:
    client = at_desk(here, here.post)

    answer = begun(client)

    assert answer.status_code == 303
    assert typed_on(shown(client, answer.location)) == TYPED
    assert count(here.door, Case) == 0


def test_the_form_says_that_it_was_filled_from_a_draft(here: Town) -> None:
    client = at_desk(here, here.post)
    begun(client)

    page = client.get("/intake").text

    assert "Đây là bản nháp lưu lúc 08:00 ngày 02/03/2026." in page


def test_the_officer_goes_on_at_another_pc(here: Town) -> None:
    begun(at_desk(here, here.post))

    elsewhere = at_desk(here, here.post)

    assert typed_on(shown(elsewhere)) == TYPED


def test_a_colleague_of_the_same_unit_finds_nothing(here: Town) -> None:
    begun(at_desk(here, here.post))
    hoa = at_desk(here, colleague(here, here.post))

    pages = [hoa.get(path).text for path in ("/intake", "/drafts", "/desk")]

    assert NAME not in "".join(pages)
    assert "bản nháp lưu lúc" not in pages[0]
    assert "Tiếp nhận nhanh</a></th>" not in pages[1]


def test_a_colleague_throws_no_draft_of_another_away(here: Town) -> None:
    lan, hoa = at_desk(here, here.post), at_desk(here, colleague(here, here.post))
    begun(lan)
    (draft,) = found(here.door, select(Draft))

    answer = doorway.post(hoa, f"/drafts/{draft.public_id}/discarding", idempotency_key=uuid4())

    assert answer.status_code == 404
    assert typed_on(shown(lan)) == TYPED


def test_a_draft_that_is_sent_is_gone(here: Town) -> None:
    client = at_desk(here, here.post)
    begun(client)

    answer = client.post("/intake", data=form_at(client, "/intake", "/intake"))

    assert answer.location.startswith("/cases/")
    assert count(here.door, Draft) == 0


def test_a_draft_is_thrown_away_on_its_own_page(here: Town) -> None:
    client = at_desk(here, here.post)
    begun(client)
    (draft,) = found(here.door, select(Draft))
    path = f"/drafts/{draft.public_id}/discarding"

    answer = client.post(path, data=form_at(client, "/intake", path))

    assert (answer.status_code, answer.location) == (303, "/intake")
    assert count(here.door, Draft) == 0


def test_a_draft_whose_time_is_over_is_shown_nowhere(here: Town) -> None:
    begun(at_desk(here, here.post))
    here.door.wall.passes(LASTS)
    client = at_desk(here, here.post)

    pages = [client.get(path).text for path in ("/intake", "/drafts", "/desk")]

    assert NAME not in "".join(pages)
    assert "bản nháp lưu lúc" not in "".join(pages)


def test_the_desk_names_the_form_and_warns_before_it_goes(here: Town) -> None:
    begun(at_desk(here, here.post))
    here.door.wall.passes(LASTS - timedelta(days=2, hours=1))
    client = at_desk(here, here.post)

    desk = client.get("/desk").text

    assert "Bản nháp chưa gửi" in desk
    assert "Tiếp nhận nhanh</a>" in desk
    assert "Sẽ xóa sau 2 ngày nữa." in desk
    assert NAME not in desk


def test_a_list_names_the_act_and_the_case_by_its_code(here: Town) -> None:
    code = case_led_by(here, here.post)
    client, path = at_desk(here, here.post), f"/cases/{code}/acts/{Act.BRING_TO_COMMUNE.value}"
    client.post("/drafts", data={**form_at(client, path, path), "message": ["Mẫu"]})

    listed = client.get("/drafts").text

    assert re.search(r'href="/drafts/[0-9a-f-]{36}"', listed)
    assert f'href="/cases/{code}">{code}</a>' in listed


def test_two_pages_of_one_form_keep_two_drafts(here: Town) -> None:
    client = at_desk(here, here.post)
    one, other = intake(client), intake(client, full_name=["Người Mẫu Thứ Hai"])
    client.post("/drafts", data=one)

    client.post("/drafts", data=other)

    listed = read(client.get("/drafts").text).links
    kept = [shown(client, client.get(link).location) for link in listed if "/drafts/" in link]
    names = {typed_on(page)["full_name"][0] for page in kept}
    assert names == {NAME, "Người Mẫu Thứ Hai"}


def quietly(client: FlaskClient, fields: dict[str, list[str]]) -> TestResponse:
    """As the script saves."""
    return client.post("/drafts", data=fields, headers={"Accept": "text/plain"})


def test_the_script_is_told_in_words_when_it_was_kept(here: Town) -> None:
    client = at_desk(here, here.post)

    answer = quietly(client, intake(client))

    assert (answer.status_code, answer.text) == (200, "Đã lưu nháp lúc 08:00.")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_saving_that_comes_late_brings_no_sent_form_back(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    client.post("/intake", data=fields)

    answer = quietly(client, fields)

    assert answer.status_code == 409
    assert count(here.door, Draft) == 0


@pytest.mark.parametrize(
    "ticket", ["", "a.b", "W10=.0", "ố.đ"], ids=["none", "odd", "seal", "letters"]
)
def test_a_ticket_that_we_did_not_write_keeps_nothing(here: Town, ticket: str) -> None:
    client = at_desk(here, here.post)

    answer = quietly(client, intake(client, draft=[ticket]))

    assert answer.status_code == 403
    assert count(here.door, Draft) == 0


# The sign-in ends while somebody types.


def test_a_form_sent_after_the_sign_in_fell_silent_is_kept(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    here.door.wall.passes(IDLE)

    answer = client.post("/intake", data=fields)

    assert (answer.status_code, answer.location) == (303, "/sign-in?kept=yes")
    assert "Phần bạn vừa gõ được giữ" in client.get(answer.location).text
    assert typed_on(shown(at_desk(here, here.post))) == TYPED


def test_the_script_keeps_on_keeping_after_the_sign_in_fell_silent(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    here.door.wall.passes(IDLE)

    answer = quietly(client, fields)

    assert answer.text.startswith("Đã lưu nháp lúc 08:11. Phiên làm việc đã hết")
    assert typed_on(shown(at_desk(here, here.post))) == TYPED


def test_what_a_screen_that_was_hidden_sends_behind_the_sign_out_is_kept(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    doorway.post(client, "/sign-out")

    answer = quietly(client, fields)

    assert answer.text.startswith("Đã lưu nháp lúc 08:00. Phiên làm việc đã hết")
    assert typed_on(shown(at_desk(here, here.post))) == TYPED


def test_whoever_signs_in_again_lands_on_the_form(opened: Door) -> None:
    lan, seed = doorway.officer(opened, rank=Rank.ADMINISTRATOR)
    client = signed_in(opened, lan)
    path = "/units"
    change(
        opened, lambda session: setattr(session.get_one(Officer, lan.id), "rank", "administrator")
    )
    fields = {**form_at(client, "/units/new", path), "name": ["Đơn vị Mẫu Chưa Gửi"]}
    opened.wall.passes(IDLE)
    client.post(path, data=fields)
    again = opened.client()

    answer = doorway.try_door(again, "lan.mau", doorway.PASSWORD, doorway.code(seed, opened.wall()))

    assert answer.location.startswith("/drafts/")
    assert "Đơn vị Mẫu Chưa Gửi" in again.get(again.get(answer.location).location).text


def test_whoever_signs_in_with_nothing_left_lands_on_the_desk(opened: Door) -> None:
    _lan, seed = doorway.officer(opened)

    answer = doorway.try_door(
        opened.client(), "lan.mau", doorway.PASSWORD, doorway.code(seed, opened.wall())
    )

    assert answer.location == "/desk"


def test_a_page_that_stood_open_for_more_than_a_day_speaks_for_nobody(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    here.door.wall.passes(timedelta(hours=24, minutes=1))

    answer = client.post("/intake", data=fields)

    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert count(here.door, Draft) == 0


def test_nothing_is_kept_for_an_officer_who_was_suspended(here: Town) -> None:
    client = at_desk(here, here.post)
    fields, at = intake(client), here.door.wall()
    change(
        here.door,
        lambda session: setattr(session.get_one(Officer, here.post.id), "suspended_at", at),
    )

    client.post("/intake", data=fields)

    assert count(here.door, Draft) == 0


def test_the_page_of_one_officer_becomes_no_draft_of_the_next(here: Town) -> None:
    """On a shared PC: Lan's page stands in one tab, Hoa signs in in another."""
    lan, hoa = at_desk(here, here.post), colleague(here, here.post)
    fields = intake(lan)
    lan.set_cookie("casework", doorway.token_of(here.door, hoa))

    answer = lan.post("/intake", data=fields)

    assert answer.status_code == 403
    assert NAME not in answer.text
    assert "bản nháp lưu lúc" not in lan.get("/intake").text
    assert typed_on(shown(at_desk(here, here.post))) == TYPED


# The form is refused.


def refused(here: Town) -> tuple[FlaskClient, str, dict[str, list[str]]]:
    """An act that became impossible while its form was filled in."""
    code = case_led_by(here, here.post)
    client, path = at_desk(here, here.post), f"/cases/{code}/acts/{Act.BRING_TO_COMMUNE.value}"
    page = read(client.get(path).text).form_to(path)
    fields = page.filled(told("Đang trên đường đi."))
    client.post(path, data={**page.filled(told("Đã đi.")), "idempotency_key": [str(uuid4())]})
    return client, path, fields


def told(words: str) -> Callable[[Field], str]:
    """The words in every box but those of a moment: it happens now, and nobody says when."""
    return lambda field: "" if field.name in ("late_at", "arrives_at") else words


def test_the_text_of_an_act_that_the_law_refuses_is_kept(here: Town) -> None:
    client, path, fields = refused(here)

    answer = client.post(path, data=fields)

    assert answer.status_code == 409
    assert "được giữ làm bản nháp lúc 08:00" in answer.text
    assert [draft.form for draft in found(here.door, select(Draft))] == ["acts.perform"]


def test_the_text_of_a_form_that_is_gone_is_still_read(here: Town) -> None:
    client, path, fields = refused(here)
    client.post(path, data=fields)
    (draft,) = found(here.door, select(Draft))

    page = client.get(f"/drafts/{draft.public_id}").text

    assert "Đang trên đường đi." in page
    assert "Phần bạn đã gõ vẫn còn" in page


def test_the_text_about_a_case_that_went_out_of_reach_is_not_shown(here: Town) -> None:
    client, path, fields = refused(here)
    client.post(path, data=fields)
    (draft,) = found(here.door, select(Draft))
    code = path.split("/")[2]
    change(here.door, lambda session: out_of_reach(session, code, here.post.unit_id))

    page = client.get(f"/drafts/{draft.public_id}").text

    assert "Đang trên đường đi." not in page
    assert "không còn mở cho đơn vị bạn" in page


def out_of_reach(session: Session, code: str, unit_id: UUID) -> None:
    case = session.scalars(select(Case).where(Case.code == code)).one()
    ties = session.scalars(
        select(Reach).where(Reach.file_id == case.file_id, Reach.unit_id == unit_id)
    ).all()
    make.say(session, make.actor(session.scalars(select(Officer)).first()), case.file_id, case=case)
    [session.delete(tie) for tie in ties]


def test_a_colleague_does_not_open_the_draft_of_another(here: Town) -> None:
    begun(at_desk(here, here.post))
    (draft,) = found(here.door, select(Draft))
    hoa = at_desk(here, colleague(here, here.post))

    answer = hoa.get(f"/drafts/{draft.public_id}")

    assert answer.status_code == 404


def test_what_can_be_kept_nowhere_stays_in_the_page_to_be_sent_again(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    monkeypatch.setattr(Database, "writing", away)
    answer = client.post("/intake", data=fields)
    monkeypatch.undo()

    again = read(answer.text).form_to("/intake").as_shown()

    assert answer.status_code == 503
    assert client.post("/intake", data=again).status_code == 303
    assert count(here.door, Case) == 1


def away(*_: object) -> NoReturn:
    raise OperationalError("", {}, Exception())


def test_a_form_sent_again_with_another_text_keeps_it(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)
    client.post("/intake", data=fields)

    answer = client.post("/intake", data={**fields, "full_name": ["Người Mẫu Thứ Hai"]})

    assert answer.status_code == 422
    links = [link for link in read(answer.text).links if "?draft=" in link]
    assert typed_on(shown(client, links[0]))["full_name"] == ["Người Mẫu Thứ Hai"]


def test_a_form_that_is_sent_twice_leaves_no_draft(here: Town) -> None:
    client = at_desk(here, here.post)
    fields = intake(client)

    client.post("/intake", data=fields)
    client.post("/intake", data=fields)

    assert count(here.door, Case) == 1
    assert count(here.door, Draft) == 0


def test_a_form_with_faults_comes_back_with_its_text_and_goes_on_in_its_draft(here: Town) -> None:
    client = at_desk(here, here.post)
    begun(client)
    fields = {**form_at(client, "/intake", "/intake"), "received_at": ["hôm qua"]}
    page = read(client.post("/intake", data=fields).text)

    client.post("/drafts", data={**page.form_to("/intake").as_shown(), "found_at": ["Bến xe"]})

    (draft,) = found(here.door, select(Draft))
    again = shown(client).form_to("/intake").as_shown()
    assert draft.page == "/intake"
    assert (again["found_at"], again["received_at"]) == (["Bến xe"], ["hôm qua"])
