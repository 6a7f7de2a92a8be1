"""An address in a form: by today's places, by a former one with proposals, or abroad."""

import html
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casework.records.corrections import Correction
from tests.web.doorway import Door, count, signed_in
from tests.web.dossiers import received, send, staff

FORMER = "Thôn 3, xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn"
SPLIT = "phường Đại Mỗ, quận Nam Từ Liêm, thành phố Hà Nội"
LANG_SON, HA_NOI = "20", "01"
DONG_DANG = "2025-07-01.06184"


def test_an_address_by_todays_places_is_recorded_with_its_commune(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(
        client, code, where="today", province=LANG_SON, commune="dong dang", street="Tổ 4"
    )

    assert answer.status_code == 303
    assert "Tổ 4, Xã Đồng Đăng, tỉnh Lạng Sơn" in person(client, code)


@pytest.mark.parametrize(
    ("commune", "said"),
    [
        ("Bảo Lâm", "Đó là tên cũ; nơi đó nay thuộc: Xã Đồng Đăng."),
        ("Đồng Đằn", "Không có tên này. Gần giống: Xã Đồng Đăng"),
        (
            "Ở đâu đó trong rừng",
            "Tỉnh, thành phố này không có xã, phường, đặc khu nào tên như vậy.",
        ),
    ],
    ids=["a former name", "a slip", "no name at all"],
)
def test_a_commune_that_is_not_there_is_asked_again_with_what_may_be_meant(
    opened: Door, commune: str, said: str
) -> None:
    client, code = at_home(opened)

    answer = told(client, code, where="today", province=LANG_SON, commune=commune)

    assert answer.status_code == 422
    assert said in html.unescape(answer.text)
    assert f'value="{commune}"' in answer.text
    assert count(opened, Correction) == 0


def test_only_the_communes_of_the_chosen_province_are_sent(opened: Door) -> None:
    client, code = at_home(opened)

    first = client.get(f"/cases/{code}/person/home_address").text
    chosen = told(client, code, where="today", province=LANG_SON, commune="Không có").text

    assert offered(first) == 0
    assert offered(chosen) == 65
    assert len(re.findall(r"<option value=\"\d\d\"", first)) == 34


def test_a_former_address_comes_back_with_proposals_and_nothing_chosen(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(client, code, where="written", written=SPLIT)

    assert answer.status_code == 422
    assert len(re.findall(r'name="lines-0-place-decided"', answer.text)) == 5 + 1
    assert not re.search(r'name="lines-0-place-decided"[^>]*checked', answer.text)
    assert count(opened, Correction) == 0


def test_an_officer_decides_and_the_words_stay(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(client, code, where="written", written=FORMER, decided=DONG_DANG)

    assert answer.status_code == 303
    assert f"{FORMER} → Xã Đồng Đăng, tỉnh Lạng Sơn" in person(client, code)


@pytest.mark.parametrize("sent", [{"decided": "kept"}, {}], ids=["kept", "nothing proposed"])
def test_a_former_address_may_stay_as_written(opened: Door, sent: dict[str, str]) -> None:
    client, code = at_home(opened)
    words = FORMER if sent else "Thôn Mẫu, gần suối"

    answer = told(client, code, where="written", written=words, **sent)

    assert answer.status_code == 303
    assert words in person(client, code)
    assert "→" not in person(client, code)


def test_what_the_lists_did_not_propose_is_no_answer(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(client, code, where="written", written=SPLIT, decided=DONG_DANG)

    assert answer.status_code == 422
    assert count(opened, Correction) == 0


def test_an_address_abroad_is_told_in_words(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(client, code, where="abroad", country="Mianma", abroad="gần chợ, không rõ tên")

    assert answer.status_code == 303
    assert "Gần chợ, không rõ tên, Mianma" in person(client, code)


@pytest.mark.parametrize(
    "sent",
    [
        {"where": "today"},
        {"where": "today", "street": "Tổ 4"},
        {"where": "today", "province": "99"},
        {"where": "today", "province": HA_NOI, "written": FORMER},
        {"where": "written"},
        {"where": "abroad", "province": HA_NOI},
        {"where": "nowhere", "written": FORMER},
        {"where": "written", "written": "a" * 301},
    ],
    ids=["empty", "no province", "unknown", "two ways", "no words", "other box", "no way", "long"],
)
def test_an_address_that_says_too_little_or_too_much_is_asked_again(
    opened: Door, sent: dict[str, str]
) -> None:
    client, code = at_home(opened)

    answer = told(client, code, **sent)

    assert answer.status_code == 422
    assert all(value in answer.text for value in sent.values() if len(value) > 10)
    assert count(opened, Correction) == 0


def test_a_street_without_a_province_is_not_lost(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(client, code, where="today", street="Tổ 4")

    assert answer.status_code == 422
    assert 'href="#lines-0-place-province"' in answer.text
    assert 'id="lines-0-place-province-error"' in answer.text


def test_an_address_of_a_list_is_shown_as_it_was_written(opened: Door) -> None:
    client, code = at_home(opened, home_address=FORMER)

    page = client.get(f"/cases/{code}/person/home_address").text

    assert f'value="{FORMER}"' in page
    assert re.search(r'value="written"[^>]*checked|checked[^>]*value="written"', page)
    assert DONG_DANG in page


def test_nobody_has_to_tell_an_address(opened: Door) -> None:
    client, code = at_home(opened)

    answer = told(client, code, unsaid="declines", where="today")

    assert answer.status_code == 303
    assert "Không muốn nói" in person(client, code)


def at_home(opened: Door, **known: object) -> tuple[FlaskClient, str]:
    """An officer who opened a case."""
    lan, _ = staff(opened)
    code = received(opened, lan, **known)
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/visits", section="person")
    return client, code


def told(client: FlaskClient, code: str, *, unsaid: str = "said", **boxes: str) -> TestResponse:
    """An address that is recorded or corrected."""
    page = client.get(f"/cases/{code}/person/home_address").text
    seen = re.search(r'name="seen"[^>]*value="(\w*)"', page)
    sent = {f"lines-0-place-{name}": value for name, value in boxes.items()}
    fields = {"unsaid": unsaid, "reason": "Nghe nhầm", "seen": seen[1] if seen else "", **sent}
    return send(client, f"/cases/{code}/person/home_address", **fields)


def person(client: FlaskClient, code: str) -> str:
    return html.unescape(client.get(f"/cases/{code}/person").text)


def offered(page: str) -> int:
    """How many communes stand in the list under the box."""
    (listed,) = re.findall(r"<datalist.*?</datalist>", page, re.DOTALL)
    return listed.count("<option")
