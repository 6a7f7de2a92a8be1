"""The settings of the office, read once from the environment. No secret has a default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar

_PREFIX = "CASEWORK_"
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

Word = TypeVar("Word", bound=StrEnum)


class Env(StrEnum):
    """Where the office runs; whoever says nothing gets the strict one."""

    DEV = "dev"
    PROD = "prod"


class Lang(StrEnum):
    """The language of a page before anybody has chosen one."""

    VI = "vi"
    EN = "en"


class SettingMissing(Exception):
    """A setting that has no default was not given; `name` is its name in the environment."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Thiếu cài đặt {name}. (The setting {name} is missing.)")
        self.name = name


class SettingWrong(Exception):
    """A setting was given in a shape that cannot be used; its value is never repeated."""

    def __init__(self, name: str, vi: str, en: str) -> None:
        super().__init__(f"Cài đặt {name} chưa đúng: {vi}. (The setting {name} is wrong: {en}.)")
        self.name = name


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that differs between one office and the next.

    `clock_shift` is what the office's clock is ahead of (or behind) real time; zero in prod.
    `root_key` and `secret_file` say where the secrets are; they are not the secrets. Fields that
    can hold a password or the way to one stay out of `repr`.
    """

    env: Env
    data_dir: Path
    database_url: str = field(repr=False)
    root_key: str = field(repr=False)
    secret_file: Path = field(repr=False)
    trusted_hosts: tuple[str, ...] = _LOCAL_HOSTS
    proxy_count: int = 0
    lang: Lang = Lang.VI
    clock_shift: timedelta = timedelta(0)
    demo: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read every `CASEWORK_…` setting; `SettingMissing` or `SettingWrong` names a bad one."""
        env = _word(environ, "ENV", Env, Env.PROD)
        data_dir = Path(_needed(environ, "DATA_DIR")).expanduser().resolve()
        return cls(
            env=env,
            data_dir=data_dir,
            database_url=_given(environ, "DATABASE_URL") or sqlite_url(data_dir),
            root_key=_root_key(environ, env),
            secret_file=Path(_needed(environ, "SECRET_FILE")).expanduser().resolve(),
            trusted_hosts=_trusted_hosts(environ, env),
            proxy_count=_proxy_count(environ),
            lang=_word(environ, "LANG", Lang, Lang.VI),
            clock_shift=_clock_shift(environ, env),
            demo=_demo(environ, env),
        )

    @property
    def is_dev(self) -> bool:
        """Whether this is a developer's or a demo office, with nobody real in it."""
        return self.env is Env.DEV

    def now(self) -> datetime:
        """The office's time, aware and in UTC. Sessions, codes and locks keep real time instead."""
        return datetime.now(UTC) + self.clock_shift


def sqlite_url(data_dir: Path) -> str:
    """The embedded default: one file in the data folder."""
    return f"sqlite:///{(data_dir / 'casework.sqlite').as_posix()}"


def _root_key(environ: Mapping[str, str], env: Env) -> str:
    url = _needed(environ, "ROOT_KEY")
    if env is Env.PROD and url.startswith("env:"):
        vi, en = "khóa để trong biến môi trường chỉ dùng khi phát triển", "env: is for dev only"
        raise SettingWrong(_PREFIX + "ROOT_KEY", vi, en)
    return url


def _trusted_hosts(environ: Mapping[str, str], env: Env) -> tuple[str, ...]:
    if env is Env.DEV and not _given(environ, "TRUSTED_HOSTS"):
        return _LOCAL_HOSTS
    hosts = _needed(environ, "TRUSTED_HOSTS").split(",")
    return tuple(host.strip() for host in hosts if host.strip())


def _proxy_count(environ: Mapping[str, str]) -> int:
    text = _given(environ, "PROXY_COUNT") or "0"
    if not text.isdecimal():
        raise SettingWrong(
            _PREFIX + "PROXY_COUNT", "cần một số nguyên từ 0", "a whole number from 0"
        )
    return int(text)


def _clock_shift(environ: Mapping[str, str], env: Env) -> timedelta:
    """How far the office's clock is moved so that it starts at the time asked for and ticks on."""
    text = _given(environ, "NOW")
    if not text:
        return timedelta(0)
    _only_in_dev("NOW", env)
    return _aware(text) - datetime.now(UTC)


def _aware(text: str) -> datetime:
    name, vi, en = _PREFIX + "NOW", "cần thời điểm ISO 8601 có múi giờ", "ISO 8601 with an offset"
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise SettingWrong(name, vi, en) from None
    if at.tzinfo is None:
        raise SettingWrong(name, vi, en)
    return at


def _demo(environ: Mapping[str, str], env: Env) -> bool:
    if not _given(environ, "DEMO"):
        return False
    _only_in_dev("DEMO", env)
    return True


def _only_in_dev(key: str, env: Env) -> None:
    if env is not Env.DEV:
        raise SettingWrong(
            _PREFIX + key, "chỉ dùng khi CASEWORK_ENV=dev", "only with CASEWORK_ENV=dev"
        )


def _word(environ: Mapping[str, str], key: str, words: type[Word], default: Word) -> Word:
    text = _given(environ, key)
    if not text:
        return default
    if text not in set(words):
        choices = ", ".join(words)
        raise SettingWrong(_PREFIX + key, f"chọn một trong {choices}", f"one of {choices}")
    return words(text)


def _needed(environ: Mapping[str, str], key: str) -> str:
    text = _given(environ, key)
    if not text:
        raise SettingMissing(_PREFIX + key)
    return text


def _given(environ: Mapping[str, str], key: str) -> str:
    return environ.get(_PREFIX + key, "").strip()
