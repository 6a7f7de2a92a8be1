"""Engines, the read session and the write session, with every guard switched on.

A session is opened for a `Scope` (whose reach it has). Reading what belongs to a file without a
scope raises, so that a forgotten scope fails loudly instead of showing everything.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from sqlite3 import Connection as SqliteConnection
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from casework import audit_guard, wall
from casework.ledger_authorizer import forbid_rewriting_the_trace


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose reach a session has: a unit's, or a named job's, which sees all and shows nothing.

    With the officer it reaches that officer's own drafts too, which are no colleague's business.
    """

    unit_id: UUID | None
    job: str | None = None
    officer_id: UUID | None = None

    @classmethod
    def of_unit(cls, unit_id: UUID) -> "Scope":
        """The reach of one unit."""
        return cls(unit_id)

    @classmethod
    def of_officer(cls, officer_id: UUID, unit_id: UUID) -> "Scope":
        """The reach of the officer's unit, and the officer's own drafts."""
        return cls(unit_id, officer_id=officer_id)

    @classmethod
    def of_job(cls, name: str) -> "Scope":
        """A job of the office itself: migration checks, the doctor, the ledger."""
        return cls(None, name)


NOBODY = Scope(None)
"""The door before sign-in: it may look at officers and sign-ins, and at nothing of a file."""


@dataclass(frozen=True, slots=True)
class Walls:
    """Which walls stand. Tests take one away to prove that the next one holds."""

    orm: bool = True
    lookups: bool = True


class Database:
    """One database, as two kinds of session: reading (cannot write) and writing (one act)."""

    def __init__(self, url: str, *, walls: Walls | None = None) -> None:
        self.url = url
        # The keyring and what was read of calendar and limits, laid into every session's info.
        self.at_hand: dict[str, Any] = {"reckonings": {}}
        self.walls = walls or Walls()
        self.is_sqlite = url.startswith("sqlite")
        self._writer = self._engine(read_only=False)
        self._reader = self._engine(read_only=True)
        self._read = sessionmaker(self._reader, class_=OfficeSession, expire_on_commit=False)
        self._write = sessionmaker(self._writer, class_=OfficeSession, expire_on_commit=False)

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Session]:
        """A session that cannot write, closed at the end."""
        with self._read(info=self._info(scope)) as session:
            yield session

    @contextmanager
    def writing(self, scope: Scope) -> Iterator[Session]:
        """A session for one act: the caller commits it, or it rolls back."""
        with self._write(info=self._info(scope)) as session:
            yield session

    @property
    def engines(self) -> tuple[Engine, Engine]:
        """The writing and the reading engine, for counting statements and for closing."""
        return self._writer, self._reader

    def dispose(self) -> None:
        """Close all connections."""
        self._writer.dispose()
        self._reader.dispose()

    def _info(self, scope: Scope) -> dict[str, Any]:
        beyond = partial(self.reading, Scope.of_job("accompanied"))
        return {"scope": scope, "walls": self.walls, "beyond": beyond, **self.at_hand}

    def _engine(self, *, read_only: bool) -> Engine:
        if self.is_sqlite:
            return _sqlite_engine(self.url, read_only=read_only)
        return _postgres_engine(self.url, read_only=read_only)


class OfficeSession(Session):
    """A session with the wall and the audit guard on it."""


wall.stand_on(OfficeSession)
audit_guard.stand_on(OfficeSession)


@event.listens_for(OfficeSession, "after_begin")
def _tell_postgres_whose_reach(session: Session, _: Any, connection: Connection) -> None:
    """Row security reads the unit, or the role of jobs, from what ends with the transaction."""
    scope: Scope = session.info["scope"]
    if connection.dialect.name != "postgresql" or scope == NOBODY:
        return
    if scope.job is not None:
        connection.execute(text("SET LOCAL ROLE casework_jobs"))
        return
    whose = text(
        "SELECT set_config('casework.unit', :unit, true), "
        "set_config('casework.officer', :officer, true)"
    )
    told = {"unit": str(scope.unit_id), "officer": str(scope.officer_id or "")}
    connection.execute(whose, told)


def _sqlite_engine(url: str, *, read_only: bool) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 10})

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = (
            None  # we say BEGIN ourselves; savepoints then roll back rightly
        )
        _set_pragmas(connection, read_only=read_only)
        forbid_rewriting_the_trace(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Deferred transactions that read and then write fail at once with "database is locked".
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _set_pragmas(connection: SqliteConnection, *, read_only: bool) -> None:
    pragmas = [
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
        "recursive_triggers=ON",  # without it INSERT OR REPLACE walks past the audit triggers
        "trusted_schema=OFF",
        "temp_store=MEMORY",
    ]
    if read_only:
        pragmas.append("query_only=ON")
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _postgres_engine(url: str, *, read_only: bool) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=False,
        pool_size=5,
        isolation_level="READ COMMITTED",
        execution_options={"postgresql_readonly": True} if read_only else {},
    )

    @event.listens_for(engine, "connect")
    def lower_rights(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The login role owns the tables when one role does everything; row security must bind it.
        cursor = connection.cursor()
        cursor.execute("SET ROLE casework_app")
        cursor.close()
        connection.commit()

    return engine
