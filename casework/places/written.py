"""Reading an address as somebody wrote it: which places of the lists it may name. It only proposes.

The text itself is kept by whoever asked; nothing here mends it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from casework.places.locality import Kind, Listing, Locality
from casework.places.pieces import Piece, piece_of, pieces_of
from casework.places.register import Register, register, spelled_so
from workflows.terms import Level

_DISTRICTS: Final = frozenset({Kind.RURAL_DISTRICT, Kind.URBAN_DISTRICT, Kind.TOWN})
_LONGEST: Final = 500  # characters; what is longer is a story and no address


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address may name: the deepest places that were understood, all equally likely."""

    written: str
    places: tuple[Locality, ...] = ()
    before: str = ""
    """What stands before the place in the text: the hamlet, the street."""

    @property
    def proposals(self) -> tuple[Locality, ...]:
        """The places of today that it may mean; of several, none is chosen."""
        today = (now for place in self.places for now in register().proposals(place))
        return tuple(dict.fromkeys(today))

    @property
    def province(self) -> Locality | None:
        """The province of today in which all that it may name lies; none where they differ."""
        provinces = {place.province for place in self.proposals}
        return provinces.pop() if len(provinces) == 1 else None


@dataclass(frozen=True, slots=True)
class _Found:
    """Places of one list, and the first piece of the text that names them."""

    places: tuple[Locality, ...]
    at: int
    level: Level
    by_district: bool


def read_address(written: str) -> Reading:
    """The places of today's or the former list that a written address may name.

    An address that names a district is an old one. Where both lists would do, both are proposed.
    """
    if len(written) > _LONGEST:
        return Reading(written)
    pieces = pieces_of(written)
    now = _found(Listing.SINCE_2025_07, pieces)
    was = _found(Listing.UNTIL_2025_06, pieces)
    further = _further(now, was)
    if not further:
        return Reading(written)
    places = tuple(place for found in further for place in found.places)
    at = min(found.at for found in further)
    return Reading(written, places, ", ".join(piece.written for piece in pieces[:at]))


def _further(now: _Found | None, was: _Found | None) -> tuple[_Found, ...]:
    """Whichever list understands more of it; both where they understand the same commune."""
    if now is None or was is None:
        return tuple(found for found in (now, was) if found is not None)
    if was.by_district or (now.level is Level.PROVINCE and was.level is not Level.PROVINCE):
        return (was,)
    return (now, was) if was.level is Level.COMMUNE and now.level is Level.COMMUNE else (now,)


def _found(listing: Listing, pieces: Sequence[Piece]) -> _Found | None:
    """From the right: the province, the district where there is one, the commune.

    Without a province a district does, if a word says that it is one.
    """
    lists = register()
    province = _last(pieces, Level.PROVINCE, lists.provinces(listing), lists)
    if province is not None:
        return _below(lists, province, pieces)
    if not any(piece.kinds & _DISTRICTS for piece in pieces):
        return None
    district = _last(pieces, Level.DISTRICT, lists.places(listing, Level.DISTRICT), lists)
    return None if district is None else _below(lists, district, pieces)


def _below(lists: Register, above: _Found, pieces: Sequence[Piece]) -> _Found:
    """The deepest place named before what was found."""
    for level, inside in (
        (Level.DISTRICT, lists.districts_of),
        (Level.COMMUNE, lists.communes_of),
    ):
        places = [each for place in above.places for each in inside(place)]
        found = _last(pieces[: above.at], level, places, lists)
        if found is not None:
            above = _Found(found.places, found.at, level, above.by_district or found.by_district)
    return above


def _last(
    pieces: Sequence[Piece], level: Level, places: Iterable[Locality], lists: Register
) -> _Found | None:
    """The last piece that names one of these places."""
    known = list(places)
    for at in reversed(range(len(pieces))):
        found = _alike(pieces[at], known, lists) if pieces[at].may_be(level) else ()
        if found:
            return _Found(found, at, level, by_district=level is Level.DISTRICT)
    return None


def _alike(piece: Piece, places: Iterable[Locality], lists: Register) -> tuple[Locality, ...]:
    """The places that a piece may name; those of the kind it says, where there are any."""
    named = [each for each in places if lists.bare_name(each) in piece.names]
    spelled = spelled_so(piece.spelled, named, within=piece.written)
    of_kind = [each for each in spelled if each.kind in piece.kinds]
    return tuple(of_kind or spelled)


def communes_named(written: str, province: Locality) -> tuple[Locality, ...]:
    """The communes of a province that somebody may mean by this name, as in `read_address`."""
    lists, piece = register(), piece_of(written)
    return _alike(piece, lists.communes_of(province), lists)


def formerly_named(written: str, province: Locality) -> tuple[Locality, ...]:
    """What the old communes of this name became, within a province of today."""
    lists = register()
    old = [each for source in lists.came_from(province) for each in communes_named(written, source)]
    now = (new for place in old for new in lists.proposals(place))
    return tuple(dict.fromkeys(new for new in now if new.province == province))
