"""Who may import whom: the contracts of pyproject.toml are run here, and shown to bite."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("casework", "workflows")
STEPS = sorted((ROOT / "migrations" / "versions").glob("*.py"))
PAGES = sorted((ROOT / "casework" / "web").rglob("*.py"))


def test_every_import_contract_holds() -> None:
    run = lint_imports(ROOT)

    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("workflows/regime.py", "import casework.records", "law-alone"),
        ("workflows/regime.py", "import sqlalchemy", "law-alone"),
        ("casework/matching/terms.py", "import casework.records", "matching-alone"),
        ("casework/records/base.py", "import transitions", "machine-in-two-files"),
        ("casework/records/base.py", "import cryptography", "keys-in-one-place"),
        ("casework/records/base.py", "import flask", "web-at-the-edge"),
        ("casework/records/base.py", "import casework.reach", "floors"),
        ("casework/intake/faults.py", "import sqlalchemy", "lists-are-only-read"),
        ("casework/intake/faults.py", "import casework.audit", "lists-are-only-read"),
    ],
    ids=[
        "the law asks the office",
        "the law asks the database",
        "comparing asks the database",
        "a record drives the machine",
        "a record opens a secret",
        "a record knows the web",
        "a record asks a guard",
        "a list asks the database",
        "a list asks the office",
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    copy = copied_to(tmp_path)
    with (copy / module).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    run = lint_imports(copy, "--contract", contract)

    assert run.returncode == 1, run.stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_no_folder_of_code_hides_from_the_contracts(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}

    hidden = [str(path) for path in folders if not (path / "__init__.py").exists()]

    assert hidden == []


@pytest.mark.parametrize("step", STEPS, ids=lambda path: path.name)
def test_a_migration_imports_nothing_of_the_application(step: Path) -> None:
    imported = {name.split(".")[0] for name in imports(step)}

    assert imported.isdisjoint({*PACKAGES, "config"})


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_page_asks_a_lookup_and_writes_no_query(page: Path) -> None:
    queries = {f"sqlalchemy.{word}" for word in ("select", "insert", "update", "delete", "text")}

    assert queries.isdisjoint(imports(page))
    assert "sqlalchemy" not in imports(page)


def lint_imports(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def copied_to(folder: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=_only_code)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def imports(module: Path) -> list[str]:
    """Every module a file imports, and every name it takes from one, dotted."""
    names: list[str] = []
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _only_code(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_file() and not name.endswith(".py")]
