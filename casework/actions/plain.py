"""Acts that are nothing but themselves, and the acts of a unit off the system that ours records."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.asking import insist_askable, open_request, settle
from casework.actions.missing import lose_sight
from casework.actions.proofs import prove
from casework.actions.step import acting_unit, apply, take_and_say
from casework.actions.telling import Told, moment
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by, position_of, regime_of, roles_on
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.units import Unit
from workflows import engine
from workflows.engine import Refused
from workflows.regime import Lack, Regime, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Relation, Role

PLAIN: Final = frozenset(
    {
        Act.TELL_HOST,
        Act.SEND_FILE_HOME,
        Act.ORDER_IDENTITY_CHECK,
        Act.REPORT_IDENTITY,
        Act.ANSWER_MISSION,
        Act.ISSUE_TRAVEL_PAPER,
        Act.NOTIFY_ARRIVAL,
        Act.NOTIFY_GATE,
        Act.AGREE_RECEPTION,
        Act.TAKE_STATEMENT,
        Act.CERTIFY_RETURN,
        Act.ARRANGE_ESCORT,
        Act.NOTIFY_HOME_PROVINCE,
        Act.TELL_POLICE,
        Act.TELL_FOREIGN_CHANNEL,
        Act.REPORT_FOREIGNER,
        Act.WRITE_TO_CONSULAR,
        Act.SEND_NOTE,
        Act.RECORD_ACCEPTANCE,
        Act.ISSUE_EXIT_PAPERS,
        Act.BRING_TO_GATE,
        Act.EXIT,
        Act.APPLY_AGREEMENT,
        Act.APPOINT_GUARDIAN,
        Act.WARN_FAMILY,
        Act.ASSESS_HOME,
        Act.RELEASE,
        Act.DEMAND_REPAYMENT,
        Act.TAKE_PART,
        Act.PROVIDE_SERVICE,
        Act.RECORD_REFUSAL,
        Act.REPORT_MISSING,
        Act.RECORD_DEATH,
        Act.BURY,
        Act.FORWARD_APPLICATION,
        Act.APPRAISE_APPLICATION,
        Act.CLAIM_COSTS,
        Act.PAY_COSTS,
        Act.REFER_COMPLEX,
        Act.REVOKE_CONFIRMATION,
    }
)
"""What an officer does, notes and is done with; some of them ask another unit for the next act."""


def do_act(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    *,
    note: str | None,
    paper: Paper | None = None,
    to_unit_id: UUID | None = None,
    told: Told | None = None,
) -> Step:
    """Do an act of the office's own, with a note and, where there is one, the paper it rests on.

    It settles the request that it answers; where it asks for the next act, `to_unit_id` is of whom.
    Raises `Refused`.
    """
    _insist_plain(case, act)
    asks = act in regime_of(case).asks
    if asks:
        insist_askable(session, case, act, _named(to_unit_id), moment(told, now))
    step = take_and_say(session, actor, now, case, act, told=told, note=note)
    lose_sight(session, actor, case, step)
    if paper is not None:
        prove(session, actor, now, case, step, paper)
    _answer_and_ask(session, actor, now, case, step, note, told, to_unit_id if asks else None)
    return step


def record_for(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    unit_id: UUID,
    told: Told,
    *,
    note: str | None,
    paper: Paper | None = None,
    to_unit_id: UUID | None = None,
) -> Step:
    """Write down an act of another unit that is not on the system and plays its part here.

    The lead does, or whoever records for it. It counts from the moment it happened, is marked as
    recorded by us, and waits for its paper. Raises `Refused`: a unit on the system does its own.
    """
    _insist_plain(case, act)
    unit = session.get_one(Unit, unit_id)
    _insist_on_recording(session, actor, case, unit, told)
    allowed = engine.step(regime_of(case), act, _as_asked(session, unit, case, told.happened_at))
    asks = act in regime_of(case).asks
    if asks:
        insist_askable(session, case, act, _named(to_unit_id), told.happened_at)
    step = apply(session, actor, now, case, allowed, unit=unit, told=told, note=note)
    _say(session, actor, now, case, step)
    lose_sight(session, actor, case, step)
    prove(session, actor, now, case, step, paper)
    _answer_and_ask(session, actor, now, case, step, note, told, to_unit_id if asks else None)
    return step


def recordable(session: Session, case: Case, act: Act, now: datetime) -> list[Unit]:
    """The units off the system whose part `act` is at this stage today, by place and name.

    A facility only of a person whom it houses: nobody else can have done what a facility does.
    """
    regime, day = regime_of(case), vietnam_day(now)
    asked, housing = _roles(regime, case, act, Relation.ASKED), _roles_housing(regime, case, act)
    units = session.scalars(
        select(Unit).where(Unit.on_system.is_(False)).order_by(Unit.province, Unit.name)
    )
    here = _housing(session, case)
    return [
        unit
        for unit in units
        if roles_on(regime, unit, day) & (asked | housing if unit.id in here else asked)
    ]


def is_plain(case: Case, act: Act) -> bool:
    """Whether this law knows the act, and it hands nothing over."""
    rows = [row for row in regime_of(case).rows if row.act is act]
    return act in PLAIN and bool(rows) and not any(row.hands_to for row in rows)


def _answer_and_ask(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    step: Step,
    note: str | None,
    told: Told | None,
    to_unit_id: UUID | None,
) -> None:
    settle(session, actor, now, case, step.act, step.unit_id, note, told)
    if step.act is Act.REPORT_MISSING:
        due.refresh(session, case, now)
    if to_unit_id is not None:
        unit_id = step.unit_id
        open_request(session, actor, now, case, step.act, unit_id, to_unit_id, note, told)


def _as_asked(session: Session, unit: Unit, case: Case, at: datetime) -> engine.Position:
    """Where the case stands for a unit of which we say that it acted: then somebody asked it to."""
    stands = position_of(session, unit, case, at)
    stands.relations |= {Relation.ASKED}
    return stands


def _roles(regime: Regime, case: Case, act: Act, relation: Relation) -> frozenset[Role]:
    """The roles that do this act here by that relation to the case."""
    rows = regime.rows_for(case.stage, act)
    return frozenset(row.by for row in rows if relation in regime.relations_for(row.act, row.by))


def _roles_housing(regime: Regime, case: Case, act: Act) -> frozenset[Role]:
    return _roles(regime, case, act, Relation.HOUSES)


def _housing(session: Session, case: Case) -> frozenset[UUID]:
    houses = Reach.file_id == case.file_id, Reach.tie == Tie.HOUSES
    return frozenset(session.scalars(select(Reach.unit_id).where(*houses)))


def _say(session: Session, actor: Actor, now: datetime, case: Case, step: Step) -> None:
    audit.record(
        session,
        "case.stepped",
        actor,
        now,
        case.file_id,
        act=step.act,
        stage=step.stage,
        status=step.status,
        channel=step.channel,
        acting_unit=step.unit_id,
    )


def _named(to_unit_id: UUID | None) -> UUID:
    """An act that asks another unit names it. Raises `Refused`."""
    if to_unit_id is None:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    return to_unit_id


def _insist_plain(case: Case, act: Act) -> None:
    if not is_plain(case, act):
        raise Refused((Unmet(Lack.POSITION, frozenset(), OFFICE, at=case.stage),))


def _insist_on_recording(
    session: Session, actor: Actor, case: Case, unit: Unit, told: Told
) -> None:
    """Only for a unit that cannot do it here itself, and only by who speaks for the case."""
    ended = ended_by(unit, vietnam_day(told.happened_at))
    if ended is not None:
        raise Refused((Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor),))
    if unit.on_system:
        raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))
    if acting_unit(session, actor, case).id != case.lead_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
