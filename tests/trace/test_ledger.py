"""The trace verifies whole, and whatever was done to it behind the office's back shows."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from casework import audit, ledger, ledger_verifier
from casework.database import Database, Scope
from casework.ledger import RowFlaw
from casework.ledger_verifier import Flaw, NotAnExport, Report, verify_export
from casework.records.persons import Person
from casework.records.reaches import Reach
from casework.safekeeping import safe_of
from tests.office import make
from tests.office.make import NOW
from tests.trace.conftest import Desk, say, work

AUDITOR = Scope.of_job("ledger")


def test_an_untouched_trace_is_sound(database: Database, desk: Desk) -> None:
    work(database, desk, times=3)

    report, faults = _looked_at(database)

    assert report == Report(entries=4, streams=1, faults=())
    assert faults == ()


def test_the_vocabulary_of_doors_and_units_has_streams_of_its_own(
    database: Database, desk: Desk
) -> None:
    with database.writing(desk.scope) as session:
        audit.record(session, "officer.signed_in", desk.actor, NOW)
        audit.record(session, "officer.refused", None, NOW, factor="password")
        make.commit(session)

    report, _ = _looked_at(database)

    assert (report.streams, report.is_sound) == (3, True)


def test_a_row_put_back_to_an_older_state_is_reported(database: Database, desk: Desk) -> None:
    old = _stored_name(database, desk)
    _rename(database, desk, "Nguyễn Thị Mẫu Hai")

    _put_back(database, desk, old)

    _, faults = _looked_at(database)
    assert [(fault.table, fault.flaw, fault.seq) for fault in faults] == [
        ("person", RowFlaw.CHANGED, 2)
    ]


def test_a_row_removed_behind_our_back_is_reported(database: Database, desk: Desk) -> None:
    _say_past_the_verbs(database, "DELETE FROM whereabouts")

    _, faults = _looked_at(database)

    assert [(fault.table, fault.flaw) for fault in faults] == [("whereabouts", RowFlaw.MISSING)]


def test_a_row_added_behind_our_back_is_reported(database: Database, desk: Desk) -> None:
    _say_past_the_verbs(
        database,
        "INSERT INTO reach SELECT unit_id, file_id, 'houses', since_at FROM reach",
    )

    _, faults = _looked_at(database)

    assert [(fault.table, fault.flaw) for fault in faults] == [("reach", RowFlaw.UNNAMED)]


def test_a_row_that_a_verb_removed_is_no_fault(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        session.delete(session.scalars(select(Reach)).one())
        say(session, desk)
        make.commit(session)

    _, faults = _looked_at(database)

    assert faults == ()


def test_a_key_wrapped_anew_is_no_fault(database: Database, desk: Desk) -> None:
    _say_past_the_verbs(database, "UPDATE file_key SET kek_number = 7, wrapped = prev_hash "
                        "FROM audit_entry")  # fmt: skip

    _, faults = _looked_at(database)

    assert faults == ()


def test_an_export_verifies_without_the_office(
    database: Database, desk: Desk, tmp_path: Path
) -> None:
    work(database, desk, times=3)
    path = tmp_path / "trace.export"
    path.write_bytes(_exported(database))

    run = _run_alone(path)

    assert run.returncode == 0, run.stdout
    assert run.stdout.startswith("4 entries, 1 streams")


def test_an_altered_export_is_reported_alone(
    database: Database, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "trace.export"
    path.write_bytes(_exported(database).replace(b'"case.received"', b'"case.reopened"'))

    run = _run_alone(path)

    assert run.returncode == 1
    assert Flaw.HASH.value in run.stdout


@pytest.mark.parametrize("left", [-1, -40, -200, 60], ids=lambda left: f"cut at {left}")
def test_an_export_cut_short_is_reported(database: Database, desk: Desk, left: int) -> None:
    content = _exported(database)

    report = verify_export(BytesIO(content[:left]))

    assert Flaw.CUT in {fault.flaw for fault in report.faults}


def test_an_export_with_something_behind_it_is_reported(database: Database, desk: Desk) -> None:
    report = verify_export(BytesIO(_exported(database) + b"x"))

    assert Flaw.CUT in {fault.flaw for fault in report.faults}


def test_another_kind_of_file_is_no_export() -> None:
    with pytest.raises(NotAnExport):
        verify_export(BytesIO(b"%PDF-1.7"))


def test_the_verifier_uses_nothing_but_the_standard_library() -> None:
    source = Path(ledger_verifier.__file__).read_text(encoding="utf-8")

    named = {line.split()[1].split(".")[0] for line in source.splitlines() if _imports(line)}

    assert named <= set(sys.stdlib_module_names)


def _looked_at(database: Database) -> tuple[Report, tuple[ledger.RowFault, ...]]:
    with database.reading(AUDITOR) as session:
        return ledger.verify(session), ledger.verify_rows(session)


def _exported(database: Database) -> bytes:
    file = BytesIO()
    with database.reading(AUDITOR) as session:
        ledger.export(session, file)
    return file.getvalue()


def _run_alone(path: Path) -> subprocess.CompletedProcess[str]:
    """In a Python that sees neither the office nor any package."""
    return subprocess.run(
        [sys.executable, "-I", "-S", ledger_verifier.__file__, path],
        capture_output=True,
        text=True,
        check=False,
    )


def _stored_name(database: Database, desk: Desk) -> bytes:
    with database.reading(desk.scope) as session:
        return session.scalars(select(Person)).one().full_name.stored


def _rename(database: Database, desk: Desk, name: str) -> None:
    with database.writing(desk.scope) as session:
        person = session.scalars(select(Person)).one()
        safe_of(session, desk.file_id).seal(person, full_name=name)
        say(session, desk)
        make.commit(session)


def _put_back(database: Database, desk: Desk, old: bytes) -> None:
    _say_past_the_verbs(database, f"UPDATE person SET full_name = {_literal(database, old)}")


def _literal(database: Database, content: bytes) -> str:
    return f"x'{content.hex()}'" if database.is_sqlite else f"'\\x{content.hex()}'::bytea"


def _say_past_the_verbs(database: Database, statement: str) -> None:
    """What somebody with the database's own tools could do, who is no part of the office."""
    with database.engines[0].connect() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL ROLE postgres")
        connection.exec_driver_sql(statement)
        connection.commit()


def _imports(line: str) -> bool:
    return line.startswith(("import ", "from "))
