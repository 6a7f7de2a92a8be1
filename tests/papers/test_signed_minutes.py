"""Signed minutes on paper: short code, who signed with which key, every letter; PDF and DOCX."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import uuid4
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from casework.minutes_format import Content, Listed, Party, Thing
from casework.papers.layout import NotACaseCode
from casework.papers.minutes import minutes_pdf
from casework.papers.minutes_docx import minutes_docx
from casework.papers.signed_minutes import CLOSING, Confirmation, handover_minutes
from tests.papers import make
from tests.papers.test_letters import VIETNAMESE
from workflows.life import Side
from workflows.minutes import MinutesState, Stance

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHORT = "8RPDXG64CY"
KEY = "0123456789abcdef"
LATER = make.AT + timedelta(days=1)
SIGNED = (
    Confirmation(Side.GIVER, Stance.AGREES, "Trần Văn Mẫu", "Phó Đồn trưởng", LATER, KEY),
    Confirmation(Side.RECEIVER, Stance.AGREES, "Nông Thị Mẫu", "Chủ tịch", LATER, ""),
)


def content(**changes: object) -> Content:
    plain = Content(
        code=SHORT,
        case_code=make.CODE,
        number=7,
        symbol="BB-ĐBPM",
        issued_on="2026-01-05",
        number_of="Đồn Biên phòng cửa khẩu Mẫu",
        superior="Bộ Chỉ huy Bộ đội Biên phòng tỉnh Mẫu",
        province="Lạng Sơn",
        act="bring_to_commune",
        moves="both",
        status="being_identified",
        held_at=make.AT,
        place="Trụ sở Mẫu",
        giving=Party(uuid4(), "Đồn Biên phòng cửa khẩu Mẫu", "Trần Văn Mẫu", "Phó Đồn trưởng"),
        receiving=Party(uuid4(), "UBND xã Mẫu", "Nông Thị Mẫu", "Chủ tịch"),
        version=1,
        name="Lò Thị Mẫu",
        remarks="Đủ như danh mục.",
        papers=(Listed("Tờ khai", "03/TK", "bản chính", "2"),),
        belongings=(Thing("Ba lô vải", "01 cái", "cũ"),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def pdf(state: MinutesState = MinutesState.SIGNED, **changes: object) -> bytes:
    return minutes_pdf(handover_minutes(content(**changes), state, SIGNED, make.PRINTING))


def docx(state: MinutesState = MinutesState.SIGNED, **changes: object) -> bytes:
    return minutes_docx(handover_minutes(content(**changes), state, SIGNED, make.PRINTING))


def part(file: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(file)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314  # we wrote it


def words(file: bytes, name: str = "word/document.xml") -> str:
    return " ".join(text.text or "" for text in part(file, name).iter(f"{W}t"))


FILES = pytest.mark.parametrize(
    "says",
    [
        pytest.param(lambda **more: make.text(pdf(**more)), id="pdf"),
        pytest.param(lambda **more: words(docx(**more)), id="docx"),
    ],
)
Says = Callable[..., str]


@FILES
@pytest.mark.parametrize(
    "expected",
    [
        "07/BB-ĐBPM",
        "Lạng Sơn, ngày 05 tháng 01 năm 2026",
        f"Mã biên bản: {SHORT}",
        "Họ và tên: Lò Thị Mẫu",
        "Tờ khai",
        "Ba lô vải",
        "Đủ như danh mục.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ],
)
def test_the_paper_says_what_was_signed(says: Says, expected: str) -> None:
    assert expected in says()


@FILES
def test_each_signature_stands_with_its_key_and_time_or_says_that_it_is_on_paper(
    says: Says,
) -> None:
    text = says()

    assert f"Xác nhận trong hệ thống: Trần Văn Mẫu, 14:05 ngày 06/01/2026, khóa {KEY}" in text
    assert "Đã ký trên giấy: Nông Thị Mẫu, 14:05 ngày 06/01/2026" in text


@FILES
def test_the_paper_says_that_our_confirmation_is_evidence_and_no_digital_signature(
    says: Says,
) -> None:
    assert CLOSING in says()


@FILES
def test_every_letter_survives(says: Says) -> None:
    text = says(remarks=VIETNAMESE, name=" ".join(VIETNAMESE))

    assert text.replace(" ", "").count(VIETNAMESE) == 2


@FILES
def test_until_it_was_checked_the_paper_is_a_draft(says: Says) -> None:
    drafted, checked = (says(state=state) for state in (MinutesState.DRAFTED, MinutesState.CHECKED))

    assert ("DỰ THẢO" in drafted, "DỰ THẢO" in checked) == (True, False)


def test_a_refusal_stands_on_the_paper() -> None:
    refused = (replace(SIGNED[0], stance=Stance.REFUSES),)
    paper = handover_minutes(content(), MinutesState.REFUSED, refused, make.PRINTING)

    assert "Từ chối xác nhận trong hệ thống: Trần Văn Mẫu, 14:05" in make.text(minutes_pdf(paper))


def test_the_foot_of_both_holds_the_short_code_and_not_the_case() -> None:
    foot = words(docx(), "word/footer1.xml")

    low = [line for line, _, up in make.texts(make.pages(pdf())[0]) if up < 25]

    assert SHORT in foot
    assert make.CODE not in foot
    assert low[0] == SHORT


def test_a_square_takes_no_other_text() -> None:
    with pytest.raises(NotACaseCode):
        docx(code="Lò Thị Mẫu")


def test_the_pdf_keeps_the_margins_of_official_papers() -> None:
    page = make.pages(pdf())[0]

    assert 30 <= round(min(left for _, left, _ in make.texts(page)), 1) <= 35
    assert 15 <= round(210 - max(make.line_ends(page)), 1) <= 20


def test_the_docx_is_a4_with_the_margins_of_official_papers() -> None:
    section = part(docx(), "word/document.xml").find(f".//{W}sectPr")

    assert section is not None
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    assert [in_mm(size, side) for side in ("w", "h")] == [210, 297]
    assert 20 <= in_mm(margins, "top") <= 25
    assert 20 <= in_mm(margins, "bottom") <= 25
    assert 30 <= in_mm(margins, "left") <= 35
    assert 15 <= in_mm(margins, "right") <= 20


def test_the_docx_is_set_in_times_new_roman_of_13_points() -> None:
    styles = part(docx(), "word/styles.xml")

    fonts, size = styles.find(f".//{W}rFonts"), styles.find(f".//{W}sz")
    assert fonts is not None
    assert size is not None
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert size.get(f"{W}val") == "26"


def test_no_table_of_the_docx_is_wider_than_the_text() -> None:
    widths = [
        sum(int(column.get(f"{W}w", "0")) for column in grid)
        for grid in part(docx(), "word/document.xml").iter(f"{W}tblGrid")
    ]

    assert max(widths) * 25.4 / 1440 <= 162.1


def test_what_looks_like_markup_stays_text() -> None:
    typed = '<w:p>&amp; "nháy" ]]></w:t>'

    assert typed in words(docx(remarks=typed))


def test_every_part_that_the_docx_names_is_in_it() -> None:
    with ZipFile(BytesIO(docx())) as archive:
        names = set(archive.namelist())
        named = {
            f"word/{target}"
            for file in ("document", "footer1")
            for target in re.findall(
                r'Target="([^"]+)"', archive.read(f"word/_rels/{file}.xml.rels").decode()
            )
        }

    assert named <= names


def test_equal_minutes_make_equal_files() -> None:
    said = content()

    first, second = (
        minutes_docx(handover_minutes(said, MinutesState.SIGNED, SIGNED, make.PRINTING))
        for _ in range(2)
    )

    assert first == second


def in_mm(element: ElementTree.Element, side: str) -> float:
    return round(int(element.get(f"{W}{side}", "0")) * 25.4 / 1440, 1)
