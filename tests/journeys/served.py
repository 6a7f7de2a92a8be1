"""A demo office served by a process of its own, for as long as a browser needs it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from casework.demo.folder import DemoFolder

_STOPPED_WITHIN = 15  # seconds


@contextmanager
def served(folder: DemoFolder) -> Iterator[str]:
    """The address of the office; it is printed once the port is taken, so nobody need wait."""
    # Whoever was started in the background hears no Ctrl+C, and hands that down to what it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "casework.commands", "demo", "--dir", str(folder.path)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        try:
            yield next(line.strip() for line in process.stdout if line.startswith("http"))
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=_STOPPED_WITHIN)
