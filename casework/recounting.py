"""Moving what is due in all cases at once, when a day of the calendar or an entered limit changes.

In the session of a job: the limits belong to files that whoever changes the calendar never sees.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.case_clocks import clock_of_key, movable, pasts, rests_on_more
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from workflows.counting import Past
from workflows.deadlines import Reading, read_round
from workflows.parameters import Reckoning
from workflows.regime import Clock
from workflows.regimes import REGIMES


def recount(session: Session, now: datetime, by: Reckoning) -> int:
    """Move every limit to where this calendar and these entries end it; how many moved."""
    moved = list(moving(session, now, by))
    for row, reading in moved:
        row.due_at, row.runs_out_at = reading.due_at, reading.runs_out_at
        row.late_at = reading.late_at
    return len(moved)


def moving(session: Session, now: datetime, by: Reckoning) -> Iterator[tuple[Due, Reading]]:
    """The limits that would end elsewhere, or be late elsewhere, in the session of a job."""
    found = _movable(session)
    resting = {row.file_id: regime for row, regime, clock in found if rests_on_more(clock)}
    known = pasts(session, resting)
    for row, regime, clock in found:
        past = known.get(row.file_id, Past({}))
        reading = read_round(REGIMES[regime], clock, row.started_at, past, now, by)
        if (row.due_at, row.late_at) != (reading.due_at, reading.late_at):
            yield row, reading


def _movable(session: Session) -> list[tuple[Due, str, Clock]]:
    """The clocks that run and whose end may change, with the key of their regime."""
    keys = {key for regime in REGIMES.values() for key in movable(regime)}
    rows = select(Due, Case.regime).join(Case, Case.file_id == Due.file_id)
    clocks = rows.where(Due.waits == Waits.CLOCK, Due.key.in_(keys))
    return [
        (row, regime, clock)
        for row, regime in session.execute(clocks)
        if (clock := clock_of_key(regime, row.key)) is not None
    ]
