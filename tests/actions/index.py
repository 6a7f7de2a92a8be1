"""The search index as it should be and as it is: by what is every person on file found?"""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.descriptions import description_of
from casework.keyring import Disclosure, KeyDestroyed, Keyring
from casework.matching.terms import Kind, terms_kept
from casework.records.persons import Person
from casework.records.search_tokens import SearchToken
from casework.safekeeping import safe_of
from casework.sealing import Klass
from tests.office.make import NOW

Found = set[tuple[UUID, bytes]]


def found_by(session: Session, keyring: Keyring) -> Found:
    """The tokens of everybody whose identity is not erased, made anew from what is on file."""
    return set(_made_anew(session, keyring))


def stands_in_the_index(session: Session, keyring: Keyring) -> Found:
    """The rows of the index, led back to their persons."""
    index, rows = keyring.index, session.scalars(select(SearchToken))
    return {(index.follow(Kind(row.idx), row.token, row.ref), row.token) for row in rows}


def _made_anew(session: Session, keyring: Keyring) -> Iterator[tuple[UUID, bytes]]:
    for person in session.scalars(select(Person)):
        klasses = frozenset({Klass.IDENTITY})
        until = NOW + timedelta(days=1)
        looks = Disclosure(None, person.file_id, klasses, None, "test", until, person.id)
        try:
            described = description_of(safe_of(session, person.file_id), person, looks, NOW)
        except KeyDestroyed:
            continue
        for token in keyring.index.tokens(terms_kept(described)).values():
            yield person.id, token
