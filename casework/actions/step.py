"""Taking a step of the law: the one place where stage and status move. Called by the verbs."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.conclusion_drafts import drop_moot
from casework.actions.offers import recall_moot
from casework.actions.spent_notices import end_spent
from casework.actions.telling import Told, insist_on_told, moment, say
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import position_of, recorder_of, regime_of
from casework.records.cases import Case
from casework.records.steps import Channel, Step
from casework.records.units import Unit
from casework.safekeeping import add
from workflows import engine
from workflows.terms import Act, Stage, Status


def acting_unit(session: Session, actor: Actor, case: Case) -> Unit:
    """The unit that speaks where the lead is to say: of an act of the law, ask `unit_for`.

    It is the officer's own, unless the lead is not on the system: then the unit that wrote down
    that the lead took over, and nobody else, records what the lead does.
    """
    lead = session.get_one(Unit, case.lead_unit_id)
    if not lead.on_system and actor.unit_id == recorder_of(session, case):
        return lead
    return session.get_one(Unit, actor.unit_id)


def unit_for(session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> Unit:
    """The unit whose act this is: the officer's own where a row of it is for that unit.

    Else the lead for which the officer's unit records, where it does (`acting_unit`).
    """
    speaker, own = acting_unit(session, actor, case), session.get_one(Unit, actor.unit_id)
    if speaker is own:
        return own
    stands = position_of(session, own, case, now)
    return own if engine.is_party(regime_of(case), act, stands) else speaker


def ask(session: Session, unit: Unit, case: Case, act: Act, at: datetime) -> engine.Step:
    """Ask the law whether this unit may take this step then (UTC). Raises `engine.Refused`."""
    return engine.step(regime_of(case), act, position_of(session, unit, case, at))


def take_and_say(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    *,
    told: Told | None = None,
    note: str | None = None,
    planned_on: date | None = None,
) -> Step:
    """Take a step that is nothing but itself, and record it. Raises `engine.Refused`."""
    done = take(session, actor, now, case, act, told=told, note=note, planned_on=planned_on)
    audit.record(
        session,
        "case.stepped",
        actor,
        now,
        case.file_id,
        act=act,
        stage=done.stage,
        status=done.status,
        channel=done.channel,
        acting_unit=done.unit_id,
    )
    return done


def take(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    *,
    unit: Unit | None = None,
    told: Told | None = None,
    note: str | None = None,
    planned_on: date | None = None,
) -> Step:
    """Ask the law and take the step: stage, status, the step itself and what is due.

    `unit` is whose act it is (that of `unit_for` by default); `told` says how we know, where
    ours records it for another unit, and only there. Raises `engine.Refused`.
    """
    unit = unit or unit_for(session, actor, now, case, act)
    allowed = ask(session, unit, case, act, moment(told, now))
    return apply(
        session,
        actor,
        now,
        case,
        allowed,
        unit=unit,
        told=told,
        note=note,
        planned_on=planned_on,
    )


def apply(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    allowed: engine.Step,
    *,
    unit: Unit,
    told: Told | None = None,
    late: datetime | None = None,
    note: str | None = None,
    planned_on: date | None = None,
) -> Step:
    """Write down a step that the law has just allowed. Raises `engine.Refused`.

    `late` is when an act of the officer's own unit happened, where it is entered later;
    `planned_on` the day (Vietnam) that the act sets, from which clocks count back.
    """
    told = insist_on_told(session, actor, now, case, unit, told)
    happened_at = moment(told, now, late)
    stood = case.stage, case.status
    _move(case, allowed, happened_at)
    if (case.stage, case.status) != stood:
        recall_moot(session, actor, now, case)
    drop_moot(session, actor, now, case)
    done = add(
        session,
        Step(
            file_id=case.file_id,
            act=allowed.row.act,
            stage=case.stage,
            status=case.status,
            unit_id=unit.id,
            officer_id=actor.officer_id,
            happened_at=happened_at,
            at=now,
            channel=told.channel if told else Channel.SYSTEM,
            planned_on=planned_on,
            source=allowed.row.source.vi[:120],
        ),
        signer=told.signer if told else None,
        note=note,
    )
    if told is not None:
        say(session, actor, now, case, unit, told, done.act)
    end_spent(session, actor, now, case)
    due.refresh(session, case, now)
    return done


def _move(case: Case, allowed: engine.Step, happened_at: datetime) -> None:
    case.stage = allowed.to
    if allowed.status is Status.CONFIRMED and case.status is not Status.CONFIRMED:
        case.confirmed_on = vietnam_day(happened_at)
    if allowed.status is not Status.CONFIRMED:
        case.confirmed_on = None  # a confirmation that was revoked gives no support of its day
    case.status = allowed.status
    case.closed_at = happened_at if allowed.to is Stage.CLOSED else None
