"""A server in processes of its own, on loopback, and the CPU time that they have used so far."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
_PATIENCE = 30  # seconds until a server must answer, or must have stopped
_APP = "tests.benchmarks.application:application"


class NoAnswer(Exception):
    """The server did not begin to answer; what it printed follows."""


@dataclass(frozen=True)
class Server:
    """A running server. Use as a context: at the end its processes are stopped."""

    name: str
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @classmethod
    def waitress(cls, folder: Path, environment: Mapping[str, str]) -> Self:
        """One process with threads, as a support centre runs it."""
        port = _free_port()
        options = [f"--listen={HOST}:{port}", "--threads=4", "--call", _APP]
        return cls._start("waitress", ["waitress", *options], port, folder, environment)

    @classmethod
    def gunicorn(cls, folder: Path, environment: Mapping[str, str]) -> Self:
        """Two processes with threads, as a province runs it with PostgreSQL."""
        port = _free_port()
        options = ["--worker-class=gthread", "--workers=2", "--threads=4", f"--bind={HOST}:{port}"]
        quiet = ["--log-level=error", "--keep-alive=60"]
        module = ["gunicorn", *options, *quiet, f"{_APP}()"]
        return cls._start("gunicorn", module, port, folder, environment)

    @classmethod
    def _start(
        cls, name: str, module: list[str], port: int, folder: Path, environment: Mapping[str, str]
    ) -> Self:
        log = folder / "server.log"
        with log.open("wb") as printed:
            process = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                stdout=printed,
                stderr=printed,
            )
        started = cls(name, process, port, log)
        started._wait()
        return started

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(_PATIENCE)

    def cpu_clock(self) -> Callable[[], float]:
        """A clock of the CPU time of the server and its workers, user and system, in seconds."""
        pids = (self.process.pid, *children(self.process.pid))
        return lambda: sum(map(cpu_seconds, pids))

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if _answers(self.port):
                return
            time.sleep(0.1)
        self.process.terminate()
        raise NoAnswer(self.log.read_text())


def default_for(*, postgres: bool) -> str:
    """The server that runs with a database: gunicorn with PostgreSQL, where it is installed."""
    return "gunicorn" if postgres and find_spec("gunicorn") else "waitress"


def cpu_seconds(pid: int) -> float:
    """CPU time of a process, to the nanosecond; its entry in /proc counts hundredths only.

    Linux: the clock of a process is made from its number, see clock_getcpuclockid(3).
    """
    return time.clock_gettime((~pid << 3) | 2)


def children(pid: int) -> list[int]:
    """The processes that this one started and that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = entry.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(after_name[1]) == pid:
            found.append(int(entry.parent.name))
    return found


def _answers(port: int) -> bool:
    line = HTTPConnection(HOST, port, timeout=_PATIENCE)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        line.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
