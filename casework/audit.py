"""The trace: its vocabulary, how a verb says what it did, and the chain that makes it evident.

`record` is called by the verb beside the change. `write` runs once, just before the commit: it
adds the digests of every row the act wrote and links the entry to the one before it.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from casework.evidence import DELETED, identity, row_digest
from casework.records.base import Record
from casework.records.ids import new_id
from casework.records.trace import Entry, Head
from workflows.terms import Rank

VERSION = 1
EMPTY = b"\x00" * 32

_CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,64}")  # no spaces: a name or a sentence has some
_INSERTS: dict[str, Callable[..., sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}

# fmt: off
VOCABULARY: dict[str, frozenset[str]] = {
    # event                    exactly these details: ids, codes, field names, digests
    "officer.signed_in":       frozenset(),
    "officer.signed_out":      frozenset(),
    "officer.refused":         frozenset({"factor"}),
    "officer.added":           frozenset({"added", "rank", "second"}),
    "officer.suspended":       frozenset({"subject"}),
    "officer.reset":           frozenset({"subject", "second"}),
    "officer.password_chosen": frozenset(),
    "officer.let_in_again":    frozenset({"subject", "second"}),
    "officer.rank_changed":    frozenset({"subject", "rank", "second"}),
    "officer.move_set":        frozenset({"subject", "to", "on", "second"}),
    "officer.moved":           frozenset({"subject", "becomes", "to"}),
    "officer.change_proposed": frozenset({"change", "what", "subject"}),
    "officer.change_dropped":  frozenset({"change"}),
    "officer.half_handed_over": frozenset({"change", "half"}),
    "key.made":                frozenset({"key"}),
    "key.locked_anew":         frozenset({"key"}),
    "key.ended":               frozenset({"key", "subject", "end"}),
    "unit.added":              frozenset({"added", "sector", "level"}),
    "units.entered":           frozenset({"added"}),
    "unit.corrected":          frozenset({"subject", "fields"}),
    "unit.joined":             frozenset({"subject"}),
    "unit.reframed":           frozenset({"subject", "fields"}),
    "unit.ended":              frozenset({"subject", "until", "by"}),
    "roster.turn_entered":     frozenset({"turn", "subject", "deputy"}),
    "roster.turn_withdrawn":   frozenset({"turn"}),
    "calendar.changed":        frozenset({"days"}),
    "draft.kept":              frozenset({"draft", "form"}),
    "draft.discarded":         frozenset({"draft", "form"}),
    "draft.expired":           frozenset({"drafts"}),
    "calendar.proposed":       frozenset({"document", "days"}),
    "calendar.confirmed":      frozenset({"document", "second", "clocks"}),
    "calendar.dropped":        frozenset({"document"}),
    "code_list.extended":      frozenset({"list", "added"}),
    "code_list.renamed":       frozenset({"subject"}),
    "code_list.retired":       frozenset({"subject", "until"}),
    "search.made":             frozenset({"token", "kind", "terms", "within", "beyond"}),
    "search.limited":          frozenset({"token"}),
    "search.met_confidential": frozenset({"search"}),
    "case.received":           frozenset({"act", "stage", "status", "fields"}),
    "case.stepped":            frozenset({"act", "stage", "status", "channel", "acting_unit"}),
    "case.visited":            frozenset({"opening", "until"}),
    "case.revealed":           frozenset({"opening", "reason", "scope", "until"}),
    "case.summary_opened":     frozenset({"opening", "until"}),
    "case.linked":             frozenset({"other"}),
    "case.closed":             frozenset({"act", "stage", "ground"}),
    "case.reopened":           frozenset({"act", "stage"}),
    "batch.opened":            frozenset({"act", "fields"}),
    "batch.visited":           frozenset({"opening", "until"}),
    "batch.list_kept":         frozenset({"list"}),
    "batch.list_mapped":       frozenset({"list"}),
    "batch.list_taken":        frozenset({"list", "rows"}),
    "batch.rows_typed":        frozenset({"rows"}),
    "batch.row_mended":        frozenset({"row", "state"}),
    "batch.row_left_out":      frozenset({"row"}),
    "batch.rows_entered":      frozenset({"rows"}),
    "batch.persons_screened":  frozenset({"signs", "no_signs"}),
    "case.in_minutes":         frozenset({"set", "place"}),
    "batch.unit_named":        frozenset({"subject"}),
    "batch.unit_taken_away":   frozenset({"subject"}),
    "tip.registered":          frozenset({"kind", "way", "urgency", "fields"}),
    "tip.visited":             frozenset({"opening", "until"}),
    "tip.teller_opened":       frozenset({"opening", "reason", "until"}),
    "tip.noted":               frozenset({"note"}),
    "tip.corrected":           frozenset({"field", "correction"}),
    "tip.passed_on":           frozenset({"step", "to"}),
    "tip.taken_over":          frozenset({"step", "from", "to", "channel"}),
    "tip.sent_back":           frozenset({"step", "to"}),
    "tip.taken_back":          frozenset({"step"}),
    "tip.case_tied":           frozenset({"step", "case"}),
    "tip.nothing_found":       frozenset({"step"}),
    "tip.looked_at_again":     frozenset({"step"}),
    "telling.recorded":        frozenset({"act", "acting_unit", "channel"}),
    "person.corrected":        frozenset({"field", "correction"}),
    "case.merged":             frozenset({"other"}),
    "case.took_in":            frozenset({"other"}),
    "case.inherited":          frozenset({"handoff", "from", "to"}),
    "case.parted":             frozenset({"other"}),
    "person.recorded":         frozenset({"fields"}),
    "whereabouts.recorded":    frozenset({"whereabouts"}),
    "handoff.offered":         frozenset({"handoff", "act", "to"}),
    "handoff.accepted":        frozenset({"handoff", "act", "from", "to", "channel"}),
    "handoff.person_taken_in": frozenset({"handoff", "to", "channel"}),
    "company.said":            frozenset({"handoff", "other", "way"}),
    "dispute.raised":          frozenset({"dispute", "handoff"}),
    "dispute.proposed":        frozenset({"dispute", "outcome", "acting_unit"}),
    "dispute.settled":         frozenset({"dispute", "outcome", "channel"}),
    "handoff.sent_back":       frozenset({"handoff", "ground", "channel"}),
    "handoff.recalled":        frozenset({"handoff"}),
    "handoff.climbed":         frozenset({"handoff", "silence", "rung", "chased", "reached"}),
    "handoff.struck":          frozenset({"handoff"}),
    "handoff.grouped":         frozenset({"handoff", "group"}),
    "handoff.paper_confirmed": frozenset({"handoff", "paper"}),
    "packet.checked":          frozenset({"handoff", "checked", "open"}),
    "packet.reread":           frozenset({"opening", "handoff", "until"}),
    "discrepancy.settled":     frozenset({"handoff", "item", "how"}),
    "discrepancy.agreed":      frozenset({"handoff", "item"}),
    "discrepancy.contested":   frozenset({"handoff", "item"}),
    "handoff.paper_voided":    frozenset({"handoff", "paper"}),
    "minutes.drafted":         frozenset({"minutes", "handoff", "digest"}),
    "minutes.checked":         frozenset({"minutes", "digest"}),
    "minutes.read":            frozenset({"opening", "until"}),
    "minutes.signed":          frozenset({"minutes", "side", "digest", "key", "signature"}),
    "minutes.refused":         frozenset({"minutes", "side", "digest", "key", "signature"}),
    "minutes.signed_on_paper": frozenset({"minutes", "side", "digest", "paper"}),
    "minutes.paper_voided":    frozenset({"minutes", "side", "paper"}),
    "minutes.dropped":         frozenset({"minutes"}),
    "minutes_set.drafted":     frozenset({"set", "digest"}),
    "minutes_set.checked":     frozenset({"set", "digest"}),
    "minutes_set.read":        frozenset({"set", "opening", "until"}),
    "minutes_set.signed":      frozenset({"set", "side", "digest", "key", "signature"}),
    "minutes_set.refused":     frozenset({"set", "side", "digest", "key", "signature"}),
    "minutes_set.signed_on_paper": frozenset({"set", "side", "digest", "paper"}),
    "minutes_set.paper_voided": frozenset({"set", "side", "paper"}),
    "minutes_set.dropped":     frozenset({"set"}),
    "step.proven":             frozenset({"step", "paper"}),
    "step.unproven":           frozenset({"step", "paper"}),
    "regime.proposed":         frozenset({"change", "from", "to"}),
    "regime.changed":          frozenset({"change", "from", "to"}),
    "regime.dropped":          frozenset({"change"}),
    "request.asked":           frozenset({"request", "act", "to"}),
    "request.answered":        frozenset({"request", "act", "channel"}),
    "request.refused":         frozenset({"request", "channel"}),
    "request.withdrawn":       frozenset({"request"}),
    "request.paper_confirmed": frozenset({"request", "paper"}),
    "request.paper_voided":    frozenset({"request", "paper"}),
    "duty_notice.sent":        frozenset({"notice", "on", "act", "to"}),
    "duty_notice.read":        frozenset({"opening", "notice", "until"}),
    "duty_notice.acknowledged": frozenset({"notice", "channel"}),
    "duty_notice.withdrawn":   frozenset({"notice"}),
    "duty_notice.ended":       frozenset({"notice"}),
    "duty_notice.climbed":     frozenset({"notice", "silence", "rung", "chased", "reached"}),
    "duty_notice.paper_confirmed": frozenset({"notice", "paper"}),
    "duty_notice.paper_voided": frozenset({"notice", "paper"}),
    "conclusion.drafted":      frozenset({"conclusion", "act"}),
    "conclusion.dropped":      frozenset({"conclusion"}),
    "conclusion.signed":       frozenset({"conclusion", "act", "status"}),
    "paper.attached":          frozenset({"paper", "kind"}),
    "paper.replaced":          frozenset({"paper", "kind", "replaced"}),
    "paper.voided":            frozenset({"paper", "kind"}),
    "paper.printed":           frozenset({"kind", "copy"}),
    "paper.viewed":            frozenset({"paper"}),
    "measure.decided":         frozenset({"measure"}),
    "measure.ended":           frozenset({"measure"}),
    "support.proposed":        frozenset({"line"}),
    "support.approved":        frozenset({"line", "stage"}),
    "support.declined":        frozenset({"line"}),
    "support.delivered":       frozenset({"line"}),
    "clock.extended":          frozenset({"extension", "clock", "until"}),
    "parameter.proposed":      frozenset({"parameter", "regime", "key", "kind"}),
    "parameter.confirmed":     frozenset({"parameter", "second", "clocks"}),
    "parameter.dropped":       frozenset({"parameter"}),
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
    session.info.setdefault("covered", set()).update(entry.file_id for entry in said)
    session.flush()


def chain_hash(previous: bytes, body: bytes) -> bytes:
    """SHA-256(0x02 || previous || SHA-256(0x00 || body)): the inner one is a leaf of RFC 6962."""
    leaf = hashlib.sha256(b"\x00" + body).digest()
    return hashlib.sha256(b"\x02" + previous + leaf).digest()


def _append(session: Session, said: Said, rows: list[list[str]]) -> None:
    head = _locked_head(session, said.stream)
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


def _locked_head(session: Session, stream: str) -> Head:
    """The head as it is stored now, ours until the commit. Two may begin a stream at one moment."""
    stored = select(Head).where(Head.stream == stream).with_for_update()
    fresh = {"populate_existing": True}
    head = session.scalar(stored, execution_options=fresh)
    if head is None:
        begin = _INSERTS[session.get_bind().dialect.name]
        first = begin(Head).values(stream=stream, seq=0, hash=EMPTY).on_conflict_do_nothing()
        session.connection().execute(first)
        head = session.scalars(stored, execution_options=fresh).one()
    return head


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
    named: dict[tuple[str, str], str] = {}
    for row, of_file in changed.items():
        if of_file == file_id and not inspect(row).transient:  # a savepoint may have undone it
            key = row.__tablename__, identity(row)
            # A tie ended and made anew in one act is two records of one row: the row is there.
            named[key] = row_digest(row) if named.get(key, DELETED) == DELETED else named[key]
    return sorted([table, name, digest] for (table, name), digest in named.items())


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
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    raise UnknownEvent("a detail of an entry must be an id, a code or a digest")
