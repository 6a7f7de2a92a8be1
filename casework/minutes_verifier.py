"""Verifies signed minutes. Stands alone: it needs the file, the published keys and cryptography.

`python minutes_verifier.py FILE KEYS` says whether both sides signed exactly this (exit 0), or what
does not match (1).

FILE is JSON: the minutes as they stand (`content`, one string), and of each signature the signed
message, the signature (Ed25519, hex) and the reasons. Of a set of minutes, `content` is the head,
which names each person's line by place and digest, and `lines` are those lines that go along: one
person's file holds one. KEYS is a folder of published keys, one JSON
file each. Every byte counts: the content and the reasons are hashed in the message, the message is
signed, and the file has one form only. What this cannot see: a signature that was left out.
"""

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BUNDLE: Final = "casework-minutes-bundle/1"
CONTENT: Final = "casework-minutes/1"
SET_BUNDLE: Final = "casework-minutes-set-bundle/1"
SET: Final = "casework-minutes-set/1"
LINE: Final = "casework-minutes-set-line/1"
SIGNATURE: Final = "casework-minutes-signature/1"
KEY: Final = "casework-officer-key/1"
DOMAIN: Final = b"casework minutes signature 1\n"
"""Stands before every signed message, so that a signature means nothing anywhere else."""

Json = dict[str, Any]  # Any: whatever JSON holds


class Flaw(Enum):
    """What can be wrong with signed minutes."""

    FORM = "it is not in the one form that signed minutes have"
    UNSIGNED = "it holds no signature"
    CONTENT = "the content is not what was signed"
    REASONS = "the reasons are not those that were signed"
    SIGNATURE = "the signature does not fit the message"
    UNKNOWN_KEY = "the key is not among the published keys"
    BAD_KEY = "the published key does not have the name that it gives itself"
    OTHER_SIDE = "the key belongs to a unit that is not this side"
    BEFORE_KEY = "it was signed before the key was made"
    AFTER_KEY = "the key had ended before it was signed"
    LINE = "the line is not what was signed"
    NO_LINE = "the minutes have no line at this place"
    OTHER_PLACE = "the line stands at another place in the minutes"
    DOUBLED = "the line stands in the file twice"
    ORDER = "the line does not stand in the order of the minutes"


