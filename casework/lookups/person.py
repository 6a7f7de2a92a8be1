"""The facts of a person as one officer may read them, and the earlier texts of one fact."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.keyring.plaintext import Value
from casework.lookups.disclosures import Eyes
from casework.lookups.facts import ANSWERS, GROUPS, Fact, Group, Unsaid
from casework.lookups.listed import Line, Listed
from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.persons import Person
from casework.sealing import place_of
from casework.transaction import Overtaken
from workflows.terms import Term


class FactChanged(Overtaken):
    """Somebody gave the fact another text after the officer opened the form."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a fact says: words from a fixed list, a text, lines; nothing where nobody asked.

    An empty text is the answer "none of the list". Beside lines the text is the note to them.
    """

    words: tuple[Term, ...]
    text: str | None
    lines: tuple[Line, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is on record, be it only that the person declines to say."""
        return bool(self.words or self.lines) or self.text is not None


@dataclass(frozen=True, slots=True)
class FactShown:
    """One fact of the page; `told` is empty while it is masked."""

    fact: Fact
    told: Told | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group of facts, and whether all of them are open."""

    group: Group
    facts: tuple[FactShown, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing of the group is masked."""
        return all(shown.told is not None for shown in self.facts)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier text of a fact. `told` and `reason` are empty where they are not opened."""

    at: datetime
    officer: Name
    told: Told | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class FactPage:
    """One fact to record or correct. `fingerprint` tells whether it changes meanwhile, no more."""

    fact: Fact
    value: Value
    told: Told | None
    fingerprint: str
    earlier: tuple[Earlier, ...]

    @property
    def is_first(self) -> bool:
        """Whether nothing is on record yet: the next text corrects nothing."""
        return self.told is not None and not self.told.is_known


def person_facts(session: Session, case: Case, eyes: Eyes) -> tuple[GroupShown, ...]:
    """All facts in their groups; one statement."""
    person = whole_person(session, case)
    return tuple(
        GroupShown(group, tuple(FactShown(fact, told_in(person, fact, eyes)) for fact in facts))
        for group, facts in GROUPS.items()
    )


def fact_page(session: Session, case: Case, fact: Fact, eyes: Eyes, names: Names) -> FactPage:
    """One fact with its earlier texts; two statements."""
    person = whole_person(session, case)
    may_read = eyes.may_read(person, fact.value)
    return FactPage(
        fact=fact,
        value=eyes.read(person, fact.value) if may_read else None,
        told=told_in(person, fact, eyes),
        fingerprint=_fingerprint(person, fact),
        earlier=tuple(
            _earlier(row, person, fact, eyes, names) for row in _rows(session, case, fact)
        ),
    )


def insist_unchanged(session: Session, case: Case, fact: Fact, fingerprint: str) -> Person:
    """The person, locked, if the fact still is what the officer saw. Raises `FactChanged`."""
    person = session.scalars(
        select(Person).where(Person.file_id == case.file_id).with_for_update()
    ).one()
    if _fingerprint(person, fact) != fingerprint:
        raise FactChanged
    return person


def whole_person(session: Session, case: Case) -> Person:
    """The person of a case, with every column."""
    # The front of the page loaded a few columns of this person; now all of them are wanted.
    return session.scalars(
        select(Person)
        .where(Person.file_id == case.file_id)
        .execution_options(populate_existing=True)
    ).one()


def told_in(person: Person, fact: Fact, eyes: Eyes) -> Told | None:
    """What a fact says to this officer; nothing while it is masked."""
    if not eyes.may_read(person, fact.value):
        return None
    return told_of(fact, eyes.read(person, fact.value))


def told_of(fact: Fact, value: Value) -> Told:
    """A value in the words of the page."""
    if value is None:
        return Told((), None)
    if isinstance(value, list):
        return Told(_words(fact, value), "" if not value else None)
    words = _words(fact, [value])
    if words:
        return Told(words, None)
    listed = Listed.of(fact, value)
    return Told((), listed.note, listed.lines)


def _words(fact: Fact, values: Sequence[object]) -> tuple[Term, ...]:
    kinds = (ANSWERS.get(fact), Unsaid)
    terms = [term for kind in kinds if kind is not None for term in kind]
    return tuple(term for term in terms if any(term.value == value for value in values))


def _fingerprint(person: Person, fact: Fact) -> str:
    """A digest of the stored ciphertext: it changes with every sealing and says nothing else."""
    sealed = getattr(person, fact.value)
    return hashlib.sha256(sealed.stored).hexdigest()[:32]


def _rows(session: Session, case: Case, fact: Fact) -> Sequence[Correction]:
    return session.scalars(
        select(Correction)
        .options(joinedload(Correction.officer))
        .where(Correction.file_id == case.file_id, Correction.field == fact.value)
        .order_by(Correction.at.desc(), Correction.id.desc())
    ).all()


def _earlier(row: Correction, person: Person, fact: Fact, eyes: Eyes, names: Names) -> Earlier:
    kept_in = f"{place_of(person, fact.value).klass.name.lower()}_before"
    may_read = eyes.may_read(row, kept_in)
    reason = eyes.read(row, "reason") if eyes.may_read(row, "reason") else None
    return Earlier(
        at=row.at,
        officer=names.of_officer(row.officer),
        told=told_of(fact, eyes.read(row, kept_in)) if may_read else None,
        reason=str(reason) if reason else None,
    )
