"""`casework demo --check`: start the demo as anybody would, walk the main job, stop, verify."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from casework import ledger
from casework.building import open_office
from casework.database import Scope
from casework.demo.browser import Browser
from casework.demo.folder import DemoFolder
from casework.demo.walk import Walk, WentWrong
from casework.doctor import examine
from casework.serve import LOOPBACK, listen

_READY_WITHIN: Final = 30  # seconds
_STOPPED_WITHIN: Final = 15  # seconds
_OK = 200

Say = Callable[[str], object]


class Failed(Exception):
    """The check of the demo failed; the text says what, in both languages where it can."""


def check(folder: DemoFolder, now: datetime | None, say: Say) -> None:
    """Make the office, serve it, walk, stop it, verify. Raises `Failed`."""
    folder.make(now)
    say("✓ make the office")
    with _served(folder) as server:
        _walk(folder, server, say)
    say("✓ stop cleanly")
    _verify(folder)
    say("✓ verify the trace and look the office over")


def _walk(folder: DemoFolder, server: str, say: Say) -> None:
    cards = {card.user: card for card in folder.cards}
    try:
        Walk(server, cards, folder.config.now, say).to_the_end()
    except WentWrong as wrong:
        raise Failed(str(wrong)) from None


@contextmanager
def _served(folder: DemoFolder) -> Iterator[str]:
    """The address of the demo, served by a process of its own as long as the block lasts."""
    with listen(LOOPBACK, 0) as free:
        port = free.getsockname()[1]
    words = ("demo", "--dir", str(folder.path), "--port", str(port))
    # Whoever was started in the background hears no Ctrl+C, and hands that down to what it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(  # noqa: S603  # our own program with our own words
        [sys.executable, "-m", "casework.commands", *words],
        stdout=subprocess.DEVNULL,
    )
    try:
        server = f"http://{LOOPBACK}:{port}"
        _wait_until_ready(process, server)
        yield server
        _stop(process)
    finally:
        process.kill()
        process.wait()


def _wait_until_ready(process: "subprocess.Popen[bytes]", server: str) -> None:
    end = time.monotonic() + _READY_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            if Browser(server).open("/healthz").status == _OK:
                return
        except OSError:
            time.sleep(0.2)
    raise Failed("văn phòng không sẵn sàng (the office did not become ready)")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """As Ctrl+C does; Windows has no such signal for another process."""
    is_windows = sys.platform == "win32"
    process.terminate() if is_windows else process.send_signal(signal.SIGINT)
    try:
        code = process.wait(_STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        raise Failed("văn phòng không dừng (the office did not stop)") from None
    if code != 0 and not is_windows:
        raise Failed(f"văn phòng dừng với mã {code} (the office stopped with {code})")


def _verify(folder: DemoFolder) -> None:
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("ledger")) as session:
        faults = (*ledger.verify(session).faults, *ledger.verify_rows(session))
    if faults:
        raise Failed(f"nhật ký có {len(faults)} chỗ không khớp ({len(faults)} faults in the trace)")
    ill = [found.en for found in examine(office, folder.config) if not found.is_well]
    if ill:
        raise Failed("; ".join(ill))
    office.database.dispose()
