"""Two units with a case each, in one database for the whole module."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from casework.audit import Actor
from casework.database import Database, Scope, Walls
from tests.office import make
from tests.office.databases import found_keys


@dataclass(frozen=True)
class House:
    """Where it is, and who has what in it."""

    address: str
    at_hand: dict[str, object]
    ours: UUID
    theirs: UUID
    our_file: UUID
    their_file: UUID
    our_officer: Actor

    def database(self, walls: Walls | None = None) -> Database:
        """The same house seen through other walls; close it with `dispose`."""
        database = Database(self.address, walls=walls)
        database.at_hand.update(self.at_hand)
        return database


@pytest.fixture(scope="module")
def house(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """Two units, an officer and a case each."""
    database = Database(address_of_new_database())
    found_keys(database, tmp_path_factory.mktemp("keys"))
    with database.writing(Scope.of_job("test")) as session:
        us, them = make.unit(session), make.unit(session)
        our_officer, their_officer = make.officer(session, us), make.officer(session, them)
        our_case = make.case(session, by=our_officer, full_name="Nguyễn Thị Mẫu")
        their_case = make.case(session, by=their_officer, full_name="Trần Văn Mẫu")
        make.commit(session)
    yield House(
        database.url,
        database.at_hand,
        us.id,
        them.id,
        our_case.file_id,
        their_case.file_id,
        make.actor(our_officer),
    )
    database.dispose()


@pytest.fixture(scope="module")
def database(house: House) -> Iterator[Database]:
    """The house with every wall."""
    database = house.database()
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def without_orm_wall(house: House) -> Iterator[Database]:
    database = house.database(Walls(orm=False))
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def without_filters_of_lookups(house: House) -> Iterator[Database]:
    database = house.database(Walls(lookups=False))
    yield database
    database.dispose()
