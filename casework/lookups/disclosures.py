"""What an officer has open right now: the recorded openings, as disclosures the safe accepts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.keyring import Disclosure, NotDisclosed, Safe
from casework.keyring.disclosure import Bar
from casework.keyring.plaintext import Value
from casework.records.base import SealedRecord
from casework.records.cases import Case
from casework.records.openings import Opening, OpeningKind
from casework.safekeeping import safe_of
from casework.sealing import Klass, place_of

_CASE = frozenset({Klass.CASEWORK, Klass.IDENTITY})
_PROTECTION = frozenset({Klass.PROTECTION})
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
        "handoff.message",
    }
)
"""What a receiver may know before accepting: care needed today and danger; no identity."""


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
    Opening.until_at > bindparam("now"),
)


def eyes(session: Session, actor: Actor, case: Case, now: datetime) -> Eyes:
    """What the officer has open of this case; two statements (openings and keys)."""
    given = {"of_file": case.file_id, "officer": actor.officer_id, "now": now}
    rows = session.scalars(_OPEN, given)
    disclosures = tuple(found for row in rows for found in _disclosures(row))
    return Eyes(safe_of(session, case.file_id), disclosures, now)


def _disclosures(row: Opening) -> tuple[Disclosure, ...]:
    if row.kind is OpeningKind.ADVANCE:
        every = _CASE | _PROTECTION
        return (_disclosure(row, every, SUMMARY_FIELDS),)
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
