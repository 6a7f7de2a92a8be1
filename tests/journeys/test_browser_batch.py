"""A list of 37 persons enters in Chromium: by keyboard alone, and without any script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from casework.demo.folder import DemoFolder
from tests.journeys.scene import SAMPLE
from tests.journeys.served import served
from tests.journeys.steps import Office
from tests.journeys.walker import Walker

pytest_plugins = ["tests.demo.folders", "tests.journeys.rooms"]
pytestmark = pytest.mark.browser

ENTERED, TO_MEND = 32, 5


@pytest.fixture
def server(a_copy: DemoFolder) -> Iterator[str]:
    with served(a_copy) as address:
        yield address


def test_a_list_enters_by_keyboard_alone(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    gate = Office(chromium, server, a_copy, language="vi", scripts=True).officer("gate_ls")
    gate.open("/batches/new")
    gate.press_choice("entry", "receive_at_gate")
    gate.type_into("place", "Cửa khẩu Mẫu")
    _press(gate, "main form[action='/batches'] button")
    _press(gate, "main a[href$='/lists/new']")
    gate.tab_to("[name=file]")
    gate.focused().set_input_files(SAMPLE)
    _press(gate, "main form[action$='/lists'] button")
    gate.reads("Đọc được 37 người")
    _press(gate, "main button[value=take]")

    _press(gate, "main form[action$='/entries'] button")

    gate.reads_in("#rows ~ .table-frame", "Đã lập hồ sơ")
    assert gate.page.locator("main a[href^='/cases/']").count() == ENTERED
    assert gate.page.locator("main a[href^='/batch-rows/']").count() == TO_MEND
    assert gate.complaints == []


def test_a_list_enters_and_is_screened_without_any_script(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    gate = Office(chromium, server, a_copy, language="en", scripts=False).officer("gate_ls")
    gate.open("/batches/new")
    gate.tick(entry="receive_at_gate")
    gate.send("/batches")
    gate.go("/lists/new")
    gate.page.set_input_files("[name=file]", SAMPLE)
    gate.send("/lists")
    gate.page.click("main button[value=take]")
    gate.send("/entries")
    gate.go("/screening")

    gate.page.locator("main [value=signs]").first.check()
    gate.page.locator("main [name^=note_]").first.fill("Bị giữ giấy tờ.")
    gate.send("/screening")

    gate.reads("To be screened")
    gate.go("/screening")
    assert gate.page.locator("main [value=signs]").count() == ENTERED - 1


def _press(walker: Walker, selector: str) -> None:
    """Walk to a button or a link by Tab and press Enter."""
    walker.tab_to(selector)
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")
