"""The page of the set of minutes of a group hand-over, for an officer of a side of some line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.minutes_book import own_gaps
from casework.actions.minutes_sets import lines_of, set_versions
from casework.audit import Actor
from casework.lookups.finding import Found, find_handoff
from casework.lookups.handoff_groups import GroupView, group_view
from casework.lookups.minutes_facts import MinutesFacts, facts_of
from casework.lookups.minutes_set_may import SetMay, may_with
from casework.lookups.minutes_set_shown import SetVersion, set_shown
from casework.lookups.naming import Name, Names
from casework.lookups.parties import may_print
from casework.policy import Ask, NotTied, OutOfReach, may
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.minutes_sets import MinutesSet
from casework.standing_minutes import has_own_minutes
from workflows import minutes as life
from workflows.handoff import OPEN, HandoffState
from workflows.minutes import LIVE
from workflows.terms import Act

Line = tuple[Found, Handoff]


@dataclass(frozen=True, slots=True)
class Outside:
    """A line of the list that does not stand in the set, and why."""

    code: str
    handoff_id: UUID
    state: HandoffState
    has_own_minutes: bool


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A line that the drafter may write of: the facts that are open to them."""

    handoff_id: UUID
    facts: MinutesFacts


@dataclass(frozen=True, slots=True)
class SetPage:
    """The set of a list, newest version first. `gaps` are of the book of the officer's unit."""

    public_id: UUID
    act: Act
    size: int
    giver: Name
    receiver: Name
    in_flight: int
    outside: tuple[Outside, ...]
    out_of_reach: int
    due_at: datetime | None
    current: SetVersion | None
    earlier: tuple[SetVersion, ...]
    gaps: tuple[range, ...]
    to_write: tuple[ToWrite, ...]
    may: SetMay


def set_page(session: Session, actor: Actor, public_id: UUID, now: datetime) -> SetPage:
    """The set of a list for this officer. Raises `OutOfReach` and `NotTied`."""
    view = group_view(session, actor, public_id, now)
    lines = insist_on_party(session, actor, view)
    names = Names(session, actor, lines[0][0].case.file_id, lines[0][0].ties)
    rows = set_versions(session, view.group)
    shown = [set_shown(session, actor, names, now, row) for row in reversed(rows)]
    live = rows[-1] if rows and rows[-1].state in LIVE else None
    current = shown.pop(0) if live else None
    accepted = [one for one in lines if one[1].state is HandoffState.ACCEPTED]
    written = _written(session, live)
    left = [one for one in accepted if one[1].id not in written]
    mine = _may(session, actor, view, lines, left, live, current)
    return SetPage(
        public_id=view.group.public_id,
        act=view.group.act,
        size=view.group.size,
        giver=view.giver,
        receiver=view.receiver,
        in_flight=sum(line.handoff.state in OPEN for line in view.lines),
        outside=_outside(session, view, written, is_drafted=live is not None),
        out_of_reach=view.out_of_reach,
        due_at=_due_at(accepted),
        current=current,
        earlier=tuple(shown),
        gaps=own_gaps(session, actor.unit_id, live),
        to_write=_to_write(session, actor, left, now) if mine.drafts else (),
        may=mine,
    )


def find_set(
    session: Session,
    actor: Actor,
    public_id: UUID,
    ask: Ask,
    now: datetime,
    edition: int | None = None,
) -> tuple[MinutesSet, list[Line]]:
    """The newest version of the set of a list, or the one named, for a side of some line.

    Raises `OutOfReach` where there is none, and `NotTied`.
    """
    view = group_view(session, actor, public_id, now)
    lines = insist_on_party(session, actor, view)
    if not all(may(actor.rank, ask, found.ties) for found, _handoff in lines):
        raise NotTied(ask)
    rows = [row for row in set_versions(session, view.group) if edition in {None, row.edition}]
    if not rows:
        raise OutOfReach
    return rows[-1], lines


def find_group(
    session: Session, actor: Actor, public_id: UUID, ask: Ask, now: datetime
) -> HandoffGroup:
    """The list, for an officer of one of its two units. Raises `OutOfReach` and `NotTied`."""
    view = group_view(session, actor, public_id, now)
    lines = insist_on_party(session, actor, view)
    sides = {view.group.from_unit_id, view.group.to_unit_id}
    is_theirs = all(may(actor.rank, ask, found.ties) for found, _handoff in lines)
    if actor.unit_id not in sides or not is_theirs:
        raise NotTied(ask)
    return view.group


def insist_on_party(session: Session, actor: Actor, view: GroupView) -> list[Line]:
    """The lines whose minutes are the officer's to print, in order. Raises `NotTied`."""
    found = [find_handoff(session, actor, line.handoff.public_id, Ask.SEE) for line in view.lines]
    theirs = [
        (case, handoff)
        for case, handoff in found
        if may_print(
            session,
            actor,
            case,
            handoff,
            Names(session, actor, handoff.file_id, case.ties),
        )
    ]
    if not theirs:
        raise NotTied(Ask.PRINT_MINUTES)
    return theirs


def _written(session: Session, live: MinutesSet | None) -> frozenset[UUID]:
    """The handoffs that stand in the set that counts."""
    lines = lines_of(session, live) if live else ()
    return frozenset(line.handoff_id for line in lines if line.handoff_id)


def _outside(
    session: Session, view: GroupView, written: frozenset[UUID], *, is_drafted: bool
) -> tuple[Outside, ...]:
    """What stands outside the set or, before a draft, would: not accepted, or minutes of its own.

    A line in flight stands nowhere yet.
    """
    rows = []
    for line in view.lines:
        handoff = line.handoff
        if handoff.state in OPEN or handoff.id in written:
            continue
        own = handoff.state is HandoffState.ACCEPTED and has_own_minutes(session, handoff)
        if own or is_drafted or handoff.state is not HandoffState.ACCEPTED:
            rows.append(Outside(line.case.code, handoff.public_id, handoff.state, own))
    return tuple(rows)


def _due_at(accepted: Sequence[Line]) -> datetime | None:
    """Until when both sides should have signed: counted from the last acceptance."""
    times = [handoff.answered_at for _found, handoff in accepted if handoff.answered_at]
    return life.due_at(max(times)) if times else None


def _to_write(
    session: Session, actor: Actor, left: Sequence[Line], now: datetime
) -> tuple[ToWrite, ...]:
    return tuple(
        ToWrite(
            handoff.public_id,
            facts_of(session, actor, found, handoff, now, printed_at=now, copy=0),
        )
        for found, handoff in left
        if not has_own_minutes(session, handoff)
    )


def _may(
    session: Session,
    actor: Actor,
    view: GroupView,
    lines: Sequence[Line],
    left: Sequence[Line],
    live: MinutesSet | None,
    current: SetVersion | None,
) -> SetMay:
    sides = {view.group.from_unit_id, view.group.to_unit_id}
    steps = all(may(actor.rank, Ask.TAKE_STEP, found.ties) for found, _handoff in lines)
    if actor.unit_id not in sides:
        return SetMay()
    if live is None or current is None:
        waits = any(line.handoff.state in OPEN for line in view.lines)
        write = any(not has_own_minutes(session, handoff) for _found, handoff in left)
        return SetMay(drafts=steps and write and not waits)
    keeps = steps and live.unit_id == actor.unit_id
    signs = all(may(actor.rank, Ask.SIGN, found.ties) for found, _handoff in lines)
    return may_with(session, actor, live, current, keeps=keeps, signs=signs, records=steps)
