"""One town for the tests of a file; each test carries a case of its own."""

from collections.abc import Callable, Iterator

import pytest

from tests.actions.town import Town, town_in


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A town whose trace, after all tests of the file, still explains every row."""
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town
