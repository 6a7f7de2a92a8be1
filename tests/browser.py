"""Where the system's Chromium is; browser tests are left out, and say so, where there is none."""

import os
import shutil
from pathlib import Path

ABSENT = "no Chromium found; add it with: apt-get install chromium (or name it in CHROMIUM)"

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_chromium() -> Path | None:
    """The program named in `CHROMIUM`, else the first of the usual names on the path."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in _NAMES]
    return next((Path(path) for path in found if path), None)
