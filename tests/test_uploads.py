"""Scans are taken or refused by what they are, and keep nothing but what they show."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from casework.uploads import LARGEST, Fault, UploadRefused, checked

ZIP = b"PK\x03\x04" + b"\0" * 40
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PLACE_OF_CAMERA = {1: "N", 2: (21.0, 50.0, 0.0), 3: "E", 4: (106.0, 45.0, 0.0)}


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **how: object) -> bytes:
    kept = BytesIO()
    Image.new(mode, size, 90).save(kept, format=kind, **how)
    return kept.getvalue()


def vast(width: int, height: int) -> bytes:
    """A small PNG that claims to be vast."""
    small = picture("PNG", "L", (1, 1))
    claim = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + small[24:29]
    return small[:12] + claim + zlib.crc32(claim).to_bytes(4) + small[33:]


def pdf(body: bytes = b"<< /Type /Catalog >>", *, start: bytes = b"%PDF-1.7\n") -> bytes:
    return start + b"1 0 obj\n" + body + b"\nendobj\nstartxref\n9\n%%EOF\n"


def packed(objects: bytes, head: bytes = b"/Filter /FlateDecode") -> bytes:
    stream = zlib.compress(objects) if b"Filter" in head else objects
    return pdf(b"<< /Type /ObjStm " + head + b" >>\nstream\n" + stream + b"\nendstream")


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("to-khai.pdf", pdf(), "application/pdf"),
        ("TO KHAI.PDF", pdf(start=b"%PDF-2.0\n"), "application/pdf"),
        ("anh.jpg", picture("JPEG"), "image/jpeg"),
        ("anh.JPEG", picture("JPEG", "L"), "image/jpeg"),
        ("anh.jpeg", picture("JPEG", "CMYK"), "image/jpeg"),
        ("anh.png", picture("PNG"), "image/png"),
        ("anh.png", picture("PNG", "RGBA"), "image/png"),
        ("anh.png", picture("PNG", "1"), "image/png"),
        ("packed.pdf", packed(b"1 0 << /Type /Pages >>"), "application/pdf"),
    ],
    ids=["pdf", "pdf 2", "jpeg", "grey", "print colours", "png", "clear", "black and white", "15"],
)
def test_a_plain_scan_is_taken(name: str, content: bytes, media_type: str) -> None:
    scan = checked(name, content)

    assert (scan.file_name, scan.media_type) == (name, media_type)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", b"", Fault.EMPTY),
        ("a.pdf", pdf() + b" " * LARGEST, Fault.TOO_LARGE),
        ("a.zip", ZIP, Fault.KIND),
        ("a.docm", ZIP, Fault.KIND),
        ("a.pdf", ZIP, Fault.KIND),
        ("a.svg", SVG, Fault.KIND),
        ("a.html", b"<html><script>1</script>", Fault.KIND),
        ("a.exe", b"MZ" + b"\0" * 60, Fault.KIND),
        ("a.gif", picture("GIF"), Fault.KIND),
        ("a.tiff", picture("TIFF"), Fault.KIND),
        ("a.jpg", HEIC, Fault.HEIC),
        ("a.heic", HEIC, Fault.HEIC),
        ("a.pdf", picture("JPEG"), Fault.NAME),
        ("a.jpg", pdf(), Fault.NAME),
        ("a.png", picture("JPEG"), Fault.NAME),
        ("a.jpg.exe", picture("JPEG"), Fault.NAME),
        ("a", pdf(), Fault.NAME),
        ("a.jpg", picture("JPEG")[:200], Fault.UNREADABLE),
        ("a.png", picture("PNG")[:50], Fault.UNREADABLE),
        ("a.png", picture("PNG", "I;16"), Fault.UNREADABLE),
        ("a.png", vast(20_000, 20_000), Fault.TOO_MANY_POINTS),
        ("a.png", vast(6_000, 6_000), Fault.TOO_MANY_POINTS),
        ("a.pdf", b"\n" + pdf(), Fault.KIND),
        ("a.pdf", pdf()[:-8], Fault.UNREADABLE),
        ("a.pdf", pdf() + ZIP, Fault.UNREADABLE),
        ("a.pdf", pdf(b"<< /Encrypt 2 0 R >>"), Fault.LOCKED),
        ("a.pdf", pdf(b"<< /S /JavaScript /JS (app.alert) >>"), Fault.ACTIVE),
        ("a.pdf", pdf(b"<< /S /Java#53cript /JS (app.alert) >>"), Fault.ACTIVE),
        ("a.pdf", pdf(b"<< /S /Launch /F (cmd.exe) >>"), Fault.ACTIVE),
        ("a.pdf", pdf(b"<< /S /SubmitForm /F (http://mau) >>"), Fault.ACTIVE),
        ("a.pdf", pdf(b"<< /EmbeddedFiles 3 0 R >>"), Fault.ACTIVE),
        ("a.pdf", pdf(b"<< /AcroForm << /XFA [ ] >> >>"), Fault.ACTIVE),
        ("a.pdf", packed(b"1 0 << /S /JavaScript >>"), Fault.ACTIVE),
        ("a.pdf", packed(b"1 0 << /S /#4aavaScript >>"), Fault.ACTIVE),
        ("a.pdf", packed(b"x", b"/Filter [/ASCIIHexDecode /FlateDecode]"), Fault.UNREADABLE),
        ("a.pdf", packed(b"x", b"/Filter [/FlateDecode /ASCIIHexDecode]"), Fault.UNREADABLE),
        ("a.pdf", packed(b"x", b"/Filter /FlateDecode /DecodeParms 1"), Fault.UNREADABLE),
        ("a.pdf", packed(b"x").replace(b"/ObjStm", b"/Obj#53tm"), Fault.UNREADABLE),
        ("a.pdf", packed(b"\0" * 40_000_000), Fault.UNREADABLE),
        ("a.pdf", pdf(b"/ObjStm " * 2_000), Fault.UNREADABLE),
    ],
    ids=[
        "empty",
        "one byte too many",
        "archive",
        "document with macros",
        "archive called pdf",
        "svg with script",
        "page",
        "program",
        "gif",
        "tiff",
        "heic called jpg",
        "heic",
        "jpeg called pdf",
        "pdf called jpg",
        "jpeg called png",
        "two endings",
        "no ending",
        "half a jpeg",
        "half a png",
        "sixteen bits",
        "picture bomb",
        "too many points",
        "pdf that begins late",
        "pdf without end",
        "pdf and archive in one",
        "password",
        "script",
        "script written otherwise",
        "starts a program",
        "sends a form",
        "carries a file",
        "form of another kind",
        "script in packed objects",
        "script in packed objects, written otherwise",
        "packed twice",
        "packed in another order",
        "packed with a predictor",
        "packed objects in disguise",
        "packed bomb",
        "too many packed objects",
    ],
)
def test_what_is_no_plain_scan_is_refused(name: str, content: bytes, fault: Fault) -> None:
    with pytest.raises(UploadRefused) as refused:
        checked(name, content)

    assert refused.value.fault is fault


def test_a_picture_loses_the_place_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh Mẫu"
    exif.get_ifd(0x8825).update(PLACE_OF_CAMERA)
    taken = picture("JPEG", exif=exif.tobytes(), comment=b"Tran Thi Mau")

    kept = checked("anh.jpg", taken).content

    assert (b"Exif" in taken, b"Tran Thi Mau" in taken) == (True, True)
    assert (b"Exif" in kept, b"Tran Thi Mau" in kept) == (False, False)


def test_a_picture_loses_the_words_written_into_it() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Tran Thi Mau")
    taken = picture("PNG", pnginfo=words)

    kept = checked("anh.png", taken).content

    assert (b"Tran Thi Mau" in taken, b"Tran Thi Mau" in kept) == (True, False)


def test_a_picture_taken_sideways_is_kept_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    taken = picture("JPEG", size=(40, 30), exif=exif.tobytes())

    kept = Image.open(BytesIO(checked("anh.jpg", taken).content))

    assert kept.size == (30, 40)


def test_what_stands_behind_a_picture_is_dropped() -> None:
    taken = picture("JPEG") + ZIP

    kept = checked("anh.jpg", taken).content

    assert ZIP not in kept


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("../../etc/a.pdf", "a.pdf"), ("C:\\Users\\a.pdf", "a.pdf"), ("x" * 300 + ".pdf", 120)],
    ids=["folders", "folders of Windows", "a long name"],
)
def test_a_file_name_is_a_name_and_no_path(sent: str, kept: str | int) -> None:
    name = checked(sent, pdf()).file_name

    assert kept in (name, len(name))


def test_a_refusal_repeats_nothing_of_the_file() -> None:
    with pytest.raises(UploadRefused) as refused:
        checked("tran-thi-mau.zip", ZIP)

    assert str(refused.value) == "kind"
