"""Officers at work on invented cases, for the tests of the acts."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework.actions.opening import VISIT_LASTS, visit
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.units import Unit
from tests.office import make
from tests.web.doorway import Door, form_token, signed_in
from workflows.terms import Act, Level, Rank, Sector, Stage, Status


@dataclass(frozen=True)
class AtWork:
    """An officer with their browser."""

    door: Door
    officer: Officer
    unit: Unit
    client: FlaskClient

    @property
    def actor(self) -> Actor:
        return make.actor(self.officer)

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def post(self, path: str, **fields: object) -> TestResponse:
        token = form_token(self.client)
        sent = {"csrf_token": token, "idempotency_key": uuid4(), **fields}
        return self.client.post(path, data=sent)

    def act(self, code: str, act: Act, **fields: object) -> TestResponse:
        return self.post(f"/cases/{code}/acts/{act.value}", **fields)


def at_work(
    door: Door,
    sector: Sector = Sector.HEALTH,
    level: Level = Level.PROVINCE,
    *,
    rank: Rank = Rank.OFFICER,
    beside: AtWork | None = None,
) -> AtWork:
    """An officer of a new unit, or of the unit of the officer they sit beside."""
    with door.office.database.writing(Scope.of_job("test")) as session:
        unit = beside.unit if beside else make.unit(session, sector=sector, level=level)
        officer = make.officer(session, unit, rank=rank)
        session.commit()
    return AtWork(door, officer, unit, signed_in(door, officer))


def case_of(
    by: AtWork,
    stage: Stage = Stage.VERIFICATION,
    status: Status | None = Status.BEING_IDENTIFIED,
    **about: object,
) -> str:
    """The code of a case that the officer's unit leads."""
    with by.door.office.database.writing(Scope.of_job("test")) as session:
        made = make.case(session, by=by.officer, stage=stage, status=status, **about)
        code = made.code
        make.commit(session)
    return code


def opened_by(by: AtWork, code: str) -> str:
    """The same case, opened to work on."""
    by.post(f"/cases/{code}/visits", section="overview")
    return code


def opened_too_long_ago(by: AtWork, code: str) -> str:
    """The same case, opened for the last time so long ago that this very moment is too late."""
    long_ago = by.door.wall() - VISIT_LASTS
    does(by, code, lambda session, actor, case: visit(session, actor, long_ago, case))
    return code


def does(by: AtWork, code: str, act: Callable[[Session, Actor, Case], object]) -> object:
    """Something done to a case before the test begins, by the verb itself."""
    with by.door.office.database.writing(Scope.of_unit(by.unit.id)) as session:
        found = session.query(Case).filter(Case.code == code).one()
        result = act(session, by.actor, found)
        make.commit(session)
    return result


def stands(by: AtWork, code: str) -> tuple[Stage, Status | None]:
    """Stage and status of a case."""
    with by.door.office.database.reading(Scope.of_unit(by.unit.id)) as session:
        found = session.query(Case).filter(Case.code == code).one()
        return found.stage, found.status
