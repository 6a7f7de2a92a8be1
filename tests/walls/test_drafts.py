"""A session loads the drafts of its own officer and of nobody else, however it is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, exists, select, text, update
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session, aliased

from casework.actions.drafts import Leaf, Origin, keep
from casework.audit import Actor
from casework.database import Database, Scope
from casework.records.drafts import Draft
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.transaction import perform
from casework.wall import NoScope, PastTheWall
from tests.office import make
from tests.office.make import NOW
from tests.walls.conftest import House

Query = Callable[[Session, UUID], Any]

QUERIES = {
    "by select": lambda s, d: s.scalars(select(Draft).where(Draft.id == d)).all(),
    "by its key": lambda s, d: s.get(Draft, d),
    "by a column": lambda s, d: s.scalars(select(Draft.page).where(Draft.id == d)).all(),
    "by an alias": lambda s, d: s.scalars(
        select(other := aliased(Draft)).where(other.id == d)
    ).all(),
    "by a condition": lambda s, d: s.scalars(
        select(Unit).where(exists(select(Draft.id).where(Draft.id == d)))
    ).all(),
}
asked = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())


@pytest.fixture(scope="module")
def colleague(house: House) -> Actor:
    """Another officer of the same unit."""
    database = house.database()
    with database.writing(Scope.of_job("test")) as session:
        made = make.officer(session, session.get_one(Unit, house.ours))
        session.commit()
    database.dispose()
    return make.actor(made)


@pytest.fixture(scope="module")
def draft(house: House) -> Draft:
    """One that our officer typed."""
    database, leaf = house.database(), Leaf(uuid4(), key=uuid4())
    origin = Origin("intake.create", "/intake", "/intake")
    kept = perform(
        database,
        house.our_officer,
        lambda s: keep(s, house.our_officer, NOW, origin, leaf, {"note": ["Mẫu"]}),
    )
    database.dispose()
    return kept


@asked
def test_an_officer_finds_the_own_draft(
    house: House, database: Database, draft: Draft, query: Query
) -> None:
    with reading(database, house.our_officer) as session:
        found = query(session, draft.id)

    assert found


@asked
def test_a_colleague_finds_nothing(
    database: Database, draft: Draft, colleague: Actor, query: Query
) -> None:
    with reading(database, colleague) as session:
        found = query(session, draft.id)

    assert not found


@asked
def test_the_officer_finds_nothing_from_another_unit(
    house: House, database: Database, draft: Draft, query: Query
) -> None:
    scope = Scope.of_officer(house.our_officer.officer_id, house.theirs)

    with database.reading(scope) as session:
        found = query(session, draft.id)

    assert not found


def test_a_session_of_the_unit_alone_is_not_asked_for_drafts(
    house: House, database: Database
) -> None:
    with database.reading(Scope.of_unit(house.ours)) as session, pytest.raises(NoScope):
        session.scalars(select(Draft)).all()


@pytest.mark.parametrize(
    "change", [delete(Draft), update(Draft).values(page="/")], ids=["removed", "changed"]
)
def test_drafts_change_one_by_one(house: House, database: Database, change: Any) -> None:
    scope = Scope.of_officer(house.our_officer.officer_id, house.ours)

    with database.writing(scope) as session, pytest.raises(PastTheWall):
        session.execute(change)


on_postgres = pytest.mark.parametrize(
    "database_kind",
    [pytest.param("postgres", marks=pytest.mark.postgres)],
    indirect=True,
    scope="session",
)


@on_postgres
@asked
def test_row_security_alone_shows_a_colleague_nothing(
    without_orm_wall: Database, draft: Draft, colleague: Actor, query: Query
) -> None:
    with reading(without_orm_wall, colleague) as session:
        found = query(session, draft.id)

    assert not found


@on_postgres
@pytest.mark.parametrize(
    "change",
    ["UPDATE draft SET page = '/'", "DELETE FROM draft"],
    ids=["changed", "removed"],
)
def test_text_changes_no_draft_of_another(
    database: Database, draft: Draft, colleague: Actor, change: str
) -> None:
    with database.writing(Scope.of_officer(colleague.officer_id, colleague.unit_id)) as session:
        changed = session.connection().execute(text(change)).rowcount

    assert changed == 0


@on_postgres
def test_nobody_lays_a_draft_before_another(
    database: Database, draft: Draft, colleague: Actor
) -> None:
    scope = Scope.of_officer(colleague.officer_id, colleague.unit_id)

    with database.writing(scope) as session:
        owner = session.scalars(select(Officer).where(Officer.id != colleague.officer_id)).first()
        assert owner is not None
        session.add(of(draft, owner.id))
        with pytest.raises(ProgrammingError, match="row-level security"):
            session.flush()


def of(draft: Draft, officer_id: UUID) -> Draft:
    return Draft(
        public_id=uuid4(),
        officer_id=officer_id,
        unit_id=draft.unit_id,
        form=draft.form,
        place=draft.place,
        page=draft.page,
        is_left=False,
        saved_at=NOW,
        expires_at=NOW,
        body=draft.body,
    )


@contextmanager
def reading(database: Database, actor: Actor) -> Iterator[Session]:
    with database.reading(Scope.of_officer(actor.officer_id, actor.unit_id)) as session:
        yield session
