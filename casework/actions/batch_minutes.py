"""The one set of minutes of a reception batch: the foreign side gives, joint units receive.

Drafted when every row was received or left out with a reason. Checking and signing it are the verbs
of every set. Each person's own file keeps in which minutes they stand, and at which line.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit
from casework.actions.batch_members import members_of
from casework.actions.minutes import NOT_THEIRS
from casework.actions.minutes_sets import NewLine, draft_set
from casework.audit import Actor
from casework.minutes_set_format import SetHead
from casework.records.batches import Batch, BatchRow, RowState
from casework.records.minutes_sets import MinutesSet
from casework.records.reception_lines import ReceptionLine
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

_SETTLED = (RowState.ENTERED, RowState.LEFT_OUT)


def draft_batch_set(
    session: Session,
    actor: Actor,
    now: datetime,
    batch: Batch,
    head: SetHead,
    lines: Sequence[NewLine],
) -> MinutesSet:
    """Draft the set of a batch over these lines, in their order; its unit gives the number.

    Raises `Refused` of another unit, while a row waits, where the head names other units than
    received here, and what `draft_set` raises.
    """
    there = {batch.unit_id, *(member.unit_id for member in members_of(session, batch))}
    if actor.unit_id != batch.unit_id or {party.unit_id for party in head.receiving} != there:
        raise Refused((NOT_THEIRS,))
    if rows_wait(session, batch):
        raise Refused((Unmet(Lack.ROWS_OPEN, frozenset(), OFFICE),))
    batch.swap()
    made = draft_set(session, actor, now, batch, head, lines)
    for line in lines:
        _mention(session, actor, now, made, line)
    return made


def rows_wait(session: Session, batch: Batch) -> bool:
    """Whether a row of the batch was neither received nor left out with a reason."""
    waiting = select(BatchRow.id).where(
        BatchRow.file_id == batch.file_id, BatchRow.state.not_in(_SETTLED)
    )
    return session.scalars(waiting.limit(1)).first() is not None


def _mention(
    session: Session, actor: Actor, now: datetime, made: MinutesSet, line: NewLine
) -> None:
    if line.case_id is None:
        return
    place = line.content.place
    session.add(ReceptionLine(file_id=line.case_id, set_id=made.id, place=place))
    audit.record(session, "case.in_minutes", actor, now, line.case_id, set=made.id, place=place)
