"""The trace can be added to and nothing else, whoever asks and however it is put."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from casework.database import Database
from casework.records.ids import new_id
from tests.walls.conftest import House

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")
on_postgres = pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")

COLUMNS = "id, stream, seq, event, body, prev_hash, hash"
SAME_ID = f"({COLUMNS}) SELECT id, 'x', 99, event, '', '', '' FROM audit_entry LIMIT 1"
SAME_PLACE = (
    f"({COLUMNS}) SELECT '{new_id().hex}', stream, seq, event, '', '', '' FROM audit_entry LIMIT 1"
)

HOSTILE_TO_SQLITE = {
    "update": "UPDATE audit_entry SET body = ''",
    "delete": "DELETE FROM audit_entry",
    "update or ignore": "UPDATE OR IGNORE audit_entry SET seq = seq + 100",
    "update or replace": "UPDATE OR REPLACE audit_entry SET seq = 1",
    "replace by id": f"REPLACE INTO audit_entry {SAME_ID}",
    "insert or replace by place": f"INSERT OR REPLACE INTO audit_entry {SAME_PLACE}",
    "replace by hidden row number": (
        f"REPLACE INTO audit_entry (rowid, {COLUMNS}) "
        f"SELECT rowid, '{new_id().hex}', 'x', 99, event, '', '', '' FROM audit_entry LIMIT 1"
    ),
    "upsert": f"INSERT INTO audit_entry {SAME_ID} ON CONFLICT DO UPDATE SET body = ''",
    "drop table": "DROP TABLE audit_entry",
    "drop trigger": "DROP TRIGGER audit_entry_kept",
    "alter": "ALTER TABLE audit_entry RENAME TO other",
    "attach": "ATTACH DATABASE ':memory:' AS aside",
    "let replace pass": "PRAGMA recursive_triggers = OFF",
    "writable schema": "PRAGMA writable_schema = ON",
    "schema edit": "DELETE FROM sqlite_master WHERE name = 'audit_entry_kept'",
    "other trigger": "CREATE TEMP TRIGGER t BEFORE DELETE ON audit_entry BEGIN SELECT 1; END",
    "head put back": "UPDATE audit_head SET seq = seq - 1",
    "head rewritten": "UPDATE audit_head SET hash = ''",
    "head removed": "DELETE FROM audit_head",
    "head replaced": "REPLACE INTO audit_head SELECT stream, 0, '' FROM audit_head LIMIT 1",
}

HOSTILE_TO_POSTGRESQL = {
    "update": "UPDATE audit_entry SET body = ''",
    "delete": "DELETE FROM audit_entry",
    "truncate": "TRUNCATE audit_entry",
    "upsert": (
        f"INSERT INTO audit_entry ({COLUMNS}) SELECT id, 'x', 99, event, '', '', '' "
        "FROM audit_entry LIMIT 1 ON CONFLICT (id) DO UPDATE SET body = ''"
    ),
    "drop table": "DROP TABLE audit_entry",
    "drop trigger": "DROP TRIGGER entry_unchanged ON audit_entry",
    "disable trigger": "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "no row security": "ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY",
    "play the replica": "SET session_replication_role = replica",
    "other rule": "CREATE RULE r AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
    "other function": (
        "CREATE OR REPLACE FUNCTION public.casework_refuse() RETURNS trigger "
        "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
    ),
    "head put back": "UPDATE audit_head SET seq = seq - 1",
    "head rewritten": "UPDATE audit_head SET hash = ''",
    "head removed": "DELETE FROM audit_head",
}

HOSTILE_OWNER = {
    "update": "UPDATE audit_entry SET body = ''",
    "delete": "DELETE FROM audit_entry",
    "truncate": "TRUNCATE audit_entry",
    "update as the replica": (
        "SET LOCAL session_replication_role = replica; UPDATE audit_entry SET body = ''"
    ),
    "head removed": "DELETE FROM audit_head",
}


@pytest.fixture
def connection(house: House, database: Database) -> Iterator[Connection]:
    """A writing connection of the office that may see the file of our unit."""
    with database.engines[0].connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT set_config('casework.unit', '{house.ours}', true)")
        yield connection


@on_sqlite
@pytest.mark.parametrize("statement", HOSTILE_TO_SQLITE.values(), ids=HOSTILE_TO_SQLITE.keys())
def test_a_hostile_statement_fails_on_sqlite(connection: Connection, statement: str) -> None:
    before = entries(connection)

    with pytest.raises(DBAPIError):
        connection.exec_driver_sql(statement)

    assert entries(connection) == before


@pytest.mark.postgres
@on_postgres
@pytest.mark.parametrize(
    "statement", HOSTILE_TO_POSTGRESQL.values(), ids=HOSTILE_TO_POSTGRESQL.keys()
)
def test_a_hostile_statement_fails_on_postgresql(connection: Connection, statement: str) -> None:
    with pytest.raises(DBAPIError):
        connection.exec_driver_sql(statement)


@pytest.mark.postgres
@on_postgres
@pytest.mark.parametrize("statement", HOSTILE_OWNER.values(), ids=HOSTILE_OWNER.keys())
def test_the_owner_cannot_change_the_trace_by_mistake(
    connection: Connection, statement: str
) -> None:
    connection.exec_driver_sql("SET LOCAL ROLE postgres")

    with pytest.raises(DBAPIError, match="the trace cannot be changed"):
        connection.exec_driver_sql(statement)


def test_a_plain_append_works(connection: Connection) -> None:
    before = len(entries(connection))

    connection.exec_driver_sql(
        f"INSERT INTO audit_entry ({COLUMNS}, file_id) "
        f"SELECT '{new_id()}', 'x', 1, event, body, prev_hash, hash, file_id "
        "FROM audit_entry LIMIT 1"
    )

    assert len(entries(connection)) == before + 1


def entries(connection: Connection) -> list[tuple[object, ...]]:
    stored = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM audit_entry ORDER BY stream, seq")
    return [tuple(row) for row in stored]
