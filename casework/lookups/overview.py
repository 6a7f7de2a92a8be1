"""The first screen of a case: where the person is, who is responsible, what is due, what is left.

Six statements; with the sign-in, and on PostgreSQL the reach of the session, eight.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, func, null, select, union_all
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.case_clocks import past
from casework.lookups.clocks import Waiting, counted_of
from casework.lookups.front import Front, Opened, open_front
from casework.lookups.naming import Name, Names
from casework.lookups.refusals import (
    Refusal,
    refusal_of_handoff,
    refusal_of_line,
    refusal_of_request,
    standing_refusals,
)
from casework.lookups.standing import choices_shown, position, steps_of
from casework.lookups.timeline import Event, of_step
from casework.position import regime_of
from casework.reckoning import reckoning_of
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.extensions import ClockExtension
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.requests import Request
from casework.records.steps import Step
from casework.records.support import SupportLine
from workflows.counting import Extension
from workflows.engine import Choice
from workflows.handoff import DECLINED
from workflows.regime import Fact, Lack, Regime, Unmet
from workflows.request import RequestState
from workflows.source import Source
from workflows.support import LineState
from workflows.terms import Act, Moves, Place, Stage

LAST = 5
_NEVER_DONE: Final = frozenset({Act.PROTECT})  # measures end: their page says what is in force
_ANSWERS = (Waits.HANDOFF, Waits.REQUEST)  # a paper that is still to come answers nothing


@dataclass(frozen=True, slots=True)
class Where:
    """The kind of place where the person is, and since when; `kind` is empty until opened."""

    kind: Place | None
    place: str | None
    since_at: datetime | None


@dataclass(frozen=True, slots=True)
class Left:
    """One act that the law knows here: open, under way, done, or closed with its reasons.

    `draft` is the conclusion that waits for its head's signature, where the act is to sign it.
    """

    act: Act
    state: str  # a status of `parts/task_list.html`
    is_open: bool
    is_branch: bool
    draft: UUID | None
    refused: Event | None  # the no that stands since it was done last
    source: Source
    unmet: tuple[Unmet, ...]
    warnings: tuple[Unmet, ...]

    @property
    def is_for_others(self) -> bool:
        """Whether nothing but the role keeps the unit from it: another unit's act."""
        return bool(self.unmet) and all(reason.kind is Lack.ROLE for reason in self.unmet)


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done, what another unit was asked for, what a clock or a signature waits for."""

    done: frozenset[Fact]
    under_way: frozenset[str]
    awaited: frozenset[Act]
    drafts: Mapping[Act, UUID]
    refused: Mapping[Act, Event]


@dataclass(frozen=True, slots=True)
class Box:
    """An open handoff or request: who waits for whom. `moves` is empty for a request."""

    public_id: UUID
    act: Act
    moves: Moves | None
    giver: Name
    receiver: Name
    at: datetime
    is_ours_to_answer: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first screen shows."""

    front: Front
    law: Regime
    law_changed_on: date | None  # the day it was moved to this law, if it ever was
    where: Where
    lead_since: datetime | None
    waiting: tuple[Waiting, ...]
    boxes: tuple[Box, ...]
    left: tuple[Left, ...]
    acting: Name | None
    last: tuple[Event, ...]


