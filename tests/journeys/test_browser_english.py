"""Every page of the office in Chromium, in English; a file of its own, so that both run at once."""

import pytest

from tests.journeys.kinds import KINDS, Kind
from tests.journeys.shown import WHOLE, Show

pytest_plugins = ["tests.demo.folders", "tests.journeys.rooms"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_is_open_to_everybody_and_whole_in_english(show: Show, kind: Kind) -> None:
    seen = show(kind, "en")

    found = seen.wholeness(f"{kind.name}-en")

    assert found == WHOLE
