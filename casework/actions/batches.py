"""A reception batch: what is shared is told once, and each row keeps what stood on the list.

Nobody is received by these verbs: that is `batch_entry.enter`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from casework import audit, reach
from casework.actions.receive import insist_on_entry
from casework.audit import Actor
from casework.intake.columns import Column
from casework.intake.fault import Fault
from casework.intake.fault_kinds import FaultKind, Severity
from casework.intake.rows import Written
from casework.keyring.plaintext import Json
from casework.records.batches import Batch, BatchRow, KnownHeading, ReturnList, RowState
from casework.records.file import File, FileKind
from casework.records.ids import new_id
from casework.records.reaches import Tie
from casework.safekeeping import add, make_keys, safe_of
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class Shared:
    """What all persons of a batch have in common. Each answer may be missing."""

    place: str | None = None
    given_by: str | None = None
    minutes: str | None = None
    signers: str | None = None


@dataclass(frozen=True, slots=True)
class FaultSaid:
    """One fault of a row, as it is kept: its column and severity, and the sentence."""

    column: Column
    severity: Severity
    kind: FaultKind
    vi: str
    en: str

    @classmethod
    def of(cls, fault: Fault) -> "FaultSaid":
        """What is kept of a fault that was found."""
        return cls(fault.column, fault.severity, fault.kind, fault.vi, fault.en)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on a row, the keyed digest of it, and whether it may enter as it stands.

    `faults` is what the officer is told of it; `number` and `child_of` are numbers of rows.
    """

    written: Written
    digest: str
    is_ready: bool
    number: int | None = None
    child_of: int | None = None
    faults: tuple[FaultSaid, ...] = ()


_STILL_OPEN: Final = frozenset({RowState.TO_MEND, RowState.READY})


def open_batch(
    session: Session,
    actor: Actor,
    now: datetime,
    shared: Shared,
    *,
    entry: Act,
    received_at: datetime,
) -> Batch:
    """Open a batch of the officer's unit, as `receive` would open a case for each of its persons.

    `received_at` is when it happened (aware). Raises `engine.Refused` where the unit plays no
    role that may receive so.
    """
    insist_on_entry(session, actor, now, entry, received_at)
    file = File(id=new_id(), kind=FileKind.BATCH, opened_at=now)
    session.add(file)
    session.flush()
    reach.grant(session, actor.unit_id, file.id, Tie.LEADS, now)
    session.flush()  # row security lets a batch in only where its unit already has reach
    make_keys(session, file.id)
    batch = Batch(
        file_id=file.id,
        entry=entry,
        unit_id=actor.unit_id,
        officer_id=actor.officer_id,
        received_at=received_at,
        opened_at=now,
    )
    add(session, batch, **asdict(shared))
    session.flush()
    told = [name for name, text in asdict(shared).items() if text]
    audit.record(session, "batch.opened", actor, now, file.id, act=entry, fields=told)
    return batch


def keep_list(
    session: Session,
    actor: Actor,
    now: datetime,
    batch: Batch,
    cells: list[list[str]],
    layout: Json,
    digest: str,
) -> ReturnList:
    """Keep an uploaded list until somebody has said what its columns mean.

    `digest` is a keyed digest of the file. The same file adds nobody twice: where the batch has it
    already, or another batch of the unit took it, that list is the answer.
    """
    known = _known_list(session, actor, batch, digest)
    if known is not None:
        return known
    kept = add(
        session,
        ReturnList(
            file_id=batch.file_id, officer_id=actor.officer_id, at=now, content_digest=digest
        ),
        cells=cells,
        layout=layout,
    )
    session.flush()
    audit.record(session, "batch.list_kept", actor, now, batch.file_id, list=kept.id)
    return kept


def map_columns(
    session: Session, actor: Actor, now: datetime, kept: ReturnList, layout: Json
) -> None:
    """Say which column of a list means what, before it is taken. Raises `Refused` after that."""
    _insist_not_taken(kept)
    safe_of(session, kept.file_id).seal(kept, layout=layout)
    audit.record(session, "batch.list_mapped", actor, now, kept.file_id, list=kept.id)


