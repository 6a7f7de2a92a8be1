"""The ladder of silence by date: nights, weekends and Tết; who is told, and what ends it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workflows.days import VIETNAM, Calendar
from workflows.life import Side
from workflows.silence import (
    LADDER,
    Course,
    Pace,
    Rung,
    Silence,
    climbed,
    pace_of,
    silence_at,
    stretches,
)
from workflows.source import Confidence
from workflows.terms import Moves

TET = Calendar(days_off=frozenset(date(2026, 2, day) for day in range(16, 21)))
MADE_UP = Calendar(worked_days=frozenset({date(2026, 3, 7)}))  # a Saturday

BY_HOUR, WORKING = Pace.BY_HOUR, Pace.WORKING_TIME
DUTY, DEPUTY, HEADS, BOTH = Rung
UNSEEN, UNANSWERED, UNACTED, NO_WORD, UNCONFIRMED = Silence


def at(text: str) -> datetime:
    """A moment as the office writes it: day/month hour:minute of 2026, in Vietnam."""
    return datetime.strptime(f"2026/{text}", "%Y/%d/%m %H:%M").replace(tzinfo=VIETNAM)


def offered(text: str, pace: Pace = WORKING, **known: object) -> Course:
    """An offer to a unit that is on the system, entered then."""
    entered_at = at(text)
    return Course(pace, entered_at, entered_at, **known)  # type: ignore[arg-type]


def rungs(course: Course, calendar: Calendar = TET) -> list[tuple[Silence, Rung, str]]:
    return [
        (one.silence, one.rung, one.at.astimezone(VIETNAM).strftime("%d/%m %H:%M"))
        for one in climbed(course, calendar)
    ]


@pytest.mark.parametrize(
    ("pace", "offered_at", "duty", "deputy", "heads", "both"),
    [
        # offered           duty officer   deputy         supervisors    both sides
        (WORKING, "02/03 09:30", "02/03 09:30", "03/03 09:30", "04/03 09:30", "05/03 09:30"),
        (WORKING, "05/03 15:00", "05/03 15:00", "06/03 15:00", "09/03 15:00", "10/03 15:00"),
        (WORKING, "06/03 16:59", "06/03 16:59", "09/03 16:59", "10/03 16:59", "11/03 16:59"),
        (WORKING, "06/03 22:00", "09/03 08:00", "09/03 17:00", "10/03 17:00", "11/03 17:00"),
        (WORKING, "07/03 10:00", "09/03 08:00", "09/03 10:00", "10/03 10:00", "11/03 10:00"),
        (WORKING, "03/03 05:00", "03/03 08:00", "04/03 08:00", "05/03 08:00", "06/03 08:00"),
        (WORKING, "13/02 14:00", "13/02 14:00", "23/02 14:00", "24/02 14:00", "25/02 14:00"),
        (WORKING, "17/02 09:00", "23/02 08:00", "23/02 09:00", "24/02 09:00", "25/02 09:00"),
        (BY_HOUR, "02/03 09:30", "02/03 09:30", "02/03 10:30", "02/03 11:30", "02/03 13:30"),
        (BY_HOUR, "06/03 23:15", "06/03 23:15", "07/03 00:15", "07/03 01:15", "07/03 03:15"),
        (BY_HOUR, "17/02 02:00", "17/02 02:00", "17/02 03:00", "17/02 04:00", "17/02 06:00"),
    ],
    ids=[
        "a file on a Monday morning",
        "a file on a Thursday: the weekend does not count",
        "a file before closing on Friday",
        "a file on Friday night waits for Monday",
        "a file on Saturday",
        "a file before the office opens",
        "a file on the last day before Tết",
        "a file on the first day of Tết",
        "a person on a Monday morning",
        "a person on Friday night",
        "a person on the night of Tết",
    ],
)
def test_an_offer_that_nobody_sees_climbs(
    pace: Pace, offered_at: str, duty: str, deputy: str, heads: str, both: str
) -> None:
    course = offered(offered_at, pace)

    found = rungs(course)

    assert found == [
        (UNSEEN, DUTY, duty),
        (UNSEEN, DEPUTY, deputy),
        (UNSEEN, HEADS, heads),
        (UNSEEN, BOTH, both),
    ]


def test_a_saturday_that_is_worked_counts() -> None:
    found = rungs(offered("06/03 15:00"), MADE_UP)

    assert found[1] == (UNSEEN, DEPUTY, "07/03 15:00")


def test_the_first_look_ends_one_silence_and_begins_the_next() -> None:
    course = offered("02/03 09:00", BY_HOUR, seen_at=at("02/03 10:30"))

    assert rungs(course) == [
        (UNSEEN, DUTY, "02/03 09:00"),
        (UNSEEN, DEPUTY, "02/03 10:00"),
        (UNANSWERED, DUTY, "02/03 11:30"),
        (UNANSWERED, DEPUTY, "02/03 12:30"),
        (UNANSWERED, HEADS, "02/03 14:30"),
        (UNANSWERED, BOTH, "02/03 18:30"),
    ]


def test_an_answer_ends_the_ladder_where_it_stands() -> None:
    course = offered("02/03 09:00", BY_HOUR, settled_at=at("02/03 10:30"))

    assert rungs(course) == [(UNSEEN, DUTY, "02/03 09:00"), (UNSEEN, DEPUTY, "02/03 10:00")]


def test_a_rung_of_the_very_moment_of_the_answer_is_not_climbed() -> None:
    course = offered("02/03 09:00", BY_HOUR, settled_at=at("02/03 10:00"))

    assert rungs(course) == [(UNSEEN, DUTY, "02/03 09:00")]


def test_what_was_accepted_and_left_lying_climbs_again() -> None:
    settled_at = at("05/03 16:00")
    course = offered("05/03 15:00", settled_at=settled_at, is_accepted=True)

    assert rungs(course)[1:] == [
        (UNACTED, DUTY, "09/03 16:00"),
        (UNACTED, DEPUTY, "10/03 16:00"),
        (UNACTED, HEADS, "12/03 16:00"),
        (UNACTED, BOTH, "19/03 16:00"),
    ]


def test_the_first_thing_done_after_the_acceptance_ends_it() -> None:
    course = offered(
        "05/03 15:00",
        settled_at=at("05/03 16:00"),
        is_accepted=True,
        acted_at=at("06/03 08:30"),
    )

    assert rungs(course) == [(UNSEEN, DUTY, "05/03 15:00")]
    assert silence_at(course, at("06/03 09:00")) is None


def test_for_a_unit_off_the_system_its_giver_is_told() -> None:
    course = Course(BY_HOUR, at("02/03 09:00"), joined_at=None)

    found = climbed(course, TET)

    assert rungs(course) == [
        (NO_WORD, DUTY, "02/03 10:00"),
        (NO_WORD, DEPUTY, "02/03 11:00"),
        (NO_WORD, HEADS, "02/03 13:00"),
    ]
    assert {one.sides for one in found} == {(Side.GIVER,)}


def test_a_unit_that_joins_is_asked_to_look_from_that_moment() -> None:
    course = Course(BY_HOUR, at("02/03 09:00"), joined_at=at("02/03 10:30"))

    found = rungs(course)

    assert found[:3] == [
        (NO_WORD, DUTY, "02/03 10:00"),
        (UNSEEN, DUTY, "02/03 10:30"),
        (UNSEEN, DEPUTY, "02/03 11:30"),
    ]


def test_a_unit_that_joined_later_was_never_idle_with_what_it_accepted_on_paper() -> None:
    settled_at, joined_at = at("02/03 09:30"), at("04/03 09:00")
    course = Course(BY_HOUR, at("02/03 09:00"), joined_at, settled_at=settled_at, is_accepted=True)

    (first, *_) = [one for one in stretches(course) if one.silence is UNACTED]

    assert first.since_at == joined_at


def test_only_the_highest_rung_tells_both_sides() -> None:
    found = climbed(offered("02/03 09:00"), TET)

    assert [one.sides for one in found] == [
        (Side.RECEIVER,),
        (Side.RECEIVER,),
        (Side.RECEIVER,),
        (Side.RECEIVER, Side.GIVER),
    ]


def test_an_unanswered_offer_stays_silent_for_ever() -> None:
    course = offered("02/03 09:00")

    later = silence_at(course, at("02/03 09:00") + timedelta(days=3650))

    assert later is not None
    assert (later.silence, later.until_at) == (UNSEEN, None)


@pytest.mark.parametrize("zone", [UTC, VIETNAM], ids=["UTC", "Vietnam"])
def test_the_ladder_does_not_depend_on_the_zone_of_the_machine(zone: object) -> None:
    course = offered("06/03 22:00")
    moved = Course(WORKING, *[course.entered_at.astimezone(zone)] * 2)  # type: ignore[arg-type]

    assert climbed(moved, TET) == climbed(course, TET)


@pytest.mark.parametrize(
    ("moves", "pace"),
    [(Moves.LEAD, WORKING), (Moves.PERSON, BY_HOUR), (Moves.BOTH, BY_HOUR)],
    ids=["a file", "a person", "both"],
)
def test_who_is_present_climbs_by_the_hour(moves: Moves, pace: Pace) -> None:
    assert pace_of(moves) is pace


@pytest.mark.parametrize("silence", Silence)
@pytest.mark.parametrize("pace", Pace)
def test_every_silence_has_a_ladder_that_only_climbs(silence: Silence, pace: Pace) -> None:
    rows = [row for row in LADDER if (row.silence, row.pace) == (silence, pace)]

    assert [row.rung for row in rows] == list(Rung)[: len(rows)]
    assert [row.after for row in rows] == sorted({row.after for row in rows})
    assert len(rows) == (3 if silence is NO_WORD else 4)


def test_no_rung_is_called_law() -> None:
    assert {row.source.confidence for row in LADDER} == {Confidence.OFFICE}


def test_a_notice_waits_for_one_click_and_for_nothing_after_it() -> None:
    waiting = offered("02/03 09:00", is_notice=True)
    clicked = offered("02/03 09:00", is_notice=True, settled_at=at("03/03 15:00"))

    assert [(one.silence, one.chased) for one in stretches(waiting)] == [
        (UNCONFIRMED, Side.RECEIVER)
    ]
    assert [rung for _, rung, _ in rungs(clicked)] == [DUTY, DEPUTY]
