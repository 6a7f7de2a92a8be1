"""What a set of minutes says, as the bytes that both sides sign: one head, and a line a person.

Pure: no record, no key, no clock. The head names each line by its place and digest and holds
nothing of any person; a random salt in each line keeps its digest from telling what was hashed.
"""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from casework.minutes_format import Listed, Thing, utc
from casework.minutes_verifier import LINE, SET, SET_BUNDLE, Json, canonical, parse

__all__ = ["SetHead", "SetLine", "SetParty", "head_of", "line_of", "set_bundle"]


@dataclass(frozen=True, slots=True)
class SetParty:
    """One unit of a side as the head names it.

    Of a foreign side `unit_id` is None and `unit` its office; a person of it is named only by the
    signature, which is sealed: `representative` and `position` stay empty.
    """

    unit_id: UUID | None
    unit: str
    representative: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class SetHead:
    """Minutes of many persons, without any person. `lines` are digests, in order of place."""

    code: str
    number: int
    symbol: str
    issued_on: str  # ISO 8601, a day in Vietnam
    number_of: str  # the unit whose clerk gave the number
    superior: str
    province: str
    act: str
    moves: str
    held_at: datetime
    place: str
    giving: tuple[SetParty, ...]
    receiving: tuple[SetParty, ...]
    lines: tuple[str, ...]
    version: int
    replaces: str = ""  # the digest of the version that was refused
    absent: int = 0  # of the lines, those of persons who were listed and not received

    def as_bytes(self) -> bytes:
        """The canonical head: what is stored readable, hashed and signed."""
        said = asdict(self) | {
            "format": SET,
            "held_at": utc(self.held_at),
            "count": len(self.lines),
            "lines": [
                {"place": place, "digest": digest}
                for place, digest in enumerate(self.lines, start=1)
            ],
            "giver": [_party(party) for party in self.giving],
            "receiver": [_party(party) for party in self.receiving],
        }
        del said["giving"], said["receiving"]
        return canonical(said)


@dataclass(frozen=True, slots=True)
class SetLine:
    """One person of the set. `name` only as the minutes hold it; `received_at` of this person."""

    place: int  # from 1
    case_code: str
    status: str = ""
    name: str = ""
    received_at: datetime | None = None
    condition: str = ""
    remarks: str = ""
    absent: str = ""  # why whoever was listed was not received
    papers: Sequence[Listed] = ()
    belongings: Sequence[Thing] = ()
    salt: str = field(default_factory=lambda: secrets.token_hex(16))

    def as_bytes(self) -> bytes:
        """The canonical line: what is sealed, and hashed into the head."""
        said = asdict(self) | {
            "format": LINE,
            "received_at": utc(self.received_at) if self.received_at else "",
            "papers": [asdict(paper) for paper in self.papers],
            "belongings": [asdict(thing) for thing in self.belongings],
        }
        return canonical(said)


def head_of(stored: bytes) -> SetHead:
    """The head that these bytes hold. Raises `minutes_verifier.Altered`."""
    said = parse(stored, SET)
    del said["format"], said["count"]
    said["giving"] = tuple(_read_party(one) for one in said.pop("giver"))
    said["receiving"] = tuple(_read_party(one) for one in said.pop("receiver"))
    said["held_at"] = datetime.fromisoformat(said["held_at"])
    said["lines"] = tuple(one["digest"] for one in said["lines"])
    return SetHead(**said)


def line_of(stored: bytes) -> SetLine:
    """The line that these bytes hold. Raises `minutes_verifier.Altered`."""
    said = parse(stored, LINE)
    del said["format"]
    at = said["received_at"]
    said["received_at"] = datetime.fromisoformat(at) if at else None
    said["papers"] = tuple(Listed(**paper) for paper in said["papers"])
    said["belongings"] = tuple(Thing(**thing) for thing in said["belongings"])
    return SetLine(**said)


def set_bundle(
    head: bytes,
    signatures: Sequence[tuple[bytes, bytes, bytes]],
    lines: Sequence[tuple[int, bytes]],
) -> bytes:
    """The file that anybody can check: head, signatures, and the lines that go along, by place.

    Of each signature message, itself and reasons, as in the file of single minutes.
    """
    signed = [
        {"message": message.decode(), "signature": signature.hex(), "reasons": reasons.decode()}
        for message, signature, reasons in signatures
    ]
    held = [{"place": place, "content": content.decode()} for place, content in sorted(lines)]
    said = {"format": SET_BUNDLE, "content": head.decode(), "signatures": signed, "lines": held}
    return canonical(said)


def _party(party: SetParty) -> Json:
    return asdict(party) | {"unit_id": party.unit_id.hex if party.unit_id else ""}


def _read_party(said: Json) -> SetParty:
    named = said["unit_id"]
    return SetParty(**{**said, "unit_id": UUID(named) if named else None})
