"""`casework officer` and `casework unit`: who works here. An administrator signs in first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit
from casework.actions.accounts import reset_officer, suspend_officer
from casework.actions.door import NewOfficer, add_officer, fold_login
from casework.actions.founding import NewUnit, add_unit
from casework.audit import Actor
from casework.building import open_office
from casework.commands.frame import config_of, signed_in, signed_in_by_two, somewhere, stop
from casework.database import NOBODY, Scope
from casework.first_passwords import first_password
from casework.office import Office, vietnam_day
from casework.one_time_codes import provisioning_uri
from casework.policy import Ask
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.transaction import perform
from workflows.terms import Level, Rank, Sector

SECTORS = click.Choice([sector.value for sector in Sector])
LEVELS = click.Choice([level.value for level in Level])
RANKS = click.Choice([rank.value for rank in Rank])
DAY = click.DateTime(["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class Added:
    """A new account, told once to whoever made it."""

    login: str
    password: str = field(repr=False)
    secret: str = field(repr=False)


@click.group()
def officer() -> None:
    """Cán bộ (officers)."""


@officer.command("add")
@somewhere
@click.argument("login")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--unit", "unit_name", required=True, help="Tên đơn vị.")
@click.option("--rank", type=RANKS, default=Rank.OFFICER.value, show_default=True)
def add_one_officer(folder: Path | None, login: str, name: str, unit_name: str, rank: str) -> None:
    """Thêm cán bộ; in mật khẩu đầu tiên một lần. (Add an officer; prints the password once.)"""
    config = config_of(folder)
    office = open_office(config)
    with signed_in_by_two(office, config) as (actor, second):
        now = office.clock.now()

        def act(session: Session) -> Added:
            new = NewOfficer(
                _unit_id(session, unit_name), login, name, Rank.of(rank), first_password()
            )
            return _add(session, office, now, new, actor, second)

        say_new_officers([perform(office.database, actor, act)])


@officer.command()
@somewhere
@click.argument("login")
def suspend(folder: Path | None, login: str) -> None:
    """Tạm ngừng một tài khoản ngay lập tức. (Keep an officer out from this moment.)"""
    config = config_of(folder)
    office = open_office(config)
    with signed_in(office, config, Ask.ADMINISTER) as actor:
        now, real = office.clock.now(), office.clock.real()

        def act(session: Session) -> None:
            suspend_officer(session, actor, now, _officer(session, login), real)

        perform(office.database, actor, act)
    click.echo("Đã tạm ngừng tài khoản (suspended).")


@officer.command()
@somewhere
@click.argument("login")
def reset(folder: Path | None, login: str) -> None:
    """Cấp lại mật khẩu và mã; mở lại tài khoản. (New password and codes; lets them in again.)"""
    config = config_of(folder)
    office = open_office(config)
    with signed_in_by_two(office, config) as (actor, second):
        now, real = office.clock.now(), office.clock.real()
        password = first_password()

        def act(session: Session) -> Added:
            found = _officer(session, login)
            secret = reset_officer(
                session, office.keyring, actor, now, found, password, real, second=second
            )
            found.password_is_told = True
            return Added(fold_login(login), password, secret)

        say_new_officers([perform(office.database, actor, act)])


@click.group()
def unit() -> None:
    """Đơn vị (units)."""


@unit.command("add")
@somewhere
@click.argument("name")
@click.option("--sector", type=SECTORS, required=True)
@click.option("--level", type=LEVELS, required=True)
@click.option("--province", required=True)
@click.option("--parent", help="Tên đơn vị cấp trên.")
@click.option("--from", "valid_from", type=DAY, help="Ngày bắt đầu hoạt động; mặc định hôm nay.")
@click.option("--phone", help="Điện thoại của đơn vị, in trên phiếu tiếp nhận.")
@click.option("--off-system", is_flag=True, help="Chưa dùng hệ thống.")
def add_one_unit(
    folder: Path | None,
    name: str,
    sector: str,
    level: str,
    province: str,
    parent: str | None,
    valid_from: datetime | None,
    phone: str | None,
    off_system: bool,
) -> None:
    """Thêm đơn vị. (Add a unit.)"""
    config = config_of(folder)
    office = open_office(config)
    with signed_in(office, config, Ask.ADMINISTER) as actor:
        now = office.clock.now()
        since = valid_from.date() if valid_from else vietnam_day(now)

        def act(session: Session) -> None:
            new = NewUnit(
                name,
                Sector.of(sector),
                Level.of(level),
                province,
                since,
                parent_id=_unit_id(session, parent) if parent else None,
                on_system=not off_system,
                phone=phone,
            )
            add_unit(session, actor, now, new)

        perform(office.database, actor, act)
    click.echo("Đã thêm đơn vị (unit added).")


def add_founders(
    office: Office,
    unit_name: str,
    sector: Sector,
    level: Level,
    province: str,
    logins: Iterable[str],
) -> list[Added]:
    """The first unit and its two administrators, of an office that has no officer yet."""
    now = office.clock.now()
    with office.database.reading(NOBODY) as session:
        if session.scalar(select(Officer.id).limit(1)) is not None:
            stop("Văn phòng này đã có cán bộ. (This office has officers already.)")
    with office.database.writing(Scope.of_job("init")) as session:
        new = NewUnit(unit_name, sector, level, province, date(2025, 7, 1))
        unit_id = add_unit(session, None, now, new).id
        session.flush()
        added = [
            _add(
                session,
                office,
                now,
                NewOfficer(unit_id, login, login, Rank.ADMINISTRATOR, first_password()),
            )
            for login in logins
        ]
        audit.write(session)
        session.commit()
    return added


def say_new_officers(added: Iterable[Added]) -> None:
    """Print what is needed to sign in; it is stored nowhere in clear and never shown again."""
    for one in added:
        click.echo(f"{one.login}\t{one.password}\t{provisioning_uri(one.secret, one.login)}")
    click.echo("Giao tận tay; không hiện lại lần nữa. (Hand over in person; not shown again.)")


def _add(
    session: Session,
    office: Office,
    now: datetime,
    new: NewOfficer,
    actor: Actor | None = None,
    second: Actor | None = None,
) -> Added:
    made, secret = add_officer(session, office.keyring, actor, now, new, second=second)
    made.password_is_told = True
    return Added(fold_login(new.login), new.password, secret)


def _officer(session: Session, login: str) -> Officer:
    found = session.scalar(select(Officer).where(Officer.login == fold_login(login)))
    if found is None:
        stop("Không có tài khoản này. (No such account.)")
    return found


def _unit_id(session: Session, name: str) -> UUID:
    found = session.scalar(select(Unit.id).where(Unit.name == name))
    if found is None:
        stop("Không có đơn vị tên này. (No unit has this name.)")
    return found
