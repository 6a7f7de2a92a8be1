"""What every test may ask for. The office's own fixtures live in `tests/office`."""

import pytest

from tests import browser

pytest_plugins = ["tests.postgres", "tests.office.databases"]


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], scope="session"
)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which of the two databases a test runs on; whoever asks for it runs on both."""
    return request.param


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave browser tests out where no browser is, with a line that says how to add one."""
    if browser.find_chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=browser.ABSENT))
