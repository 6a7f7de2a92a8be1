"""PostgreSQL's own wall, which stands when ours is taken away; SQLite has none beneath."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import TextClause, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ProgrammingError

from casework.database import Database, Scope
from casework.records.ids import new_id
from casework.records.reaches import Reach, Tie
from tests.office.make import NOW
from tests.walls.conftest import House
from tests.walls.test_orm_wall import Query, asked

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session"),
]


@asked
def test_row_security_alone_shows_nothing_out_of_reach(
    house: House, without_orm_wall: Database, query: Query
) -> None:
    with without_orm_wall.reading(Scope.of_unit(house.ours)) as session:
        found = query(session, house.their_file)

    assert not found


@asked
def test_row_security_alone_shows_what_is_within_reach(
    house: House, without_orm_wall: Database, query: Query
) -> None:
    with without_orm_wall.reading(Scope.of_unit(house.ours)) as session:
        found = query(session, house.our_file)

    assert found


TABLES = ('"case"', "person", "step", "whereabouts", "file_key", "file", "audit_entry")


@pytest.mark.parametrize("table", TABLES)
def test_text_sees_the_files_of_the_unit_only(house: House, database: Database, table: str) -> None:
    key = "id" if table == "file" else "file_id"

    with _told(database, house.ours) as connection:
        seen = connection.scalars(text(f"SELECT DISTINCT {key} FROM {table}")).all()

    assert seen == [house.our_file]


@pytest.mark.parametrize("table", TABLES)
def test_a_connection_that_names_no_unit_sees_nothing(database: Database, table: str) -> None:
    with _untold(database) as connection:
        seen = connection.scalar(text(f"SELECT count(*) FROM {table}"))

    assert seen == 0


def test_the_unit_is_forgotten_with_the_transaction(house: House, database: Database) -> None:
    with _untold(database) as connection:
        _tell(connection, house.ours)
        connection.rollback()
        seen = connection.scalar(text('SELECT count(*) FROM "case"'))

    assert seen == 0


def test_a_job_steps_back_into_the_common_role(database: Database) -> None:
    who = text("SELECT current_user")

    with database.reading(Scope.of_job("doctor")) as session:
        role = session.connection().scalar(who)
    with database.engines[1].connect() as connection:
        later = connection.scalar(who)

    assert (role, later) == ("casework_jobs", "casework_app")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE \"case\" SET confidential = true WHERE file_id = '{0}'",
        "UPDATE person SET full_name = '' WHERE file_id = '{0}'",
        "DELETE FROM reach WHERE file_id = '{0}'",
        "UPDATE reach SET tie = 'houses' WHERE file_id = '{0}'",
        "UPDATE file SET opened_at = now() WHERE id = '{0}'",
    ],
    ids=["case", "person", "reach removed", "reach changed", "file"],
)
def test_text_changes_nothing_out_of_reach(house: House, database: Database, change: str) -> None:
    with _told(database, house.ours) as connection:
        changed = connection.execute(text(change.format(house.their_file))).rowcount

    assert changed == 0


def test_a_unit_cannot_tie_itself_to_a_file_out_of_reach(house: House, database: Database) -> None:
    with database.writing(Scope.of_unit(house.ours)) as session:
        session.add(
            Reach(unit_id=house.ours, file_id=house.their_file, tie=Tie.LEADS, since_at=NOW)
        )

        with pytest.raises(ProgrammingError, match="row-level security"):
            session.flush()


def test_a_unit_sees_who_is_tied_to_its_own_files_only(house: House, database: Database) -> None:
    with _told(database, house.ours) as connection:
        seen = connection.scalars(text("SELECT DISTINCT file_id FROM reach")).all()

    assert seen == [house.our_file]


def test_a_unit_sees_every_unit_that_is_tied_to_its_file(house: House, database: Database) -> None:
    with database.writing(Scope.of_unit(house.ours)) as session:
        session.add(_tie(house.theirs, house.our_file, Tie.OFFERED))
        session.flush()
        seen = session.scalars(select(Reach.unit_id).where(Reach.file_id == house.our_file)).all()

    assert set(seen) == {house.ours, house.theirs}


@pytest.mark.parametrize(
    ("held", "changed"),
    [(Tie.OVERSEES, 0), (Tie.JOINS, 0), (Tie.OFFERED, 1), (Tie.ASKED, 1)],
    ids=[
        "who oversees unties nobody",
        "who joins unties nobody",
        "who was offered may accept",
        "who was asked may answer",
    ],
)
def test_only_who_has_a_part_in_a_file_unties_units_from_it(
    house: House, database: Database, held: Tie, changed: int
) -> None:
    with _told(database, house.theirs) as connection:
        connection.execute(_tie_as_text(house.ours, house.their_file, held))
        _tell(connection, house.ours)
        untied = connection.execute(
            text(f"DELETE FROM reach WHERE file_id = '{house.their_file}' AND tie = 'leads'")
        ).rowcount
        connection.rollback()

    assert untied == changed


@pytest.mark.parametrize("held", [Tie.OVERSEES, Tie.JOINS], ids=lambda tie: tie.value)
def test_who_only_oversees_or_joins_ties_nobody(
    house: House, database: Database, held: Tie
) -> None:
    with _told(database, house.theirs) as connection:
        connection.execute(_tie_as_text(house.ours, house.their_file, held))
        _tell(connection, house.ours)

        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.execute(_tie_as_text(house.ours, house.their_file, Tie.LEADS))


def test_who_oversees_may_write_down_that_it_looked(house: House, database: Database) -> None:
    with _told(database, house.theirs) as connection:
        connection.execute(_tie_as_text(house.ours, house.their_file, Tie.OVERSEES))
        _tell(connection, house.ours)

        allowed = connection.scalar(text(f"SELECT casework_may_add('{house.their_file}')"))
        connection.rollback()

    assert allowed


def test_a_unit_cannot_write_into_a_file_out_of_reach(house: House, database: Database) -> None:
    row = (
        "INSERT INTO file_key (id, klass, gen, kek_number, wrapped, file_id) "
        f"VALUES ('{new_id()}', 1, 2, 1, '', '{house.their_file}')"
    )

    with (
        _told(database, house.ours) as connection,
        pytest.raises(ProgrammingError, match="row-level security"),
    ):
        connection.execute(text(row))


@pytest.mark.parametrize("table", ['"case"', "person", "step", "handoff", "file", "unit", "kek"])
def test_the_office_deletes_nothing_that_it_should_end_instead(
    house: House, database: Database, table: str
) -> None:
    with (
        _told(database, house.ours) as connection,
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        connection.execute(text(f"DELETE FROM {table}"))


def test_every_table_of_a_file_has_row_security(database: Database) -> None:
    unsecured = text(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
        "WHERE a.attname = 'file_id' AND c.relkind = 'r' AND c.relname <> 'reach' "
        "AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
    )

    with _untold(database) as connection:
        found = connection.scalars(unsecured).all()

    assert found == []


def _tie(unit_id: UUID, file_id: UUID, tie: Tie) -> Reach:
    return Reach(unit_id=unit_id, file_id=file_id, tie=tie, since_at=NOW)


def _tie_as_text(unit_id: UUID, file_id: UUID, tie: Tie) -> TextClause:
    return text(
        "INSERT INTO reach (unit_id, file_id, tie, since_at) "
        f"VALUES ('{unit_id}', '{file_id}', '{tie.value}', now())"
    )


@contextmanager
def _told(database: Database, unit_id: UUID) -> Iterator[Connection]:
    with _untold(database) as connection:
        _tell(connection, unit_id)
        yield connection


@contextmanager
def _untold(database: Database) -> Iterator[Connection]:
    with database.engines[0].connect() as connection:
        yield connection


def _tell(connection: Connection, unit_id: UUID) -> None:
    connection.execute(
        text("SELECT set_config('casework.unit', :unit, true)"), {"unit": str(unit_id)}
    )
