"""The page of the minutes: outside for both sides, content once opened, and who signed what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.minutes import unit_of, versions
from casework.actions.minutes_book import own_gaps
from casework.actions.minutes_signing import may_record, signatures
from casework.audit import Actor
from casework.lookups.answers import officers_of
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import Found, find_part
from casework.lookups.minutes_facts import MinutesFacts, facts_of
from casework.lookups.naming import Name, Names
from casework.lookups.parties import as_party, insist_may_print
from casework.minutes_format import Content, content_of, reasons_said
from casework.policy import Ask, OutOfReach, may
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes, MinutesSignature
from casework.records.officer_keys import OfficerKey
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.standing_minutes import live_set
from workflows import minutes as life
from workflows.handoff import HandoffState
from workflows.life import Side
from workflows.minutes import LIVE, MinutesState, Stance


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """One signature: of whom, and once open in which capacity and why."""

    side: Side
    stance: Stance
    unit: Name
    name: Name | None
    signed_at: datetime
    key_id: str
    is_on_paper: bool
    capacity: str | None
    reasons: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the minutes; `content` is None until it was opened."""

    public_id: UUID
    edition: int
    short_code: str
    state: MinutesState
    unit: Name
    number: int
    year: int
    digest: str
    drafted_by: Name
    drafted_at: datetime
    checked_by: Name | None
    checked_at: datetime | None
    content: Content | None
    signatures: tuple[SignatureShown, ...]

    def of(self, side: Side) -> tuple[SignatureShown, ...]:
        """The signatures of one side."""
        return tuple(one for one in self.signatures if one.side is side)


