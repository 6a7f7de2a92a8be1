"""A real server process with a demo office, in a folder of its own, under a watched roof.

Whatever the process writes stands below `roof`: its data, what it says, and temporary files.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casework.demo.folder import DemoFolder

# Python's own record of every file opened for writing, before the program begins.
_WATCHED = """
import os, sys
_said = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def _watch(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & _WRITES:
        os.write(_said, f"{args[0]}\\n".encode())
sys.addaudithook(_watch)
from casework.commands import main
main(sys.argv[2:])
"""
_PATIENCE = 120  # seconds, on a slow machine


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    roof: Path
    process: "subprocess.Popen[bytes]"

    @property
    def demo(self) -> DemoFolder:
        """Its data folder."""
        return DemoFolder(self.roof / "office")

    @property
    def opened_for_writing(self) -> list[str]:
        """Every path that its Python code opened for writing, by a name or without one."""
        return (self.roof / "opened").read_text().splitlines()

    @property
    def temporary(self) -> Path:
        """Where its temporary files would be."""
        return self.roof / "temporary"


@contextmanager
def served(roof: Path) -> Iterator[Server]:
    """Start the demo office below `roof`, and end it by its own process id."""
    for each in ("office", "temporary"):
        (roof / each).mkdir()
    port = _free_port()
    command = [sys.executable, "-c", _WATCHED, str(roof / "opened")]
    command += ["demo", "--dir", str(roof / "office"), "--port", str(port)]
    with (roof / "stdout").open("wb") as out, (roof / "stderr").open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env=_surroundings(roof))
    try:
        _wait(port, process)
        yield Server(port, roof, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _surroundings(roof: Path) -> dict[str, str]:
    temporary = str(roof / "temporary")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWORK_")}
    return {**kept, "TMPDIR": temporary, "SQLITE_TMPDIR": temporary, "PYTHONDONTWRITEBYTECODE": "1"}


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if _is_ready(port):
            return
        time.sleep(0.2)
    raise TimeoutError(f"the server did not start (exit {process.poll()})")


def _is_ready(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except OSError:
        return False
    finally:
        line.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
