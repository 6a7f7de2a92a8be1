"""Serving the office over HTTP with waitress: one process, threads, until it is told to stop.

A worker runs in a thread beside them: a support centre has one PC and nobody who starts a second
program. Where several serve, each runs one, and a lease lets one of them climb.
"""

import contextlib
import os
import signal
import socket
from collections.abc import Iterator
from types import FrameType
from typing import Final

from waitress.server import create_server

from casework.app import create_app
from casework.office import Office
from casework.worker import working
from config import Config

LOOPBACK: Final = "127.0.0.1"
THREADS: Final = 8
_LARGEST_BODY: Final = 27 * 1024 * 1024  # bytes: a scan, and the form around it
_AT_HAND: Final = 64 * 1024 * 1024  # bytes; waitress writes what is larger to disk, in clear
_NEAR: Final = 50  # how many ports above the first are tried


class PortTaken(Exception):
    """Another program listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Cổng {port} đang được chương trình khác dùng; hãy chọn cổng khác bằng --port. "
            f"(Port {port} is in use; choose another with --port.)"
        )


def listen(host: str, port: int) -> socket.socket:
    """Take a port; 0 takes any free one. Raises `PortTaken`."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # on Windows the option would take the port from another program
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen()  # or another program might take the same port before we serve
    except OSError:
        taken.close()
        raise PortTaken(port) from None
    return taken


def listen_near(host: str, port: int) -> socket.socket:
    """Take a port, or the next free one above it. Raises `PortTaken`."""
    for each in range(port, port + _NEAR):
        with contextlib.suppress(PortTaken):
            return listen(host, each)
    raise PortTaken(port)


def serve(office: Office, config: Config, on: socket.socket) -> None:
    """Answer until Ctrl+C or a request to end; then finish what is under way and return."""
    with contextlib.closing(on):
        server = create_server(
            create_app(office, config),
            sockets=[on],
            threads=THREADS,
            ident="",
            max_request_body_size=_LARGEST_BODY,
            inbuf_overflow=_AT_HAND,
            outbuf_overflow=_AT_HAND,
            clear_untrusted_proxy_headers=config.proxy_count == 0,  # else the app counts them
        )
        with ended_by_sigterm(), working(office):
            server.run()
        server.close()
    office.database.dispose()


@contextlib.contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """A service manager ends a process as Ctrl+C does."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    earlier = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)
