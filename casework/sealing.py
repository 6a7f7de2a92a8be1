"""Sealed values: what one is, the column that holds it, and its place. No key lives here.

The keys, and the only code that opens a value, are in `casework/keyring/`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Never
from uuid import UUID

from sqlalchemy import Dialect, LargeBinary, inspect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator


class Klass(IntEnum):
    """How sensitive a value is, and so which key seals it; the number stands in its header."""

    CASEWORK = 1
    IDENTITY = 2
    PROTECTION = 3  # shelter, safe phone, movements
    SYSTEM = 9  # belongs to no file: officers' code seeds, drafts


class CannotBePrinted(TypeError):
    """Somebody tried to show, copy out or test a sealed value; open it under a disclosure."""

    def __init__(self) -> None:
        super().__init__("a sealed value cannot be printed; open it under a disclosure")


class Sealed:
    """A sealed value as it is stored. It may be compared and kept, never shown."""

    __slots__ = ("stored",)

    def __init__(self, stored: bytes) -> None:
        self.stored = stored

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.stored == other.stored

    def __hash__(self) -> int:
        return hash(self.stored)

    def __repr__(self) -> str:
        return "Sealed(…)"

    def __str__(self) -> Never:
        raise CannotBePrinted

    def __format__(self, spec: str) -> Never:
        raise CannotBePrinted

    def __html__(self) -> Never:
        raise CannotBePrinted

    def __iter__(self) -> Iterator[Never]:
        raise CannotBePrinted

    def __bool__(self) -> Never:  # a sealed null would count as true
        raise CannotBePrinted

    def __reduce_ex__(self, protocol: object) -> Never:
        raise CannotBePrinted


class PlaintextRefused(DontWrapMixin, TypeError):
    """Something that is not sealed was offered to a sealed column; the value is not repeated.

    Not wrapped by SQLAlchemy, whose own error would print the statement's parameters.
    """

    def __init__(self, klass: Klass, offered: type) -> None:
        self.klass = klass
        self.offered = offered
        super().__init__(
            f"a {klass.name.lower()} column takes a Sealed value, not {offered.__name__}; "
            "a missing value is a sealed null"
        )


class SealedColumn(TypeDecorator[Sealed]):
    """A column of sealed bytes. It knows no row and no key, so it neither seals nor opens."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, klass: Klass) -> None:
        super().__init__()
        self.klass = klass

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes:
        if not isinstance(value, Sealed):
            raise PlaintextRefused(self.klass, type(value))
        return value.stored

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))


def sealed(klass: Klass) -> MappedColumn[Sealed]:
    """Declare a sealed column; never null, because an empty cell would tell that nothing is known.

    The names of its table and column are bound into every value: renaming either is a
    migration that seals the column anew.
    """
    return mapped_column(SealedColumn(klass), nullable=False)


class NotSealed(LookupError):
    """The record has no sealed column of that name."""

    def __init__(self, record: type, column: str) -> None:
        super().__init__(f"{record.__name__} has no sealed column {column}")


class Placeless(ValueError):
    """A record without an id cannot hold a sealed value: the id is bound into it."""

    def __init__(self, table: str, column: str) -> None:
        super().__init__(f"{table}.{column}: give the record its id before sealing")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs; bound into it, so that it opens nowhere else.

    `file_id` is None for a value of the system, which belongs to no file.
    """

    table: str
    column: str
    row_id: UUID
    file_id: UUID | None
    klass: Klass


def place_of(record: DeclarativeBase, column: str) -> Place:
    """The place of one column of a record. Raises NotSealed and Placeless."""
    table, name, klass = _column(type(record), column)
    row_id: UUID | None = getattr(record, "id", None)
    if row_id is None:
        raise Placeless(table, name)
    return Place(table, name, row_id, getattr(record, "file_id", None), klass)


@cache
def _column(record: type[DeclarativeBase], name: str) -> tuple[str, str, Klass]:
    column = inspect(record).columns.get(name)
    if column is None or not isinstance(column.type, SealedColumn):
        raise NotSealed(record, name)
    return str(column.table), column.name, column.type.klass


@cache
def sealed_columns(record: type[DeclarativeBase]) -> tuple[str, ...]:
    """The attributes of a record that are sealed, in the order of its columns."""
    columns = inspect(record).columns.items()
    return tuple(name for name, column in columns if isinstance(column.type, SealedColumn))
