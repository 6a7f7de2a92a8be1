"""A scan as a smaller picture for the screen. Everything stays in memory; a PDF has no picture."""

from io import BytesIO
from typing import Final

from PIL import Image

LONGEST_SIDE: Final = 1400  # points: an A4 page can be read, and a poor line carries it
_QUALITY: Final = 80  # JPEG
PICTURES: Final = frozenset({"image/jpeg", "image/png"})
"""The kinds of scans that can be shown so; others are downloaded."""


def picture_of(scan: bytes) -> bytes:
    """The scan as a JPEG no longer than `LONGEST_SIDE`; it was painted anew when it was taken."""
    with Image.open(BytesIO(scan), formats=["JPEG", "PNG"]) as picture:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        shown = BytesIO()
        picture.convert("RGB").save(shown, format="JPEG", quality=_QUALITY)
    return shown.getvalue()
