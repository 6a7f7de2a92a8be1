"""Keeping the search index: what describes a person becomes tokens, in the transaction of the act.

A row of the index cannot be found by its person: to take it out, the description is hashed again.
So whoever changes a description says what it was before, and whoever destroys the keys of a person
forgets the person first. Names cost microseconds. A number costs seven milliseconds of slow hashing
on purpose; only numbers that changed are hashed, and `correct` does so inside its transaction,
since only there is it known what stood before.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.descriptions import DESCRIBING, description_of
from casework.keyring import Disclosure, Foreign, Index, Safe
from casework.matching.described import Described
from casework.matching.terms import IndexTerm, Kind, terms_kept
from casework.records.persons import Person
from casework.records.search_tokens import SearchToken
from casework.safekeeping import keyring_of


def index_person(session: Session, person_id: UUID, described: Described) -> None:
    """Let a person be found by this description."""
    _add(session, person_id, terms_kept(described))


def index_changed(session: Session, person_id: UUID, before: Described, after: Described) -> None:
    """Let a person be found by what describes them now, and no longer by what did before."""
    were, are = terms_kept(before), terms_kept(after)
    _remove(session, person_id, were - are)
    _add(session, person_id, are - were)


@contextmanager
def keeping_found(
    session: Session,
    safe: Safe,
    person: Person,
    field: str,
    disclosure: Disclosure,
    now: datetime,
) -> Iterator[None]:
    """While this field of a person is sealed anew, keep the person found by what it then says.

    A field that describes nobody passes. Raises as `Safe.open` does, for every field that does:
    the disclosure covers the identity.
    """
    if field not in DESCRIBING:
        yield
        return
    before = description_of(safe, person, disclosure, now)
    yield
    index_changed(session, person.id, before, description_of(safe, person, disclosure, now))


def forget_person(session: Session, person_id: UUID, described: Described) -> int:
    """Take a person out of the index, before the keys of their file are destroyed.

    Returns how many rows were removed.
    """
    return _remove(session, person_id, terms_kept(described))


def _add(session: Session, person_id: UUID, terms: Iterable[IndexTerm]) -> None:
    """In no order, so that none tells which term is which."""
    index = keyring_of(session).index
    rows = [index.refer(term.kind, token, person_id) for term, token in index.tokens(terms).items()]
    secrets.SystemRandom().shuffle(rows)
    session.add_all(rows)


def _remove(session: Session, person_id: UUID, terms: frozenset[IndexTerm]) -> int:
    rows = [
        row
        for index in keyring_of(session).indexes
        for row in _rows(session, index, terms)
        if _leads_to(index, row, person_id)
    ]
    for row in rows:
        session.delete(row)
    return len(rows)


def _rows(session: Session, index: Index, terms: frozenset[IndexTerm]) -> list[SearchToken]:
    tokens = list(index.tokens(terms).values())
    if not tokens:
        return []
    held = select(SearchToken).where(SearchToken.token.in_(tokens), SearchToken.gen == index.gen)
    return list(session.scalars(held))


def _leads_to(index: Index, row: SearchToken, person_id: UUID) -> bool:
    try:
        return index.follow(Kind(row.idx), row.token, row.ref) == person_id
    except Foreign:
        return False
