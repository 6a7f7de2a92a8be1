"""The records and the migrated schema say the same, and what has a file stands behind the walls."""

from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Mapper

import casework.records  # noqa: F401  # registers every table
from casework.audit_guard import is_evidence
from casework.records.base import OfFile, Record
from casework.records.dues import Due
from casework.records.notices import Notice
from casework.records.reaches import Reach
from casework.records.trace import Entry
from casework.sealing import SealedColumn
from casework.wall import guarded_classes

MAPPERS = sorted(Record.registry.mappers, key=lambda mapper: mapper.class_.__name__)
each_record = pytest.mark.parametrize("mapper", MAPPERS, ids=lambda mapper: mapper.class_.__name__)


def test_the_records_equal_the_migrated_schema(
    address_of_new_database: Callable[[], str],
) -> None:
    engine = create_engine(address_of_new_database(), poolclass=NullPool)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Record.metadata)
    engine.dispose()

    assert differences == []


@each_record
def test_what_has_a_file_belongs_to_a_file(mapper: Mapper[Any]) -> None:
    has_file = "file_id" in mapper.columns

    belongs = issubclass(mapper.class_, OfFile | Reach | Entry)

    assert has_file == belongs


@each_record
def test_what_belongs_to_a_file_is_guarded_and_is_evidence(mapper: Mapper[Any]) -> None:
    belongs = issubclass(mapper.class_, OfFile)

    assert (mapper.class_ in guarded_classes()) == belongs
    assert is_evidence(mapper.class_) == (
        (belongs or mapper.class_ is Reach) and mapper.class_ not in (Due, Notice)
    )


@each_record
def test_a_sealed_column_is_never_empty(mapper: Mapper[Any]) -> None:
    sealed = [column for column in mapper.columns if isinstance(column.type, SealedColumn)]

    assert [column.name for column in sealed if column.nullable] == []
