"""An edit on what changed meanwhile shows both sides, lets the officer choose, loses nothing."""

import re
from dataclasses import dataclass

import pytest

from casework.actions.opening import VISIT_LASTS
from casework.intake.columns import Column
from tests.security.pagereader import Page, read
from tests.web.acting import AtWork, at_work
from tests.web.doorway import Door, signed_in
from tests.web.dossiers import NAME, received, staff
from tests.web.test_batches import _Batch as Batch
from tests.web.test_cases_person import correct, seen_by, visited
from workflows.terms import Level, Rank, Sector

MOMENT = "02/03/2026 07:30"
MINE, THEIRS = "Thạch Thị Mẫu Một", "Thạch Thị Mẫu Hai"


@dataclass(frozen=True)
class Desks:
    """Two officers of a gate with the same row of a batch before them."""

    lan: AtWork
    hoa: AtWork
    row: str

    def form(self, whose: AtWork) -> dict[str, list[str]]:
        return read(whose.get(self.row).text).form_to(self.row).as_shown()

    def stored(self, column: Column) -> list[str]:
        return self.form(self.lan)[column.value]


@pytest.fixture
def desks(opened: Door) -> Desks:
    lan = at_work(opened, Sector.BORDER, Level.COMMUNE)
    hoa = at_work(opened, beside=lan)
    batch = lan.post("/batches", entry="receive_at_gate", received_at="02/03/2026 07:30").location
    lan.post(f"{batch}/rows", full_name_0="Thạch Thị Mẫu", sex_0="N")
    hoa.post(f"{batch}/visits")
    found = re.search(r'href="(/batch-rows/[0-9a-f-]{36})"', lan.get(batch).text)
    assert found
    return Desks(lan, hoa, found[1])


def sent(desks: Desks, by: AtWork, form: dict[str, list[str]], **typed: str) -> tuple[int, Page]:
    texts = {name: [text] for name, text in typed.items()}
    answer = by.post(desks.row, **{**form, **texts})
    return answer.status_code, read(answer.text)


def test_two_officers_who_change_the_same_box_see_both_sides(desks: Desks) -> None:
    mine, theirs = desks.form(desks.lan), desks.form(desks.hoa)
    sent(desks, desks.hoa, theirs, full_name=THEIRS, sex="Nữ")

    status, page = sent(desks, desks.lan, mine, full_name=MINE)

    assert status == 422
    assert "Bạn đã nhập" in page.html
    assert "Hiện đang lưu" in page.html
    assert "Cán bộ Mẫu" in page.html
    assert (MINE in page.html, THEIRS in page.html) == (True, True)
    assert desks.stored(Column.FULL_NAME) == [THEIRS]


def test_the_officer_chooses_their_own(desks: Desks) -> None:
    mine, theirs = desks.form(desks.lan), desks.form(desks.hoa)
    sent(desks, desks.hoa, theirs, full_name=THEIRS, sex="Nữ")
    _, page = sent(desks, desks.lan, mine, full_name=MINE)

    status, _ = sent(desks, desks.lan, page.form_to(desks.row).as_shown())

    assert status == 303
    assert desks.stored(Column.FULL_NAME) == [MINE]


def test_the_officer_chooses_what_is_stored(desks: Desks) -> None:
    mine, theirs = desks.form(desks.lan), desks.form(desks.hoa)
    sent(desks, desks.hoa, theirs, full_name=THEIRS, sex="Nữ")
    _, page = sent(desks, desks.lan, mine, full_name=MINE)

    sent(desks, desks.lan, page.form_to(desks.row).as_shown(), side_full_name="stored")

    assert desks.stored(Column.FULL_NAME) == [THEIRS]


def test_a_box_that_only_the_other_changed_stays_as_they_wrote_it(desks: Desks) -> None:
    mine, theirs = desks.form(desks.lan), desks.form(desks.hoa)
    sent(desks, desks.hoa, theirs, sex="Nữ", full_name=THEIRS)
    _, page = sent(desks, desks.lan, mine, note="Có con nhỏ.")

    status, _ = sent(desks, desks.lan, page.form_to(desks.row).as_shown())

    assert status == 303
    assert desks.stored(Column.FULL_NAME) == [THEIRS]
    assert desks.stored(Column.NOTE) == ["Có con nhỏ."]


def test_a_third_change_is_seen_again(desks: Desks) -> None:
    mine, theirs = desks.form(desks.lan), desks.form(desks.hoa)
    sent(desks, desks.hoa, theirs, full_name=THEIRS, sex="Nữ")
    _, page = sent(desks, desks.lan, mine, full_name=MINE)
    sent(desks, desks.hoa, desks.form(desks.hoa), full_name="Thạch Thị Mẫu Ba")

    status, again = sent(desks, desks.lan, page.form_to(desks.row).as_shown())

    assert status == 422
    assert "Thạch Thị Mẫu Ba" in again.html


