"""The page of the minutes of a batch: its head for every unit there, its lines once opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.batch_minutes import rows_wait
from casework.actions.minutes_book import own_gaps
from casework.actions.minutes_sets import set_versions
from casework.audit import Actor
from casework.lookups.batch_members import Joint, joint_units
from casework.lookups.batches import BatchView, open_batch_view
from casework.lookups.finding import FoundBatch, find_batch
from casework.lookups.minutes_set_may import SetMay, may_with
from casework.lookups.minutes_set_shown import SetVersion, set_shown
from casework.lookups.naming import Name, Names
from casework.policy import Ask, OutOfReach, may
from casework.records.minutes_sets import MinutesSet
from casework.records.units import Unit
from workflows import minutes as life
from workflows.minutes import LIVE


@dataclass(frozen=True, slots=True)
class BatchMinutesPage:
    """The minutes of one batch, newest version first. `gaps` are of the book of its unit."""

    view: BatchView
    unit: Name
    joint: tuple[Joint, ...]
    rows_wait: bool
    due_at: datetime
    current: SetVersion | None
    earlier: tuple[SetVersion, ...]
    gaps: tuple[range, ...]
    may: SetMay


def batch_minutes_page(
    session: Session, actor: Actor, now: datetime, public_id: UUID
) -> BatchMinutesPage:
    """The minutes of a batch for a unit of its party. Raises `OutOfReach` and `NotTied`."""
    found = find_batch(session, actor, public_id, Ask.PRINT_MINUTES)
    names = Names(session, actor, found.batch.file_id, found.ties)
    rows = set_versions(session, found.batch)
    sets = [set_shown(session, actor, names, now, row) for row in reversed(rows)]
    live = rows[-1] if rows and rows[-1].state in LIVE else None
    current = sets.pop(0) if live else None
    return BatchMinutesPage(
        view=open_batch_view(session, actor, now, public_id, Ask.PRINT_MINUTES),
        unit=names.of(session.get_one(Unit, found.batch.unit_id)),
        joint=joint_units(session, actor, found.batch),
        rows_wait=rows_wait(session, found.batch),
        due_at=life.due_at(found.batch.received_at),
        current=current,
        earlier=tuple(sets),
        gaps=own_gaps(session, actor.unit_id, live),
        may=_may(session, actor, found, live, current),
    )


def find_batch_set(
    session: Session, actor: Actor, public_id: UUID, ask: Ask, edition: int | None = None
) -> tuple[FoundBatch, MinutesSet]:
    """The newest version of the minutes of a batch, or the one named.

    Raises `OutOfReach` where there is none, and `NotTied`.
    """
    found = find_batch(session, actor, public_id, ask)
    versions = set_versions(session, found.batch)
    rows = [row for row in versions if edition in {None, row.edition}]
    if not rows:
        raise OutOfReach
    return found, rows[-1]


def _may(
    session: Session,
    actor: Actor,
    found: FoundBatch,
    live: MinutesSet | None,
    current: SetVersion | None,
) -> SetMay:
    keeps = may(actor.rank, Ask.KEEP_BATCH, found.ties)
    if live is None or current is None:
        return SetMay(drafts=keeps and not rows_wait(session, found.batch))
    signs = may(actor.rank, Ask.SIGN, found.ties)
    return may_with(session, actor, live, current, keeps=keeps, signs=signs, records=True)
