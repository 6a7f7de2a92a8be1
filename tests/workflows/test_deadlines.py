"""Clocks over weekends, Tết, and articles that nobody has read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workflows.counting import Extension
from workflows.days import Calendar, end_of_day
from workflows.deadlines import ClockState, Reading, all_clocks, open_clocks, read_clock
from workflows.parameters import Parameter
from workflows.regime import Clock, Limit, Unit
from workflows.regimes.documents import L53, L66, ND162, TTLT01, S, U, V
from workflows.regimes.law_2024 import REGIME
from workflows.source import Confidence
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


# --- the calendar of 2026, the swap of 2 January, 29 February, ends of years ---

OF_2026 = Calendar(
    days_off=frozenset(
        {
            date(2026, 1, 1),
            date(2026, 1, 2),
            *(date(2026, 2, day) for day in range(14, 23)),  # Tết
            date(2027, 1, 1),
        }
    ),
    worked_days=frozenset({date(2026, 1, 10)}),  # a Saturday, for 2 January
    years=frozenset({2025, 2026, 2027}),
)


@pytest.mark.parametrize(
    ("amount", "unit", "started", "due"),
    [
        pytest.param(1, Unit.WORKING_DAYS, "2025-12-31", "2026-01-05", id="2 January was off"),
        pytest.param(5, Unit.WORKING_DAYS, "2026-01-05", "2026-01-10", id="10 January was worked"),
        pytest.param(9, Unit.WORKING_DAYS, "2026-02-12", "2026-03-04", id="nine days over Tết"),
        pytest.param(3, Unit.DAYS, "2026-02-15", "2026-02-18", id="days run on through Tết"),
        pytest.param(12, Unit.MONTHS, "2028-02-29", "2029-02-28", id="29 February has no twin"),
        pytest.param(1, Unit.MONTHS, "2028-01-31", "2028-02-29", id="a leap month ends later"),
        pytest.param(3, Unit.DAYS, "2025-12-30", "2026-01-02", id="days pass the year"),
        pytest.param(2, Unit.WORKING_DAYS, "2026-12-31", "2027-01-05", id="so do working days"),
        pytest.param(120, Unit.DAYS, "2026-01-01", "2026-05-01", id="a stay of 120 days"),
    ],
)
def test_the_calendar_of_2026_is_counted_as_it_was_ordered(
    amount: int, unit: Unit, started: str, due: str
) -> None:
    reading = read_clock(counted(amount, unit), at(started), None, at(started), OF_2026)

    assert reading.due_at is not None
    assert reading.due_at.astimezone(VIETNAM).date().isoformat() == due


# --- an end on a day off ---


@pytest.mark.parametrize(
    ("started", "reminder"),
    [
        pytest.param("2026-03-03", None, id="a Friday needs no reminder"),
        pytest.param("2026-03-05", "2026-03-06", id="of a Sunday, the Friday"),
        pytest.param("2026-02-13", "2026-02-13", id="of Tết, the day before"),
        pytest.param("2026-01-07", None, id="a worked Saturday needs none"),
        pytest.param("2026-02-14", None, id="no working day since the start"),
    ],
)
def test_an_end_on_a_day_off_stays_and_tells_the_working_day_before(
    started: str, reminder: str | None
) -> None:
    reading = read_clock(counted(3, Unit.DAYS), at(started), None, at(started), OF_2026)

    assert reading.due_at is not None
    assert reading.due_at.astimezone(VIETNAM).date() == date.fromisoformat(started) + timedelta(3)
    assert reading.reminder_on == (date.fromisoformat(reminder) if reminder else None)
    assert ("ngày làm việc liền trước" in reading.how_vi) is (reminder is not None)


def test_hours_have_no_reminder() -> None:
    friday = at("2026-03-06", 20)

    reading = read_clock(counted(24, Unit.HOURS), friday, None, friday, OF_2026)

    assert (reading.due_at, reading.reminder_on) == (friday + timedelta(hours=24), None)
    assert "đến 20:00 ngày 07/03/2026" in reading.how_vi


# --- counting back ---


def before(amount: int | None, unit: Unit, **more: object) -> Clock:
    return replace(counted(0, unit), amount=amount, before=True, **more)


def back(clock: Clock, day: date | None, now: str = "2026-03-01") -> Reading:
    regime = replace(REGIME, clocks=(replace(clock, starts=Act.PLAN_ENTRY),))
    planned = {Act.PLAN_ENTRY: day} if day else {}
    (reading,) = all_clocks(
        regime, {Act.PLAN_ENTRY: at("2026-02-27")}, at(now), OF_2026, planned=planned
    )
    return reading


@pytest.mark.parametrize(
    ("amount", "unit", "entry", "last"),
    [
        pytest.param(5, Unit.DAYS, "2026-03-20", "2026-03-15", id="five days"),
        pytest.param(3, Unit.DAYS, "2026-03-02", "2026-02-27", id="across the month"),
        pytest.param(5, Unit.WORKING_DAYS, "2026-03-20", "2026-03-13", id="five working days"),
        pytest.param(1, Unit.MONTHS, "2026-03-31", "2026-02-28", id="a month"),
    ],
)
def test_a_notice_is_due_so_long_before_the_day_that_was_set(
    amount: int, unit: Unit, entry: str, last: str
) -> None:
    reading = back(before(amount, unit), date.fromisoformat(entry), "2026-02-27")

    assert reading.due_at is not None
    assert reading.due_at.astimezone(VIETNAM).date().isoformat() == last
    assert f"tính lùi từ ngày {date.fromisoformat(entry):%d/%m/%Y}" in reading.how_vi


@pytest.mark.parametrize(
    ("now", "state"),
    [
        pytest.param("2026-03-14", ClockState.ON_TIME, id="before the last day"),
        pytest.param("2026-03-15", ClockState.DUE, id="on the last day"),
        pytest.param("2026-03-16", ClockState.LATE, id="four days before entry"),
    ],
)
def test_a_notice_is_late_once_the_last_lawful_day_is_over(now: str, state: ClockState) -> None:
    reading = back(before(5, Unit.DAYS), date(2026, 3, 20), now)

    assert reading.state is state


def test_without_a_day_there_is_nothing_to_count_back_from() -> None:
    reading = back(before(5, Unit.DAYS), None)

    assert (reading.state, reading.due_at) == (ClockState.NOT_SET, None)
    assert reading.how_vi == "Chưa ghi ngày để tính lùi."


STAY = replace(
    clock("essential_needs_stay"),
    key="stay",
    amount=60,
    source=L53("27.2", V),
    ceilings=(Limit(90, Unit.DAYS, L53("27.2", V)),),
)
WARNING = replace(
    before(20, Unit.DAYS), key="warning", starts=Act.PLACE, before_end_of="stay", ends=frozenset()
)
OF_A_STAY = replace(REGIME, clocks=(WARNING, STAY))
PLACED = {Act.PLACE: at("2026-03-02")}


def test_a_warning_is_due_before_the_end_of_the_stay() -> None:
    warning, stay = all_clocks(OF_A_STAY, PLACED, at("2026-03-03"), OF_2026)

    assert stay.due_at == end_of_day(date(2026, 5, 1))
    assert warning.due_at == end_of_day(date(2026, 4, 11))


def test_a_stay_that_was_extended_moves_the_warning_too() -> None:
    longer = Extension("stay", PLACED[Act.PLACE], date(2026, 5, 21))

    warning, stay = all_clocks(OF_A_STAY, PLACED, at("2026-03-03"), OF_2026, extensions=(longer,))

    assert stay.due_at == end_of_day(date(2026, 5, 21))
    assert warning.due_at == end_of_day(date(2026, 5, 1))


def test_a_stay_that_ended_asks_for_no_warning() -> None:
    ended = {**PLACED, Act.BEGIN_REINTEGRATION: at("2026-03-10")}

    readings = all_clocks(OF_A_STAY, ended, at("2026-03-11"), OF_2026)

    assert [reading.clock.key for reading in readings] == ["stay"]


# --- two limits for one step ---


def two(first: Confidence, second: Confidence, *, starts: Act | None = None) -> Clock:
    """Ten days by one article and two months by another one."""
    return replace(
        counted(10, Unit.DAYS),
        source=L66("24.4", first),
        also=(Limit(2, Unit.MONTHS, TTLT01("6.3", second), starts),),
    )


def test_of_two_limits_the_earlier_is_due_and_both_are_told() -> None:
    reading = read_clock(two(V, V), at("2026-03-03"), None, at("2026-03-03"), OF_2026)

    assert reading.due_at == end_of_day(date(2026, 3, 13))
    assert "Khoản 4 Điều 24 Luật số 66/2011/QH12: 10 ngày" in reading.how_vi
    assert "Khoản 3 Điều 6 Thông tư liên tịch số 01/2014" in reading.how_vi
    assert "2 tháng kể từ ngày bắt đầu: hết ngày 03/05/2026" in reading.how_vi


@pytest.mark.parametrize(
    ("now", "state"),
    [
        pytest.param("2026-03-14", ClockState.NOTICE, id="the unread one has run out"),
        pytest.param("2026-05-03", ClockState.NOTICE, id="the read one still runs"),
        pytest.param("2026-05-04", ClockState.LATE, id="both have"),
    ],
)
def test_two_limits_turn_red_only_once_a_read_one_has_run_out(now: str, state: ClockState) -> None:
    reading = read_clock(two(S, V), at("2026-03-03"), None, at(now), OF_2026)

    assert reading.state is state


def test_a_second_limit_from_another_act_counts_once_that_act_is_done() -> None:
    clock = replace(two(V, V, starts=Act.REFER_COMPLEX), amount=90)
    started, reported = at("2026-03-03"), {Act.REFER_COMPLEX: at("2026-03-10")}

    alone = read_clock(clock, started, None, started, OF_2026)
    both = read_clock(clock, started, None, started, OF_2026, done=reported)

    assert alone.due_at == end_of_day(date(2026, 6, 1))
    assert "“báo cáo cấp tỉnh vụ việc phức tạp”, tính thêm thời hạn 2 tháng" in alone.how_vi
    assert both.due_at == end_of_day(date(2026, 5, 10))


def test_an_unread_second_limit_counts_for_nothing() -> None:
    reading = read_clock(two(V, U), at("2026-03-03"), None, at("2026-03-03"), OF_2026)

    assert reading.due_at == end_of_day(date(2026, 3, 13))
    assert "tháng" not in reading.how_vi


# --- extensions and ceilings ---

EXTENDABLE = replace(
    counted(20, Unit.DAYS),
    key="verify",
    ceilings=(
        Limit(2, Unit.MONTHS, L66("24.4", V)),
        Limit(60, Unit.DAYS, TTLT01("6.3c", V), Act.REFER_COMPLEX),
    ),
)
STARTED = at("2026-03-03")


def extended(until: date, *, now: str = "2026-03-04", number: str | None = None) -> Reading:
    decision = Extension("verify", STARTED, until, number)
    return read_clock(EXTENDABLE, STARTED, None, at(now), OF_2026, extension=decision)


def test_a_decision_moves_the_end_and_is_told() -> None:
    reading = extended(date(2026, 4, 10), number="15/QĐ-Mẫu")

    assert reading.due_at == end_of_day(date(2026, 4, 10))
    assert "gia hạn đến hết ngày 10/04/2026 theo quyết định số 15/QĐ-Mẫu" in reading.how_vi
    assert "Extended to the end of 10/04/2026 by decision 15/QĐ-Mẫu." in reading.how_en


def test_what_was_extended_is_late_after_its_new_end() -> None:
    states = [extended(date(2026, 4, 10), now=day).state for day in ("2026-04-01", "2026-04-11")]

    assert states == [ClockState.ON_TIME, ClockState.LATE]


def test_no_decision_counts_beyond_the_ceiling() -> None:
    reading = extended(date(2026, 9, 1))

    assert reading.due_at == end_of_day(date(2026, 5, 3))


@pytest.mark.parametrize(
    ("done", "on", "document"),
    [
        pytest.param({}, date(2026, 5, 3), "Luật số 66/2011/QH12", id="the law's two months"),
        pytest.param(
            {Act.REFER_COMPLEX: at("2026-03-04")},
            date(2026, 5, 3),
            "Luật số 66/2011/QH12",
            id="the same day twice",
        ),
        pytest.param(
            {Act.REFER_COMPLEX: at("2026-03-03", 10)},
            date(2026, 5, 2),
            "Thông tư liên tịch số 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG",
            id="sixty days from the report",
        ),
    ],
)
def test_the_earliest_ceiling_is_named_with_its_article(
    done: dict[Act, datetime], on: date, document: str
) -> None:
    reading = read_clock(EXTENDABLE, STARTED, None, STARTED, OF_2026, done=done)

    assert reading.ceiling is not None
    assert (reading.ceiling.on, reading.ceiling.source.document) == (on, document)


def test_a_ceiling_of_unknown_length_bounds_nothing() -> None:
    clock = replace(EXTENDABLE, ceilings=(Limit(None, Unit.DAYS, ND162("17", S)),))

    reading = read_clock(clock, STARTED, None, STARTED, OF_2026)

    assert reading.ceiling is None


def test_a_decision_of_an_earlier_round_extends_no_later_one() -> None:
    regime = replace(REGIME, clocks=(EXTENDABLE,))
    earlier = Extension("verify", at("2026-01-05"), date(2026, 5, 1))

    (reading,) = all_clocks(
        regime, {EXTENDABLE.starts: STARTED}, STARTED, OF_2026, extensions=(earlier,)
    )

    assert (reading.extension, reading.due_at) == (None, end_of_day(date(2026, 3, 23)))


# --- limits that the office entered ---

ENTERED = Parameter(20, Unit.DAYS, date(2026, 3, 1), "01/2026/TT-Mẫu")


def filled(key: str, started: str, *parameters: Parameter, now: str = "2026-03-05") -> Reading:
    entered = {("law_2024", key): parameters}
    found = clock(key)
    readings = all_clocks(REGIME, {found.starts: at(started)}, at(now), OF_2026, parameters=entered)
    return next(reading for reading in readings if reading.clock.key == key)


def test_an_entered_limit_counts_and_cites_its_document() -> None:
    reading = filled("full_verification", "2026-03-03", ENTERED)

    assert reading.due_at == end_of_day(date(2026, 3, 23))
    assert reading.parameter == ENTERED
    assert "văn bản số 01/2026/TT-Mẫu, áp dụng từ ngày 01/03/2026" in reading.how_vi


def test_an_entered_limit_may_turn_red() -> None:
    reading = filled("full_verification", "2026-03-03", ENTERED, now="2026-03-24")

    assert reading.state is ClockState.LATE


def test_an_entered_limit_counts_only_from_the_day_it_holds() -> None:
    reading = filled("full_verification", "2026-02-27", ENTERED)

    assert (reading.state, reading.parameter) == (ClockState.NOT_SET, None)


def test_a_parameter_never_stands_over_a_limit_that_was_read() -> None:
    reading = filled("initial_info_check", "2026-03-03", ENTERED)

    assert (reading.parameter, reading.due_at) == (None, end_of_day(date(2026, 3, 6)))


def test_an_entered_notice_waits_for_the_day_to_count_back_from() -> None:
    reading = filled("mission_arrival_notice", "2026-03-03", ENTERED)

    assert (reading.state, reading.due_at) == (ClockState.NOT_SET, None)
    assert reading.how_vi == "Chưa ghi ngày để tính lùi."


def test_at_once_may_be_entered_too() -> None:
    at_once = Parameter(0, Unit.AT_ONCE, date(2026, 3, 1), "01/2026/TT-Mẫu")

    reading = filled("rescuer_brings", "2026-03-03", at_once)

    assert reading.due_at == at("2026-03-03")