# Statements made once: to write down their joins anew costs as much as to run them.
_NOBODY: Final = null().label("due_id")
_SHOWN: Final = union_all(
    select(Due.id.label("due_id"), Due.subject_id.label("part_id")).where(
        Due.file_id == bindparam("of_file")
    ),
    select(_NOBODY, Handoff.public_id).where(
        Handoff.file_id == bindparam("of_file"), Handoff.state.in_(DECLINED)
    ),
    select(_NOBODY, Request.public_id).where(
        Request.file_id == bindparam("of_file"), Request.state == RequestState.REFUSED
    ),
    select(_NOBODY, SupportLine.public_id).where(
        SupportLine.file_id == bindparam("of_file"), SupportLine.state == LineState.DECLINED
    ),
).subquery()
_UNTIL: Final = (
    select(func.max(ClockExtension.until_on))
    .where(
        ClockExtension.file_id == Due.file_id,
        ClockExtension.key == Due.key,
        ClockExtension.started_at == Due.started_at,
    )
    .correlate(Due)
    .scalar_subquery()
    .label("until_on")
)
_DUES: Final[Select[*tuple[Any, ...]]] = (  # Any: most entities are absent from each row
    select(Due, Handoff, Request, SupportLine, Officer, _UNTIL)
    .select_from(_SHOWN)
    .outerjoin(Due, Due.id == _SHOWN.c.due_id)
    .outerjoin(Handoff, Handoff.public_id == _SHOWN.c.part_id)
    .outerjoin(Request, Request.public_id == _SHOWN.c.part_id)
    .outerjoin(SupportLine, SupportLine.public_id == _SHOWN.c.part_id)
    .outerjoin(Officer, Officer.id == SupportLine.decided_by_id)
    .options(
        joinedload(Due.unit),
        joinedload(Handoff.from_unit),
        joinedload(Handoff.to_unit),
        joinedload(Request.from_unit),
        joinedload(Request.to_unit),
    )
    .order_by(Due.due_at.is_(None), Due.due_at, Due.started_at, Due.id)
)


@dataclass(frozen=True, slots=True)
class Open:
    """What waits, with the handoff or request it waits for; and what was answered with a no."""

    dues: tuple[tuple[Due, Handoff | None, Request | None], ...]
    refusals: tuple[Refusal, ...]
    extensions: tuple[Extension, ...]


def overview(session: Session, actor: Actor, code: str, now: datetime) -> Overview:
    """The first screen of a case for this officer. Raises `OutOfReach`."""
    found = open_front(session, actor, code, now)
    steps = steps_of(session, found.case)
    waits = _open(session, found.case, found.names)
    dues = [due for due, _, _ in waits.dues]
    refused = standing_refusals(waits.refusals, steps)
    stands = position(found.parties, found.known, steps, found.eyes.safe, now)
    regime = regime_of(found.case)
    choices = choices_shown(found.parties, stands, now)
    progress = Progress(
        stands.facts, _under_way(dues), _awaited(regime, dues), _drafts(dues), refused
    )
    by, names = reckoning_of(session), found.names
    known = past(regime, [(s.act, s.happened_at, s.planned_on) for s in steps], waits.extensions)
    return Overview(
        front=found.front,
        law=regime,
        law_changed_on=found.case.regime_changed_on,
        where=_where(found),
        lead_since=found.parties.lead_since,
        waiting=tuple(counted_of(found.case, due, known, now, by, names) for due in dues),
        boxes=tuple(box for row in waits.dues if (box := _box(actor, names, *row)) is not None),
        left=_in_order(_lefts(regime, found.case.stage, choices, progress)),
        acting=_acting(found),
        last=_last(found, steps, waits.refusals),
    )


def _open(session: Session, case: Case, names: Names) -> Open:
    """One statement; the nearest limit first."""
    rows = session.execute(_DUES, {"of_file": case.file_id}).all()
    dues = tuple((row[0], row[1], row[2]) for row in rows if row[0] is not None)
    refusals = (_refusal(case, row, names) for row in rows if row[0] is None)
    extensions = tuple(
        Extension(row[0].key, row[0].started_at, row.until_on) for row in rows if row.until_on
    )
    return Open(dues, tuple(refusal for refusal in refusals if refusal), extensions)


def _refusal(case: Case, row: Row[*tuple[Any, ...]], names: Names) -> Refusal | None:
    _due, handoff, request, line, decider, _until_on = row
    if handoff is not None:
        return refusal_of_handoff(handoff, names)
    if request is not None:
        return refusal_of_request(case, request, names)
    return refusal_of_line(line, decider, names)


def _last(found: Opened, steps: Sequence[Step], refusals: Iterable[Refusal]) -> tuple[Event, ...]:
    """The last steps and the last noes, newest first."""
    done = [of_step(step, found.eyes, found.names) for step in reversed(steps[-LAST:])]
    told = [*done, *(refusal.event for refusal in refusals)]
    return tuple(sorted(told, key=lambda event: event.at, reverse=True)[:LAST])


