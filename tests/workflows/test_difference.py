"""What sets two regimes apart: nothing where there is nothing, and each aspect by its name."""

from dataclasses import replace
from datetime import date

import pytest

from workflows.difference import Aspect, Difference, Topic, differences
from workflows.regime import Clock, Playing, Regime, Unit, table
from workflows.regimes import REGIMES
from workflows.regimes.documents import L53, L66, U, V
from workflows.terms import Act, Level, Paper, Role, Sector, Stage, Status

OLD, NEW = REGIMES["law_2011"], REGIMES["law_2024"]

ONE = Regime(
    key="one",
    vi="Luật một",
    en="Law one",
    valid_from=date(2012, 1, 1),
    valid_to=None,
    rows=table(
        (
            Stage.RECEIPT,
            Act.TAKE_IN,
            Role.COMMUNE,
            Stage.VERIFICATION,
            None,
            None,
            set(),
            L66("24.2", V),
        ),
    ),
    clocks=(
        Clock(
            "intake",
            "tiếp nhận",
            "intake",
            Act.RECEIVE,
            frozenset({Act.TAKE_IN}),
            Role.COMMUNE,
            3,
            Unit.DAYS,
            L66("24.2", V),
        ),
    ),
    roles=(
        Playing(
            Role.COMMUNE,
            Sector.COMMITTEE,
            frozenset({Level.COMMUNE}),
            date(2012, 1, 1),
            None,
            L66("24.1", V),
        ),
    ),
    papers={Paper.MINUTES: L66("24", V)},
)


def with_row(**changed: object) -> Regime:
    return replace(ONE, rows=(replace(ONE.rows[0], **changed),))


def with_clock(**changed: object) -> Regime:
    return replace(ONE, clocks=(replace(ONE.clocks[0], **changed),))


def found(other: Regime) -> set[tuple[Topic, Aspect]]:
    return {(each.topic, each.aspect) for each in differences(ONE, other)}


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_a_law_does_not_differ_from_itself(regime: Regime) -> None:
    assert differences(regime, regime) == ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(with_row(by=Role.GATE), (Topic.ACT, Aspect.BY), id="who acts"),
        pytest.param(with_row(to=Stage.SUPPORT), (Topic.ACT, Aspect.TO), id="result"),
        pytest.param(
            with_row(needs=(frozenset({Act.RECEIVE}),)), (Topic.ACT, Aspect.NEEDS), id="needs"
        ),
        pytest.param(with_row(source=L53("27.2", V)), (Topic.ACT, Aspect.SOURCE), id="article"),
        pytest.param(with_row(source=L66("24.2", U)), (Topic.ACT, Aspect.SOURCE), id="how sure"),
        pytest.param(with_clock(amount=5), (Topic.CLOCK, Aspect.LIMIT), id="limit"),
        pytest.param(with_clock(amount=None), (Topic.CLOCK, Aspect.LIMIT), id="limit not known"),
        pytest.param(with_clock(by=Role.GATE), (Topic.CLOCK, Aspect.BY), id="whose limit"),
        pytest.param(replace(ONE, papers={}), (Topic.PAPER, Aspect.MISSING), id="paper"),
        pytest.param(replace(ONE, roles=()), (Topic.ROLE, Aspect.MISSING), id="role"),
    ],
)
def test_each_change_is_told_by_its_name(other: Regime, expected: tuple[Topic, Aspect]) -> None:
    assert expected in found(other)


def test_another_limit_is_told_of_the_act_that_it_binds() -> None:
    (told,) = [d for d in differences(ONE, with_clock(amount=5)) if d.topic is Topic.ACT]

    assert told == Difference(
        Topic.ACT,
        (Act.TAKE_IN.vi, Act.TAKE_IN.en),
        Aspect.LIMIT,
        (("3 ngày", "3 days"),),
        (("5 ngày", "5 days"),),
    )


def test_what_only_one_law_has_names_no_other_side() -> None:
    missing = [each for each in differences(OLD, NEW) if each.aspect is Aspect.MISSING]

    assert missing
    assert [each for each in missing if (each.first is None) is (each.second is None)] == []


def test_turned_round_the_sides_change_places() -> None:
    there = {(d.topic, d.entry, d.aspect, d.first, d.second) for d in differences(OLD, NEW)}
    back = {(d.topic, d.entry, d.aspect, d.second, d.first) for d in differences(NEW, OLD)}

    assert {each[:3] for each in there if each[0] is not Topic.CLOCK} == {
        each[:3] for each in back if each[0] is not Topic.CLOCK
    }


def test_every_difference_is_told_in_both_languages() -> None:
    told = [
        pair
        for each in differences(OLD, NEW)
        for pair in (each.entry, *(each.first or ()), *(each.second or ()))
    ]

    assert [pair for pair in told if not (pair[0] and pair[1])] == []


def test_accompanying_minors_are_a_group_of_their_own() -> None:
    group = NEW.entitlements[0]
    with_minors = replace(ONE, entitlements=(replace(group, accompanies=True),))
    without = replace(ONE, entitlements=(group,))

    told = [d for d in differences(with_minors, without) if d.topic is Topic.ENTITLEMENT]

    assert [each.aspect for each in told] == [Aspect.MISSING, Aspect.MISSING]
    assert group.status is Status.CONFIRMED
