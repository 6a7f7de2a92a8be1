"""The invented agencies of a benchmark: one centre, and in each province a board, police, an owner.

Every unit has one officer, signed in already; the tokens exist only while the benchmark runs.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.door import hash_token
from casework.audit import Actor
from casework.keyring import Keyring
from casework.records.ids import new_id
from casework.records.officers import Officer, SignIn
from casework.records.units import Unit
from casework.sealing import place_of
from workflows.terms import Level, Rank, Sector

_SINCE = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Desk:
    """A unit with its one officer, and the token of a sign-in."""

    unit_id: UUID
    actor: Actor
    token: str


@dataclass(frozen=True, slots=True)
class Province:
    """Those who carry the cases of one province: the police rescue, the owner leads."""

    board: Desk
    police: Desk
    owner: Desk


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody there is. The centre oversees every province."""

    centre: Desk
    provinces: tuple[Province, ...]


def build(session: Session, keyring: Keyring, real: datetime, *, provinces: int) -> Scene:
    """Add the units, officers and sign-ins of a scene; `real` is the time on the wall (UTC)."""
    maker = _Maker(session, keyring, real)
    centre = maker.desk("Cơ quan Thường trực", Sector.POLICE, Level.CENTRAL, "Trung ương", None)
    return Scene(centre, tuple(maker.province(number, centre) for number in range(provinces)))


@dataclass(frozen=True, slots=True)
class _Maker:
    session: Session
    keyring: Keyring
    real: datetime

    def province(self, number: int, centre: Desk) -> Province:
        name = f"Tỉnh số {number + 1} Mẫu"
        board = self.desk("Ban Chỉ đạo", Sector.COMMITTEE, Level.PROVINCE, name, centre)
        return Province(
            board,
            self.desk("Công an", Sector.POLICE, Level.PROVINCE, name, board),
            self.desk("Sở Y tế", Sector.HEALTH, Level.PROVINCE, name, board),
        )

    def desk(
        self, kind: str, sector: Sector, level: Level, province: str, parent: Desk | None
    ) -> Desk:
        unit = Unit(
            id=new_id(),
            name=f"{kind} {province} Mẫu",
            sector=sector,
            level=level,
            province=province,
            parent_id=parent.unit_id if parent else None,
            valid_from=_SINCE,
            on_system=True,
        )
        self.session.add(unit)
        self.session.flush()
        works = sector in (Sector.POLICE, Sector.HEALTH) and parent is not None
        return self._officer(unit, Rank.OFFICER if works else Rank.SUPERVISOR)

    def _officer(self, unit: Unit, rank: Rank) -> Desk:
        officer = Officer(
            id=new_id(),
            unit_id=unit.id,
            login=f"can.bo.{unit.id.hex}",
            display_name="Cán bộ Mẫu",
            rank=rank,
            password_hash="",
        )
        officer.code_seed = self.keyring.seal_system("", place_of(officer, "code_seed"))
        self.session.add(officer)
        self.session.flush()
        return self._signed_in(officer)

    def _signed_in(self, officer: Officer) -> Desk:
        token = secrets.token_urlsafe(32)
        begun = SignIn(
            id=new_id(),
            token_hash=hash_token(token),
            officer_id=officer.id,
            started_at=self.real,
            seen_at=self.real,
        )
        self.session.add(begun)
        actor = Actor(officer.id, officer.unit_id, officer.rank, begun.id)
        return Desk(officer.unit_id, actor, token)
