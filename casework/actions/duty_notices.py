"""Telling another unit that a duty waits for it, and that unit's word that it was told.

A notice moves nothing: neither lead nor person, stage nor status, and whoever acknowledges has
promised nothing. The duty ends by its own act, and the notice with it (`spent_notices.py`).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.duty_parties import duty_of_key, insist_may_send, sending_unit
from casework.actions.spent_notices import untie
from casework.actions.step import acting_unit
from casework.actions.telling import Told, hear, insist_on_moment, moment, write_down
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add
from workflows import duty_notice as life
from workflows.coordination import Duty
from workflows.duty_notice import DutyNoticeMove
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def send_notice(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    duty: Duty,
    to_unit_id: UUID,
    *,
    message: str | None = None,
    told: Told | None = None,
) -> DutyNotice:
    """Tell a unit that owes this duty that it waits. Raises `Refused`.

    `told` says how we know, where ours records it for a lead that is not on the system.
    """
    unit = insist_may_send(session, actor, moment(told, now), case, duty, to_unit_id)
    notice = add(
        session,
        DutyNotice(
            file_id=case.file_id,
            regime=case.regime,
            on_act=duty.on,
            act=duty.act,
            from_unit_id=unit.id,
            to_unit_id=to_unit_id,
            state=life.move(None, DutyNoticeMove.SEND),
            sent_at=now,
            entered_at=now,
            sent_by_id=actor.officer_id,
        ),
        message=message,
    )
    notice.sent_at = hear(session, actor, now, case, unit, told, NoStep.NOTIFIED, notice.id)
    reach.grant(session, to_unit_id, case.file_id, Tie.NOTIFIED, now)
    due.refresh(session, case, now)
    said = {"notice": notice.id, "on": duty.on, "act": duty.act, "to": to_unit_id}
    audit.record(session, "duty_notice.sent", actor, now, case.file_id, **said)
    return notice


def acknowledge_notice(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    notice: DutyNotice,
    *,
    told: Told | None = None,
) -> DutyNotice:
    """Say that the notice was received, and nothing of the duty itself.

    Any officer of the notified unit; with `told`, the sending side for a unit off the system.
    Raises `Refused` and `MoveRefused`.
    """
    notified = session.get_one(Unit, notice.to_unit_id)
    told = _insist_on_own_word(session, actor, now, case, notice, notified, told)
    notice.state = life.move(notice.state, DutyNoticeMove.ACKNOWLEDGE)
    notice.acknowledged_at, notice.acknowledged_by_id = moment(told, now), actor.officer_id
    notice.channel = told.channel if told else Channel.SYSTEM
    notice.settled_at = now
    write_down(session, actor, now, case, notified, told, NoStep.ACKNOWLEDGED, notice.id)
    due.refresh(session, case, now)
    said = {"notice": notice.id, "channel": notice.channel}
    audit.record(session, "duty_notice.acknowledged", actor, now, case.file_id, **said)
    return notice


def withdraw_notice(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    notice: DutyNotice,
    *,
    told: Told | None = None,
) -> DutyNotice:
    """Take a notice back; the notified unit finds it no more. Raises `Refused`, `MoveRefused`."""
    unit = withdrawing_unit(session, actor, case, notice)
    notice.state = life.move(notice.state, DutyNoticeMove.WITHDRAW)
    act, since = NoStep.NOTICE_WITHDRAWN, notice.sent_at
    notice.withdrawn_at = hear(session, actor, now, case, unit, told, act, notice.id, since=since)
    notice.settled_at = notice.settled_at or now
    due.refresh(session, case, now)
    untie(session, notice)
    audit.record(session, "duty_notice.withdrawn", actor, now, case.file_id, notice=notice.id)
    return notice


def withdrawing_unit(session: Session, actor: Actor, case: Case, notice: DutyNotice) -> Unit:
    """For which unit the officer takes it back. Raises `Refused` for everybody else.

    The lead, whoever records for it, or the unit that sent the notice.
    """
    duty = duty_of_key(case, notice.duty_key)
    unit = sending_unit(session, actor, case, duty) if duty else None
    if unit is None and not is_sender(session, actor, case, notice):
        raise Refused((Unmet(Lack.TELLER, frozenset({notice.on_act}), OFFICE),))
    return unit or session.get_one(Unit, actor.unit_id)


def is_sender(session: Session, actor: Actor, case: Case, notice: DutyNotice) -> bool:
    """Whether the officer's unit sent it, wrote it down, leads now, or records for the lead."""
    wrote = session.get_one(Officer, notice.sent_by_id).unit_id
    if actor.unit_id in {notice.from_unit_id, wrote}:
        return True
    return acting_unit(session, actor, case).id == case.lead_unit_id


def _insist_on_own_word(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    notice: DutyNotice,
    notified: Unit,
    told: Told | None,
) -> Told | None:
    """The notified unit says so itself; the sender records it only while that is off the system."""
    if told is None and actor.unit_id == notified.id:
        return None
    if told is not None and not notified.on_system and is_sender(session, actor, case, notice):
        return insist_on_moment(told, notice.sent_at, now)
    raise Refused((Unmet(Lack.CONFIRMS_ITSELF, frozenset(), OFFICE),))
