"""Founding and opening an office: once for ever, and with the days off that were announced."""

from datetime import date
from pathlib import Path

import pytest

from casework.building import found_office, open_office
from casework.database import NOBODY
from casework.days_off import special_days
from casework.keyring import AlreadyFounded
from casework.reckoning import reckoning_of
from casework.serve import LOOPBACK, PortTaken, listen, listen_near
from config import Config, Env, sqlite_url


def test_a_founded_office_opens_with_its_calendar(tmp_path: Path) -> None:
    config = settings(tmp_path)
    found_office(config)

    office = open_office(config)

    this_year = config.now().year
    with office.database.reading(NOBODY) as session:
        calendar = reckoning_of(session).calendar
    assert {date(this_year, 1, 1), date(this_year + 1, 1, 1)} <= calendar.days_off
    assert calendar.years == {this_year, this_year + 1}


def test_an_office_is_not_founded_twice_even_when_its_key_was_lost(tmp_path: Path) -> None:
    config = settings(tmp_path)
    found_office(config)
    (tmp_path / "root.key").unlink()

    with pytest.raises(AlreadyFounded):
        found_office(config)

    assert not (tmp_path / "root.key").exists()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2026, 1, 2), False, id="swapped-friday-off"),
        pytest.param(date(2026, 1, 10), True, id="swapped-saturday-worked"),
        pytest.param(date(2026, 8, 22), True, id="saturday-worked-for-31-august"),
        pytest.param(date(2026, 2, 17), False, id="tet"),
    ],
)
def test_the_calendar_of_2026_knows_what_was_announced(day: date, works: bool) -> None:
    days = {special.day: special.works for special in special_days((2026, 2027))}

    assert days[day] is works


def test_the_seed_holds_only_the_years_that_were_asked_for() -> None:
    years = {special.day.year for special in special_days((2026, 2027))}

    assert years == {2026, 2027}


def test_a_port_in_use_is_said_and_the_next_free_one_is_found() -> None:
    with listen(LOOPBACK, 0) as first:
        first.listen()
        port = first.getsockname()[1]

        with pytest.raises(PortTaken):
            listen(LOOPBACK, port)
        with listen_near(LOOPBACK, port) as second:
            found = second.getsockname()[1]

    assert found > port


def settings(folder: Path) -> Config:
    return Config(
        env=Env.DEV,
        data_dir=folder,
        database_url=sqlite_url(folder),
        root_key=f"file:{folder / 'root.key'}",
        secret_file=folder / "secret.key",
    )
