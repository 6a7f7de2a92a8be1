"""The content of a new set of minutes: the facts of each accepted line, and what was typed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.handoff_groups import LinesRefused
from casework.actions.minutes import UNREAD
from casework.actions.packet import items_of
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find_handoff
from casework.lookups.minutes_facts import MinutesFacts, facts_of
from casework.lookups.parties import insist_may_print
from casework.minutes_format import Listed, Thing
from casework.minutes_set_format import SetHead, SetLine, SetParty
from casework.office import vietnam_day
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.ids import new_short_code
from casework.records.units import Unit
from casework.standing_minutes import has_own_minutes
from workflows.engine import Refused
from workflows.handoff import HandoffState
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Moves


@dataclass(frozen=True, slots=True)
class LineWords:
    """What the drafter types of one person."""

    condition: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class SetWording:
    """What the drafter types; `lines` by the public id of the handoff.

    With `names_persons` the name of each person stands on their line.
    """

    number: int
    symbol: str
    place: str
    giver: str
    giver_position: str
    receiver: str
    receiver_position: str
    lines: Mapping[UUID, LineWords] = field(default_factory=dict)
    names_persons: bool = False


def set_content_for(
    session: Session, actor: Actor, group: HandoffGroup, now: datetime, said: SetWording
) -> tuple[SetHead, dict[Handoff, SetLine]]:
    """The head of the next set of a list and its lines, in order of the codes of the cases.

    Lines not accepted, and those that have minutes of their own, stand outside. Raises `Refused`
    where no line is left, `LinesRefused` where a name or a list that is to stand in the set is not
    open to the drafter, and `NotTied` of who is no side.
    """
    found = lines_to_write(session, actor, group)
    if not found:
        raise Refused((Unmet(Lack.NO_LINES, frozenset(), OFFICE),))
    facts = {
        handoff: facts_of(session, actor, case, handoff, now, printed_at=now, copy=0)
        for case, handoff in found
    }
    _insist_on_open(session, actor, now, found, facts, said)
    lines = {
        handoff: _line(place, facts[handoff], said.lines.get(handoff.public_id), said)
        for place, (_case, handoff) in enumerate(found, start=1)
    }
    return _head(session, actor, now, group, facts, said), lines


def lines_to_write(
    session: Session, actor: Actor, group: HandoffGroup
) -> list[tuple[Found, Handoff]]:
    """The accepted lines of a list that have no minutes of their own, in order of their codes.

    Through the officer, for a side of each. Raises `NotTied`.
    """
    ids = session.scalars(
        select(Handoff.public_id)
        .join(Case, Case.file_id == Handoff.file_id)
        .where(
            Handoff.group_id == group.id,
            Handoff.state == HandoffState.ACCEPTED,
            within_reach(session, actor, Ask.SEE, Handoff),
        )
        .order_by(Case.code)
    ).all()
    found = [find_handoff(session, actor, public_id, Ask.PRINT_MINUTES) for public_id in ids]
    for case, handoff in found:
        insist_may_print(session, actor, case, handoff)
    return [(case, handoff) for case, handoff in found if not has_own_minutes(session, handoff)]


def _insist_on_open(
    session: Session,
    actor: Actor,
    now: datetime,
    found: Collection[tuple[Found, Handoff]],
    facts: Mapping[Handoff, MinutesFacts],
    said: SetWording,
) -> None:
    """Nobody writes down what they have not open; every closed line is named. Raises."""
    closed = []
    for one, handoff in found:
        sight = eyes(session, actor, one.case, now, one.ties)
        lists = all(sight.may_read(item, "name") for item in items_of(session, handoff))
        if not lists or (said.names_persons and facts[handoff].name is None):
            closed.append((one.case, (UNREAD,)))
    if closed:
        raise LinesRefused(closed)


def _head(
    session: Session,
    actor: Actor,
    now: datetime,
    group: HandoffGroup,
    facts: Mapping[Handoff, MinutesFacts],
    said: SetWording,
) -> SetHead:
    """The verb counts the lines and the version; the last person to be received dates the set."""
    known = list(facts.values())
    moves = {each.moves for each in known}
    first = known[0]
    return SetHead(
        code=new_short_code(),
        number=said.number,
        symbol=said.symbol,
        issued_on=vietnam_day(now).isoformat(),
        number_of=session.get_one(Unit, actor.unit_id).name,
        superior=str(first.superior),
        province=first.province,
        act=group.act.value,
        moves=(first.moves if len(moves) == 1 else Moves.BOTH).value,
        held_at=max(each.held_at for each in known),
        place=said.place,
        giving=(
            SetParty(group.from_unit_id, str(first.giving.unit), said.giver, said.giver_position),
        ),
        receiving=(
            SetParty(
                group.to_unit_id,
                str(first.receiving.unit),
                said.receiver,
                said.receiver_position,
            ),
        ),
        lines=(),
        version=1,
    )


def _line(place: int, facts: MinutesFacts, typed: LineWords | None, said: SetWording) -> SetLine:
    words = typed or LineWords(remarks=facts.remarks or "")
    return SetLine(
        place=place,
        case_code=facts.code,
        status=facts.status.value if facts.status else "",
        name=facts.name or "" if said.names_persons else "",
        received_at=facts.held_at,
        condition=words.condition,
        remarks=words.remarks,
        papers=tuple(Listed(one.title, one.number, one.form) for one in facts.papers),
        belongings=tuple(Thing(one.name, one.quantity, one.state) for one in facts.belongings),
    )
