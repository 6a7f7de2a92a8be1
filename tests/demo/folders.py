"""Fixtures: a demo's folder, made once for the whole run, and copies that a test may spoil."""

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework.demo.folder import DemoFolder

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # a Monday morning in Vietnam


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    """A demo made as if it were NOW. For reading only."""
    folder = DemoFolder(tmp_path_factory.mktemp("demo") / "office")
    folder.make(NOW)
    return folder


@pytest.fixture
def a_copy(demo_folder: DemoFolder, tmp_path: Path) -> DemoFolder:
    """A demo of the test's own."""
    copied = tmp_path / "office"
    shutil.copytree(demo_folder.path, copied)
    return DemoFolder(copied)


@pytest.fixture
def seconds_of() -> Callable[[Callable[[], object]], float]:
    """How many seconds of this process a piece of work takes, however busy the machine is."""

    def measure(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return measure
