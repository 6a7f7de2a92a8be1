"""Which rows of one list may be the same person. Whether they are, a person decides."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from casework.intake.dates import is_unsaid
from casework.intake.fault_kinds import FaultKind
from casework.intake.folding import is_plain, plain, spelling
from casework.intake.understood import Understood

_COMPARED: Final = 8  # earlier rows of one name and year; more tell nothing more
_STRONGEST_FIRST: Final = (
    FaultKind.SAME_PERSON,
    FaultKind.SAME_WITHOUT_ACCENTS,
    FaultKind.SAME_NAME_AND_NUMBER,
    FaultKind.SAME_NUMBER,
    FaultKind.SAME_NAME,
)
_NO_NAME: Final = frozenset(
    {"vo danh", "khong ten", "chua ro ten", "khong ro ten", "khong biet ten"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A row and an earlier one, by their places counted from 1, and how they are alike."""

    row: int
    earlier: int
    kind: FaultKind


def has_name(row: Understood) -> bool:
    """Whether the row names its person; “không rõ” is no name."""
    name = plain(row.full_name)
    return name not in _NO_NAME and not is_unsaid(name)


def likenesses(rows: Sequence[Understood]) -> Iterator[Likeness]:
    """Each row that may be the person of an earlier one, with the earlier row it is most like.

    Rows are only compared with those that share a name or a number, so that the time grows with
    the list and not with its square.
    """
    seen: dict[Hashable, list[_Looks]] = defaultdict(list)
    for place, row in enumerate(rows, start=1):
        looks = _Looks(place, row)
        found = [
            (likeness, other) for other in looks.among(seen) if (likeness := looks.like(other))
        ]
        if found:
            kind, other = min(found, key=lambda pair: _STRONGEST_FIRST.index(pair[0]))
            yield Likeness(place, other.place, kind)
        for key in looks.found_by():
            seen[key] = [*seen[key], looks][:_COMPARED]


class _Looks:
    """A row with its name folded once."""

    def __init__(self, place: int, row: Understood) -> None:
        self.place = place
        self.row = row
        self.name = plain(row.full_name) if has_name(row) else ""
        self.spelling = spelling(row.full_name)
        self.is_plain = is_plain(row.full_name)
        self.year = row.birth.year if row.birth else None
        self.numbers = frozenset(row.identity_numbers)

    def found_by(self) -> list[Hashable]:
        """Under which this row is found again."""
        names: list[Hashable] = [self.name, (self.name, self.year)] if self.name else []
        return [*names, *(("number", number) for number in self.numbers)]

    def among(self, seen: "dict[Hashable, list[_Looks]]") -> "list[_Looks]":
        """The earlier rows that share a number, or a name with a year that may be the same."""
        keys: list[Hashable] = [("number", number) for number in self.numbers]
        if self.name:
            keys += [(self.name, self.year), (self.name, None)] if self.year else [self.name]
        earlier = chain.from_iterable(seen[key] for key in keys if key in seen)
        return list({looks.place: looks for looks in earlier}.values())

    def like(self, other: "_Looks") -> FaultKind | None:
        """How alike two rows are that share a key."""
        shares_number = bool(self.numbers & other.numbers)
        if not self.name or self.name != other.name:
            return FaultKind.SAME_NUMBER if shares_number else None
        if not self._may_be(other):
            return FaultKind.SAME_NAME_AND_NUMBER if shares_number else FaultKind.SAME_NAME
        if self.spelling == other.spelling:
            return FaultKind.SAME_PERSON
        if self.is_plain or other.is_plain:
            return FaultKind.SAME_WITHOUT_ACCENTS
        return FaultKind.SAME_NAME_AND_NUMBER if shares_number else FaultKind.SAME_NAME

    def _may_be(self, other: "_Looks") -> bool:
        """Both births are known and fit, and nothing said of the sex speaks against it."""
        one, two = self.row, other.row
        if not one.birth or not two.birth or not one.birth.fits(two.birth):
            return False
        return one.sex is None or two.sex is None or one.sex == two.sex
