"""The duty roster: two people of one unit, one turn at a time, and never changed afterwards."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from casework.actions.roster import (
    NewTurn,
    TurnRefused,
    WrongWhen,
    enter_turn,
    withdraw_turn,
)
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.rosters import Staffing, roster_of
from casework.policy import OutOfReach
from casework.records.officers import Officer
from casework.records.rosters import DutyTurn
from casework.records.trace import Entry
from casework.transaction import perform
from tests.actions.town import Town
from tests.office import make
from workflows.silence import Rung
from workflows.terms import Rank

HOUR = timedelta(hours=1)
NOON = make.NOW
EVENING = NOON + 6 * HOUR


class Ward:
    """A unit of its own, with a head and two officers."""

    def __init__(self, town: Town) -> None:
        self.town = town
        with town.database.writing(Scope.of_job("test")) as session:
            unit = make.unit(session)
            self.head = make.actor(make.officer(session, unit, rank=Rank.SUPERVISOR))
            self.lan = make.officer(session, unit).id
            self.mai = make.officer(session, unit).id
            self.auditor = make.officer(session, unit, rank=Rank.AUDITOR).id
            session.commit()
        self.unit_id = unit.id

    def turn(self, from_at: datetime = NOON, to_at: datetime = EVENING) -> NewTurn:
        return NewTurn(self.lan, self.mai, from_at, to_at)

    def enters(self, turn: NewTurn, now: datetime = NOON, who: Actor | None = None) -> UUID:
        actor = who or self.head
        return perform(self.town.database, actor, lambda s: enter_turn(s, actor, now, turn).id)

    def withdraws(self, turn_id: UUID, now: datetime, who: Actor | None = None) -> None:
        actor = who or self.head
        perform(self.town.database, actor, lambda s: withdraw_turn(s, actor, now, turn_id) and None)

    def refuses(self, turn: NewTurn, now: datetime = NOON) -> WrongWhen:
        with pytest.raises(TurnRefused) as caught:
            self.enters(turn, now)
        return caught.value.wrong

    def told(self, rung: Rung, at: datetime) -> set[UUID]:
        with self.town.database.reading(Scope.of_unit(self.unit_id)) as session:
            staff = Staffing(session, [self.unit_id], NOON - HOUR).at(self.unit_id, at)
            return {officer.id for officer in staff.told_at(rung)}

    def said(self) -> list[str]:
        stream = f"unit:{self.unit_id.hex}"
        with self.town.database.reading(Scope.of_job("test")) as session:
            entries = select(Entry).where(Entry.stream == stream).order_by(Entry.seq)
            return [entry.event for entry in session.scalars(entries)]


@pytest.fixture
def ward(town: Town) -> Ward:
    return Ward(town)


def test_a_turn_puts_two_people_on_duty(ward: Ward) -> None:
    ward.enters(ward.turn())

    assert ward.told(Rung.DUTY_OFFICER, NOON) == {ward.lan}
    assert ward.told(Rung.DEPUTY, NOON) == {ward.mai}
    assert ward.told(Rung.SUPERVISORS, NOON) == {ward.head.officer_id}
    assert ward.said() == ["roster.turn_entered"]


@pytest.mark.parametrize("rung", Rung)
def test_without_a_turn_the_supervisors_stand_in(ward: Ward, rung: Rung) -> None:
    told = ward.told(rung, NOON)

    assert told == {ward.head.officer_id}


def test_where_nobody_supervises_everybody_who_may_answer_is_told(ward: Ward) -> None:
    _suspend(ward, ward.head.officer_id)

    told = ward.told(Rung.SUPERVISORS, NOON)

    assert told == {ward.lan, ward.mai}


def test_a_turn_ends_with_its_last_moment(ward: Ward) -> None:
    ward.enters(ward.turn())

    assert ward.told(Rung.DUTY_OFFICER, EVENING - timedelta(seconds=1)) == {ward.lan}
    assert ward.told(Rung.DUTY_OFFICER, EVENING) == {ward.head.officer_id}


def test_who_was_suspended_since_is_not_told(ward: Ward) -> None:
    ward.enters(ward.turn())
    _suspend(ward, ward.lan)

    told = ward.told(Rung.DUTY_OFFICER, NOON)

    assert told == {ward.head.officer_id}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"to_at": NOON}, WrongWhen.BACKWARDS),
        ({"from_at": NOON - 5 * HOUR, "to_at": NOON - HOUR}, WrongWhen.OVER),
        ({"to_at": NOON + timedelta(days=32)}, WrongWhen.TOO_LONG),
        (
            {"from_at": NOON + timedelta(days=367), "to_at": NOON + timedelta(days=368)},
            WrongWhen.TOO_FAR,
        ),
        ({"officer_id": uuid4()}, WrongWhen.AWAY),
    ],
    ids=["backwards", "over", "too long", "too far ahead", "of no unit"],
)
def test_the_roster_refuses(ward: Ward, change: dict[str, object], wrong: WrongWhen) -> None:
    turn = replace(ward.turn(), **change)  # type: ignore[arg-type]

    assert ward.refuses(turn) is wrong
    assert ward.said() == []


def test_nobody_is_their_own_deputy(ward: Ward) -> None:
    assert ward.refuses(replace(ward.turn(), deputy_id=ward.lan)) is WrongWhen.SAME


def test_an_officer_of_another_unit_is_not_put_on_duty(ward: Ward, town: Town) -> None:
    stranger = town.actors["owner"].officer_id

    assert ward.refuses(replace(ward.turn(), deputy_id=stranger)) is WrongWhen.AWAY


def test_an_auditor_answers_nothing_and_is_not_put_on_duty(ward: Ward) -> None:
    assert ward.refuses(replace(ward.turn(), deputy_id=ward.auditor)) is WrongWhen.AWAY


def test_who_is_suspended_is_not_put_on_duty(ward: Ward) -> None:
    _suspend(ward, ward.mai)

    assert ward.refuses(ward.turn()) is WrongWhen.AWAY


@pytest.mark.parametrize(
    ("begins", "ends"),
    [(-1, 1), (1, 2), (5, 7), (-1, 7)],
    ids=["into it", "within it", "out of it", "around it"],
)
def test_two_turns_of_one_unit_do_not_overlap(ward: Ward, begins: int, ends: int) -> None:
    ward.enters(ward.turn())

    wrong = ward.refuses(ward.turn(NOON + begins * HOUR, NOON + ends * HOUR))

    assert wrong is WrongWhen.TAKEN


def test_one_turn_follows_another_at_the_same_moment(ward: Ward) -> None:
    ward.enters(ward.turn())

    ward.enters(ward.turn(EVENING, EVENING + HOUR))

    assert ward.told(Rung.DUTY_OFFICER, EVENING) == {ward.lan}


def test_another_unit_has_a_roster_of_its_own(ward: Ward, town: Town) -> None:
    other = Ward(town)
    ward.enters(ward.turn())

    other.enters(other.turn())

    assert other.told(Rung.DUTY_OFFICER, NOON) == {other.lan}


def test_a_turn_that_was_taken_back_counts_until_then_and_makes_room(ward: Ward) -> None:
    first = ward.enters(ward.turn())
    at = NOON + HOUR

    ward.withdraws(first, at)
    ward.enters(replace(ward.turn(), officer_id=ward.mai, deputy_id=ward.lan), at)

    assert ward.told(Rung.DUTY_OFFICER, NOON) == {ward.lan}
    assert ward.told(Rung.DUTY_OFFICER, at) == {ward.mai}
    assert ward.said()[1] == "roster.turn_withdrawn"


def test_a_turn_entered_late_does_not_change_who_was_told_before(ward: Ward) -> None:
    ward.enters(ward.turn(), NOON + HOUR)

    assert ward.told(Rung.DUTY_OFFICER, NOON) == {ward.head.officer_id}
    assert ward.told(Rung.DUTY_OFFICER, NOON + HOUR) == {ward.lan}


def test_a_turn_that_is_over_stays(ward: Ward) -> None:
    turn_id = ward.enters(ward.turn())

    with pytest.raises(TurnRefused):
        ward.withdraws(turn_id, EVENING)

    assert ward.told(Rung.DUTY_OFFICER, NOON) == {ward.lan}


def test_the_turn_of_another_unit_is_as_absent(ward: Ward, town: Town) -> None:
    turn_id = ward.enters(ward.turn())

    with pytest.raises(OutOfReach):
        ward.withdraws(turn_id, NOON, town.actors["owner.head"])


def test_a_turn_taken_back_twice_is_taken_back_once(ward: Ward) -> None:
    turn_id = ward.enters(ward.turn())
    ward.withdraws(turn_id, NOON)

    ward.withdraws(turn_id, NOON + HOUR)

    with ward.town.database.reading(Scope.of_job("test")) as session:
        assert session.get_one(DutyTurn, turn_id).withdrawn_at == NOON
    assert ward.said() == ["roster.turn_entered", "roster.turn_withdrawn"]


def test_the_page_of_the_unit_shows_its_own_turns_alone(ward: Ward, town: Town) -> None:
    other = Ward(town)
    other.enters(other.turn())
    ward.enters(ward.turn(EVENING, EVENING + HOUR))

    with town.database.reading(Scope.of_unit(ward.unit_id)) as session:
        roster = roster_of(session, ward.head, NOON)

    assert roster.now is None
    assert [turn.from_at for turn in roster.to_come] == [EVENING]


def _suspend(ward: Ward, officer_id: UUID) -> None:
    with ward.town.database.writing(Scope.of_job("test")) as session:
        session.get_one(Officer, officer_id).suspended_at = NOON - HOUR
        session.commit()
