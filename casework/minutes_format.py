"""What minutes say, as the bytes that both sides sign. Pure: no record, no key, no clock.

One form only (`minutes_verifier.canonical`): UTF-8, NFC, sorted names, no spaces, whole numbers and
text. A random salt of 128 bits keeps the digest from telling what was hashed.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from casework.minutes_verifier import (
    BUNDLE,
    CONTENT,
    KEY,
    SIGNATURE,
    Json,
    canonical,
    digest,
    parse,
)

__all__ = ["Content", "Listed", "Party", "Thing", "bundle", "content_of", "digest", "message"]


@dataclass(frozen=True, slots=True)
class Party:
    """One side as the minutes name it."""

    unit_id: UUID
    unit: str
    representative: str
    position: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper that goes along; `sheets` is empty where nobody counted."""

    title: str
    number: str = ""
    form: str = ""
    sheets: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the person's that goes along."""

    name: str
    quantity: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Minutes of one handoff. `name` only as the minutes hold it; `act` and `moves` are words."""

    code: str
    case_code: str
    number: int
    symbol: str
    issued_on: str  # ISO 8601, a day in Vietnam
    number_of: str  # the unit whose clerk gave the number
    superior: str
    province: str
    act: str
    moves: str
    status: str
    held_at: datetime
    place: str
    giving: Party
    receiving: Party
    version: int
    replaces: str = ""  # the digest of the version that was refused
    name: str = ""
    condition: str = ""
    remarks: str = ""
    papers: Sequence[Listed] = ()
    belongings: Sequence[Thing] = ()
    salt: str = field(default_factory=lambda: secrets.token_hex(16))

    def as_bytes(self) -> bytes:
        """The canonical content: what is sealed, hashed and signed."""
        said = asdict(self) | {
            "format": CONTENT,
            "held_at": utc(self.held_at),
            "papers": [asdict(paper) for paper in self.papers],
            "belongings": [asdict(thing) for thing in self.belongings],
        }
        for side in ("giving", "receiving"):
            said[side]["unit_id"] = said[side]["unit_id"].hex
        said["giver"], said["receiver"] = said.pop("giving"), said.pop("receiving")
        return canonical(said)


def content_of(stored: bytes) -> Content:
    """The minutes that these bytes hold. Raises `minutes_verifier.Altered`."""
    said = parse(stored, CONTENT)
    del said["format"]
    said["giving"], said["receiving"] = _party(said.pop("giver")), _party(said.pop("receiver"))
    said["held_at"] = datetime.fromisoformat(said["held_at"])
    said["papers"] = tuple(Listed(**paper) for paper in said["papers"])
    said["belongings"] = tuple(Thing(**thing) for thing in said["belongings"])
    return Content(**said)


def message(
    minutes: str,
    *,
    side: str,
    stance: str,
    reasons: bytes,
    capacity: str,
    key: str,
    signed_at: datetime,
) -> bytes:
    """What one signer signs: this digest of the minutes, for this side, in this stance."""
    said = {
        "format": SIGNATURE,
        "minutes": minutes,
        "side": side,
        "stance": stance,
        "reasons": digest(reasons),
        "capacity": capacity,
        "key": key,
        "signed_at": utc(signed_at),
    }
    return canonical(said)


def salted(reasons: str) -> bytes:
    """Reasons as they are hashed: with a salt of their own."""
    return canonical({"salt": secrets.token_hex(16), "text": reasons})


def reasons_said(stored: str) -> str:
    """The reasons that `salted` salted. Raises `ValueError`."""
    return str(json.loads(stored)["text"])


def bundle(content: bytes, signatures: Sequence[tuple[bytes, bytes, bytes]]) -> bytes:
    """The file that anybody can check: content, and of each signature message, itself, reasons."""
    held = [
        {"message": signed.decode(), "signature": signature.hex(), "reasons": reasons.decode()}
        for signed, signature, reasons in signatures
    ]
    return canonical({"format": BUNDLE, "content": content.decode(), "signatures": held})


def published(
    key_id: str,
    public_key: bytes,
    *,
    unit_id: UUID,
    unit: str,
    officer: str,
    made_at: datetime,
    until: datetime | None,
) -> bytes:
    """A key as it is published: whose it is and when it held; nothing of any case."""
    said = {
        "format": KEY,
        "key": key_id,
        "public_key": public_key.hex(),
        "unit_id": unit_id.hex,
        "unit": unit,
        "officer": officer,
        "from": utc(made_at),
        "until": utc(until) if until else "",
    }
    return canonical(said)


def utc(at: datetime) -> str:
    """A moment in UTC, ISO 8601."""
    return at.astimezone(UTC).isoformat()


def _party(said: Json) -> Party:
    return Party(**{**said, "unit_id": UUID(said["unit_id"])})
