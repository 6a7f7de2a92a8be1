"""The trace: its vocabulary, how a verb says what it did, and the chain that makes it evident.

`record` is called by the verb beside the change. `write` runs once, just before the commit: it
adds the digests of every row the act wrote and links the entry to the one before it.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from casework.records.base import Record
from casework.records.ids import new_id
from casework.records.trace import Entry, Head
from casework.sealing import Sealed
from workflows.terms import Rank

VERSION = 1
EMPTY = b"\x00" * 32

# fmt: off
VOCABULARY: dict[str, frozenset[str]] = {
    # event                    exactly these details: ids, codes, field names, digests
    "officer.signed_in":       frozenset(),
    "officer.signed_out":      frozenset(),
    "officer.refused":         frozenset({"factor"}),
    "officer.added":           frozenset({"added", "rank"}),
    "unit.added":              frozenset({"added", "sector", "level"}),
    "calendar.changed":        frozenset({"days"}),
    "search.made":             frozenset({"token", "found"}),
    "case.received":           frozenset({"act", "stage", "status", "fields"}),
    "case.stepped":            frozenset({"act", "stage", "status", "channel", "acting_unit"}),
    "case.visited":            frozenset({"opening", "until"}),
    "case.revealed":           frozenset({"opening", "reason", "scope", "until"}),
    "case.summary_opened":     frozenset({"opening", "until"}),
    "case.closed":             frozenset({"act", "stage", "ground"}),
    "case.reopened":           frozenset({"act", "stage"}),
    "person.corrected":        frozenset({"field", "correction"}),
    "whereabouts.recorded":    frozenset({"whereabouts"}),
    "handoff.offered":         frozenset({"handoff", "act", "to"}),
    "handoff.accepted":        frozenset({"handoff", "act", "from", "to", "channel"}),
    "handoff.sent_back":       frozenset({"handoff", "ground", "channel"}),
    "handoff.recalled":        frozenset({"handoff"}),
    "handoff.paper_confirmed": frozenset({"handoff"}),
    "request.asked":           frozenset({"request", "act", "to"}),
    "request.answered":        frozenset({"request", "act", "channel"}),
    "request.refused":         frozenset({"request", "channel"}),
    "conclusion.drafted":      frozenset({"conclusion", "act"}),
    "conclusion.dropped":      frozenset({"conclusion"}),
    "conclusion.signed":       frozenset({"conclusion", "act", "status"}),
    "paper.attached":          frozenset({"paper", "kind"}),
    "paper.voided":            frozenset({"paper", "kind"}),
    "paper.printed":           frozenset({"kind", "copy"}),
    "paper.opened":            frozenset({"paper", "opening"}),
    "measure.decided":         frozenset({"measure"}),
    "measure.ended":           frozenset({"measure"}),
    "support.proposed":        frozenset({"line"}),
    "support.approved":        frozenset({"line", "stage"}),
    "support.declined":        frozenset({"line"}),
    "support.delivered":       frozenset({"line"}),
    "follow_up.recorded":      frozenset({"follow_up"}),
}
# fmt: on


class UnknownEvent(LookupError):
    """An event that the vocabulary does not hold, or details that are not exactly its own."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: named in every verb's signature, so that an auditor sees it there."""

    officer_id: UUID
    unit_id: UUID
    rank: Rank
    sign_in_id: UUID | None


@dataclass(frozen=True, slots=True)
class Said:
    """One entry that a verb has announced and `write` has still to chain."""

    event: str
    actor: Actor | None
    file_id: UUID | None
    stream: str
    at: datetime
    details: dict[str, Any]


def record(
    session: Session,
    event: str,
    actor: Actor | None,
    at: datetime,
    file_id: UUID | None = None,
    **details: Any,  # ids and codes only: `_plain` refuses everything else
) -> None:
    """Say what happened. Raises `UnknownEvent` unless the details are exactly the event's own."""
    if VOCABULARY.get(event) != details.keys():
        raise UnknownEvent(event, sorted(details))
    plain = {key: _plain(value) for key, value in details.items()}
    said = Said(event, actor, file_id, _stream(actor, file_id), at, plain)
    session.info.setdefault("said", []).append(said)


