"""The cases of a unit that has ended go to the unit that follows it: a case always has a lead.

Who asks is an administrator, who sees no case, in the session of a job. Each case says for itself
that its lead moved, and when: with the day on which the unit ended.
"""

from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.asking_to_lead import follow_lead
from casework.actions.inherited_offers import pass_on_offers
from casework.audit import Actor
from casework.office import VIETNAM, vietnam_day
from casework.position import led_since, recorder_of, regime_of, roles_on
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.safekeeping import add
from workflows.handoff import HandoffState
from workflows.silence import pace_of
from workflows.terms import Act, Moves, Relation


def inherit(session: Session, actor: Actor, now: datetime, unit: Unit) -> int:
    """Give the cases that an ended unit leads to whoever follows it today; how many moved.

    A case stays where it is while nobody of the line acts today, or whoever does plays no part of
    a lead at the stage where the case is: the refusal then names the successor, as before.
    """
    today = vietnam_day(now)
    heir = heir_of(session, unit, today)
    if heir is None:
        return 0
    led = session.scalars(_led_by(unit).with_for_update()).all()
    moved = [case for case in led if _may_lead(case, unit, heir, today)]
    for case in moved:
        _move(session, actor, now, case, unit, heir)
    return len(moved)


def heir_of(session: Session, unit: Unit, today: date) -> Unit | None:
    """The first unit behind an ended one that acts today; none of a unit that has not ended."""
    if unit.valid_to is None or today < unit.valid_to:
        return None
    seen: set[UUID] = set()
    following = unit
    while following.successor_id is not None and following.id not in seen:
        seen.add(following.id)
        following = session.get_one(Unit, following.successor_id)
        if following.acts_on(today):
            return following
    return None


def left_behind(session: Session, unit: Unit, now: datetime) -> int:
    """How many cases an ended unit leads that whoever follows it could lead today."""
    today = vietnam_day(now)
    heir = heir_of(session, unit, today)
    if heir is None:
        return 0
    return sum(_may_lead(case, unit, heir, today) for case in session.scalars(_led_by(unit)))


def _led_by(unit: Unit) -> Select[Case]:
    return select(Case).where(Case.lead_unit_id == unit.id).order_by(Case.file_id)


def _may_lead(case: Case, unit: Unit, heir: Unit, today: date) -> bool:
    """Whether the heir plays today what the unit played, and that role may lead here."""
    regime = regime_of(case)
    played = {
        playing.role
        for playing in regime.roles
        if playing.sector is unit.sector and unit.level in playing.levels
    }
    leading = {
        row.by
        for row in regime.rows
        if case.stage in row.at and Relation.LEADS in regime.relations_for(row.act, row.by)
    }
    return bool(played & leading & roles_on(regime, heir, today))


def _move(
    session: Session, actor: Actor, now: datetime, case: Case, unit: Unit, heir: Unit
) -> None:
    at = max(_ended_at(unit), led_since(session, case))
    case.lead_unit_id = heir.id
    reach.grant(session, heir.id, case.file_id, Tie.LEADS, now)
    reach.grant(session, unit.id, case.file_id, Tie.FORMERLY_LED, now)
    reach.withdraw(session, unit.id, case.file_id, Tie.LEADS)
    recorder = recorder_of(session, case)
    if heir.on_system and recorder is not None:
        reach.withdraw(session, recorder, case.file_id, Tie.RECORDS)
    follow_lead(session, actor, now, case)
    pass_on_offers(session, actor, now, case, unit, heir)
    handoff = add(session, _accepted(case, actor, unit, heir, at, now))
    due.refresh(session, case, now)
    said = {"handoff": handoff.id, "from": unit.id, "to": heir.id}
    audit.record(session, "case.inherited", actor, now, case.file_id, **said)


def _accepted(
    case: Case, actor: Actor, unit: Unit, heir: Unit, at: datetime, now: datetime
) -> Handoff:
    """The move as every other move of the lead is kept, so that the line of leads has no gap."""
    return Handoff(
        file_id=case.file_id,
        act=Act.TRANSFER_LEAD,
        moves=Moves.LEAD,
        from_unit_id=unit.id,
        to_unit_id=heir.id,
        state=HandoffState.ACCEPTED,
        offered_at=at,
        entered_at=now,
        offered_by_id=actor.officer_id,
        answered_at=at,
        settled_at=now,
        pace=pace_of(Moves.LEAD),
        answered_by_id=actor.officer_id,
        channel=Channel.SYSTEM,
        has_note=False,
    )


def _ended_at(unit: Unit) -> datetime:
    """The first moment (UTC) at which the unit acted no more: midnight in Vietnam."""
    ended = unit.valid_to or date.max
    return datetime.combine(ended, time(), VIETNAM).astimezone(UTC)
