"""Verifying the trace where it lives: its chains, and the rows that its entries name.

The sessions are of a job: a unit sees only the entries of files within its reach. The checking
itself is in `ledger_verifier`, which an auditor runs on an export without us.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import ledger_verifier
from casework.evidence import DELETED, identity, is_evidence, row_digest
from casework.ledger_verifier import Report, framed, number
from casework.records.base import Record
from casework.records.trace import Entry, Head

_AT_ONCE = 1000  # rows held in memory


class RowFlaw(Enum):
    """What can be wrong with a row that belongs to a file."""

    CHANGED = "the row is not as the last entry that names it says"
    MISSING = "the row is gone and no entry says so"
    UNNAMED = "no entry names the row"


@dataclass(frozen=True, slots=True)
class RowFault:
    """One row that the trace does not explain. `row` is its primary key, `stream` and `seq` the
    last entry that names it (empty and 0 where none does)."""

    table: str
    row: str
    flaw: RowFlaw
    stream: str
    seq: int


def verify(session: Session) -> Report:
    """Recompute every chain over the stored bytes and compare its end with its head."""
    _see_one_moment(session)
    return ledger_verifier.check(_entries(session), _heads(session))


def verify_rows(session: Session) -> tuple[RowFault, ...]:
    """Compare each row of a file with the last entry that names it.

    Finds what the chains cannot: a row put back to an older state, or changed past the verbs.
    """
    _see_one_moment(session)
    named = _last_named(session)
    faults = [fault for row in _live_rows(session) if (fault := _compared(row, named))]
    gone = [
        RowFault(table, row, RowFlaw.MISSING, last.stream, last.seq)
        for (table, row), last in named.items()
        if last.digest != DELETED
    ]
    return tuple(sorted((*faults, *gone), key=lambda fault: (fault.table, fault.row)))


def export(session: Session, file: BinaryIO) -> int:
    """Write the trace as frames that `ledger_verifier` reads; returns how many entries."""
    _see_one_moment(session)
    so_far = hashlib.sha256()
    count = 0
    for part in (ledger_verifier.MAGIC, *_head_frames(session)):
        file.write(part)
        so_far.update(part)
    for count, entry in enumerate(_entries(session), start=1):  # noqa: B007  # counted to the last
        frame = _entry_frame(entry)
        file.write(frame)
        so_far.update(frame)
    file.write(framed(ledger_verifier.END, number(count), so_far.digest()))
    return count


@dataclass(frozen=True, slots=True)
class _Named:
    """What the last entry says of a row."""

    digest: str
    stream: str
    seq: int


def _see_one_moment(session: Session) -> None:
    """Or an entry written meanwhile would look like a fault. SQLite always reads one moment."""
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _entries(session: Session) -> Iterator[ledger_verifier.Entry]:
    stored = select(
        Entry.stream,
        Entry.seq,
        Entry.id,
        Entry.file_id,
        Entry.event,
        Entry.prev_hash,
        Entry.hash,
        Entry.body,
    ).order_by(Entry.stream, Entry.seq)
    for row in session.execute(stored, execution_options={"yield_per": _AT_ONCE}):
        yield ledger_verifier.Entry(
            row.stream,
            row.seq,
            row.id.hex,
            row.file_id.hex if row.file_id else "",
            row.event,
            _stored(row.prev_hash),
            _stored(row.hash),
            _stored(row.body),
        )


def _stored(value: bytes | str) -> bytes:
    """The bytes of a column. SQLite gives text back where somebody rewrote bytes as text."""
    return value.encode() if isinstance(value, str) else value


def _heads(session: Session) -> dict[str, ledger_verifier.Head]:
    stored = session.execute(select(Head.stream, Head.seq, Head.hash).order_by(Head.stream))
    return {row.stream: ledger_verifier.Head(row.stream, row.seq, row.hash) for row in stored}


def _last_named(session: Session) -> dict[tuple[str, str], _Named]:
    """A row is named only in the stream of its file, so the last in the stream is the last."""
    named: dict[tuple[str, str], _Named] = {}
    for entry in _entries(session):
        for table, row, digest in _rows_named_by(entry.body):
            named[table, row] = _Named(digest, entry.stream, entry.seq)
    return named


def _rows_named_by(body: bytes) -> list[tuple[str, str, str]]:
    """None where the entry is damaged: the chain tells of that."""
    try:
        return [(table, row, digest) for table, row, digest in json.loads(body)["rows"]]
    except (ValueError, TypeError, KeyError):
        return []


def _live_rows(session: Session) -> Iterator[Record]:
    for mapper in Record.registry.mappers:
        if is_evidence(mapper.class_):
            every = select(mapper.class_).execution_options(yield_per=_AT_ONCE)
            yield from session.scalars(every)


def _compared(row: Record, named: dict[tuple[str, str], _Named]) -> RowFault | None:
    """The fault of a live row; takes the row out of `named`, so that what is gone remains."""
    table, key = row.__tablename__, identity(row)
    last = named.pop((table, key), None)
    if last is None:
        return RowFault(table, key, RowFlaw.UNNAMED, "", 0)
    if last.digest != row_digest(row):
        return RowFault(table, key, RowFlaw.CHANGED, last.stream, last.seq)
    return None


def _head_frames(session: Session) -> Iterator[bytes]:
    for head in _heads(session).values():
        yield framed(ledger_verifier.HEAD, head.stream.encode(), number(head.seq), head.hash)


def _entry_frame(entry: ledger_verifier.Entry) -> bytes:
    return framed(
        ledger_verifier.ENTRY,
        entry.stream.encode(),
        number(entry.seq),
        entry.id.encode(),
        entry.file.encode(),
        entry.event.encode(),
        entry.prev_hash,
        entry.hash,
        entry.body,
    )
