"""What every command shares: where the office is, who signs in, and how it says what went wrong."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
import pyotp

from casework.actions import door
from casework.actions.accounts import LastAdministrators
from casework.actions.founding import UnitNameTaken
from casework.audit import Actor
from casework.building import CANNOT_START, open_office
from casework.demo.folder import ROOT_KEY, SECRET, DemoFolder, NotADemo, TooEarly
from casework.entrance import Claim, NotLetIn, TooManyTries, Whence, enter
from casework.office import Office
from casework.policy import Ask, NotTied, OutOfReach, has_ask
from casework.serve import PortTaken
from casework.transaction import Overtaken, Unavailable, perform
from config import Config

SIGN_IN_FILE = "CASEWORK_SIGN_IN"
SECOND_SIGN_IN_FILE = "CASEWORK_SECOND_SIGN_IN"
Command = TypeVar("Command", bound=Callable[..., Any])  # Any: commands take what they declare

SENTENCES: dict[type[Exception], str] = {
    NotLetIn: "Tên đăng nhập, mật khẩu hoặc mã chưa đúng. (Login, password or code is wrong.)",
    TooManyTries: "Đã thử quá nhiều lần; hãy đợi 15 phút. (Too many tries; wait 15 minutes.)",
    OutOfReach: "Không có hồ sơ này trong phạm vi của đơn vị. (No such case within your reach.)",
    NotTied: "Đơn vị của bạn không được làm việc này với hồ sơ. (Not open to your unit.)",
    door.LoginTaken: "Tên đăng nhập này đã có người dùng. (This login is taken.)",
    LastAdministrators: "Phải còn ít nhất hai quản trị. (Two administrators must remain.)",
    UnitNameTaken: "Đã có đơn vị mang tên này. (A unit of this name exists.)",
    Overtaken: "Người khác vừa thay đổi trước bạn; hãy thử lại. (Somebody was quicker; try again.)",
    Unavailable: "Cơ sở dữ liệu đang bận hoặc hết chỗ; chưa ghi gì. (Database away; not done.)",
}
OWN_WORDS = (*CANNOT_START, NotADemo, TooEarly, PortTaken)


class Sentences(click.Group):
    """Says a failure as one sentence on the error stream and exits with 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OWN_WORDS as error:
            stop(str(error))
        except tuple(SENTENCES) as error:
            stop(SENTENCES[type(error)])


def stop(sentence: str) -> NoReturn:
    """End the command with 1 and a sentence."""
    click.echo(sentence, err=True)
    raise click.exceptions.Exit(1)


def somewhere(command: Command) -> Command:
    """`--dir D`: the office in a folder, instead of the one that the environment describes."""
    option = click.option(
        "--dir",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="Thư mục của văn phòng (folder of an office: its database and keys).",
    )
    return option(command)


def as_json(command: Command) -> Command:
    """`--json`: for programs."""
    return click.option("--json", "is_json", is_flag=True, help="In JSON.")(command)


def config_of(folder: Path | None) -> Config:
    """The settings: of a demo's folder, of another folder, or of the environment alone."""
    if folder is None:
        return Config.from_environment()
    if DemoFolder(folder).is_marked:
        return DemoFolder(folder).config
    return Config.from_environment(_environment_of(folder.resolve()))


def open_at(folder: Path | None) -> Office:
    """The office at work. Raises one of `CANNOT_START`."""
    return open_office(config_of(folder))


@contextmanager
def signed_in(
    office: Office, config: Config, ask: Ask, *, named: str = SIGN_IN_FILE
) -> Iterator[Actor]:
    """An officer who may ask this, signed in for the length of the command."""
    actor = enter(office, _claim(config, named), Whence("terminal")).actor
    try:
        if not has_ask(actor.rank, ask):
            stop("Cấp của bạn không được làm việc này. (Your rank has no such right.)")
        yield actor
    finally:
        now, real = office.clock.now(), office.clock.real()
        perform(office.database, actor, lambda s: door.sign_out(s, actor, now, real))


@contextmanager
def signed_in_by_two(office: Office, config: Config) -> Iterator[tuple[Actor, Actor]]:
    """Two different administrators, for what one alone may not do."""
    with signed_in(office, config, Ask.ADMINISTER) as first:
        click.echo("Cần quản trị thứ hai (a second administrator is needed).", err=True)
        with signed_in(office, config, Ask.ADMINISTER, named=SECOND_SIGN_IN_FILE) as second:
            if first.officer_id == second.officer_id:
                stop("Cần hai quản trị khác nhau. (Two different administrators are needed.)")
            yield first, second


def say_json(content: object) -> None:
    """Print an answer for programs."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=1))


def _environment_of(folder: Path) -> dict[str, str]:
    found = {key: value for key, value in os.environ.items() if key != "CASEWORK_DATABASE_URL"}
    return {
        **found,
        "CASEWORK_DATA_DIR": str(folder),
        "CASEWORK_ROOT_KEY": f"file:{folder / ROOT_KEY}",
        "CASEWORK_SECRET_FILE": str(folder / SECRET),
    }


def _claim(config: Config, named: str) -> Claim:
    """From the terminal; in dev also from the file that the setting `named` names."""
    path = os.environ.get(named)
    if path and config.is_dev:
        return _claim_from(Path(path))
    return Claim(
        click.prompt("Tên đăng nhập (login)", err=True),
        click.prompt("Mật khẩu (password)", hide_input=True, err=True),
        click.prompt("Mã dùng một lần (one-time code)", err=True),
    )


def _claim_from(path: Path) -> Claim:
    """A file with `user`, `password` and `secret`, as the entries of `logins.json` have them."""
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        code = pyotp.TOTP(card["secret"]).at(datetime.now(UTC))
        return Claim(card["user"], card["password"], code)
    except (OSError, ValueError, KeyError, TypeError):
        stop(f"Không đọc được tệp đăng nhập {SIGN_IN_FILE}. (The sign-in file cannot be read.)")
