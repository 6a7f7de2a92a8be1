"""Handing many persons to one unit: one list, and each line an offer that is answered by itself."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit
from casework.actions.company import insist_on_list, keep_list
from casework.actions.handoff import accept, offer, send_back
from casework.actions.striking import strike
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from workflows.engine import Refused
from workflows.handoff import HandoffMove
from workflows.regime import Unmet
from workflows.terms import Act, SendBackGround


class LinesRefused(Exception):
    """The law or the office closes some lines; nothing of the list was written.

    `lines` are the cases with what closes each.
    """

    def __init__(self, lines: Sequence[tuple[Case, tuple[Unmet, ...]]]) -> None:
        super().__init__(f"{len(lines)} lines of a list are closed")
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What the receiver says of one line: taken, sent back on a ground, or absent, with words."""

    handoff: Handoff
    move: HandoffMove
    words: str | None = None
    ground: SendBackGround | None = None


def offer_group(
    session: Session,
    actor: Actor,
    now: datetime,
    cases: Collection[Case],
    act: Act,
    to_unit_id: UUID,
    *,
    message: str | None = None,
) -> HandoffGroup:
    """Offer every case by the same act to the same unit, or none. Raises `LinesRefused`.

    `message` is what the receiver must know first; it goes with each line.
    """
    group = HandoffGroup(
        act=act,
        from_unit_id=actor.unit_id,
        to_unit_id=to_unit_id,
        size=len(cases),
        offered_at=now,
        offered_by_id=actor.officer_id,
    )
    session.add(group)
    session.flush()

    lines: dict[Case, Handoff] = {}
    _each(cases, partial(_offer_line, session, actor, now, group, message, cases, lines))
    keep_list(session, actor, now, lines)
    return group


def answer_group(
    session: Session, actor: Actor, now: datetime, lines: Mapping[Case, LineAnswer]
) -> None:
    """Answer these lines of a list, all or none; whatever has no answer here waits on.

    Raises `LinesRefused`, and `MoveRefused` where a line was answered before.
    """
    _each(lines, lambda case: _answer(session, actor, now, case, lines[case]))


def _offer_line(
    session: Session,
    actor: Actor,
    now: datetime,
    group: HandoffGroup,
    message: str | None,
    listed: Collection[Case],
    lines: dict[Case, Handoff],
    case: Case,
) -> None:
    insist_on_list(session, case, listed)
    act, to = group.act, group.to_unit_id
    line = offer(session, actor, now, case, act, to, message=message, goings=None)
    line.group_id, lines[case] = group.id, line
    audit.record(
        session, "handoff.grouped", actor, now, case.file_id, handoff=line.id, group=group.id
    )


def _answer(session: Session, actor: Actor, now: datetime, case: Case, said: LineAnswer) -> None:
    handoff, words = said.handoff, said.words
    if said.move is HandoffMove.STRIKE:
        strike(session, actor, now, case, handoff, reason=words or "")
    elif said.move is HandoffMove.SEND_BACK and said.ground is not None:
        send_back(session, actor, now, case, handoff, said.ground, remarks=words or "")
    else:
        accept(session, actor, now, case, handoff, remarks=words)


def _each(cases: Iterable[Case], act: Callable[[Case], None]) -> None:
    """Try every line before saying which are closed: a list is mended once, not line by line."""
    closed = []
    for case in cases:
        try:
            act(case)
        except Refused as refused:
            closed.append((case, refused.unmet))
    if closed:
        raise LinesRefused(closed)