@dataclass(frozen=True, slots=True)
class Key:
    """One published key. `until` is None while it holds."""

    key_id: str
    public_key: bytes
    unit_id: str
    unit: str
    officer: str
    made_at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Signed:
    """What one signature says; `by` is empty where the key is unknown."""

    side: str
    stance: str
    key_id: str
    by: str
    unit: str
    signed_at: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not match: in the file, the content, the keys, or whose signature."""

    where: str
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Report:
    """Which minutes were looked at, who signed, and what does not match.

    Of a set of minutes `count` is how many lines it has, and `places` those that the file holds.
    """

    code: str
    digest: str
    signed: tuple[Signed, ...]
    faults: tuple[Fault, ...]
    places: tuple[int, ...] = ()
    count: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    @property
    def lines(self) -> str:
        """Which lines of a set the file holds and which it does not; empty of single minutes."""
        absent = [str(place) for place in range(1, self.count + 1) if place not in self.places]
        if not self.count:
            return ""
        if not absent:
            return f"{self.count} of {self.count} lines"
        if len(self.places) == 1:
            return f"line {self.places[0]} of {self.count}; the others are not in this file"
        return f"{len(self.places)} of {self.count} lines; not in this file: {', '.join(absent)}"


class Altered(ValueError):
    """Bytes that are not the one form of what they say they are."""


def verify(bundle: bytes, keys: Mapping[str, Key]) -> Report:
    """Check signed minutes whole; every fault is named."""
    try:
        held = _bundle(bundle)
        content = parse(held["content"].encode(), SET if "lines" in held else CONTENT)
        digests = _digests(content)
    except Altered:
        return Report("", "", (), (Fault("file", Flaw.FORM),))
    code, found = str(content.get("code")), digest(held["content"].encode())
    places = tuple(one["place"] for one in held.get("lines", ()))
    signed: list[Signed] = []
    faults = [] if held["signatures"] else [Fault("file", Flaw.UNSIGNED)]
    for number, one in enumerate(held["signatures"], start=1):
        try:
            message = _message(one)
        except Altered:
            faults.append(Fault(f"signature {number}", Flaw.FORM))
            continue
        key = keys.get(message["key"])
        signed.append(_said(message, key))
        where = f"signature {number} ({message['side']})"
        faults += [Fault(where, flaw) for flaw in _flaws(one, message, key, content, found)]
    faults += _line_faults(held.get("lines", ()), digests)
    return Report(code, found, tuple(signed), _once(faults), places, len(digests))


def read_keys(folder: Path) -> tuple[dict[str, Key], tuple[Fault, ...]]:
    """The published keys of a folder, by name, and which files are none. Raises `OSError`."""
    keys: dict[str, Key] = {}
    faults = []
    for file in sorted(folder.glob("*.json")):
        try:
            key = _key(parse(file.read_bytes(), KEY))
        except (Altered, KeyError, TypeError, ValueError):
            faults.append(Fault(f"key {file.name}", Flaw.FORM))
            continue
        if key.key_id != hashlib.sha256(key.public_key).hexdigest()[:16]:
            faults.append(Fault(f"key {file.name}", Flaw.BAD_KEY))
            continue
        keys[key.key_id] = key
    return keys, tuple(faults)


def canonical(value: Json) -> bytes:
    """The one form of a value: UTF-8, NFC, sorted names, no spaces."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def parse(content: bytes, *forms: str) -> Json:
    """What canonical bytes say. Raises `Altered` for any other bytes, or another form."""
    try:
        value = json.loads(content)
        is_its_own = isinstance(value, dict) and canonical(value) == content
    except (ValueError, RecursionError):
        raise Altered from None
    if not is_its_own or value.get("format") not in forms:
        raise Altered
    found: Json = value
    return found


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def _bundle(content: bytes) -> Json:
    held = parse(content, BUNDLE, SET_BUNDLE)
    names = {"format", "content", "signatures"}
    lists = {"signatures", "lines"} if held["format"] == SET_BUNDLE else {"signatures"}
    if held.keys() != names | lists or not isinstance(held["content"], str):
        raise Altered
    if not all(isinstance(held[name], list) for name in lists):
        raise Altered
    if not all(_is_line(one, "content") for one in held.get("lines", ())):
        raise Altered
    return held


def _is_line(one: object, said: str) -> bool:
    """Whether this is a place, a whole number, and what stands there, a text."""
    if not isinstance(one, dict) or one.keys() != {"place", said}:
        return False
    return type(one["place"]) is int and isinstance(one[said], str)


def _digests(content: Json) -> tuple[str, ...]:
    """The digests of the lines that a head names, by place; none of single minutes."""
    if content["format"] == CONTENT:
        return ()
    lines = content.get("lines")
    if not isinstance(lines, list) or not all(_is_line(one, "digest") for one in lines):
        raise Altered
    places, digests = [one["place"] for one in lines], tuple(one["digest"] for one in lines)
    is_whole = places == list(range(1, len(lines) + 1)) and content.get("count") == len(lines)
    if not is_whole or len(set(digests)) != len(digests):
        raise Altered
    return digests


def _line_faults(lines: Iterable[Json], digests: tuple[str, ...]) -> Iterator[Fault]:
    last, seen = 0, set()
    for one in lines:
        place, where = one["place"], f"line {one['place']}"
        if place in seen:
            yield Fault(where, Flaw.DOUBLED)
        elif place < last:
            yield Fault(where, Flaw.ORDER)
        flaw = _line_flaw(place, one["content"].encode(), digests)
        if flaw is not None:
            yield Fault(where, flaw)
        last = max(last, place)
        seen.add(place)