@dataclass(frozen=True, slots=True)
class May:
    """What this officer may do with the minutes now; the verb asks again."""

    drafts: bool
    checks: bool
    drops: bool
    signs: Side | None
    records: tuple[Side, ...]
    is_own_draft: bool


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes of one handoff, newest version first. `gaps` are of the book of its unit.

    Where the handoff stands in the minutes of its whole list, `list_id` is that list.
    """

    public_id: UUID
    code: str
    state: HandoffState
    giver: Name
    receiver: Name
    accepted_at: datetime | None
    due_at: datetime | None
    current: Version | None
    earlier: tuple[Version, ...]
    gaps: tuple[range, ...]
    facts: MinutesFacts | None
    may: May
    list_id: UUID | None = None


def minutes_page(session: Session, actor: Actor, public_id: UUID, now: datetime) -> MinutesPage:
    """The minutes for this officer. Raises `OutOfReach`, `NotTied` and `MoveRefused`."""
    found, handoff = as_party(session, actor, public_id)
    names = Names(session, actor, handoff.file_id, found.ties)
    sight = eyes(session, actor, found.case, now, found.ties)
    rows = versions(session, handoff)
    shown = [version_shown(session, names, sight, row) for row in reversed(rows)]
    live = rows[-1] if rows and rows[-1].state in LIVE else None
    current = shown.pop(0) if live else None
    list_id = _list_of(session, handoff)
    mine = _may(session, actor, found, handoff, live)
    mine = replace(mine, drafts=mine.drafts and list_id is None)
    facts = facts_of(session, actor, found, handoff, now, printed_at=now, copy=0)
    at = handoff.answered_at if handoff.state is HandoffState.ACCEPTED else None
    return MinutesPage(
        public_id=handoff.public_id,
        code=found.case.code,
        state=handoff.state,
        giver=names.of(handoff.from_unit),
        receiver=names.of(handoff.to_unit),
        accepted_at=at,
        due_at=life.due_at(at) if at else None,
        current=current,
        earlier=tuple(shown),
        gaps=own_gaps(session, actor.unit_id, live),
        facts=facts if mine.drafts else None,
        may=mine,
        list_id=list_id,
    )


def _list_of(session: Session, handoff: Handoff) -> UUID | None:
    """The list in whose minutes this handoff stands."""
    joint = live_set(session, handoff.id)
    if joint is None or joint.group_id is None:
        return None
    return session.get_one(HandoffGroup, joint.group_id).public_id


def find_minutes(
    session: Session, actor: Actor, public_id: UUID, ask: Ask, edition: int | None = None
) -> tuple[Found, Handoff, Minutes]:
    """The newest version of the minutes, or the one named, for a party of the handoff.

    Raises `OutOfReach` where there is none, `NotTied` and `MoveRefused`.
    """
    sides = joinedload(Handoff.from_unit), joinedload(Handoff.to_unit)
    found, handoff = find_part(session, actor, Handoff, public_id, ask, *sides)
    insist_may_print(session, actor, found, handoff)
    rows = [row for row in versions(session, handoff) if edition in {None, row.edition}]
    if not rows:
        raise OutOfReach
    return found, handoff, rows[-1]


def version_shown(session: Session, names: Names, sight: Eyes, row: Minutes) -> Version:
    """One version as this officer may read it now."""
    people = officers_of(session, row.drafted_by_id, row.checked_by_id)
    checker = people.get(row.checked_by_id) if row.checked_by_id else None
    is_open = sight.may_read(row, "content")
    return Version(
        public_id=row.public_id,
        edition=row.edition,
        short_code=row.short_code,
        state=row.state,
        unit=names.of(session.get_one(Unit, row.unit_id)),
        number=row.number,
        year=row.year,
        digest=row.digest,
        drafted_by=names.of_officer(people[row.drafted_by_id]),
        drafted_at=row.drafted_at,
        checked_by=names.of_officer(checker) if checker else None,
        checked_at=row.checked_at,
        content=content_of(sealed_text(sight, row, "content").encode()) if is_open else None,
        signatures=tuple(_signatures(session, names, sight, signatures(session, row))),
    )


def _signatures(
    session: Session, names: Names, sight: Eyes, rows: Sequence[MinutesSignature]
) -> list[SignatureShown]:
    people = officers_of(session, *(row.officer_id for row in rows))
    held = select(OfficerKey).where(OfficerKey.id.in_({row.key_id for row in rows if row.key_id}))
    keys = {key.id: key.key_id for key in session.scalars(held)}
    return [_signature(names, sight, row, people, keys, session) for row in rows]


def _signature(
    names: Names,
    sight: Eyes,
    row: MinutesSignature,
    people: dict[UUID, Officer],
    keys: dict[UUID, str],
    session: Session,
) -> SignatureShown:
    is_open = sight.may_read(row, "capacity")
    on_paper = row.key_id is None
    own = names.of_officer(people[row.officer_id])
    signer = sealed_text(sight, row, "signer") if is_open else None
    return SignatureShown(
        side=row.side,
        stance=row.stance,
        unit=names.of(session.get_one(Unit, row.unit_id)),
        name=signer if on_paper else own,
        signed_at=row.signed_at,
        key_id=keys.get(row.key_id, "") if row.key_id else "",
        is_on_paper=on_paper,
        capacity=sealed_text(sight, row, "capacity") if is_open else None,
        reasons=_reasons(sight, row) if is_open else None,
    )


def _reasons(sight: Eyes, row: MinutesSignature) -> str:
    held = sealed_text(sight, row, "reasons")
    return reasons_said(held) if held else ""


def _may(
    session: Session, actor: Actor, found: Found, handoff: Handoff, live: Minutes | None
) -> May:
    steps = may(actor.rank, Ask.TAKE_STEP, found.ties)
    accepted = handoff.state is HandoffState.ACCEPTED
    if live is None:
        return May(steps and accepted, False, False, None, (), False)
    is_ours, own = live.unit_id == actor.unit_id, live.drafted_by_id == actor.officer_id
    is_signed = live.giver_at is not None or live.receiver_at is not None
    is_draft = live.state is MinutesState.DRAFTED
    ready = not is_draft
    return May(
        drafts=False,
        checks=steps and is_ours and is_draft and not own,
        drops=steps and is_ours and not is_signed,
        signs=_signing(session, actor, found, handoff, live) if ready and not own else None,
        records=_recording(session, actor, found, handoff) if ready and steps else (),
        is_own_draft=own,
    )


def _signing(
    session: Session, actor: Actor, found: Found, handoff: Handoff, live: Minutes
) -> Side | None:
    """The side for which this head still signs; none who has signed already."""
    if not may(actor.rank, Ask.SIGN, found.ties):
        return None
    if any(row.officer_id == actor.officer_id for row in signatures(session, live) if row.key_id):
        return None
    sides = (
        side for side in (Side.GIVER, Side.RECEIVER) if unit_of(handoff, side) == actor.unit_id
    )
    return next(sides, None)


def _recording(session: Session, actor: Actor, found: Found, handoff: Handoff) -> tuple[Side, ...]:
    """The sides for which this officer may write down who signed on paper, also a further one."""
    sides = (Side.GIVER, Side.RECEIVER)
    return tuple(side for side in sides if may_record(session, actor, found.case, handoff, side))


def sealed_text(sight: Eyes, row: Minutes | MinutesSignature, column: str) -> str:
    """A sealed text; empty where nothing was written. Raises `NotDisclosed`."""
    return str(sight.read(row, column) or "")
