"""Half a form, kept while somebody types, is found again in Chromium: with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from casework.demo.folder import DemoFolder
from tests.journeys.served import served
from tests.journeys.steps import Office

pytest_plugins = ["tests.demo.folders", "tests.journeys.rooms"]
pytestmark = pytest.mark.browser

NOTE = "Người này cần phiên dịch."


@pytest.fixture
def server(a_copy: DemoFolder) -> Iterator[str]:
    with served(a_copy) as address:
        yield address


def test_what_is_typed_is_kept_while_somebody_types(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    gate = Office(chromium, server, a_copy, language="vi", scripts=True).officer("gate_ls")
    gate.open("/intake")
    gate.type_into("intake_note", NOTE)
    gate.page.wait_for_selector("[data-draft]:has-text('Đã lưu nháp lúc')")

    gate.open("/intake")

    assert gate.page.input_value("[name=intake_note]") == NOTE
    gate.reads("Đây là bản nháp lưu lúc")
    assert gate.complaints == []


def test_leaving_in_the_middle_of_a_word_loses_nothing(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    gate = Office(chromium, server, a_copy, language="vi", scripts=True).officer("gate_ls")
    gate.open("/intake")
    gate.page.on("dialog", lambda dialog: dialog.accept())
    gate.type_into("intake_note", NOTE)
    gate.page.goto(f"{server.rstrip('/')}/desk")
    gate.page.wait_for_timeout(500)  # milliseconds: the saving was sent behind the page that left

    gate.open("/intake")

    assert gate.page.input_value("[name=intake_note]") == NOTE


def test_the_button_keeps_it_without_any_script(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    gate = Office(chromium, server, a_copy, language="en", scripts=False).officer("gate_ls")
    gate.open("/intake")
    gate.page.fill("[name=intake_note]", NOTE)

    with gate.page.expect_navigation():
        gate.page.click("main [formaction='/drafts']")

    assert gate.page.input_value("[name=intake_note]") == NOTE
    gate.open("/desk")
    assert gate.page.locator("#drafts").count() == 1
