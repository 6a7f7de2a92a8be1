"""The page of a notice of duty, for both its sides.

Whoever was only notified reads the act, its article and limit, who sent it and when. Neither stage
nor status stands here, and nothing of the person.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.duty_notices import is_sender
from casework.actions.duty_parties import duty_of_key
from casework.actions.recorded_answers import awaits_paper
from casework.audit import Actor
from casework.lookups.answers import Sealable, officers_of, sealable
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.duties_page import Limit
from casework.lookups.duty_tellings import limit_now
from casework.lookups.finding import Found, find_duty_notice
from casework.lookups.ladder import Ladder, ladder_of_notice
from casework.lookups.naming import Name, Names
from casework.policy import Ask, may
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.steps import Channel
from casework.records.tellings import NoStep, Telling
from workflows.coordination import duties_of
from workflows.duty_notice import STANDING, DutyNoticeState
from workflows.source import OFFICE, Source
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class Mine:
    """What the officer may do with the notice; `sees_case` is false for who was only notified."""

    sees_case: bool
    acknowledges: bool
    opens_message: bool
    records: bool
    withdraws: bool
    confirms_paper: bool


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Who said that the notice was received; `signer` is of a unit off the system."""

    at: datetime
    officer: Name | None
    unit: Name | None
    channel: Channel
    signer: str | None


@dataclass(frozen=True, slots=True)
class DutyNoticeView:
    """One notice as both sides see it; the verbs ask again when somebody acts."""

    public_id: UUID
    code: str
    act: Act
    source: Source
    limit: Limit | None
    state: DutyNoticeState
    sender: Name
    notified: Name
    notified_on_system: bool
    sent_at: datetime
    sent_by: Name | None
    acknowledged: Acknowledged | None
    withdrawn_at: datetime | None
    ended_at: datetime | None
    paper_at: datetime | None
    awaits_paper: bool
    message: Sealable
    ladder: Ladder | None
    mine: Mine


def duty_notice_view(
    session: Session, actor: Actor, public_id: UUID, now: datetime
) -> DutyNoticeView:
    """The page of a notice within reach. Raises `OutOfReach`."""
    found, notice = find_duty_notice(session, actor, public_id, Ask.READ_NOTICE)
    case, sight = found.case, eyes(session, actor, found.case, now, found.ties)
    names = Names(session, actor, case.file_id, found.ties)
    mine = _mine(session, actor, found, notice)
    waits = notice.state is DutyNoticeState.SENT
    by = officers_of(session, notice.sent_by_id).get(notice.sent_by_id)
    return DutyNoticeView(
        public_id=notice.public_id,
        code=case.code,
        act=notice.act,
        source=_source(notice),
        limit=_limit(session, case, notice, now),
        state=notice.state,
        sender=names.of(notice.from_unit),
        notified=names.of(notice.to_unit),
        notified_on_system=notice.to_unit.on_system,
        sent_at=notice.sent_at,
        sent_by=names.of_officer(by) if by else None,
        acknowledged=_acknowledged(session, notice, names, sight),
        withdrawn_at=notice.withdrawn_at,
        ended_at=notice.ended_at,
        paper_at=notice.paper_at,
        awaits_paper=awaits_paper(notice),
        message=sealable(sight, notice, "message"),
        ladder=ladder_of_notice(session, names, notice, now) if waits and mine.sees_case else None,
        mine=mine,
    )


def may_open_message(actor: Actor, found: Found, notice: DutyNotice) -> bool:
    """Whether the words open here: to the notified unit, while the notice stands."""
    told = may(actor.rank, Ask.ACKNOWLEDGE, found.ties)
    return told and notice.to_unit_id == actor.unit_id and notice.state in STANDING


def _mine(session: Session, actor: Actor, found: Found, notice: DutyNotice) -> Mine:
    waits = notice.state is DutyNoticeState.SENT
    steps = may(actor.rank, Ask.TAKE_STEP, found.ties)
    sends = steps and is_sender(session, actor, found.case, notice)
    is_told = may_open_message(actor, found, notice)
    return Mine(
        sees_case=may(actor.rank, Ask.SEE, found.ties),
        acknowledges=waits and is_told,
        opens_message=is_told,
        records=waits and sends and not notice.to_unit.on_system,
        withdraws=sends and notice.state in STANDING,
        confirms_paper=sends and awaits_paper(notice),
    )


def _acknowledged(
    session: Session, notice: DutyNotice, names: Names, sight: Eyes
) -> Acknowledged | None:
    if notice.acknowledged_at is None or notice.channel is None:
        return None
    by_id = notice.acknowledged_by_id
    officer = officers_of(session, by_id).get(by_id) if by_id else None
    return Acknowledged(
        notice.acknowledged_at,
        names.of_officer(officer) if officer else None,
        names.of(officer.unit) if officer else None,
        notice.channel,
        _signer(session, notice, sight),
    )


def _signer(session: Session, notice: DutyNotice, sight: Eyes) -> str | None:
    """Who of a unit off the system told us; empty until the case was opened."""
    telling = session.scalar(
        select(Telling).where(Telling.subject_id == notice.id, Telling.act == NoStep.ACKNOWLEDGED)
    )
    if telling is None or not sight.may_read(telling, "signer"):
        return None
    return str(sight.read(telling, "signer") or "") or None


def _limit(session: Session, case: Case, notice: DutyNotice, now: datetime) -> Limit | None:
    """By the clocks that run; none under another law than that by which it was told."""
    duty = duty_of_key(case, notice.duty_key) if notice.regime == case.regime else None
    return limit_now(session, case, duty, now) if duty else None


def _source(notice: DutyNotice) -> Source:
    """The article of the duty, by the law under which it was told."""
    duties = duties_of(notice.regime)
    return next((duty.source for duty in duties if duty.key == notice.duty_key), OFFICE)
