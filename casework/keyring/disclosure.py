"""A disclosure: the recorded permission without which no sealed value opens. It grants nothing.

Who may have one is decided by the policy; this object says what was decided and put on record.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from casework.sealing import Klass, Place

STANDING_FIELDS = frozenset(
    {
        "person.age_band",
        "person.citizenship",
        "person.wishes",
        "whereabouts.kind",
        "support_line.letter",
    }
)
"""The facts that rules need, and that the engine opens without a reading being recorded."""


class Bar(StrEnum):
    """Why a disclosure does not cover a value."""

    FILE = "file"
    EXPIRED = "expired"
    KLASS = "class"
    FIELD = "field"
    RECORD = "record"


class NotDisclosed(Exception):
    """The value lies outside the disclosure; names the place and the reason only."""

    def __init__(self, place: Place, bar: Bar) -> None:
        self.table = place.table
        self.column = place.column
        self.row_id = place.row_id
        self.bar = bar
        super().__init__(f"{place.table}.{place.column} is not disclosed: {bar}")


class NotOnRecord(ValueError):
    """A disclosure without an entry in the record of reads, for more than the standing facts."""

    def __init__(self) -> None:
        super().__init__("record the reading first; a disclosure names its entry")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Who may open what of one file, why, and until when (UTC; that moment is already outside).

    `fields` holds column names, or `table.column` where a name alone would say too much; None
    means every field of the classes. `row_id` confines it to one record of the file, `rows` to
    some; None means every record. `entry_id` is the durable record of the reading.
    """

    officer_id: UUID | None  # None: the rule engine
    file_id: UUID
    klasses: frozenset[Klass]
    fields: frozenset[str] | None
    reason: str
    until: datetime
    entry_id: UUID | None
    row_id: UUID | None = None
    rows: frozenset[UUID] | None = None

    def __post_init__(self) -> None:
        """Raises NotOnRecord."""
        if self.entry_id is None and not (self.fields and self.fields <= STANDING_FIELDS):
            raise NotOnRecord

    @classmethod
    def standing(cls, file_id: UUID) -> Self:
        """The engine's own disclosure: few facts of one file, which never leave it as values."""
        return cls(
            officer_id=None,
            file_id=file_id,
            klasses=frozenset({Klass.CASEWORK, Klass.IDENTITY, Klass.PROTECTION}),
            fields=STANDING_FIELDS,
            reason="standing",
            until=datetime.max.replace(tzinfo=UTC),
            entry_id=None,
        )

    def permits(self, place: Place, now: datetime) -> bool:
        """Whether the value at `place` may be opened at the moment `now` (aware)."""
        return self.bar(place, now) is None

    def insist(self, place: Place, now: datetime) -> None:
        """Raises NotDisclosed unless the value at `place` may be opened at `now` (aware)."""
        bar = self.bar(place, now)
        if bar is not None:
            raise NotDisclosed(place, bar)

    def bar(self, place: Place, now: datetime) -> Bar | None:
        """What stands between this disclosure and the value at `place`, if anything."""
        if place.file_id != self.file_id:
            return Bar.FILE
        if now >= self.until:
            return Bar.EXPIRED
        if place.klass not in self.klasses:
            return Bar.KLASS
        if self.row_id not in {None, place.row_id}:
            return Bar.RECORD
        if self.rows is not None and place.row_id not in self.rows:
            return Bar.RECORD
        return None if self._names(place) else Bar.FIELD

    def _names(self, place: Place) -> bool:
        if self.fields is None:
            return True
        return place.column in self.fields or f"{place.table}.{place.column}" in self.fields
