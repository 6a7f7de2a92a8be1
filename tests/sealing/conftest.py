"""A database in memory and a root key on disk, for the tests of keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from casework.keyring import RootProvider, create_root_key, provider_for
from casework.records.base import Record
from casework.records.file import File
from casework.records.keys import FileKey, Kek
from tests.sealing import make


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Record.metadata.create_all(engine, tables=[File.__table__, Kek.__table__, FileKey.__table__])
    make.Tables.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "root.key"
    create_root_key(path)
    return path


@pytest.fixture
def provider(key_file: Path) -> RootProvider:
    return provider_for(f"file:{key_file}", env="prod")
