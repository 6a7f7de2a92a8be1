"""The printed layout of NĐ 30/2020/NĐ-CP, annex I, measured on the finished page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from casework.papers.layout import Authority, NotACaseCode, Signature, signature
from casework.papers.minutes import HandedPaper, minutes_pdf
from casework.papers.receipt import receipt_slip_pdf
from casework.papers.render import bundled_fonts
from tests.papers import make

LONG = make.minutes(papers=(HandedPaper("Tờ khai", "03/TK", "bản chính", 2),) * 60)
A4 = (210, 297)


def test_the_sheet_is_a4_upright() -> None:
    page = make.pages(receipt_slip_pdf(make.slip()))[0]

    assert (page.mediabox.width, page.mediabox.height) == pytest.approx((595.28, 841.89), abs=0.1)


def test_the_left_margin_lies_between_30_and_35_mm() -> None:
    page = make.pages(minutes_pdf(make.minutes()))[0]

    assert 30 <= round(min(left for _, left, _ in make.texts(page)), 1) <= 35


def test_the_right_margin_lies_between_15_and_20_mm() -> None:
    page = make.pages(minutes_pdf(make.minutes()))[0]

    assert 15 <= round(A4[0] - max(make.line_ends(page)), 1) <= 20


def test_nothing_stands_in_the_top_20_mm_of_the_first_page() -> None:
    page = make.pages(minutes_pdf(LONG))[0]

    assert [words for words, _, up in make.texts(page) if up > A4[1] - 20] == []


def test_the_second_page_has_its_number_in_the_middle_of_the_top_margin() -> None:
    page = make.pages(minutes_pdf(LONG))[1]

    (number,) = [(words, left) for words, left, up in make.texts(page) if up > A4[1] - 20]

    assert number == ("2", pytest.approx(30 + 162 / 2, abs=2))


def test_only_the_foot_stands_in_the_bottom_25_mm() -> None:
    page = make.pages(minutes_pdf(LONG))[0]

    low = [words for words, _, up in make.texts(page) if up < 25]

    assert low == [make.CODE, "In bởi Lường Thị Mẫu, lúc 14:05 ngày 05/01/2026, bản số 2"]


def test_every_font_is_tinos_and_travels_inside_the_file() -> None:
    paper = receipt_slip_pdf(make.slip(with_english=True))

    assert set(make.fonts(paper)) == {
        ("Tinos", True),
        ("Tinos-Bold", True),
        ("Tinos-Italic", True),
        ("Tinos-BoldItalic", True),
    }


def test_no_font_of_the_machine_can_be_chosen() -> None:
    assert bundled_fonts().families() == ["Tinos"]


def test_the_file_says_that_it_is_made_for_the_archive() -> None:
    paper = minutes_pdf(make.minutes())

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in paper


def test_the_same_content_makes_the_same_bytes() -> None:
    assert minutes_pdf(make.minutes()) == minutes_pdf(make.minutes())


def test_the_file_was_made_when_it_was_printed() -> None:
    paper = PdfReader(BytesIO(minutes_pdf(make.minutes())))

    assert paper.metadata is not None
    assert paper.metadata.creation_date == make.AT


def test_the_head_names_the_state_the_office_the_number_and_the_day() -> None:
    words = make.text(minutes_pdf(make.minutes()))

    assert words.startswith(
        "BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG TỈNH MẪU ĐỒN BIÊN PHÒNG CỬA KHẨU MẪU "
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 12/BB-ĐBPM Lạng Sơn, ngày 05 tháng 01 năm 2026"
    )


def test_a_draft_says_so_across_the_page() -> None:
    assert "DỰ THẢO" in make.text(minutes_pdf(make.minutes(is_draft=True)))


def test_a_finished_paper_carries_no_draft_mark() -> None:
    assert "DỰ THẢO" not in make.text(minutes_pdf(make.minutes()))


@pytest.mark.parametrize(
    ("block", "titles"),
    [
        pytest.param(Signature("Giám đốc"), ["Giám đốc"], id="head"),
        pytest.param(
            Signature("Phó Giám đốc", authority=Authority.KT, for_whom="Giám đốc"),
            ["KT. Giám đốc", "Phó Giám đốc"],
            id="deputy",
        ),
        pytest.param(
            Signature("Trưởng phòng", authority=Authority.TL, for_whom="Giám đốc"),
            ["TL. Giám đốc", "Trưởng phòng"],
            id="by-order",
        ),
        pytest.param(
            Signature("Chủ tịch", authority=Authority.TM, for_whom="Ủy ban nhân dân"),
            ["TM. Ủy ban nhân dân", "Chủ tịch"],
            id="for-the-committee",
        ),
        pytest.param(
            Signature("Trưởng phòng", authority=Authority.TUQ, for_whom="Giám đốc"),
            ["TUQ. Giám đốc", "Trưởng phòng"],
            id="authorised",
        ),
    ],
)
def test_the_signature_says_in_whose_stead(block: Signature, titles: list[str]) -> None:
    assert signature(block) == {"titles": titles, "name": ""}


@pytest.mark.parametrize("code", ["Lò Thị Mẫu", "7F3KQ2MV", "7F3KQ2MU 0901", ""])
def test_the_square_takes_nothing_but_a_case_code(code: str) -> None:
    with pytest.raises(NotACaseCode):
        receipt_slip_pdf(make.slip(code=code))
