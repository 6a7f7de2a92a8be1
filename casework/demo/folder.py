"""The folder of a demo office: what lies in it, how it is told from a real one, and its making."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pyotp

from casework.building import found_office, open_office, write_closed
from casework.demo.cast import SignInCard
from casework.demo.seed import EARLIEST, seed
from config import Config, Env, sqlite_url
from workflows.terms import Rank

MARKER: Final = "demo.json"
LOGINS: Final = "logins.json"
ROOT_KEY: Final = "root.key"
SECRET: Final = "secret.key"  # noqa: S105  # the name of a file
_DATABASE: Final = "casework.sqlite"
_OURS: Final = (
    _DATABASE,
    f"{_DATABASE}-wal",
    f"{_DATABASE}-shm",
    f"{_DATABASE}-journal",
    ROOT_KEY,
    SECRET,
    LOGINS,
)


class NotADemo(Exception):
    """The folder holds something that no demo made; it is left as it is."""

    def __init__(self) -> None:
        super().__init__(
            "Thư mục này có dữ liệu không phải của bản demo; không thay đổi gì. Hãy chọn thư mục "
            "khác bằng --dir. (This folder holds data that no demo made; nothing was changed. "
            "Choose another with --dir.)"
        )


class TooEarly(Exception):
    """The demo cannot start so early: its stories look back half a year."""

    def __init__(self) -> None:
        super().__init__(
            f"Bản demo bắt đầu sớm nhất từ {EARLIEST:%d/%m/%Y}. "
            f"(The demo starts on {EARLIEST:%d/%m/%Y} at the earliest.)"
        )


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """A folder that a demo made, or may make."""

    path: Path

    @property
    def is_ready(self) -> bool:
        """Whether the office in it was filled to the end."""
        return self.is_marked and bool(self._marker().get("ready"))

    @property
    def is_marked(self) -> bool:
        """Whether a demo made this folder."""
        return (self.path / MARKER).is_file()

    @property
    def config(self) -> Config:
        """The settings of the office in it; the environment has no say."""
        return _config(self.path, timedelta(seconds=float(self._marker()["shift"])))

    @property
    def cards(self) -> list[SignInCard]:
        """Who may sign in."""
        rows = json.loads((self.path / LOGINS).read_text(encoding="utf-8"))
        return [SignInCard(**{**row, "rank": Rank.of(row["rank"])}) for row in rows]

    def make(self, now: datetime | None) -> None:
        """Have an office here whose clock starts at `now` (aware; None: as it was, or real time).

        One that is ready keeps what is in it. Raises `NotADemo`, `TooEarly`, and what
        `building.found_office` raises.
        """
        self._insist_on_demo()
        _insist_not_early(now)
        if not self.is_ready:
            self._clear()
            self._fill(_shift(now))
        elif now is not None:
            self._mark(_shift(now), ready=True)

    def make_anew(self, now: datetime | None) -> None:
        """Forget the office that is here and make another. Raises as `make` does."""
        self._insist_on_demo()
        _insist_not_early(now)
        self._clear()
        self._fill(_shift(now))

    def _fill(self, shift: timedelta) -> None:
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._mark(shift, ready=False)
        found_office(self.config)
        office = open_office(self.config)
        cards, _ = seed(office, office.clock.now())
        office.database.dispose()
        write_closed(self.path / LOGINS, _listed(cards))
        self._mark(shift, ready=True)

    def _insist_on_demo(self) -> None:
        if self.is_marked or not self.path.exists():
            return
        if not self.path.is_dir() or any(self.path.iterdir()):
            raise NotADemo

    def _clear(self) -> None:
        """Remove what a demo makes, by name; the marker and anything else in the folder stay."""
        for name in _OURS:
            (self.path / name).unlink(missing_ok=True)

    def _mark(self, shift: timedelta, *, ready: bool) -> None:
        words = {"demo": True, "ready": ready, "shift": shift.total_seconds()}
        write_closed(self.path / MARKER, json.dumps(words) + "\n")

    def _marker(self) -> dict[str, float]:
        words: dict[str, float] = json.loads((self.path / MARKER).read_text(encoding="utf-8"))
        return words


def code_of(card: SignInCard) -> str:
    """The one-time code of this moment, in real time."""
    return pyotp.TOTP(card.secret).now()


def _insist_not_early(now: datetime | None) -> None:
    if (now or datetime.now(UTC)) < EARLIEST:
        raise TooEarly


def _shift(now: datetime | None) -> timedelta:
    return now - datetime.now(UTC) if now else timedelta()


def _config(path: Path, shift: timedelta) -> Config:
    path = path.resolve()
    return Config(
        env=Env.DEV,
        data_dir=path,
        database_url=sqlite_url(path),
        root_key=f"file:{path / ROOT_KEY}",
        secret_file=path / SECRET,
        clock_shift=shift,
        demo=True,
    )


def _listed(cards: Iterable[SignInCard]) -> str:
    return json.dumps([asdict(card) for card in cards], ensure_ascii=False, indent=1) + "\n"
