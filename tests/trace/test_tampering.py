"""Whoever has the file of SQLite can edit it; then it shows. A hundred tries of each kind."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from casework import ledger
from casework.database import Database, Scope
from casework.records.ids import new_id
from tests.office import make
from tests.office.databases import found_keys
from tests.trace.conftest import Desk, work

ENTRIES = 40
TRIES = 100

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")


def _edit(stored: Connection, dice: Random) -> None:
    at = dice.randint(1, ENTRIES)
    body = _say(stored, "SELECT body FROM audit_entry WHERE seq = ?", at).scalar_one()
    place = dice.randrange(len(body))
    altered = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
    _say(stored, "UPDATE audit_entry SET body = ? WHERE seq = ?", altered, at)


def _rewrite_as_text(stored: Connection, dice: Random) -> None:
    at = dice.randint(1, ENTRIES)
    _say(stored, "UPDATE audit_entry SET body = CAST(body AS TEXT) || ' ' WHERE seq = ?", at)


def _delete(stored: Connection, dice: Random) -> None:
    at = dice.randint(1, ENTRIES - 1)
    _say(stored, "DELETE FROM audit_entry WHERE seq = ?", at)
    if dice.random() < 0.5:  # half of the time the gap is closed as well
        _move(stored, at, by=-1)


def _insert(stored: Connection, dice: Random) -> None:
    at = dice.randint(1, ENTRIES)
    _move(stored, at, by=1)
    _say(
        stored,
        "INSERT INTO audit_entry (id, stream, seq, file_id, event, body, prev_hash, hash) "
        "SELECT ?, stream, ?, file_id, event, body, prev_hash, hash "
        "FROM audit_entry WHERE seq <> ? ORDER BY abs(seq - ?) LIMIT 1",
        new_id().hex,
        at,
        at,
        dice.randint(1, ENTRIES),
    )


def _reorder(stored: Connection, dice: Random) -> None:
    one, other = dice.sample(range(1, ENTRIES + 1), 2)
    for old, new in ((one, 0), (other, one), (0, other)):
        _say(stored, "UPDATE audit_entry SET seq = ? WHERE seq = ?", new, old)


def _truncate(stored: Connection, dice: Random) -> None:
    last = dice.randint(1, ENTRIES - 1)
    _say(stored, "DELETE FROM audit_entry WHERE seq > ?", last)
    if dice.random() < 0.5:  # half of the time the head is put back too: then the rows tell
        hash_of_last = "(SELECT hash FROM audit_entry WHERE seq = ?)"
        _say(stored, f"UPDATE audit_head SET seq = ?, hash = {hash_of_last}", last, last)


@pytest.mark.parametrize(
    "tamper",
    [_edit, _rewrite_as_text, _delete, _insert, _reorder, _truncate],
    ids=["edit", "rewrite as text", "delete", "insert", "reorder", "truncate"],
)
def test_tampering_with_the_file_shows(
    engine: Engine, tamper: Callable[[Connection, Random], None]
) -> None:
    unseen = [number for number in range(TRIES) if not _shows(engine, tamper, Random(number))]

    assert unseen == []


def test_a_file_that_nobody_tampered_with_is_sound(engine: Engine) -> None:
    with Session(engine) as session:
        report, faults = ledger.verify(session), ledger.verify_rows(session)

    assert (report.entries, report.is_sound, faults) == (ENTRIES, True, ())


@pytest.fixture(scope="module")
def engine(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A plain connection to an office whose one chain has `ENTRIES` entries; no triggers left."""
    database = Database(address_of_new_database())
    found_keys(database, tmp_path_factory.mktemp("keys"))
    _fill(database)
    database.dispose()
    engine = create_engine(database.url)
    _drop_triggers(engine)
    yield engine
    engine.dispose()


def _fill(database: Database) -> None:
    with database.writing(Scope.of_job("test")) as session:
        officer = make.officer(session, make.unit(session))
        case = make.case(session, by=officer)
        make.commit(session)
    desk = Desk(officer, make.actor(officer), Scope.of_unit(officer.unit_id), case.file_id)
    work(database, desk, times=ENTRIES - 1)


def _drop_triggers(engine: Engine) -> None:
    with engine.begin() as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for name in connection.exec_driver_sql(named).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _shows(engine: Engine, tamper: Callable[[Connection, Random], None], dice: Random) -> bool:
    """Whether the tampering is found; it is undone afterwards."""
    with Session(engine) as session:
        tamper(session.connection(), dice)
        return not ledger.verify(session).is_sound or bool(ledger.verify_rows(session))


def _move(stored: Connection, first: int, *, by: int) -> None:
    _say(stored, "UPDATE audit_entry SET seq = -seq WHERE seq >= ?", first)
    _say(stored, "UPDATE audit_entry SET seq = ? - seq WHERE seq < 0", by)


def _say(stored: Connection, statement: str, *values: object):
    return stored.exec_driver_sql(statement, values)
