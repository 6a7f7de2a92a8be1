"""An invented town with an officer and a head in every unit; some units are off the system."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from casework import ledger
from casework.audit import Actor
from casework.database import Database, Scope
from casework.keyring import Keyring
from tests.actions.index import found_by, stands_in_the_index
from tests.office import make
from tests.office.databases import found_keys
from workflows.terms import Level, Rank, Sector

# fmt: off
UNITS = {
    # key            sector            level           province        above    on the system
    "board":        (Sector.COMMITTEE, Level.PROVINCE, "Tỉnh Mẫu",     None,    True),
    "post":         (Sector.POLICE,    Level.COMMUNE,  "Tỉnh Mẫu",     "board", True),
    "gate":         (Sector.BORDER,    Level.COMMUNE,  "Tỉnh Mẫu",     "board", True),
    "commune":      (Sector.COMMITTEE, Level.COMMUNE,  "Tỉnh Mẫu",     "board", True),
    "far_commune":  (Sector.COMMITTEE, Level.COMMUNE,  "Tỉnh Mẫu",     "board", False),
    "owner":        (Sector.HEALTH,    Level.PROVINCE, "Tỉnh Mẫu",     "board", True),
    "second_board": (Sector.COMMITTEE, Level.PROVINCE, "Tỉnh Hai Mẫu", None,    True),
    "second_owner": (Sector.HEALTH,    Level.PROVINCE, "Tỉnh Hai Mẫu", "second_board", True),
    "far_owner":    (Sector.HEALTH,    Level.PROVINCE, "Tỉnh Ba Mẫu",  None,    False),
    "ended_owner":  (Sector.HEALTH,    Level.PROVINCE, "Tỉnh Cũ Mẫu",  None,    True),
    "police":       (Sector.POLICE,    Level.PROVINCE, "Tỉnh Mẫu",     "board", True),
    "second_police": (Sector.POLICE,   Level.PROVINCE, "Tỉnh Hai Mẫu", "second_board", True),
    "far_police":   (Sector.POLICE,    Level.PROVINCE, "Tỉnh Ba Mẫu",  None,    False),
    "ended_police": (Sector.POLICE,    Level.PROVINCE, "Tỉnh Cũ Mẫu",  None,    True),
    "mission":      (Sector.FOREIGN,   Level.ABROAD,   "Nước ngoài Mẫu", None,  True),
    "immigration":  (Sector.POLICE,    Level.CENTRAL,  "Trung ương Mẫu", None,  True),
    "consular":     (Sector.FOREIGN,   Level.CENTRAL,  "Trung ương Mẫu", None,  False),
    "labour":       (Sector.LABOUR,    Level.DISTRICT, "Tỉnh Mẫu",     "board", False),
    "district_health": (Sector.HEALTH, Level.DISTRICT, "Tỉnh Mẫu",     "board", False),
    "facility":     (Sector.FACILITY,  Level.PROVINCE, "Tỉnh Mẫu",     "board", True),
    "second_facility": (Sector.FACILITY, Level.PROVINCE, "Tỉnh Mẫu",   "board", True),
    "far_facility": (Sector.FACILITY,  Level.PROVINCE, "Tỉnh Ba Mẫu",  None,    False),
}
# fmt: on

ENDED_ON = date(2026, 1, 1)


@dataclass(frozen=True)
class Town:
    """The units by key, and who works there: "owner" is its officer, "owner.head" its head."""

    database: Database
    keyring: Keyring
    units: Mapping[str, UUID]
    actors: Mapping[str, Actor]

    def key_of(self, unit_id: UUID) -> str:
        """The key of a unit."""
        return next(key for key, known in self.units.items() if known == unit_id)


@contextmanager
def town_in(address: str, folder: Path) -> Iterator[Town]:
    """A town in a new database; at the end its trace and its index say what is on file."""
    town = found_town(address, folder)
    yield town
    with town.database.reading(Scope.of_job("test")) as session:
        report, faults = ledger.verify(session), ledger.verify_rows(session)
        should, does = found_by(session, town.keyring), stands_in_the_index(session, town.keyring)
    town.database.dispose()
    assert report.is_sound
    assert faults == ()
    assert does == should


def found_town(address: str, folder: Path) -> Town:
    """A town in a new database; its keys lie in `folder`. Close `database` after."""
    database = Database(address)
    keyring = found_keys(database, folder)
    with database.writing(Scope.of_job("test")) as session:
        units = _units(session)
        actors = dict(_actors(session, units))
        session.commit()
    return Town(database, keyring, units, actors)


def _units(session: Session) -> dict[str, UUID]:
    made: dict[str, make.Unit] = {}
    for key, (sector, level, province, above, on_system) in UNITS.items():
        made[key] = make.unit(
            session,
            f"Đơn vị {key} Mẫu",
            sector=sector,
            level=level,
            province=province,
            parent=made.get(above or ""),
            on_system=on_system,
        )
        if key.startswith("ended"):
            made[key].valid_to = ENDED_ON
    return {key: unit.id for key, unit in made.items()}


def _actors(session: Session, units: Mapping[str, UUID]) -> list[tuple[str, Actor]]:
    staffed = [key for key, (*_, on_system) in UNITS.items() if on_system]
    return [
        (f"{key}{ending}", make.actor(make.officer(session, _unit(session, units[key]), rank=rank)))
        for key in staffed
        for ending, rank in (("", Rank.OFFICER), (".head", Rank.SUPERVISOR))
    ]


def _unit(session: Session, unit_id: UUID) -> make.Unit:
    return session.get_one(make.Unit, unit_id)
