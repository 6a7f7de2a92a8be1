"""Which province of today a written address leads to. The lists propose; the words stay."""

import re
from dataclasses import dataclass
from typing import Final

from casework.intake.folding import plain
from casework.places.locality import Locality
from casework.places.written import read_address

_PROVINCE: Final = re.compile(r"\b(?:tỉnh|thành phố|tp\.?|t\.)\s*([^,;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Home:
    """A province of today, or only what an address calls one where the lists know no such place."""

    written: str
    province: Locality | None = None
    formerly: Locality | None = None
    """The former province that was written, where it has another name today."""

    @property
    def key(self) -> str:
        """What the addresses of one province have in common; nothing where none is named."""
        return self.province.key if self.province else plain(self.written)

    @property
    def shown(self) -> str:
        """The province of today, or the words of the address."""
        return self.province.title if self.province else self.written


def home_in(address: str) -> Home:
    """The province that an address leads to. A former one leads to what it went into."""
    reading = read_address(address)
    province = reading.province
    if province is None:
        return Home(_province_in(address))
    was = {place.province for place in reading.places if not place.is_current}
    formerly = was.pop() if len(was) == 1 else None
    renamed = formerly is not None and formerly.name != province.name
    return Home(province.title, province, formerly if renamed else None)


def _province_in(address: str) -> str:
    """The last province or city that is named, without the word before it; or nothing."""
    named = _PROVINCE.findall(address)
    return named[-1].strip(" .") if named else ""
