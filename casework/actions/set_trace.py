"""How an act on a set of minutes is written into the trace: of every file of its lines."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from casework import audit, due
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.minutes_sets import MinutesSet, MinutesSetLine


def record(
    session: Session,
    event: str,
    actor: Actor,
    now: datetime,
    minutes: MinutesSet,
    lines: Sequence[MinutesSetLine],
    **details: Any,  # ids, digests and words of closed lists, as `audit.record` takes them
) -> None:
    """Say once on each file what was done, and make true again what waits for its handoffs.

    Raises `UnknownEvent` as `audit.record` does.
    """
    for line in lines:
        if line.handoff_id is not None:
            due.refresh(session, session.get_one(Case, line.case_id), now)
    for line in of_each_file(lines):
        audit.record(session, event, actor, now, line.file_id, set=minutes.id, **details)


def of_each_file(lines: Iterable[MinutesSetLine]) -> list[MinutesSetLine]:
    """One line of each file, in order of place: what is said of a file is said once."""
    return list({line.file_id: line for line in reversed(list(lines))}.values())[::-1]
