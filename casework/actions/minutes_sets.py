"""Sets of minutes: one head for many persons, drafted, checked by another, dropped, opened.

Of a group hand-over each line lies on the case of its person, of a reception batch all lie on the
batch. Every verb is written into the trace of each of these files. Signing is beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from casework.actions import minutes_book, set_trace
from casework.actions.minutes import NOT_THEIRS, UNREAD, insist_on_another_hand
from casework.actions.opening import open_minutes_set
from casework.actions.set_trace import of_each_file
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.minutes_set_format import SetHead, SetLine, SetParty
from casework.minutes_verifier import digest
from casework.office import vietnam_day
from casework.records.batches import Batch
from casework.records.handoff_groups import HandoffGroup
from casework.records.ids import new_id
from casework.records.minutes_sets import MinutesSet, MinutesSetLine, MinutesSetParty
from casework.records.openings import Opening
from casework.safekeeping import add
from workflows import minutes as life
from workflows.engine import Refused
from workflows.life import MoveRefused, Side
from workflows.minutes import LIVE, MinutesMove, MinutesState
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be written: of which case, on which file, and by which handoff, if by any."""

    file_id: UUID
    case_id: UUID | None
    handoff_id: UUID | None
    content: SetLine


def draft_set(
    session: Session,
    actor: Actor,
    now: datetime,
    of: HandoffGroup | Batch,
    head: SetHead,
    lines: Sequence[NewLine],
) -> MinutesSet:
    """Draft one set over these lines, in their order; the drafter's unit gives the number.

    The head gets the digests of the lines here. What a list or a batch asks of its lines is for
    the caller (`handoff_group_minutes`). After a refusal the new version replaces the refused one.
    Raises `Refused` of a unit that is no side, where a set stands, and where the number is taken.
    """
    if actor.unit_id not in {party.unit_id for party in (*head.giving, *head.receiving)}:
        raise Refused((NOT_THEIRS,))
    earlier = insist_on_none(session, of)
    if not lines:
        raise Refused((Unmet(Lack.NO_LINES, frozenset(), OFFICE),))
    refused = [one for one in earlier if one.state is MinutesState.REFUSED]
    replaces = refused[-1] if refused else None
    contents = [line.content.as_bytes() for line in lines]
    whole = replace(
        head,
        lines=tuple(digest(content) for content in contents),
        version=len(earlier) + 1,
        replaces=replaces.digest if replaces else "",
    )
    year = vietnam_day(now).year
    minutes_book.enter(session, now, actor.unit_id, year, head.number, head.code, replaces=replaces)
    made = _add_set(session, actor, now, of, whole, replaces)
    for line, content in zip(lines, contents, strict=True):
        _add_line(session, made, line, content)
    session.flush()
    set_trace.record(
        session,
        "minutes_set.drafted",
        actor,
        now,
        made,
        lines_of(session, made),
        digest=made.digest,
    )
    return made


def check_set(session: Session, actor: Actor, now: datetime, minutes: MinutesSet) -> MinutesSet:
    """Another officer of the unit that drafted has read every line: now both sides may sign.

    Raises `Refused` for the drafter, for another unit, and while a line is not open to them.
    """
    made = life.move(minutes.state, MinutesMove.CHECK)
    _insist_on_drafting_unit(actor, minutes)
    insist_on_another_hand(actor, minutes)
    lines = insist_on_reading_all(session, actor, now, minutes)
    minutes.state, minutes.checked_by_id, minutes.checked_at = made, actor.officer_id, now
    set_trace.record(
        session, "minutes_set.checked", actor, now, minutes, lines, digest=minutes.digest
    )
    return minutes


def drop_set(session: Session, actor: Actor, now: datetime, minutes: MinutesSet) -> MinutesSet:
    """Put a set aside that nobody signed; its number is free again. Raises `Refused`."""
    made = life.move(minutes.state, MinutesMove.DROP)
    _insist_on_drafting_unit(actor, minutes)
    if any(party.signed_at for party in parties_of(session, minutes)):
        raise MoveRefused(minutes.state, MinutesMove.DROP)
    minutes.state = made
    minutes_book.give_back(session, minutes)
    lines = lines_of(session, minutes)
    set_trace.record(session, "minutes_set.dropped", actor, now, minutes, lines)
    return minutes


