"""Builders for the tests of the door: an office behind a web application, and who stands there."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any
from weakref import ref

import pyotp
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework import passwords
from casework.actions import door
from casework.actions.door import Tried
from casework.app import create_app
from casework.database import NOBODY, Scope
from casework.office import Clock, Office
from casework.reckoning import keep_reckoning
from casework.records.officers import Officer
from casework.records.trace import Entry
from casework.sealing import place_of
from casework.web.sessions import OFFICE
from config import Config, Env
from tests.office import make
from workflows.terms import Rank

PASSWORD = "cò bay thẳng cánh 9 ruộng"
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Wall:
    """A clock on the wall that tests move by hand."""

    def __init__(self) -> None:
        self.at = MORNING

    def __call__(self) -> datetime:
        return self.at

    def passes(self, span: timedelta) -> None:
        self.at += span


class Compiled(BytecodeCache):
    """Templates compiled once for every application of the run: a quarter of its time, else."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = Compiled()
_KEPT: defaultdict[tuple[Env, bool], list[Flask]] = defaultdict(list)
_IN_USE: dict[Flask, "ref[Door]"] = {}


@dataclass(frozen=True)
class Door:
    """An office with its web application and its clock."""

    office: Office
    app: Flask
    wall: Wall

    def client(self) -> FlaskClient:
        return self.app.test_client()


def open_door(
    office: Office,
    wall: Wall,
    folder: Path,
    *,
    env: Env = Env.DEV,
    rooms: Blueprint | None = None,
) -> Door:
    """The application of an office, with `rooms` of the tests' own behind it."""
    secret = folder / "secret"
    secret.write_text("only for tests " * 4)
    config = Config(
        env=env,
        data_dir=folder,
        database_url=office.database.url,
        root_key="",
        secret_file=secret,
        trusted_hosts=("localhost",),
    )
    keep_reckoning(office.database)
    app = _application(office, config, rooms)
    made = Door(office, app, wall)
    _IN_USE[app] = ref(made)
    return made


def _application(office: Office, config: Config, rooms: Blueprint | None) -> Flask:
    """One that no test has open any more, with this office behind it; else a new one.

    An application compiles the rules of some hundreds of addresses: two fifths of the time of the
    tests behind the door, where each has its own.
    """
    kind = (config.env, rooms is not None)
    for app in _KEPT[kind]:
        if _IN_USE[app]() is None:
            break
    else:
        app = create_app(office, config)
        app.jinja_env.bytecode_cache = _COMPILED
        if rooms is not None:
            app.register_blueprint(rooms)
        _KEPT[kind].append(app)
    app.extensions[OFFICE] = office
    app.testing, app.jinja_env.auto_reload = True, config.is_dev
    return app


def office_of(database: object, keyring: object, wall: Wall) -> Office:
    return Office(database, keyring, Clock(real=wall))  # type: ignore[arg-type]


def officer(
    door_: Door, *, rank: Rank = Rank.OFFICER, login: str = "lan.mau", suspended: bool = False
) -> tuple[Officer, str]:
    """An officer who can sign in with `PASSWORD`, and the seed of their codes."""
    seed = pyotp.random_base32()
    with door_.office.database.writing(Scope.of_job("test")) as session:
        made = make.officer(session, make.unit(session), rank=rank, login=login)
        made.password_hash = hash_of_password()
        place = place_of(made, "code_seed")
        made.code_seed = door_.office.keyring.seal_system(seed, place)
        made.suspended_at = MORNING if suspended else None
        session.commit()
    return made, seed


@cache
def hash_of_password() -> str:
    return passwords.hash_password(PASSWORD)


def code(seed: str, at: datetime) -> str:
    return pyotp.TOTP(seed).at(at)


def token_of(door_: Door, who: Officer) -> str:
    """A sign-in made without the form: fast, and what the door itself would store."""
    with door_.office.database.writing(NOBODY) as session:
        step = session.get_one(Officer, who.id).last_code_step + 1
        now = door_.wall()
        entered = door.sign_in(session, Tried(who, ()), who, step, now, now)
        make.commit(session)
    return entered.token


def signed_in(door_: Door, who: Officer) -> FlaskClient:
    client = door_.client()
    client.set_cookie("casework", token_of(door_, who))
    return client


def form_token(client: FlaskClient) -> str:
    page = client.get("/rooms/form").text
    found = re.search(r"token=(\S+)", page)
    assert found
    return found[1]


def post(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    return client.post(path, data={"csrf_token": form_token(client), **fields})


def multipart(token: str, scan: bytes) -> tuple[bytes, str]:
    """A form with a file, as a browser sends it, and its content type."""
    part = "--rim\r\nContent-Disposition: form-data; name={}\r\n\r\n".format
    head = part('"csrf_token"') + token + "\r\n" + part('"scan"; filename="giay.pdf"')
    return head.encode() + scan + b"\r\n--rim--\r\n", "multipart/form-data; boundary=rim"


def try_door(
    client: FlaskClient, login: str, password: str, one_time_code: str, **more: object
) -> TestResponse:
    fields = {"login": login, "password": password, "code": one_time_code}
    return client.post("/sign-in", data={"csrf_token": form_token(client), **fields}, **more)


def events(door_: Door) -> list[tuple[str, str]]:
    """Stream kind and event of every entry, oldest first."""
    entries = found(door_, select(Entry).order_by(Entry.id))
    return [(entry.stream.partition(":")[0], entry.event) for entry in entries]


def count(door_: Door, record: type) -> int:
    return len(found(door_, select(record)))


def found(door_: Door, wanted: Select[Any]) -> list[Any]:
    """Records as they are stored now."""
    with door_.office.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(wanted))


def change(door_: Door, act: Callable[[Session], object]) -> None:
    with door_.office.database.writing(Scope.of_job("test")) as session:
        act(session)
        make.commit(session)
