"""Accounts: a suspended officer is out at once; a reset lets them in with new things only."""

import json

import pytest
from sqlalchemy import select

from casework.actions.accounts import reset_officer, suspend_officer
from casework.actions.door import NotByOneAlone, WeakPassword, hash_token
from casework.database import Scope
from casework.passwords import hash_password
from casework.records.ids import new_id
from casework.records.officers import Officer, SignIn
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.sealing import place_of
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.town import Town
from tests.office import make
from workflows.terms import Rank

STRONG = "lua-chin-vang-tren-dong-17"


def hired(town: Town, *, signed_in: bool = False) -> Officer:
    """One more officer of the commune."""
    with town.database.writing(Scope.of_job("test")) as session:
        officer = make.officer(session, session.get_one(Unit, town.units["commune"]))
        officer.last_code_step = 7
        if signed_in:
            session.add(sign_in_of(officer))
        session.commit()
    return officer


def sign_in_of(officer: Officer) -> SignIn:
    token = hash_token(officer.login)
    return SignIn(
        id=new_id(), token_hash=token, officer_id=officer.id, started_at=MORNING, seen_at=MORNING
    )


def suspended(town: Town, officer: Officer) -> Officer:
    keeper = town.actors["board.head"]
    return perform(
        town.database,
        keeper,
        lambda s: suspend_officer(s, keeper, MORNING, s.get_one(Officer, officer.id), MORNING),
    )


def reset(
    town: Town, officer: Officer, password: str = STRONG, *, second: str = "owner.head"
) -> str:
    keeper = town.actors["board.head"]
    return perform(
        town.database,
        keeper,
        lambda s: reset_officer(
            s,
            town.keyring,
            keeper,
            MORNING,
            s.get_one(Officer, officer.id),
            password,
            MORNING,
            second=town.actors[second],
        ),
    )


def stored(town: Town, officer: Officer) -> Officer:
    with town.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Officer, officer.id)


def sign_ins(town: Town, officer: Officer) -> list[SignIn]:
    with town.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(select(SignIn).where(SignIn.officer_id == officer.id)))


def last_said(town: Town) -> tuple[str, object]:
    stream = f"unit:{town.units['board'].hex}"
    with town.database.reading(Scope.of_job("test")) as session:
        entries = select(Entry).where(Entry.stream == stream).order_by(Entry.seq.desc())
        last = session.scalars(entries.limit(1)).one()
    return last.event, json.loads(last.body)["details"]


def test_a_suspended_officer_is_out_at_once(town: Town) -> None:
    officer = hired(town, signed_in=True)

    suspended(town, officer)

    assert stored(town, officer).suspended_at == MORNING
    assert [sign_in.ended_at for sign_in in sign_ins(town, officer)] == [MORNING]
    assert last_said(town) == ("officer.suspended", {"subject": officer.id.hex})


def test_a_colleague_stays_in(town: Town) -> None:
    officer, colleague = hired(town), hired(town, signed_in=True)

    suspended(town, officer)

    assert [sign_in.ended_at for sign_in in sign_ins(town, colleague)] == [None]


def test_a_reset_gives_a_new_code_and_lets_a_suspended_officer_in_again(town: Town) -> None:
    officer = hired(town, signed_in=True)
    suspended(town, officer)

    seed = reset(town, officer)

    found = stored(town, officer)
    assert town.keyring.open_system(found.code_seed, place_of(found, "code_seed")) == seed
    assert (found.suspended_at, found.last_code_step) == (None, 0)
    assert found.password_hash not in ("", hash_password(STRONG))
    second = town.actors["owner.head"].officer_id
    assert last_said(town) == ("officer.reset", {"subject": officer.id.hex, "second": second.hex})


def test_one_administrator_alone_takes_over_no_account(town: Town) -> None:
    officer = hired(town)
    before = stored(town, officer).password_hash

    with pytest.raises(NotByOneAlone):
        reset(town, officer, second="board.head")

    assert stored(town, officer).password_hash == before


def test_a_reset_ends_whoever_is_in(town: Town) -> None:
    officer = hired(town, signed_in=True)

    reset(town, officer)

    assert [sign_in.ended_at for sign_in in sign_ins(town, officer)] == [MORNING]


@pytest.mark.parametrize(
    "password", ["ngắn", "password123456", ""], ids=["short", "guessable", "empty"]
)
def test_a_weak_password_changes_nothing(town: Town, password: str) -> None:
    officer = hired(town, signed_in=True)

    with pytest.raises(WeakPassword):
        reset(town, officer, password)

    assert stored(town, officer).last_code_step == 7
    assert [sign_in.ended_at for sign_in in sign_ins(town, officer)] == [None]


def test_no_seed_and_no_password_stands_in_the_trace(town: Town) -> None:
    officer = hired(town)

    seed = reset(town, officer)

    with town.database.reading(Scope.of_job("test")) as session:
        bodies = b"".join(session.scalars(select(Entry.body)))
    assert seed.encode() not in bodies
    assert STRONG.encode() not in bodies
    assert officer.rank is Rank.OFFICER
