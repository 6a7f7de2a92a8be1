"""The terms under which a description is found again: always several facts together.

No surname, given name or year stands alone: the frequencies of a single fact give it away, however
it is hashed (security.md 2.6). What is looked for has a few terms more than what is kept: the year
before and the year after.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from casework.matching.described import Described
from casework.matching.folding import sounds, syllables

_MOST = 7  # syllables of a name that count
_FROM_THE_FRONT = 2
_YEARS_AROUND = (-1, 0, 1)


class Kind(IntEnum):
    """What a term joins; the number names the key under which it is hashed."""

    WHOLE = 1  # every syllable, in no order
    RUN = 2  # every letter in the order written: `Sô Phia` and `Sophia`
    THREE = 3  # three syllables
    PAIR_AND_YEAR = 4
    IDENTIFIER = 5


@dataclass(frozen=True, slots=True, order=True)
class IndexTerm:
    """One term in clear. It lives in memory only; what is stored is a token of it."""

    kind: Kind
    text: str

    def __repr__(self) -> str:
        return f"IndexTerm({self.kind.name}, …)"


def terms_kept(described: Described) -> frozenset[IndexTerm]:
    """The terms under which a person stands in the index."""
    years = () if described.birth_year is None else (described.birth_year,)
    return frozenset((*_of_names(described, years), *_of_identifiers(described)))


def terms_sought(described: Described) -> frozenset[IndexTerm]:
    """The terms under which a person like this would stand."""
    born = described.birth_year
    years = () if born is None else tuple(born + apart for apart in _YEARS_AROUND)
    return frozenset((*_of_names(described, years), *_of_identifiers(described)))


def _of_names(described: Described, years: tuple[int, ...]) -> Iterator[IndexTerm]:
    for name in described.names:
        heard = _counted(sounds(name))
        if len(heard) > 1:
            yield IndexTerm(Kind.WHOLE, _joined(heard))
            yield IndexTerm(Kind.RUN, "".join(syllables(name)))
        yield from (IndexTerm(Kind.THREE, _joined(three)) for three in combinations(heard, 3))
        for pair in _pairs(heard):
            yield from (IndexTerm(Kind.PAIR_AND_YEAR, f"{_joined(pair)} {y}") for y in years)


def _of_identifiers(described: Described) -> Iterator[IndexTerm]:
    return (IndexTerm(Kind.IDENTIFIER, number) for number in described.identifiers)


def _pairs(heard: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name of one syllable stands with its year, and never alone."""
    if len(heard) == 1:
        return iter((heard,))
    return combinations(heard, 2)


def _counted(heard: tuple[str, ...]) -> tuple[str, ...]:
    if len(heard) <= _MOST:
        return heard
    return heard[:_FROM_THE_FRONT] + heard[_FROM_THE_FRONT - _MOST :]


def _joined(parts: tuple[str, ...]) -> str:
    return " ".join(sorted(parts))
