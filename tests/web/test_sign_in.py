"""Signing in: who gets in, and that nobody else learns anything from being refused."""

import re
import time
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework import entrance, passwords
from casework.records.officers import Attempt, Officer, SignIn
from tests.web.doorway import (
    PASSWORD,
    Door,
    change,
    code,
    count,
    events,
    found,
    officer,
    signed_in,
    try_door,
)
from workflows.terms import Rank

HALF_A_MINUTE = timedelta(seconds=30)
WRONG = "cò bay thẳng cánh 8 ruộng"


def test_an_officer_gets_in(opened: Door) -> None:
    seed = officer(opened)[1]
    lan = opened.client()

    answer = try_door(lan, "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert (answer.status_code, answer.location) == (303, "/desk")
    assert lan.get("/rooms/law").text == "officer"
    assert events(opened) == [("unit", "officer.signed_in")]


def test_the_login_is_typed_as_people_type(opened: Door) -> None:
    seed = officer(opened)[1]
    typed = code(seed, opened.wall())

    answer = try_door(opened.client(), " Lan.MAU ", PASSWORD, f"{typed[:3]} {typed[3:]}")

    assert answer.status_code == 303


def test_who_is_in_needs_no_form(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = lan.get("/sign-in")

    assert (answer.status_code, answer.location) == (303, "/desk")


def test_the_page_before_sign_in_is_neutral(opened: Door) -> None:
    stranger = opened.client()

    page = stranger.get("/sign-in").text

    assert "<title>Đăng nhập</title>" in page
    assert "nạn nhân" not in page


@pytest.mark.parametrize(
    ("login", "password", "shift", "suspended", "stream"),
    [
        pytest.param("ai.mau", PASSWORD, 0, False, "door", id="nobody has this login"),
        pytest.param("lan.mau", WRONG, 0, False, "unit", id="the password is wrong"),
        pytest.param("lan.mau", PASSWORD, 90, False, "unit", id="the code is not yet valid"),
        pytest.param("lan.mau", PASSWORD, -90, False, "unit", id="the code is too old"),
        pytest.param("lan.mau", PASSWORD, 0, True, "unit", id="the account is suspended"),
    ],
)
def test_every_refusal_looks_the_same_and_is_recorded(
    opened: Door, login: str, password: str, shift: int, suspended: bool, stream: str
) -> None:
    seed = officer(opened, suspended=suspended)[1]
    at = opened.wall() + timedelta(seconds=shift)

    answer = try_door(opened.client(), login, password, code(seed, at))

    assert answer.status_code == 422
    assert told(answer) == told(try_door(opened.client(), "nguoi.la.mau", WRONG, "000000"))
    assert "chưa đúng" in answer.text
    assert events(opened)[0] == (stream, "officer.refused")
    assert count(opened, SignIn) == 0


def test_what_was_typed_as_password_or_code_is_not_sent_back(opened: Door) -> None:
    officer(opened)

    answer = try_door(opened.client(), "lan.mau", WRONG, "123456")

    assert WRONG not in answer.text
    assert 'value="lan.mau"' in answer.text


def test_an_unknown_login_costs_what_a_known_one_costs() -> None:
    passwords.verify(None, WRONG)
    known = passwords.hash_password(PASSWORD)

    refusals = sorted(seconds(known) for _ in range(5)), sorted(seconds(None) for _ in range(5))

    assert 0.5 < refusals[1][2] / refusals[0][2] < 2
    assert not passwords.is_outdated(passwords.NOBODYS_HASH)


@pytest.mark.parametrize("shift", [-30, 0, 30])
def test_a_clock_may_be_half_a_minute_off(opened: Door, shift: int) -> None:
    seed = officer(opened)[1]
    at = opened.wall() + timedelta(seconds=shift)

    answer = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, at))

    assert answer.status_code == 303


def test_a_code_is_used_once(opened: Door) -> None:
    seed = officer(opened)[1]
    used = code(seed, opened.wall())
    try_door(opened.client(), "lan.mau", PASSWORD, used)

    answer = try_door(opened.client(), "lan.mau", PASSWORD, used)

    assert answer.status_code == 422
    assert count(opened, SignIn) == 1


