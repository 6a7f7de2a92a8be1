"""Papers to test with, and what can be read off a printed one. Every person is invented."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from casework.papers.layout import Authority, Head, Printing, Signature
from casework.papers.minutes import Belonging, HandedPaper, HandoverMinutes, Party
from casework.papers.receipt import ReceiptSlip
from workflows.terms import Moves, Status

CODE = "7F3KQ2MU"
AT = datetime(2026, 1, 5, 7, 5, tzinfo=UTC)
HEAD = Head(
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Mẫu",
    "Đồn Biên phòng cửa khẩu Mẫu",
    "Lạng Sơn",
    date(2026, 1, 5),
    "12/BB-ĐBPM",
)
PRINTING = Printing("Lường Thị Mẫu", AT, 2)
_MILLIMETRES = 25.4 / 72


def slip(**changes: Any) -> ReceiptSlip:  # any field of the slip
    """A receipt slip of an invented border post, changed as asked."""
    plain = ReceiptSlip(
        head=HEAD,
        code=CODE,
        received_at=AT,
        received_place="Cửa khẩu Mẫu",
        received_by="Đồn Biên phòng cửa khẩu Mẫu",
        signature=Signature("Người tiếp nhận"),
        printing=PRINTING,
    )
    return replace(plain, **changes)


def minutes(**changes: Any) -> HandoverMinutes:  # any field of the minutes
    """Minutes between two invented units, changed as asked."""
    deputy = Signature("Phó Đồn trưởng", "Trần Văn Mẫu", Authority.KT, "Đồn trưởng")
    head = Signature("Giám đốc", "Nông Thị Mẫu")
    plain = HandoverMinutes(
        head=HEAD,
        code=CODE,
        moves=Moves.BOTH,
        held_at=AT,
        held_place="Đồn Biên phòng cửa khẩu Mẫu",
        giving=Party("Đồn Biên phòng cửa khẩu Mẫu", "Trần Văn Mẫu", "Phó Đồn trưởng", deputy),
        receiving=Party("Trung tâm Bảo trợ xã hội Mẫu", "Nông Thị Mẫu", "Giám đốc", head),
        printing=PRINTING,
        status=Status.BEING_IDENTIFIED,
        condition="Sức khỏe ổn định.",
        papers=(HandedPaper("Tờ khai", "03/TK", "bản chính", 2),),
        belongings=(Belonging("Ba lô vải", "01 cái", "cũ"),),
        recipients=("Như trên", "Lưu: VT, HS"),
    )
    return replace(plain, **changes)


def pages(pdf: bytes) -> list[PageObject]:
    """The pages of a paper."""
    return list(PdfReader(BytesIO(pdf)).pages)


def text(pdf: bytes) -> str:
    """Every word of a paper, in reading order, each run of blanks as one space."""
    return " ".join(" ".join(page.extract_text() for page in pages(pdf)).split())


def texts(page: PageObject) -> list[tuple[str, float, float]]:
    """Each piece of text with where it begins: mm from the left and from the bottom."""
    found: list[tuple[str, float, float]] = []

    def visit(words: str, cm: list[float], *_: object) -> None:
        if words.strip():
            found.append((words.strip(), cm[4] * _MILLIMETRES, cm[5] * _MILLIMETRES))

    page.extract_text(visitor_text=visit)
    return found


def line_ends(page: PageObject) -> list[float]:
    """Where the drawn lines of a page begin and end, in mm from the left."""
    found: list[float] = []

    def visit(operator: bytes, operands: list[float], cm: list[float], _: object) -> None:
        if operator in {b"m", b"l"}:
            found.append((cm[4] + cm[0] * float(operands[0])) * _MILLIMETRES)

    page.extract_text(visitor_operand_before=visit)
    return found


def fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Each font of a paper by its name without the subset mark, and whether it is inside."""
    for page in pages(pdf):
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0]
            name = str(inner["/BaseFont"]).split("+")[1]
            yield name, "/FontFile2" in inner["/FontDescriptor"]
