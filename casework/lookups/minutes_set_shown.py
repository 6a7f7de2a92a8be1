"""One version of a set of minutes as an officer may read it: head, lines, units and signatures.

The same for a group hand-over and for a reception batch; which of its files are within reach, and
what of them is open, decides what is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.minutes_sets import lines_of, parties_of
from casework.actions.minutes_sets_signing import set_signatures
from casework.actions.set_trace import of_each_file
from casework.audit import Actor
from casework.lookups.answers import officers_of
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.minutes_page import SignatureShown
from casework.lookups.naming import Name, Names
from casework.minutes_format import reasons_said
from casework.minutes_set_format import SetHead, SetLine, SetParty, head_of, line_of, set_bundle
from casework.policy import OutOfReach
from casework.records.cases import Case
from casework.records.minutes_sets import (
    MinutesSet,
    MinutesSetLine,
    MinutesSetParty,
    MinutesSetSignature,
    MinutesSetWords,
)
from casework.records.officer_keys import OfficerKey
from casework.records.officers import Officer
from casework.records.units import Unit
from workflows.life import Side
from workflows.minutes import MinutesState

Sights = Mapping[UUID, Eyes]
"""What the officer has open of each file of a set, by file."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line within reach; `content` is None until it was opened, `code` where it is not seen."""

    place: int
    code: str | None
    content: SetLine | None


@dataclass(frozen=True, slots=True)
class PartyShown:
    """One unit of a side as the head names it, and who signed for it."""

    public_id: UUID
    side: Side
    named: SetParty
    signed_at: datetime | None
    signatures: tuple[SignatureShown, ...]

    def of(self, side: Side) -> tuple[SignatureShown, ...]:
        """Its signatures, asked as those of single minutes are."""
        return self.signatures if side is self.side else ()


@dataclass(frozen=True, slots=True)
class SetVersion:
    """One version of a set. `lines` are those within reach, of `size`."""

    public_id: UUID
    edition: int
    short_code: str
    state: MinutesState
    unit: Name
    number: int
    year: int
    size: int
    digest: str
    drafted_by: Name
    drafted_at: datetime
    checked_by: Name | None
    checked_at: datetime | None
    head: SetHead
    lines: tuple[LineShown, ...]
    parties: tuple[PartyShown, ...]

    @property
    def is_open(self) -> bool:
        """Whether every line within reach is open."""
        return bool(self.lines) and all(line.content is not None for line in self.lines)

    @property
    def is_whole(self) -> bool:
        """Whether every line of the set is open: what one who checks or signs must have."""
        return self.is_open and len(self.lines) == self.size

    @property
    def open_lines(self) -> tuple[tuple[LineShown, SetLine], ...]:
        """The lines that a copy may hold."""
        return tuple((line, line.content) for line in self.lines if line.content is not None)

    def of(self, side: Side) -> tuple[PartyShown, ...]:
        """The units of one side."""
        return tuple(party for party in self.parties if party.side is side)


def sights_of(
    session: Session, actor: Actor, now: datetime, lines: Sequence[MinutesSetLine]
) -> Sights:
    """What the officer has open of the files of these lines."""
    return {line.file_id: eyes(session, actor, line, now) for line in of_each_file(lines)}


def set_shown(
    session: Session, actor: Actor, names: Names, now: datetime, row: MinutesSet
) -> SetVersion:
    """One version as this officer may read it now."""
    lines = lines_of(session, row)
    sights = sights_of(session, actor, now, lines)
    people = officers_of(session, row.drafted_by_id, row.checked_by_id)
    checker = people.get(row.checked_by_id) if row.checked_by_id else None
    head = head_of(row.head)
    return SetVersion(
        public_id=row.public_id,
        edition=row.edition,
        short_code=row.short_code,
        state=row.state,
        unit=names.of(session.get_one(Unit, row.unit_id)),
        number=row.number,
        year=row.year,
        size=row.size,
        digest=row.digest,
        drafted_by=names.of_officer(people[row.drafted_by_id]),
        drafted_at=row.drafted_at,
        checked_by=names.of_officer(checker) if checker else None,
        checked_at=row.checked_at,
        head=head,
        lines=_lines(session, sights, lines),
        parties=_parties(session, names, sights, row, head),
    )


def party_named(session: Session, row: MinutesSet, public_id: UUID) -> MinutesSetParty:
    """The unit of this set with this id. Raises `OutOfReach`."""
    for party in parties_of(session, row):
        if party.public_id == public_id:
            return party
    raise OutOfReach


