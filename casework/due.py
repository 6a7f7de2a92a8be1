"""The due projection: what waits for whom. Verbs keep it; it can be rebuilt from nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.case_clocks import (
    is_of_stay,
    past_of,
    running,
)
from casework.office import vietnam_day
from casework.open_disputes import disputed
from casework.open_matters import Asked, Line, OpenMatters, open_matters
from casework.open_notices import open_notices
from casework.position import current_whereabouts, regime_of, roles_on
from casework.reckoning import hold_reckoning, reckoning_of
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.ids import new_id
from casework.records.reaches import Reach, Tie
from casework.records.units import Unit
from casework.unsigned_minutes import unsigned_minutes
from workflows import minutes
from workflows.days import end_of_day
from workflows.deadlines import Reading, read_round
from workflows.duties import standings, untimed
from workflows.parameters import Reckoning
from workflows.support import LineState
from workflows.terms import Act, Role, Stage

REGIME: Final = "regime"
"""The key of a move to the other regime: it is no act of either law."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits; the projection holds exactly these."""

    waits: Waits
    key: str
    subject_id: UUID | None
    unit_id: UUID
    started_at: datetime
    due_at: datetime | None
    runs_out_at: datetime | None = None
    late_at: datetime | None = None


def refresh(session: Session, case: Case, now: datetime) -> None:
    """Make the projection of one case true again, in the transaction of the act.

    It rests on all that is recorded of the case, so of two acts at one moment one must lose.
    """
    case.swap()
    session.flush()
    hold_reckoning(session)
    rebuild(session, case, now)


def rebuild(session: Session, case: Case, now: datetime) -> None:
    """Make the projection of one case true again where nothing of the case itself changed."""
    wanted = set(waiting(session, case, now))
    for row in session.scalars(_HELD, {"of_file": case.file_id}):
        held = as_held(row)
        if held in wanted:
            wanted.discard(held)
        else:
            session.delete(row)
    session.add_all(_row(case, item) for item in wanted)


def as_held(row: Due) -> Waiting:
    """A row of the projection as the value that it keeps."""
    return Waiting(
        row.waits,
        row.key,
        row.subject_id,
        row.unit_id,
        row.started_at,
        row.due_at,
        row.runs_out_at,
        row.late_at,
    )


def waiting(session: Session, case: Case, now: datetime) -> list[Waiting]:
    """Everything that waits in this case, computed from recorded facts, rules and calendar.

    Nothing waits in a case that is continued in another one.
    """
    if case.merged_into_id is not None:
        return []
    day, by = vietnam_day(now), reckoning_of(session)
    matters = open_matters(session, case, day)
    return [
        *_clocks(session, case, matters, now, by),
        *(_asked(Waits.HANDOFF, offer, day) for offer in matters.offers),
        *(_asked(Waits.REQUEST, request, day) for request in matters.requests if request.is_open),
        *_sent(case, matters, day),
        *_decisions(case, matters, now, by),
        *_drafts(matters),
        *_deliveries(matters),
        *_next_look(case, matters),
        *_papers(matters),
        *_packets(matters),
        *_duties(session, case, matters, now, by),
        *_search(session, case, matters),
        *(
            Waiting(Waits.DISPUTE, one.act.value, one.public_id, one.unit_id, one.at, None)
            for one in disputed(session, case, matters.lead_reminded, day)
        ),
        *_minutes(session, case, day),
        *_notices(session, case, day),
        *(
            Waiting(Waits.DECISION, REGIME, change.id, change.unit_id, change.at, None)
            for change in matters.changes
        ),
    ]


def readings(session: Session, case: Case, now: datetime) -> tuple[Reading, ...]:
    """The clocks of the case that run or have no known limit, as the law counts them."""
    known, by = past_of(session, case), reckoning_of(session)
    return running(case, known, now, by, is_housed=bool(_housing(session, case)))


def _housing(session: Session, case: Case) -> list[Unit]:
    """The unit that houses the person, if any."""
    housing = select(Unit).join(Reach, Reach.unit_id == Unit.id)
    return list(
        session.scalars(housing.where(Reach.file_id == case.file_id, Reach.tie == Tie.HOUSES))
    )


