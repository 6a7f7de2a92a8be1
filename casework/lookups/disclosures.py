"""What an officer has open right now: the recorded openings, as disclosures the safe accepts."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ScalarResult, bindparam, select
from sqlalchemy.orm import Session

from casework import reach
from casework.audit import Actor
from casework.keyring import Disclosure, NotDisclosed, Safe
from casework.keyring.disclosure import Bar
from casework.keyring.plaintext import Value
from casework.policy import Ask, may
from casework.records.base import OfFile, SealedRecord
from casework.records.openings import Opening, OpeningKind
from casework.records.reaches import Tie
from casework.safekeeping import safe_of
from casework.sealing import Klass, place_of

_CASE = frozenset({Klass.CASEWORK, Klass.IDENTITY})
_PROTECTION = frozenset({Klass.PROTECTION})
_EVERY = _CASE | _PROTECTION
_WHEREABOUTS = frozenset({"whereabouts.kind", "whereabouts.place"})

SUMMARY_FIELDS = frozenset(
    {
        "person.sex",
        "person.age_band",
        "person.children_with",
        "person.language",
        "person.interpreter",
        "person.pregnancy",
        "person.health",
        "person.urgent_needs",
        "person.safe_now",
        "person.danger",
    }
)
"""What a receiver may know before accepting: care needed today and danger; no identity."""

_MESSAGE = frozenset({"handoff.message"})


@dataclass(frozen=True, slots=True)
class Eyes:
    """What one officer may read of one file at this moment."""

    safe: Safe
    disclosures: tuple[Disclosure, ...]
    now: datetime

    @property
    def until(self) -> datetime | None:
        """When the last opening ends (UTC); None while nothing is open."""
        return max((disclosure.until for disclosure in self.disclosures), default=None)

    def may_read(self, row: SealedRecord, column: str) -> bool:
        """Whether an opening on record covers this value now."""
        place = place_of(row, column)
        return any(disclosure.permits(place, self.now) for disclosure in self.disclosures)

    def read(self, row: SealedRecord, column: str) -> Value:
        """One value. Raises `NotDisclosed` where no opening covers it, and `Damaged`."""
        return self.safe.open(row, column, self.disclosure_for(row, column), self.now)

    def disclosure_for(self, row: SealedRecord, column: str) -> Disclosure:
        """The opening that covers this value. Raises `NotDisclosed`."""
        place = place_of(row, column)
        for disclosure in self.disclosures:
            if disclosure.permits(place, self.now):
                return disclosure
        raise NotDisclosed(place, Bar.EXPIRED)


_OPEN: Final = select(Opening).where(
    Opening.file_id == bindparam("of_file"),
    Opening.officer_id == bindparam("officer"),
    Opening.unit_id == bindparam("unit"),
    Opening.until_at > bindparam("now"),
)


def eyes(
    session: Session,
    actor: Actor,
    of: OfFile,
    now: datetime,
    ties: frozenset[Tie] | None = None,
) -> Eyes:
    """What the officer has open of this file; two statements (openings and keys).

    No opening outlives the tie that allowed it. `ties` are those of the officer's unit; whoever
    has not found them yet leaves them out, which costs a third statement.
    """
    tied = reach.ties(session, actor.unit_id, of.file_id) if ties is None else ties
    rows = [row for row in _open(session, actor, of, now) if may(actor.rank, _ask_of(row), tied)]
    disclosures = tuple(found for row in rows for found in _disclosures(row))
    return Eyes(safe_of(session, of.file_id), disclosures, now)


def _open(session: Session, actor: Actor, of: OfFile, now: datetime) -> ScalarResult[Opening]:
    given = {
        "of_file": of.file_id,
        "officer": actor.officer_id,
        "unit": actor.unit_id,
        "now": now,
    }
    return session.scalars(_OPEN, given)


def _ask_of(row: Opening) -> Ask:
    """What had to be granted for this opening, and has to be for as long as it lasts."""
    if row.kind is OpeningKind.ADVANCE:
        return Ask.ANSWER_HANDOFF
    if row.kind is OpeningKind.VISIT:
        return Ask.VISIT
    return Ask.REVEAL_PROTECTION if row.scope == "protection" else Ask.REVEAL


def _disclosures(row: Opening) -> tuple[Disclosure, ...]:
    if row.kind is OpeningKind.ADVANCE:
        message = replace(_disclosure(row, _EVERY, _MESSAGE), row_id=UUID(row.scope))
        return (_disclosure(row, _EVERY, SUMMARY_FIELDS), message)
    if row.kind is OpeningKind.VISIT:
        return (_disclosure(row, _CASE, None), _disclosure(row, _PROTECTION, _WHEREABOUTS))
    if row.scope == "protection":
        return (_disclosure(row, _PROTECTION, None),)
    return (_disclosure(row, _CASE, None),)


def _disclosure(
    row: Opening, klasses: frozenset[Klass], fields: frozenset[str] | None
) -> Disclosure:
    return Disclosure(
        officer_id=row.officer_id,
        file_id=row.file_id,
        klasses=klasses,
        fields=fields,
        reason=row.reason.value,
        until=row.until_at,
        entry_id=row.id,
    )
