"""How far each duty is: pure, from what was done, by which way the person came, and the stage."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from workflows.coordination import duties_of
from workflows.duties import DutyState, Standing, standings, untimed
from workflows.regimes import REGIMES
from workflows.terms import Act, Stage

MORNING = datetime(2026, 3, 2, 2, tzinfo=UTC)
NEW, OLD = REGIMES["law_2024"], REGIMES["law_2011"]

Done = Mapping[Act, datetime]


def one_by_one(*acts: Act) -> Done:
    """Acts done an hour apart."""
    return {act: MORNING + timedelta(hours=hour) for hour, act in enumerate(acts)}


def duty(act: Act, stage: Stage, done: Done, on: Act | None = None) -> Standing:
    found = (s for s in standings(NEW, stage, done) if s.duty.act is act)
    return next(s for s in found if on is None or s.duty.on is on)


def test_a_duty_begins_with_its_event() -> None:
    done = one_by_one(Act.RECEIVE)

    found = duty(Act.NOTIFY_CASE_OWNER, Stage.RECEIPT, done)

    assert (found.state, found.since_at) == (DutyState.NOT_YET, None)


def test_a_duty_is_open_from_its_event_on() -> None:
    done = one_by_one(Act.RECEIVE, Act.BRING_TO_COMMUNE)

    found = duty(Act.NOTIFY_CASE_OWNER, Stage.RECEIPT, done)

    assert (found.state, found.since_at) == (DutyState.OPEN, done[Act.BRING_TO_COMMUNE])


def test_a_duty_is_done_with_its_act() -> None:
    done = one_by_one(Act.RECEIVE, Act.BRING_TO_COMMUNE, Act.NOTIFY_CASE_OWNER)

    found = duty(Act.NOTIFY_CASE_OWNER, Stage.RECEIPT, done)

    assert (found.state, found.done_at) == (DutyState.DONE, done[Act.NOTIFY_CASE_OWNER])


def test_a_second_request_asks_for_a_second_answer() -> None:
    done = one_by_one(Act.RECEIVE, Act.ANSWER_VERIFICATION, Act.REQUEST_VERIFICATION)

    found = duty(Act.ANSWER_VERIFICATION, Stage.VERIFICATION, done)

    assert found.state is DutyState.OPEN


def test_a_duty_of_another_way_in_is_moot() -> None:
    found = duty(Act.BRING_TO_CASE_OWNER, Stage.RECEIPT, one_by_one(Act.RECEIVE), Act.RESCUE)

    assert found.state is DutyState.MOOT


def test_a_duty_whose_act_can_come_no_more_is_moot() -> None:
    done = one_by_one(Act.RECEIVE, Act.NOTIFY_CASE_OWNER, Act.TAKE_IN)

    found = duty(Act.BRING_TO_COMMUNE, Stage.VERIFICATION, done)

    assert found.state is DutyState.MOOT


def test_what_another_act_settled_is_owed_no_more() -> None:
    done = one_by_one(Act.RECEIVE, Act.NOTIFY_CASE_OWNER)

    found = duty(Act.BRING_TO_COMMUNE, Stage.RECEIPT, done)

    assert found.state is DutyState.MOOT


@pytest.mark.parametrize("regime", REGIMES.values(), ids=lambda regime: regime.key)
def test_a_case_that_ended_owes_nothing(regime) -> None:  # type: ignore[no-untyped-def]
    done = one_by_one(Act.RECEIVE, Act.NOTIFY_CASE_OWNER, Act.CLOSE_EARLY)

    open_now = [s for s in standings(regime, Stage.CLOSED, done) if s.state is DutyState.OPEN]

    assert open_now == []


def test_a_duty_that_a_running_clock_measures_is_not_said_twice() -> None:
    done = one_by_one(Act.RECEIVE, Act.BRING_TO_COMMUNE)
    found = standings(NEW, Stage.RECEIPT, done)
    notice = [clock for clock in NEW.clocks if clock.key == "commune_notice"]

    assert Act.NOTIFY_CASE_OWNER in {s.duty.act for s in untimed(NEW, found, [])}
    assert Act.NOTIFY_CASE_OWNER not in {s.duty.act for s in untimed(NEW, found, notice)}


def test_a_duty_without_a_clock_waits_by_itself() -> None:
    done = one_by_one(Act.RECEIVE, Act.BRING_TO_GATE)

    found = standings(NEW, Stage.SUPPORT, done)

    assert Act.EXIT in {s.duty.act for s in untimed(NEW, found, [])}


@pytest.mark.parametrize("regime", REGIMES.values(), ids=lambda regime: regime.key)
def test_every_duty_is_open_in_some_case(regime) -> None:  # type: ignore[no-untyped-def]
    stages = {s for row in regime.rows for s in row.at} - {Stage.CLOSED}
    ever: set[tuple[Act, Act]] = set()
    for entry in regime.entries:
        for stage in stages:
            for one in duties_of(regime.key):
                found = standings(regime, stage, one_by_one(entry, one.on))
                ever |= {(s.duty.on, s.duty.act) for s in found if s.state is DutyState.OPEN}

    assert ever == {(one.on, one.act) for one in duties_of(regime.key)}
