"""Checks an upload before it is sealed: by its content and by its name, which must agree.

A picture is painted anew, so that nothing but its points is kept; a PDF is kept as it came, and
refused where it could act by itself. Everything stays in memory; nothing here touches a disk.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath
from typing import Final

from PIL import Image, ImageOps

from casework.actions.paper import Scan

LARGEST: Final = 25 * 1024 * 1024  # bytes of one scan
_MOST_POINTS: Final = 30_000_000  # an A4 page at 500 dpi; in colour about 90 MB of memory
_MOST_PACKED: Final = 1000  # streams of packed objects in one PDF
_MOST_UNPACKED: Final = 32 * 1024 * 1024  # bytes, of all of them together
_LONGEST_STREAM: Final = 1024 * 1024  # bytes of one, as packed
_LONGEST_HEAD: Final = 4096  # bytes of what is written before one
_QUALITY: Final = 88  # JPEG


class Fault(StrEnum):
    """Why a scan is not taken; the page says it in a sentence, with what to do instead."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    KIND = "kind"
    HEIC = "heic"
    NAME = "name"  # content and extension say different things
    UNREADABLE = "unreadable"
    TOO_MANY_POINTS = "too_many_points"
    LOCKED = "locked"
    ACTIVE = "active"  # it could run something, or carries another file


class UploadRefused(Exception):
    """The file is not taken. Holds the kind of fault only: never its name, never its content."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def checked(file_name: str, content: bytes) -> Scan:
    """The scan as it may be kept. Raises `UploadRefused`."""
    if not content:
        raise UploadRefused(Fault.EMPTY)
    if len(content) > LARGEST:
        raise UploadRefused(Fault.TOO_LARGE)
    media_type = _kind_of(content)
    name = PurePath(file_name.replace("\\", "/")).name
    if PurePath(name).suffix.lower() not in _EXTENSIONS[media_type]:
        raise UploadRefused(Fault.NAME)
    return Scan(name[-120:], media_type, _CLEAN[media_type](content))


def _kind_of(content: bytes) -> str:
    for start, media_type in _STARTS.items():
        if content.startswith(start):
            return media_type
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise UploadRefused(Fault.HEIC)
    raise UploadRefused(Fault.KIND)


def _clean_jpeg(content: bytes) -> bytes:
    return _painted_anew(content, "JPEG")


def _clean_png(content: bytes) -> bytes:
    return _painted_anew(content, "PNG")


def _painted_anew(content: bytes, kind: str) -> bytes:
    """The same picture, upright, without camera data, place, comments or anything behind it."""
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > _MOST_POINTS:
                raise UploadRefused(Fault.TOO_MANY_POINTS)
            plain = _plain_colours(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError:
        raise UploadRefused(Fault.TOO_MANY_POINTS) from None
    except (OSError, EOFError, SyntaxError, ValueError, struct.error, zlib.error):
        # Pillow has no one error for a broken file.
        raise UploadRefused(Fault.UNREADABLE) from None
    plain.info = {}  # Pillow would copy comments and colour profiles from here
    kept = BytesIO()
    plain.save(kept, format=kind, quality=_QUALITY)
    return kept.getvalue()


def _plain_colours(picture: Image.Image) -> Image.Image:
    """Grey or colour with eight bits, as every viewer shows; transparent paper becomes white."""
    if picture.mode in {"L", "RGB"}:
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode.startswith(("I", "F")):  # sixteen bits: converting would cut the light parts
        raise UploadRefused(Fault.UNREADABLE)
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer)
    return paper


def _passive_pdf(content: bytes) -> bytes:
    """The PDF itself, if it is whole, open, and nothing in it acts by itself."""
    end = content[-2048:]
    if b"startxref" not in end or not _ENDS_WELL.search(end):
        raise UploadRefused(Fault.UNREADABLE)
    for part in (content, *_packed_objects(content)):
        names = _plain_names(part)
        if b"/Encrypt" in names:
            raise UploadRefused(Fault.LOCKED)
        if _ACTS.search(names):
            raise UploadRefused(Fault.ACTIVE)
    return content


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """Objects packed into streams (ISO 32000-2, 7.5.7), where an action could hide, unpacked.

    A stream that is written so as not to be found makes the whole file unreadable.
    """
    places = [match.start() for match in _PACKED.finditer(content)]
    if len(places) > _MOST_PACKED or len(places) != _plain_names(content).count(b"/ObjStm"):
        raise UploadRefused(Fault.UNREADABLE)
    left = _MOST_UNPACKED
    for place in places:
        unpacked = _unpacked(content, place, left)
        left -= len(unpacked)
        yield unpacked


def _unpacked(content: bytes, place: int, left: int) -> bytes:
    """One stream of objects; of the many ways to pack it, only the usual one is taken."""
    begins = _STREAM.search(content, place, place + _LONGEST_HEAD)
    ends = content.find(b"endstream", place, place + _LONGEST_STREAM)
    if begins is None or ends < 0:
        raise UploadRefused(Fault.UNREADABLE)
    opens = content.rfind(b"obj", max(place - _LONGEST_HEAD, 0), place)
    names = _plain_names(content[max(opens, 0) : begins.start()])
    if b"/Filter" not in names:
        return b""  # it stands open: the search of the whole file has seen it
    if not _FLATE.search(names) or b"/DecodeParms" in names:
        raise UploadRefused(Fault.UNREADABLE)
    return _inflated(content[begins.end() : ends], left)


def _inflated(packed: bytes, left: int) -> bytes:
    stream = zlib.decompressobj()
    try:
        unpacked = stream.decompress(packed, max(left, 1))
    except zlib.error:
        raise UploadRefused(Fault.UNREADABLE) from None
    if not stream.eof:
        raise UploadRefused(Fault.UNREADABLE)
    return unpacked


def _plain_names(part: bytes) -> bytes:
    """The bytes with names written plainly: `/J#53` is another way to write `/JS`."""
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), part)


_STARTS: Final = {
    b"%PDF-1.": "application/pdf",
    b"%PDF-2.": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_EXTENSIONS: Final = {
    "application/pdf": frozenset({".pdf"}),
    "image/jpeg": frozenset({".jpg", ".jpeg"}),
    "image/png": frozenset({".png"}),
}
_CLEAN: Final[dict[str, Callable[[bytes], bytes]]] = {
    "application/pdf": _passive_pdf,
    "image/jpeg": _clean_jpeg,
    "image/png": _clean_png,
}
_ENDS_WELL: Final = re.compile(rb"%%EOF[\s\0]*\Z")  # nothing behind the end, such as an archive
_PACKED: Final = re.compile(rb"/ObjStm")
_STREAM: Final = re.compile(rb"stream(?:\r\n|\n)")
_FLATE: Final = re.compile(rb"/Filter\s*(?:\[\s*/(?:FlateDecode|Fl)\s*\]|/(?:FlateDecode|Fl)\b)")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
# ISO 32000-2, 12.6: actions that run, start, send or fetch; files and media inside the file. The
# names are long enough not to occur by chance in a compressed page; /JS never stands without one.
_ACTS: Final = re.compile(
    rb"/(?:JavaScript|Launch|SubmitForm|ImportData|GoToE|GoToR|Rendition|RichMedia|Sound|Movie"
    rb"|EmbeddedFiles?|XFA\s*[\[\d])"
)
