"""The page of the minutes of a batch: its head for every unit there, its lines once opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.batch_minutes import rows_wait
from casework.actions.minutes_book import gaps
from casework.actions.minutes_sets import parties_of, set_versions
from casework.actions.minutes_sets_signing import may_record_for, set_signatures
from casework.audit import Actor
from casework.lookups.batch_members import Joint, joint_units
from casework.lookups.batches import BatchView, open_batch_view
from casework.lookups.finding import FoundBatch, find_batch
from casework.lookups.minutes_set_shown import PartyShown, SetVersion, set_shown
from casework.lookups.naming import Name, Names
from casework.policy import Ask, OutOfReach, may
from casework.records.minutes_sets import MinutesSet
from casework.records.units import Unit
from workflows import minutes as life
from workflows.minutes import LIVE, MinutesState


@dataclass(frozen=True, slots=True)
class BatchMay:
    """What this officer may do with the minutes now; the verb asks again."""

    drafts: bool = False
    checks: bool = False
    drops: bool = False
    signs: bool = False
    records: tuple[PartyShown, ...] = ()
    is_own_draft: bool = False


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
    may: BatchMay


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
        gaps=_gaps(session, actor, live),
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
) -> BatchMay:
    keeps = may(actor.rank, Ask.KEEP_BATCH, found.ties)
    if live is None or current is None:
        return BatchMay(drafts=keeps and not rows_wait(session, found.batch))
    own, is_draft = live.drafted_by_id == actor.officer_id, live.state is MinutesState.DRAFTED
    is_signed = any(party.signed_at for party in current.parties)
    return BatchMay(
        checks=keeps and is_draft and not own,
        drops=keeps and not is_signed,
        signs=not is_draft and not own and _may_sign(session, actor, found, live),
        records=() if is_draft else _recording(session, actor, live, current),
        is_own_draft=own,
    )


def _may_sign(session: Session, actor: Actor, found: FoundBatch, live: MinutesSet) -> bool:
    """A head of a unit of the party who has not signed yet."""
    signed = (row for row in set_signatures(session, live) if row.key_id)
    units = {party.unit_id for party in parties_of(session, live)}
    mine = any(row.officer_id == actor.officer_id for row in signed)
    return not mine and actor.unit_id in units and may(actor.rank, Ask.SIGN, found.ties)


def _recording(
    session: Session, actor: Actor, live: MinutesSet, current: SetVersion
) -> tuple[PartyShown, ...]:
    """The units for which this officer may write down who signed on paper."""
    mine = {
        party.public_id
        for party in parties_of(session, live)
        if may_record_for(session, actor, live, party)
    }
    return tuple(party for party in current.parties if party.public_id in mine)


def _gaps(session: Session, actor: Actor, live: MinutesSet | None) -> tuple[range, ...]:
    """What the book of the officer's unit leaves out up to this number."""
    if live is None or live.unit_id != actor.unit_id:
        return ()
    return tuple(gaps(session, live.unit_id, live.year, below=live.number))