def _where(found: Opened) -> Where:
    stay, sight = found.known.stay, found.eyes
    if not sight.may_read(stay, "kind"):
        return Where(None, None, None)
    place = sight.read(stay, "place")
    return Where(Place.of(sight.read(stay, "kind")), str(place) if place else None, stay.since_at)


def _acting(found: Opened) -> Name | None:
    """The unit whose acts the list speaks of, where that is not the officer's own."""
    acting = found.parties.acting
    return None if acting.id == found.parties.unit.id else found.names.of(acting)


def _under_way(dues: Sequence[Due]) -> frozenset[str]:
    """Acts that another unit was asked for and has not answered."""
    return frozenset(due.key for due in dues if due.waits in _ANSWERS)


def _awaited(regime: Regime, dues: Sequence[Due]) -> frozenset[Act]:
    """Acts that a running clock waits for: done once before, they are to be done again."""
    running = {due.key for due in dues if due.waits is Waits.CLOCK}
    clocks = (clock for clock in regime.clocks if clock.key in running and not clock.longest)
    return frozenset(act for clock in clocks for act in clock.ends)


def _drafts(dues: Sequence[Due]) -> dict[Act, UUID]:
    """The conclusions that wait for a signature, by their outcome."""
    unsigned = (due for due in dues if due.waits is Waits.SIGNATURE)
    return {Act.of(due.key): due.subject_id for due in unsigned if due.subject_id}


def _lefts(
    regime: Regime, stage: Stage, choices: Iterable[Choice], progress: Progress
) -> Iterator[Left]:
    """Each act but those for persons received in another way, which will never come.

    While a draft waits, its outcome stands for all the ways to conclude.
    """
    set_aside = regime.concluding - progress.drafts.keys() if progress.drafts else frozenset()
    for choice in choices:
        if choice.act not in set_aside and not _is_beside(regime, stage, choice, progress.done):
            yield _left(choice, progress, is_branch=choice.act in regime.branches)


def _is_beside(regime: Regime, stage: Stage, choice: Choice, facts: frozenset[Fact]) -> bool:
    """Whether the act is for persons of another way in or status, or its branch has not begun."""
    if regime.is_of_another_way_in(stage, choice.act, facts):
        return True
    if regime.is_for_after_revocation(stage, choice.act, facts):
        return True
    if choice.act not in regime.branches:
        return False
    missing = [unmet.missing for unmet in choice.unmet if unmet.kind is Lack.ACT]
    return any(acts <= regime.branches for acts in missing)


def _left(choice: Choice, progress: Progress, *, is_branch: bool) -> Left:
    return Left(
        act=choice.act,
        state=_state(choice, progress),
        is_open=choice.is_open,
        is_branch=is_branch,
        draft=progress.drafts.get(choice.act),
        refused=progress.refused.get(choice.act),
        source=choice.row.source,
        unmet=choice.unmet,
        warnings=choice.warnings,
    )


def _state(choice: Choice, progress: Progress) -> str:
    if choice.act in progress.drafts:
        return "signing"
    if choice.act.value in progress.under_way:
        return "doing"
    again = progress.awaited | progress.refused.keys()
    if choice.act in progress.done - again - _NEVER_DONE:
        return "done"
    return "todo" if choice.is_open else "blocked"


def _in_order(left: Iterable[Left]) -> tuple[Left, ...]:
    """What is done stands last, else the order of the law."""
    return tuple(sorted(left, key=lambda item: item.state == "done"))


def _box(
    actor: Actor, names: Names, due: Due, handoff: Handoff | None, request: Request | None
) -> Box | None:
    asked = handoff or request
    if asked is None or due.waits not in _ANSWERS:
        return None
    return Box(
        public_id=asked.public_id,
        act=asked.act,
        moves=handoff.moves if handoff else None,
        giver=names.of(asked.from_unit),
        receiver=names.of(asked.to_unit),
        at=due.started_at,
        is_ours_to_answer=asked.to_unit_id == actor.unit_id,
    )