def _clocks(
    session: Session, case: Case, matters: OpenMatters, now: datetime, by: Reckoning
) -> Iterator[Waiting]:
    housing = _housing(session, case)
    for reading in running(case, matters.past, now, by, is_housed=bool(housing)):
        asked = [*(one for one in matters.requests if one.is_open), *matters.offers]
        parties = [
            *(one.to for one in asked if one.act in reading.clock.ends),
            *(offer.to for offer in matters.offers),
            *(request.to for request in matters.requests),
            *(housing if is_of_stay(reading.clock) else ()),
        ]
        yield _clock(reading, None, _who_must(case, reading.clock.by, matters, parties, now))


def _decisions(case: Case, matters: OpenMatters, now: datetime, by: Reckoning) -> Iterator[Waiting]:
    """The proposed support lines: each waits for its own decision, within its own limit."""
    parties = [request.to for request in matters.requests]
    regime = regime_of(case)
    for line in _in_state(matters, LineState.PROPOSED):
        for clock in regime.clocks:
            if clock.per_line:
                reading = read_round(regime, clock, line.proposed_at, matters.past, now, by)
                unit_id = _who_must(case, clock.by, matters, parties, now)
                yield _clock(reading, line.public_id, unit_id)


def _duties(
    session: Session, case: Case, matters: OpenMatters, now: datetime, by: Reckoning
) -> Iterator[Waiting]:
    """What one agency owes another and no clock measures; what waits already is not said twice."""
    if case.stage is Stage.CLOSED:
        return
    regime = regime_of(case)
    asked = [*(one for one in matters.requests if one.is_open), *matters.offers]
    said = {Act.FOLLOW_UP, *(one.act for one in asked)}
    parties = [request.to for request in matters.requests]
    is_housed = bool(_housing(session, case))
    clocks = [read.clock for read in running(case, matters.past, now, by, is_housed=is_housed)]
    owed = standings(regime, case.stage, matters.past.done)
    for standing in untimed(regime, owed, clocks):
        duty, since_at = standing.duty, standing.since_at
        if since_at is not None and duty.act not in said:
            unit_id = _who_must(case, duty.owes, matters, parties, now)
            yield Waiting(Waits.DUTY, duty.act.value, None, unit_id, since_at, None)


def _who_must(
    case: Case, role: Role, matters: OpenMatters, parties: Iterable[Unit], now: datetime
) -> UUID:
    """The unit that plays this role here: the lead, else who was asked, offered or houses.

    Whoever was asked has to act even once it answered, since the conclusion comes after. Of units
    off the system nobody is reminded, so the clock waits for the one that records for the lead.
    """
    regime, day = regime_of(case), vietnam_day(now)
    on_system = (unit for unit in parties if unit.on_system)
    for unit in (matters.lead, *on_system):
        if role in roles_on(regime, unit, day):
            return matters.lead_reminded if unit is matters.lead else unit.id
    return matters.lead_reminded


def _search(session: Session, case: Case, matters: OpenMatters) -> Iterator[Waiting]:
    """Whoever was reported missing is searched for, until somebody says where they are."""
    missing_at = matters.past.done.get(Act.REPORT_MISSING)
    if missing_at is None or case.stage is Stage.CLOSED:
        return
    if current_whereabouts(session, case).since_at <= missing_at:
        key = Act.REPORT_MISSING.value
        yield Waiting(Waits.SEARCH, key, None, matters.lead_reminded, missing_at, None)


def _asked(waits: Waits, asked: Asked, day: date) -> Waiting:
    """Waits for the unit itself or, where that is off the system or ended, for who asked it."""
    answers = asked.to.on_system and asked.to.acts_on(day)
    unit_id = asked.to.id if answers else asked.by_unit_id
    return Waiting(waits, asked.act.value, asked.public_id, unit_id, asked.at, None)


def _sent(case: Case, matters: OpenMatters, day: date) -> Iterator[Waiting]:
    """Offers for whose answer no clock runs: whoever made them does not lose sight of them."""
    timed = {act for clock in regime_of(case).clocks for act in clock.ends}
    for offer in matters.offers:
        awaited = _asked(Waits.HANDOFF, offer, day)
        if offer.act not in timed and awaited.unit_id != offer.by_unit_id:
            yield replace(awaited, waits=Waits.SENT, unit_id=offer.by_unit_id)


def _drafts(matters: OpenMatters) -> Iterator[Waiting]:
    """Drafts that wait for another hand: the head of the unit that drafted is told."""
    for draft in matters.drafts:
        yield Waiting(
            Waits.SIGNATURE, draft.act.value, draft.public_id, draft.unit_id, draft.at, None
        )