def take_list(
    session: Session, actor: Actor, now: datetime, batch: Batch, kept: ReturnList, lines: list[Line]
) -> int:
    """Make rows of a list; a row that the batch has already adds nobody. Returns how many are new.

    Raises `Refused` where the list was taken before.
    """
    _insist_not_taken(kept)
    kept.taken_at = now
    added = _add(session, actor, now, batch, lines)
    audit.record(session, "batch.list_taken", actor, now, batch.file_id, list=kept.id, rows=added)
    return added


def type_rows(
    session: Session, actor: Actor, now: datetime, batch: Batch, lines: Iterable[Line]
) -> int:
    """Add rows that an officer typed, as `take_list` adds those of a list."""
    added = _add(session, actor, now, batch, lines)
    audit.record(session, "batch.rows_typed", actor, now, batch.file_id, rows=added)
    return added


def mend(
    session: Session,
    actor: Actor,
    now: datetime,
    row: BatchRow,
    line: Line,
    kept: frozenset[Column],
) -> None:
    """Write a row anew. `kept` are the columns that stay as written though they are not understood.

    Raises `Refused` once the row has a case or was left out.
    """
    _insist_open(row)
    _place_in_list(row, line)
    safe_of(session, row.file_id).seal(
        row,
        written=_plain(line.written),
        kept=sorted(column.value for column in kept),
        faults=_kept(line.faults),
    )
    audit.record(session, "batch.row_mended", actor, now, row.file_id, row=row.id, state=row.state)


def leave_out(session: Session, actor: Actor, now: datetime, row: BatchRow, reason: str) -> None:
    """The row names nobody who was received; it stays, with the reason. Raises `Refused`."""
    _insist_open(row)
    if not reason.strip():
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    row.state = RowState.LEFT_OUT
    safe_of(session, row.file_id).seal(row, reason=reason)
    audit.record(session, "batch.row_left_out", actor, now, row.file_id, row=row.id)


def remember(session: Session, actor: Actor, meanings: Mapping[str, Column | None]) -> None:
    """Remember what headings mean to the officer's unit, by their keyed digests."""
    for digest, column in meanings.items():
        session.merge(KnownHeading(unit_id=actor.unit_id, heading_digest=digest, means=column))


def _add(session: Session, actor: Actor, now: datetime, batch: Batch, lines: Iterable[Line]) -> int:
    """Rows at the end of the batch, each once; how many are new."""
    of_batch = select(BatchRow.written_digest).where(BatchRow.file_id == batch.file_id)
    known = set(session.scalars(of_batch))
    new = {line.digest: line for line in lines if line.digest not in known}
    for place, line in enumerate(new.values(), len(known) + 1):
        row = BatchRow(
            file_id=batch.file_id,
            place=place,
            written_digest=line.digest,
            officer_id=actor.officer_id,
            at=now,
        )
        _place_in_list(row, line)
        add(session, row, written=_plain(line.written), faults=_kept(line.faults))
    session.flush()
    return len(new)


def _kept(faults: Iterable[FaultSaid]) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in asdict(fault).items()} for fault in faults]


def _place_in_list(row: BatchRow, line: Line) -> None:
    row.number, row.child_of = line.number, line.child_of
    row.state = RowState.READY if line.is_ready else RowState.TO_MEND


def _known_list(session: Session, actor: Actor, batch: Batch, digest: str) -> ReturnList | None:
    of_unit = select(Batch.file_id).where(Batch.unit_id == actor.unit_id)
    taken = and_(ReturnList.file_id.in_(of_unit), ReturnList.taken_at.is_not(None))
    same = select(ReturnList).where(
        ReturnList.content_digest == digest, or_(ReturnList.file_id == batch.file_id, taken)
    )
    return session.scalar(same.order_by(ReturnList.at).limit(1))


def _plain(written: Written) -> dict[str, str]:
    return {column.value: text for column, text in written.items()}


def _insist_open(row: BatchRow) -> None:
    if row.state not in _STILL_OPEN:
        raise Refused((Unmet(Lack.POSITION, frozenset(), OFFICE),))


def _insist_not_taken(kept: ReturnList) -> None:
    if kept.taken_at is not None:
        raise Refused((Unmet(Lack.POSITION, frozenset(), OFFICE),))
