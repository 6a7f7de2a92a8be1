"""Whoever takes the database learns neither who is in the index nor what belongs together."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from casework.database import Database, Scope
from casework.keyring import Keyring
from casework.matching.folding import sounds
from casework.matching.terms import Kind
from casework.records.persons import Person
from casework.records.search_tokens import SearchToken
from casework.records.searches import Search, SearchFinding
from tests.walls.conftest import House

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")
on_postgres = pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")


@pytest.fixture(scope="module")
def rows(database: Database) -> Iterator[list[SearchToken]]:
    """The rows of two persons, in the order in which they are stored."""
    with database.reading(Scope.of_job("test")) as session:
        yield list(session.scalars(select(SearchToken)))


def test_a_row_holds_a_token_and_a_reference_and_nothing_that_links_it() -> None:
    columns = {column.name for column in inspect(SearchToken).columns}

    assert columns == {"token", "idx", "gen", "ref"}


def test_no_value_of_a_row_stands_in_another(rows: list[SearchToken]) -> None:
    tokens, references = {row.token for row in rows}, {row.ref for row in rows}

    assert len(rows) == 6
    assert len(references) == len(rows)
    assert not any(one[:8] == other[:8] for one, other in pairwise(sorted(references)))
    assert tokens.isdisjoint(references)


def test_no_id_and_no_name_stands_in_the_index(
    database: Database, house: House, rows: list[SearchToken]
) -> None:
    with database.reading(Scope.of_job("test")) as session:
        persons = [person.id for person in session.scalars(select(Person))]
    stolen = b"".join(row.token + row.ref for row in rows)
    known = [each.bytes for each in (*persons, house.our_file, house.their_file, house.ours)]
    heard = [sound.encode() for sound in sounds("Nguyễn Trần") if len(sound) > 3]

    assert [one for one in (*known, *heard) if one in stolen] == []


def test_a_search_keeps_no_token_of_the_index() -> None:
    columns = {column.name for kind in (Search, SearchFinding) for column in inspect(kind).columns}

    assert columns == {
        "id", "public_id", "officer_id", "kind", "token", "code", "at", "found", "until_at",
    }  # fmt: skip


def test_the_references_lead_back_with_the_key(
    house: House, database: Database, rows: list[SearchToken]
) -> None:
    keyring = house.at_hand["keyring"]
    assert isinstance(keyring, Keyring)

    with database.reading(Scope.of_job("test")) as session:
        persons = {person.id for person in session.scalars(select(Person))}

    led_to = {keyring.index.follow(Kind(row.idx), row.token, row.ref) for row in rows}

    assert led_to == persons


@on_sqlite
def test_rows_stand_by_token_and_have_no_number(database: Database) -> None:
    with database.reading(Scope.of_job("test")) as session:
        stored = session.connection().execute(text("SELECT token FROM search_token")).scalars()
        tokens = [bytes(token) for token in stored]
        with pytest.raises(DBAPIError):
            session.connection().execute(text("SELECT rowid FROM search_token"))

    assert tokens == sorted(tokens)


@on_postgres
@pytest.mark.parametrize("table", ["search_token", "search_finding"])
def test_what_is_in_the_index_does_not_change(
    without_orm_wall: Database, house: House, table: str
) -> None:
    column = {"search_token": "gen", "search_finding": "until_at"}[table]

    with (
        without_orm_wall.writing(Scope.of_unit(house.ours)) as session,
        pytest.raises(DBAPIError, match="permission denied"),
    ):
        session.connection().execute(text(f"UPDATE {table} SET {column} = {column}"))
