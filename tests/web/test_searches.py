"""The pages of a search: what may be typed, where it leads, and what the page then says."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from casework.actions.search import MOST_AN_HOUR
from casework.records.cases import Case
from casework.records.ids import new_case_code
from casework.records.searches import Search, SearchKind
from casework.records.units import Unit
from tests.office import make
from tests.web.doorway import Door, change, found, post, signed_in
from tests.web.dossiers import NAME, received, send, staff
from workflows.terms import Rank

NOWHERE = "Không thấy hồ sơ nào giống."


def kinds(door: Door) -> list[SearchKind]:
    return [search.kind for search in found(door, select(Search).order_by(Search.at, Search.id))]


def said(page: str) -> str:
    """The words of a page in its main part."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({"code": "Trần Thị Mận Mẫu"}, SearchKind.PERSON),
        ({"code": "tran thi man mau 1990"}, SearchKind.PERSON),
        ({"code": "0190 123 456"}, SearchKind.PERSON),
        ({"code": "B1234567"}, SearchKind.PERSON),
        ({"full_name": "Trần Thị Mận Mẫu", "birth_year": "1990"}, SearchKind.PERSON),
        ({"number": "001098000123"}, SearchKind.PERSON),
        ({"code": new_case_code()}, SearchKind.CODE),
        ({"code": "AB2D-2345"}, SearchKind.NO_CODE),
        ({"code": "12"}, SearchKind.NO_CODE),
    ],
    ids=[
        "a name in the box",
        "a name and a year in the box",
        "a telephone in the box",
        "a passport in the box",
        "a name and a year",
        "a number",
        "a code",
        "a code with a slip",
        "too short for anything",
    ],
)
def test_what_is_typed_is_looked_for_as_what_it_is(
    opened: Door, typed: dict[str, str], kind: SearchKind
) -> None:
    lan, _ = staff(opened)

    answer = send(signed_in(opened, lan), "/searches", **typed)

    assert answer.status_code == 303
    assert kinds(opened) == [kind]


def test_an_address_says_nothing_of_what_was_typed(opened: Door) -> None:
    lan, _ = staff(opened)

    answer = send(signed_in(opened, lan), "/searches", code=NAME)

    assert re.fullmatch(r"/searches/[0-9a-f-]{36}", answer.location)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({}, "Hãy gõ họ tên, số giấy tờ hoặc mã hồ sơ."),
        ({"birth_year": "1998"}, "Hãy gõ họ tên, số giấy tờ hoặc mã hồ sơ."),
        ({"full_name": "123"}, "Tên cần có chữ cái."),
        ({"full_name": NAME, "birth_year": "98"}, "Năm sinh gồm bốn chữ số"),
        ({"number": "12345"}, "cần ít nhất 6 chữ số"),
    ],
    ids=["nothing", "a year alone", "no letter", "two digits of a year", "part of a number"],
)
def test_what_cannot_be_looked_for_is_a_fault_of_its_field(
    opened: Door, typed: dict[str, str], fault: str
) -> None:
    lan, _ = staff(opened)

    answer = send(signed_in(opened, lan), "/searches", **typed)

    assert answer.status_code == 422
    assert fault in answer.text
    assert kinds(opened) == []


def test_within_reach_the_code_is_shown_and_never_the_name(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, birth="1990")
    client = signed_in(opened, lan)

    page = client.get(send(client, "/searches", code="tran thi man mau 1990").location)

    assert page.status_code == 200
    assert f'href="/cases/{code}"' in page.text
    assert "Trùng họ tên và năm sinh" in said(page.text)
    assert "Mận" not in page.text


def test_elsewhere_the_page_says_whom_to_ask_and_no_more(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened)
    code = received(opened, lan, birth="1990")
    change(opened, lambda session: _give_telephone(session.get_one(Unit, unit.id)))
    client = signed_in(opened, hoa)

    page = client.get(send(client, "/searches", full_name=NAME, birth_year="1990").location)

    hint = f"Có thể có hồ sơ của người này tại {unit.name}; hãy hỏi đơn vị đó."
    assert f"{hint} Điện thoại: 0190 111 222." in said(page.text)
    assert code not in page.text
    assert "/cases/" not in page.text


