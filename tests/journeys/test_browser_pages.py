"""Every page of the office in Chromium: open to everybody, whole at 360 px; in Vietnamese.

`make screens` leaves a picture of each at 360 and 1440 px in `screenshots/`.
"""

import pytest

from casework.app import create_app
from casework.building import open_office
from casework.demo.folder import DemoFolder
from tests.journeys.kinds import KINDS, NO_PAGES, Kind
from tests.journeys.shown import WHOLE, Show

pytest_plugins = ["tests.demo.folders", "tests.journeys.rooms"]
pytestmark = pytest.mark.browser

BY_NAME = {kind.name: kind for kind in KINDS}


def some(*names: str) -> pytest.MarkDecorator:
    """A test for these kinds of pages only."""
    return pytest.mark.parametrize("kind", [pytest.param(BY_NAME[name], id=name) for name in names])


@some(*BY_NAME)
def test_a_page_is_open_to_everybody_and_whole_on_a_telephone(show: Show, kind: Kind) -> None:
    seen = show(kind, "vi")

    found = seen.wholeness(f"{kind.name}-vi")

    assert found == WHOLE


@some("sign-in", "desk", "intake-faults", "case", "handoffs", "offer-receiving", "law")
def test_a_page_is_open_to_everybody_in_the_dark(show: Show, kind: Kind) -> None:
    seen = show(kind, "vi")
    seen.page.emulate_media(color_scheme="dark")

    found = seen.faults()
    seen.picture(f"{kind.name}-dark")

    assert found == []


@some("sign-in", "desk", "intake", "case", "person", "offer-receiving", "act-protect", "law")
def test_the_focus_is_seen_at_every_stop_and_nothing_holds_it(show: Show, kind: Kind) -> None:
    seen = show(kind, "vi")

    count, hidden = seen.stops()

    assert count > len(hidden) == 0


@some("desk", "case", "intake")
def test_the_first_key_leads_past_the_masthead(show: Show, kind: Kind) -> None:
    seen = show(kind, "vi")

    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")

    assert seen.page.evaluate("document.activeElement.id") == "main"


@some("intake-faults", "act-protect-faults", "request-faults", "fact-faults", "attach-faults")
def test_what_is_wrong_has_the_focus_and_leads_to_its_input(show: Show, kind: Kind) -> None:
    seen = show(kind, "vi")
    first = seen.page.evaluate("document.activeElement.hasAttribute('data-error-summary')")

    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")

    assert first
    assert seen.page.evaluate("document.activeElement.matches('main form [name]')")


def test_no_page_of_the_office_is_left_out(demo_folder: DemoFolder) -> None:
    office = open_office(demo_folder.config)
    rules = create_app(office, demo_folder.config).url_map.iter_rules()

    pages = {rule.endpoint for rule in rules if "GET" in rule.methods}
    office.database.dispose()

    assert pages == {kind.endpoint for kind in KINDS} | NO_PAGES
