"""Sign-ins: how they end, and that a token that ended opens nothing."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from casework.records.officers import Officer, SignIn
from tests.web.doorway import (
    MORNING,
    PASSWORD,
    Door,
    change,
    code,
    events,
    found,
    officer,
    post,
    signed_in,
    token_of,
    try_door,
)

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def test_a_copied_cookie_opens_nothing_after_sign_out(opened: Door) -> None:
    who = officer(opened)[0]
    lan, thief = opened.client(), opened.client()
    token = token_of(opened, who)
    lan.set_cookie("casework", token)
    thief.set_cookie("casework", token)

    answer = post(lan, "/sign-out")

    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert thief.get("/rooms/law").location == "/sign-in"
    assert events(opened)[-1] == ("unit", "officer.signed_out")


def test_sign_out_empties_the_browser(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = post(lan, "/sign-out")

    assert lan.get_cookie("casework") is None
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(
    ("silence", "location"),
    [
        pytest.param(timedelta(minutes=10) - SECOND, None, id="just before ten minutes"),
        pytest.param(timedelta(minutes=10), "/sign-in", id="after ten minutes"),
    ],
)
def test_silence_ends_a_sign_in(opened: Door, silence: timedelta, location: str | None) -> None:
    lan = signed_in(opened, officer(opened)[0])
    opened.wall.passes(silence)

    answer = lan.get("/rooms/law")

    assert answer.location == location


def test_who_is_at_work_is_not_silent(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    opened.wall.passes(9 * MINUTE)
    lan.get("/rooms/law")
    opened.wall.passes(9 * MINUTE)

    answer = lan.get("/rooms/law")

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("age", "location"),
    [
        pytest.param(timedelta(hours=9) - SECOND, None, id="within nine hours"),
        pytest.param(timedelta(hours=9), "/sign-in", id="after nine hours of work"),
    ],
)
def test_age_ends_a_sign_in(opened: Door, age: timedelta, location: str | None) -> None:
    lan = signed_in(opened, officer(opened)[0])
    change(opened, lambda session: seen_now(session, MORNING + age))
    opened.wall.passes(age)

    answer = lan.get("/rooms/law")

    assert answer.location == location


def test_suspension_ends_a_sign_in_at_once(opened: Door) -> None:
    who = officer(opened)[0]
    lan = signed_in(opened, who)
    change(opened, lambda session: suspend(session, who.id))

    answer = lan.get("/rooms/law")

    assert answer.location == "/sign-in"


def test_a_third_sign_in_ends_the_oldest(opened: Door) -> None:
    who = officer(opened)[0]
    oldest = signed_in(opened, who)
    opened.wall.passes(MINUTE)
    older = signed_in(opened, who)
    opened.wall.passes(MINUTE)

    newest = signed_in(opened, who)

    assert oldest.get("/rooms/law").location == "/sign-in"
    assert [older.get("/rooms/law").status_code, newest.get("/rooms/law").status_code] == [200, 200]


def test_a_planted_token_is_not_taken_over(opened: Door) -> None:
    seed = officer(opened)[1]
    victim, planter = opened.client(), opened.client()
    victim.set_cookie("casework", "planted")
    planter.set_cookie("casework", "planted")

    answer = try_door(victim, "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert answer.status_code == 303
    assert planter.get("/rooms/law").location == "/sign-in"


def test_each_sign_in_has_a_token_of_its_own(opened: Door) -> None:
    seed = officer(opened)[1]
    lan = opened.client()
    try_door(lan, "lan.mau", PASSWORD, code(seed, opened.wall()))
    first = lan.get_cookie("casework")
    opened.wall.passes(MINUTE)

    try_door(lan, "lan.mau", PASSWORD, code(seed, opened.wall()))

    second = lan.get_cookie("casework")
    assert first is not None
    assert second is not None
    assert first.value != second.value


def test_the_token_is_stored_nowhere(opened: Door) -> None:
    who = officer(opened)[0]

    token = token_of(opened, who)

    stored = found(opened, select(SignIn.token_hash))
    assert token.encode() not in stored
    assert [len(each) for each in stored] == [32]


def test_being_seen_is_noted_twice_a_minute_at_most(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    opened.wall.passes(29 * SECOND)
    lan.get("/rooms/law")
    early = seen(opened)
    opened.wall.passes(SECOND)

    lan.get("/rooms/law")

    assert (early, seen(opened)) == (MORNING, MORNING + 30 * SECOND)


def test_dev_cookies_are_plain_and_closed_to_scripts(opened: Door) -> None:
    seed = officer(opened)[1]

    answer = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))

    given = cookies(answer.headers.getlist("Set-Cookie"))
    assert given["casework"] == {"HttpOnly", "Path=/", "SameSite=Strict"}


def test_prod_cookies_belong_to_this_host_over_https(opened_in_prod: Door) -> None:
    seed = officer(opened_in_prod)[1]
    lan = opened_in_prod.client()
    page = lan.get("/sign-in", base_url="https://localhost")
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    proofs = {"password": PASSWORD, "code": code(seed, opened_in_prod.wall())}

    answer = lan.post(
        "/sign-in",
        base_url="https://localhost",
        data={"csrf_token": token, "login": "lan.mau", **proofs},
    )

    given = cookies(answer.headers.getlist("Set-Cookie"))
    strict = {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"}
    assert answer.status_code == 303
    assert given["__Host-casework"] == strict
    assert strict < given["__Host-casework_device"]
    assert all(name.startswith("__Host-") for name in given)


def test_a_page_without_a_form_sets_no_cookie(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/healthz")

    assert "Set-Cookie" not in answer.headers


def test_asking_who_is_in_takes_one_statement(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    asked: list[str] = []
    listen(opened, asked)

    lan.get("/rooms/law")

    assert len(asked) == 1


def cookies(headers: list[str]) -> dict[str, set[str]]:
    parts = [header.split("; ") for header in headers]
    return {first.partition("=")[0]: set(flags) for first, *flags in parts}


def seen(opened: Door) -> object:
    return found(opened, select(SignIn.seen_at))[0]


def seen_now(session: Session, at: object) -> None:
    session.scalars(select(SignIn)).one().seen_at = at


def suspend(session: Session, officer_id: UUID) -> None:
    session.get_one(Officer, officer_id).suspended_at = MORNING


def listen(opened: Door, asked: list[str]) -> None:
    reader = opened.office.database.engines[1]

    @event.listens_for(reader, "before_cursor_execute")
    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)
