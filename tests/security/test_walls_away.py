"""With one wall taken away the next one holds: no page shows a thing out of reach.

On PostgreSQL the ORM wall goes, and row security stands alone under the lookups; on SQLite the
lookups forget their filters, and the ORM wall stands alone.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from casework.database import Scope, Walls
from casework.records.base import OfFile
from casework.wall import guarded_classes
from tests.security.asking import asker
from tests.security.routes import addresses, routes_of
from tests.security.town import RANKS, Relation, Town, absent, behind
from workflows.terms import Rank

ROUTES = routes_of(addresses())
OF_THINGS = [route for route in ROUTES if route.thing]
LISTS = [route for route in ROUTES if route.method == "GET" and not route.thing and route.asks]
RECORDS = sorted(guarded_classes(), key=lambda record: record.__name__)

TAKEN_AWAY = {"sqlite": Walls(lookups=False), "postgres": Walls(orm=False)}


@pytest.fixture(scope="module")
def weakened(town: Town, database_kind: str) -> Iterator[Town]:
    """The same town, seen without the wall of this database."""
    seen = behind(town, TAKEN_AWAY[database_kind])
    yield seen
    seen.door.office.database.dispose()


each_rank = pytest.mark.parametrize("rank", RANKS)


@each_rank
def test_every_thing_out_of_reach_answers_as_if_it_were_absent(weakened: Town, rank: Rank) -> None:
    stranger = asker(weakened, weakened.viewer(Relation.NONE, rank))
    nowhere = absent(weakened.things)

    shown = [
        f"{route.name}: {answered}"
        for route in OF_THINGS
        if (answered := stranger.ask(route, weakened.things).status_code)
        != stranger.ask(route, nowhere).status_code
        or answered not in (403, 404, 422)
    ]

    assert shown == []


@each_rank
def test_no_list_names_a_case_out_of_reach(weakened: Town, rank: Rank) -> None:
    stranger = asker(weakened, weakened.viewer(Relation.NONE, rank))

    pages = {route.name: stranger.ask(route, weakened.things).data for route in LISTS}
    named = [name for name, page in pages.items() if weakened.things.code.encode() in page]

    assert named == []


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_a_search_for_its_code_finds_nothing(weakened: Town, rank: Rank) -> None:
    stranger = asker(weakened, weakened.viewer(Relation.NONE, rank))

    answer = stranger.send("/searches", {"code": weakened.things.code})
    page = stranger.client.get(answer.location)

    assert answer.status_code == 303
    assert f"/cases/{weakened.things.code}" not in page.text


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_row_of_it_is_loaded(weakened: Town, record: type[OfFile]) -> None:
    unit_id = weakened.viewer(Relation.NONE, Rank.OFFICER).unit_id
    files = set(weakened.things.files.values())

    with weakened.door.office.database.reading(Scope.of_unit(unit_id)) as session:
        query = select(func.count()).select_from(record).where(record.file_id.in_(files))
        loaded = session.scalar(query)

    assert loaded == 0


def test_the_unit_that_leads_still_sees_its_case(weakened: Town) -> None:
    officer = asker(weakened, weakened.viewer(Relation.LEADS, Rank.OFFICER))

    answer = officer.client.get(f"/cases/{weakened.things.code}")

    assert answer.status_code == 200
    assert weakened.things.code in answer.text
