"""Looking for a case or a person. Every query is on record; nothing typed is kept but a code."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.matching.likeness import Likeness
from casework.matching.terms import Kind
from casework.records.ids import is_case_code, new_id, new_public_id
from casework.records.searches import Search, SearchFinding, SearchKind
from casework.safekeeping import keyring_of
from casework.sealing import place_of

MOST_AN_HOUR = 30
"""Searches for a person by one officer in any hour: more would ask the index for everybody."""

FINDING_LASTS = timedelta(minutes=10)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Alike:
    """One file that a search found; `is_sure` where whoever may not see it is told whom to ask."""

    file_id: UUID
    likeness: Likeness
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Parted:
    """What of the files found may be told, best first; `within` of them are within reach."""

    alike: tuple[Alike, ...]
    within: int
    confidential: Collection[UUID]
    """Files of confidential cases out of reach: noted for who leads them, and told to nobody."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search for a person found, and by which kinds of terms it looked."""

    search_id: UUID
    terms: frozenset[Kind]
    parted: Parted


def search_by_code(session: Session, actor: Actor, now: datetime, typed: str, token: str) -> Search:
    """Keep the query; `token` is a keyed digest of what was typed.

    Only what has the form of a case code is kept in clear: anything else might be a name.
    """
    code = code_in(typed)
    kind = SearchKind.NO_CODE if code is None else SearchKind.CODE
    search = _add(session, actor, now, new_id(), kind, token, code)
    _say(session, actor, now, search, frozenset(), 0, 0)
    return search


def search_for_person(
    session: Session, actor: Actor, now: datetime, token: str, finding: Finding
) -> Search:
    """Keep that somebody looked for a person, and for ten minutes what was found.

    Beyond `MOST_AN_HOUR` the officer finds nothing, and the supervisor reads that they tried.
    """
    if is_over_limit(session, actor, now):
        search = _add(session, actor, now, finding.search_id, SearchKind.LIMITED, token)
        audit.record(session, "search.limited", actor, now, token=token)
        return search
    search = _add(session, actor, now, finding.search_id, SearchKind.PERSON, token)
    _keep(session, now, search, finding)
    parted = finding.parted
    beyond = len(parted.alike) - parted.within
    _say(session, actor, now, search, finding.terms, parted.within, beyond)
    for file_id in sorted(parted.confidential):
        audit.record(
            session, "search.met_confidential", actor, now, file_id, search=finding.search_id
        )
    return search


def is_over_limit(session: Session, actor: Actor, now: datetime) -> bool:
    """Whether the officer has looked for persons as often as one may within an hour."""
    made = select(func.count(Search.id)).where(
        Search.officer_id == actor.officer_id,
        Search.at > now - _HOUR,
        Search.kind == SearchKind.PERSON,
    )
    return (session.scalar(made) or 0) >= MOST_AN_HOUR


def code_in(typed: str) -> str | None:
    """The case code that somebody typed or spelt, however it was divided."""
    code = typed.strip().upper().replace(" ", "").replace("-", "")
    return code if is_case_code(code) else None


def _add(
    session: Session,
    actor: Actor,
    now: datetime,
    search_id: UUID,
    kind: SearchKind,
    token: str,
    code: str | None = None,
) -> Search:
    search = Search(
        id=search_id,
        public_id=new_public_id(),
        officer_id=actor.officer_id,
        kind=kind,
        token=token,
        code=code,
        at=now,
    )
    session.add(search)
    return search


def _keep(session: Session, now: datetime, search: Search, finding: Finding) -> None:
    """Seal what was found; whatever others found more than ten minutes ago goes."""
    session.execute(delete(SearchFinding).where(SearchFinding.until_at <= now))
    kept = [[one.file_id.hex, one.likeness.value, int(one.is_sure)] for one in finding.parted.alike]
    row = SearchFinding(id=search.id, until_at=now + FINDING_LASTS)
    row.found = keyring_of(session).seal_system(kept, place_of(row, "found"))
    session.flush()  # the search first: a flush orders by relationships, and there is none
    session.add(row)


def _say(
    session: Session,
    actor: Actor,
    now: datetime,
    search: Search,
    terms: frozenset[Kind],
    within: int,
    beyond: int,
) -> None:
    audit.record(
        session,
        "search.made",
        actor,
        now,
        token=search.token,
        kind=search.kind,
        terms=[kind.name.lower() for kind in terms],
        within=within,
        beyond=beyond,
    )
