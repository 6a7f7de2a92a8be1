"""Each duty of both laws by itself: it begins, is measured by its clock, and ends with its act."""

from datetime import UTC, datetime, timedelta

import pytest

from workflows.coordination import Duty, duties_of, standing_duties_of
from workflows.duties import DutyState, standings
from workflows.regime import Regime
from workflows.regimes import REGIMES
from workflows.terms import Act, Stage

BEGUN = datetime(2026, 3, 2, 2, tzinfo=UTC)
ENDED = BEGUN + timedelta(hours=3)

EVERY = [(law, duty) for law in REGIMES.values() for duty in duties_of(law.key)]
each_duty = pytest.mark.parametrize(
    ("law", "duty"), EVERY, ids=[f"{law.key}-{duty.on}-{duty.act}" for law, duty in EVERY]
)


@each_duty
def test_it_is_open_from_its_event_until_its_act(law: Regime, duty: Duty) -> None:
    before = states(law, duty, {duty.on: BEGUN})
    after = states(law, duty, {duty.on: BEGUN, duty.act: ENDED})

    assert before == {DutyState.OPEN}
    assert after == {DutyState.DONE}


@each_duty
def test_its_clock_runs_no_longer_than_the_duty(law: Regime, duty: Duty) -> None:
    clocks = [clock for clock in law.clocks if clock.key == duty.within]

    assert len(clocks) == (1 if duty.within else 0)
    assert all(duty.act in clock.ends for clock in clocks)


@each_duty
def test_whoever_owes_it_may_do_it(law: Regime, duty: Duty) -> None:
    rows = [row for row in law.rows if row.act is duty.act]

    parties = {row.by for row in rows} | {row.hands_to.role for row in rows if row.hands_to}

    assert duty.owes in parties


@pytest.mark.parametrize("law", REGIMES.values(), ids=REGIMES.keys())
def test_a_standing_duty_has_a_key_of_its_own(law: Regime) -> None:
    keys = [duty.key for duty in standing_duties_of(law.key)]

    assert len(set(keys)) == len(keys)


def states(law: Regime, duty: Duty, done: dict[Act, datetime]) -> set[DutyState]:
    """What the duty shows at the stages where its act has a row, for who came by that way."""
    ways = (frozenset(law.entries) | {Act.TAKE_OVER_AT_GATE}) - done.keys()
    known = dict.fromkeys(ways, BEGUN - timedelta(hours=1)) | done
    stages = {stage for row in law.rows if row.act is duty.act for stage in row.at} - {Stage.CLOSED}
    return {
        standing.state
        for stage in stages
        for standing in standings(law, stage, known)
        if standing.duty is duty
    }
