"""The outside of sealed bytes: header, place, and AES-256-GCM over both (security.md 2.4).

Which key opens what is decided elsewhere; here a key is given.
"""

import os
from dataclasses import dataclass
from struct import Struct
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.keyring.plaintext import BadPlaintext, Value, pack, unpack
from casework.sealing import Klass, Place, Sealed

VALUE, BLOB = 1, 2  # formats
_AES_256_GCM = 1
_HEADER = Struct(">BBBI")
HEADER_LENGTH = _HEADER.size  # bytes
_NONCE = 12  # bytes


class Damaged(Exception):
    """Sealed bytes were altered, cut, or moved from another place. Names the place only."""

    def __init__(self, place: Place) -> None:
        self.table = place.table
        self.column = place.column
        self.row_id = place.row_id
        super().__init__(f"{place.table}.{place.column} of row {place.row_id} is damaged")


@dataclass(frozen=True, slots=True)
class Header:
    """The open part of sealed bytes: its format, and the class and generation of its key."""

    format: int
    klass: Klass
    generation: int

    @property
    def packed(self) -> bytes:
        """Seven bytes: format, algorithm, class, generation (big-endian)."""
        return _HEADER.pack(self.format, _AES_256_GCM, self.klass, self.generation)

    @classmethod
    def of(cls, stored: bytes, place: Place, form: int) -> Self:
        """The header of bytes found at `place`. Raises Damaged unless it fits the place."""
        if len(stored) < HEADER_LENGTH:
            raise Damaged(place)
        found, algorithm, klass, generation = _HEADER.unpack_from(stored)
        if (found, algorithm, klass) != (form, _AES_256_GCM, place.klass):
            raise Damaged(place)
        return cls(form, place.klass, generation)


def seal_value(key: AESGCM, generation: int, place: Place, value: Value) -> Sealed:
    """A value sealed for one place. Raises CannotBeSealed."""
    header = Header(VALUE, place.klass, generation).packed
    nonce = os.urandom(_NONCE)
    body = key.encrypt(nonce, pack(value), associated_data(header, place))
    return Sealed(header + nonce + body)


def open_value(key: AESGCM, place: Place, sealed: Sealed) -> Value:
    """The value sealed for this place. Raises Damaged."""
    header, rest = sealed.stored[:HEADER_LENGTH], sealed.stored[HEADER_LENGTH:]
    try:
        return unpack(key.decrypt(rest[:_NONCE], rest[_NONCE:], associated_data(header, place)))
    except (InvalidTag, BadPlaintext, ValueError):  # ValueError: cut short within the nonce
        raise Damaged(place) from None


def associated_data(header: bytes, place: Place) -> bytes:
    """What a value is bound to. Never the number of a key-encryption key: that one rotates."""
    file = b"" if place.file_id is None else place.file_id.bytes
    named = (place.table.encode(), place.column.encode(), place.row_id.bytes, file)
    return header + b"".join(prefixed(part) for part in named)


def prefixed(part: bytes) -> bytes:
    """A part behind its length (two bytes), so that no two lists of parts read alike."""
    return len(part).to_bytes(2, "big") + part
