"""Who tells whom that a duty waits: the one definition that closes the form and refuses the verb.

Office rules, all of them: the articles say who owes the act, and none that was read says who
reminds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.spent_notices import open_duties, standing_notices
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by, regime_of, roles_on
from casework.records.cases import Case
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.units import Unit
from workflows.coordination import Duty, duties_of
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

_PARTY: Final = (Tie.ASKED, Tie.OFFERED, Tie.HOUSES)


@dataclass(frozen=True, slots=True)
class Sending:
    """Whether a notice of one duty may be sent: for which unit, to which ones, or why not."""

    unit: Unit | None
    units: tuple[Unit, ...]
    unmet: tuple[Unmet, ...]


def duty_of_key(case: Case, key: str) -> Duty | None:
    """The duty of the case's law with this key."""
    return next((duty for duty in duties_of(regime_of(case).key) if duty.key == key), None)


def sending(session: Session, actor: Actor, now: datetime, case: Case, duty: Duty) -> Sending:
    """What the officer may do about this duty now; every reason why not, at once."""
    unit = sending_unit(session, actor, case, duty)
    owing = owing_units(session, case, duty, now)
    units = tuple(one for one in owing if unit is None or one.id != unit.id)
    return Sending(unit, units, tuple(_unmet(session, case, duty, unit, owing, units)))


def insist_may_send(
    session: Session, actor: Actor, at: datetime, case: Case, duty: Duty, to_unit_id: UUID
) -> Unit:
    """The unit for which the officer sends. Raises `Refused`."""
    found, to = sending(session, actor, at, case, duty), session.get_one(Unit, to_unit_id)
    ended = ended_by(to, vietnam_day(at))
    unmet = list(found.unmet)
    if ended is not None:
        unmet.append(Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor))
    elif not unmet and to_unit_id not in {unit.id for unit in found.units}:
        kind = Lack.OWN_DUTY if found.unit and to_unit_id == found.unit.id else Lack.NOT_OWING
        unmet.append(Unmet(kind, frozenset({duty.owes}), OFFICE))
    if unmet or found.unit is None:
        raise Refused(tuple(unmet))
    return found.unit


def sending_unit(session: Session, actor: Actor, case: Case, duty: Duty) -> Unit | None:
    """The lead, or who records for it; else the officer's own unit, if it did the act `on`."""
    speaker = acting_unit(session, actor, case)
    if speaker.id == case.lead_unit_id:
        return speaker
    last = select(Step.unit_id).where(Step.file_id == case.file_id, Step.act == duty.on)
    did = session.scalar(last.order_by(Step.at.desc(), Step.id.desc()).limit(1))
    return session.get_one(Unit, actor.unit_id) if did == actor.unit_id else None


def owing_units(session: Session, case: Case, duty: Duty, now: datetime) -> tuple[Unit, ...]:
    """The units that owe the duty here today, by place and name.

    The lead where it plays the role; else whoever was asked, offered the case or houses the person;
    only where the case knows of none, every unit of the role. No more units hear of it than must.
    """
    regime, day = regime_of(case), vietnam_day(now)
    tied = select(Reach.unit_id).where(Reach.file_id == case.file_id, Reach.tie.in_(_PARTY))
    parties = set(session.scalars(tied))
    rows = session.scalars(select(Unit).order_by(Unit.province, Unit.name))
    playing = [unit for unit in rows if duty.owes in roles_on(regime, unit, day)]
    lead = [unit for unit in playing if unit.id == case.lead_unit_id]
    return tuple(lead or [unit for unit in playing if unit.id in parties] or playing)


def _unmet(
    session: Session,
    case: Case,
    duty: Duty,
    unit: Unit | None,
    owing: tuple[Unit, ...],
    units: tuple[Unit, ...],
) -> Iterator[Unmet]:
    if duty.key not in open_duties(session, case):
        yield Unmet(Lack.NOT_OWED, frozenset(), OFFICE)
        return
    if unit is None:
        yield Unmet(Lack.TELLER, frozenset({duty.on}), OFFICE)
    if duty.key in {one.duty_key for one in standing_notices(session, case)}:
        yield Unmet(Lack.NOTIFIED, frozenset(), OFFICE)
    if not units:
        kind = Lack.OWN_DUTY if owing else Lack.NOBODY_OWING
        yield Unmet(kind, frozenset({duty.owes}), OFFICE)
