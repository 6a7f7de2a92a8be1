"""One person is carried through the office in Chromium, with scripts and without.

Each officer sits at a browser of their own and finds the next errand where the pages show it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from casework.demo.folder import DemoFolder
from tests.journeys.served import served
from tests.journeys.steps import (
    Office,
    answered_handoffs,
    carry_to_the_end,
    receive_by_form,
    receive_by_keyboard,
)

pytest_plugins = ["tests.demo.folders", "tests.journeys.rooms"]
pytestmark = pytest.mark.browser


@pytest.fixture
def server(a_copy: DemoFolder) -> Iterator[str]:
    with served(a_copy) as address:
        yield address


def test_officers_carry_a_person_home_in_english_the_first_by_keyboard_alone(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    office = Office(chromium, server, a_copy, language="en", scripts=True)

    receive_by_keyboard(office)
    carry_to_the_end(office)

    assert (answered_handoffs(office), office.complaints()) == (3, [])


def test_officers_carry_a_person_home_in_vietnamese_without_any_script(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    office = Office(chromium, server, a_copy, language="vi", scripts=False)

    receive_by_form(office)
    carry_to_the_end(office)

    assert (answered_handoffs(office), office.complaints()) == (3, [])