def signed_bundle(session: Session, sights: Sights, row: MinutesSet) -> bytes:
    """The file that anybody can check offline: the lines that are open, and who signed by key."""
    lines = [
        (line.place, str(sights[line.file_id].read(line, "content")).encode())
        for line in lines_of(session, row)
        if sights[line.file_id].may_read(line, "content")
    ]
    signed = [one for one in set_signatures(session, row) if one.signature is not None]
    words = _words(session, sights, signed)
    said = [
        (
            str(sight.read(held, "message")).encode(),
            one.signature or b"",
            str(sight.read(held, "reasons")).encode(),
        )
        for one in signed
        if one.id in words
        for sight, held in [words[one.id]]
    ]
    return set_bundle(row.head, said, lines)


def _lines(
    session: Session, sights: Sights, rows: Sequence[MinutesSetLine]
) -> tuple[LineShown, ...]:
    held = select(Case.file_id, Case.code).where(Case.file_id.in_([row.case_id for row in rows]))
    codes: dict[UUID | None, str] = dict(session.execute(held).all())
    return tuple(
        LineShown(row.place, codes.get(row.case_id), _content(sights[row.file_id], row))
        for row in rows
    )


def _content(sight: Eyes, row: MinutesSetLine) -> SetLine | None:
    if not sight.may_read(row, "content"):
        return None
    return line_of(str(sight.read(row, "content")).encode())


def _parties(
    session: Session, names: Names, sights: Sights, row: MinutesSet, head: SetHead
) -> tuple[PartyShown, ...]:
    rows = set_signatures(session, row)
    words, people = _words(session, sights, rows), officers_of(session, *_writers(rows))
    held = select(OfficerKey).where(OfficerKey.id.in_({one.key_id for one in rows if one.key_id}))
    keys = {key.id: key.key_id for key in session.scalars(held)}
    named = {Side.GIVER: head.giving, Side.RECEIVER: head.receiving}
    return tuple(
        PartyShown(
            party.public_id,
            party.side,
            named[party.side][party.place - 1],
            party.signed_at,
            tuple(
                _signature(names, one, _named(named, party), words.get(one.id), people, keys)
                for one in rows
                if one.party_id == party.id
            ),
        )
        for party in parties_of(session, row)
    )


def _named(named: Mapping[Side, Sequence[SetParty]], party: MinutesSetParty) -> SetParty:
    return named[party.side][party.place - 1]


def _writers(rows: Sequence[MinutesSetSignature]) -> tuple[UUID, ...]:
    return tuple(row.officer_id for row in rows)


def _words(
    session: Session, sights: Sights, rows: Sequence[MinutesSetSignature]
) -> dict[UUID, tuple[Eyes, MinutesSetWords]]:
    """What each signer said, from the first file that is open."""
    held = select(MinutesSetWords).where(
        MinutesSetWords.signature_id.in_([row.id for row in rows]),
        MinutesSetWords.file_id.in_(sights),
    )
    found: dict[UUID, tuple[Eyes, MinutesSetWords]] = {}
    for row in session.scalars(held) if rows else ():
        sight = sights[row.file_id]
        if row.signature_id not in found and sight.may_read(row, "capacity"):
            found[row.signature_id] = sight, row
    return found


def _signature(
    names: Names,
    row: MinutesSetSignature,
    party: SetParty,
    words: tuple[Eyes, MinutesSetWords] | None,
    people: Mapping[UUID, Officer],
    keys: Mapping[UUID, str],
) -> SignatureShown:
    on_paper = row.key_id is None
    own = names.of_officer(people[row.officer_id])
    return SignatureShown(
        side=row.side,
        stance=row.stance,
        unit=party.unit,
        name=_said(words, "signer") if on_paper else own,
        signed_at=row.signed_at,
        key_id=keys.get(row.key_id, "") if row.key_id else "",
        is_on_paper=on_paper,
        capacity=_said(words, "capacity"),
        reasons=_reasons(words),
    )


def _said(words: tuple[Eyes, MinutesSetWords] | None, column: str) -> str | None:
    if words is None:
        return None
    sight, row = words
    return str(sight.read(row, column) or "")


def _reasons(words: tuple[Eyes, MinutesSetWords] | None) -> str | None:
    held = _said(words, "reasons")
    return reasons_said(held) if held else held
