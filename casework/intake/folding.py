"""Letters made alike, so that headings and names can be compared. The paper's own stay as written.

Nothing here invents an accent: it only takes them away for a comparison.
"""

import re
import unicodedata
from typing import Final

_PUNCTUATION: Final = re.compile(r"[\W_]+")
_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_BETWEEN_WORDS: Final = re.compile(r"[^\w\u0300-\u036f]+")  # marks stay with their letter
_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def clean(text: str) -> str:
    """Text as it is kept: composed (NFC), nothing unseen in it, single spaces."""
    whole = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(_UNSEEN.sub("", whole).split())


def fold(text: str) -> str:
    """No accents, d for đ, small letters, single spaces; punctuation stays."""
    if text.isascii():
        return " ".join(text.lower().split())
    parts = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return " ".join(_MARKS.sub("", parts).split())


def plain(text: str) -> str:
    """Folded, with a space for all punctuation: how headings and names are compared."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())


def spelling(text: str) -> tuple[str, ...]:
    """Each word with its accents, wherever in the word they stand: “hòa” and “hoà” are one."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return tuple("".join(sorted(word)) for word in _BETWEEN_WORDS.split(parts) if word)


def is_plain(text: str) -> bool:
    """Whether the text carries no accent at all, as lists in capitals often do not."""
    return fold(text) == " ".join(text.lower().split())
