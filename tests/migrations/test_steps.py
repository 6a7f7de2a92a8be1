"""The schema goes up, down and up again on both databases, and half-way is refused at the start."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, inspect, select
from sqlalchemy.engine import Connection

from casework import migrate
from casework.database import Database, Scope
from casework.migrate import NotMigrated
from casework.records.cases import Case
from tests.office import make
from tests.office.databases import found_keys
from tests.postgres import PostgresServer


@pytest.fixture
def empty(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> str:
    """The address of a database that nothing was done to yet."""
    if database_kind == "sqlite":
        return f"sqlite:///{tmp_path / 'new.sqlite'}"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.create_database(f"empty_{uuid4().hex}")


def test_an_empty_database_is_brought_to_the_newest_step(empty: str) -> None:
    assert migrate.current(empty) == ()

    migrate.upgrade(empty)

    assert migrate.is_at_head(empty)
    migrate.insist_at_head(empty)


def test_bringing_it_there_twice_changes_nothing(empty: str) -> None:
    migrate.upgrade(empty)
    before = _tables(empty)

    migrate.upgrade(empty)

    assert _tables(empty) == before


def test_looking_at_a_database_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    path = tmp_path / "absent.sqlite"

    with pytest.raises(NotMigrated):
        migrate.insist_at_head(f"sqlite:///{path}")

    assert not path.exists()


def test_a_half_migrated_database_is_refused_with_a_sentence(empty: str) -> None:
    migrate.upgrade(empty, "0001")

    with pytest.raises(NotMigrated, match="casework migrate") as refusal:
        migrate.insist_at_head(empty)

    assert refusal.value.found == ("0001",)


def test_a_database_of_a_later_version_is_refused(empty: str) -> None:
    migrate.upgrade(empty)
    _run(empty, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(NotMigrated, match="9999"):
        migrate.insist_at_head(empty)


def test_a_step_that_fails_leaves_nothing_behind(empty: str) -> None:
    _run(empty, "CREATE TABLE whereabouts (id INTEGER)")

    with pytest.raises(Exception, match="already exists"):
        migrate.upgrade(empty)

    assert _tables(empty) == ["whereabouts"]


def test_a_full_database_goes_down_and_up_again(empty: str, tmp_path: Path) -> None:
    migrate.upgrade(empty)
    _fill(empty, tmp_path)
    before = _tables(empty)

    migrate.downgrade(empty, "base")
    assert [name for name in _tables(empty) if name != "alembic_version"] == []
    migrate.upgrade(empty)

    assert _tables(empty) == before
    _fill(empty, tmp_path)


def test_the_walls_come_down_and_stand_again_around_what_is_there(
    empty: str, tmp_path: Path
) -> None:
    migrate.upgrade(empty)
    scope = _fill(empty, tmp_path)
    before = _digests(empty)

    migrate.downgrade(empty, "0001")
    migrate.upgrade(empty)

    assert _digests(empty) == before
    assert _cases(empty, scope) == 1
    assert _cases(empty, Scope.of_unit(uuid4())) == 0


def test_the_triggers_of_the_trace_stand_on_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    migrate.upgrade(f"sqlite:///{path}")

    stored = sqlite3.connect(path)
    found = stored.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()
    stored.close()

    assert found == (5,)


@pytest.mark.postgres
def test_a_role_that_is_no_superuser_can_migrate_and_serve(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    name = f"owner_{uuid4().hex}"
    _run(postgres_server.url("postgres"), f"CREATE ROLE {name} LOGIN CREATEROLE CREATEDB")
    _run(
        postgres_server.url("postgres"),
        f"DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'casework_app') THEN "
        f"GRANT casework_app, casework_jobs TO {name} WITH ADMIN OPTION; END IF; END $$",
    )
    _run(postgres_server.url("postgres", role=name), f"CREATE DATABASE {name}")
    address = postgres_server.url(name, role=name)

    migrate.upgrade(address)
    scope = _fill(address, tmp_path)

    assert _cases(address, scope) == 1
    assert _cases(address, Scope.of_unit(uuid4())) == 0


def _fill(address: str, folder: Path) -> Scope:
    """A unit with one case; returns its reach."""
    database = Database(address)
    found_keys(database, folder)
    with database.writing(Scope.of_job("test")) as session:
        officer = make.officer(session, make.unit(session))
        session.commit()
    scope = Scope.of_unit(officer.unit_id)
    with database.writing(scope) as session:
        make.case(session, by=officer)
        make.commit(session)
    database.dispose()
    return scope


def _cases(address: str, scope: Scope) -> int:
    database = Database(address)
    with database.reading(scope) as session:
        found = len(session.scalars(select(Case)).all())
    database.dispose()
    return found


def _tables(address: str) -> list[str]:
    with _connected(address) as connection:
        return sorted(inspect(connection).get_table_names())


def _digests(address: str) -> list[list[str]]:
    """Every stored row of every table, in order."""
    with _connected(address) as connection:
        return [
            sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{table}"')))
            for table in sorted(inspect(connection).get_table_names())
        ]


def _run(address: str, statement: str) -> None:
    with _connected(address) as connection:
        connection.exec_driver_sql(statement)


@contextmanager
def _connected(address: str) -> Iterator[Connection]:
    engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
