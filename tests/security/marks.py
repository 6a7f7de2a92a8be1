"""Marked strings to type, and how to find one again in any shape it may have taken.

Every mark begins with the same eight letters, which occur nowhere else: whoever finds those finds
any of them, and a few searches are enough for any amount of bytes.
"""

import base64
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

SIGN = "QXZJVWKF"
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_ROUND = "Ẩn Mật"


@dataclass(frozen=True)
class Mark:
    """One marked string; `where` is what it was typed for."""

    number: int
    where: str

    @property
    def token(self) -> str:
        """The sign, and letters of its own."""
        ends = (self.number // 400 % 20, self.number // 20 % 20, self.number % 20)
        return SIGN + "".join(_LETTERS[each] for each in ends)

    @property
    def text(self) -> str:
        """What is typed: short enough for every field."""
        return f"{_ROUND} {self.token}"


@dataclass
class Marks:
    """Gives marked strings out and remembers where each was typed."""

    given: list[Mark] = field(default_factory=list)

    def new(self, where: str) -> Mark:
        """A further one; eight thousand are told apart."""
        self.given.append(Mark(len(self.given), where))
        return self.given[-1]

    def found_in(self, content: bytes) -> list[str]:
        """Which marks, or which shape of their sign, occur in these bytes."""
        whole = [mark.where for mark in self.given if mark.token.encode() in content]
        return whole or [
            f"{name} of the sign" for name, shape in SHAPES.items() if shape in content
        ]


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, journals of the database included."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _shapes() -> Iterator[tuple[str, bytes]]:
    """The sign stands alike in NFC, NFD, quoted and JSON text; the letters before it do not."""
    sign = SIGN.encode()
    yield from (("text", sign), ("small letters", sign.lower()), ("reversed text", sign[::-1]))
    yield from (("hex", sign.hex().encode()), ("capital hex", sign.hex().upper().encode()))
    yield from (("UTF-16-LE", SIGN.encode("utf-16-le")), ("UTF-16-BE", SIGN.encode("utf-16-be")))
    for shift in range(3):
        yield f"base64, {shift}", _base64_inside(sign, shift)
        yield f"base64 of UTF-16, {shift}", _base64_inside(SIGN.encode("utf-16-le"), shift)
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, _ROUND)
        yield f"{form} round it", text.encode()
        yield f"quoted {form} round it", quote(text).encode()
        yield f"{form} in UTF-16 round it", text.encode("utf-16-le")


def _base64_inside(piece: bytes, shift: int) -> bytes:
    """What is sure of the base64 of a text in which `piece` stands `shift` bytes after a third."""
    coded = base64.b64encode(b"\0" * shift + piece)
    return coded[-(-shift * 8 // 6) : (len(piece) + shift) * 8 // 6]


SHAPES = dict(_shapes())