def _deliveries(matters: OpenMatters) -> Iterator[Waiting]:
    """Approved support that has still to reach the person: the unit that proposed it is told."""
    key = Act.DELIVER_SUPPORT.value
    for line in _in_state(matters, LineState.APPROVED):
        if line.decided_at is not None:
            unit_id = _reminded(matters, line.unit_id)
            yield Waiting(Waits.DELIVERY, key, line.public_id, unit_id, line.decided_at, None)


def _reminded(matters: OpenMatters, unit_id: UUID) -> UUID:
    """The unit itself; for the lead, whoever records for it while it is off the system."""
    return matters.lead_reminded if unit_id == matters.lead.id else unit_id


def _next_look(case: Case, matters: OpenMatters) -> Iterator[Waiting]:
    """The first look, and then the day that the last one set; the unit that leads is reminded."""
    if case.stage is not Stage.REINTEGRATION:
        return
    if Act.FOLLOW_UP not in matters.past.done:
        begun_at = matters.past.done.get(Act.BEGIN_REINTEGRATION)
        if begun_at is not None:
            yield _look(matters, begun_at, None)
    elif matters.last_look is not None and matters.last_look.next_on is not None:
        yield _look(matters, matters.last_look.at, end_of_day(matters.last_look.next_on))


def _look(matters: OpenMatters, since: datetime, due_at: datetime | None) -> Waiting:
    key = Act.FOLLOW_UP.value
    return Waiting(Waits.FOLLOW_UP, key, None, matters.lead_reminded, since, due_at)


def _papers(matters: OpenMatters) -> Iterator[Waiting]:
    """Acts of the other side that ours recorded: they count, and whoever did chases the paper."""
    for act, public_id, unit_id, at in matters.unconfirmed:
        yield Waiting(Waits.PAPER, act.value, public_id, unit_id, at, None)
    for act, public_id, unit_id, at in matters.unconfirmed_answers:
        yield Waiting(Waits.ANSWER_PAPER, act.value, public_id, unit_id, at, None)
    for act, public_id, unit_id, at in matters.unproven:
        yield Waiting(Waits.ACT_PAPER, act.value, public_id, unit_id, at, None)


def _minutes(session: Session, case: Case, day: date) -> Iterator[Waiting]:
    """Accepted handoffs whose minutes are not signed by both sides; no act waits for them."""
    if case.stage is Stage.CLOSED:
        return
    for act, public_id, unit_id, at in unsigned_minutes(session, case.file_id, day):
        due_at = minutes.due_at(at)
        yield Waiting(Waits.MINUTES, act.value, public_id, unit_id, at, due_at)


def _notices(session: Session, case: Case, day: date) -> Iterator[Waiting]:
    """Notices of duty that nobody acknowledged, and papers of acknowledgements ours recorded."""
    for act, public_id, unit_id, at, is_acknowledged in open_notices(session, case.file_id, day):
        waits = Waits.NOTICE_PAPER if is_acknowledged else Waits.DUTY_NOTICE
        yield Waiting(waits, act.value, public_id, unit_id, at, None)


def _packets(matters: OpenMatters) -> Iterator[Waiting]:
    """Lists of accepted handoffs: what is still to be checked, answered or confirmed."""
    for act, public_id, unit_id, at in matters.packets:
        yield Waiting(Waits.PACKET, act.value, public_id, unit_id, at, None)


def _in_state(matters: OpenMatters, state: LineState) -> Iterator[Line]:
    return (line for line in matters.lines if line.state is state)


def _clock(reading: Reading, subject_id: UUID | None, unit_id: UUID) -> Waiting:
    return Waiting(
        Waits.CLOCK,
        reading.clock.key,
        subject_id,
        unit_id,
        reading.started_at,
        reading.due_at,
        reading.runs_out_at,
        reading.late_at,
    )


def _row(case: Case, item: Waiting) -> Due:
    return Due(
        id=new_id(),
        file_id=case.file_id,
        waits=item.waits,
        key=item.key,
        subject_id=item.subject_id,
        unit_id=item.unit_id,
        started_at=item.started_at,
        due_at=item.due_at,
        runs_out_at=item.runs_out_at,
        late_at=item.late_at,
    )


_HELD: Final = select(Due).where(Due.file_id == bindparam("of_file"))
