"""The due projection: what waits for whom. Verbs keep it; it can be rebuilt from nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.office import vietnam_day
from casework.open_matters import Asked, Line, OpenMatters, done, open_matters
from casework.position import regime_of, roles_on
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.ids import new_id
from casework.records.reaches import Reach, Tie
from casework.records.units import Unit
from casework.working_days import calendar_of, hold_calendar
from workflows.deadlines import Calendar, Reading, end_of_day, open_clocks, read_clock
from workflows.duties import standings, untimed
from workflows.regime import Clock
from workflows.regime import Unit as LimitUnit
from workflows.regimes import REGIMES
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


def refresh(session: Session, case: Case, now: datetime) -> None:
    """Make the projection of one case true again, in the transaction of the act.

    It rests on all that is recorded of the case, so of two acts at one moment one must lose.
    """
    case.swap()
    session.flush()
    hold_calendar(session)
    rebuild(session, case, now)


def rebuild(session: Session, case: Case, now: datetime) -> None:
    """Make the projection of one case true again where nothing of the case itself changed."""
    wanted = set(waiting(session, case, now))
    for row in session.scalars(_HELD, {"of_file": case.file_id}):
        held = Waiting(row.waits, row.key, row.subject_id, row.unit_id, row.started_at, row.due_at)
        if held in wanted:
            wanted.discard(held)
        else:
            session.delete(row)
    session.add_all(_row(case, item) for item in wanted)


def recount(session: Session, now: datetime, calendar: Calendar) -> int:
    """Move every limit that counts working days to where this calendar ends it; how many moved."""
    moved = list(moving(session, now, calendar))
    for row, due_at in moved:
        row.due_at = due_at
    return len(moved)


def moving(
    session: Session, now: datetime, calendar: Calendar
) -> Iterator[tuple[Due, datetime | None]]:
    """The limits that would end elsewhere by this calendar, in the session of a job."""
    counted = {
        (regime.key, clock.key): clock
        for regime in REGIMES.values()
        for clock in regime.clocks
        if clock.unit is LimitUnit.WORKING_DAYS
    }
    rows = select(Due, Case.regime).join(Case, Case.file_id == Due.file_id)
    of_kind = Due.key.in_({key for _, key in counted})
    for row, regime in session.execute(rows.where(Due.waits == Waits.CLOCK, of_kind)):
        clock = counted.get((regime, row.key))
        if clock is not None:
            due_at = read_clock(clock, row.started_at, None, now, calendar).due_at
            if due_at != row.due_at:
                yield row, due_at


def waiting(session: Session, case: Case, now: datetime) -> list[Waiting]:
    """Everything that waits in this case, computed from recorded facts, rules and calendar.

    Nothing waits in a case that is continued in another one.
    """
    if case.merged_into_id is not None:
        return []
    day, calendar = vietnam_day(now), calendar_of(session)
    matters = open_matters(session, case, day)
    return [
        *_clocks(session, case, matters, now, calendar),
        *(_asked(Waits.HANDOFF, offer, day) for offer in matters.offers),
        *(_asked(Waits.REQUEST, request, day) for request in matters.requests if request.is_open),
        *_sent(case, matters, day),
        *_decisions(case, matters, now, calendar),
        *_drafts(matters),
        *_deliveries(matters),
        *_next_look(case, matters),
        *_papers(matters),
        *_duties(session, case, matters, now, calendar),
        *(
            Waiting(Waits.DECISION, REGIME, change.id, change.unit_id, change.at, None)
            for change in matters.changes
        ),
    ]


def readings(session: Session, case: Case, now: datetime) -> tuple[Reading, ...]:
    """The clocks of the case that run or have no known limit, as the law counts them."""
    return _readings(session, case, done(session, case), now, calendar_of(session))


def _readings(
    session: Session, case: Case, since: dict[Act, datetime], now: datetime, calendar: Calendar
) -> tuple[Reading, ...]:
    """The clocks that run; that of a longest stay only while somebody houses the person."""
    if case.stage is Stage.CLOSED:
        return ()
    running = open_clocks(regime_of(case), since, now, calendar)
    if any(reading.clock.longest for reading in running) and not _housing(session, case):
        return tuple(reading for reading in running if not reading.clock.longest)
    return running


def _housing(session: Session, case: Case) -> list[Unit]:
    """The unit that houses the person, if any."""
    housing = select(Unit).join(Reach, Reach.unit_id == Unit.id)
    return list(
        session.scalars(housing.where(Reach.file_id == case.file_id, Reach.tie == Tie.HOUSES))
    )


def _clocks(
    session: Session, case: Case, matters: OpenMatters, now: datetime, calendar: Calendar
) -> Iterator[Waiting]:
    for reading in _readings(session, case, matters.done, now, calendar):
        asked = [*(one for one in matters.requests if one.is_open), *matters.offers]
        parties = [
            *(one.to for one in asked if one.act in reading.clock.ends),
            *(offer.to for offer in matters.offers),
            *(request.to for request in matters.requests),
            *(_housing(session, case) if _is_of_the_stay(reading.clock) else ()),
        ]
        yield _clock(reading, None, _who_must(case, reading.clock.by, matters, parties, now))


def _is_of_the_stay(clock: Clock) -> bool:
    """Whether the facility that houses the person is who must act."""
    return clock.longest or clock.by is Role.FACILITY


def _decisions(
    case: Case, matters: OpenMatters, now: datetime, calendar: Calendar
) -> Iterator[Waiting]:
    """The proposed support lines: each waits for its own decision, within its own limit."""
    parties = [request.to for request in matters.requests]
    for line in _in_state(matters, LineState.PROPOSED):
        for clock in regime_of(case).clocks:
            if clock.per_line:
                reading = read_clock(clock, line.proposed_at, None, now, calendar)
                unit_id = _who_must(case, clock.by, matters, parties, now)
                yield _clock(reading, line.public_id, unit_id)


def _duties(
    session: Session, case: Case, matters: OpenMatters, now: datetime, calendar: Calendar
) -> Iterator[Waiting]:
    """What one agency owes another and no clock measures; what waits already is not said twice."""
    if case.stage is Stage.CLOSED:
        return
    regime = regime_of(case)
    asked = [*(one for one in matters.requests if one.is_open), *matters.offers]
    said = {Act.FOLLOW_UP, *(one.act for one in asked)}
    parties = [request.to for request in matters.requests]
    running = (read.clock for read in _readings(session, case, matters.done, now, calendar))
    for standing in untimed(regime, standings(regime, case.stage, matters.done), running):
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
    if Act.FOLLOW_UP not in matters.done:
        begun_at = matters.done.get(Act.BEGIN_REINTEGRATION)
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


def _in_state(matters: OpenMatters, state: LineState) -> Iterator[Line]:
    return (line for line in matters.lines if line.state is state)


def _clock(reading: Reading, subject_id: UUID | None, unit_id: UUID) -> Waiting:
    key = reading.clock.key
    return Waiting(Waits.CLOCK, key, subject_id, unit_id, reading.started_at, reading.due_at)


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
    )


_HELD: Final = select(Due).where(Due.file_id == bindparam("of_file"))
