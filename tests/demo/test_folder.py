"""The folder of a demo: what it refuses, and how closed its files are."""

import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from casework.demo.folder import LOGINS, MARKER, ROOT_KEY, SECRET, DemoFolder, NotADemo, TooEarly
from casework.demo.seed import EARLIEST

pytest_plugins = ["tests.demo.folders"]


@pytest.mark.parametrize("file", ["casework.sqlite", "root.key", "hồ sơ thật.xlsx"])
def test_a_folder_that_holds_anything_else_is_refused_and_left_as_it_was(
    tmp_path: Path, file: str
) -> None:
    (tmp_path / file).write_text("thật")

    with pytest.raises(NotADemo):
        DemoFolder(tmp_path).make_anew(None)

    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(file, "thật")]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office"
    file.write_text("thật")

    with pytest.raises(NotADemo):
        DemoFolder(file).make(None)


@pytest.mark.parametrize("name", [MARKER, LOGINS, ROOT_KEY, SECRET])
def test_what_opens_the_demo_is_for_its_owner_only(demo_folder: DemoFolder, name: str) -> None:
    mode = (demo_folder.path / name).stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def test_a_demo_that_is_ready_keeps_what_is_in_it(a_copy: DemoFolder) -> None:
    before = (a_copy.path / ROOT_KEY).read_text(), a_copy.cards

    a_copy.make(None)

    assert ((a_copy.path / ROOT_KEY).read_text(), a_copy.cards) == before


def test_a_demo_that_was_cut_short_is_made_again(a_copy: DemoFolder) -> None:
    (a_copy.path / MARKER).write_text('{"demo": true, "ready": false, "shift": 0.0}')
    before = (a_copy.path / ROOT_KEY).read_text()

    a_copy.make(None)

    assert a_copy.is_ready
    assert (a_copy.path / ROOT_KEY).read_text() != before


def test_a_demo_made_anew_leaves_what_somebody_put_beside_it(a_copy: DemoFolder) -> None:
    (a_copy.path / "ghi chú.txt").write_text("giữ lại")
    before = a_copy.cards

    a_copy.make_anew(None)

    assert (a_copy.path / "ghi chú.txt").read_text() == "giữ lại"
    assert a_copy.cards != before


def test_the_demo_looks_back_half_a_year_and_so_cannot_start_earlier(tmp_path: Path) -> None:
    with pytest.raises(TooEarly):
        DemoFolder(tmp_path / "office").make(EARLIEST - timedelta(seconds=1))

    assert not (tmp_path / "office").exists()


def test_a_demo_is_made_well_within_the_time_of_a_cup_of_tea(
    tmp_path: Path, seconds_of: Callable[[Callable[[], object]], float]
) -> None:
    folder = DemoFolder(tmp_path / "office")

    seconds = seconds_of(lambda: folder.make(None))

    assert seconds < 15
