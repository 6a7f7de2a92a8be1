"""What is stored, to compare before and after; and, on SQLite, going back to before."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from types import TracebackType
from typing import Self

from sqlalchemy import text

from casework.database import Database, Scope
from casework.records.base import Record
from casework.records.file import File
from casework.records.reaches import Reach
from casework.wall import guarded_classes

Rows = Mapping[str, frozenset[str]]

OF_A_FILE = tuple(
    sorted(record.__tablename__ for record in (*guarded_classes(), File, Reach))  # type: ignore[attr-defined]
)


def stored(database: Database) -> Rows:
    """Every row of every table that belongs to a file, ties included, as it is stored."""
    with database.reading(Scope.of_job("test")) as session:
        connection = session.connection()
        return {
            table: frozenset(
                repr(tuple(row)) for row in connection.execute(text(f'SELECT * FROM "{table}"'))
            )
            for table in OF_A_FILE
        }


def changed_tables(before: Rows, after: Rows) -> list[str]:
    """The tables that are not as they were."""
    return [table for table in before if before[table] != after[table]]


class Snapshot:
    """The whole SQLite file at one moment, kept in memory."""

    def __init__(self, database: Database) -> None:
        self._path = database.url.removeprefix("sqlite:///")
        self._kept = sqlite3.connect(":memory:")

    def __enter__(self) -> Self:
        with closing(sqlite3.connect(self._path)) as live:
            live.backup(self._kept)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._kept.close()

    def restore(self) -> None:
        """Undo everything since."""
        with closing(sqlite3.connect(self._path)) as live:
            self._kept.backup(live)


def plain_rows(database: Database) -> Counter[str]:
    """Every row of every table by what can be read of it: no ids, no sealed or random bytes."""
    with database.reading(Scope.of_job("test")) as session:
        connection = session.connection()
        return Counter(
            _plain(table, row._mapping)
            for table in sorted(Record.metadata.tables)
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))
        )


def changed_rows(before: Counter[str], after: Counter[str]) -> list[str]:
    """What is new and what is gone, in order."""
    gone, new = before - after, after - before
    return sorted([f"- {row}" for row in gone.elements()] + [f"+ {row}" for row in new.elements()])


def _plain(table: str, row: Mapping[str, object]) -> str:
    kept = {
        name: value
        for name, value in row.items()
        if not isinstance(value, bytes) and name not in _RANDOM
    }
    return f"{table} {kept}"


_RANDOM = (
    "id",
    "public_id",
    "file_id",
    "group_id",
    "code",
    "key",
    "answer",
    "body_digest",
    "stream",
    "token",
    "subject_id",
    "case_id",
    "other_id",
    "step_id",
)
