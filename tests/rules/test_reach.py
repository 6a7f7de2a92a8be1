"""One reach table, four readers: the matrix, the lookups' filter, the ORM wall, row security."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

import pytest
from sqlalchemy import select, text

from casework import reach
from casework.audit import Actor
from casework.database import Database, Scope, Walls
from casework.lookups.finding import find
from casework.policy import GRANTS, Ask, NotTied, OutOfReach, has_ask, may, within_reach
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.reaches import Reach, Tie
from tests.office import make
from tests.office.databases import found_keys
from workflows.terms import Rank

Ties = frozenset[Tie]

# No tie, each alone, every pair, and all of them.
TIES: tuple[Ties, ...] = (
    *(frozenset(some) for count in (0, 1, 2) for some in combinations(Tie, count)),
    frozenset(Tie),
)
SINGLE = TIES[: len(Tie) + 1]
"""No tie, and each alone."""


@dataclass(frozen=True)
class Estate:
    """One unit with an officer of each rank, and a case for each set of ties it may have."""

    address: str
    at_hand: dict[str, object]
    unit_id: UUID
    owner_id: UUID
    officers: dict[Rank, Actor]
    ties_of: dict[UUID, Ties]
    codes: dict[Ties, str]

    def seen_through(self, walls: Walls) -> Database:
        """The same estate through other walls; close it with `dispose`."""
        database = Database(self.address, walls=walls)
        database.at_hand.update(self.at_hand)
        return database


@pytest.fixture(scope="module")
def estate(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Estate]:
    database = Database(address_of_new_database())
    found_keys(database, tmp_path_factory.mktemp("keys"))
    with database.writing(Scope.of_job("test")) as session:
        ours, theirs = make.unit(session), make.unit(session)
        owner = make.officer(session, theirs)
        officers = {rank: make.actor(make.officer(session, ours, rank=rank)) for rank in Rank}
        cases = {ties: make.case(session, by=owner) for ties in TIES}
        for ties, case in cases.items():
            for tie in ties:
                reach.grant(session, ours.id, case.file_id, tie, make.NOW)
        make.commit(session)
    yield Estate(
        database.url,
        database.at_hand,
        ours.id,
        theirs.id,
        officers,
        {case.file_id: ties for ties, case in cases.items()},
        {ties: case.code for ties, case in cases.items()},
    )
    database.dispose()


@pytest.fixture(scope="module")
def walled(estate: Estate) -> Iterator[Database]:
    """Every wall stands."""
    database = estate.seen_through(Walls())
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def without_orm_wall(estate: Estate) -> Iterator[Database]:
    database = estate.seen_through(Walls(orm=False))
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def without_filters(estate: Estate) -> Iterator[Database]:
    database = estate.seen_through(Walls(lookups=False))
    yield database
    database.dispose()


each_ask = pytest.mark.parametrize("ask", list(Ask))
each_rank = pytest.mark.parametrize("rank", list(Rank))


@each_ask
@each_rank
def test_what_may_be_asked_is_what_the_filter_finds(
    estate: Estate, walled: Database, ask: Ask, rank: Rank
) -> None:
    actor = estate.officers[rank]
    granted = {ties for ties in TIES if may(rank, ask, ties)}

    with walled.reading(Scope.of_unit(estate.unit_id)) as session:
        query = select(Case.file_id).where(within_reach(session, actor, ask, Case))
        found = {estate.ties_of[file_id] for file_id in session.scalars(query)}

    assert found == granted


@each_ask
@each_rank
def test_what_may_be_asked_is_what_finding_a_case_allows(
    estate: Estate, walled: Database, ask: Ask, rank: Rank
) -> None:
    granted = {ties for ties in SINGLE if may(rank, Ask.SEE, ties) and may(rank, ask, ties)}

    allowed = {ties for ties in SINGLE if _finds(estate, walled, rank, ask, ties)}

    assert allowed == granted


@each_rank
def test_without_the_filter_the_wall_loads_what_the_unit_is_tied_to(
    estate: Estate, without_filters: Database, rank: Rank
) -> None:
    with without_filters.reading(Scope.of_unit(estate.unit_id)) as session:
        forgotten = within_reach(session, estate.officers[rank], Ask.SEE, Case)
        found = {
            estate.ties_of[id_] for id_ in session.scalars(select(Case.file_id).where(forgotten))
        }

    assert found == set(TIES) - {frozenset()}


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")
def test_without_the_wall_row_security_loads_what_the_unit_is_tied_to(
    estate: Estate, without_orm_wall: Database
) -> None:
    with without_orm_wall.reading(Scope.of_unit(estate.unit_id)) as session:
        found = {estate.ties_of[id_] for id_ in session.scalars(select(Case.file_id))}

    assert found == set(TIES) - {frozenset()}


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")
def test_row_security_shows_text_the_same_cases(estate: Estate, walled: Database) -> None:
    with walled.reading(Scope.of_unit(estate.unit_id)) as session:
        rows = session.connection().scalars(text('SELECT file_id FROM "case"')).all()

    assert {estate.ties_of[UUID(str(row))] for row in rows} == set(TIES) - {frozenset()}


def test_the_wall_shows_every_tie_of_the_files_within_reach(
    estate: Estate, walled: Database
) -> None:
    assert _ties_seen(estate, walled) == _ties_within_reach(estate, walled)


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")
def test_row_security_shows_the_same_ties(estate: Estate, without_orm_wall: Database) -> None:
    assert _ties_seen(estate, without_orm_wall) == _ties_within_reach(estate, without_orm_wall)


def test_a_session_reads_the_ties_of_a_file_from_the_first_one_that_it_got(
    estate: Estate, walled: Database
) -> None:
    officer = estate.officers[Rank.OFFICER]
    with walled.writing(Scope.of_unit(estate.unit_id)) as session:
        mine = make.case(session, by=session.get_one(Officer, officer.officer_id))
        reach.grant(session, estate.owner_id, mine.file_id, Tie.GAVE, make.NOW)
        reach.grant(session, estate.owner_id, mine.file_id, Tie.GAVE, make.NOW)
        session.flush()
        found = set(session.scalars(select(Reach.tie).where(Reach.file_id == mine.file_id)))

    assert found == {Tie.LEADS, Tie.GAVE}


@each_rank
def test_no_rank_may_ask_everything(rank: Rank) -> None:
    asks = {ask for ask in Ask if has_ask(rank, ask)}

    assert asks < set(Ask)


@pytest.mark.parametrize("ask", [ask for ask in Ask if any(GRANTS[ask].values())])
def test_nobody_may_ask_anything_of_a_case_without_a_tie(ask: Ask) -> None:
    granted = [rank for rank in Rank if may(rank, ask, frozenset())]

    assert granted == []


@each_ask
def test_the_administrator_may_ask_nothing_of_any_case(ask: Ask) -> None:
    granted = [ties for ties in TIES if may(Rank.ADMINISTRATOR, ask, ties)]

    assert granted == []


def _ties_seen(estate: Estate, database: Database) -> set[tuple[UUID, UUID, Tie]]:
    with database.reading(Scope.of_unit(estate.unit_id)) as session:
        rows = session.execute(select(Reach.file_id, Reach.unit_id, Reach.tie))
        return {(file_id, unit_id, tie) for file_id, unit_id, tie in rows}


def _ties_within_reach(estate: Estate, database: Database) -> set[tuple[UUID, UUID, Tie]]:
    """What the owner has of every file and what is ours, but for the file out of our reach."""
    with database.reading(Scope.of_job("test")) as session:
        rows = session.execute(select(Reach.file_id, Reach.unit_id, Reach.tie))
        return {
            (file_id, unit_id, tie) for file_id, unit_id, tie in rows if estate.ties_of[file_id]
        }


def _finds(estate: Estate, database: Database, rank: Rank, ask: Ask, ties: Ties) -> bool:
    with database.reading(Scope.of_unit(estate.unit_id)) as session:
        try:
            find(session, estate.officers[rank], estate.codes[ties], ask)
        except (OutOfReach, NotTied):
            return False
    return True
