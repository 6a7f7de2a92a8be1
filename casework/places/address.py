"""An address as it is kept: the words of whoever told it, and the place a person decided on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from casework.places.locality import Locality
from casework.places.register import UnknownPlace, register
from workflows.terms import Term


class Where(Term):
    """By which words an address is told."""

    TODAY = "today", "trong nước, theo địa danh hiện nay", "in Vietnam, by today's place names"
    WRITTEN = "written", "trong nước, chỉ biết địa chỉ cũ", "in Vietnam, only a former address"
    ABROAD = "abroad", "ở nước ngoài", "abroad"


class BadAddress(ValueError):
    """What was kept is no address; the value is not repeated."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address. `text` is never changed: the hamlet and street, the former address, or words.

    `place` is a province or commune of today. Beside a former address it stands only where an
    officer decided on it; the lists alone never put it there.
    """

    where: Where
    text: str = ""
    place: Locality | None = None
    country: str = ""

    @property
    def line(self) -> str:
        """On one line, as a page or a paper shows it."""
        if self.where is Where.WRITTEN:
            return f"{self.text} → {self.place.whole}" if self.place else self.text
        parts = (self.text, self.place.whole if self.place else "", self.country)
        return ", ".join(part for part in parts if part)

    def kept(self) -> dict[str, Any]:  # JSON: what `casework.keyring` seals
        """The address as it is sealed in a record."""
        return {
            "where": self.where.value,
            "text": self.text,
            "place": self.place.key if self.place else None,
            "country": self.country,
        }

    @classmethod
    def of_kept(cls, kept: str | Mapping[str, Any]) -> Self:
        """The address that was sealed; a text from a list or from an earlier version as written.

        Raises `BadAddress`.
        """
        if isinstance(kept, str):
            return cls(Where.WRITTEN, kept)
        try:
            where = Where.of(kept["where"])
            place = register().of_key(kept["place"]) if kept["place"] else None
            return cls(where, str(kept["text"]), place, str(kept["country"]))
        except (KeyError, ValueError, UnknownPlace):
            raise BadAddress from None
