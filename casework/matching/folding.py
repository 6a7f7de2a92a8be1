"""Names without what people write differently: accents, tone marks, letters that sound alike.

Two folds: `syllables` keeps the letters and drops the marks, for comparing; `sound` keeps what is
heard in most of the country and in the spellings of minority names, for finding. Neither is shown.
"""

import re
import unicodedata
from functools import lru_cache

_NO_LETTER = re.compile(r"[^a-z]+")
_LONGEST = 4  # characters of a sound: what stands behind is where most slips are made

# Letters that Telex leaves behind in a syllable: no Vietnamese one ends in a tone letter.
_LEFT_BEHIND = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj]+$")
_TWICE = re.compile(r"([a-z])\1+")
_HORN = re.compile(r"(?<=.)w")

# In this order: what stands first decides.
_BEGINNINGS = (
    ("ngh", "ng"),
    ("gh", "g"),
    ("gi", "d"),
    ("kh", "k"),
    ("ph", "f"),
    ("qu", "ku"),
    ("th", "t"),
    ("tr", "k"),  # tr and ch sound alike in the north; c, k and ch stand together
    ("ch", "k"),
    ("nh", "n"),
    ("sh", "s"),
    ("c", "k"),
    ("q", "k"),
    ("x", "s"),
    ("z", "d"),
    ("r", "d"),
    ("h", ""),
)
_ENDINGS = (("nh", "n"), ("ng", "n"), ("ch", "t"), ("c", "t"), ("k", "t"))
_VOWELS = frozenset("aeiouy")


def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a name in small letters without any mark, in the order written."""
    return tuple(filter(None, _NO_LETTER.split(_bare(name))))


def written(name: str) -> tuple[str, ...]:
    """The syllables as written, marks included, whatever their Unicode form and the letters' size.

    Marks are sorted behind their letter, so that the place of the tone in `hòa` and `hoà` and the
    order in which marks were typed make no difference.
    """
    return tuple(_marked(word) for word in unicodedata.normalize("NFD", name.casefold()).split())


@lru_cache(maxsize=4096)
def sound(syllable: str) -> str:
    """How a folded syllable sounds, roughly, in at most four letters.

    `giang`, `dàng` and `zang` give the same; so do `xùng` and `sùng`, `mỷ` and `mì`.
    """
    bare = _TWICE.sub(r"\1", _HORN.sub("", _LEFT_BEHIND.sub(r"\1", syllable)))
    heard = _ended(_begun(bare)).replace("y", "i").replace("h", "")
    return heard[:_LONGEST] or bare[:_LONGEST]


def sounds(name: str) -> tuple[str, ...]:
    """The sounds of a name's syllables, in the order written."""
    return tuple(sound(syllable) for syllable in syllables(name))


def _bare(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _marked(word: str) -> str:
    marks = "".join(sorted(letter for letter in word if unicodedata.combining(letter)))
    return _bare(word) + marks


def _begun(syllable: str) -> str:
    for written_so, heard in _BEGINNINGS:
        rest = syllable[len(written_so) :]
        if syllable.startswith(written_so) and rest:
            # `gì` has no vowel but the one that belongs to the beginning.
            lost_vowel = written_so == "gi" and rest[0] not in _VOWELS
            return heard + ("i" if lost_vowel else "") + rest
    return syllable


def _ended(syllable: str) -> str:
    for written_so, heard in _ENDINGS:
        if syllable.endswith(written_so) and len(syllable) > len(written_so):
            return syllable[: -len(written_so)] + heard
    return syllable
