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


@pytest.fixture
def show(at_work: Office, scene: Scene, entrance: BrowserContext) -> Iterator[Show]:
    opened: list[Page] = []

    def show(kind: Kind, language: str) -> Seen:
        stranger = kind.who == STRANGER
        context = entrance if stranger else at_work.at_work(kind.who).page.context
        context.add_cookies([{"name": "casework_lang", "value": language, "url": at_work.server}])
        opened.append(context.new_page())
        return _seen(opened[-1], kind, scene)

    yield show
    for page in opened:
        page.close()


def _seen(page: Page, kind: Kind, scene: Scene) -> Seen:
    seen = Seen(page)
    page.on("console", seen.hear)
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.set_viewport_size(NARROW)
    page.goto(kind.where.format(**scene))
    if kind.to:
        form = page.locator(f"main form[action$='{kind.send}']")
        form.evaluate("(form, to) => form.setAttribute('action', to)", kind.to.format(**scene))
    if kind.send:
        _press(page, kind.to.format(**scene) or kind.send)
    return seen


def _press(page: Page, ending: str) -> None:
    with page.expect_navigation():
        page.click(f"main form[action$='{ending}'] button[type=submit]")
