"""An office with one officer and one case, as most tests of the trace need it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.database import Database, Scope
from casework.keyring import Keyring
from casework.records.cases import Case
from casework.records.ids import new_id
from casework.records.officers import Officer
from tests.office import make
from tests.office.make import NOW


@dataclass(frozen=True)
class Desk:
    """Who acts, and on which file."""

    officer: Officer
    actor: Actor
    scope: Scope
    file_id: UUID


@pytest.fixture
def desk(database: Database, keyring: Keyring) -> Desk:
    """One case in `database`, received by the officer."""
    assert keyring
    with database.writing(Scope.of_job("test")) as session:
        officer = make.officer(session, make.unit(session))
        session.commit()
    scope = Scope.of_unit(officer.unit_id)
    with database.writing(scope) as session:
        case = make.case(session, by=officer, full_name="Nguyễn Thị Mẫu")
        make.commit(session)
    return Desk(officer, make.actor(officer), scope, case.file_id)


def work(database: Database, desk: Desk, *, times: int) -> None:
    """Change the case and say so, in as many acts."""
    for _ in range(times):
        with database.writing(desk.scope) as session:
            case = session.get_one(Case, desk.file_id)
            case.confidential = not case.confidential
            say(session, desk)
            make.commit(session)


def say(session: Session, desk: Desk, **other: Any) -> None:
    """Say something that happened to the file of the desk."""
    about = {"file_id": desk.file_id, "at": NOW, "whereabouts": new_id()} | other
    audit.record(session, "whereabouts.recorded", desk.actor, **about)
