"""Long content in chunks (the STREAM construction): a cut, a swap or an addition is found out.

Nonce: seven random bytes, the number of the chunk, and whether it is the last one. The length
is padded like that of a value, since the exact size of a known paper would name it.
"""

import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.keyring.envelope import BLOB, HEADER_LENGTH, Damaged, Header, associated_data
from casework.keyring.plaintext import BadPlaintext, pad, unpad
from casework.sealing import Place, Sealed

CHUNK = 1024 * 1024  # bytes of plaintext
_TAG = 16  # bytes
_PREFIX = 7  # bytes


def seal_chunks(key: AESGCM, generation: int, place: Place, content: bytes) -> Sealed:
    """Content sealed for one place."""
    header = Header(BLOB, place.klass, generation).packed
    prefix = os.urandom(_PREFIX)
    bound = associated_data(header, place)
    numbered = _numbered(pad(content), CHUNK, prefix)
    chunks = (key.encrypt(nonce, chunk, bound) for nonce, chunk in numbered)
    return Sealed(b"".join((header, prefix, *chunks)))


def open_chunks(key: AESGCM, place: Place, sealed: Sealed) -> bytes:
    """The content sealed for this place, whole. Raises Damaged."""
    header, rest = sealed.stored[:HEADER_LENGTH], sealed.stored[HEADER_LENGTH:]
    bound = associated_data(header, place)
    numbered = _numbered(rest[_PREFIX:], CHUNK + _TAG, rest[:_PREFIX])
    try:
        return unpad(b"".join(key.decrypt(nonce, chunk, bound) for nonce, chunk in numbered))
    except (InvalidTag, BadPlaintext, ValueError):  # ValueError: cut short within the prefix
        raise Damaged(place) from None


def _numbered(content: bytes, size: int, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk of content with its nonce."""
    for number, start in enumerate(range(0, len(content), size)):
        is_last = start + size >= len(content)
        nonce = prefix + number.to_bytes(4, "big") + bytes([is_last])
        yield nonce, content[start : start + size]
