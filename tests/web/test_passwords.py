"""An officer chooses a password of their own; one that an administrator told opens nothing else."""

from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework.passwords import verify
from casework.records.officers import Officer
from tests.web.doorway import (
    PASSWORD,
    Door,
    change,
    events,
    form_token,
    found,
    officer,
    signed_in,
)

CHOSEN = "mùa gặt nắng vàng trên bến cũ"


def told(door: Door, who: Officer) -> None:
    """The password was drawn by the system and told by an administrator."""

    def tell(session: Session) -> None:
        session.get_one(Officer, who.id).password_is_told = True

    change(door, tell)


def chooses(client: FlaskClient, **more: str) -> TestResponse:
    fields = {"old": PASSWORD, "new": CHOSEN, "again": CHOSEN, **more}
    sent = {"csrf_token": form_token(client), "idempotency_key": uuid4(), **fields}
    return client.post("/password", data=sent)


def guesses(client: FlaskClient) -> None:
    """As often as the door allows."""
    for _ in range(10):
        chooses(client, old="đoán mò một câu dài")


def stored(door: Door, who: Officer) -> Officer:
    (row,) = found(door, select(Officer).where(Officer.id == who.id))
    assert isinstance(row, Officer)
    return row


def test_a_password_that_was_told_leads_to_choosing_another(opened: Door) -> None:
    who, _ = officer(opened)
    told(opened, who)
    client = signed_in(opened, who)

    answers = client.get("/desk"), client.get("/intake")

    assert [answer.location for answer in answers] == ["/password", "/password"]
    assert "do quản trị giao cho bạn" in client.get("/password").text


def test_whoever_has_chosen_works_as_everybody(opened: Door) -> None:
    who, _ = officer(opened)
    told(opened, who)
    client = signed_in(opened, who)

    answer = chooses(client)

    row = stored(opened, who)
    assert (answer.status_code, answer.location) == (303, "/desk")
    assert client.get("/desk").status_code == 200
    assert (row.password_is_told, verify(row.password_hash, CHOSEN)) == (False, True)
    assert ("unit", "officer.password_chosen") in events(opened)


def test_another_sign_in_ends_with_the_old_password(opened: Door) -> None:
    who, _ = officer(opened)
    other, client = signed_in(opened, who), signed_in(opened, who)

    chooses(client)

    assert other.get("/desk").location == "/sign-in"
    assert client.get("/desk").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"old": "không phải mật khẩu này"}, "#old"),
        ({"new": "ngắn", "again": "ngắn"}, "#new"),
        ({"new": "password123456", "again": "password123456"}, "#new"),
        ({"new": PASSWORD, "again": PASSWORD}, "#new"),
        ({"again": "một câu khác hẳn câu trên"}, "#again"),
    ],
    ids=["old one wrong", "short", "guessable", "the same again", "typed differently"],
)
def test_what_is_not_right_changes_nothing(opened: Door, wrong: dict[str, str], fault: str) -> None:
    who, _ = officer(opened)
    client = signed_in(opened, who)

    answer = chooses(client, **wrong)

    assert answer.status_code == 422
    assert f'href="{fault}"' in answer.text
    assert verify(stored(opened, who).password_hash, PASSWORD)


def test_no_password_is_shown_again(opened: Door) -> None:
    who, _ = officer(opened)
    client = signed_in(opened, who)

    answer = chooses(client, again="một câu khác hẳn câu trên")

    assert [word in answer.text for word in (PASSWORD, CHOSEN)] == [False, False]


def test_guessing_the_old_one_is_limited_as_at_the_door(opened: Door) -> None:
    who, _ = officer(opened)
    client = signed_in(opened, who)
    guesses(client)

    answer = chooses(client)

    assert answer.status_code == 422
    assert "Đã thử quá nhiều lần" in answer.text
    assert verify(stored(opened, who).password_hash, PASSWORD)