def test_a_confidential_case_and_none_look_alike(opened: Door) -> None:
    lan, _ = staff(opened)
    hoa, _ = staff(opened)
    code = received(opened, lan)
    change(opened, lambda session: _hide(session, code, lan))
    client = signed_in(opened, hoa)

    hidden = client.get(send(client, "/searches", full_name=NAME).location)
    nobody = client.get(send(client, "/searches", full_name="Không Ai Cả Mẫu").location)

    assert NOWHERE in said(hidden.text)
    assert said(hidden.text) == said(nobody.text)


def test_the_head_of_the_lead_reads_who_looked_for_a_confidential_case(opened: Door) -> None:
    lan, unit = staff(opened)
    head, _ = staff(opened, of=unit, rank=Rank.SUPERVISOR)
    hoa, far = staff(opened)
    code = received(opened, lan)
    change(opened, lambda session: _hide(session, code, lan))

    send(signed_in(opened, hoa), "/searches", full_name=NAME)
    page = signed_in(opened, head).get(f"/cases/{code}/reads")

    assert "Ai đã tìm người này từ bên ngoài" in said(page.text)
    assert far.name in said(page.text)


def test_beyond_the_limit_the_page_says_so_and_the_head_reads_it(opened: Door) -> None:
    lan, unit = staff(opened)
    head, _ = staff(opened, of=unit, rank=Rank.SUPERVISOR)
    client = signed_in(opened, lan)
    code = received(opened, lan)
    [send(client, "/searches", code="Ai Đó Mẫu") for _ in range(MOST_AN_HOUR)]

    page = client.get(send(client, "/searches", code=NAME).location)
    by_code = client.get(send(client, "/searches", code=code).location)
    watched = signed_in(opened, head).get("/supervision")

    assert page.status_code == 409
    assert "Bạn đã tìm người 30 lần trong một giờ qua." in said(page.text)
    assert code not in page.text
    assert f"/cases/{code}" in by_code.text
    assert "Tìm người vượt số lần cho phép" in said(watched.text)


def test_a_double_click_is_one_search(opened: Door) -> None:
    lan, _ = staff(opened)
    client = signed_in(opened, lan)

    first = post(client, "/searches", code=NAME, idempotency_key=KEY)
    again = post(client, "/searches", code=NAME, idempotency_key=KEY)

    assert (first.status_code, again.status_code) == (303, 303)
    assert first.location == again.location
    assert len(kinds(opened)) == 1


def test_the_auditor_finds_no_person(opened: Door) -> None:
    lan, unit = staff(opened)
    auditor, _ = staff(opened, of=unit, rank=Rank.AUDITOR)
    code = received(opened, lan)
    client = signed_in(opened, auditor)

    page = client.get(send(client, "/searches", full_name=NAME).location)

    assert kinds(opened) == [SearchKind.NO_CODE]
    assert code not in page.text
    assert client.get("/searches/new").status_code == 403


def test_whoever_has_no_code_finds_the_form_in_the_places(opened: Door) -> None:
    lan, _ = staff(opened)
    client = signed_in(opened, lan)

    assert 'href="/searches/new"' in client.get("/desk").text
    assert client.get("/searches/new").status_code == 200


KEY = "9f0e4c1a-4a53-4bfc-9d1b-6c1a3f1c2d4e"


def _give_telephone(unit: Unit) -> None:
    unit.phone = "0190 111 222"


def _hide(session: make.Session, code: str, by: make.Officer) -> None:
    case = session.scalars(select(Case).where(Case.code == code)).one()
    case.confidential = True
    make.say(session, make.actor(by), case.file_id, case=case)
