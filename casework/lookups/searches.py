"""What a query finds. A case out of reach is not found by its code, and nothing tells of it.

A person is looked for in the whole office. What lies within reach is shown masked, by its code. Of
what lies elsewhere an officer learns only that it may exist and whom to ask: no code, no count, no
date, and nothing of a confidential case.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.search import Alike, Finding, Parted, is_over_limit
from casework.audit import Actor
from casework.lookups.likely_same import Likely, likely_same
from casework.lookups.naming import Name, Names, names_in
from casework.lookups.tips import TipLine, found_by_code
from casework.matching.described import Described
from casework.matching.likeness import Likeness
from casework.matching.terms import terms_sought
from casework.policy import Ask, OutOfReach, may, within_reach
from casework.records.cases import Case
from casework.records.ids import new_id
from casework.records.reaches import Reach, Tie
from casework.records.searches import Search, SearchFinding, SearchKind
from casework.records.units import Unit
from casework.safekeeping import keyring_of
from casework.sealing import place_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A case within reach. `likeness` is empty where its code was typed."""

    case: Case
    lead: Name
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """That a case may exist elsewhere: at which unit, and whom to ask where that is withheld."""

    unit: Name
    asked: Name
    phone: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query. `tip` where its code was typed; `is_over` after ten minutes."""

    kind: SearchKind
    hits: tuple[Hit, ...] = ()
    hints: tuple[Hint, ...] = ()
    tip: TipLine | None = None
    is_over: bool = False


def look_for(
    session: Session, whole: Session, actor: Actor, now: datetime, described: Described
) -> Finding:
    """Look for a person, before the query is written down and anything is locked.

    `whole` is a session of a job. Nothing found is shown before the entry of this search is
    stored; whoever is over the limit looks for nobody.
    """
    search_id = new_id()
    terms = frozenset(term.kind for term in terms_sought(described))
    if is_over_limit(session, actor, now):
        return Finding(search_id, terms, Parted((), 0, frozenset()))
    likely = likely_same(whole, actor.officer_id, now, described, search_id)
    return Finding(search_id, terms, part(session, whole, actor, likely))


def part(session: Session, whole: Session, actor: Actor, likely: Sequence[Likely]) -> Parted:
    """What of the likely the officer may be told: those within reach, and elsewhere the sure ones.

    A confidential case out of reach is not among them; its file is named apart, to be noted.
    """
    reached = _reached(session, actor, [one.file_id for one in likely])
    beyond = {one.file_id for one in likely if one.is_sure} - reached
    hidden = _confidential(whole, beyond)
    told = reached | (beyond - hidden)
    alike = (Alike(one.file_id, one.match.likeness, one.is_sure) for one in likely)
    return Parted(tuple(one for one in alike if one.file_id in told), len(reached), hidden)


def found_by(
    session: Session, whole: Session, actor: Actor, now: datetime, search_id: UUID
) -> Result:
    """The result of the officer's own query. Raises `OutOfReach` for anybody else's."""
    search = session.scalar(
        select(Search).where(Search.public_id == search_id, Search.officer_id == actor.officer_id)
    )
    if search is None:
        raise OutOfReach
    if search.kind is SearchKind.PERSON:
        return _persons(session, whole, actor, now, search)
    hits, tip = (
        _of_code(session, actor, search.code),
        found_by_code(session, actor, now, search.code),
    )
    return Result(search.kind, tuple(hits), tip=tip)


def _of_code(session: Session, actor: Actor, code: str | None) -> Iterator[Hit]:
    case = session.scalar(
        select(Case)
        .options(joinedload(Case.lead_unit))
        .where(Case.code == code, within_reach(session, actor, Ask.SEE, Case))
    )
    if case is not None:
        yield Hit(case, Names(session, actor, case.file_id).of(case.lead_unit))


def _persons(
    session: Session, whole: Session, actor: Actor, now: datetime, search: Search
) -> Result:
    row = session.get(SearchFinding, search.id)
    if row is None or row.until_at <= now:
        return Result(search.kind, is_over=True)
    alike = tuple(_alike(session, row))
    hits = tuple(_hits(session, actor, alike))
    elsewhere = {one.file_id for one in alike if one.is_sure} - {hit.case.file_id for hit in hits}
    return Result(search.kind, hits, tuple(_hints(session, whole, actor, elsewhere)))


def _alike(session: Session, row: SearchFinding) -> Iterator[Alike]:
    # What `actions.search` sealed: nobody else writes this column.
    kept = cast(
        list[tuple[str, str, int]],
        keyring_of(session).open_system(row.found, place_of(row, "found")),
    )
    for file_id, likeness, is_sure in kept:
        yield Alike(UUID(file_id), Likeness.of(likeness), bool(is_sure))


def _hits(session: Session, actor: Actor, alike: Iterable[Alike]) -> Iterator[Hit]:
    likenesses = {one.file_id: one.likeness for one in alike}
    rows = session.scalars(
        select(Case)
        .options(joinedload(Case.lead_unit))
        .where(Case.file_id.in_(likenesses), within_reach(session, actor, Ask.FIND_PERSON, Case))
    )
    cases = {case.file_id: case for case in rows}
    names = names_in(session, actor, list(cases))
    for file_id, likeness in likenesses.items():
        if file_id in cases:
            case = cases[file_id]
            yield Hit(case, names[file_id].of(case.lead_unit), likeness)


def _hints(
    session: Session, whole: Session, actor: Actor, file_ids: Collection[UUID]
) -> list[Hint]:
    """One line for each unit, by name: the order tells nothing of who is more alike."""
    leads = select(Case.file_id, Case.lead_unit_id).where(
        Case.file_id.in_(file_ids), Case.confidential.is_(False)
    )
    found = whole.execute(leads) if file_ids else ()
    hints = {_hint(session, actor, file_id, unit_id) for file_id, unit_id in found}
    return sorted(hints, key=lambda hint: (hint.unit, hint.asked))


def _hint(session: Session, actor: Actor, file_id: UUID, unit_id: UUID) -> Hint:
    unit, names = session.get_one(Unit, unit_id), Names(session, actor, file_id)
    asked = unit
    while not names.tells(asked) and asked.parent_id is not None:
        asked = session.get_one(Unit, asked.parent_id)
    phone = asked.phone if names.tells(asked) else None
    return Hint(names.of(unit), names.of(asked), phone)


def _reached(session: Session, actor: Actor, file_ids: Collection[UUID]) -> set[UUID]:
    """By the ties alone, for the count; what is shown is found through the officer once more."""
    tied: dict[UUID, frozenset[Tie]] = defaultdict(frozenset)
    rows = select(Reach.file_id, Reach.tie).where(
        Reach.unit_id == actor.unit_id, Reach.file_id.in_(file_ids)
    )
    for file_id, tie in session.execute(rows) if file_ids else ():
        tied[file_id] |= {tie}
    return {each for each, ties in tied.items() if may(actor.rank, Ask.FIND_PERSON, ties)}


def _confidential(whole: Session, file_ids: Collection[UUID]) -> frozenset[UUID]:
    hidden = select(Case.file_id).where(Case.file_id.in_(file_ids), Case.confidential)
    return frozenset(whole.scalars(hidden) if file_ids else ())
