"""Who on file is likely the same person. Opens names to compare them; they never leave this page.

The sessions are of a job (`Scope.of_job("matching")`): whoever looks must hear of a file elsewhere,
and sees nothing of it. What comes back is ids and scores. The caller parts it by reach before
anything is shown (`lookups/searches.py`), and names the entry under which it looks.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Final
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, load_only

from casework.descriptions import NAMING, NUMBERING, description_of
from casework.keyring import Disclosure, Index
from casework.matching.described import Described
from casework.matching.likeness import Likeness, Match, compare
from casework.matching.terms import Kind, terms_sought
from casework.records.keys import FileKey
from casework.records.persons import Person
from casework.records.search_tokens import SearchToken
from casework.safekeeping import keyring_of
from casework.sealing import Klass

MOST: Final = 20
"""Likely persons that one question answers with."""

_OPENED: Final = 100
"""Candidates whose names are opened and compared: those that share the rarest terms.

Twice as many would find one more of two thousand (`tests/benchmarks/matching.py`).
"""

_LOOK_LASTS: Final = timedelta(minutes=1)
_SURE: Final = 0.93


@dataclass(frozen=True, slots=True)
class Likely:
    """A person on file who is like the one described; more alike first."""

    person_id: UUID
    file_id: UUID
    match: Match

    @property
    def is_sure(self) -> bool:
        """Alike enough to send somebody to another unit for it."""
        return self.match.likeness is not Likeness.CLOSE or self.match.score >= _SURE


def likely_same(
    session: Session,
    officer_id: UUID,
    now: datetime,
    described: Described,
    entry_id: UUID,
    *,
    but: Collection[UUID] = (),
) -> list[Likely]:
    """The persons on file who are like this description, best first, at most `MOST`.

    `entry_id` is the id under which the question is put on record: of a search, or of a batch that
    asks for many (call this once for each; the batch is one act). `but` are files to leave out.
    """
    candidates = _candidates(session, described)
    columns = (*NAMING, *(NUMBERING if described.identifiers else ()))
    look = _Look(officer_id, entry_id, now, columns)
    found = [
        Likely(person.id, person.file_id, match)
        for person, held in _opened(session, candidates, look)
        if person.file_id not in but and (match := compare(described, held)) is not None
    ]
    return sorted(found, key=lambda one: (-one.match.score, one.person_id))[:MOST]


def _candidates(session: Session, described: Described) -> list[UUID]:
    """Those who share most terms, a rare one counting for more than a common one."""
    shared: dict[UUID, float] = defaultdict(float)
    for index in keyring_of(session).indexes:
        for persons in _sharing(session, index, described).values():
            for person_id in persons:
                shared[person_id] += 1 / len(persons)
    return nlargest(_OPENED, shared, key=lambda person_id: (shared[person_id], person_id))


def _sharing(session: Session, index: Index, described: Described) -> dict[bytes, set[UUID]]:
    tokens = list(index.tokens(terms_sought(described)).values())
    rows = select(SearchToken.idx, SearchToken.token, SearchToken.ref).where(
        SearchToken.token.in_(tokens), SearchToken.gen == index.gen
    )
    found: dict[bytes, set[UUID]] = defaultdict(set)
    for idx, token, ref in session.execute(rows) if tokens else ():
        found[token].add(index.follow(Kind(idx), token, ref))
    return found


def _opened(
    session: Session, candidates: Sequence[UUID], look: "_Look"
) -> Iterator[tuple[Person, Described]]:
    """Each candidate with what describes them; whoever was erased has no key and is left out."""
    columns = (getattr(Person, column) for column in look.columns)
    rows = session.execute(
        select(Person, FileKey)
        .join(FileKey, and_(FileKey.file_id == Person.file_id, FileKey.klass == Klass.IDENTITY))
        .options(load_only(Person.file_id, *columns))
        .where(Person.id.in_(candidates))
    )
    keys: dict[Person, list[FileKey]] = defaultdict(list)
    for person, key in rows if candidates else ():
        keys[person].append(key)
    for person, of_file in keys.items():
        safe = keyring_of(session).safe(person.file_id, of_file)
        yield person, description_of(safe, person, look.at(person), look.now, look.columns)


@dataclass(frozen=True, slots=True)
class _Look:
    """One question, and the columns that have to be opened to answer it."""

    officer_id: UUID
    entry_id: UUID
    now: datetime
    columns: tuple[str, ...]

    def at(self, person: Person) -> Disclosure:
        """The disclosure for one candidate: these columns of one record, for a moment."""
        return Disclosure(
            officer_id=self.officer_id,
            file_id=person.file_id,
            klasses=frozenset({Klass.IDENTITY}),
            fields=frozenset(f"{Person.__tablename__}.{column}" for column in self.columns),
            reason="matching",
            until=self.now + _LOOK_LASTS,
            entry_id=self.entry_id,
            row_id=person.id,
        )
