"""A migrated office for each test, on SQLite and on PostgreSQL: the engines stay, the data go.

SQLAlchemy writes down each statement once for an engine, and with new engines for each test it
would spend a quarter of the run on that.

Fixtures: `database` (a migrated database with all walls), `keyring` (its keys, laid into every
session of `database`), `migrated` (makes further ones, with a wall taken away).
"""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from casework import migrate
from casework.database import Database, Scope, Walls
from casework.keyring import Keyring, create_root_key, provider_for
from tests.office.make import NOW
from tests.postgres import PostgresServer

Migrated = Callable[..., Database]
NewAddress = Callable[[], str]


class Maker(Protocol):
    """Makes migrated databases: new ones, and an old one as if it were new."""

    def new(self) -> str:
        """The address of one more."""

    def renew(self, address: str) -> None:
        """The one at this address, with nothing in it; whoever had it open has closed it."""


@pytest.fixture(scope="session")
def maker(
    request: pytest.FixtureRequest, database_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Maker:
    """By copying: migrating takes long."""
    if database_kind == "postgres":
        return _OnPostgres(request.getfixturevalue("postgres_server"))
    return _OnSqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def address_of_new_database(maker: Maker) -> NewAddress:
    """Makes a migrated database and returns its address."""
    return maker.new


@pytest.fixture(scope="session")
def shelf(database_kind: str) -> dict[Walls, list[Database]]:
    """The offices that no test has open."""
    return defaultdict(list)


@pytest.fixture
def migrated(maker: Maker, shelf: dict[Walls, list[Database]]) -> Iterator[Migrated]:
    """`migrated(walls=Walls(orm=False))`: one more office of its own, closed after the test."""
    opened: list[Database] = []

    def one_more(*, walls: Walls | None = None) -> Database:
        kept = shelf[walls or Walls()]
        if kept:
            opened.append(_as_new(kept.pop(), maker))
        else:
            opened.append(Database(maker.new(), walls=walls))
        return opened[-1]

    yield one_more
    for database in opened:
        database.dispose()
        shelf[database.walls].append(database)


def _as_new(database: Database, maker: Maker) -> Database:
    maker.renew(database.url)
    database.at_hand = {"reckonings": {}}
    return database


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


class _OnSqlite:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.sqlite"
        migrate.upgrade(f"sqlite:///{self._template}")

    def new(self) -> str:
        made = self._folder / f"{uuid4().hex}.sqlite"
        shutil.copy(self._template, made)
        return f"sqlite:///{made}"

    def renew(self, address: str) -> None:
        path = Path(address.removeprefix("sqlite:///"))
        for beside in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            beside.unlink(missing_ok=True)
        shutil.copy(self._template, path)


class _OnPostgres:
    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._template = server.template("casework_template", migrate.upgrade)

    def new(self) -> str:
        return self._server.create_database(f"casework_{uuid4().hex}", self._template)

    def renew(self, address: str) -> None:
        name = make_url(address).database
        assert name
        self._server.drop_database(name)
        self._server.create_database(name, self._template)
