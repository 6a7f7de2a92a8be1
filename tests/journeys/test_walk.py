"""The main job through HTTP, as `casework demo --check` walks it."""

import pytest

from casework.demo.browser import Form, Page
from casework.demo.checking import Failed, check
from casework.demo.folder import LOGINS, DemoFolder

pytest_plugins = ["tests.demo.folders"]


def test_one_person_is_carried_from_the_post_to_the_end(a_copy: DemoFolder) -> None:
    said: list[str] = []

    check(a_copy, None, said.append)

    assert "✓ refuse a step to the wrong role" in said
    assert said[-1] == "✓ verify the trace and look the office over"


def test_a_walk_that_cannot_be_finished_says_where_it_stopped(a_copy: DemoFolder) -> None:
    cards = a_copy.path / LOGINS
    cards.write_text(cards.read_text().replace('"password": "', '"password": "x'))

    with pytest.raises(Failed, match="sign in as donbp-hnghi"):
        check(a_copy, None, lambda _: None)


def test_a_form_that_is_not_on_the_page_is_named_with_the_page() -> None:
    page = Page(200, "http://127.0.0.1/desk", b"", (Form("/sign-out"),))

    with pytest.raises(LookupError, match="/desk"):
        page.form("/acceptance")
