"""An officer's session loads nothing of a file out of reach, however it is asked."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, exists, func, insert, select, text, update
from sqlalchemy.orm import Session, aliased, selectinload

from casework.database import NOBODY, Database, Scope
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.file import File
from casework.records.keys import FileKey
from casework.records.persons import Person
from casework.records.reaches import Reach
from casework.records.steps import Step
from casework.records.trace import Entry, Head
from casework.records.units import Unit
from casework.wall import NoScope, PastTheWall
from tests.walls.conftest import House

Query = Callable[[Session, UUID], Any]


def _alias(session: Session, file_id: UUID) -> Any:
    other = aliased(Case)
    return session.scalars(select(other).where(other.file_id == file_id)).all()


def _aliased_subquery(session: Session, file_id: UUID) -> Any:
    other = aliased(Case, select(Case).where(Case.file_id == file_id).subquery())
    return session.scalars(select(other)).all()


def _unit_beside(session: Session, file_id: UUID) -> Any:
    joined = select(Unit).join(Case, Case.lead_unit_id == Unit.id).where(Case.file_id == file_id)
    return session.scalars(joined).all()


def _unit_if(session: Session, file_id: UUID) -> Any:
    condition = exists(select(Case.file_id).where(Case.file_id == file_id))
    return session.scalars(select(Unit).where(condition)).all()


def _relationship(session: Session, file_id: UUID) -> Any:
    ties = select(Reach).where(Reach.file_id == file_id).options(selectinload(Reach.file))
    return [tie.file for tie in session.scalars(ties) if tie.file is not None]


def _lazy(session: Session, file_id: UUID) -> Any:
    tie = session.scalars(select(Reach).where(Reach.file_id == file_id)).one_or_none()
    return tie and session.get(File, tie.file_id)


QUERIES = {
    "by select": lambda s, f: s.scalars(select(Case).where(Case.file_id == f)).all(),
    "by its key": lambda s, f: s.get(Case, f),
    "by a column": lambda s, f: s.scalars(select(Case.code).where(Case.file_id == f)).all(),
    "by counting": lambda s, f: s.scalar(
        select(func.count()).select_from(Case).where(Case.file_id == f)
    ),
    "by an alias": _alias,
    "by an alias of a subquery": _aliased_subquery,
    "by a join": _unit_beside,
    "by a condition": _unit_if,
    "by a relationship": _relationship,
    "by the file's own key": _lazy,
    "the person": lambda s, f: s.scalars(select(Person).where(Person.file_id == f)).all(),
    "the steps": lambda s, f: s.scalars(select(Step).where(Step.file_id == f)).all(),
    "the keys": lambda s, f: s.scalars(select(FileKey).where(FileKey.file_id == f)).all(),
    "the ties": lambda s, f: s.scalars(select(Reach).where(Reach.file_id == f)).all(),
    "one kind of tie": lambda s, f: s.scalars(select(Reach.tie).where(Reach.file_id == f)).all(),
    "the trace": lambda s, f: s.scalars(select(Entry).where(Entry.file_id == f)).all(),
}
asked = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())


@asked
def test_an_officer_loads_what_is_within_reach(
    house: House, database: Database, query: Query
) -> None:
    with database.reading(Scope.of_unit(house.ours)) as session:
        found = query(session, house.our_file)

    assert found


@asked
def test_an_officer_loads_nothing_out_of_reach(
    house: House, database: Database, query: Query
) -> None:
    with database.reading(Scope.of_unit(house.ours)) as session:
        found = query(session, house.their_file)

    assert not found


@asked
def test_the_next_unit_is_not_served_the_reach_of_the_one_before(
    house: House, database: Database, query: Query
) -> None:
    with database.reading(Scope.of_unit(house.ours)) as session:
        query(session, house.our_file)

    with database.reading(Scope.of_unit(house.theirs)) as session:
        assert not query(session, house.our_file)
        assert query(session, house.their_file)


@asked
def test_a_job_loads_every_file(house: House, database: Database, query: Query) -> None:
    with database.reading(Scope.of_job("doctor")) as session:
        found = query(session, house.their_file)

    assert found


@pytest.mark.parametrize("kind", [Case, Person, File, Entry, Reach], ids=lambda kind: kind.__name__)
def test_nobody_asking_for_something_of_a_file_is_a_fault(
    database: Database, kind: type[Any]
) -> None:
    with database.reading(NOBODY) as session, pytest.raises(NoScope):
        session.scalars(select(kind)).all()


def test_nobody_learns_nothing_from_a_condition(house: House, database: Database) -> None:
    with database.reading(NOBODY) as session:
        found = _unit_if(session, house.our_file)

    assert not found


def test_nobody_may_look_at_units(database: Database) -> None:
    with database.reading(NOBODY) as session:
        units = session.scalars(select(Unit)).all()

    assert len(units) == 2


PAST_THE_WALL = {
    "text": text('SELECT * FROM "case"'),
    "text as records": select(Case).from_statement(text('SELECT * FROM "case"')),
    "a Core table": select(Case.__table__),
    "a bulk update of cases": update(Case).values(confidential=True),
    "a bulk delete of persons": delete(Person),
    "a bulk insert of steps": insert(Step),
    "a bulk update of keys": update(FileKey).values(gen=2),
    "a bulk update of reach": update(Reach).values(tie="leads"),
    "a bulk delete of the trace": delete(Entry),
    "a bulk update of heads": update(Head).values(seq=0),
}


@pytest.mark.parametrize("statement", PAST_THE_WALL.values(), ids=PAST_THE_WALL.keys())
def test_a_statement_past_the_wall_is_refused(
    house: House, database: Database, statement: Any
) -> None:
    with database.writing(Scope.of_unit(house.ours)) as session, pytest.raises(PastTheWall):
        session.execute(statement)


def test_the_wall_holds_when_lookups_forget_their_filter(
    house: House, without_filters_of_lookups: Database
) -> None:
    with without_filters_of_lookups.reading(Scope.of_unit(house.ours)) as session:
        forgotten = within_reach(session, house.our_officer, Ask.SEE, Case)
        found = session.scalars(select(Case.file_id).where(forgotten)).all()

    assert found == [house.our_file]
