"""What stands beside each duty of a case: may another unit be told of it, and what was told.

Why not is said by the definition that refuses (`actions/duty_parties.py`).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework import due
from casework.actions.duty_parties import duty_of_key, sending
from casework.actions.recorded_answers import awaits_paper
from casework.actions.spent_notices import open_duties
from casework.audit import Actor
from casework.lookups.duties_page import Limit, limit_of
from casework.lookups.front import Opened
from casework.lookups.naming import Name, Names
from casework.lookups.receivers import UnitChoice, by_province
from casework.policy import Ask, OutOfReach
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.units import Unit
from workflows.coordination import Duty
from workflows.duty_notice import DutyNoticeState
from workflows.regime import Unmet


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice beside its duty."""

    public_id: UUID
    to: Name
    state: DutyNoticeState
    sent_at: datetime
    acknowledged_at: datetime | None
    awaits_paper: bool


@dataclass(frozen=True, slots=True)
class DutyTelling:
    """Whether the officer may tell of one duty now, or why not; and the notices sent of it.

    Both are empty where nobody owes it, or the officer takes no steps here.
    """

    may_send: bool
    unmet: tuple[Unmet, ...]
    notices: tuple[NoticeLine, ...]


@dataclass(frozen=True, slots=True)
class SendingPage:
    """The form of a notice: for which unit ours sends it, and to which units; or why not."""

    code: str
    duty: Duty
    limit: Limit | None
    unit: Unit | None
    units: dict[str, list[UnitChoice]]
    unmet: tuple[Unmet, ...]


def tellings_of(
    session: Session, actor: Actor, now: datetime, found: Opened
) -> dict[str, DutyTelling]:
    """By the key of each duty that is open or was told; one statement, five more for each open."""
    lines = _lines(session, found.case, found.names)
    steps = Ask.TAKE_STEP in found.front.grants
    may_tell = set(open_duties(session, found.case)) if steps else set()
    return {
        key: _telling(session, actor, now, found.case, key, lines[key], is_open=key in may_tell)
        for key in {*may_tell, *lines}
    }


def sending_page(
    session: Session, actor: Actor, now: datetime, case: Case, key: str
) -> SendingPage:
    """What the form shows, or why there is none. Raises `OutOfReach`: no such duty."""
    duty = duty_of_key(case, key)
    if duty is None:
        raise OutOfReach
    found = sending(session, actor, now, case, duty)
    units = {} if found.unmet else by_province(case.lead_unit.province, found.units)
    limit = limit_now(session, case, duty, now)
    return SendingPage(case.code, duty, limit, found.unit, units, found.unmet)


def limit_now(session: Session, case: Case, duty: Duty, now: datetime) -> Limit | None:
    """Within which time the duty is to be done; None where no law says."""
    running = {reading.clock.key: reading for reading in due.readings(session, case, now)}
    return limit_of(regime_of(case), duty, running, now)


def _telling(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    key: str,
    lines: list[NoticeLine],
    *,
    is_open: bool,
) -> DutyTelling:
    duty = duty_of_key(case, key) if is_open else None
    if duty is None:
        return DutyTelling(False, (), tuple(lines))
    unmet = sending(session, actor, now, case, duty).unmet
    return DutyTelling(not unmet, unmet, tuple(lines))


def _lines(session: Session, case: Case, names: Names) -> defaultdict[str, list[NoticeLine]]:
    lines: defaultdict[str, list[NoticeLine]] = defaultdict(list)
    rows = select(DutyNotice).options(joinedload(DutyNotice.to_unit))
    of_case = rows.where(DutyNotice.file_id == case.file_id)
    for row in session.scalars(of_case.order_by(DutyNotice.entered_at, DutyNotice.id)):
        lines[row.duty_key].append(
            NoticeLine(
                row.public_id,
                names.of(row.to_unit),
                row.state,
                row.sent_at,
                row.acknowledged_at,
                awaits_paper(row),
            )
        )
    return lines
