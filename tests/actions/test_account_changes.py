"""What opens an account takes two administrators; what closes one is done at once."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.account_changes import (
    LASTS,
    Wanted,
    Wrong,
    WrongChange,
    confirm,
    drop,
    half_of,
    hand_over,
    propose,
)
from casework.actions.accounts import LastAdministrators, posted, suspend_officer
from casework.actions.door import NotByOneAlone, hash_token
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.officers import left_behind
from casework.records.account_changes import AccountChange, Change, ChangeState
from casework.records.ids import new_id
from casework.records.officers import Officer, SignIn
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.sealing import place_of
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.paths import asked
from tests.actions.town import Town, found_town
from tests.office import make
from workflows.life import MoveRefused
from workflows.terms import Rank

TODAY = date(2026, 3, 2)
A_WEEK = timedelta(days=7)


def hired(town: Town, key: str = "commune", rank: Rank = Rank.OFFICER) -> Officer:
    """One more officer, with codes of their own and a browser that is signed in."""
    with town.database.writing(Scope.of_job("test")) as session:
        officer = make.officer(session, session.get_one(Unit, town.units[key]), rank=rank)
        officer.password_hash, officer.last_code_step = "a hash", 7
        officer.code_seed = town.keyring.seal_system("A SEED", place_of(officer, "code_seed"))
        token = hash_token(officer.login or "")
        session.add(
            SignIn(
                id=new_id(),
                token_hash=token,
                officer_id=officer.id,
                started_at=MORNING,
                seen_at=MORNING,
            )
        )
        session.commit()
    return officer


def keeper(town: Town) -> Actor:
    return make.actor(hired(town, "board", Rank.ADMINISTRATOR))


def does(town: Town, actor: Actor, act: Callable[[Session], Any]) -> Any:
    return perform(town.database, actor, act)


def proposed(town: Town, by: Actor, wanted: Wanted) -> AccountChange:
    return does(town, by, lambda s: propose(s, by, MORNING, wanted))


def confirmed(town: Town, by: Actor, change: AccountChange, after: timedelta = timedelta()) -> None:
    does(
        town,
        by,
        lambda s: confirm(s, by, MORNING + after, s.get_one(AccountChange, change.id), MORNING),
    )


def carried_out(town: Town, wanted: Wanted) -> AccountChange:
    """Proposed by one administrator and confirmed by another."""
    change = proposed(town, keeper(town), wanted)
    confirmed(town, keeper(town), change)
    return stored(town, AccountChange, change.id)


def stored(town: Town, of: Any, row_id: Any) -> Any:
    with town.database.reading(Scope.of_job("test")) as session:
        return session.get_one(of, row_id)


def post_with(town: Town, login: str | None) -> Officer:
    with town.database.reading(Scope.of_job("test")) as session:
        return session.scalars(select(Officer).where(Officer.login == login)).one()


def said(town: Town, event: str) -> dict[str, Any]:
    """The details of the latest entry of this event."""
    with town.database.reading(Scope.of_job("test")) as session:
        rows = select(Entry.body).where(Entry.event == event).order_by(Entry.id.desc())
        body = session.scalars(rows.limit(1)).one()
    details: dict[str, Any] = json.loads(body)["details"]
    return details


def is_in(town: Town, officer: Officer) -> bool:
    with town.database.reading(Scope.of_job("test")) as session:
        ended = session.scalars(select(SignIn.ended_at).where(SignIn.officer_id == officer.id))
        return None in list(ended)


def new_officer(town: Town, login: str, rank: Rank = Rank.OFFICER) -> Wanted:
    return Wanted(
        Change.ADD,
        unit_id=town.units["commune"],
        login=login,
        display_name="Cán bộ Mới Mẫu",
        rank=rank,
    )


def test_a_new_officer_is_there_only_when_a_second_administrator_confirmed(town: Town) -> None:
    first, second = keeper(town), keeper(town)
    change = proposed(town, first, new_officer(town, "moi.mot"))

    confirmed(town, second, change)

    officer = post_with(town, "moi.mot")
    assert (officer.unit_id, officer.rank) == (town.units["commune"], Rank.OFFICER)
    assert said(town, "officer.change_proposed")["what"] == "add"
    assert said(town, "officer.added")["second"] == first.officer_id.hex
    assert stored(town, AccountChange, change.id).state is ChangeState.CONFIRMED


def test_nobody_confirms_what_they_proposed(town: Town) -> None:
    first = keeper(town)
    change = proposed(town, first, new_officer(town, "moi.hai"))

    with pytest.raises(NotByOneAlone):
        confirmed(town, first, change)

    assert stored(town, AccountChange, change.id).state is ChangeState.PROPOSED


def test_a_proposal_that_nobody_confirmed_in_a_day_is_over(town: Town) -> None:
    change = proposed(town, keeper(town), new_officer(town, "moi.ba"))

    with pytest.raises(MoveRefused):
        confirmed(town, keeper(town), change, LASTS)

    assert stored(town, AccountChange, change.id).answered_by_id is None


def test_a_proposal_that_was_dropped_is_over(town: Town) -> None:
    first = keeper(town)
    change = proposed(town, first, new_officer(town, "moi.bon"))

    does(town, first, lambda s: drop(s, first, MORNING, s.get_one(AccountChange, change.id)))

    assert said(town, "officer.change_dropped") == {"change": change.id.hex}
    with pytest.raises(MoveRefused):
        confirmed(town, keeper(town), change)


def test_who_proposed_must_still_be_an_administrator(town: Town) -> None:
    first, second = keeper(town), keeper(town)
    change = proposed(town, first, new_officer(town, "moi.nam"))
    carried_out(town, Wanted(Change.RANK, first.officer_id, rank=Rank.OFFICER))

    with pytest.raises(WrongChange) as caught:
        confirmed(town, second, change)

    assert caught.value.wrong is Wrong.PROPOSER_AWAY


def test_the_same_thing_is_not_proposed_twice(town: Town) -> None:
    proposed(town, keeper(town), new_officer(town, "moi.sau"))

    with pytest.raises(WrongChange) as caught:
        proposed(town, keeper(town), new_officer(town, "MOI.sau"))

    assert caught.value.wrong is Wrong.PROPOSED_ALREADY


def test_a_login_belongs_to_one_officer(town: Town) -> None:
    taken = hired(town).login or ""

    with pytest.raises(WrongChange) as caught:
        proposed(town, keeper(town), new_officer(town, taken))

    assert caught.value.wrong is Wrong.LOGIN_TAKEN


def test_each_of_the_two_holds_one_half_of_a_new_account(town: Town) -> None:
    first, second = keeper(town), keeper(town)
    change = proposed(town, first, Wanted(Change.RESET, hired(town).id))
    confirmed(town, second, change)
    change = stored(town, AccountChange, change.id)

    halves = [half_of(who, MORNING, change) for who in (first, second, keeper(town))]

    assert halves == ["password_half", "seed_half", None]
    assert half_of(first, MORNING + LASTS, change) is None


def test_a_half_that_was_handed_over_is_forgotten(town: Town) -> None:
    first, second = keeper(town), keeper(town)
    change = proposed(town, first, Wanted(Change.RESET, hired(town).id))
    confirmed(town, second, change)

    does(town, first, lambda s: hand_over(s, first, MORNING, s.get_one(AccountChange, change.id)))

    after = stored(town, AccountChange, change.id)
    opened = town.keyring.open_system(after.password_half, place_of(after, "password_half"))
    assert opened is None
    assert town.keyring.open_system(after.seed_half, place_of(after, "seed_half")) is not None
    assert said(town, "officer.half_handed_over")["half"] == "password_half"


def test_a_stranger_to_a_change_hands_nothing_over(town: Town) -> None:
    change = carried_out(town, Wanted(Change.RESET, hired(town).id))
    third = keeper(town)

    with pytest.raises(MoveRefused):
        does(town, third, lambda s: hand_over(s, third, MORNING, s.merge(change)))


def test_a_reset_by_two_ends_the_old_proofs(town: Town) -> None:
    officer = hired(town)

    carried_out(town, Wanted(Change.RESET, officer.id))

    assert stored(town, Officer, officer.id).password_hash != officer.password_hash
    assert not is_in(town, officer)


def test_a_suspended_officer_is_let_in_again_by_two(town: Town) -> None:
    officer, by = hired(town), keeper(town)
    does(
        town,
        by,
        lambda s: suspend_officer(s, by, MORNING, s.get_one(Officer, officer.id), MORNING),
    )

    change = carried_out(town, Wanted(Change.LIFT, officer.id))

    assert stored(town, Officer, officer.id).suspended_at is None
    second = change.proposed_by_id.hex
    assert said(town, "officer.let_in_again") == {"subject": officer.id.hex, "second": second}


def test_whoever_is_not_suspended_is_not_let_in_again(town: Town) -> None:
    with pytest.raises(WrongChange) as caught:
        proposed(town, keeper(town), Wanted(Change.LIFT, hired(town).id))

    assert caught.value.wrong is Wrong.SAME_AS_NOW


def test_a_rank_changes_by_two_and_ends_the_sign_in(town: Town) -> None:
    officer = hired(town)

    carried_out(town, Wanted(Change.RANK, officer.id, rank=Rank.SUPERVISOR))

    assert stored(town, Officer, officer.id).rank is Rank.SUPERVISOR
    assert not is_in(town, officer)
    assert said(town, "officer.rank_changed")["rank"] == "supervisor"


def test_nobody_changes_their_own_rank(town: Town) -> None:
    own = keeper(town)

    with pytest.raises(WrongChange) as caught:
        proposed(town, own, Wanted(Change.RANK, own.officer_id, rank=Rank.SUPERVISOR))

    assert caught.value.wrong is Wrong.OWN_ACCOUNT


def test_nobody_confirms_a_change_of_their_own_account(town: Town) -> None:
    second = keeper(town)
    wanted = Wanted(Change.RANK, second.officer_id, rank=Rank.AUDITOR)
    change = proposed(town, keeper(town), wanted)

    with pytest.raises(WrongChange) as caught:
        confirmed(town, second, change)

    assert caught.value.wrong is Wrong.OWN_ACCOUNT


def test_an_officer_who_moves_takes_login_and_proofs_along(town: Town) -> None:
    officer = hired(town)

    carried_out(town, moving(town, officer, "post", TODAY))

    post, before = post_with(town, officer.login), stored(town, Officer, officer.id)
    assert (post.unit_id, post.password_hash, post.last_code_step) == (
        town.units["post"],
        officer.password_hash,
        7,
    )
    assert town.keyring.open_system(post.code_seed, place_of(post, "code_seed")) == "A SEED"
    assert (before.unit_id, before.login, before.password_hash) == (
        town.units["commune"],
        None,
        "",
    )
    assert not is_in(town, officer)
    assert said(town, "officer.moved")["becomes"] == post.id.hex


def test_a_move_waits_for_its_day(town: Town) -> None:
    officer = hired(town)

    carried_out(town, moving(town, officer, "post", TODAY + A_WEEK))

    assert stored(town, Officer, officer.id).login == officer.login
    assert is_in(town, officer)
    assert said(town, "officer.move_set")["on"] == "2026-03-09"


def test_on_its_day_the_move_is_made(town: Town) -> None:
    officer, by = hired(town), keeper(town)
    carried_out(town, moving(town, officer, "post", TODAY + A_WEEK))

    post = does(
        town,
        by,
        lambda s: posted(s, MORNING + A_WEEK, s.get_one(Officer, officer.id), MORNING),
    )

    assert post.unit_id == town.units["post"]
    assert not is_in(town, officer)


def test_whoever_comes_back_is_the_officer_of_then(town: Town) -> None:
    officer = hired(town)
    carried_out(town, moving(town, officer, "post", TODAY))

    carried_out(town, moving(town, post_with(town, officer.login), "commune", TODAY))

    assert post_with(town, officer.login).id == officer.id


def test_nobody_moves_to_a_unit_that_has_ended(town: Town) -> None:
    with pytest.raises(WrongChange) as caught:
        proposed(town, keeper(town), moving(town, hired(town), "ended_owner", TODAY))

    assert caught.value.wrong is Wrong.UNIT_AWAY


def test_an_account_that_moved_on_is_not_changed(town: Town) -> None:
    officer = hired(town)
    carried_out(town, moving(town, officer, "post", TODAY))

    with pytest.raises(MoveRefused):
        proposed(town, keeper(town), Wanted(Change.RESET, officer.id))


def test_what_an_officer_offered_stays_counted_for_their_unit(town: Town) -> None:
    asked(town)

    with town.database.reading(Scope.of_job("accounts")) as whole:
        left = left_behind(whole, town.actors["owner"].officer_id)

    assert left.requests >= 1
    assert left.is_any


def test_an_office_keeps_two_administrators(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    town = found_town(address_of_new_database(), tmp_path_factory.mktemp("keys"))
    first, second = keeper(town), keeper(town)

    with pytest.raises(LastAdministrators):
        does(
            town,
            first,
            lambda s: suspend_officer(
                s, first, MORNING, s.get_one(Officer, second.officer_id), MORNING
            ),
        )
    with pytest.raises(LastAdministrators):
        proposed(town, first, Wanted(Change.RANK, second.officer_id, rank=Rank.OFFICER))

    assert stored(town, Officer, second.officer_id).suspended_at is None
    town.database.dispose()


def moving(town: Town, officer: Officer, key: str, on: date) -> Wanted:
    return Wanted(Change.MOVE, officer.id, unit_id=town.units[key], moves_on=on)
