"""Drafts a step from what the records say and the database does not. For whoever changes records.

`python -m migrations.draft "what changes"` writes the next step; read it before it is kept.
`python -m migrations.draft --first` writes step 0001 anew: only while nobody has data.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection

from casework import migrate

VERSIONS = migrate.FOLDER / "versions"
FIRST = "0001"


def main(arguments: list[str]) -> None:
    """Write one step into `versions/`."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'scratch.sqlite').as_posix()}"
        if arguments == ["--first"]:
            _write_first(url, Path(folder))
            return
        (message,) = arguments
        migrate.upgrade(url)
        _write(url, message, f"{int(migrate.newest()) + 1:04}", VERSIONS)


def _write_first(url: str, folder: Path) -> None:
    _write(url, "The records", FIRST, folder)
    (draft,) = folder.glob(f"{FIRST}_*.py")
    lines = draft.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if "# ###" not in line)  # asks to adjust; nothing to
    (VERSIONS / f"{FIRST}_records.py").write_text(text, encoding="utf-8")


def _write(url: str, message: str, step: str, folder: Path) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        command.revision(_config(connection, folder), message, autogenerate=True, rev_id=step)
    engine.dispose()


def _config(connection: Connection, folder: Path) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrate.FOLDER))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", str(folder))
    return config


if __name__ == "__main__":
    main(sys.argv[1:])
