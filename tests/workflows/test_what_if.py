"""A path that nobody took: each is walked to its end, and what is refused says why."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workflows.deadlines import ClockState
from workflows.parameters import Reckoning
from workflows.regime import Fact, Lack, Regime
from workflows.regimes import REGIMES
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, AgeBand, Citizenship, Paper, Place, Role, Stage, Status, Wish
from workflows.what_if import Outcome, Supposed, Taken, anybody, clocks_of, walk_on

DAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 6, 2, tzinfo=UTC)
WILLING: frozenset[Fact] = frozenset({*anybody(), *Wish, *Paper})
ALIEN: frozenset[Fact] = WILLING - {Citizenship.CITIZEN} | {Citizenship.FOREIGN}

CHECK = (Act.TAKE_IN, Act.INITIAL_CHECK, Act.REQUEST_VERIFICATION, Act.ANSWER_VERIFICATION)
CONCLUDE = (Act.DRAFT_CONCLUSION, Act.CONFIRM)
CARE = (Act.PROPOSE_SUPPORT, Act.APPROVE_SUPPORT, Act.DELIVER_SUPPORT)
ABROAD = (
    Act.RECEIVE_ABROAD,
    Act.SEND_FILE_HOME,
    Act.ORDER_IDENTITY_CHECK,
    Act.REPORT_IDENTITY,
    Act.ANSWER_MISSION,
    Act.ISSUE_TRAVEL_PAPER,
    Act.PLAN_ENTRY,
    Act.NOTIFY_ARRIVAL,
    Act.NOTIFY_GATE,
    Act.AGREE_RECEPTION,
)
REPATRIATE = (
    Act.TELL_FOREIGN_CHANNEL,
    Act.REPORT_FOREIGNER,
    Act.WRITE_TO_CONSULAR,
    Act.SEND_NOTE,
    Act.RECORD_ACCEPTANCE,
    Act.ISSUE_EXIT_PAPERS,
    Act.BRING_TO_GATE,
    Act.EXIT,
)
HOME = (Act.BEGIN_REINTEGRATION, Act.FOLLOW_UP, Act.CLOSE)


def walked(
    *acts: Act, facts: frozenset[Fact] = WILLING, role: Role | None = None, regime: Regime = REGIME
) -> Outcome:
    taken = tuple(Taken(act, DAY + timedelta(days=n)) for n, act in enumerate(acts))
    return walk_on(regime, Supposed(taken=taken, facts=facts, role=role))


def opened(outcome: Outcome) -> set[Act]:
    return {choice.act for choice in outcome.choices if choice.is_open}


@pytest.mark.parametrize(
    ("acts", "facts"),
    [
        pytest.param(
            (
                Act.RECEIVE,
                Act.BRING_TO_COMMUNE,
                Act.NOTIFY_CASE_OWNER,
                *CHECK,
                *CONCLUDE,
                *CARE,
                *HOME,
            ),
            WILLING,
            id="came forward",
        ),
        pytest.param(
            (Act.RESCUE, *CONCLUDE, Act.BRING_TO_CASE_OWNER, *CARE, *HOME), WILLING, id="rescued"
        ),
        pytest.param(
            (Act.RECEIVE_AT_GATE, Act.FIND_SIGNS, *CONCLUDE, Act.BRING_TO_CASE_OWNER, *CARE, *HOME),
            WILLING,
            id="handed over at a gate",
        ),
        pytest.param(
            (*ABROAD, *CONCLUDE, Act.TAKE_OVER_AT_GATE, Act.BRING_TO_CASE_OWNER, *CARE, *HOME),
            WILLING,
            id="abroad, through the mission",
        ),
        pytest.param(
            (Act.RESCUE, *CONCLUDE, Act.BRING_TO_CASE_OWNER, *REPATRIATE, Act.CLOSE_EARLY),
            ALIEN,
            id="a foreigner to be repatriated",
        ),
        pytest.param(
            (Act.RECEIVE_AT_GATE, Act.FIND_NO_SIGNS), WILLING, id="screened out at a gate"
        ),
    ],
)
def test_a_path_of_the_law_of_2024_is_walked_to_its_end(
    acts: tuple[Act, ...], facts: frozenset[Fact]
) -> None:
    outcome = walked(*acts, facts=facts)

    assert outcome.stopped is None, outcome.reasons
    assert [each.taken.act for each in outcome.walked] == list(acts)
    assert outcome.stage is Stage.CLOSED


def test_nothing_done_offers_every_way_to_open_a_file() -> None:
    outcome = walk_on(REGIME, Supposed(facts=anybody()))

    assert outcome.stage is None
    assert opened(outcome) == REGIME.entries


def test_each_step_says_what_it_reached() -> None:
    outcome = walked(Act.RECEIVE)

    assert (outcome.stage, outcome.status) == (Stage.RECEIPT, Status.BEING_IDENTIFIED)
    assert outcome.walked[0].step.row.by is Role.RECEIVER


def test_a_step_that_the_law_refuses_stops_the_walk_with_its_reasons() -> None:
    outcome = walked(Act.RECEIVE, Act.TAKE_IN, Act.INITIAL_CHECK)

    assert outcome.stopped is not None
    assert outcome.stopped.act is Act.TAKE_IN
    assert [each.taken.act for each in outcome.walked] == [Act.RECEIVE]
    assert {reason.kind for reason in outcome.reasons} == {Lack.ACT}
    assert Act.BRING_TO_COMMUNE in opened(outcome)


def test_an_act_of_another_way_in_is_not_offered() -> None:
    outcome = walked(Act.RESCUE)

    assert Act.BRING_TO_COMMUNE not in {choice.act for choice in outcome.choices}


def test_one_role_alone_finds_the_acts_of_others_closed() -> None:
    alone, everybody = walked(role=Role.RECEIVER), walked()

    closed = [choice for choice in alone.choices if choice.act is Act.RESCUE]
    assert {reason.kind for choice in closed for reason in choice.unmet} == {Lack.ROLE}
    assert Act.RESCUE in opened(everybody)


def test_without_the_wish_an_adult_does_not_go_home() -> None:
    acts = (Act.RESCUE, *CONCLUDE, Act.BRING_TO_CASE_OWNER)
    unwilling = walked(*acts, facts=WILLING - {Wish.TO_GO_HOME})

    closed = next(c for c in unwilling.choices if c.act is Act.BEGIN_REINTEGRATION)
    assert Lack.WISH in {reason.kind for reason in closed.unmet}
    assert Act.BEGIN_REINTEGRATION in opened(walked(*acts))


def test_a_walk_may_begin_where_a_case_stands() -> None:
    supposed = Supposed(
        stage=Stage.VERIFICATION,
        status=Status.BEING_IDENTIFIED,
        before=(Act.RECEIVE, Act.INITIAL_CHECK),
        facts=anybody(),
    )

    outcome = walk_on(REGIME, supposed)

    assert outcome.walked == ()
    assert Act.REQUEST_VERIFICATION in opened(outcome)


def test_the_steps_start_the_clocks_of_their_days() -> None:
    outcome = walked(Act.RECEIVE, Act.BRING_TO_COMMUNE, Act.NOTIFY_CASE_OWNER)

    readings = {r.clock.key: r for r in clocks_of(REGIME, outcome, NOW, Reckoning())}
    check = readings["initial_info_check"]
    assert check.started_at.date() == DAY + timedelta(days=2)
    assert check.due_at is not None
    assert check.due_at.date() == DAY + timedelta(days=5)
    assert readings["bring_to_commune"].state is ClockState.MET


def test_acts_before_the_walk_start_no_clock() -> None:
    supposed = Supposed(
        stage=Stage.RECEIPT, status=Status.BEING_IDENTIFIED, before=(Act.RECEIVE,), facts=anybody()
    )

    assert clocks_of(REGIME, walk_on(REGIME, supposed), NOW, Reckoning()) == ()


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_nobody_in_particular_is_one_person(regime: Regime) -> None:
    kinds = [type(fact) for fact in anybody()]

    assert sorted(kind.__name__ for kind in kinds) == ["AgeBand", "Citizenship", "Place"]
    assert anybody() == {AgeBand.ADULT, Citizenship.CITIZEN, Place.UNIT}
    assert opened(walk_on(regime, Supposed(facts=anybody()))) == regime.entries
