"""The office at work: database, keys and clock, put together once at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from casework.database import Database
from casework.keyring import Keyring

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def _wall_clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The wall clock of the office, shifted by a constant in rehearsals. Sign-ins use real time."""

    shift: timedelta = timedelta()
    real: Callable[[], datetime] = _wall_clock

    def now(self) -> datetime:
        """The office's time, UTC."""
        return self.real() + self.shift


@dataclass(frozen=True, slots=True)
class Office:
    """What every door, command and job needs to act."""

    database: Database
    keyring: Keyring
    clock: Clock

    def __post_init__(self) -> None:
        self.database.at_hand.update(keyring=self.keyring)


def vietnam_day(at: datetime) -> date:
    """The legal day of a moment, in Vietnam."""
    return at.astimezone(VIETNAM).date()
