"""What the worker wrote of silence, against what is computed anew. Changes nothing."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.notices import Climb, Notice
from casework.silences import Silent, calendar_of, lately, silent
from casework.silent_notices import lately_told, silent_notices
from workflows.silence import LADDER, Pace, Reached, Rung, Silence, climbed, stretches

PATIENCE: Final = timedelta(minutes=15)
"""How long a rung may be reached and not written: the worker comes by every minute."""

Key = tuple[Silence, Rung]


def disagreeing(session: Session, now: datetime) -> int:
    """Of how many handoffs and notices of duty, of the last year, rungs or notices to officers are
    not those that the rules give."""
    written = _climbs(session)
    told = _notices(session)
    return sum(
        _disagrees(session, one, written[one.subject_id], told[one.subject_id], now)
        for one in (*silent(session, lately(now)), *silent_notices(session, lately_told(now)))
    )


def _disagrees(
    session: Session, one: Silent, written: dict[Key, Climb], told: list[Notice], now: datetime
) -> bool:
    rungs = climbed(one.course, calendar_of(session))
    computed = {(each.silence, each.rung): each for each in rungs}
    late = {key for key, each in computed.items() if each.at <= now - PATIENCE}
    return (
        not late <= written.keys()
        or any(not _is_lawful(one, key, row, computed.get(key)) for key, row in written.items())
        or any(not _is_owed(one, notice, written) for notice in told)
    )


def _is_lawful(one: Silent, key: Key, row: Climb, computed: Reached | None) -> bool:
    """Whether such a silence was and has this rung; by the hour, also at this very moment.

    A document may change working days after a rung was climbed by them: it stays climbed.
    """
    if one.course.pace is Pace.BY_HOUR:
        return computed is not None and computed.at == row.reached_at
    began = {stretch.silence for stretch in stretches(one.course)}
    has = {(each.silence, each.rung) for each in LADDER if each.pace is one.course.pace}
    return key[0] in began and key in has


def _is_owed(one: Silent, notice: Notice, written: dict[Key, Climb]) -> bool:
    """Whether the rung was climbed, and tells somebody of this officer's unit."""
    row = written.get((notice.silence, notice.rung))
    if row is None:
        return False
    rung = Reached(row.silence, row.chased, row.rung, row.reached_at)
    return notice.unit_id in one.units(rung) and notice.code == one.code


def _climbs(session: Session) -> defaultdict[UUID | None, dict[Key, Climb]]:
    found: defaultdict[UUID | None, dict[Key, Climb]] = defaultdict(dict)
    for row in session.scalars(select(Climb)):
        found[row.subject_id][row.silence, row.rung] = row
    return found


def _notices(session: Session) -> defaultdict[UUID | None, list[Notice]]:
    found: defaultdict[UUID | None, list[Notice]] = defaultdict(list)
    for row in session.scalars(select(Notice)):
        found[row.subject_id].append(row)
    return found
