"""Receiving a person: safety before identity, and a name is not required."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.indexing import index_person
from casework.actions.whereabouts import begin_stay, house
from casework.audit import Actor
from casework.descriptions import described_by
from casework.office import vietnam_day
from casework.position import ended_by, roles_on
from casework.records.cases import Case
from casework.records.file import File, FileKind
from casework.records.ids import new_case_code, new_id
from casework.records.persons import Person
from casework.records.reaches import Tie
from casework.records.steps import Channel, Step
from casework.records.units import Unit
from casework.safekeeping import add, make_keys
from workflows import engine
from workflows.regime import Regime
from workflows.regimes import regime_for
from workflows.terms import Act, AgeBand, Citizenship


@dataclass(frozen=True, slots=True)
class Intake:
    """What is known at receipt: by quick intake, or by a list. Every answer may be missing; none
    holds up help."""

    safe_now: str | None = None
    urgent_needs: str | None = None
    children_with: str | None = None
    language: str | None = None
    age_band: AgeBand | None = None
    sex: str | None = None
    citizenship: Citizenship | None = None
    found_at: str | None = None
    full_name: str | None = None
    intake_note: str | None = None
    birth: str | None = None
    nationality: str | None = None
    ethnicity: str | None = None
    identity_papers: str | None = None
    home_address: str | None = None
    phone: str | None = None
    how_received: str | None = None


def receive(
    session: Session,
    actor: Actor,
    now: datetime,
    intake: Intake,
    *,
    entry: Act,
    received_at: datetime,
) -> Case:
    """Open a file for a person and lead it, from this moment.

    `entry` is how the person came (RECEIVE, RESCUE, RECEIVE_AT_GATE); `received_at` is when it
    happened (aware; it chooses the regime by its day in Vietnam). Raises `engine.Refused` where
    the unit plays no role that may receive so.
    """
    unit = session.get_one(Unit, actor.unit_id)
    allowed = insist_on_entry(session, actor, now, entry, received_at)
    case = _open_case(session, unit, allowed, received_at, now)
    person = _add_person(session, case, intake)
    index_person(session, person.id, described_by(asdict(intake)))
    kind = house(session, unit, case, now)
    begin_stay(session, actor, received_at, case, kind, unit.name)
    _add_first_step(session, actor, now, case, allowed)
    due.refresh(session, case, now)
    audit.record(
        session,
        "case.received",
        actor,
        now,
        case.file_id,
        act=entry,
        stage=case.stage,
        status=case.status,
        fields=[name for name, value in asdict(intake).items() if value],
    )
    return case


def insist_on_entry(
    session: Session, actor: Actor, now: datetime, entry: Act, received_at: datetime
) -> engine.Step:
    """The step by which the officer's unit may receive so. Raises `engine.Refused`."""
    unit = session.get_one(Unit, actor.unit_id)
    regime = regime_for(vietnam_day(received_at))
    return engine.step(regime, entry, _nowhere_yet(regime, unit, now))


def _nowhere_yet(regime: Regime, unit: Unit, now: datetime) -> engine.Position:
    day = vietnam_day(now)
    roles, ended = roles_on(regime, unit, day), ended_by(unit, day)
    return engine.Position(None, None, frozenset(), roles, leads=True, ended=ended)


def _open_case(
    session: Session,
    unit: Unit,
    allowed: engine.Step,
    received_at: datetime,
    now: datetime,
) -> Case:
    file = File(id=new_id(), kind=FileKind.CASE, opened_at=now)
    session.add(file)
    session.flush()
    reach.grant(session, unit.id, file.id, Tie.LEADS, now)
    session.flush()  # row security lets a case in only where its unit already has reach
    case = Case(
        file_id=file.id,
        code=new_case_code(),
        entry=allowed.row.act,
        regime=regime_for(vietnam_day(received_at)).key,
        stage=allowed.to,
        status=allowed.status,
        lead_unit_id=unit.id,
        received_at=received_at,
        opened_at=now,
    )
    session.add(case)
    make_keys(session, file.id)
    return case


def _add_person(session: Session, case: Case, intake: Intake) -> Person:
    person = Person(file_id=case.file_id)
    values = {name: value or None for name, value in asdict(intake).items()}
    return add(session, person, **values)


def _add_first_step(
    session: Session, actor: Actor, now: datetime, case: Case, allowed: engine.Step
) -> None:
    step = Step(
        file_id=case.file_id,
        act=allowed.row.act,
        stage=case.stage,
        status=case.status,
        unit_id=actor.unit_id,
        officer_id=actor.officer_id,
        happened_at=case.received_at,
        at=now,
        channel=Channel.SYSTEM,
        source=allowed.row.source.vi[:120],
    )
    add(session, step)
