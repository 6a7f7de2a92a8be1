"""A hand-over with no gap, in Chromium without any script: on an old screen and on a telephone.

The signed file is then checked as a stranger would: with the file and the published keys alone.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from casework import minutes_verifier
from casework.building import open_office
from casework.database import Scope
from casework.demo.folder import DemoFolder
from casework.minutes_keys import publish
from tests.journeys.handing import (
    offer_with_a_packet,
    read_and_accept,
    settle_what_was_missing,
    signed_file,
    where_is_the_person,
    write_and_sign_minutes,
)
from tests.journeys.served import served
from tests.journeys.steps import NAMES, Office, receive_by_form

pytest_plugins = ["tests.demo.folders", "tests.journeys.rooms"]
pytestmark = pytest.mark.browser

OLD_SCREEN: ViewportSize = {"width": 1024, "height": 768}
TELEPHONE: ViewportSize = {"width": 360, "height": 780}


@pytest.fixture
def server(a_copy: DemoFolder) -> Iterator[str]:
    with served(a_copy) as address:
        yield address


def verified(folder: DemoFolder, file: Path, keys: Path) -> int:
    """What the verifier says, alone in a process of its own, with the file and published keys."""
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("demo")) as session:
        publish(session, keys)
    office.database.dispose()
    alone = [sys.executable, "-I", minutes_verifier.__file__, str(file), str(keys)]
    return subprocess.run(alone, check=False).returncode


@pytest.mark.parametrize(
    ("size", "language"),
    [(OLD_SCREEN, "vi"), (TELEPHONE, "en")],
    ids=["old screen", "telephone"],
)
def test_a_person_is_handed_over_with_no_gap_and_both_sides_sign(
    chromium: Browser,
    server: str,
    a_copy: DemoFolder,
    tmp_path: Path,
    size: ViewportSize,
    language: str,
) -> None:
    office = Office(chromium, server, a_copy, language=language, scripts=False, size=size)
    receive_by_form(office)

    offer_with_a_packet(office)
    handoff = read_and_accept(office).path()
    settle_what_was_missing(office, handoff)
    write_and_sign_minutes(office, handoff)

    assert NAMES["commune_ls"] in where_is_the_person(office, handoff)
    assert office.complaints() == []
    assert verified(a_copy, signed_file(office, handoff, tmp_path), tmp_path / "keys") == 0


def test_a_supervisor_goes_from_a_silent_handoff_to_its_page_and_back(
    chromium: Browser, server: str, a_copy: DemoFolder
) -> None:
    office = Office(chromium, server, a_copy, language="vi", scripts=False, size=OLD_SCREEN)
    head = office.head("health_ls")

    head.open("/supervision")
    head.page.locator("main a[href*='/supervision/quiet?']").first.click()
    listed = head.path_and_query()
    code = head.page.locator("main tbody .case-code").first.inner_text()
    head.page.locator("main tbody a[href*='/handoffs/']").first.click()
    head.reads(code)
    head.reads_in("#ladder-title", "Trực và nhắc việc")
    head.page.go_back()

    assert head.path_and_query() == listed
    assert head.page.locator("main tbody .case-code").first.inner_text() == code
