"""Sixteen officers write into one stream at once: nothing is lost, nothing doubled, no errors."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from casework import audit, ledger
from casework.database import Database, Scope
from casework.records.ids import new_id
from casework.records.trace import Entry, Head
from tests.office import make
from tests.office.make import NOW
from tests.trace.conftest import Desk, say

WRITERS = 16
ACTS = 10

Act = Callable[[Database, Desk], None]


def _about_the_file(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        say(session, desk)
        make.commit(session)


def _at_the_door(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        audit.record(session, "officer.refused", None, NOW, factor="password")
        make.commit(session)


def _of_the_unit(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        audit.record(session, "unit.added", desk.actor, NOW, added=new_id(), sector="x", level="y")
        make.commit(session)


@pytest.mark.parametrize(
    ("act", "stream", "before"),
    [(_about_the_file, "file:%", 1), (_at_the_door, "door", 0), (_of_the_unit, "unit:%", 0)],
    ids=["in the stream of a file", "in a stream not begun", "in a unit's stream not begun"],
)
def test_writers_at_once_make_one_whole_chain(
    database: Database, desk: Desk, act: Act, stream: str, before: int
) -> None:
    with ThreadPoolExecutor(WRITERS) as writers:
        acts = [writers.submit(act, database, desk) for _ in range(WRITERS * ACTS)]
        errors = [error for made in acts if (error := made.exception())]

    assert errors == []
    with database.reading(Scope.of_job("ledger")) as session:
        numbers = session.scalars(
            select(Entry.seq).where(Entry.stream.like(stream)).order_by(Entry.seq)
        ).all()
        head = session.scalars(select(Head.seq).where(Head.stream.like(stream))).one()
    assert numbers == list(range(1, before + WRITERS * ACTS + 1))
    assert head == numbers[-1]


def test_a_trace_is_sound_while_it_is_written(database: Database, desk: Desk) -> None:
    with ThreadPoolExecutor(4) as writers:
        acts = [writers.submit(_about_the_file, database, desk) for _ in range(40)]
        reports = [_verified(database) for _ in range(5)]
        errors = [error for made in acts if (error := made.exception())]

    assert errors == []
    assert all(report.is_sound for report in reports)


def _verified(database: Database) -> ledger.Report:
    with database.reading(Scope.of_job("ledger")) as session:
        return ledger.verify(session)