def _line_flaw(place: int, content: bytes, digests: tuple[str, ...]) -> Flaw | None:
    if not 1 <= place <= len(digests):
        return Flaw.NO_LINE
    found = digest(content)
    if digests[place - 1] != found:
        return Flaw.OTHER_PLACE if found in digests else Flaw.LINE
    try:
        said = parse(content, LINE)
    except Altered:
        return Flaw.FORM
    return None if said.get("place") == place else Flaw.OTHER_PLACE


def _message(one: object) -> Json:
    """The message of one signature, with every part that is looked at."""
    if not isinstance(one, dict) or one.keys() != {"message", "signature", "reasons"}:
        raise Altered
    if not all(isinstance(part, str) for part in one.values()):
        raise Altered
    message = parse(one["message"].encode(), SIGNATURE)
    parts = ("minutes", "side", "stance", "reasons", "capacity", "key", "signed_at")
    if not all(isinstance(message.get(part), str) for part in parts):
        raise Altered
    return message


def _flaws(one: Json, message: Json, key: Key | None, content: Json, found: str) -> Iterator[Flaw]:
    if message["minutes"] != found:
        yield Flaw.CONTENT
    if message["reasons"] != digest(one["reasons"].encode()):
        yield Flaw.REASONS
    if key is None:
        yield Flaw.UNKNOWN_KEY
        return
    if not _fits(one, key):
        yield Flaw.SIGNATURE
    if key.unit_id not in _units(content.get(message["side"])):
        yield Flaw.OTHER_SIDE
    yield from _untimely(message, key)


def _units(side: object) -> tuple[object, ...]:
    """The units that a side is: one, or of a set several where a joint team receives."""
    parties = side if isinstance(side, list) else [side]
    return tuple(party.get("unit_id") for party in parties if isinstance(party, dict))


def _fits(one: Json, key: Key) -> bool:
    try:
        signature = bytes.fromhex(one["signature"])
        if signature.hex() != one["signature"]:  # capitals and blanks would be another file
            return False
        public = Ed25519PublicKey.from_public_bytes(key.public_key)
        public.verify(signature, DOMAIN + one["message"].encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _untimely(message: Json, key: Key) -> Iterator[Flaw]:
    try:
        at = datetime.fromisoformat(message["signed_at"])
        if at < key.made_at:
            yield Flaw.BEFORE_KEY
        if key.until is not None and at > key.until:
            yield Flaw.AFTER_KEY
    except (ValueError, TypeError):
        yield Flaw.FORM


def _said(message: Json, key: Key | None) -> Signed:
    return Signed(
        message["side"],
        message["stance"],
        message["key"],
        key.officer if key else "",
        key.unit if key else "",
        message["signed_at"],
    )


def _key(said: Json) -> Key:
    until = said["until"]
    return Key(
        key_id=said["key"],
        public_key=bytes.fromhex(said["public_key"]),
        unit_id=said["unit_id"],
        unit=said["unit"],
        officer=said["officer"],
        made_at=datetime.fromisoformat(said["from"]),
        until=datetime.fromisoformat(until) if until else None,
    )


def _once(faults: list[Fault]) -> tuple[Fault, ...]:
    """An altered content is the content's fault, not that of each signature."""
    altered = (Fault("content", Flaw.CONTENT),)
    others = tuple(fault for fault in faults if fault.flaw is not Flaw.CONTENT)
    return (*altered, *others) if len(others) < len(faults) else others


def _main(file: Path, folder: Path) -> int:
    keys, faults = read_keys(folder)
    report = verify(file.read_bytes(), keys)
    for one in report.signed:
        sys.stdout.write(f"{one.side} {one.stance}: {one.by} ({one.unit}), {one.signed_at}\n")
    for fault in (*faults, *report.faults):
        sys.stdout.write(f"{fault.where}: {fault.flaw.value}\n")
    sys.stdout.write(f"{report.lines}\n" if report.lines else "")
    return 0 if report.is_sound and not faults else 1


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Path(sys.argv[2])))
