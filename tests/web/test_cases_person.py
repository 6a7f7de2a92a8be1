"""What is known of the person: masked until opened, corrected with a reason, never overwritten."""

import re

import pytest
from flask.testing import FlaskClient

from casework.actions.opening import VISIT_LASTS
from casework.lookups.facts import ANSWERS, GROUPS, LONG, Fact
from casework.records.corrections import Correction
from casework.records.persons import Person
from casework.records.reaches import Tie
from casework.sealing import sealed_columns
from tests.security.pagereader import read
from tests.web.doorway import Door, count, signed_in
from tests.web.dossiers import NAME, received, send, staff, tied
from workflows.terms import Rank

NEW_NAME = "Trần Thị Mận Chín Mẫu"


def test_every_fact_of_a_person_has_its_word_and_its_group_once() -> None:
    columns = set(sealed_columns(Person))

    named = {fact.value for fact in Fact}
    grouped = [fact for facts in GROUPS.values() for fact in facts]

    assert named == columns
    assert sorted(grouped) == sorted(Fact)
    assert not set(ANSWERS) & LONG


def test_every_fact_is_masked_before_the_case_is_opened(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, home_address="Thôn Mẫu")

    page = signed_in(opened, lan).get(f"/cases/{code}/person").text

    assert NAME not in page
    assert "Thôn Mẫu" not in page
    assert f"/cases/{code}/person/full_name" not in page


def test_an_opened_fact_can_be_corrected_and_keeps_its_earlier_text(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = visited(opened, lan, code)

    answer = correct(client, code, "full_name", answer=NEW_NAME, unsaid="said")
    page = client.get(f"/cases/{code}/person/full_name").text

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}/person#full_name")
    assert NEW_NAME in page
    assert f"{NAME}" in page
    assert "Lý do: Nghe nhầm" in page


def test_a_correction_needs_a_reason_and_keeps_what_was_typed(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = visited(opened, lan, code)

    answer = correct(client, code, "full_name", answer=NEW_NAME, unsaid="said", reason="")

    assert answer.status_code == 422
    assert NEW_NAME in answer.text
    assert 'href="#reason"' in answer.text
    assert count(opened, Correction) == 0


def test_the_first_answer_is_recorded_without_a_reason(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, ethnicity=None)
    client = visited(opened, lan, code)
    asked = client.get(f"/cases/{code}/person/ethnicity").text

    answer = correct(client, code, "ethnicity", answer="Nùng", unsaid="said", reason="")

    assert answer.status_code == 303
    assert "Ghi: Dân tộc" in asked
    assert "Lý do sửa" not in asked
    assert 'value="not_asked"' not in asked
    assert "Nùng" in fact_in(client.get(f"/cases/{code}/person").text, "ethnicity")


def test_a_list_without_a_choice_asks_for_one(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = visited(opened, lan, code)

    answer = correct(client, code, "pregnancy")

    assert answer.status_code == 422
    assert "Hãy chọn một mục." in answer.text
    assert "Hãy điền ô này." not in answer.text


def test_a_stale_form_shows_both_texts_and_writes_nothing(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit)
    code = received(opened, lan)
    first, second = visited(opened, lan, code), visited(opened, hoa, code)
    seen = seen_by(second, code, "full_name")
    correct(first, code, "full_name", answer=NEW_NAME, unsaid="said")

    answer = correct(second, code, "full_name", answer="Tên Khác Mẫu", unsaid="said", seen=seen)

    assert answer.status_code == 422
    assert NEW_NAME in answer.text
    assert "Tên Khác Mẫu" in answer.text
    assert count(opened, Correction) == 1


def test_a_draft_of_no_date_over_a_text_that_changed_is_shown_beside_it(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit)
    code = received(opened, lan, birth="1998")
    first, second = visited(opened, lan, code), visited(opened, hoa, code)
    path = f"/cases/{code}/person/birth"
    form = read(second.get(path).text).form_to(path).as_shown()
    second.post("/drafts", data={**form, "day": ["xx"], "year": ["20o1"]})
    correct(first, code, "birth", year="1999", unsaid="said")

    page = second.get(path)

    assert page.status_code == 200
    assert "xx/20o1" in page.text
    assert "1999" in page.text


def test_a_stale_form_sent_again_is_meant(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit)
    code = received(opened, lan)
    first, second = visited(opened, lan, code), visited(opened, hoa, code)
    seen = seen_by(second, code, "full_name")
    correct(first, code, "full_name", answer=NEW_NAME, unsaid="said")
    stale = correct(second, code, "full_name", answer="Tên Khác Mẫu", unsaid="said", seen=seen)

    answer = correct(
        second, code, "full_name", answer="Tên Khác Mẫu", unsaid="said", seen=seen_in(stale.text)
    )

    assert answer.status_code == 303
    assert count(opened, Correction) == 2


@pytest.mark.parametrize(
    ("field", "sent", "shown"),
    [
        pytest.param("narrative", {"unsaid": "declines"}, "Không muốn nói", id="declines"),
        pytest.param("phone", {"unsaid": "does_not_know"}, "Không biết", id="does not know"),
        pytest.param("sex", {"answer": "declines"}, "Không muốn nói", id="in a fixed list"),
        pytest.param("sex", {"answer": "female"}, "Nữ", id="a fixed answer"),
        pytest.param("age_band", {"answer": "unclear"}, "Chưa rõ", id="unclear age"),
        pytest.param(
            "wishes",
            {"answer": ["to_stay", "to_share"], "unsaid": "said"},
            "Mong muốn ở lại cơ sở, đồng ý chia sẻ thông tin",
            id="several wishes",
        ),
        pytest.param("wishes", {"unsaid": "none"}, "Không có mong muốn nào", id="no wish"),
        pytest.param("full_name", {"unsaid": "not_asked"}, "Chưa hỏi", id="not asked"),
    ],
)
def test_an_answer_may_be_none_of_the_usual(
    opened: Door, field: str, sent: dict[str, object], shown: str
) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = visited(opened, lan, code)

    answer = correct(client, code, field, **sent)
    page = client.get(f"/cases/{code}/person").text

    assert answer.status_code == 303
    assert shown in fact_in(page, field)


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        pytest.param("full_name", {"answer": "", "unsaid": "said"}, id="nothing said"),
        pytest.param("full_name", {"answer": "A", "unsaid": "declines"}, id="both at once"),
        pytest.param("full_name", {"answer": "a" * 301, "unsaid": "said"}, id="too long"),
        pytest.param("age_band", {"answer": "declines"}, id="the law needs an age"),
        pytest.param("citizenship", {"answer": "martian"}, id="outside the list"),
        pytest.param("wishes", {"answer": ["to_fly"], "unsaid": "said"}, id="an unknown wish"),
        pytest.param("wishes", {"unsaid": "said"}, id="nothing ticked"),
        pytest.param("sex", {}, id="no answer"),
    ],
)
def test_bad_input_is_answered_on_the_same_page(
    opened: Door, field: str, sent: dict[str, object]
) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = visited(opened, lan, code)

    answer = correct(client, code, field, **sent)

    assert answer.status_code == 422
    assert "Cần xem lại" in answer.text
    assert count(opened, Correction) == 0


