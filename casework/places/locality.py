"""A place of the administrative lists: a province, a district of the former three tiers, a commune.

Not to be mixed up with `workflows.terms.Place`, the kind of place in which a person stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from workflows.terms import Level, Term


class Listing(Term):
    """Which list a code belongs to. A code alone names nothing: most were given out again."""

    SINCE_2025_07 = "2025-07-01", "từ 01/7/2025", "since 1 July 2025"
    UNTIL_2025_06 = "2025-06-30", "trước 01/7/2025", "before 1 July 2025"


TWO_TIERS_FROM: Final = date(2025, 7, 1)
"""The first day (Vietnam) of provinces and communes without districts."""


class Kind(Term):
    """What a place is called before its name."""

    PROVINCE = "province", "tỉnh", "province"
    CITY = "city", "thành phố", "city"
    RURAL_DISTRICT = "rural_district", "huyện", "rural district"
    URBAN_DISTRICT = "urban_district", "quận", "urban district"
    TOWN = "town", "thị xã", "town"
    PROVINCIAL_CITY = "provincial_city", "thành phố", "city of a province"
    COMMUNE = "commune", "xã", "commune"
    WARD = "ward", "phường", "ward"
    TOWNSHIP = "township", "thị trấn", "township"
    SPECIAL_ZONE = "special_zone", "đặc khu", "special zone"


LEVELS: Final[Mapping[Kind, Level]] = {
    Kind.PROVINCE: Level.PROVINCE,
    Kind.CITY: Level.PROVINCE,
    Kind.RURAL_DISTRICT: Level.DISTRICT,
    Kind.URBAN_DISTRICT: Level.DISTRICT,
    Kind.TOWN: Level.DISTRICT,
    Kind.PROVINCIAL_CITY: Level.DISTRICT,
    Kind.COMMUNE: Level.COMMUNE,
    Kind.WARD: Level.COMMUNE,
    Kind.TOWNSHIP: Level.COMMUNE,
    Kind.SPECIAL_ZONE: Level.COMMUNE,
}


@dataclass(frozen=True, slots=True)
class Locality:
    """One place of one list; `name` stands without the word for its kind."""

    code: str
    listing: Listing
    kind: Kind
    name: str
    parent: "Locality | None" = None

    @property
    def key(self) -> str:
        """Names this place and no other; what is stored in a record."""
        return f"{self.listing.value}.{self.code}"

    @property
    def level(self) -> Level:
        """Province, district or commune."""
        return LEVELS[self.kind]

    @property
    def title(self) -> str:
        """As it begins a line: `Xã Chi Lăng`. A proper name, the same in every language."""
        return f"{self.kind.vi.capitalize()} {self.name}"

    @property
    def whole(self) -> str:
        """With all that it lies in: `Xã Chi Lăng, tỉnh Lạng Sơn`."""
        above, place = "", self.parent
        while place is not None:
            above += f", {place.kind.vi} {place.name}"
            place = place.parent
        return self.title + above

    @property
    def province(self) -> "Locality":
        """The province or city in which it lies; itself where it is one."""
        return self if self.parent is None else self.parent.province

    @property
    def is_current(self) -> bool:
        """Whether it stands in the list of today."""
        return self.listing is Listing.SINCE_2025_07


def listing_on(day: date) -> Listing:
    """The list that an address written on `day` (Vietnam) follows.

    Of the time before 2025 only the last list is kept; communes that were merged earlier are not
    in it.
    """
    return Listing.SINCE_2025_07 if day >= TWO_TIERS_FROM else Listing.UNTIL_2025_06
