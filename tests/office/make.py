"""Builders of an invented office: plain functions that store real records under real guards.

A builder of something of a file also says so in the trace, so that `commit` passes the guard.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit, reach
from casework.actions.indexing import index_person
from casework.audit import Actor
from casework.descriptions import described_by
from casework.records.cases import Case
from casework.records.file import File, FileKind
from casework.records.ids import new_case_code, new_id
from casework.records.officers import Officer
from casework.records.persons import Person
from casework.records.reaches import Tie
from casework.records.steps import Channel, Step
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from casework.safekeeping import add, make_keys
from casework.sealing import Sealed
from workflows.terms import Act, Level, Place, Rank, Sector, Stage, Status

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def unit(
    session: Session,
    name: str = "",
    *,
    sector: Sector = Sector.HEALTH,
    level: Level = Level.PROVINCE,
    province: str = "Tỉnh Mẫu",
    parent: Unit | None = None,
    on_system: bool = True,
) -> Unit:
    """A unit that acts since the start of 2024."""
    made = Unit(
        id=new_id(),
        name=name or f"Đơn vị {new_case_code()} Mẫu",
        sector=sector,
        level=level,
        province=province,
        parent_id=parent.id if parent else None,
        valid_from=date(2024, 1, 1),
        on_system=on_system,
    )
    session.add(made)
    session.flush()
    return made


def officer(session: Session, of: Unit, *, rank: Rank = Rank.OFFICER, login: str = "") -> Officer:
    """An officer of a unit who cannot sign in: the password and the code seed are no real ones."""
    made = Officer(
        id=new_id(),
        unit_id=of.id,
        login=login or f"can.bo.{new_case_code().lower()}",
        display_name="Cán bộ Mẫu",
        rank=rank,
        password_hash="",
        code_seed=Sealed(b"not a seed"),
    )
    session.add(made)
    session.flush()
    return made


def actor(of: Officer) -> Actor:
    """The officer, acting outside any sign-in."""
    return Actor(of.id, of.unit_id, of.rank, None)


def case(
    session: Session,
    *,
    by: Officer,
    lead: Unit | None = None,
    stage: Stage = Stage.RECEIPT,
    status: Status | None = None,
    entry: Act = Act.RECEIVE,
    received_at: datetime = NOW - timedelta(days=1),
    place: Place = Place.UNIT,
    **known: object,
) -> Case:
    """A case received by an officer and led by `lead`, else by the officer's unit.

    `known` are facts of the person, sealed. Needs the keyring in the session (see `keyring`).
    """
    lead_id = lead.id if lead else by.unit_id
    file = File(id=new_id(), kind=FileKind.CASE, opened_at=NOW)
    session.add(file)
    reach.grant(session, lead_id, file.id, Tie.LEADS, NOW)
    session.flush()
    make_keys(session, file.id)
    made = Case(
        file_id=file.id,
        code=new_case_code(),
        entry=entry,
        regime="law_2024",
        stage=stage,
        status=status,
        lead_unit_id=lead_id,
        received_at=received_at,
        opened_at=NOW,
    )
    session.add(made)
    person = add(session, Person(file_id=file.id), **known)
    index_person(session, person.id, described_by(known))
    stay = Whereabouts(file_id=file.id, since_at=received_at, officer_id=by.id)
    add(session, stay, kind=place.value)
    _add_receipt(session, made, by)
    say(session, actor(by), made.file_id, fields=sorted(known), case=made)
    return made


def say(
    session: Session, who: Actor, file_id: UUID, *, case: Case, fields: list[str] | None = None
) -> None:
    """Say in the trace that the case was received, which lets any change of its rows through."""
    audit.record(
        session,
        "case.received",
        who,
        NOW,
        file_id,
        act=case.entry,
        stage=case.stage,
        status=case.status,
        fields=fields or [],
    )


def commit(session: Session) -> None:
    """Write the trace and commit, as the door does."""
    audit.write(session)
    session.commit()


def _add_receipt(session: Session, of: Case, by: Officer) -> None:
    step = Step(
        file_id=of.file_id,
        act=of.entry,
        stage=of.stage,
        status=of.status,
        unit_id=by.unit_id,
        officer_id=by.id,
        happened_at=of.received_at,
        at=NOW,
        channel=Channel.SYSTEM,
        source="mẫu",
    )
    add(session, step)
