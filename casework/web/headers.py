"""What every answer tells the browser: what may run, what may be kept, where files come from."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from flask import Flask, request
from werkzeug.wrappers import Response

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "connect-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "X-Frame-Options": "DENY",  # old browsers on old PCs do not know frame-ancestors
}
"""On every answer, whatever its status."""

_TWO_YEARS: Final = "max-age=63072000"
_FOR_EVER: Final = "public, max-age=31536000, immutable"


def init_headers(app: Flask, *, https: bool) -> None:
    """Put the headers on every answer, and the digest of a static file into its address."""

    @app.after_request
    def tell_the_browser(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Cache-Control"] = _keeping()
        if https:
            response.headers["Strict-Transport-Security"] = _TWO_YEARS
        return response

    @app.url_defaults
    def name_the_version(endpoint: str, values: dict[str, Any]) -> None:  # Flask's own type
        if endpoint == "static":
            values["v"] = _version(Path(app.static_folder or "", values["filename"]))


def _keeping() -> str:
    """A file of the look is kept for ever under its digest; every page is kept nowhere."""
    if request.endpoint != "static":
        return "no-store"
    return _FOR_EVER if "v" in request.args else "no-cache"


def _version(file: Path) -> str:
    try:
        changed = file.stat().st_mtime_ns
    except OSError:  # a page may name a file that is not there; the browser gets a 404 for it
        return "0"
    return _digest(file, changed)


@lru_cache(maxsize=256)
def _digest(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
