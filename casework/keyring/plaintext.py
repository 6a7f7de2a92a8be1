"""What is inside a sealed value: one type byte, the value, and padding that hides its length.

The layout is `reference/security.md` 2.4. No key and no encryption here.
"""

import json
import unicodedata
from datetime import date, datetime
from typing import Any

Json = dict[str, Any] | list[Any]  # Any: whatever JSON can hold
Value = str | int | date | Json | None
"""What can be sealed. Yes and no are words here, because "not asked" is an answer too."""

_NULL, _TEXT, _INT, _DATE, _JSON = b"\0", b"\1", b"\2", b"\3", b"\4"
_BLOCK = 32  # bytes
_PADME_ABOVE = 512  # bytes
_END = b"\x80"  # ISO/IEC 7816-4


class CannotBeSealed(TypeError):
    """A value of a kind, or with characters, that the format does not know; it is not repeated."""

    def __init__(self, kind: type) -> None:
        self.kind = kind
        super().__init__(f"cannot seal this {kind.__name__}: text, int, date, JSON or None")


class BadPlaintext(ValueError):
    """Authentic bytes that do not follow the format."""


def pack(value: Value) -> bytes:
    """The padded bytes of a value; text is made NFC. Raises CannotBeSealed."""
    try:
        return pad(_encode(value))
    except (UnicodeEncodeError, ValueError, RecursionError):  # each of these errors holds the value
        raise CannotBeSealed(type(value)) from None


def unpack(padded: bytes) -> Value:
    """The value that `pack` was given, its text in NFC. Raises BadPlaintext."""
    content = unpad(padded)
    return _decode(content[:1], content[1:].decode())


def pad(content: bytes) -> bytes:
    """Content with its end marked, filled with zeros up to a length that tells little."""
    marked = content + _END
    return marked.ljust(_padded_length(len(marked)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The content of padded bytes. Raises BadPlaintext."""
    marked = padded.rstrip(b"\0")
    if not marked.endswith(_END):
        raise BadPlaintext
    return marked[:-1]


def _padded_length(length: int) -> int:
    """A multiple of 32 bytes; above 512 the next PADMÉ length (at most 12 % more)."""
    if length <= _PADME_ABOVE:
        return -(-length // _BLOCK) * _BLOCK
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (length + mask) & ~mask


def _encode(value: Value) -> bytes:
    if value is None:
        return _NULL
    if isinstance(value, str):
        return _TEXT + unicodedata.normalize("NFC", value).encode()
    if isinstance(value, int) and not isinstance(value, bool):
        return _INT + str(value).encode()
    if isinstance(value, date) and not isinstance(value, datetime):
        return _DATE + value.isoformat().encode()
    if isinstance(value, dict | list):
        return _JSON + _json(value).encode()
    raise CannotBeSealed(type(value))


def _json(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def _decode(kind: bytes, text: str) -> Value:
    if kind == _NULL:
        return None
    if kind == _TEXT:
        return text
    if kind == _INT:
        return int(text)
    if kind == _DATE:
        return date.fromisoformat(text)
    if kind == _JSON:
        value: Json = json.loads(text)
        return value
    raise BadPlaintext
