"""Blank forms: room to write, the order of the pages, both languages, and nobody's name."""

from datetime import UTC, datetime

import pytest

from casework.papers.blank import BlankForm, blank_form_pdf
from casework.papers.blank_forms import BATCH, FORMS, MINUTES, QUICK_INTAKE, TIP
from tests.papers import make

AT = datetime(2026, 1, 5, 7, 5, tzinfo=UTC)
UNIT = "Đồn Biên phòng cửa khẩu Mẫu"


def printed(form: BlankForm) -> bytes:
    return blank_form_pdf(form, UNIT, AT)


@pytest.mark.parametrize(
    ("form", "sheets"),
    [
        pytest.param(QUICK_INTAKE, 1, id="quick intake"),
        pytest.param(TIP, 1, id="tip"),
        pytest.param(MINUTES, 1, id="minutes"),
        pytest.param(BATCH, 2, id="batch"),
    ],
)
def test_a_form_keeps_to_its_sheets(form: BlankForm, sheets: int) -> None:
    assert len(make.pages(printed(form))) == sheets


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_says_who_printed_it_what_it_is_and_what_to_do_later(form: BlankForm) -> None:
    words = make.text(printed(form))

    assert words.startswith(f"{UNIT} Biểu mẫu giấy, dùng khi mất đường truyền")
    assert form.title.vi.upper() in words
    assert form.title.en in words
    assert "Có mạng lại" in words
    assert "In lúc 14:05 ngày 05/01/2026" in words


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_box_is_printed_in_both_languages_in_its_order(form: BlankForm) -> None:
    words = make.text(printed(form))
    labels = [
        label
        for section in form.sections
        for box in section.boxes
        if hasattr(box, "label")
        for label in (box.label.vi, box.label.en)
    ]

    places = [words.find(label) for label in labels]

    assert -1 not in places


def test_the_slip_that_the_person_carries_away_says_nothing_of_why() -> None:
    words = make.text(printed(QUICK_INTAKE))
    carried = words.split("Cắt theo đường này")[1].lower()

    assert "tổng đài 111" in carried
    assert not [word for word in ("mua bán", "nạn nhân", "họ và tên", "victim") if word in carried]


def test_no_form_asks_a_name_before_safety() -> None:
    names = QUICK_INTAKE.names

    assert names.index("safe_now") == 0
    assert names.index("full_name") > names.index("urgent_needs")


def test_the_sheet_of_a_batch_lies_and_holds_two_dozen_persons() -> None:
    pages = make.pages(printed(BATCH))

    assert [float(page.mediabox.width) > float(page.mediabox.height) for page in pages] == [
        True
    ] * 2
    assert BATCH.sections[-1].boxes[0].shape["rows"] == 24


def test_a_form_is_the_same_whenever_the_same_is_printed() -> None:
    assert printed(QUICK_INTAKE) == printed(QUICK_INTAKE)
