"""The search index's keys: terms become tokens, and references that lead back only for us.

A token is the start of an HMAC under a key of its kind, so that equal words of two kinds differ. A
number of a paper or a telephone is hashed slowly first: its whole space could be tried in hours
(`reference/security.md` 2.6). A reference is sealed and bound to its token: whoever takes the table
sees tokens, and not which of them belong to one person.
"""

import hmac
import os
from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casework.matching.terms import IndexTerm, Kind
from casework.records.search_tokens import SearchToken

TOKEN = 8  # bytes
_KEY, _SALT, _NONCE = 32, 16, 12  # bytes
_SLOWLY = {"time_cost": 1, "memory_cost": 8 * 1024, "parallelism": 1, "hash_len": _KEY}


class Foreign(Exception):
    """The reference was not made by us for this token, or was altered."""


class Index:
    """The keys of one generation. Tokens of two generations have nothing in common."""

    def __init__(self, gen: int, key: bytes) -> None:
        self.gen = gen
        self._key = key
        self._of_kind = {kind: self._derived(f"token {kind.value}") for kind in Kind}

    def tokens(self, terms: Iterable[IndexTerm]) -> dict[IndexTerm, bytes]:
        """The token of each term; a number takes some milliseconds, everything else none."""
        return {term: self._token(term) for term in terms}

    def refer(self, kind: Kind, token: bytes, person_id: UUID) -> SearchToken:
        """A row of the index that leads from this token to this person; no two are alike."""
        nonce = os.urandom(_NONCE)
        body = self._references.encrypt(nonce, person_id.bytes, self._bound(kind, token))
        return SearchToken(idx=kind.value, gen=self.gen, token=token, ref=nonce + body)

    def follow(self, kind: Kind, token: bytes, ref: bytes) -> UUID:
        """The person to whom a row of the index leads. Raises `Foreign`."""
        nonce, body = ref[:_NONCE], ref[_NONCE:]
        try:
            return UUID(bytes=self._references.decrypt(nonce, body, self._bound(kind, token)))
        except (InvalidTag, ValueError):  # ValueError: cut short
            raise Foreign from None

    def _token(self, term: IndexTerm) -> bytes:
        content = term.text.encode()
        if term.kind is Kind.IDENTIFIER:
            content = hash_secret_raw(content, self._salt, type=Type.ID, **_SLOWLY)
        return hmac.digest(self._of_kind[term.kind], content, "sha256")[:TOKEN]

    def _bound(self, kind: Kind, token: bytes) -> bytes:
        return bytes([kind.value]) + self.gen.to_bytes(4, "big") + token

    @cached_property
    def _references(self) -> AESGCM:
        return AESGCM(self._derived("reference"))

    @cached_property
    def _salt(self) -> bytes:
        return self._derived("salt of numbers")[:_SALT]

    def _derived(self, name: str) -> bytes:
        return HKDF(SHA256(), _KEY, salt=None, info=f"index|{name}".encode()).derive(self._key)
