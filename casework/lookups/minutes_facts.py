"""What the minutes of a handoff say, as far as the officer who prints them may read."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.answers import officers_of
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import Found, find_handoff
from casework.lookups.minutes_packet import ListedPaper, ListedThing, lists_of
from casework.lookups.naming import Name, Names
from casework.lookups.parties import insist_may_print
from casework.policy import Ask, OutOfReach
from casework.position import person_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.steps import Channel, Step
from casework.records.trace import Entry
from casework.records.units import Unit
from workflows.handoff import HandoffState
from workflows.terms import Moves, Rank, Status


@dataclass(frozen=True, slots=True)
class Side:
    """One party. `representative` and `rank` are empty where nobody stood for it in the system."""

    unit: Name
    representative: Name
    rank: Rank | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """The minutes as plain values. `name` and `remarks` are None until they were opened."""

    code: str
    moves: Moves
    state: HandoffState
    status: Status | None
    superior: Name
    province: str
    held_at: datetime
    giving: Side
    receiving: Side
    channel: Channel | None
    name: str | None
    remarks: str | None
    papers: tuple[ListedPaper, ...]
    belongings: tuple[ListedThing, ...]
    printed_by: Name
    printed_at: datetime
    copy: int


def kind_of(handoff: Handoff) -> str:
    """How the trace names the minutes of this handoff."""
    return f"minutes:{handoff.id.hex}"


def minutes_facts(session: Session, actor: Actor, public_id: UUID, now: datetime) -> MinutesFacts:
    """The minutes as this officer printed them last.

    Raises `OutOfReach` where they never did, and `NotTied` where a side is named to them no more.
    """
    found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    own = [entry for entry in _printings(session, handoff) if _is_by(entry, actor)]
    if not own:
        raise OutOfReach
    insist_may_print(session, actor, found, handoff)
    printed_at, copy = datetime.fromisoformat(own[-1]["at"]), own[-1]["details"]["copy"]
    return facts_of(session, actor, found, handoff, now, printed_at=printed_at, copy=copy)


def facts_of(
    session: Session,
    actor: Actor,
    found: Found,
    handoff: Handoff,
    now: datetime,
    *,
    printed_at: datetime,
    copy: int,
) -> MinutesFacts:
    """What this officer may read now of what the minutes say; both units must be loaded."""
    names = Names(session, actor, handoff.file_id, found.ties)
    case, sight = found.case, eyes(session, actor, found.case, now, found.ties)
    people = officers_of(session, handoff.offered_by_id, handoff.answered_by_id, actor.officer_id)
    accepted, listed = _acceptance(session, handoff), lists_of(session, handoff, sight)
    return MinutesFacts(
        code=case.code,
        moves=handoff.moves,
        state=handoff.state,
        status=accepted.status if accepted else case.status,
        superior=_superior(session, names, handoff.from_unit),
        province=handoff.from_unit.province,
        held_at=handoff.answered_at or handoff.offered_at,
        giving=_giving(handoff, names, people),
        receiving=_receiving(handoff, names, people, accepted, sight),
        channel=handoff.channel,
        name=_opened(session, case, sight),
        remarks=_remarks(handoff, sight, listed.differences),
        papers=listed.papers,
        belongings=listed.belongings,
        printed_by=names.of_officer(people[actor.officer_id]),
        printed_at=printed_at,
        copy=copy,
    )


def _giving(handoff: Handoff, names: Names, people: dict[UUID, Officer]) -> Side:
    unit = names.of(handoff.from_unit)
    by = people.get(handoff.offered_by_id)
    if by is None or by.unit_id != handoff.from_unit_id:
        return Side(unit, "", None, None)
    return Side(unit, names.of_officer(by), by.rank, handoff.offered_at)


def _receiving(
    handoff: Handoff,
    names: Names,
    people: dict[UUID, Officer],
    accepted: Step | None,
    sight: Eyes,
) -> Side:
    unit = names.of(handoff.to_unit)
    by = people.get(handoff.answered_by_id) if handoff.answered_by_id else None
    if accepted is None or by is None:
        return Side(unit, "", None, None)
    if handoff.channel is Channel.SYSTEM:
        return Side(unit, names.of_officer(by), by.rank, handoff.answered_at)
    signer = sight.read(accepted, "signer") if sight.may_read(accepted, "signer") else None
    return Side(unit, str(signer or ""), None, None)


def _acceptance(session: Session, handoff: Handoff) -> Step | None:
    """The step that the acceptance took: it keeps the status of that moment, and the signer."""
    if handoff.state is not HandoffState.ACCEPTED:
        return None
    return session.scalars(
        select(Step)
        .where(
            Step.file_id == handoff.file_id,
            Step.act == handoff.act,
            Step.unit_id == handoff.to_unit_id,
            Step.happened_at == handoff.answered_at,
        )
        .order_by(Step.id.desc())
    ).first()


def _opened(session: Session, case: Case, sight: Eyes) -> str | None:
    person = person_of(session, case)
    if not sight.may_read(person, "full_name"):
        return None
    return str(sight.read(person, "full_name") or "") or None


def _remarks(handoff: Handoff, sight: Eyes, differences: tuple[str, ...]) -> str | None:
    """What the receiver remarked, and what it found missing or different."""
    if not sight.may_read(handoff, "remarks"):
        return None
    said = str(sight.read(handoff, "remarks") or "")
    listed = f"Khi kiểm: {'; '.join(differences)}." if differences else ""
    return " ".join(filter(None, (said, listed)))


def _superior(session: Session, names: Names, unit: Unit) -> Name:
    above = session.get(Unit, unit.parent_id) if unit.parent_id else None
    return names.of(above) if above else ""


def _printings(session: Session, handoff: Handoff) -> list[dict[str, Any]]:  # Any: JSON
    bodies = session.scalars(
        select(Entry.body)
        .where(Entry.file_id == handoff.file_id, Entry.event == "paper.printed")
        .order_by(Entry.seq)
    )
    entries = [json.loads(body) for body in bodies]
    return [entry for entry in entries if entry["details"]["kind"] == kind_of(handoff)]


def _is_by(entry: dict[str, Any], actor: Actor) -> bool:
    return bool(entry["officer"] == str(actor.officer_id))