def test_an_opening_that_ended_loses_no_typed_text(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    seen = seen_by(visited(opened, lan, code), code, "full_name")
    opened.wall.passes(VISIT_LASTS)
    client = signed_in(opened, lan)

    answer = correct(client, code, "full_name", answer=NEW_NAME, unsaid="said", seen=seen)

    assert answer.status_code == 422
    assert NEW_NAME in answer.text
    assert NAME not in answer.text
    assert count(opened, Correction) == 0


def test_the_danger_is_not_corrected_on_a_mere_visit(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, danger="Mẫu")
    client = visited(opened, lan, code)

    page = client.get(f"/cases/{code}/person/danger").text

    assert "Hãy mở trước khi ghi." in page
    assert 'name="reason"' not in page


@pytest.mark.parametrize(
    ("rank", "tie", "status"),
    [
        pytest.param(Rank.OFFICER, Tie.ASKED, 409, id="who was asked corrects nothing"),
        pytest.param(Rank.SUPERVISOR, Tie.OVERSEES, 409, id="nor a supervisor above"),
        pytest.param(Rank.AUDITOR, Tie.LEADS, 403, id="nor an auditor"),
    ],
)
def test_only_who_holds_the_case_corrects(opened: Door, rank: Rank, tie: Tie, status: int) -> None:
    lan, _ = staff(opened)
    somebody, unit = staff(opened, rank=rank)
    code = received(opened, lan)
    tied(opened, code, unit, tie)

    answer = signed_in(opened, somebody).get(f"/cases/{code}/person/full_name")

    assert answer.status_code == status


@pytest.mark.parametrize("field", ["id", "file_id", "unknown", "__class__"])
def test_there_is_no_page_for_what_is_no_fact(opened: Door, field: str) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    answer = signed_in(opened, lan).get(f"/cases/{code}/person/{field}")

    assert answer.status_code == 404


def visited(opened: Door, officer: object, code: str) -> FlaskClient:
    client = signed_in(opened, officer)
    send(client, f"/cases/{code}/visits", section="person")
    return client


def correct(client: FlaskClient, code: str, field: str, **sent: object) -> object:
    fields = {"reason": "Nghe nhầm", **sent}
    fields.setdefault("seen", seen_by(client, code, field))
    return send(client, f"/cases/{code}/person/{field}", **fields)


def seen_by(client: FlaskClient, code: str, field: str) -> str:
    return seen_in(client.get(f"/cases/{code}/person/{field}").text)


def seen_in(page: str) -> str:
    found = re.search(r'name="seen"[^>]*value="(\w*)"', page)
    return found[1] if found else ""


def fact_in(page: str, field: str) -> str:
    found = re.search(rf'<span id="{field}"[^>]*>(.*?)</dd>', page, re.DOTALL)
    assert found
    return found[1]
