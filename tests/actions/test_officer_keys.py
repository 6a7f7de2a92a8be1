"""Keys of officers: one holds at a time, follows the password, and ends with the post."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.accounts import (
    choose_password,
    move_officer,
    reset_officer,
    suspend_officer,
)
from casework.actions.officer_keys import Locked, kept, locked_anew, unlocked
from casework.audit import Actor
from casework.database import Scope
from casework.office import vietnam_day
from casework.records.officer_keys import KeyEnd, OfficerKey
from casework.records.officers import Officer
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.sealing import Place, place_of
from casework.signing import NotUnlocked, Pen
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.town import Town
from tests.office import make
from workflows.engine import Refused
from workflows.regime import Lack
from workflows.terms import Rank

PASSWORD = "cò bay thẳng cánh 9 ruộng"
NEXT = "mùa gặt nắng vàng trên bến cũ"
LATER = MORNING + timedelta(hours=1)

T = TypeVar("T")


@dataclass(frozen=True)
class Hand:
    """A head who signs."""

    town: Town
    actor: Actor

    def does(self, act: Callable[[Session], T]) -> T:
        return perform(self.town.database, self.actor, act)

    def takes_pen(self, password: str = PASSWORD) -> Pen | Locked:
        with self.town.database.reading(Scope.of_job("test")) as session:
            session.info["keyring"] = self.town.keyring
            return unlocked(session, self.actor.officer_id, password)

    def keeps(self, pen: Pen | Locked) -> str:
        return self.does(lambda s: kept(s, self.actor, MORNING, pen)[0].key_id)

    def officer(self, session: Session) -> Officer:
        return session.get_one(Officer, self.actor.officer_id)

    @property
    def keys(self) -> list[OfficerKey]:
        of_officer = select(OfficerKey).where(OfficerKey.officer_id == self.actor.officer_id)
        with self.town.database.reading(Scope.of_job("test")) as session:
            return list(session.scalars(of_officer.order_by(OfficerKey.id)))

    def said(self, event: str) -> list[dict[str, object]]:
        entries = select(Entry).where(Entry.event == event).order_by(Entry.id)
        with self.town.database.reading(Scope.of_job("test")) as session:
            details = [json.loads(row.body)["details"] for row in session.scalars(entries)]
        ours = {key.key_id for key in self.keys}
        return [detail for detail in details if detail["key"] in ours]


@pytest.fixture
def hand(town: Town) -> Hand:
    """A head of the commune who has signed once."""
    with town.database.writing(Scope.of_job("test")) as session:
        unit = session.get_one(Unit, town.units["commune"])
        officer = make.officer(session, unit, rank=Rank.SUPERVISOR)
        session.commit()
    signer = Hand(town, make.actor(officer))
    signer.keeps(signer.takes_pen())
    return signer


def test_the_first_signature_makes_the_key(hand: Hand) -> None:
    (key,) = hand.keys

    assert (key.made_at, key.ended_at) == (MORNING, None)
    assert hand.said("key.made") == [{"key": key.key_id}]


def test_the_next_signature_takes_the_same_key(hand: Hand) -> None:
    again = hand.keeps(hand.takes_pen())

    assert [again] == [key.key_id for key in hand.keys]


def test_the_key_opens_to_no_other_password(hand: Hand) -> None:
    with pytest.raises(NotUnlocked):
        hand.takes_pen(NEXT)


def test_the_key_follows_a_password_that_the_officer_chooses(hand: Hand) -> None:
    hand.does(lambda s: chooses(s, hand, locked_anew(s, hand.actor.officer_id, PASSWORD, NEXT)))

    (key,) = hand.keys
    assert hand.keeps(hand.takes_pen(NEXT)) == key.key_id
    assert hand.said("key.locked_anew") == [{"key": key.key_id}]
    with pytest.raises(NotUnlocked):
        hand.takes_pen(PASSWORD)


def test_a_key_that_could_not_be_opened_ends_with_the_old_password(hand: Hand) -> None:
    hand.does(lambda s: chooses(s, hand, None))

    assert [(key.ended_at, key.end) for key in hand.keys] == [(LATER, KeyEnd.FORGOTTEN)]


def test_a_reset_ends_the_key(hand: Hand) -> None:
    keeper, second = hand.town.actors["board.head"], hand.town.actors["owner.head"]

    perform(
        hand.town.database,
        keeper,
        lambda s: reset_officer(
            s, hand.town.keyring, keeper, LATER, hand.officer(s), NEXT, LATER, second=second
        ),
    )

    (key,) = hand.keys
    subject = hand.actor.officer_id.hex
    assert (key.ended_at, key.end) == (LATER, KeyEnd.RESET)
    assert hand.said("key.ended") == [{"key": key.key_id, "subject": subject, "end": "reset"}]


def test_after_a_reset_the_officer_gets_another_key(hand: Hand) -> None:
    hand.does(lambda s: chooses(s, hand, None))

    hand.keeps(hand.takes_pen(NEXT))

    assert [key.ended_at for key in hand.keys] == [LATER, None]
    assert len({key.public_key for key in hand.keys}) == 2


def test_a_suspension_ends_the_key(hand: Hand) -> None:
    keeper = hand.town.actors["board.head"]

    perform(
        hand.town.database,
        keeper,
        lambda s: suspend_officer(s, keeper, LATER, hand.officer(s), LATER),
    )

    assert [(key.ended_at, key.end) for key in hand.keys] == [(LATER, KeyEnd.SUSPENDED)]


def test_a_key_stays_with_the_post_that_an_officer_leaves(hand: Hand) -> None:
    keeper, second = hand.town.actors["board.head"], hand.town.actors["owner.head"]
    to = hand.town.units["police"]
    hand.does(lambda s: has_a_seed(s, hand))

    perform(
        hand.town.database,
        keeper,
        lambda s: move_officer(
            s, keeper, LATER, hand.officer(s), to, vietnam_day(LATER), LATER, second=second
        ),
    )

    assert [(key.ended_at, key.end) for key in hand.keys] == [(LATER, KeyEnd.MOVED)]


def test_a_key_that_ended_meanwhile_signs_nothing(hand: Hand) -> None:
    pen = hand.takes_pen()
    hand.does(lambda s: chooses(s, hand, None))

    with pytest.raises(Refused) as refusal:
        hand.keeps(pen)

    assert {reason.kind for reason in refusal.value.unmet} == {Lack.KEY}


def test_an_ended_key_is_kept_by_nobody(hand: Hand) -> None:
    hand.does(lambda s: chooses(s, hand, None))

    (key,) = hand.keys
    place = hand.town.keyring.open_system(key.locked, place_of_lock(key))

    assert place is None


def chooses(session: Session, hand: Hand, key: Locked | None) -> None:
    officer = hand.officer(session)
    choose_password(session, hand.actor, LATER, officer, "a hash", LATER, key=key)


def has_a_seed(session: Session, hand: Hand) -> None:
    officer = hand.officer(session)
    place = place_of(officer, "code_seed")
    officer.code_seed = hand.town.keyring.seal_system("A SEED", place)


def place_of_lock(key: OfficerKey) -> Place:
    return place_of(key, "locked")
