"""The two lists of places, read once when somebody first asks, and what became of the old ones."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from casework.intake.folding import is_plain, plain, spelling
from casework.places.locality import Kind, Listing, Locality
from workflows.terms import Level

LISTS: Final = Path(__file__).parent / "lists"

_FILES: Final[Mapping[Listing, str]] = {
    Listing.SINCE_2025_07: "since-2025-07-01.csv",
    Listing.UNTIL_2025_06: "until-2025-06-30.csv",
}
_BARE_KINDS: Final[Mapping[Kind, str]] = {kind: plain(kind.vi) for kind in Kind}
_KINDS: Final[Mapping[str, Kind]] = {kind.value: kind for kind in Kind}
_WIDEST_FIRST: Final = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)

Code = tuple[str, Listing]


class UnknownPlace(LookupError):
    """No list has a place under this code or key."""


class Register:
    """The places by code, by name and by what they lie in. Read-only."""

    def __init__(self, places: Iterable[Locality], became: Iterable[tuple[str, str]]) -> None:
        self._of: dict[Code, Locality] = {}
        self._names: dict[Code, str] = {}
        self._titled: dict[Listing, list[tuple[str, Locality]]] = {each: [] for each in Listing}
        self._named: dict[tuple[str, Listing], list[Locality]] = defaultdict(list)
        self._within: dict[Code, list[Locality]] = defaultdict(list)
        for each in places:
            name = plain(each.name)
            self._of[each.code, each.listing] = each
            self._names[each.code, each.listing] = name
            self._titled[each.listing].append((f" {_BARE_KINDS[each.kind]} {name}", each))
            self._named[name, each.listing].append(each)
            if each.parent is not None:
                self._within[each.parent.code, each.listing].append(each)
        self._provinces = {each: by_name(self.places(each, Level.PROVINCE)) for each in Listing}
        self._became: dict[str, list[Locality]] = defaultdict(list)
        self._came_from: dict[str, list[Locality]] = defaultdict(list)
        for old, new in became:
            self._became[old].append(self._of[new, Listing.SINCE_2025_07])
            self._came_from[new].append(self._of[old, Listing.UNTIL_2025_06])

    def find(self, code: str, listing: Listing) -> Locality:
        """The place of a code in a list. Raises `UnknownPlace`."""
        found = self._of.get((code, listing))
        if found is None:
            raise UnknownPlace
        return found

    def of_key(self, key: str) -> Locality:
        """The place that `Locality.key` names. Raises `UnknownPlace`."""
        listing, _, code = key.partition(".")
        found = next((each for each in Listing if each.value == listing), None)
        if found is None:
            raise UnknownPlace
        return self.find(code, found)

    def places(self, listing: Listing, level: Level | None = None) -> list[Locality]:
        """All of a list, or those of one level, in the order of their codes."""
        return [place for _, place in self._titled[listing] if level in (None, place.level)]

    def provinces(self, listing: Listing) -> Sequence[Locality]:
        """The provinces and central cities of a list, by name."""
        return self._provinces[listing]

    def bare_name(self, place: Locality) -> str:
        """The name of a place, folded, without the word for its kind."""
        return self._names[place.code, place.listing]

    def within(self, place: Locality) -> list[Locality]:
        """What lies right below a place, by name."""
        return by_name(self._within.get((place.code, place.listing), ()))

    def districts_of(self, place: Locality) -> list[Locality]:
        """The former districts of a province, by name; none today, and none in a district."""
        return [each for each in self.within(place) if each.level is Level.DISTRICT]

    def communes_of(self, place: Locality) -> list[Locality]:
        """Every commune, ward, township and special zone in a place, by name."""
        return by_name(self._communes(place))

    def named(self, name: str, listing: Listing) -> list[Locality]:
        """The places of exactly this name, the word for the kind aside; the widest first.

        Accents make no difference, unless the name was written with them and some place bears it.
        """
        return widest_first(spelled_so(name, self._named.get((plain(name), listing), ())))

    def holding(self, words: str, listing: Listing) -> list[Locality]:
        """The places whose names hold these words or their beginnings; exact names come first."""
        sought = f" {plain(words)}"
        if not sought.strip():
            return []
        held = [place for title, place in self._titled[listing] if sought in title]
        exact = {each.key for each in self.named(words, listing)}
        return sorted(widest_first(held), key=lambda each: each.key not in exact)

    def proposals(self, place: Locality) -> tuple[Locality, ...]:
        """What an old place may be today. Several where it was split: none of them is chosen.

        A province gives the province it went into, a district every commune it went into, a place
        of today itself.
        """
        if place.is_current:
            return (place,)
        if place.level is Level.PROVINCE:
            return tuple(dict.fromkeys(new.province for new in self._went_into(place)))
        return tuple(by_name(dict.fromkeys(self._went_into(place))))

    def came_from(self, place: Locality) -> tuple[Locality, ...]:
        """The old places of which a province or commune of today was made, whole or in part."""
        if not place.is_current:
            return ()
        if place.level is Level.PROVINCE:
            made = (old for each in self._communes(place) for old in self._came_from[each.code])
            return tuple(by_name(dict.fromkeys(old.province for old in made)))
        return tuple(by_name(self._came_from[place.code]))

    def _went_into(self, place: Locality) -> Iterator[Locality]:
        yield from self._became.get(place.code, ())
        for each in self._within.get((place.code, place.listing), ()):
            yield from self._went_into(each)

    def _communes(self, place: Locality) -> Iterator[Locality]:
        for each in self._within.get((place.code, place.listing), ()):
            if each.level is Level.COMMUNE:
                yield each
            else:
                yield from self._communes(each)


@cache
def register() -> Register:
    """The register of this office; the first call reads the lists."""
    places = (place for listing in Listing for place in _read(listing))
    return Register(places, _pairs(LISTS / "became.csv"))


def by_name(places: Iterable[Locality]) -> list[Locality]:
    """Places in the order of their names without accents, then with them."""
    return sorted(places, key=lambda place: (plain(place.name), place.name, place.kind, place.code))


def widest_first(places: Iterable[Locality]) -> list[Locality]:
    """Provinces, then districts, then communes, each by name."""
    return sorted(by_name(places), key=lambda place: _WIDEST_FIRST.index(place.level))


def spelled_so(name: str, places: Iterable[Locality], *, within: str = "") -> list[Locality]:
    """Of places alike but for accents those written so; all of them where none is.

    A name without accents tells nothing, unless what it stands `within` has them: then the writer
    left them out because the name has none.
    """
    alike = list(places)
    if is_plain(within or name):
        return alike
    exact = [place for place in alike if spelling(place.name) == spelling(name)]
    return exact or alike


def _read(listing: Listing) -> Iterator[Locality]:
    """The places of one file; what a place lies in stands before it."""
    read: dict[str, Locality] = {}
    for code, kind, name, above in _rows(LISTS / _FILES[listing]):
        place = Locality(code, listing, _KINDS[kind], name, read[above] if above else None)
        read[code] = place
        yield place


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    return ((old, new) for old, new in _rows(file))


def _rows(file: Path) -> Iterator[list[str]]:
    """The rows below the heading."""
    with file.open(encoding="utf-8", newline="") as opened:
        yield from islice(csv.reader(opened), 1, None)
