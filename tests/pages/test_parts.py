"""The parts that every page is made of, rendered as an officer's browser gets them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import wtforms
from babel.messages.pofile import read_po
from flask import Flask

from casework.i18n import FORM_MESSAGES, FormWords
from casework.web.picture import Stretch, two_lines
from tests.pages.office import (
    HEARD,
    NOW,
    OFFICER,
    READ,
    SUPERVISOR,
    UNMET,
    faulty,
    make_app,
)
from workflows.source import Source
from workflows.terms import Stage


@pytest.fixture
def app() -> Flask:
    return make_app()


@pytest.fixture
def vietnamese(app: Flask) -> Iterator[Flask]:
    with app.test_request_context("/desk"):
        yield app


@pytest.fixture
def english(app: Flask) -> Iterator[Flask]:
    with app.test_request_context("/desk", headers={"Cookie": "casework_lang=en"}):
        yield app


def part(app: Flask, name: str, call: str, **given: object) -> str:
    """What a macro makes, with runs of blanks shortened."""
    file, _, macro = name.partition(":")
    source = f'{{% from "parts/{file}.html" import {macro or file} %}}{call}'
    return squeeze(app.jinja_env.from_string(source).render(**given))


def page(app: Flask, name: str, **given: object) -> str:
    return squeeze(app.jinja_env.get_template(f"layout/{name}.html").render(**given))


def squeeze(html: str) -> str:
    return re.sub(r"\s+", " ", html)


def test_a_field_says_why_we_ask_and_keeps_what_was_typed(vietnamese: Flask) -> None:
    form = faulty()

    html = part(vietnamese, "field", "{{ field(f, why='Hỏi để tính tuổi.') }}", f=form.born)

    assert 'aria-describedby="born-hint born-error"' in html
    assert "Hỏi để tính tuổi." in html
    assert "Cần ít nhất 4 ký tự." in html
    assert 'value="9"' in html
    assert 'autocomplete="off"' in html


def test_three_answers_stand_beside_a_field(vietnamese: Flask) -> None:
    form = faulty()

    html = part(vietnamese, "field", "{{ field(f.name, unsaid=f.safe) }}", f=form)

    assert html.count('type="radio"') == 2
    assert 'class="unsaid"' in html


def test_a_form_carries_token_key_and_faults_that_lead_to_their_inputs(vietnamese: Flask) -> None:
    form = faulty()

    html = part(vietnamese, "form", "{% call form('/x', f) %}…{% endcall %}", f=form)

    assert 'name="csrf_token"' in html
    assert 'name="idempotency_key" value="0b7e2d1e-key"' in html
    assert '<a href="#name">Họ và tên: Hãy điền ô này.</a>' in html
    assert '<a href="#safe-0">' in html


def test_an_open_act_is_a_button_that_posts(vietnamese: Flask) -> None:
    html = part(vietnamese, "act", "{{ act('Nhận', '/handoffs/1/acceptance') }}")

    assert '<form class="act" method="post" action="/handoffs/1/acceptance"' in html
    assert 'name="csrf_token"' in html
    assert 'name="idempotency_key"' in html


def test_a_closed_act_has_no_button_and_says_why(vietnamese: Flask) -> None:
    reasons = [UNMET]

    html = part(vietnamese, "act", "{{ act('Kết luận', '/x', r) }}", r=reasons)

    assert "<form" not in html
    assert "<button" not in html
    assert "xác minh thông tin ban đầu" in html
    assert "khoản 1 Điều 27" in html


@pytest.mark.parametrize(
    ("hours", "source", "look", "words"),
    [
        pytest.param(-5, READ, "late", "quá 5 giờ", id="late by an article that was read"),
        pytest.param(-5, HEARD, "due", "(để tham khảo)", id="late by hearsay is not red"),
        pytest.param(7, READ, "due", "còn 7 giờ", id="due within a day"),
        pytest.param(72, READ, "on-time", "còn 3 ngày", id="on time"),
    ],
)
def test_a_clock_says_in_words_how_late_it_is(
    vietnamese: Flask, hours: int, source: Source, look: str, words: str
) -> None:
    left = timedelta(hours=hours)

    html = part(vietnamese, "clock", "{{ clock(left, source=s) }}", left=left, s=source)

    assert f"clock--{look}" in html
    assert words in html


def test_a_clock_without_a_known_limit_says_so(vietnamese: Flask) -> None:
    html = part(vietnamese, "clock", "{{ clock(name='Tạm trú') }}")

    assert "chưa nhập thời hạn luật định" in html
    assert "data-clock" not in html


def test_the_tracker_says_the_stage_in_words(vietnamese: Flask) -> None:
    steps = [
        {"stage": Stage.RECEIPT, "state": "done"},
        {"stage": Stage.SUPPORT, "state": "current"},
    ]

    html = part(vietnamese, "tracker", "{{ tracker(steps) }}", steps=steps)

    assert "Bước 2 / 2:" in html
    assert "<strong>hỗ trợ</strong>" in html
    assert html.count('aria-current="step"') == 1


def test_a_task_that_cannot_start_is_no_link(vietnamese: Flask) -> None:
    tasks = [
        {"title": "Kết luận", "status": "blocked", "href": "/x"},
        {"title": "Xác minh", "status": "todo", "href": "/y"},
    ]

    html = part(vietnamese, "task_list", "{{ task_list(tasks) }}", tasks=tasks)

    assert 'href="/x"' not in html
    assert 'href="/y"' in html
    assert "Chưa thể làm" in html


def test_a_table_names_its_cells_for_narrow_screens(vietnamese: Flask) -> None:
    call = "{{ table('Hồ sơ', ['Mã', 'Bước'], [['K7M2PX9C', 'hỗ trợ']]) }}"

    html = part(vietnamese, "table", call)

    assert '<th scope="row" class="govuk-table__header">K7M2PX9C</th>' in html
    assert 'data-label="Bước"><div>hỗ trợ</div>' in html


def test_a_sealed_value_shows_that_it_is_shut(vietnamese: Flask) -> None:
    html = part(vietnamese, "sealed", "{{ sealed('họ tên') }}")

    assert "•••" in html
    assert "chưa mở" in html


def test_what_came_from_outside_is_escaped(vietnamese: Flask) -> None:
    html = part(vietnamese, "notice", "{{ notice(text) }}", text="<b>x</b>")

    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_the_two_lines_share_one_stretch_of_time(vietnamese: Flask) -> None:
    half = NOW + timedelta(days=5)
    leads = [Stretch("Trạm Mẫu", NOW, half), Stretch("Sở Mẫu", half, None)]
    picture = two_lines(leads, [Stretch("tại đơn vị", NOW, None)], NOW + timedelta(days=10))

    html = part(vietnamese, "line", "{{ line(p, 'Ai chủ trì') }}", p=picture)

    assert 'x="50.0%" y="20" width="50.0%"' in html
    assert "05/01/2026 đến 10/01/2026" in html
    assert "từ 10/01/2026 đến nay" in html


def test_nothing_known_draws_no_picture() -> None:
    assert two_lines([], [], NOW) is None


def test_the_tab_title_tells_nothing(vietnamese: Flask) -> None:
    html = page(vietnamese, "page", officer=OFFICER)

    assert "<title>Hồ sơ</title>" in html
    assert '<html lang="vi"' in html
    assert 'aria-current="page">Bàn làm việc' in html


@pytest.mark.parametrize(
    ("officer", "shown"),
    [
        pytest.param(SUPERVISOR, True, id="a supervisor"),
        pytest.param(OFFICER, False, id="an officer"),
        pytest.param(None, False, id="a stranger"),
    ],
)
def test_only_those_who_supervise_are_led_to_supervision(
    vietnamese: Flask, officer: object, shown: bool
) -> None:
    html = page(vietnamese, "page", officer=officer)

    assert ('href="/supervision"' in html) is shown


def test_a_stranger_sees_no_search_and_no_places(vietnamese: Flask) -> None:
    html = page(vietnamese, "signed_out", officer=None)

    assert 'role="search"' not in html
    assert 'class="places"' not in html


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param(403, "hãy hỏi lãnh đạo phụ trách", id="403"),
        pytest.param(404, "Hãy kiểm tra lại mã hồ sơ", id="404"),
        pytest.param(409, "Chưa có gì thay đổi", id="409"),
        pytest.param(422, "sửa các ô được nêu", id="422"),
        pytest.param(503, "Chưa có gì được ghi", id="503"),
    ],
)
def test_a_refusal_says_what_to_do_next(vietnamese: Flask, code: int, words: str) -> None:
    html = page(vietnamese, "error", officer=OFFICER, code=code)

    assert words in html
    assert "<title>Lỗi: Hồ sơ</title>" in html


def test_the_page_speaks_english_when_asked(english: Flask) -> None:
    html = page(english, "page", officer=OFFICER)

    assert '<html lang="en"' in html
    assert "Sign out" in html
    assert ">Tiếng Việt</button>" in html


def test_limits_are_counted_in_english_too(english: Flask) -> None:
    lasting = english.jinja_env.filters["lasting"]

    assert lasting(timedelta(days=1, hours=2)) == "1 day left"
    assert lasting(timedelta(hours=-5)) == "5 hours late"


def test_times_are_shown_as_in_vietnam(vietnamese: Flask) -> None:
    filters = vietnamese.jinja_env.filters
    late_evening = datetime(2026, 1, 4, 18, 0, tzinfo=UTC)

    assert filters["when"](late_evening) == "05/01/2026 01:00"
    assert filters["day"](late_evening) == "05/01/2026"
    assert filters["word"](Stage.RECEIPT) == "tiếp nhận"


def test_a_source_that_was_not_read_says_so(vietnamese: Flask) -> None:
    cite = vietnamese.jinja_env.filters["cite"]

    assert cite(READ) == "khoản 1 Điều 27 Luật số 53/2024/QH15"
    assert cite(HEARD).endswith("(theo nguồn thứ cấp, chưa đọc điều luật)")


def built_in_messages() -> list[str]:
    """Every message of the installed WTForms, from its own template of translations."""
    pot = Path(wtforms.__file__).parent / "locale" / "wtforms.pot"
    with pot.open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    return [text for each in ids for text in ([each] if isinstance(each, str) else each)]


@pytest.mark.parametrize("message", built_in_messages())
def test_no_built_in_message_stays_in_anothers_words(message: str) -> None:
    vi, en = FORM_MESSAGES[message]

    assert holes(vi) == holes(en) == holes(message)


def holes(text: str) -> list[str]:
    return sorted(re.findall(r"%(?:\(\w+\))?[sd]", text))


def test_a_message_of_ours_passes_unchanged(vietnamese: Flask) -> None:
    assert FormWords().gettext("Mã này không có.") == "Mã này không có."
    assert FormWords().ngettext("một", "nhiều", 2) == "nhiều"
