"""`casework init`, `migrate`, `serve`, `worker`, `doctor`: an office made, run, looked over."""

from dataclasses import asdict
from pathlib import Path
from threading import Event

import click
from alembic.util.exc import CommandError
from sqlalchemy.exc import SQLAlchemyError

from casework import migrate as schema
from casework.building import DatabaseAway, found_office, open_office
from casework.commands.drafts import let_go
from casework.commands.frame import as_json, config_of, open_at, say_json, somewhere, stop
from casework.commands.people import LEVELS, SECTORS, add_founders, say_new_officers
from casework.doctor import examine
from casework.keyring import AlreadyFounded
from casework.migrate import NotMigrated
from casework.serve import LOOPBACK, ended_by_sigterm, listen
from casework.serve import serve as answer
from casework.worker import work, work_once
from workflows.terms import Level, Sector


@click.command()
@somewhere
@click.option("--unit", prompt="Tên đơn vị quản trị (name of the administering unit)")
@click.option("--sector", type=SECTORS, prompt="Ngành (sector)")
@click.option("--level", type=LEVELS, prompt="Cấp (level)")
@click.option("--province", prompt="Tỉnh, thành phố (province)")
@click.option(
    "--administrator",
    "logins",
    multiple=True,
    default=("quantri1", "quantri2"),
    show_default=True,
    help="Tên đăng nhập; cần đúng hai (give it twice: one alone may not appoint).",
)
def init(
    folder: Path | None,
    unit: str,
    sector: str,
    level: str,
    province: str,
    logins: tuple[str, ...],
) -> None:
    """Tạo khóa, cơ sở dữ liệu và hai tài khoản quản trị. (Keys, database, two administrators.)"""
    if len(set(logins)) != 2:
        raise click.UsageError("cần hai quản trị khác nhau (two different administrators)")
    config = config_of(folder)
    try:
        found_office(config)
    except AlreadyFounded:
        click.echo("Khóa đã có sẵn; giữ nguyên. (The keys are there and stay.)", err=True)
    office = open_office(config)
    added = add_founders(office, unit, Sector.of(sector), Level.of(level), province, logins)
    say_new_officers(added)


@click.command()
@somewhere
def migrate(folder: Path | None) -> None:
    """Đưa cơ sở dữ liệu đến bước mới nhất. (Bring the database to its newest step.)"""
    url = config_of(folder).database_url
    try:
        schema.upgrade(url)
    except CommandError:  # a step of another version
        raise NotMigrated(schema.current(url), schema.newest()) from None
    except SQLAlchemyError:
        raise DatabaseAway from None
    click.echo(f"Cơ sở dữ liệu ở bước {schema.newest()} (database at step {schema.newest()}).")


@click.command()
@somewhere
@click.option("--host", default=LOOPBACK, show_default=True, help="TLS ở proxy phía trước.")
@click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True)
def serve(folder: Path | None, host: str, port: int) -> None:
    """Chạy văn phòng. (Serve the office until Ctrl+C.)"""
    config = config_of(folder)
    office = open_office(config)
    let_go(office)
    on = listen(host, port)
    click.echo(f"http://{host}:{port}/")
    answer(office, config, on)


@click.command()
@somewhere
@click.option("--once", is_flag=True, help="Làm một lượt rồi thoát (one round, then exit).")
def worker(folder: Path | None, once: bool) -> None:
    """Nhắc việc giao, nhận im lặng; `serve` đã tự chạy việc này. (Climb silent handoffs.)"""
    office = open_at(folder)
    if once:
        done = work_once(office)
        click.echo(f"Đã ghi {done} bậc và lời nhắc ({done} rungs and notices).")
        return
    click.echo("Đang nhắc việc; dừng bằng Ctrl+C (working; stop with Ctrl+C).")
    with ended_by_sigterm():
        work(office, Event())


@click.command()
@somewhere
@as_json
def doctor(folder: Path | None, is_json: bool) -> None:
    """Soát lại văn phòng: việc đến hạn, đơn vị chủ trì, khóa, lịch, phông chữ. (Look it over.)"""
    config = config_of(folder)
    findings = examine(open_at(folder), config)
    if is_json:
        say_json([asdict(finding) for finding in findings])
    else:
        for found in findings:
            click.echo(f"{'✓' if found.is_well else '✗'} {found.vi} ({found.en})")
    ill = sum(not found.is_well for found in findings)
    if ill:
        stop(f"{ill} mục cần xử lý ({ill} to put right).")
