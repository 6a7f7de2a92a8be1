"""Building the office from its settings: once for everybody who starts it, and once for ever.

Whatever is missing stops the start with one sentence in both languages, and never with a value.
"""

import os
import secrets
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from casework import audit, migrate
from casework.actions.code_lists import add_entries
from casework.actions.founding import set_days
from casework.database import NOBODY, Database, Scope
from casework.days_off import special_days
from casework.first_lists import FIRST
from casework.keyring import (
    AlreadyFounded,
    Keyring,
    KeyTrouble,
    RootProvider,
    create_root_key,
    provider_for,
)
from casework.migrate import NotMigrated
from casework.office import Clock, Office, vietnam_day
from casework.reckoning import keep_reckoning
from casework.records.keys import Kek
from config import Config, SettingMissing, SettingWrong

_SECRET_BYTES = 32


class DatabaseAway(Exception):
    """The database cannot be reached or read; the address may hold a password and is not said."""

    def __init__(self) -> None:
        super().__init__(
            "Không mở được cơ sở dữ liệu nêu ở CASEWORK_DATABASE_URL hoặc CASEWORK_DATA_DIR. "
            "(The database named by CASEWORK_DATABASE_URL or CASEWORK_DATA_DIR cannot be opened.)"
        )


CANNOT_START = (SettingMissing, SettingWrong, NotMigrated, KeyTrouble, DatabaseAway)
"""Every reason not to start; the text of each is the sentence to show."""


def open_office(config: Config) -> Office:
    """The office at work. Raises one of `CANNOT_START`."""
    try:
        migrate.insist_at_head(config.database_url)
        return _opened(config)
    except SQLAlchemyError:
        raise DatabaseAway from None


def found_office(config: Config) -> None:
    """Make what an office starts with: its secrets, schema, keys and calendar.

    A second call on the same database raises `AlreadyFounded` and changes nothing but the schema;
    it never makes a new root key beside a database that has one. Raises one of `CANNOT_START`.
    """
    try:
        config.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        migrate.upgrade(config.database_url)
        database = Database(config.database_url)
        _insist_unfounded(database)
        _make_secret(config.secret_file)
        _make_root_key(config.root_key)
        _found(database, _provider(config), config.now())
        database.dispose()
    except SQLAlchemyError:
        raise DatabaseAway from None


def _opened(config: Config) -> Office:
    provider = _provider(config)
    database = Database(config.database_url)
    with database.reading(NOBODY) as session:
        keyring = Keyring.unlock(session, provider)
    keep_reckoning(database)
    return Office(database, keyring, Clock(config.clock_shift))


def _insist_unfounded(database: Database) -> None:
    with database.reading(NOBODY) as session:
        if session.scalars(select(Kek).limit(1)).first() is not None:
            raise AlreadyFounded


def _found(database: Database, provider: RootProvider, now: datetime) -> None:
    this_year = vietnam_day(now).year
    with database.writing(Scope.of_job("init")) as session:
        Keyring.found(session, provider, now)
        set_days(session, None, now, special_days((this_year, this_year + 1)))
        for of_list, words in FIRST.items():
            add_entries(session, None, now, of_list, words)
        audit.write(session)
        session.commit()


def _provider(config: Config) -> RootProvider:
    return provider_for(config.root_key, env=config.env.value)


def _make_secret(path: Path) -> None:
    """The secret of form tokens, for its owner only; one that is there stays."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_closed(path, secrets.token_hex(_SECRET_BYTES) + "\n")


def _make_root_key(url: str) -> None:
    """A new root key where the setting names a file that is not there yet."""
    scheme, _, rest = url.partition(":")
    path = Path(rest.partition("?")[0])
    if scheme != "file" or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    create_root_key(path)


def write_closed(path: Path, text: str) -> None:
    """Write a file that only its owner may read, from its first byte. Replaces what was there."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
