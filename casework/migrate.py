"""The schema of the database: brought to its newest step, and checked before the office starts.

An engine of its own does it: the office's connections may not reshape anything. One upgrade is
one transaction on both databases, so that it happens whole or not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, NullPool, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.pool import ConnectionPoolEntry

FOLDER = Path(__file__).resolve().parents[1] / "migrations"


class NotMigrated(Exception):
    """The database is not at the step this version needs; the office does not start on it.

    `found` are the steps the database is at (none: it is empty), `needed` is ours.
    """

    def __init__(self, found: tuple[str, ...], needed: str) -> None:
        self.found = found
        self.needed = needed
        at = ", ".join(found) or "0000"
        super().__init__(
            f"Cơ sở dữ liệu đang ở bước {at}, phần mềm này cần bước {needed}. "
            "Hãy chạy casework migrate, hoặc dùng đúng phiên bản phần mềm. "
            f"(The database is at step {at}; this version needs step {needed}. "
            "Run casework migrate, or use the version that belongs to it.)"
        )


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database to a step, the newest unless one is named."""
    with _connection(url) as connection:
        command.upgrade(_config(connection), to)


def downgrade(url: str, to: str) -> None:
    """Take the database back to a step; `base` removes every table and what is in it."""
    with _connection(url) as connection:
        command.downgrade(_config(connection), to)


def current(url: str) -> tuple[str, ...]:
    """The steps the database is at: none when it is empty, one when it is whole."""
    if _is_absent(url):
        return ()
    with _connection(url) as connection:
        return MigrationContext.configure(connection).get_current_heads()


def newest() -> str:
    """The step that this version of the office needs."""
    (head,) = ScriptDirectory(str(FOLDER)).get_heads()
    return head


def is_at_head(url: str) -> bool:
    """Whether the office may start on this database."""
    return current(url) == (newest(),)


def insist_at_head(url: str) -> None:
    """Raise `NotMigrated` unless the database is at our step: older, newer and half are refused."""
    found = current(url)
    if found != (newest(),):
        raise NotMigrated(found, newest())


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        _let_steps_roll_back(engine)
    with engine.begin() as connection:
        yield connection


def _let_steps_roll_back(engine: Engine) -> None:
    """SQLite can undo a change of schema, if the driver is kept from committing before each."""

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _is_absent(url: str) -> bool:
    """A look at a file of SQLite would create it."""
    place = make_url(url)
    return place.get_backend_name() == "sqlite" and not Path(place.database or "").exists()
