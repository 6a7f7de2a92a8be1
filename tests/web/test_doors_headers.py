"""What every answer says to the browser, whatever was asked and however it ended."""

import re

import pytest

from casework.web.headers import HEADERS
from tests.web.doorway import Door, officer, signed_in

ANSWERS = ["/sign-in", "/healthz", "/", "/no/such/page", "/rooms/undeclared", "/rooms/law"]
STATIC = re.compile(r'href="(/static/casework\.css\?v=[0-9a-f]{12})"')


@pytest.fixture(scope="session")
def database_kind() -> str:
    """One database is enough: what the browser is told does not depend on it."""
    return "sqlite"


@pytest.mark.parametrize("path", [*ANSWERS, "/static/casework.css", "/static/absent.css"])
def test_every_answer_carries_the_headers(opened: Door, path: str) -> None:
    stranger = opened.client()

    answer = stranger.get(path)
    answer.close()

    assert HEADERS.items() <= dict(answer.headers).items()


def test_a_foreign_host_gets_the_headers_too(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/sign-in", headers={"Host": "evil.example"})

    assert HEADERS.items() <= dict(answer.headers).items()


def test_a_failure_carries_the_headers_too(opened: Door) -> None:
    lan = signed_in(opened, officer(opened)[0])
    opened.app.testing = False

    answer = lan.get("/rooms/fail/unforeseen")

    assert HEADERS.items() <= dict(answer.headers).items()
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ANSWERS)
def test_no_page_is_kept(opened: Door, path: str) -> None:
    lan = signed_in(opened, officer(opened)[0])

    answer = lan.get(path)

    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_of_the_look_is_kept_under_its_digest(opened: Door) -> None:
    stranger = opened.client()
    address = STATIC.search(stranger.get("/sign-in").text)
    assert address

    answer = stranger.get(address[1])

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    answer.close()


def test_a_file_of_the_look_without_digest_is_asked_for_again(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/static/casework.css")

    assert answer.headers["Cache-Control"] == "no-cache"
    answer.close()


def test_only_an_office_over_https_insists_on_https(opened: Door) -> None:
    stranger = opened.client()

    answer = stranger.get("/sign-in")

    assert "Strict-Transport-Security" not in answer.headers


def test_an_office_over_https_insists_on_it(opened_in_prod: Door) -> None:
    stranger = opened_in_prod.client()

    answer = stranger.get("/sign-in", base_url="https://localhost")

    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000"


def test_nothing_lets_a_page_run_what_is_written_in_it() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
