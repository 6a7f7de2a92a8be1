"""Acts of a unit that is not on the system: who of it told us, when, by which way.

Every verb whose act may be another unit's takes `told`. Where it is the officer's own unit's act,
nobody told us; where it is not, somebody must have: else a record would say what nobody knows.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.position import led_since
from casework.records.cases import Case
from casework.records.steps import Channel
from casework.records.tellings import NoStep, Telling
from casework.records.units import Unit
from casework.safekeeping import add
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Term


@dataclass(frozen=True, slots=True)
class Told:
    """How an act of a unit that is not on the system reached us: who signed, when, by what way."""

    signer: str
    channel: Channel
    happened_at: datetime


def hear(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    unit: Unit,
    told: Told | None,
    act: NoStep,
    subject_id: UUID,
    *,
    since: datetime | None = None,
) -> datetime:
    """Insist that it is known how we know, and write it down; when the act happened (UTC).

    For acts that leave no step. Raises `Refused`.
    """
    told = insist_on_told(session, actor, now, case, unit, told, since=since)
    write_down(session, actor, now, case, unit, told, act, subject_id)
    return moment(told, now)


def write_down(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    unit: Unit,
    told: Told | None,
    act: NoStep,
    subject_id: UUID,
) -> None:
    """Keep who told us, and say it in the trace; nothing for an act of the officer's own unit."""
    if told is None:
        return
    telling = Telling(
        file_id=case.file_id,
        act=act,
        subject_id=subject_id,
        unit_id=unit.id,
        officer_id=actor.officer_id,
        channel=told.channel,
        happened_at=told.happened_at,
        at=now,
    )
    add(session, telling, signer=told.signer)
    say(session, actor, now, case, unit, told, act)


def say(
    session: Session, actor: Actor, now: datetime, case: Case, unit: Unit, told: Told, act: Term
) -> None:
    """Say in the trace whose act ours recorded, and by which way it came."""
    audit.record(
        session,
        "telling.recorded",
        actor,
        now,
        case.file_id,
        act=act,
        acting_unit=unit.id,
        channel=told.channel,
    )


def insist_on_told(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    unit: Unit,
    told: Told | None,
    *,
    since: datetime | None = None,
) -> Told | None:
    """An act of another unit is recorded with its teller, and one's own act with none.

    `since` is when the act could first have happened, where that is later than the lead took over
    (or, for any other unit, than the person was received). What is kept is what this returns, as
    in `insist_on_moment`. Raises `Refused`.
    """
    if unit.id == actor.unit_id:
        if told is not None:
            raise Refused((Unmet(Lack.OWN_ACT, frozenset(), OFFICE),))
        return None
    if told is None:
        raise Refused((Unmet(Lack.TOLD, frozenset(), OFFICE),))
    began = earliest(session, case, unit)
    return insist_on_moment(told, max(began, since or began), now)


def insist_on_moment(told: Told, since: datetime, now: datetime) -> Told:
    """The act lies between these moments; people tell them to the minute. Raises `Refused`.

    What was told of the very minute of `since` happened no earlier than `since`: so it returns.
    """
    return replace(told, happened_at=_between(told.happened_at, since, now))


def insist_on_late(late: datetime | None, since: datetime, now: datetime) -> datetime | None:
    """When an act of one's own really happened, where it is entered later; else nothing.

    As `insist_on_moment`: the paper of a day without a line tells it to the minute. Raises
    `Refused`.
    """
    return None if late is None else _between(late, since, now)


def earliest(session: Session, case: Case, unit: Unit) -> datetime:
    """When this unit can first have acted on the case (UTC): since it leads, or since receipt."""
    return led_since(session, case) if unit.id == case.lead_unit_id else case.received_at


def moment(told: Told | None, now: datetime, late: datetime | None = None) -> datetime:
    """When an act happened: as we were told; our own now, or when it really was (`late`)."""
    return told.happened_at if told else late or now


def _between(at: datetime, since: datetime, now: datetime) -> datetime:
    if not since.replace(second=0, microsecond=0) <= at <= now:
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
    return max(at, since)
