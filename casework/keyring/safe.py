"""The safe of one file: seals its values, and opens them under a disclosure. Lives one request."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import inspect
from sqlalchemy.orm import DeclarativeBase

from casework.keyring.blob import open_chunks, seal_chunks
from casework.keyring.disclosure import Disclosure
from casework.keyring.envelope import BLOB, VALUE, Damaged, Header, open_value, seal_value
from casework.keyring.plaintext import Value
from casework.records.keys import FileKey
from casework.sealing import Klass, Place, Sealed, place_of, sealed_columns


class ForeignRecord(ValueError):
    """The record belongs to another file than the safe, or to none yet."""

    def __init__(self, place: Place) -> None:
        self.table = place.table
        self.row_id = place.row_id
        super().__init__(f"row {place.row_id} of {place.table} is not of this file")


class KeyDestroyed(Exception):
    """The file has no key of this class: what it sealed was erased, or was never loaded."""

    def __init__(self, file_id: UUID, klass: Klass) -> None:
        self.file_id = file_id
        self.klass = klass
        super().__init__(f"file {file_id} has no {klass.name.lower()} key")


class Safe:
    """The keys of one file, each unwrapped when first needed and forgotten with the request."""

    def __init__(
        self, file_id: UUID, keys: Sequence[FileKey], unwrap: Callable[[FileKey], AESGCM]
    ) -> None:
        self._file_id = file_id
        self._unwrap = unwrap
        self._wrapped = {(key.klass, key.gen): key for key in keys}
        self._unwrapped: dict[tuple[int, int], AESGCM] = {}

    def seal(self, record: DeclarativeBase, **values: Value) -> None:
        """Seal values into the record's columns of these names; a new record's others as nulls.

        The record needs its id and file_id. Raises NotSealed, Placeless, ForeignRecord,
        CannotBeSealed and KeyDestroyed.
        """
        sealed = {column: self._seal(record, column, value) for column, value in values.items()}
        for column, value in sealed.items():
            setattr(record, column, value)
        self.seal_nulls(record)

    def seal_nulls(self, record: DeclarativeBase) -> None:
        """Give a record that is not yet stored a sealed null in every sealed column still unset."""
        state = inspect(record)
        if not (state.transient or state.pending):
            return
        for column in sealed_columns(type(record)):
            if state.dict.get(column) is None:
                setattr(record, column, self._seal(record, column, None))

    def open(
        self, record: DeclarativeBase, column: str, disclosure: Disclosure, now: datetime
    ) -> Value:
        """One value of a record. Raises NotDisclosed, Damaged, KeyDestroyed and ForeignRecord."""
        place = self._own(place_of(record, column))
        disclosure.insist(place, now)
        held: Sealed | None = getattr(record, column)
        if held is None:
            raise Damaged(place)
        header = Header.of(held.stored, place, VALUE)
        return open_value(self._key(place, header.generation), place, held)

    def open_many(
        self,
        record: DeclarativeBase,
        columns: Iterable[str],
        disclosure: Disclosure,
        now: datetime,
    ) -> dict[str, Value]:
        """Several values of a record by column; one that is not disclosed refuses them all."""
        return {column: self.open(record, column, disclosure, now) for column in columns}

    def seal_blob(self, place: Place, content: bytes) -> Sealed:
        """Long content, such as a scan, sealed for one place. Raises as `seal` does."""
        generation = max(self._generations(self._own(place).klass))
        return seal_chunks(self._key(place, generation), generation, place, content)

    def open_blob(
        self, place: Place, sealed: Sealed, disclosure: Disclosure, now: datetime
    ) -> bytes:
        """The content sealed for this place, whole. Raises as `open` does."""
        disclosure.insist(self._own(place), now)
        header = Header.of(sealed.stored, place, BLOB)
        return open_chunks(self._key(place, header.generation), place, sealed)

    def _seal(self, record: DeclarativeBase, column: str, value: Value) -> Sealed:
        place = self._own(place_of(record, column))
        generation = max(self._generations(place.klass))
        return seal_value(self._key(place, generation), generation, place, value)

    def _own(self, place: Place) -> Place:
        if place.file_id != self._file_id:
            raise ForeignRecord(place)
        return place

    def _key(self, place: Place, generation: int) -> AESGCM:
        named = (place.klass, generation)
        if named not in self._unwrapped:
            self._unwrapped[named] = self._unwrap(self._find(place, generation))
        return self._unwrapped[named]

    def _find(self, place: Place, generation: int) -> FileKey:
        if generation not in self._generations(place.klass):
            raise Damaged(place)
        return self._wrapped[place.klass, generation]

    def _generations(self, klass: Klass) -> list[int]:
        generations = [gen for known, gen in self._wrapped if known == klass]
        if not generations:
            raise KeyDestroyed(self._file_id, klass)
        return generations
