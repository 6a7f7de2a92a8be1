"""Clocks over weekends, Tết, and articles that nobody has read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workflows.days import Calendar
from workflows.deadlines import ClockState, open_clocks, read_clock
from workflows.regime import Clock, Unit
from workflows.regimes.documents import S, V
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
TET = Calendar(
    days_off=frozenset(date(2026, 2, day) for day in range(16, 21)),
    worked_days=frozenset({date(2026, 2, 28)}),  # an invented exchange: a Saturday is worked
)
ORDINARY = Calendar()


def clock(key: str) -> Clock:
    return next(clock for clock in REGIME.clocks if clock.key == key)


def at(day: str, hour: int = 9) -> datetime:
    """A local hour in Vietnam."""
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=VIETNAM)


def counted(amount: int, unit: Unit) -> Clock:
    return replace(clock("initial_info_check"), amount=amount, unit=unit)


@pytest.mark.parametrize(
    ("amount", "unit", "started", "due"),
    [
        pytest.param(3, Unit.DAYS, "2026-03-03", "2026-03-06", id="three days end with the third"),
        pytest.param(3, Unit.DAYS, "2026-03-05", "2026-03-08", id="a Sunday stays the last day"),
        pytest.param(3, Unit.DAYS, "2026-02-14", "2026-02-17", id="Tết stays the last day"),
        pytest.param(9, Unit.WORKING_DAYS, "2026-03-02", "2026-03-13", id="weekends do not count"),
        pytest.param(1, Unit.WORKING_DAYS, "2026-02-13", "2026-02-23", id="Tết does not count"),
        pytest.param(1, Unit.WORKING_DAYS, "2026-02-27", "2026-02-28", id="a worked Saturday does"),
        pytest.param(1, Unit.MONTHS, "2026-01-31", "2026-02-28", id="a short month ends earlier"),
        pytest.param(2, Unit.MONTHS, "2026-11-15", "2027-01-15", id="months pass the year"),
    ],
)
def test_a_limit_ends_with_the_day_in_vietnam(
    amount: int, unit: Unit, started: str, due: str
) -> None:
    reading = read_clock(counted(amount, unit), at(started), None, at(started), TET)

    assert reading.due_at is not None
    local = reading.due_at.astimezone(VIETNAM)
    assert (local.date().isoformat(), local.hour, local.minute) == (due, 23, 59)


def test_the_day_of_the_event_is_the_day_in_vietnam() -> None:
    late_evening_in_utc = datetime(2026, 3, 2, 18, tzinfo=UTC)  # 01:00 on 3 March in Vietnam

    reading = read_clock(counted(3, Unit.DAYS), late_evening_in_utc, None, at("2026-03-03"), TET)

    assert reading.due_at is not None
    assert reading.due_at.astimezone(VIETNAM).date() == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        pytest.param(at("2026-03-05"), ClockState.ON_TIME, id="before the last day"),
        pytest.param(at("2026-03-06", 0), ClockState.DUE, id="on the last day"),
        pytest.param(at("2026-03-06", 23), ClockState.DUE, id="in its last hour"),
        pytest.param(at("2026-03-07", 0), ClockState.LATE, id="at the midnight after it"),
    ],
)
def test_a_verified_limit_turns_red_after_its_last_day(now: datetime, state: ClockState) -> None:
    reading = read_clock(clock("initial_info_check"), at("2026-03-03"), None, now, ORDINARY)

    assert reading.state is state


def test_at_once_is_due_when_it_starts() -> None:
    started = at("2026-03-03")

    reading = read_clock(clock("commune_notice"), started, None, started, ORDINARY)

    assert (reading.due_at, reading.state) == (started, ClockState.DUE)


def test_at_once_turns_late_after_a_day_by_office_convention() -> None:
    started = at("2026-03-03")
    now = started + timedelta(hours=24, seconds=1)

    reading = read_clock(clock("commune_notice"), started, None, now, ORDINARY)

    assert reading.state is ClockState.LATE
    assert "quy ước nội bộ" in reading.how_vi


@pytest.mark.parametrize("key", ["full_verification", "conclusion", "rescuer_brings"])
def test_an_unknown_limit_is_never_red(key: str) -> None:
    reading = read_clock(clock(key), at("2025-07-02"), None, at("2029-01-01"), ORDINARY)

    assert (reading.state, reading.due_at) == (ClockState.NOT_SET, None)


def test_an_unknown_limit_says_what_it_was_formerly() -> None:
    reading = read_clock(
        clock("full_verification"), at("2026-03-03"), None, at("2026-03-03"), ORDINARY
    )

    assert "Trước đây: 20 ngày" in reading.how_vi
    assert "Formerly: 20 days" in reading.how_en


def test_a_secondary_source_gives_notice_and_no_red() -> None:
    stay = clock("essential_needs_stay")

    reading = read_clock(stay, at("2026-01-01"), None, at("2026-12-01"), ORDINARY)

    assert stay.source.confidence is S
    assert reading.state is ClockState.NOTICE


def test_an_unread_limit_stays_unset_even_with_a_number() -> None:
    guessed = replace(clock("full_verification"), amount=20)

    reading = read_clock(guessed, at("2026-01-01"), None, at("2026-12-01"), ORDINARY)

    assert reading.state is ClockState.NOT_SET


def test_a_limit_met_too_late_is_met() -> None:
    check = clock("initial_info_check")

    reading = read_clock(check, at("2026-03-03"), at("2026-03-09"), at("2026-03-10"), ORDINARY)

    assert check.source.confidence is V
    assert reading.state is ClockState.MET


def test_open_clocks_leave_out_what_is_done() -> None:
    done = {
        Act.RECEIVE: at("2026-03-03", 8),
        Act.BRING_TO_COMMUNE: at("2026-03-03", 9),
        Act.NOTIFY_CASE_OWNER: at("2026-03-03", 10),
    }

    readings = open_clocks(REGIME, done, at("2026-03-03", 11), ORDINARY)

    assert [reading.clock.key for reading in readings] == ["owner_intake", "initial_info_check"]


def test_an_answer_of_an_earlier_round_ends_no_later_clock() -> None:
    done = {
        Act.ANSWER_VERIFICATION: at("2026-03-03"),
        Act.CONFIRM: at("2026-03-04"),
        Act.REQUEST_VERIFICATION: at("2026-03-05"),
    }

    readings = open_clocks(REGIME, done, at("2026-03-06"), ORDINARY)

    assert "full_verification" in {reading.clock.key for reading in readings}


def test_nothing_runs_after_a_case_has_ended() -> None:
    done = {Act.RECEIVE: at("2026-03-03"), Act.CLOSE_EARLY: at("2026-03-04")}

    readings = open_clocks(REGIME, done, at("2026-03-10"), ORDINARY)

    assert readings == ()


def test_a_limit_says_of_which_years_the_days_off_are_not_entered() -> None:
    calendar = Calendar(years=frozenset({2026}))

    reading = read_clock(
        counted(9, Unit.WORKING_DAYS), at("2026-12-28"), None, at("2026-12-28"), calendar
    )

    assert reading.how_vi.endswith("Chưa nhập lịch nghỉ năm 2027: mới chỉ trừ thứ Bảy, Chủ nhật.")
    assert reading.how_en.endswith(
        "The days off of 2027 are not entered: only weekends were left out."
    )


@pytest.mark.parametrize(
    ("unit", "years"),
    [
        pytest.param(Unit.WORKING_DAYS, frozenset({2026, 2027}), id="both years are entered"),
        pytest.param(Unit.DAYS, frozenset({2026}), id="days off do not matter"),
    ],
)
def test_a_limit_misses_no_year_that_it_does_not_need(unit: Unit, years: frozenset[int]) -> None:
    calendar = Calendar(years=years)

    reading = read_clock(counted(9, unit), at("2026-12-28"), None, at("2026-12-28"), calendar)

    assert "Chưa nhập lịch nghỉ" not in reading.how_vi
