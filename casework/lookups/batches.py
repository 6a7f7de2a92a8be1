"""Reception batches for their pages: masked until the officer opened the batch."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from casework.actions.batches import FaultSaid
from casework.audit import Actor
from casework.intake.columns import Column
from casework.intake.fault_kinds import FaultKind, Severity
from casework.intake.layout import Layout
from casework.intake.rows import Written
from casework.intake.sheet import Sheet
from casework.intake.understood import Understood, understand
from casework.keyring import Disclosure
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import FoundBatch, find_batch, find_batch_part
from casework.lookups.minutes_waiting import batches_with_waiting_minutes
from casework.policy import Ask, may, within_reach
from casework.records.batches import Batch, BatchRow, KnownHeading, ReturnList, RowState
from casework.records.cases import Case
from workflows.terms import Act, Stage

SHOWN_AT_ONCE = 100
"""Rows on one page of a batch."""


@dataclass(frozen=True, slots=True)
class BatchInList:
    """A batch as the unit's list shows it: no place and no person."""

    public_id: UUID
    entry: Act
    received_at: datetime
    rows: Mapping[RowState, int]
    minutes_wait: bool  # for the officer's unit


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row: its person only while the batch is open; its case only within reach."""

    public_id: UUID
    place: int
    number: int | None
    state: RowState
    told: Understood | None
    faults: tuple[FaultSaid, ...]
    case: Case | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch found through the officer, and what of it the officer may read now."""

    batch: Batch
    eyes: Eyes
    may_keep: bool
    reads_minutes: bool
    is_open: bool
    shared: Mapping[str, str]
    rows: Mapping[RowState, int]
    to_screen: int
    lists: Sequence[ReturnList]

    @property
    def disclosure(self) -> Disclosure:
        """The opening under which the batch is worked on. Raises `NotDisclosed`."""
        return self.eyes.disclosure_for(self.batch, "place")

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(self.rows.values())


def batches_of(session: Session, actor: Actor) -> list[BatchInList]:
    """The batches within reach of the officer's unit, newest first; three statements."""
    found = session.scalars(
        select(Batch)
        .where(within_reach(session, actor, Ask.SEE, Batch))
        .order_by(Batch.received_at.desc(), Batch.id.desc())
        .limit(SHOWN_AT_ONCE)
    ).all()
    counts = _counts(session, [batch.file_id for batch in found])
    waiting = batches_with_waiting_minutes(session, actor)
    return [
        BatchInList(
            batch.public_id,
            batch.entry,
            batch.received_at,
            counts[batch.file_id],
            batch.id in waiting,
        )
        for batch in found
    ]


def open_batch_view(
    session: Session, actor: Actor, now: datetime, public_id: UUID, ask: Ask = Ask.SEE
) -> BatchView:
    """A batch for one of its pages. Raises `OutOfReach` and `NotTied`."""
    return _view(session, actor, now, find_batch(session, actor, public_id, ask))


def open_list(
    session: Session, actor: Actor, now: datetime, public_id: UUID
) -> tuple[BatchView, ReturnList]:
    """A list of a batch, for whoever keeps the batch. Raises `OutOfReach` and `NotTied`."""
    found, kept = find_batch_part(session, actor, ReturnList, public_id, Ask.KEEP_BATCH)
    return _view(session, actor, now, found), kept


def open_row(
    session: Session, actor: Actor, now: datetime, public_id: UUID
) -> tuple[BatchView, BatchRow]:
    """A row of a batch, for whoever keeps the batch. Raises `OutOfReach` and `NotTied`."""
    with_case = joinedload(BatchRow.case)
    found, row = find_batch_part(session, actor, BatchRow, public_id, Ask.KEEP_BATCH, with_case)
    return _view(session, actor, now, found), row


def rows_of_batch(
    session: Session, view: BatchView, *, state: RowState | None = None, after: int = 0
) -> list[RowShown]:
    """The rows behind `after` in their order, one page of them; of one state where asked."""
    asked = (
        select(BatchRow)
        .where(BatchRow.file_id == view.batch.file_id, BatchRow.place > after)
        .order_by(BatchRow.place)
        .limit(SHOWN_AT_ONCE)
    )
    if state is not None:
        asked = asked.where(BatchRow.state == state)
    rows = session.scalars(asked).all()
    cases = _cases_of(session, rows)
    return [shown(row, view.eyes, cases.get(row.case_id)) for row in rows]


def rows_to_screen(session: Session, view: BatchView, after: int = 0) -> list[RowShown]:
    """The persons of the batch whose cases wait to be screened, one page of them."""
    asked = (
        select(BatchRow)
        .join(Case, Case.file_id == BatchRow.case_id)
        .options(joinedload(BatchRow.case))
        .where(
            BatchRow.file_id == view.batch.file_id,
            BatchRow.place > after,
            Case.stage == Stage.SCREENING,
            Case.lead_unit_id == view.batch.unit_id,
        )
        .order_by(BatchRow.place)
        .limit(SHOWN_AT_ONCE)
    )
    return [shown(row, view.eyes, row.case) for row in session.scalars(asked)]


