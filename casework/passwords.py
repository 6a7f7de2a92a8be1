"""Passwords: hashing, checking, and which ones are too easy to guess. No record and no session.

Cost and rules follow `reference/security.md` 4: argon2id with 46 MiB and one pass takes a tenth of
a second, and at most two run at a time, so that a storm of sign-ins cannot starve the case pages.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

SHORTEST = 12  # characters
LONGEST = 128  # characters

_PASSES, _MEMORY, _LANES = 1, 46 * 1024, 1  # memory in KiB
_KEY_BYTES = 32
_HASHER = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY, parallelism=_LANES)
_AT_ONCE = BoundedSemaphore(2)
_GUESSABLE = Path(__file__).with_name("guessable.txt")
_LEAST_LEFT = 5  # letters that must remain when every guessable word and digit is taken out
_LEAST_DIFFERENT = 5  # different characters
_SHORTEST_NAME = 4  # letters; shorter words of a unit's name are too common to forbid

# The hash of a random text that nobody kept: checking it takes as long as checking a real one.
NOBODYS_HASH = (
    "$argon2id$v=19$m=47104,t=1,p=1$aVWDi4aIHU6u8R7cQ6NH7w"
    "$YYjncf4mv1Ml/CeUSW6IFr90CjWW8bsIqKrfE0yiLxM"
)


def hash_password(password: str) -> str:
    """The hash to store. Takes about a tenth of a second: call it before any lock is taken."""
    with _AT_ONCE:
        return _HASHER.hash(_normal(password))


def verify(stored: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed; `None` (nobody) is false, as slowly."""
    with _AT_ONCE:
        return _matches(stored or NOBODYS_HASH, password) and stored is not None


def key_from(password: str, salt: bytes) -> bytes:
    """A key of 256 bits that only this password and salt give; as slow as checking one."""
    with _AT_ONCE:
        return hash_secret_raw(
            _normal(password).encode(), salt, _PASSES, _MEMORY, _LANES, _KEY_BYTES, Type.ID
        )


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters, and should be made again at sign-in."""
    return _HASHER.check_needs_rehash(stored)


def is_weak(password: str, *names: str) -> bool:
    """Whether a password is too short, too long, made of guessable words, or names its officer.

    `names` are the login and the unit's name. No rule on kinds of characters (SP 800-63B-4).
    """
    folded = _fold(password)
    return (
        not SHORTEST <= len(_normal(password)) <= LONGEST
        or len(set(folded)) < _LEAST_DIFFERENT
        or any(word in folded for name in names for word in _words(name))
        or len(_left_over(folded)) < _LEAST_LEFT
    )


def _matches(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, _normal(password))
    except (VerificationError, InvalidHashError):
        return False


def _normal(password: str) -> str:
    """One form for letters that two keyboards compose differently (SP 800-63B-4: NFKC)."""
    return unicodedata.normalize("NFKC", password[: LONGEST * 2])


def _fold(text: str) -> str:
    """Lower-case Latin letters and digits only: `Mật khẩu` and `matkhau` are one guess."""
    parts = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return re.sub(r"[^a-z0-9]", "", parts)


def _left_over(folded: str) -> str:
    """The letters that remain without guessable words, digits and runs of one letter."""
    for word in _guessable():
        folded = folded.replace(word, "0")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"\d", "", folded))


def _words(name: str) -> list[str]:
    """A name whole, and its longer words."""
    folded = [_fold(word) for word in name.split()]
    return [word for word in (_fold(name), *folded) if len(word) >= _SHORTEST_NAME]


@cache
def _guessable() -> tuple[str, ...]:
    """The guessable words, longest first, so that `password` goes before `pass`."""
    lines = _GUESSABLE.read_text(encoding="ascii").split()
    return tuple(sorted(lines, key=len, reverse=True))
