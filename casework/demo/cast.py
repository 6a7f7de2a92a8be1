"""Setting up the invented office: its units and officers, and who plays whom in the stories."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit
from casework.actions.door import NewOfficer, add_officer
from casework.actions.founding import NewUnit, add_unit
from casework.audit import Actor
from casework.database import Scope
from casework.demo.agencies import AGENCIES, ENDINGS, KEEPERS, Agency
from casework.demo.names import UNASSIGNED, Names
from casework.first_passwords import first_password
from casework.office import VIETNAM, Office, vietnam_day
from workflows.terms import Rank


@dataclass(frozen=True, slots=True)
class SignInCard:
    """What one officer needs to sign in; written to the demo's folder and nowhere else."""

    user: str
    password: str = field(repr=False)
    secret: str = field(repr=False)  # of the one-time codes, in base 32
    rank: Rank
    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The office, who is in it, and the moment from which the stories look back."""

    office: Office
    units: Mapping[str, UUID]
    actors: Mapping[tuple[str, Rank], Actor]
    now: datetime
    dice: Random

    @property
    def names(self) -> Names:
        """Names for the people of the stories."""
        return Names(self.dice)

    def hours_ago(self, hours: float) -> datetime:
        """A moment today, or last night."""
        return self.now - timedelta(hours=hours)

    def days_ago(self, days: int, hour: int) -> datetime:
        """A moment in office hours (Vietnam) of an earlier day; `days` is at least one."""
        day = vietnam_day(self.now) - timedelta(days=days)
        return datetime.combine(day, time(hour, self.dice.randrange(60)), VIETNAM)


def gather(office: Office, now: datetime, dice: Random) -> tuple[Cast, list[SignInCard]]:
    """Add the units and officers of the demo to an office that was just founded."""
    with office.database.writing(Scope.of_job("demo")) as session:
        units = dict(_units(session, now))
        hired = list(_officers(session, office, units, now, Names(dice)))
        audit.write(session)
        session.commit()
    actors = {key: actor for key, actor, _ in hired}
    return Cast(office, units, actors, now, dice), [card for _, _, card in hired]


def _units(session: Session, now: datetime) -> Iterator[tuple[str, UUID]]:
    made: dict[str, UUID] = {}
    for number, agency in enumerate(AGENCIES, start=1):
        phone = f"{UNASSIGNED} 138 {number:03}"
        unit = add_unit(session, None, now, _as_new(agency, made, phone))
        session.flush()
        made[agency.key] = unit.id
        yield agency.key, unit.id


def _as_new(agency: Agency, made: Mapping[str, UUID], phone: str) -> NewUnit:
    return NewUnit(
        name=agency.name,
        sector=agency.sector,
        level=agency.level,
        province=agency.province,
        valid_from=agency.since,
        valid_to=agency.until,
        parent_id=made[agency.parent] if agency.parent else None,
        successor_id=made[agency.successor] if agency.successor else None,
        on_system=agency.on_system,
        phone=phone,
    )


def _officers(
    session: Session, office: Office, units: Mapping[str, UUID], now: datetime, names: Names
) -> Iterator[tuple[tuple[str, Rank], Actor, SignInCard]]:
    unit_names = {agency.key: agency.name for agency in AGENCIES}
    for login, rank, key in _posts():
        new = NewOfficer(units[key], login, names.officer(), rank, first_password())
        officer, seed = add_officer(session, office.keyring, None, now, new)
        card = SignInCard(login, new.password, seed, rank, unit_names[key], new.display_name)
        yield (key, rank), Actor(officer.id, officer.unit_id, rank, None), card


def _posts() -> Iterator[tuple[str, Rank, str]]:
    for agency in AGENCIES:
        for rank in agency.ranks:
            yield f"{agency.login}.{ENDINGS[rank]}", rank, agency.key
    yield from KEEPERS