def shown(row: BatchRow, sight: Eyes, case: Case | None) -> RowShown:
    """A row as these eyes may read it; `case` is that of its person, where it is within reach."""
    written = written_of(row, sight)
    told = understand(written) if written is not None else None
    return RowShown(
        public_id=row.public_id,
        place=row.place,
        number=row.number,
        state=row.state,
        told=told,
        faults=_faults(row, sight),
        case=case,
        reason=_text(row, "reason", sight),
    )


def written_of(row: BatchRow, sight: Eyes) -> Written | None:
    """What stands on the row; nothing while it is masked."""
    if not sight.may_read(row, "written"):
        return None
    return {Column.of(name): str(text) for name, text in _json(sight.read(row, "written")).items()}


def kept_of(row: BatchRow, sight: Eyes) -> frozenset[Column]:
    """The columns that an officer said stay as written."""
    names = sight.read(row, "kept")
    return frozenset(Column.of(name) for name in names) if isinstance(names, list) else frozenset()


def sheet_of(kept: ReturnList, sight: Eyes) -> Sheet:
    """The cells of a list as uploaded. Raises `NotDisclosed`."""
    cells = sight.read(kept, "cells")
    rows = cells if isinstance(cells, list) else []
    return Sheet(tuple(tuple(str(cell) for cell in row) for row in rows))


def layout_of(kept: ReturnList, sight: Eyes) -> Layout:
    """Which column says what, as last said. Raises `NotDisclosed`."""
    stored = _json(sight.read(kept, "layout"))
    columns = {Column.of(name): int(at) for name, at in _json(stored["columns"]).items()}
    return Layout(stored["header_at"], stored["header_rows"], stored["first_row"], columns)


def known_headings(session: Session, actor: Actor) -> dict[str, Column | None]:
    """What the officer's unit said headings mean, by their keyed digests."""
    rows = session.scalars(select(KnownHeading).where(KnownHeading.unit_id == actor.unit_id))
    return {row.heading_digest: row.means for row in rows}


def _view(session: Session, actor: Actor, now: datetime, found: FoundBatch) -> BatchView:
    batch = found.batch
    sight = eyes(session, actor, batch, now, found.ties)
    is_open = sight.may_read(batch, "place")
    return BatchView(
        batch=batch,
        eyes=sight,
        may_keep=may(actor.rank, Ask.KEEP_BATCH, found.ties),
        reads_minutes=may(actor.rank, Ask.PRINT_MINUTES, found.ties),
        is_open=is_open,
        shared=_shared(batch, sight) if is_open else {},
        rows=_counts(session, [batch.file_id])[batch.file_id],
        to_screen=_to_screen(session, batch),
        lists=_lists(session, batch),
    )


def _cases_of(session: Session, rows: Sequence[BatchRow]) -> dict[UUID | None, Case]:
    """The cases of these rows within reach, by file; who joins in the reception reaches none.

    Not joined to the rows: the wall narrows what is asked for, not what is loaded along with it.
    """
    asked = select(Case).where(Case.file_id.in_([row.case_id for row in rows if row.case_id]))
    return {case.file_id: case for case in session.scalars(asked)}


def _faults(row: BatchRow, sight: Eyes) -> tuple[FaultSaid, ...]:
    """What must be mended first, then what is to be checked, then what is only said."""
    kept = sight.read(row, "faults") if sight.may_read(row, "faults") else None
    if row.state not in {RowState.TO_MEND, RowState.READY} or not isinstance(kept, list):
        return ()
    said = (
        FaultSaid(
            Column.of(each["column"]),
            Severity.of(each["severity"]),
            FaultKind.of(each["kind"]),
            each["vi"],
            each["en"],
        )
        for each in kept
    )
    return tuple(sorted(said, key=lambda fault: list(Severity).index(fault.severity)))


def _shared(batch: Batch, sight: Eyes) -> dict[str, str]:
    names = ("place", "given_by", "minutes", "signers")
    opened = {name: sight.read(batch, name) for name in names}
    return {name: str(text) for name, text in opened.items() if text}


def _text(row: BatchRow, column: str, sight: Eyes) -> str | None:
    text = sight.read(row, column) if sight.may_read(row, column) else None
    return str(text) if text else None


def _json(value: object) -> Mapping[str, Any]:  # Any: whatever was sealed as JSON
    return value if isinstance(value, dict) else {}


def _counts(session: Session, file_ids: Sequence[UUID]) -> dict[UUID, Counter[RowState]]:
    counted = session.execute(
        select(BatchRow.file_id, BatchRow.state, func.count())
        .where(BatchRow.file_id.in_(file_ids))
        .group_by(BatchRow.file_id, BatchRow.state)
    )
    found: dict[UUID, Counter[RowState]] = {file_id: Counter() for file_id in file_ids}
    for file_id, state, number in counted:
        found[file_id][state] = number
    return found


def _to_screen(session: Session, batch: Batch) -> int:
    waiting = (
        select(func.count())
        .select_from(BatchRow)
        .join(Case, Case.file_id == BatchRow.case_id)
        .where(
            BatchRow.file_id == batch.file_id,
            Case.stage == Stage.SCREENING,
            Case.lead_unit_id == batch.unit_id,
        )
    )
    return session.scalar(waiting) or 0


def _lists(session: Session, batch: Batch) -> Sequence[ReturnList]:
    return session.scalars(
        select(ReturnList)
        .where(ReturnList.file_id == batch.file_id)
        .order_by(ReturnList.at, ReturnList.id)
    ).all()
