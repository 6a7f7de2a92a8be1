"""Adding an officer who can then sign in."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import door
from casework.actions.door import LoginTaken, NewOfficer, WeakPassword
from casework.records.officers import Officer
from tests.office import make
from tests.web.doorway import PASSWORD, Door, change, code, events, found, officer, try_door
from workflows.terms import Rank


def test_a_new_officer_signs_in_with_the_seed_shown_once(opened: Door) -> None:
    seeds: list[str] = []
    change(opened, lambda session: seeds.append(add(opened, session)[1]))

    answer = try_door(opened.client(), "hoa.mau", PASSWORD, code(seeds[0], opened.wall()))

    assert answer.status_code == 303
    assert events(opened)[0] == ("door", "officer.added")


def test_the_login_is_stored_in_lower_case(opened: Door) -> None:
    change(opened, lambda session: add(opened, session, login=" Hoa.MAU "))

    assert found(opened, select(Officer.login)) == ["hoa.mau"]


def test_a_login_is_given_once(opened: Door) -> None:
    officer(opened, login="hoa.mau")

    with pytest.raises(LoginTaken):
        change(opened, lambda session: add(opened, session))


def test_a_weak_password_is_not_taken(opened: Door) -> None:
    with pytest.raises(WeakPassword):
        change(opened, lambda session: add(opened, session, password="matkhau12345"))

    assert found(opened, select(Officer)) == []


def add(opened: Door, session: Session, **given: Any) -> tuple[Officer, str]:
    asked = {"login": "hoa.mau", "password": PASSWORD, **given}
    new = NewOfficer(
        unit_id=make.unit(session).id, display_name="Hoa Mẫu", rank=Rank.OFFICER, **asked
    )
    return door.add_officer(session, opened.office.keyring, None, make.NOW, new)
