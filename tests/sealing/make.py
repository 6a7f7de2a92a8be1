"""Builders for the tests of sealing: two tables of their own, a keyring without a database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from casework.keyring import Disclosure, Keyring, Safe
from casework.keyring.keyring import Ring
from casework.keyring.wrapping import bound_to_file, new_key, wrap
from casework.records.keys import FileKey, Purpose
from casework.sealing import Klass, Sealed, sealed

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FILE_KLASSES = frozenset({Klass.CASEWORK, Klass.IDENTITY, Klass.PROTECTION})


class Tables(DeclarativeBase):
    """Apart from the office's records, so that no migration misses these."""


class Person(Tables):
    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    file_id: Mapped[UUID]
    age_band: Mapped[Sealed] = sealed(Klass.CASEWORK)
    full_name: Mapped[Sealed] = sealed(Klass.IDENTITY)
    other_names: Mapped[Sealed] = sealed(Klass.IDENTITY)
    refuge: Mapped[Sealed] = sealed(Klass.PROTECTION)


class Relative(Tables):
    __tablename__ = "relative"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    file_id: Mapped[UUID]
    full_name: Mapped[Sealed] = sealed(Klass.IDENTITY)


class Account(Tables):
    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code_seed: Mapped[Sealed] = sealed(Klass.SYSTEM)


def ring() -> Ring:
    return Ring(1, {1: new_key()})


def keyring(*, files: Ring | None = None) -> Keyring:
    return Keyring({purpose: ring() for purpose in Purpose} | {Purpose.FILES: files or ring()})


def second_identity_key(files: Ring, file_id: UUID) -> FileKey:
    wrapped = wrap(files.cipher(1), new_key(), bound_to_file(file_id, Klass.IDENTITY, 2))
    return FileKey(
        id=uuid4(), file_id=file_id, klass=Klass.IDENTITY, gen=2, kek_number=1, wrapped=wrapped
    )


def safe(file_id: UUID, *, of: Keyring | None = None) -> Safe:
    holder = of or keyring()
    return holder.safe(file_id, holder.create_keys(file_id))


def person(file_id: UUID) -> Person:
    return Person(id=uuid4(), file_id=file_id)


def relative(file_id: UUID) -> Relative:
    return Relative(id=uuid4(), file_id=file_id)


def account() -> Account:
    return Account(id=uuid4())


def disclosure(
    file_id: UUID,
    *,
    klasses: frozenset[Klass] = FILE_KLASSES,
    fields: frozenset[str] | None = None,
    until: datetime = NOW + timedelta(minutes=30),
) -> Disclosure:
    return Disclosure(
        officer_id=uuid4(),
        file_id=file_id,
        klasses=klasses,
        fields=fields,
        reason="visit",
        until=until,
        entry_id=uuid4(),
    )
