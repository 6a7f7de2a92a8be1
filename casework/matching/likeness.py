"""How like two descriptions are: by syllables, whatever their order, and by year. Deterministic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from casework.matching.described import Described
from casework.matching.folding import sound, syllables, written
from workflows.terms import Term

LEAST = 0.83
"""Below this nobody would call two descriptions alike."""

_FILLERS = frozenset({"thi", "van"})  # between family and given name of half the people
# fmt: off
_FAMILIES = frozenset({  # nine people in ten have one of these
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu",
    "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly",
})
# fmt: on
_WEIGHT_OF_FILLER, _WEIGHT_OF_FAMILY = 0.3, 0.6
_SAME_SOUND = 0.95  # for syllables that only spell a sound differently
_ONE_SLIP, _ONE_SLIP_IN_TWO_LETTERS = 0.86, 0.75
_LEFT_OUT = 0.03  # for each syllable that only one of the two has
_MOST_LEFT_OUT = 0.12
_ONE_SYLLABLE = 0.85  # the most that a name of one syllable can say
_YEAR_UNKNOWN, _YEAR_APART, _YEARS_APART = 0.93, 0.97, 0.80
_AS_WRITTEN, _IN_ORDER = 0.02, 0.01  # parts only who is alike already
_BOOST, _LONGEST_BOOST = 0.1, 4  # of Winkler: for a common beginning


class Likeness(Term):
    """How a match is told to an officer: by kind, and never by what is on file."""

    SAME_NUMBER = (
        "same_number",
        "trùng số giấy tờ hoặc điện thoại",
        "same paper or telephone number",
    )
    SAME = "same", "trùng họ tên và năm sinh", "same name and year of birth"
    SAME_NAME = "same_name", "trùng họ tên, chưa so được năm sinh", "same name, year not compared"
    CLOSE = "close", "gần giống", "alike"


@dataclass(frozen=True, slots=True)
class Match:
    """How like two descriptions are; a higher score is more alike."""

    score: float
    likeness: Likeness


def compare(sought: Described, held: Described) -> Match | None:
    """How like these two are, or None where they are not."""
    if set(sought.identifiers) & set(held.identifiers):
        return Match(2.0 + _alike(sought, held), Likeness.SAME_NUMBER)
    score = _alike(sought, held)
    if score < LEAST:
        return None
    return Match(score, _told(sought, held))


def jaro_winkler(one: str, other: str) -> float:
    """The similarity of two words by Jaro and Winkler: 1.0 for the same, 0.0 for nothing common."""
    if one == other:
        return 1.0
    jaro = _jaro(one, other)
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if common is None else common
    return jaro + min(start, _LONGEST_BOOST) * _BOOST * (1 - jaro)


def _alike(sought: Described, held: Described) -> float:
    names = product(sought.names, held.names)
    best = max((_names_alike(one, other) for one, other in names), default=0.0)
    return best * _years_alike(sought.birth_year, held.birth_year)


def _told(sought: Described, held: Described) -> Likeness:
    whole = {_whole(name) for name in sought.names} & {_whole(name) for name in held.names}
    if not whole:
        return Likeness.CLOSE
    if sought.birth_year is None or held.birth_year is None:
        return Likeness.SAME_NAME
    return Likeness.SAME if sought.birth_year == held.birth_year else Likeness.CLOSE


def _whole(name: str) -> tuple[str, ...]:
    return tuple(sorted(syllables(name)))


def _years_alike(one: int | None, other: int | None) -> float:
    if one is None or other is None:
        return _YEAR_UNKNOWN
    apart = abs(one - other)
    return 1.0 if apart == 0 else _YEAR_APART if apart == 1 else _YEARS_APART


def _names_alike(one: str, other: str) -> float:
    ones, others = syllables(one), syllables(other)
    if not ones or not others:
        return 0.0
    if "".join(ones) == "".join(others):
        return 1.0 + _closeness(one, other)
    shorter, longer = sorted((ones, others), key=len)
    left_out = min(_LEFT_OUT * (len(longer) - len(shorter)), _MOST_LEFT_OUT)
    most = _ONE_SYLLABLE if len(shorter) == 1 else 1.0
    alike = min(_paired(shorter, longer) - left_out, most)
    return alike + _closeness(one, other) if alike > LEAST - _AS_WRITTEN - _IN_ORDER else alike


def _closeness(one: str, other: str) -> float:
    """A little for the same marks, and for the same order."""
    first, second = written(one), written(other)
    shared = len(set(first) & set(second)) / max(len(first), len(second))
    in_order = all(a == b for a, b in zip(syllables(one), syllables(other), strict=False))
    return shared * _AS_WRITTEN + in_order * _IN_ORDER


def _paired(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """The mean likeness of each syllable of the shorter name with one of the longer: best first."""
    pairs = product(range(len(shorter)), range(len(longer)))
    every = sorted(((-_syllables_alike(shorter[i], longer[j]), i, j) for i, j in pairs))
    found: dict[int, float] = {}
    taken: set[int] = set()
    for unlike, i, j in every:
        if i not in found and j not in taken:
            found[i] = -unlike
            taken.add(j)
    weights = [_weight(syllable) for syllable in shorter]
    return sum(weights[i] * alike for i, alike in found.items()) / sum(weights)


def _weight(syllable: str) -> float:
    if syllable in _FILLERS:
        return _WEIGHT_OF_FILLER
    return _WEIGHT_OF_FAMILY if syllable in _FAMILIES else 1.0


@lru_cache(maxsize=16384)
def _syllables_alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if sound(one) == sound(other):
        return _SAME_SOUND
    if _is_one_slip(one, other):
        return _ONE_SLIP if len(one) > 2 else _ONE_SLIP_IN_TWO_LETTERS
    return jaro_winkler(one, other)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or wrong, or two neighbours changed places."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    a, b = one[start:], other[start:]
    is_swap = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return is_swap or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _jaro(one: str, other: str) -> float:
    window = max(max(len(one), len(other)) // 2 - 1, 0)
    taken: set[int] = set()
    common: list[str] = []
    for at, letter in enumerate(one):
        near = range(max(0, at - window), min(len(other), at + window + 1))
        found = next((i for i in near if i not in taken and other[i] == letter), None)
        if found is not None:
            taken.add(found)
            common.append(letter)
    if not common:
        return 0.0
    swapped = sum(a != other[i] for a, i in zip(common, sorted(taken), strict=True)) / 2
    matched = len(common)
    return (matched / len(one) + matched / len(other) + (matched - swapped) / matched) / 3
