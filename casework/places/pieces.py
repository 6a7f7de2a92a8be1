"""A written address cut into its pieces: each name, with and without the word for its kind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casework.intake.folding import fold, is_plain, plain
from casework.places.locality import LEVELS, Kind
from workflows.terms import Level

# fmt: off
_KIND_WORDS: Final[Mapping[str, frozenset[Kind]]] = {
    "thanh pho": frozenset({Kind.CITY, Kind.PROVINCIAL_CITY}),
    "tp":        frozenset({Kind.CITY, Kind.PROVINCIAL_CITY}),
    "t p":       frozenset({Kind.CITY, Kind.PROVINCIAL_CITY}),
    "tinh":      frozenset({Kind.PROVINCE, Kind.CITY}),
    "t":         frozenset({Kind.PROVINCE, Kind.CITY}),
    "huyen":     frozenset({Kind.RURAL_DISTRICT}),
    "h":         frozenset({Kind.RURAL_DISTRICT}),
    "quan":      frozenset({Kind.URBAN_DISTRICT}),
    "q":         frozenset({Kind.URBAN_DISTRICT}),
    "thi xa":    frozenset({Kind.TOWN}),
    "tx":        frozenset({Kind.TOWN}),
    "t x":       frozenset({Kind.TOWN}),
    "xa":        frozenset({Kind.COMMUNE}),
    "x":         frozenset({Kind.COMMUNE}),
    "phuong":    frozenset({Kind.WARD}),
    "p":         frozenset({Kind.WARD}),
    "thi tran":  frozenset({Kind.TOWNSHIP}),
    "tt":        frozenset({Kind.TOWNSHIP}),
    "t t":       frozenset({Kind.TOWNSHIP}),
    "dac khu":   frozenset({Kind.SPECIAL_ZONE}),
    "dk":        frozenset({Kind.SPECIAL_ZONE}),
}
_ALSO: Final[Mapping[str, str]] = {  # what provinces are called beside their names
    "hcm": "ho chi minh", "tphcm": "ho chi minh", "tp hcm": "ho chi minh", "sai gon": "ho chi minh",
    "hn": "ha noi", "thua thien hue": "hue", "brvt": "ba ria vung tau", "br vt": "ba ria vung tau",
    "dac lac": "dak lak", "dac nong": "dak nong", "bac can": "bac kan", "cong tum": "kon tum",
}
# fmt: on
_WORDS: Final = sorted(_KIND_WORDS, key=len, reverse=True)
_COUNTRY: Final = frozenset({"viet nam", "vietnam", "vn"})

_BETWEEN: Final = re.compile(r"[,;\n]|\s[-–]\s")
JOINED: Final = (
    "Bà Rịa - Vũng Tàu",
    "Cam Ly - Đà Lạt",
    "Chân Mây - Lăng Cô",
    "Lang Biang - Đà Lạt",
    "Lâm Viên - Đà Lạt",
    "Phan Rang - Tháp Chàm",
    "Văn Miếu - Quốc Tử Giám",
    "Xuân Hương - Đà Lạt",
    "Xuân Trường - Đà Lạt",
)
"""The names of the lists in which a dash stands; it cuts no address there."""
_NUMBERED: Final = re.compile(r"^([pq])\s?(\d+)$")
_NOUGHT: Final = re.compile(r"^0+(?=\d)")


def _one_name(names: tuple[str, ...]) -> re.Pattern[str]:
    """The first half of each name before its dash, where the second follows, accents or none."""
    halves = [half.split(" - ") for name in names for half in (name, fold(name))]
    either = "|".join(rf"{first}(?=\s*[-–]\s*{second}\b)" for first, second in halves)
    return re.compile(rf"\b({either})\s*[-–]\s*", re.IGNORECASE)


_ONE_NAME: Final = _one_name(JOINED)


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?=(?:{words})\s)", re.IGNORECASE)


# Where commas are missing, these words begin the next piece.
_BEGINS: Final = _before(
    r"(?<!thị )xã|phường|thị trấn|thị xã|đặc khu|huyện|quận|thành phố|tỉnh|tp\.?|tx\.?|tt\.?"
)
_BEGINS_BARE: Final = _before(
    r"(?<!thi )xa|phuong|thi tran|thi xa|dac khu|huyen|quan|thanh pho|tinh|tp\.?|tx\.?|tt\.?"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two commas; `kinds` is empty where no word says what it is."""

    written: str
    spelled: str
    """The name as written, without the word for the kind."""
    names: tuple[str, ...]
    """The folded name without that word, and with it: a commune may begin with such a word."""
    kinds: frozenset[Kind]

    def may_be(self, level: Level) -> bool:
        """Whether this can name a place of a level."""
        return not self.kinds or any(LEVELS[kind] is level for kind in self.kinds)


def pieces_of(written: str) -> list[Piece]:
    """The pieces of an address in their order, without the country at its end."""
    found = (piece_of(text.strip(" .:()")) for text in _texts(written) if plain(text))
    return [piece for piece in found if piece.names[0] not in _COUNTRY]


def piece_of(written: str) -> Piece:
    """One name as somebody wrote it, which is not cut any further."""
    whole = plain(written)
    numbered = _NUMBERED.match(whole)
    if numbered:
        return Piece(written, whole, (bare(numbered[2]),), _KIND_WORDS[numbered[1]])
    word = next((word for word in _WORDS if whole.startswith(f"{word} ")), "")
    name = whole[len(word) :].strip()
    both = (named for each in (name, whole) for named in (_ALSO.get(each, bare(each)), bare(each)))
    names = tuple(dict.fromkeys(both))  # Sài Gòn is a ward of today, too
    return Piece(written, _without(word, written), names, _KIND_WORDS.get(word, frozenset()))


def bare(name: str) -> str:
    """A name as the pieces have it: folded, numbers without a leading nought."""
    return _NOUGHT.sub("", plain(name))


def _texts(written: str) -> Iterator[str]:
    """Without accents a kind is only told from a name (`Mỹ Tịnh An`) where there are no commas."""
    texts = _BETWEEN.split(_ONE_NAME.sub(r"\1 ", written))
    if is_plain(written):
        yield from texts if len(texts) > 1 else _BEGINS_BARE.split(written)
        return
    for text in texts:
        yield from _BEGINS.split(text)


def _without(word: str, written: str) -> str:
    return " ".join(re.split(r"[\s.]+", written)[len(word.split()) :])