def write(session: Session) -> None:
    """Flush the act, then chain what was said, with the digests of the rows as written."""
    session.flush()
    said: list[Said] = session.info.pop("said", [])
    changed: dict[Record, UUID] = session.info.get("changed", {})
    last = {entry.file_id: index for index, entry in enumerate(said)}
    for index, entry in enumerate(said):
        rows = _rows(changed, entry.file_id) if last[entry.file_id] == index else []
        _append(session, entry, rows)
    session.info["covered"] = {entry.file_id for entry in said}
    session.flush()


def row_digest(row: Record) -> str:
    """SHA-256 over table and every stored column, the same on both databases; or `deleted`."""
    state = inspect(row)
    if state.was_deleted or state.deleted:
        return "deleted"
    digest = hashlib.sha256(row.__tablename__.encode())
    for column in sorted(state.mapper.columns, key=lambda column: column.name):
        digest.update(b"\x1f" + column.name.encode() + b"\x1e")
        digest.update(_bytes(state.mapper.get_property_by_column(column).key, row))
    return digest.hexdigest()


def chain_hash(previous: bytes, body: bytes) -> bytes:
    """The hash of one entry: SHA-256(0x02 || previous || SHA-256(0x00 || body)), RFC 6962 leaves."""
    leaf = hashlib.sha256(b"\x00" + body).digest()
    return hashlib.sha256(b"\x02" + previous + leaf).digest()


def _append(session: Session, said: Said, rows: list[list[str]]) -> None:
    head = session.scalar(select(Head).where(Head.stream == said.stream).with_for_update())
    if head is None:
        head = Head(stream=said.stream, seq=0, hash=EMPTY)
        session.add(head)
    entry_id = new_id()
    seq = head.seq + 1
    body = _body(said, entry_id, seq, rows)
    link = chain_hash(head.hash, body)
    session.add(
        Entry(
            id=entry_id,
            stream=said.stream,
            seq=seq,
            file_id=said.file_id,
            event=said.event,
            body=body,
            prev_hash=head.hash,
            hash=link,
        )
    )
    head.seq, head.hash = seq, link


def _body(said: Said, entry_id: UUID, seq: int, rows: list[list[str]]) -> bytes:
    actor = said.actor
    body = {
        "v": VERSION,
        "id": str(entry_id),
        "stream": said.stream,
        "seq": seq,
        "at": said.at.astimezone(UTC).isoformat(),
        "event": said.event,
        "officer": str(actor.officer_id) if actor else None,
        "unit": str(actor.unit_id) if actor else None,
        "rank": str(actor.rank) if actor else None,
        "sign_in": str(actor.sign_in_id) if actor and actor.sign_in_id else None,
        "file": str(said.file_id) if said.file_id else None,
        "details": said.details,
        "rows": rows,
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _rows(changed: dict[Record, UUID], file_id: UUID | None) -> list[list[str]]:
    rows = [
        [row.__tablename__, _identity(row), row_digest(row)]
        for row, of_file in changed.items()
        if of_file == file_id
    ]
    return sorted(rows)


def _identity(row: Record) -> str:
    return "/".join(_plain(part) for part in inspect(row).mapper.primary_key_from_instance(row))


def _stream(actor: Actor | None, file_id: UUID | None) -> str:
    if file_id is not None:
        return f"file:{file_id.hex}"
    return f"unit:{actor.unit_id.hex}" if actor else "door"


def _plain(value: Any) -> Any:  # the closed set of things an entry may hold
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, UUID | datetime | date):
        return value.hex if isinstance(value, UUID) else value.isoformat()
    if isinstance(value, list | tuple | frozenset | set):
        return sorted(_plain(part) for part in value)
    if isinstance(value, str) and len(value) <= 64 and value.isascii():
        return value
    raise UnknownEvent("a detail of an entry must be an id, a code or a digest")


def _bytes(key: str, row: Record) -> bytes:
    value = getattr(row, key)
    if isinstance(value, Sealed):
        return value.stored
    if isinstance(value, bytes):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().encode()
    return str(value.value if isinstance(value, StrEnum) else value).encode()
