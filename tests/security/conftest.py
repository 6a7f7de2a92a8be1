"""One town for each module that only looks at it."""

from collections.abc import Callable, Iterator

import pytest

from casework.database import Database
from tests.office.databases import found_keys
from tests.security.town import Town, settle, with_elsewhere


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The town, on the database that the run is about."""
    folder = tmp_path_factory.mktemp("town")
    database = Database(address_of_new_database())
    yield settle(database, found_keys(database, folder), folder)
    database.dispose()


@pytest.fixture(scope="module")
def whole_town(town: Town) -> Town:
    """The town with cases at every point of their way, for who looks at forms."""
    return with_elsewhere(town)
