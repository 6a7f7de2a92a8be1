"""`/healthz`: ready, or what is missing; never how it is protected."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.keys import Kek, KeyState
from tests.web.doorway import Door, change


def test_a_whole_office_is_ready(opened: Door) -> None:
    anybody = opened.client()

    answer = anybody.get("/healthz")

    assert answer.status_code == 200
    assert answer.json == {"ready": True, "missing": []}


def test_an_office_whose_keys_are_gone_is_not_ready(opened: Door) -> None:
    anybody = opened.client()
    change(opened, _lose_keys)

    answer = anybody.get("/healthz")

    assert answer.status_code == 503
    assert answer.json == {"ready": False, "missing": ["keys"]}


def _lose_keys(session: Session) -> None:
    for kek in session.scalars(select(Kek)):
        kek.state = KeyState.RETIRED
