"""The keyring: the office's keys, unwrapped at the start and held in memory. Closed or complete."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.keyring.envelope import VALUE, Damaged, Header, open_value, seal_value
from casework.keyring.index import Index
from casework.keyring.plaintext import Value
from casework.keyring.providers import RootProvider
from casework.keyring.safe import Safe
from casework.keyring.troubles import AlreadyFounded, KeyNotLoaded, NotFounded
from casework.keyring.wrapping import (
    WrapBroken,
    bound_to_file,
    bound_to_purpose,
    new_key,
    unwrap,
    wrap,
)
from casework.records.ids import new_id
from casework.records.keys import FileKey, Kek, KeyState, Purpose
from casework.sealing import Klass, Place, Sealed

FILE_KLASSES = (Klass.CASEWORK, Klass.IDENTITY, Klass.PROTECTION)


class NotOfSystem(ValueError):
    """A value of a file was offered to the system's key, which opens without a disclosure."""

    def __init__(self, place: Place) -> None:
        super().__init__(f"{place.table}.{place.column} belongs to a file; use its safe")


class Keyring:
    """What the office can open and seal while it runs; it never changes and is never written."""

    def __init__(self, rings: Mapping[Purpose, "Ring"]) -> None:
        self._files = rings[Purpose.FILES]
        self._system = rings[Purpose.SYSTEM]
        self._digest = rings[Purpose.DIGEST]
        self._indexes = _indexes(rings[Purpose.INDEX])

    @classmethod
    def found(cls, session: Session, provider: RootProvider, now: datetime) -> Self:
        """Make the office's keys in an empty database. Raises AlreadyFounded."""
        if session.scalars(select(Kek).limit(1)).first() is not None:
            raise AlreadyFounded
        numbered = enumerate(Purpose, start=1)
        session.add_all(new_kek(provider, number, purpose, now) for number, purpose in numbered)
        session.flush()
        return cls.unlock(session, provider)

    @classmethod
    def unlock(cls, session: Session, provider: RootProvider) -> Self:
        """Unwrap every key not retired, or none. Raises NotFounded, KeyWrong and KeyMissing."""
        keks = session.scalars(select(Kek).where(Kek.state != KeyState.RETIRED)).all()
        return cls({purpose: _ring(provider, keks, purpose) for purpose in Purpose})

    @property
    def active_number(self) -> int:
        """The number of the key that wraps the keys of files now."""
        return self._files.active

    def create_keys(self, file_id: UUID) -> list[FileKey]:
        """New keys for a new file, one for each class; the caller adds them to its session."""
        return [self._new_file_key(file_id, klass) for klass in FILE_KLASSES]

    def safe(self, file_id: UUID, keys: Sequence[FileKey]) -> Safe:
        """The safe of one file, for one request."""
        return Safe(file_id, keys, self._file_cipher)

    def seal_system(self, value: Value, place: Place) -> Sealed:
        """A value that belongs to no file: a code seed, a draft. Its place is of class SYSTEM."""
        ring = self._system
        return seal_value(ring.cipher(ring.active), ring.active, _of_system(place), value)

    def open_system(self, sealed: Sealed, place: Place) -> Value:
        """The value that `seal_system` was given. Raises Damaged."""
        header = Header.of(sealed.stored, _of_system(place), VALUE)
        if header.generation not in self._system.keys:
            raise Damaged(place)
        return open_value(self._system.cipher(header.generation), place, sealed)

    def digest(self, content: bytes) -> str:
        """A keyed digest in hex (HMAC-SHA256): compares, and cannot be guessed without the key."""
        return hmac.digest(self._digest.keys[self._digest.active], content, "sha256").hex()

    @property
    def index(self) -> Index:
        """The keys under which the search index is written now."""
        return self._indexes[0]

    @property
    def indexes(self) -> tuple[Index, ...]:
        """The keys under which the index may be read: that of now, and those it replaces."""
        return self._indexes

    def rewrap(self, key: FileKey) -> bytes:
        """The wrap of a file's key under the active key of the office. Raises as a safe does."""
        bound = bound_to_file(key.file_id, key.klass, key.gen)
        return wrap(self._files.cipher(self._files.active), self._unwrap(key), bound)

    def _new_file_key(self, file_id: UUID, klass: Klass) -> FileKey:
        active = self._files.active
        wrapped = wrap(self._files.cipher(active), new_key(), bound_to_file(file_id, klass, 1))
        return FileKey(
            id=new_id(), file_id=file_id, klass=klass, gen=1, kek_number=active, wrapped=wrapped
        )

    def _file_cipher(self, key: FileKey) -> AESGCM:
        return AESGCM(self._unwrap(key))

    def _unwrap(self, key: FileKey) -> bytes:
        if key.kek_number not in self._files.keys:
            raise KeyNotLoaded
        bound = bound_to_file(key.file_id, key.klass, key.gen)
        try:
            return unwrap(self._files.cipher(key.kek_number), key.wrapped, bound)
        except WrapBroken:
            place = Place("file_key", "wrapped", key.id, key.file_id, Klass(key.klass))
            raise Damaged(place) from None


@dataclass(frozen=True, slots=True)
class Ring:
    """The unwrapped keys of one purpose by number, and which of them seals."""

    active: int
    keys: Mapping[int, bytes] = field(repr=False)

    def cipher(self, number: int) -> AESGCM:
        """The key of this number, ready for use."""
        return AESGCM(self.keys[number])


def new_kek(provider: RootProvider, number: int, purpose: Purpose, now: datetime) -> Kek:
    """A new key of the office, wrapped by the root key and active from `now`."""
    root_key = provider.current()
    wrapped = provider.wrap(root_key, new_key(), bound_to_purpose(purpose, number))
    return Kek(
        number=number,
        purpose=purpose,
        state=KeyState.ACTIVE,
        root_key=root_key,
        wrapped=wrapped,
        created_at=now,
    )


def _ring(provider: RootProvider, keks: Sequence[Kek], purpose: Purpose) -> Ring:
    of_purpose = [kek for kek in keks if kek.purpose is purpose]
    active = [kek.number for kek in of_purpose if kek.state is KeyState.ACTIVE]
    if len(active) != 1:
        raise NotFounded
    return Ring(active[0], {kek.number: _unwrapped(provider, kek) for kek in of_purpose})


def _indexes(ring: Ring) -> tuple[Index, ...]:
    numbers = sorted(ring.keys, key=lambda number: number != ring.active)
    return tuple(Index(number, ring.keys[number]) for number in numbers)


def _unwrapped(provider: RootProvider, kek: Kek) -> bytes:
    bound = bound_to_purpose(kek.purpose, kek.number)
    return provider.unwrap(kek.root_key, kek.wrapped, bound)


def _of_system(place: Place) -> Place:
    if place.klass is not Klass.SYSTEM:
        raise NotOfSystem(place)
    return place
