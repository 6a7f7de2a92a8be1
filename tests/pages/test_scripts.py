"""The one script and the one stylesheet in a real browser, under the strictest policy."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser import find_chromium
from tests.pages.office import make_app

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
OFFICE = "http://office.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "connect-src 'self'"
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def sent() -> list[str]:
    """The addresses that were posted to, in order."""
    return []


@pytest.fixture
def open_page(browser: Browser, sent: list[str]) -> Iterator[Open]:
    """Opens a page of the small office; no network, no server, every answer under the policy."""
    client = make_app().test_client()
    contexts = []

    def open_page(address: str, **settings: object) -> Page:
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", lambda route: answer(route, client, sent))
        page.goto(OFFICE + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def answer(route: Route, client: FlaskClient, sent: list[str]) -> None:
    request = route.request
    path = request.url.removeprefix(OFFICE)
    if request.method == "POST":
        sent.append(path)
        route.fulfill(status=204)
        return
    response = client.get(path, buffered=True)
    headers = {"Content-Type": response.content_type, "Content-Security-Policy": POLICY}
    route.fulfill(status=response.status_code, headers=headers, body=response.get_data())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_a_page_of_every_part_is_open_to_everybody(
    open_page: Open, scheme: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    page = open_page("/cases/sample?faulty", color_scheme=scheme, viewport=viewport)

    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run({json.dumps(RULES)})")["violations"]

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [360, 1440], ids=["telephone", "desk"])
@pytest.mark.parametrize("part", [".handoff__acts", ".timeline__item"])
def test_words_typed_without_a_space_make_no_page_wider(
    open_page: Open, part: str, width: int
) -> None:
    page = open_page("/cases/sample", viewport={"width": width, "height": 800})

    page.evaluate(
        "part => document.querySelector(part).append(Object.assign("
        "document.createElement('p'), {textContent: 'm'.repeat(2000)}))",
        part,
    )

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_asks_nothing_that_the_policy_forbids(open_page: Open) -> None:
    page = open_page("/cases/sample")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.reload()

    assert complaints == []


def test_the_faults_of_a_form_are_read_first_and_lead_to_their_inputs(open_page: Open) -> None:
    page = open_page("/cases/sample?faulty")
    first = page.evaluate("document.activeElement.hasAttribute('data-error-summary')")

    page.click("a[href='#safe-0']")

    assert first
    assert page.evaluate("document.activeElement.id") == "safe-0"


def test_a_second_click_sends_nothing(open_page: Open, sent: list[str]) -> None:
    page = open_page("/cases/sample")

    with page.expect_request("**/sent"):
        page.click("form.act button")
    page.click("form.act button")
    page.wait_for_timeout(300)  # milliseconds in which a second request would come

    assert sent == ["/sent"]


def test_escape_twice_hides_the_screen_and_signs_out(open_page: Open, sent: list[str]) -> None:
    page = open_page("/cases/sample")
    page.fill("#name", "chưa gửi")

    with page.expect_request("**/sessions"):
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")

    assert "K7M2PX9C" not in page.content()
    assert sent == ["/drafts", "/sessions"]  # what was typed is kept first


def test_slash_leads_to_the_search_but_is_a_letter_in_a_field(open_page: Open) -> None:
    page = open_page("/cases/sample")

    page.keyboard.press("/")
    reached = page.evaluate("document.activeElement.id")
    page.focus("#name")
    page.keyboard.type("12/3")

    assert reached == "masthead-code"
    assert page.input_value("#name") == "12/3"


def test_control_enter_sends_the_form_being_filled_in(open_page: Open, sent: list[str]) -> None:
    page = open_page("/cases/sample")
    page.fill("#note", "Một dòng")

    with page.expect_request("**/sent"):
        page.press("#note", "Control+Enter")

    assert sent == ["/sent"]


def test_a_running_clock_stays_true(open_page: Open) -> None:
    page = open_page("/cases/sample")
    page.clock.install()
    page.reload()

    page.clock.run_for(60 * 60 * 1000 + 60_000)

    assert page.inner_text(".three-answers [data-clock]") == "quá 6 giờ"


WORDS = "Đã lưu nháp lúc 09:30."


def says_kept(route: Route) -> None:
    route.fulfill(status=200, content_type="text/plain; charset=utf-8", body=WORDS)


def test_what_is_typed_is_kept_after_a_pause_and_the_page_says_when(open_page: Open) -> None:
    page = open_page("/cases/sample")
    page.route("**/drafts", says_kept)

    with page.expect_request("**/drafts") as asked:
        page.fill("#note", "Một dòng")

    page.wait_for_selector(f"[data-draft]:has-text('{WORDS}')")
    assert "note=M%E1%BB%99t+d%C3%B2ng" in (asked.value.post_data or "")
    assert not page.evaluate("document.querySelector('form[data-typed]')")


def test_a_field_that_is_left_is_kept_at_once(open_page: Open) -> None:
    page = open_page("/cases/sample")
    page.route("**/drafts", says_kept)
    page.fill("#name", "Mẫu")

    with page.expect_request("**/drafts", timeout=1500):
        page.press("#name", "Tab")


def test_the_page_says_when_the_line_is_down_and_tries_again(open_page: Open) -> None:
    page = open_page("/cases/sample")
    page.route("**/drafts", lambda route: route.abort())
    page.fill("#note", "Một dòng")
    page.wait_for_selector("[data-draft]:has-text('mất mạng')")

    page.route("**/drafts", says_kept)
    page.evaluate("window.dispatchEvent(new Event('online'))")

    page.wait_for_selector(f"[data-draft]:has-text('{WORDS}')")


def test_nothing_is_sent_while_nobody_types(open_page: Open, sent: list[str]) -> None:
    page = open_page("/cases/sample")

    page.focus("#note")
    page.press("#note", "Tab")
    page.wait_for_timeout(800)  # milliseconds in which a saving would come

    assert sent == []


def test_a_form_is_not_sent_into_a_dead_line(open_page: Open, sent: list[str]) -> None:
    page = open_page("/cases/sample")
    page.fill("#name", "Mẫu")
    page.context.set_offline(True)

    page.press("#note", "Control+Enter")

    assert page.inner_text("[data-draft]").startswith("Chưa gửi – mất mạng")
    assert page.input_value("#name") == "Mẫu"
    assert "/sent" not in sent


def test_the_button_keeps_it_and_stays_where_the_officer_is(open_page: Open) -> None:
    page = open_page("/cases/sample")
    page.route("**/drafts", says_kept)
    page.fill("#note", "Một dòng")

    page.click("[formaction]")

    page.wait_for_selector(f"[data-draft]:has-text('{WORDS}')")
    assert page.input_value("#note") == "Một dòng"
