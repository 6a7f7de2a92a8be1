"""The pages of the lists, and the forms that read them."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from casework.records.code_lists import CodeEntry
from tests.web.acting import AtWork, at_work, opened_by
from tests.web.doorway import Door, events, found
from workflows.terms import Level, Rank, Sector

WORD = {"vi": "tiếng Mẫu", "en": "Sample"}
OPTION = '<option value="tiếng Mẫu">'


@pytest.fixture
def keeper(opened: Door) -> AtWork:
    return at_work(opened, rank=Rank.ADMINISTRATOR)


@pytest.fixture
def post(opened: Door) -> AtWork:
    return at_work(opened, Sector.POLICE, Level.COMMUNE)


def entry_page(door: Door) -> str:
    (entry_id,) = found(door, select(CodeEntry.id))
    return f"/code-lists/entries/{entry_id}"


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_the_lists_are_kept_by_administrators_only(opened: Door, rank: Rank) -> None:
    somebody = at_work(opened, rank=rank)

    answers = somebody.get("/code-lists"), somebody.post("/code-lists/languages", **WORD)

    assert [answer.status_code for answer in answers] == [403, 403]


def test_an_added_word_is_suggested_on_the_form(opened: Door, keeper: AtWork, post: AtWork) -> None:
    before = post.get("/intake").text

    answer = keeper.post("/code-lists/languages", **WORD)

    assert (answer.status_code, OPTION in before) == (303, False)
    assert OPTION in post.get("/intake").text
    assert ("unit", "code_list.extended") in events(opened)


def test_a_retired_word_is_gone_from_the_form_and_stays_on_the_record(
    opened: Door, keeper: AtWork, post: AtWork
) -> None:
    keeper.post("/code-lists/languages", **WORD)
    received = post.post(
        "/intake", entry="receive", received_at="02/03/2026 07:00", language="tiếng Mẫu"
    )
    code = received.location.rpartition("/")[2]

    answer = keeper.post(f"{entry_page(opened)}/end", until="02/03/2026")

    opened_by(post, code)
    assert answer.status_code == 303
    assert OPTION not in post.get("/intake").text
    assert "tiếng Mẫu" in post.get(f"/cases/{code}/person").text
    assert "Không gợi ý từ 02/03/2026" in keeper.get("/code-lists/languages").text


def test_a_word_that_is_spelt_otherwise_leaves_the_old_record_alone(
    opened: Door, keeper: AtWork, post: AtWork
) -> None:
    keeper.post("/code-lists/languages", **WORD)
    received = post.post(
        "/intake", entry="receive", received_at="02/03/2026 07:00", language="tiếng Mẫu"
    )
    code = received.location.rpartition("/")[2]

    answer = keeper.post(f"{entry_page(opened)}/name", vi="tiếng Mới Mẫu", en="New")

    opened_by(post, code)
    assert answer.status_code == 303
    assert '<option value="tiếng Mới Mẫu">' in post.get("/intake").text
    assert "tiếng Mẫu" in post.get(f"/cases/{code}/person").text


def test_any_other_word_may_be_typed(post: AtWork) -> None:
    answer = post.post(
        "/intake", entry="receive", received_at="02/03/2026 07:00", language="tiếng Khác Mẫu"
    )

    assert answer.status_code == 303


def test_a_fact_suggests_the_words_of_its_list(keeper: AtWork, post: AtWork) -> None:
    keeper.post("/code-lists/ethnicities", vi="Dân tộc Mẫu", en="Sample")
    received = post.post("/intake", entry="receive", received_at="02/03/2026 07:00")
    code = opened_by(post, received.location.rpartition("/")[2])

    pages = [post.get(f"/cases/{code}/person/{fact}").text for fact in ("ethnicity", "occupation")]

    assert ['<option value="Dân tộc Mẫu">' in page for page in pages] == [True, False]


def test_a_word_is_given_once(keeper: AtWork) -> None:
    keeper.post("/code-lists/languages", **WORD)

    answer = keeper.post("/code-lists/languages", **WORD)

    assert answer.status_code == 422
    assert 'href="#vi"' in answer.text


def test_a_word_has_both_languages(keeper: AtWork) -> None:
    answer = keeper.post("/code-lists/languages", vi="tiếng Mẫu", en="")

    assert answer.status_code == 422
    assert 'href="#en"' in answer.text


def test_what_the_law_fixes_is_shown_with_its_source(keeper: AtWork) -> None:
    page = keeper.get("/code-lists").text

    assert "Điều 37 Luật số 53/2024/QH15" in page
    assert "quy tắc nội bộ" in page


def test_a_list_and_a_word_that_are_not_there_are_not_found(keeper: AtWork) -> None:
    nowhere = f"/code-lists/entries/{uuid4()}"

    answers = (
        keeper.get("/code-lists/kings"),
        keeper.post("/code-lists/kings", **WORD),
        keeper.get(nowhere),
        keeper.post(f"{nowhere}/name", **WORD),
        keeper.post(f"{nowhere}/end", until="02/03/2026"),
    )

    assert {answer.status_code for answer in answers} == {404}
