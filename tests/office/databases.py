"""A migrated office for each test, on SQLite and on PostgreSQL.

Fixtures: `database` (a migrated database with all walls), `keyring` (its keys, laid into every
session of `database`), `migrated` (makes further ones, with a wall taken away).
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from casework import migrate
from casework.database import Database, Scope, Walls
from casework.keyring import Keyring, create_root_key, provider_for
from tests.office.make import NOW
from tests.postgres import PostgresServer

Migrated = Callable[..., Database]


@pytest.fixture(scope="session")
def address_of_new_database(
    request: pytest.FixtureRequest, database_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Makes a migrated database and returns its address; copied, since migrating takes long."""
    if database_kind == "postgres":
        return _postgres(request.getfixturevalue("postgres_server"))
    return _sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def migrated(address_of_new_database: Callable[[], str]) -> Iterator[Migrated]:
    """`migrated(walls=Walls(orm=False))`: one more office of its own, closed after the test."""
    opened: list[Database] = []

    def one_more(*, walls: Walls | None = None) -> Database:
        opened.append(Database(address_of_new_database(), walls=walls))
        return opened[-1]

    yield one_more
    for database in opened:
        database.dispose()


@pytest.fixture
def database(migrated: Migrated) -> Database:
    """An empty office with every wall, on the database that the run is about."""
    return migrated()


@pytest.fixture
def keyring(database: Database, tmp_path: Path) -> Keyring:
    """The keys of `database`, stored in it and at hand in each of its sessions."""
    return found_keys(database, tmp_path)


def found_keys(database: Database, folder: Path) -> Keyring:
    """Make the keys of an office under a new root key in `folder`."""
    path = folder / f"root-{uuid4().hex}.key"
    create_root_key(path)
    with database.writing(Scope.of_job("init")) as session:
        keyring = Keyring.found(session, provider_for(f"file:{path}", env="prod"), NOW)
        session.commit()
    database.at_hand["keyring"] = keyring
    return keyring


def _sqlite(folder: Path) -> Callable[[], str]:
    template = folder / "template.sqlite"
    migrate.upgrade(f"sqlite:///{template}")

    def copy() -> str:
        made = folder / f"{uuid4().hex}.sqlite"
        shutil.copy(template, made)
        return f"sqlite:///{made}"

    return copy


def _postgres(server: PostgresServer) -> Callable[[], str]:
    template = server.template("casework_template", migrate.upgrade)
    return lambda: server.create_database(f"casework_{uuid4().hex}", template)