def open_set(
    session: Session, actor: Actor, now: datetime, minutes: MinutesSet
) -> tuple[Opening, ...]:
    """Read the set: every line within reach and what its signers say, for thirty minutes.

    One opening on each file, recorded there.
    """
    return tuple(
        open_minutes_set(session, actor, now, line, minutes)
        for line in of_each_file(lines_of(session, minutes))
    )


def set_versions(session: Session, of: HandoffGroup | Batch) -> list[MinutesSet]:
    """Every version of the set of a list or a batch, oldest first."""
    return list(session.scalars(select(MinutesSet).where(_of(of)).order_by(MinutesSet.edition)))


def insist_on_none(session: Session, of: HandoffGroup | Batch) -> list[MinutesSet]:
    """The earlier versions, of which none stands. Raises `Refused` where one does."""
    earlier = set_versions(session, of)
    if any(version.state in LIVE for version in earlier):
        raise Refused((Unmet(Lack.MINUTES_PENDING, frozenset(), OFFICE),))
    return earlier


def lines_of(session: Session, minutes: MinutesSet) -> list[MinutesSetLine]:
    """The lines within reach, in order of place."""
    of_set = select(MinutesSetLine).where(MinutesSetLine.set_id == minutes.id)
    return list(session.scalars(of_set.order_by(MinutesSetLine.place)))


def parties_of(session: Session, minutes: MinutesSet) -> list[MinutesSetParty]:
    """The units of both sides, as the head names them."""
    of_set = select(MinutesSetParty).where(MinutesSetParty.set_id == minutes.id)
    return list(session.scalars(of_set.order_by(MinutesSetParty.side, MinutesSetParty.place)))


def insist_on_reading_all(
    session: Session, actor: Actor, now: datetime, minutes: MinutesSet
) -> list[MinutesSetLine]:
    """Whoever checks or signs has every line of the set open. Raises `Refused`."""
    lines = lines_of(session, minutes)
    sights = {line.file_id: eyes(session, actor, line, now) for line in of_each_file(lines)}
    is_open = all(sights[line.file_id].may_read(line, "content") for line in lines)
    if not is_open or len(lines) != minutes.size:
        raise Refused((UNREAD,))
    return lines


def _add_set(
    session: Session,
    actor: Actor,
    now: datetime,
    of: HandoffGroup | Batch,
    head: SetHead,
    replaces: MinutesSet | None,
) -> MinutesSet:
    stored = head.as_bytes()
    made = MinutesSet(
        id=new_id(),
        group_id=of.id if isinstance(of, HandoffGroup) else None,
        batch_id=of.id if isinstance(of, Batch) else None,
        edition=head.version,
        replaces_id=replaces.id if replaces else None,
        short_code=head.code,
        unit_id=actor.unit_id,
        number=head.number,
        year=vietnam_day(now).year,
        size=len(head.lines),
        state=life.move(None, MinutesMove.DRAFT),
        digest=digest(stored),
        head=stored,
        drafted_by_id=actor.officer_id,
        drafted_at=now,
    )
    session.add(made)
    session.flush()
    _add_parties(session, made, Side.GIVER, head.giving)
    _add_parties(session, made, Side.RECEIVER, head.receiving)
    return made


def _add_parties(
    session: Session, made: MinutesSet, side: Side, parties: Sequence[SetParty]
) -> None:
    session.add_all(
        MinutesSetParty(set_id=made.id, side=side, place=place, unit_id=party.unit_id)
        for place, party in enumerate(parties, start=1)
    )


def _add_line(session: Session, made: MinutesSet, line: NewLine, content: bytes) -> None:
    row = MinutesSetLine(
        file_id=line.file_id,
        set_id=made.id,
        place=line.content.place,
        case_id=line.case_id,
        handoff_id=line.handoff_id,
        digest=digest(content),
    )
    add(session, row, content=content.decode())


def _of(of: HandoffGroup | Batch) -> ColumnElement[bool]:
    if isinstance(of, HandoffGroup):
        return MinutesSet.group_id == of.id
    return MinutesSet.batch_id == of.id


def _insist_on_drafting_unit(actor: Actor, minutes: MinutesSet) -> None:
    if actor.unit_id != minutes.unit_id:
        raise Refused((NOT_THEIRS,))
