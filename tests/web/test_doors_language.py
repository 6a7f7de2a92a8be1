"""The language switch: it remembers, and it leads nowhere but to a page of ours."""

import pytest

from tests.web.doorway import Door, post

ELSEWHERE = [
    "//evil.example",
    "////evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "%20//evil.example",
    " //evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/sign-in",
    "javascript:alert(1)",
    "/sign-in\r\nLocation: https://evil.example",
    "/sign-in@evil.example",
    "/%2f%2fevil.example",
    "/sign-in?next=//evil.example",
    "/./../evil.example",
    "",
]


@pytest.fixture(scope="session")
def database_kind() -> str:
    """One database is enough: what the browser is told does not depend on it."""
    return "sqlite"


@pytest.mark.parametrize("page", ELSEWHERE)
def test_no_payload_leads_elsewhere(opened: Door, page: str) -> None:
    stranger = opened.client()

    answer = post(stranger, "/language", language="en", page=page)

    assert (answer.status_code, answer.location) == (303, "/desk")


@pytest.mark.parametrize("page", ["/sign-in", "/rooms/law", "/healthz", "/"])
def test_the_switch_returns_to_the_page(opened: Door, page: str) -> None:
    stranger = opened.client()

    answer = post(stranger, "/language", language="en", page=page)

    assert (answer.status_code, answer.location) == (303, page)


def test_a_page_that_only_takes_forms_leads_to_the_desk(opened: Door) -> None:
    stranger = opened.client()

    answer = post(stranger, "/language", language="en", page="/sign-out")

    assert answer.location == "/desk"


def test_the_chosen_language_is_remembered(opened: Door) -> None:
    stranger = opened.client()

    post(stranger, "/language", language="en", page="/sign-in")

    assert '<html lang="en"' in stranger.get("/sign-in").text


def test_a_language_we_do_not_speak_is_bad_input(opened: Door) -> None:
    stranger = opened.client()

    answer = post(stranger, "/language", language="fr", page="/sign-in")

    assert answer.status_code == 422
