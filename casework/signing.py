"""Officers' keys: made, locked under their password, and unlocked for one signature.

Ed25519 (RFC 8032). No record and no session; nobody but the officer can unlock a key, also not
whoever holds the database and the office's own keys.
"""

import hashlib
import os
from dataclasses import dataclass, field
from typing import Final, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from casework.passwords import key_from

_FORM: Final = b"\x01"
_SALT, _NONCE = 16, 12  # bytes


class NotUnlocked(ValueError):
    """The password is another one, or what was locked is of another officer or was altered."""


@dataclass(frozen=True, slots=True)
class Pen:
    """An unlocked key, kept for the length of one request: it signs, and is never shown."""

    key_id: str
    public_key: bytes
    _private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def of(cls, private: Ed25519PrivateKey) -> Self:
        """The pen that holds this private key."""
        public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return cls(key_id_of(public), public, private)

    def sign(self, message: bytes) -> bytes:
        """The signature of these bytes: 64 bytes."""
        return self._private.sign(message)

    def locked(self, officer_id: UUID, password: str) -> bytes:
        """The private key under a key of the password, for this officer alone. Slow on purpose."""
        salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
        raw = self._private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        bound = _bound(officer_id, self.key_id)
        return _FORM + salt + nonce + _cipher(password, salt).encrypt(nonce, raw, bound)


def new_pen() -> Pen:
    """A key pair that nobody has."""
    return Pen.of(Ed25519PrivateKey.generate())


def unlock(locked: bytes, officer_id: UUID, key_id: str, password: str) -> Pen:
    """The pen that `Pen.locked` locked. Slow on purpose. Raises `NotUnlocked`."""
    form, salt = locked[:1], locked[1 : 1 + _SALT]
    nonce, sealed = locked[1 + _SALT : 1 + _SALT + _NONCE], locked[1 + _SALT + _NONCE :]
    if form != _FORM:
        raise NotUnlocked
    try:
        raw = _cipher(password, salt).decrypt(nonce, sealed, _bound(officer_id, key_id))
    except (InvalidTag, ValueError):
        raise NotUnlocked from None
    return Pen.of(Ed25519PrivateKey.from_private_bytes(raw))


def key_id_of(public_key: bytes) -> str:
    """How papers and published keys name a key: sixteen hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def _cipher(password: str, salt: bytes) -> AESGCM:
    return AESGCM(key_from(password, salt))


def _bound(officer_id: UUID, key_id: str) -> bytes:
    return b"\x1f".join((b"officer key", officer_id.bytes, key_id.encode()))
