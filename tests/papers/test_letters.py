"""No letter is lost between what an officer typed and what the paper says."""

from dataclasses import replace
from unicodedata import normalize

import pytest

from casework.papers.layout import Signature
from casework.papers.minutes import minutes_pdf
from casework.papers.receipt import receipt_slip_pdf
from casework.papers.render import MissingLetters
from tests.papers import make

VIETNAMESE = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
FORMS = pytest.mark.parametrize("form", ["NFC", "NFD"])


def test_the_alphabet_of_these_tests_is_whole() -> None:
    assert len(set(VIETNAMESE)) == 134


@FORMS
def test_every_letter_survives_in_the_body(form: str) -> None:
    letters = normalize(form, VIETNAMESE)

    paper = minutes_pdf(make.minutes(remarks=letters))

    assert VIETNAMESE in make.text(paper).replace(" ", "")


@FORMS
def test_every_letter_survives_in_bold(form: str) -> None:
    letters = normalize(form, " ".join(VIETNAMESE))

    paper = receipt_slip_pdf(make.slip(signature=Signature("Người tiếp nhận", letters)))

    assert VIETNAMESE in make.text(paper).replace(" ", "")


@FORMS
def test_every_letter_survives_in_italics(form: str) -> None:
    letters = normalize(form, " ".join(VIETNAMESE))

    paper = receipt_slip_pdf(make.slip(printing=replace(make.PRINTING, by=letters)))

    assert VIETNAMESE in make.text(paper).replace(" ", "")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("李 Mẫu", id="chinese"),
        pytest.param("សុខ", id="khmer"),
        pytest.param("\ud800", id="broken-half-of-a-letter"),
    ],
)
def test_a_letter_that_the_font_lacks_stops_the_paper_and_names_the_field(name: str) -> None:
    paper = make.minutes(name=name)

    with pytest.raises(MissingLetters) as refusal:
        minutes_pdf(paper)

    assert refusal.value.fields == ("name",)


def test_the_refusal_does_not_repeat_what_was_typed() -> None:
    paper = make.minutes(name="李 Mẫu")

    with pytest.raises(MissingLetters) as refusal:
        minutes_pdf(paper)

    assert "李" not in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("Lò\u202eThị\u200b Mẫu", "LòThị Mẫu", id="signs-that-turn-or-hide-text"),
        pytest.param("Lò\tThị", "Lò Thị", id="tab"),
        pytest.param("Lò\r\nThị\x07", "Lò Thị", id="line-end-and-bell"),
    ],
)
def test_signs_that_cannot_be_seen_do_not_reach_the_paper(typed: str, printed: str) -> None:
    minutes = make.minutes(remarks=typed)

    paper = minutes_pdf(minutes)

    assert printed in make.text(paper)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("#panic(1) #sys.inputs.context", id="code"),
        pytest.param("*đậm* _nghiêng_ $x^2$ `mã`", id="markup"),
        pytest.param("// bỏ qua /* và */ <nhãn> @nguồn", id="comment-and-label"),
        pytest.param("= Đề mục + 1. - \\u{41} ~ -- ...", id="heading-list-escape"),
        pytest.param('"nháy" }]) #{', id="quotes-and-brackets"),
    ],
)
def test_a_note_that_looks_like_code_is_printed_as_text(note: str) -> None:
    minutes = make.minutes(remarks=note)

    paper = minutes_pdf(minutes)

    assert note in make.text(paper)
