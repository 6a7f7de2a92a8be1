"""What every record shares: column types, names of constraints, and belonging to a file."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from casework.records.ids import new_id
from workflows.terms import Term

if TYPE_CHECKING:
    from casework.records.file import File


class NaiveTime(ValueError):
    """A time without a zone was offered to a column; every stored time is UTC."""


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC and read back aware on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveTime(value)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def word(terms: type[Term], *, length: int = 24) -> Enum:
    """A column for a closed set of words: stored as text, checked on the way in and out."""
    return Enum(
        terms,
        native_enum=False,
        create_constraint=False,
        length=length,
        values_callable=lambda members: [member.value for member in members],
    )


class Record(DeclarativeBase):
    """The base of all records."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcTime, UUID: Uuid}


class OfFile:
    """Mixed into every record that belongs to a file (a case or a tip).

    The walls hang on it: the session lets an officer load only rows whose file is within the
    reach of the unit, and a commit that changed such a row without an audit entry is refused.
    """

    @declared_attr
    def file_id(cls) -> Mapped[UUID]:  # noqa: N805  # SQLAlchemy calls it with the class
        return mapped_column(ForeignKey("file.id"), index=True)

    # A flush orders its inserts by relationships, not by foreign keys: the file comes first.
    @declared_attr
    def file(cls) -> "Mapped[File]":  # noqa: N805
        return relationship("File", lazy="raise")


def primary_key() -> Mapped[UUID]:
    """The id column of a record: made before the insert, so that sealed values can name it."""
    return mapped_column(primary_key=True, default=new_id)


class SealedRecord(OfFile, Record):
    """A record with an id of its own and sealed columns: what nearly everything of a file is."""

    __abstract__ = True

    id: Mapped[UUID] = primary_key()
