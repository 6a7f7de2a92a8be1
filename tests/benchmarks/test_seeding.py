"""The office that benchmarks fill is one that the ledger and the due projection agree with."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due, ledger
from casework.database import Database, Scope
from casework.keyring import Keyring
from casework.office import Clock, Office
from casework.records.cases import Case
from casework.records.dues import Due
from tests.benchmarks.seeding import seed


def _filled(database: Database, keyring: Keyring) -> Office:
    office = Office(database, keyring, Clock())
    seed(office, 20, provinces=2)
    return office


def test_a_seeded_office_passes_the_check_of_its_trace(
    database: Database, keyring: Keyring
) -> None:
    office = _filled(database, keyring)

    with office.database.reading(Scope.of_job("test")) as session:
        report = ledger.verify(session)
        faults = ledger.verify_rows(session)

    assert (report.entries, report.is_sound, faults) == (20, True, ())


def test_what_is_due_in_a_seeded_office_is_what_the_rules_compute(
    database: Database, keyring: Keyring
) -> None:
    office = _filled(database, keyring)

    with office.database.reading(Scope.of_job("test")) as session:
        stored, computed = _stored(session), _computed(session, office)

    assert len(stored) == 40
    assert stored == computed


def _stored(session: Session) -> set[due.Waiting]:
    return {due.as_held(row) for row in session.scalars(select(Due))}


def _computed(session: Session, office: Office) -> set[due.Waiting]:
    now = office.clock.now()
    cases = session.scalars(select(Case)).all()
    return {item for case in cases for item in due.waiting(session, case, now)}
