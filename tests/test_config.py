"""The settings: what each one means, what is refused, and that no value is ever repeated."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from config import Config, Env, Lang, SettingMissing, SettingWrong, sqlite_url

SAMPLE = "không-được-lặp-lại"

PROD = {
    "CASEWORK_DATA_DIR": "/srv/mau",
    "CASEWORK_ROOT_KEY": "file:/etc/mau/root.key",
    "CASEWORK_SECRET_FILE": "/etc/mau/secret",
    "CASEWORK_TRUSTED_HOSTS": "hoso.mau.example",
}
DEV = PROD | {"CASEWORK_ENV": "dev"}


def test_an_office_that_says_nothing_of_its_kind_is_run_strictly() -> None:
    given = dict(PROD)

    config = Config.from_environment(given)

    assert config.env is Env.PROD
    assert not config.is_dev


def test_the_embedded_database_lies_in_the_data_folder() -> None:
    given = dict(PROD)

    config = Config.from_environment(given)

    assert config.database_url == sqlite_url(Path("/srv/mau").resolve())


def test_a_database_that_is_named_is_taken() -> None:
    given = PROD | {"CASEWORK_DATABASE_URL": "postgresql+psycopg://mau@/hoso"}

    config = Config.from_environment(given)

    assert config.database_url == "postgresql+psycopg://mau@/hoso"


@pytest.mark.parametrize(
    "name",
    [
        "CASEWORK_DATA_DIR",
        "CASEWORK_ROOT_KEY",
        "CASEWORK_SECRET_FILE",
        "CASEWORK_TRUSTED_HOSTS",
    ],
)
@pytest.mark.parametrize("absent", [None, "", "  "], ids=["not given", "empty", "blank"])
def test_the_start_stops_at_a_missing_setting_and_names_it(name: str, absent: str | None) -> None:
    given = {key: value for key, value in PROD.items() if key != name}
    given |= {} if absent is None else {name: absent}

    with pytest.raises(SettingMissing) as refusal:
        Config.from_environment(given)

    assert refusal.value.name == name
    assert f"Thiếu cài đặt {name}." in str(refusal.value)


@pytest.mark.parametrize(
    ("office", "name", "value"),
    [
        (PROD, "CASEWORK_ENV", SAMPLE),
        (PROD, "CASEWORK_LANG", SAMPLE),
        (PROD, "CASEWORK_PROXY_COUNT", SAMPLE),
        (PROD, "CASEWORK_PROXY_COUNT", "-17"),
        (PROD, "CASEWORK_ROOT_KEY", f"env:{SAMPLE}"),
        (PROD, "CASEWORK_NOW", "2026-03-02T08:00:00+07:00"),
        (PROD, "CASEWORK_DEMO", "demo-mau"),
        (DEV, "CASEWORK_NOW", "2026-03-02T08:00:00"),
        (DEV, "CASEWORK_NOW", SAMPLE),
    ],
    ids=[
        "a kind of office that does not exist",
        "a language that is not spoken",
        "proxies not a number",
        "proxies below nought",
        "a root key from the environment in prod",
        "a moved clock in prod",
        "a demo in prod",
        "a time without an offset",
        "a time that is no time",
    ],
)
def test_a_setting_in_the_wrong_shape_is_named_without_its_value(
    office: dict[str, str], name: str, value: str
) -> None:
    given = office | {name: value}

    with pytest.raises(SettingWrong) as refusal:
        Config.from_environment(given)

    assert refusal.value.name == name
    assert name in str(refusal.value)
    assert value not in str(refusal.value)


@time_machine.travel(datetime(2026, 11, 20, 3, 0, tzinfo=UTC), tick=False)
def test_the_clock_of_a_dev_office_starts_where_it_is_told_and_ticks_on() -> None:
    given = DEV | {"CASEWORK_NOW": "2026-03-02T08:00:00+07:00"}

    config = Config.from_environment(given)

    with time_machine.travel(datetime(2026, 11, 20, 3, 5, tzinfo=UTC), tick=False):
        assert config.now() == datetime(2026, 3, 2, 1, 5, tzinfo=UTC)


def test_without_a_moved_clock_the_office_keeps_real_time() -> None:
    given = dict(PROD)

    config = Config.from_environment(given)

    assert config.clock_shift == timedelta(0)


def test_a_dev_office_is_reached_on_this_machine_only_unless_told() -> None:
    given = {key: value for key, value in DEV.items() if key != "CASEWORK_TRUSTED_HOSTS"}

    config = Config.from_environment(given)

    assert config.trusted_hosts == ("localhost", "127.0.0.1", "[::1]")


def test_trusted_hosts_are_split_at_commas() -> None:
    given = PROD | {"CASEWORK_TRUSTED_HOSTS": "hoso.mau.example, hoso2.mau.example"}

    config = Config.from_environment(given)

    assert config.trusted_hosts == ("hoso.mau.example", "hoso2.mau.example")


def test_the_small_settings_are_read() -> None:
    given = DEV | {"CASEWORK_PROXY_COUNT": "2", "CASEWORK_LANG": "en", "CASEWORK_DEMO": "1"}

    config = Config.from_environment(given)

    assert (config.proxy_count, config.lang, config.demo) == (2, Lang.EN, True)


def test_a_config_that_is_printed_shows_no_way_to_a_secret() -> None:
    given = PROD | {"CASEWORK_DATABASE_URL": f"postgresql+psycopg://mau:{SAMPLE}@/hoso"}

    printed = repr(Config.from_environment(given))

    assert SAMPLE not in printed
    assert "/etc/mau" not in printed
