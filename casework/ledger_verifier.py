"""Verifies an exported trace. Stands alone: an auditor can read it whole and run it anywhere.

`python ledger_verifier.py FILE` says whether the export is sound (exit 0) or what is wrong (1).

An export is a magic line, then frames: one tag byte, four bytes of length (big-endian), and that
many bytes. A frame holds parts, each preceded by four bytes of length. Hashes are recomputed over
the bytes as stored; nothing is parsed and written again. What this cannot see: a chain that was
rewritten whole, with its head, before the export. A checkpoint kept elsewhere shows that.
"""

import hashlib
import json
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import BinaryIO

MAGIC = b"CASEWORK-LEDGER 1\n"
ENTRY, HEAD, END = b"E", b"H", b"Z"
EMPTY = b"\x00" * 32


class Flaw(Enum):
    """What can be wrong with a trace."""

    GAP = "an entry is missing, doubled or out of order"
    LINK = "the entry does not follow the one before it"
    HASH = "the entry was altered"
    LABEL = "the entry is filed under another name than it gives itself"
    HEAD = "the chain does not end where its head says"
    CUT = "the export was cut short or altered"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as stored: its labels, its links and its bytes. Ids are hex without hyphens."""

    stream: str
    seq: int
    id: str
    file: str
    event: str
    prev_hash: bytes
    hash: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain says that it ends."""

    stream: str
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong in one stream; `seq` counts from 1."""

    stream: str
    seq: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and at most one fault for each stream."""

    entries: int
    streams: int
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults


class NotAnExport(ValueError):
    """The file does not begin as an export of the trace does."""


def verify_export(file: BinaryIO) -> Report:
    """Check an export whole. Raises `NotAnExport` for another kind of file."""
    if file.read(len(MAGIC)) != MAGIC:
        raise NotAnExport
    reading = _Reading(file)
    report = check(reading.entries(), reading.heads)
    if reading.is_whole:
        return report
    return Report(report.entries, report.streams, (*report.faults, Fault("", 0, Flaw.CUT)))


def check(entries: Iterable[Entry], heads: Mapping[str, Head]) -> Report:
    """Follow every chain to its head. Entries come by stream and then by number.

    `heads` is looked at after the last entry.
    """
    chains: dict[str, _Chain] = {}
    count = 0
    for count, entry in enumerate(entries, start=1):  # noqa: B007  # counted to the last
        chains.setdefault(entry.stream, _Chain(entry.stream)).follow(entry)
    for stream in heads:
        chains.setdefault(stream, _Chain(stream))
    faults = (chain.end(heads.get(stream)) for stream, chain in sorted(chains.items()))
    return Report(count, len(chains), tuple(fault for fault in faults if fault))


def framed(tag: bytes, *parts: bytes) -> bytes:
    """One frame of an export."""
    payload = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return tag + struct.pack(">I", len(payload)) + payload


def number(value: int) -> bytes:
    """A number as a part of a frame."""
    return struct.pack(">Q", value)


@dataclass(slots=True)
class _Chain:
    """One stream, as far as it has been followed."""

    stream: str
    seq: int = 0
    hash: bytes = EMPTY
    fault: Fault | None = None

    def follow(self, entry: Entry) -> None:
        if self.fault is not None:
            return
        flaw = self._flaw(entry)
        if flaw is not None:
            self.fault = Fault(self.stream, self.seq + 1, flaw)
            return
        self.seq, self.hash = entry.seq, entry.hash

    def end(self, head: Head | None) -> Fault | None:
        if self.fault is None and (head is None or (head.seq, head.hash) != (self.seq, self.hash)):
            return Fault(self.stream, self.seq, Flaw.HEAD)
        return self.fault

    def _flaw(self, entry: Entry) -> Flaw | None:
        if entry.seq != self.seq + 1:
            return Flaw.GAP
        if entry.prev_hash != self.hash:
            return Flaw.LINK
        if entry.hash != _hash(self.hash, entry.body):
            return Flaw.HASH
        return None if _is_filed_rightly(entry) else Flaw.LABEL


def _hash(previous: bytes, body: bytes) -> bytes:
    leaf = hashlib.sha256(b"\x00" + body).digest()
    return hashlib.sha256(b"\x02" + previous + leaf).digest()


def _is_filed_rightly(entry: Entry) -> bool:
    try:
        said = json.loads(entry.body)
        labels = said["stream"], said["seq"], said["id"], said["file"] or "", said["event"]
    except (ValueError, TypeError, KeyError):
        return False
    of_entry, of_file = (str(label).replace("-", "") for label in labels[2:4])
    filed = entry.stream, entry.seq, entry.id, entry.file, entry.event
    return filed == (*labels[:2], of_entry, of_file, labels[4])


@dataclass(slots=True)
class _Reading:
    """An export being read; whole when its last frame counts and hashes all before it."""

    file: BinaryIO
    heads: dict[str, Head] = field(default_factory=dict)
    is_whole: bool = False
    count: int = 0

    def entries(self) -> Iterator[Entry]:
        so_far = hashlib.sha256(MAGIC)
        for tag, payload in _frames(self.file):
            parts = _parts(payload)
            if tag == ENTRY and len(parts) == 8:
                self.count += 1
                yield _entry(parts)
            elif tag == HEAD and len(parts) == 3:
                head = Head(parts[0].decode(), _number(parts[1]), parts[2])
                self.heads[head.stream] = head
            else:
                end = tag == END and parts == [number(self.count), so_far.digest()]
                self.is_whole = end and not self.file.read(1)
                return
            so_far.update(tag + struct.pack(">I", len(payload)) + payload)


def _frames(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Frames up to the end, or to where the file breaks off."""
    while len(start := file.read(5)) == 5:
        (length,) = struct.unpack(">I", start[1:])
        payload = file.read(length)
        if len(payload) < length:
            return
        yield start[:1], payload


def _parts(payload: bytes) -> list[bytes]:
    parts = []
    at = 0
    while at + 4 <= len(payload):
        (length,) = struct.unpack_from(">I", payload, at)
        parts.append(payload[at + 4 : at + 4 + length])
        at += 4 + length
    return parts if at == len(payload) else []


def _entry(parts: list[bytes]) -> Entry:
    stream, seq, entry_id, of_file, event, prev_hash, made_hash, body = parts
    return Entry(
        stream.decode(),
        _number(seq),
        entry_id.decode(),
        of_file.decode(),
        event.decode(),
        prev_hash,
        made_hash,
        body,
    )


def _number(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _main(path: Path) -> int:
    with path.open("rb") as file:
        report = verify_export(file)
    sys.stdout.write(f"{report.entries} entries, {report.streams} streams\n")
    for fault in report.faults:
        sys.stdout.write(f"{fault.stream} {fault.seq}: {fault.flaw.value}\n")
    return 0 if report.is_sound else 1


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1])))