def test_a_row_that_nobody_else_changed_is_simply_written(desks: Desks) -> None:
    status, _ = sent(desks, desks.lan, desks.form(desks.lan), full_name=MINE, sex="Nữ")

    assert status == 303
    assert desks.stored(Column.FULL_NAME) == [MINE]


@pytest.mark.parametrize("seen", ["", "{", "[]", "[1]", "null"])
def test_a_form_that_says_nothing_of_what_it_showed_breaks_nothing(desks: Desks, seen: str) -> None:
    status, _ = sent(desks, desks.lan, desks.form(desks.lan), full_name=MINE, seen=seen)

    assert status == 303


def test_a_draft_of_a_row_that_changed_since_shows_both_sides_when_it_is_sent(
    desks: Desks,
) -> None:
    desks.lan.post("/drafts", **{**desks.form(desks.lan), "full_name": [MINE]})
    sent(desks, desks.hoa, desks.form(desks.hoa), full_name=THEIRS, sex="Nữ")

    status, page = sent(desks, desks.lan, desks.form(desks.lan))

    assert status == 422
    assert (MINE in page.html, THEIRS in page.html) == (True, True)


def test_a_draft_of_a_fact_that_changed_since_shows_both_sides_at_once(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit)
    code = received(opened, lan)
    path = f"/cases/{code}/person/full_name"
    mine, theirs = visited(opened, lan, code), visited(opened, hoa, code)
    begun = read(mine.get(path).text).form_to(path).as_shown()
    mine.post("/drafts", data={**begun, "answer": [MINE], "reason": ["Nghe nhầm"]})
    correct(theirs, code, "full_name", answer=THEIRS, unsaid="said")

    page = mine.get(path).text

    assert "vừa được người khác sửa" in page
    assert (MINE in page, THEIRS in page) == (True, True)
    again = mine.post(path, data=read(page).form_to(path).as_shown())
    assert again.status_code == 303


def test_a_stale_correction_says_who_was_quicker(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = visited(opened, lan, code)
    seen = seen_by(client, code, "full_name")
    correct(client, code, "full_name", answer=THEIRS, unsaid="said")

    answer = correct(client, code, "full_name", answer=MINE, unsaid="said", seen=seen)

    assert answer.status_code == 422
    assert "Cán bộ Mẫu cập nhật lúc" in answer.text


def test_a_draft_of_a_fact_shows_nothing_before_the_case_is_opened(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    path = f"/cases/{code}/person/full_name"
    begun = read(visited(opened, lan, code).get(path).text).form_to(path).as_shown()
    signed_in(opened, lan).post("/drafts", data={**begun, "answer": [MINE]})
    opened.wall.passes(VISIT_LASTS)

    page = signed_in(opened, lan).get(path).text

    assert (MINE in page, NAME in page) == (False, False)


def test_two_administrators_who_correct_one_unit_see_both_sides(opened: Door) -> None:
    lan, hoa = (at_work(opened, rank=Rank.ADMINISTRATOR) for _ in range(2))
    path, action = f"/units/{lan.unit.id}", f"/units/{lan.unit.id}/name"
    mine, theirs = (read(each.get(path).text).form_to(action).as_shown() for each in (lan, hoa))
    hoa.post(action, **{**theirs, "phone": "024 0000 0001"})

    answer = lan.post(action, **{**mine, "phone": "024 0000 0002"})

    assert answer.status_code == 422
    assert ("024 0000 0001" in answer.text, "024 0000 0002" in answer.text) == (True, True)


def test_two_officers_who_say_what_a_column_means_see_both_sides(opened: Door) -> None:
    lan = at_work(opened, Sector.BORDER, Level.COMMUNE)
    hoa = at_work(opened, beside=lan)
    batch = Batch(lan, lan.post("/batches", entry="receive_at_gate", received_at=MOMENT).location)
    batch.uploads("return-list.csv")
    hoa.post(f"{batch.path}/visits")
    mine, theirs = (shown_to(each, batch.list) for each in (lan, hoa))
    hoa.post(batch.list, **{**theirs, "column_0": "note", "step": "look"})

    answer = lan.post(batch.list, **{**mine, "column_0": "unused", "step": "look"})

    assert answer.status_code == 422
    assert "Các ô cả hai người cùng sửa" in answer.text
    assert 'name="side_column_0"' in answer.text


def shown_to(whose: AtWork, path: str) -> dict[str, list[str]]:
    return read(whose.get(path).text).form_to(path).as_shown()
