"""The content of new minutes: the facts of the handoff as the drafter may read them, and words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.minutes import UNREAD, versions
from casework.actions.packet import items_of
from casework.audit import Actor
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import Found
from casework.lookups.minutes_facts import Side, facts_of
from casework.minutes_format import Content, Listed, Party, Thing
from casework.office import vietnam_day
from casework.records.handoffs import Handoff
from casework.records.ids import new_short_code
from casework.records.units import Unit
from workflows.engine import Refused
from workflows.minutes import MinutesState


@dataclass(frozen=True, slots=True)
class Wording:
    """What the drafter types. With `names_person` the person's name stands in the minutes."""

    number: int
    symbol: str
    place: str
    giver: str
    giver_position: str
    receiver: str
    receiver_position: str
    condition: str = ""
    remarks: str = ""
    names_person: bool = False


def content_for(
    session: Session,
    actor: Actor,
    found: Found,
    handoff: Handoff,
    now: datetime,
    said: Wording,
) -> Content:
    """The canonical content of the next version of the minutes.

    Raises `Refused` where the name is to stand in it, or things were listed, and they are not open
    to the drafter.
    """
    _insist_on_open_lists(session, eyes(session, actor, found.case, now, found.ties), handoff)
    facts = facts_of(session, actor, found, handoff, now, printed_at=now, copy=0)
    if said.names_person and facts.name is None:
        raise Refused((UNREAD,))
    earlier = versions(session, handoff)
    refused = [one.digest for one in earlier if one.state is MinutesState.REFUSED]
    return Content(
        code=new_short_code(),
        case_code=facts.code,
        number=said.number,
        symbol=said.symbol,
        issued_on=vietnam_day(now).isoformat(),
        number_of=session.get_one(Unit, actor.unit_id).name,
        superior=str(facts.superior),
        province=facts.province,
        act=handoff.act.value,
        moves=facts.moves.value,
        status=facts.status.value if facts.status else "",
        held_at=facts.held_at,
        place=said.place,
        giving=_party(handoff.from_unit, facts.giving, said.giver, said.giver_position),
        receiving=_party(handoff.to_unit, facts.receiving, said.receiver, said.receiver_position),
        version=len(earlier) + 1,
        replaces=refused[-1] if refused else "",
        name=facts.name or "" if said.names_person else "",
        condition=said.condition,
        remarks=said.remarks,
        papers=tuple(Listed(one.title, one.number, one.form) for one in facts.papers),
        belongings=tuple(Thing(one.name, one.quantity, one.state) for one in facts.belongings),
    )


def _insist_on_open_lists(session: Session, sight: Eyes, handoff: Handoff) -> None:
    """Nobody writes down a list that they have not open. Raises `Refused`."""
    if not all(sight.may_read(item, "name") for item in items_of(session, handoff)):
        raise Refused((UNREAD,))


def _party(unit: Unit, side: Side, representative: str, position: str) -> Party:
    return Party(unit.id, str(side.unit), representative, position)
