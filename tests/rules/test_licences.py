"""What we build on: every locked line has its hash, no address, and no GPL at run time."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
RUN = ROOT / "requirements.lock"
TEST = ROOT / "requirements-test.lock"

COPYLEFT = re.compile(r"(?<!L)GPL|Affero|(?<!Lesser )General Public Licen[sc]e", re.IGNORECASE)
LESSER = re.compile(r"LGPL|Lesser General Public Licen[sc]e", re.IGNORECASE)


def locked(lock: Path) -> list[tuple[Requirement, list[str]]]:
    """Each package of a lock file with its hashes."""
    entries = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    lines = [line for line in entries if line and not line.lstrip().startswith("#")]
    return [
        (Requirement(line.split("--hash")[0]), re.findall(r"--hash=(\S+)", line)) for line in lines
    ]


def here(lock: Path) -> list[str]:
    """The packages of a lock file that this machine and this Python install."""
    packages = [package for package, _ in locked(lock)]
    return [p.name for p in packages if p.marker is None or p.marker.evaluate()]


@pytest.mark.parametrize("lock", [RUN, TEST], ids=["run", "test"])
def test_every_locked_package_has_one_version_and_its_hashes(lock: Path) -> None:
    packages = locked(lock)

    loose = [str(package) for package, hashes in packages if not is_fixed(package, hashes)]

    assert packages
    assert loose == []


@pytest.mark.parametrize("lock", [RUN, TEST], ids=["run", "test"])
def test_a_lock_names_no_place_to_download_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    places = re.findall(r"://|--(?:extra-)?index|--find-links|--trusted-host|@ ", text)

    assert places == []


def test_the_test_lock_holds_the_run_lock_unchanged() -> None:
    run = {str(package) for package, _ in locked(RUN)}

    test = {str(package) for package, _ in locked(TEST)}

    assert run <= test


@pytest.mark.parametrize("package", here(RUN))
def test_nothing_we_run_on_is_under_the_gpl(package: str) -> None:
    stated = licences(package)

    assert stated, "no licence stated"
    assert all(is_free_of_gpl(licence) for licence in stated), stated


def is_fixed(package: Requirement, hashes: list[str]) -> bool:
    exact = [part.operator for part in package.specifier] == ["=="]
    return exact and bool(hashes) and all(re.fullmatch("sha256:[0-9a-f]{64}", h) for h in hashes)


def licences(package: str) -> list[str]:
    """What a package says of itself: the expression, else its classifiers, else the first line."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        pytest.skip(f"{package} is locked but not installed here: make test installs it")
    expression = said.get("License-Expression")
    classifiers = [c for c in said.get_all("Classifier", []) if c.startswith("License ::")]
    first_line = (said.get("License") or "").splitlines()[:1]
    return [expression] if expression else classifiers or first_line


def is_free_of_gpl(licence: str) -> bool:
    return bool(LESSER.search(licence)) or not COPYLEFT.search(licence)
