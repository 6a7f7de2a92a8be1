"""What an officer has open right now: the recorded openings, as disclosures the safe accepts."""

from collections.abc import Iterable
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
from casework.lookups.own_writing import Own, own_of
from casework.lookups.told_sections import Told, listed_in, told_to
from casework.policy import Ask, may
from casework.records.base import OfFile, SealedRecord
from casework.records.minutes_sets import MinutesSetLine, MinutesSetSignature, MinutesSetWords
from casework.records.openings import Opening, OpeningKind
from casework.records.reaches import Tie
from casework.safekeeping import safe_of
from casework.sealing import Klass, place_of
from workflows.handoff_packet import Section

_CASE = frozenset({Klass.CASEWORK, Klass.IDENTITY})
_PROTECTION = frozenset({Klass.PROTECTION})
_EVERY = _CASE | _PROTECTION
_WHEREABOUTS = frozenset({"whereabouts.kind", "whereabouts.place", "handoff.meeting_place"})

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

_MESSAGE = frozenset({"handoff.message", "handoff.escort", "handoff.meeting_place"})
_LISTED = frozenset({"packet_item.name", "packet_item.quantity", "packet_item.condition"})
_MINUTES = frozenset({"minutes.content"})
_NOTICE = frozenset({"duty_notice.message"})
_SIGNED = frozenset(
    f"minutes_signature.{column}" for column in ("message", "reasons", "capacity", "signer")
)
_SET = frozenset(
    {
        "minutes_set_line.content",
        *(f"minutes_set_words.{column}" for column in ("message", "reasons", "capacity", "signer")),
    }
)


@dataclass(frozen=True, slots=True)
class Eyes:
    """What one officer may read of one file at this moment.

    `withheld` are the sections that the giver did not tell to a unit that only houses the person,
    while a visit is open and no reveal shows them.
    """

    safe: Safe
    disclosures: tuple[Disclosure, ...]
    now: datetime
    withheld: tuple[Section, ...] = ()

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

    Six more for a unit that only houses the person, three for a giver that reads its own again,
    one for an advance summary. No opening outlives the tie that allowed it. `ties` are those of
    the officer's unit; whoever has not found them yet leaves them out, which costs a third.
    """
    tied = reach.ties(session, actor.unit_id, of.file_id) if ties is None else ties
    rows = [row for row in _open(session, actor, of, now) if may(actor.rank, _ask_of(row), tied)]
    told = told_to(session, actor, of, tied) if _any(rows, OpeningKind.VISIT) else None
    disclosures = tuple(found for row in rows for found in _disclosures(session, row, told))
    withheld = told.withheld(_revealed(rows)) if told else ()
    return Eyes(safe_of(session, of.file_id), disclosures, now, withheld)


def _any(rows: Iterable[Opening], kind: OpeningKind) -> bool:
    return any(row.kind is kind for row in rows)


def _revealed(rows: Iterable[Opening]) -> frozenset[str]:
    return frozenset(row.scope for row in rows if row.kind is OpeningKind.REVEAL)


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
    if row.kind in {OpeningKind.MINUTES, OpeningKind.MINUTES_SET}:
        return Ask.PRINT_MINUTES
    if row.kind is OpeningKind.OWN:
        return Ask.REREAD
    if row.kind is OpeningKind.NOTICE:
        return Ask.READ_NOTICE
    return Ask.REVEAL_PROTECTION if row.scope == "protection" else Ask.REVEAL


def _disclosures(session: Session, row: Opening, told: Told | None) -> tuple[Disclosure, ...]:
    if row.kind is OpeningKind.ADVANCE:
        return _in_advance(session, row)
    if row.kind is OpeningKind.OWN:
        return _own(row, own_of(session, row.unit_id, row.file_id))
    if row.kind is OpeningKind.MINUTES:
        content = replace(_disclosure(row, _CASE, _MINUTES), row_id=UUID(row.scope))
        return (content, _disclosure(row, _CASE, _SIGNED))
    if row.kind is OpeningKind.NOTICE:
        return (replace(_disclosure(row, _CASE, _NOTICE), row_id=UUID(row.scope)),)
    if row.kind is OpeningKind.MINUTES_SET:
        return _of_set(session, row)
    if row.kind is OpeningKind.VISIT:
        return _narrow(row, told) if told else _whole(row)
    if row.scope == "protection":
        return (_disclosure(row, _PROTECTION, None),)
    return (_disclosure(row, _CASE, None),)


def _in_advance(session: Session, row: Opening) -> tuple[Disclosure, ...]:
    """The summary, and what this handoff says itself; no other of the file."""
    handoff_id = UUID(row.scope)
    listed = _disclosure(row, _CASE, _LISTED)
    return (
        _disclosure(row, _EVERY, SUMMARY_FIELDS),
        replace(_disclosure(row, _EVERY, _MESSAGE), row_id=handoff_id),
        replace(listed, rows=listed_in(session, row.file_id, handoff_id)),
    )


def _of_set(session: Session, row: Opening) -> tuple[Disclosure, ...]:
    """The lines of this set on this file and what its signers say; no other set of the file."""
    set_id = UUID(row.scope)
    lines = select(MinutesSetLine.id).where(
        MinutesSetLine.file_id == row.file_id, MinutesSetLine.set_id == set_id
    )
    words = (
        select(MinutesSetWords.id)
        .join(MinutesSetSignature, MinutesSetSignature.id == MinutesSetWords.signature_id)
        .where(MinutesSetWords.file_id == row.file_id, MinutesSetSignature.set_id == set_id)
    )
    rows = frozenset((*session.scalars(lines), *session.scalars(words)))
    return (replace(_disclosure(row, _CASE, _SET), rows=rows),)


def _whole(row: Opening) -> tuple[Disclosure, ...]:
    return (_disclosure(row, _CASE, None), _disclosure(row, _PROTECTION, _WHEREABOUTS))


def _narrow(row: Opening, told: Told) -> tuple[Disclosure, ...]:
    """The sections told, what the unit wrote itself, and where the person was since it houses."""
    stays = _disclosure(row, _PROTECTION, _WHEREABOUTS)
    return (
        _disclosure(row, _EVERY, told.fields),
        replace(stays, rows=told.stays),
        *_own(row, told.own),
    )


def _own(row: Opening, own: Own) -> tuple[Disclosure, ...]:
    place = _disclosure(row, _PROTECTION, frozenset({"handoff.meeting_place"}))
    return (
        _disclosure(row, _CASE, own.facts),
        replace(_disclosure(row, _CASE, own.columns), rows=own.rows),
        replace(place, rows=own.rows),
    )


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