def test_an_older_code_is_not_used_after_a_newer_one(opened: Door) -> None:
    seed = officer(opened)[1]
    older = code(seed, opened.wall())
    try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall() + HALF_A_MINUTE))

    answer = try_door(opened.client(), "lan.mau", PASSWORD, older)

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "missing", [("login",), ("password",), ("code",), ("login", "password", "code")]
)
def test_an_unfinished_form_comes_back(opened: Door, missing: tuple[str, ...]) -> None:
    typed = {"login": "lan.mau", "password": PASSWORD, "code": "123456"}
    given = {name: "" if name in missing else value for name, value in typed.items()}

    answer = try_door(opened.client(), given["login"], given["password"], given["code"])

    assert answer.status_code == 422
    assert "Hãy điền ô này." in answer.text
    assert count(opened, Attempt) == 0


def test_a_form_without_token_is_refused_before_anything(opened: Door) -> None:
    seed = officer(opened)[1]
    fields = {"login": "lan.mau", "password": PASSWORD, "code": code(seed, opened.wall())}

    answer = opened.client().post("/sign-in", data=fields)

    assert answer.status_code == 403
    assert count(opened, Attempt) == 0


def test_success_does_not_count_as_a_try(opened: Door) -> None:
    seed = officer(opened)[1]

    try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert count(opened, Attempt) == 0


def test_after_too_many_tries_nothing_is_checked(
    opened: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "TRIES_OF_ACCOUNT", 2)
    seed = officer(opened)[1]
    fail(opened, 2)

    answer = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert answer.status_code == 422
    assert "quá nhiều lần" in answer.text
    assert count(opened, SignIn) == 0


def test_nobody_is_locked_out_for_long(opened: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entrance, "TRIES_OF_ACCOUNT", 2)
    seed = officer(opened)[1]
    fail(opened, 2)
    opened.wall.passes(timedelta(minutes=15))

    answer = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert answer.status_code == 303
    assert count(opened, Attempt) == 0


def test_a_known_device_has_its_own_tries(opened: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entrance, "TRIES_OF_ACCOUNT", 2)
    seed = officer(opened)[1]
    at_home = opened.client()
    try_door(at_home, "lan.mau", PASSWORD, code(seed, opened.wall()))
    fail(opened, 2)

    answer = try_door(at_home, "lan.mau", PASSWORD, code(seed, opened.wall() + HALF_A_MINUTE))

    assert answer.status_code == 303


def test_the_device_of_one_officer_is_unknown_to_another(
    opened: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "TRIES_OF_ACCOUNT", 2)
    seed = officer(opened)[1]
    hoas = opened.client()
    hoas.set_cookie("casework_device", entrance.new_device(opened.office, "hoa.mau"))
    fail(opened, 2)

    answer = try_door(hoas, "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert answer.status_code == 422


def test_one_address_has_a_limit_over_all_accounts(
    opened: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "TRIES_OF_ADDRESS", 2)
    seed = officer(opened)[1]
    try_door(opened.client(), "ai.mau", WRONG, "000000")
    try_door(opened.client(), "ai.khac.mau", WRONG, "000000")

    here = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))
    elsewhere = try_door(
        opened.client(),
        "lan.mau",
        PASSWORD,
        code(seed, opened.wall()),
        environ_base={"REMOTE_ADDR": "192.0.2.7"},
    )

    assert (here.status_code, elsewhere.status_code) == (422, 303)


def test_what_counts_tries_names_nobody(opened: Door) -> None:
    officer(opened)

    fail(opened, 1)

    assert not {"lan.mau", "127.0.0.1"} & subjects(opened)
    assert {len(subject) for subject in subjects(opened)} == {64}


def test_an_old_hash_is_made_again(opened: Door) -> None:
    seed = officer(opened)[1]
    change(opened, cheapen_hash)

    answer = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert answer.status_code == 303
    assert not passwords.is_outdated(found(opened, select(Officer))[0].password_hash)


@pytest.mark.parametrize("rank", list(Rank))
def test_every_rank_has_a_desk(opened: Door, rank: Rank) -> None:
    seed = officer(opened, rank=rank)[1]

    answer = try_door(opened.client(), "lan.mau", PASSWORD, code(seed, opened.wall()))

    assert answer.location == "/desk"


def fail(opened: Door, times: int) -> None:
    for _ in range(times):
        try_door(opened.client(), "lan.mau", WRONG, "000000")


def told(answer: TestResponse) -> str:
    """The page without what differs on every page."""
    return re.sub(r'value="[^"]*"', "", answer.text)


def seconds(stored: str | None) -> float:
    began = time.perf_counter()
    passwords.verify(stored, WRONG)
    return time.perf_counter() - began


def subjects(opened: Door) -> set[str]:
    return {attempt.subject for attempt in found(opened, select(Attempt))}


def cheapen_hash(session: Session) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    session.scalars(select(Officer)).one().password_hash = cheap.hash(PASSWORD)
