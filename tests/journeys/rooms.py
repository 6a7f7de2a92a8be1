"""Fixtures: `chromium` (the browser) and `show`, which opens one page of a demo that is served.

`show(kind, language)` gives the page at 360 px, as an officer of the kind sees it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from casework.demo.folder import DemoFolder
from tests.browser import find_chromium
from tests.journeys.kinds import STRANGER, Kind
from tests.journeys.scene import Scene, lay_out
from tests.journeys.served import served
from tests.journeys.shown import NARROW, Seen, Show
from tests.journeys.steps import Office


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def at_work(
    chromium: Browser, demo_folder: DemoFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("pages") / "office"
    folder = DemoFolder(Path(shutil.copytree(demo_folder.path, path)))
    with served(folder) as address:
        yield Office(chromium, address, folder, language="vi", scripts=True)


@pytest.fixture(scope="module")
def scene(at_work: Office) -> Scene:
    return lay_out(at_work)


@pytest.fixture(scope="module")
def entrance(chromium: Browser, at_work: Office) -> Iterator[BrowserContext]:
    """The browser of somebody who has not signed in."""
    context = chromium.new_context(base_url=at_work.server)
    yield context
    context.close()


@pytest.fixture(scope="module")
def windows() -> dict[BrowserContext, Seen]:
    """One window for each visitor; a new one for each page would cost as much as the page."""
    return {}


@pytest.fixture
def show(
    at_work: Office,
    scene: Scene,
    entrance: BrowserContext,
    windows: dict[BrowserContext, Seen],
) -> Show:
    def show(kind: Kind, language: str) -> Seen:
        stranger = kind.who == STRANGER
        context = entrance if stranger else at_work.at_work(kind.who).page.context
        context.add_cookies([{"name": "casework_lang", "value": language, "url": at_work.server}])
        if context not in windows:
            windows[context] = _window(context)
        _go(windows[context], kind, scene)
        return windows[context]

    return show


def _window(context: BrowserContext) -> Seen:
    seen = Seen(context.new_page())
    seen.page.on("console", seen.hear)
    seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
    return seen


def _go(seen: Seen, kind: Kind, scene: Scene) -> None:
    page = seen.page
    seen.said.clear()
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="light")
    page.goto(kind.where.format(**scene))
    if kind.to:
        form = page.locator(f"main form[action$='{kind.send}']")
        form.evaluate("(form, to) => form.setAttribute('action', to)", kind.to.format(**scene))
    if kind.send:
        _press(page, kind.to.format(**scene) or kind.send)


def _press(page: Page, ending: str) -> None:
    with page.expect_navigation():
        page.click(f"main form[action$='{ending}'] button[type=submit]")
