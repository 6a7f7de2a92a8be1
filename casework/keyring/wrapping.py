"""One key wrapped by another: AES-256-GCM with a version byte, bound to what the key is for."""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.keyring.envelope import prefixed
from casework.records.keys import Purpose

KEY_LENGTH = 32  # bytes
_VERSION = b"\1"
_NONCE = 12  # bytes


class WrapBroken(Exception):
    """This key did not wrap these bytes for this use, or they were altered."""


def new_key() -> bytes:
    """A random 256-bit key."""
    return AESGCM.generate_key(8 * KEY_LENGTH)


def wrap(outer: AESGCM, key: bytes, bound: bytes) -> bytes:
    """A key wrapped by `outer` for the use that `bound` names."""
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + outer.encrypt(nonce, key, _VERSION + bound)


def unwrap(outer: AESGCM, wrapped: bytes, bound: bytes) -> bytes:
    """The key that `wrap` was given. Raises WrapBroken."""
    nonce, body = wrapped[1 : 1 + _NONCE], wrapped[1 + _NONCE :]
    try:
        return outer.decrypt(nonce, body, wrapped[:1] + bound)
    except (InvalidTag, ValueError):  # ValueError: cut short
        raise WrapBroken from None


def bound_to_purpose(purpose: Purpose, number: int) -> bytes:
    """What the wrap of a key of the office is bound to."""
    return prefixed(b"kek") + prefixed(purpose.encode()) + number.to_bytes(4, "big")


def bound_to_file(file_id: UUID, klass: int, gen: int) -> bytes:
    """What the wrap of a file's key is bound to. Not to the key that wraps: that one rotates."""
    return prefixed(b"file_key") + file_id.bytes + bytes([klass]) + gen.to_bytes(4, "big")
