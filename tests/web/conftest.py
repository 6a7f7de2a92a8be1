"""An office with its door open, on both databases: `opened` in dev, `opened_in_prod` over https."""

from pathlib import Path

import pytest

from casework.database import Database
from casework.keyring import Keyring
from config import Env
from tests.web.doorway import Door, Wall, office_of, open_door
from tests.web.rooms import rooms


@pytest.fixture
def opened(database: Database, keyring: Keyring, tmp_path: Path) -> Door:
    return _furnished(database, keyring, tmp_path, Env.DEV)


@pytest.fixture
def opened_in_prod(database: Database, keyring: Keyring, tmp_path: Path) -> Door:
    return _furnished(database, keyring, tmp_path, Env.PROD)


def _furnished(database: Database, keyring: Keyring, folder: Path, env: Env) -> Door:
    wall = Wall()
    office = office_of(database, keyring, wall)
    return open_door(office, wall, folder, env=env, rooms=rooms())
