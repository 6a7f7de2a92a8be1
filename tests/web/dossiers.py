"""Builders for the pages of a case: units with officers, a case, and acts done to it by verbs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework import audit, reach
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.units import Unit
from tests.office import make
from tests.web.doorway import Door, change, form_token, post
from workflows.terms import Level, Place, Rank, Sector, Stage, Status

NAME = "Trần Thị Mận Mẫu"


def staff(
    door: Door,
    sector: Sector = Sector.HEALTH,
    level: Level = Level.PROVINCE,
    *,
    rank: Rank = Rank.OFFICER,
    of: Unit | None = None,
    parent: Unit | None = None,
    on_system: bool = True,
) -> tuple[Officer, Unit]:
    """An officer of a new unit, or of the unit `of`."""
    with door.office.database.writing(Scope.of_job("test")) as session:
        unit = of or make.unit(
            session, sector=sector, level=level, parent=parent, on_system=on_system
        )
        made = make.officer(session, unit, rank=rank)
        session.commit()
    return made, unit


def received(
    door: Door,
    by: Officer,
    *,
    stage: Stage = Stage.VERIFICATION,
    status: Status | None = Status.BEING_IDENTIFIED,
    place: Place = Place.UNIT,
    **known: object,
) -> str:
    """The code of a case that the officer's unit leads; `known` are facts of the person."""
    with door.office.database.writing(Scope.of_unit(by.unit_id)) as session:
        facts = {"full_name": NAME, **known}
        case = make.case(session, by=by, stage=stage, status=status, place=place, **facts)
        make.commit(session)
    return case.code


def acted(
    door: Door, by: Officer, code: str, verb: Callable[[Session, Actor, Case], object]
) -> None:
    """One act of an officer on a case, as the door would commit it."""
    with door.office.database.writing(Scope.of_unit(by.unit_id)) as session:
        case = _case(session, code)
        verb(session, make.actor(by), case)
        audit.write(session)
        session.commit()


def send(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    """A form of a page, with its token and a key of its own."""
    return post(client, path, **{"idempotency_key": str(uuid4()), **fields})


@contextmanager
def statements(door: Door) -> Iterator[list[str]]:
    """What is asked of the database meanwhile; beginning a transaction asks nothing."""
    heard: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            heard.append(statement)

    engines = door.office.database.engines
    for engine in engines:
        event.listen(engine, "before_cursor_execute", hear)
    yield heard
    for engine in engines:
        event.remove(engine, "before_cursor_execute", hear)


def tied(door: Door, code: str, unit: Unit, tie: Tie) -> None:
    """Tie a unit to a case, as the verb that would do so."""

    def tie_and_say(session: Session) -> None:
        case = _case(session, code)
        reach.grant(session, unit.id, case.file_id, tie, make.NOW)
        make.say(session, _somebody(session), case.file_id, case=case)

    change(door, tie_and_say)


def led_by(door: Door, code: str, unit: Unit, *, formerly: Unit) -> None:
    """Let another unit lead, as an acceptance would."""

    def move_and_say(session: Session) -> None:
        case = _case(session, code)
        case.lead_unit_id = unit.id
        reach.grant(session, unit.id, case.file_id, Tie.LEADS, make.NOW)
        reach.grant(session, formerly.id, case.file_id, Tie.FORMERLY_LED, make.NOW)
        reach.withdraw(session, formerly.id, case.file_id, Tie.LEADS)
        make.say(session, _somebody(session), case.file_id, case=case)

    change(door, move_and_say)


def form_of(client: FlaskClient) -> dict[str, str]:
    """The token and a new key, for a form whose sending is measured."""
    return {"csrf_token": form_token(client), "idempotency_key": str(uuid4())}


def _case(session: Session, code: str) -> Case:
    return session.scalars(select(Case).where(Case.code == code)).one()


def _somebody(session: Session) -> Actor:
    return make.actor(session.scalars(select(Officer).limit(1)).one())
