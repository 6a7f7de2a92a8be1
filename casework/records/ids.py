"""Names for rows: internal ids, public ids and case codes. Nothing here can be guessed."""

import os
import secrets
import time
from uuid import UUID, uuid4

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I: read aloud over a telephone
_CODE_LENGTH = 7
_SHORT_LENGTH = 9  # never as long as a case code, so that neither passes for the other


def new_id() -> UUID:
    """An internal id that sorts by creation, so that indexes stay dense (RFC 9562, version 7)."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (7 << 76)
    value = (value & ~(0b11 << 62)) | (0b10 << 62)
    return UUID(int=value)


def new_public_id() -> UUID:
    """An id for addresses: random, because version 7 tells when a row was made."""
    return uuid4()


def new_case_code() -> str:
    """A short random case code whose last character checks the others; it says nothing else."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return body + _check_character(body)


def is_case_code(text: str) -> bool:
    """Whether `text` could be a case code: right letters, right length, right check character."""
    return _is_checked(text, _CODE_LENGTH)


def new_short_code() -> str:
    """A random code of a paper, with a check character; it says nothing of any case."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_SHORT_LENGTH))
    return body + _check_character(body)


def is_short_code(text: str) -> bool:
    """Whether `text` could be the short code of a paper."""
    return _is_checked(text, _SHORT_LENGTH)


def _is_checked(text: str, length: int) -> bool:
    if len(text) != length + 1 or any(character not in _ALPHABET for character in text):
        return False
    return _check_character(text[:-1]) == text[-1]


def _check_character(body: str) -> str:
    """A weighted sum modulo 31: finds every single wrong character and every swap of two."""
    total = sum(_ALPHABET.index(character) * weight for weight, character in enumerate(body, 2))
    return _ALPHABET[-total % len(_ALPHABET)]
