"""From the bytes of a text file to its letters: Unicode, or the Vietnamese code page of Windows.

What is neither is refused, not guessed: a wrong letter in a name is a wrong name.
"""

import codecs
import re
import unicodedata
from typing import Final

from casework.intake.refusals import Unreadable, Why

_MARKED: Final = (  # what a file may begin with, and what that means
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VIETNAMESE: Final = frozenset(
    "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
)
_SIGNS: Final = frozenset("\u00a0–—‘’“”…•«»°·½€™")
_OF_UNICODE_ONLY: Final = frozenset(letter for letter in _VIETNAMESE if letter > "\u00ff")
_WORD: Final = re.compile(r"[^\s,;|\"()/]+")
_OLD_WORDS: Final = 5  # different ones; fewer may be names from abroad


def decoded(content: bytes) -> str:
    """The letters of a text file. Raises `Unreadable`."""
    for mark, name in _MARKED:
        if content.startswith(mark):
            return _exactly(content[len(mark) :], name)
    if b"\0" in content:
        raise Unreadable(Why.ENCODING)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _of_windows_1258(content)


def is_in_old_font(text: str) -> bool:
    """Whether a font of before Unicode was used: “NguyÔn V¨n §øc” stands for Nguyễn Văn Đức.

    Such a font paints Vietnamese over the letters and signs of Western Europe, so those stand in
    the middle of words, and no letter that only Unicode has stands anywhere near as often.
    """
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    old = sum(1 for word in words if _is_old(word))
    return old >= _OLD_WORDS and old > sum(1 for word in words if _OF_UNICODE_ONLY & set(word))


def _is_old(word: str) -> bool:
    strange = [c for c in word if "\u00a1" <= c <= "\u00ff" and c not in _VIETNAMESE]
    return bool(strange) and any(c.isascii() and c.isalpha() for c in word)


def _exactly(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        raise Unreadable(Why.ENCODING) from None
    if "\0" in text:
        raise Unreadable(Why.ENCODING)
    return text


def _of_windows_1258(content: bytes) -> str:
    """It writes accents behind their letter; put together, all must be Vietnamese letters."""
    text = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    if {letter for letter in text if not letter.isascii()} <= _VIETNAMESE | _SIGNS:
        return text
    old = is_in_old_font(content.decode("latin-1"))
    raise Unreadable(Why.LEGACY_FONT if old else Why.ENCODING)
