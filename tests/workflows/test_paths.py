"""Which rows lie on which path, and what a reader may ask of the table."""

import random

import pytest

from workflows.engine import choices, step
from workflows.listing import Wanted, by_stage, clocks_ended_by, lines
from workflows.paths import Path, paths_of, rows_on, ways_in
from workflows.position import Position
from workflows.regime import Regime, Row
from workflows.regimes import REGIMES
from workflows.regimes.law_2024 import REGIME
from workflows.source import Confidence
from workflows.terms import (
    Act,
    AgeBand,
    Citizenship,
    Paper,
    Place,
    Role,
    Stage,
    Wish,
)
from workflows.walk import walk

PATHS = [
    pytest.param(regime, path, id=f"{regime.key}-{path}")
    for regime in REGIMES.values()
    for path in paths_of(regime)
]
every_path = pytest.mark.parametrize(("regime", "path"), PATHS)
every_regime = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)

LONGEST_WALK = 40
WALKS = 8


@every_regime
def test_a_regime_has_a_path_for_each_way_in(regime: Regime) -> None:
    reached = frozenset(act for path in paths_of(regime) for act in ways_in(regime, path))

    assert reached == regime.entries


@every_regime
def test_every_row_that_can_be_reached_lies_on_a_path(regime: Regime) -> None:
    on_paths = {row for path in paths_of(regime) for row in rows_on(regime, path)}

    assert {move.row for move in walk(regime)} - on_paths == set()


@every_regime
def test_the_walk_gets_wherever_a_path_does(regime: Regime) -> None:
    walked = {move.row for move in walk(regime)}

    assert [
        row for path in paths_of(regime) for row in rows_on(regime, path) if row not in walked
    ] == []


@every_path
def test_a_path_opens_files_in_its_own_way_only(regime: Regime, path: Path) -> None:
    opening = {row.act for row in rows_on(regime, path) if not row.at}

    assert opening == ways_in(regime, path)


@every_path
def test_a_path_leads_to_the_end_of_a_case(regime: Regime, path: Path) -> None:
    assert Stage.CLOSED in {row.to for row in rows_on(regime, path)}


@every_path
def test_whoever_comes_by_a_path_meets_no_other_row(regime: Regime, path: Path) -> None:
    met = {row for seed in range(WALKS) for row in rows_met(regime, path, random.Random(seed))}

    assert met
    assert met - set(rows_on(regime, path)) == set()


def test_the_lines_carry_the_numbers_of_the_table() -> None:
    listed = lines(REGIME)

    assert [line.row for line in listed] == list(REGIME.rows)
    assert [line.number for line in listed] == list(range(1, len(REGIME.rows) + 1))


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(Wanted(role=Role.GATE), id="role"),
        pytest.param(Wanted(stage=Stage.RECEIPT), id="stage"),
        pytest.param(Wanted(mark=Confidence.U), id="mark"),
        pytest.param(Wanted(path=Path.RESCUED), id="path"),
    ],
)
def test_a_filter_leaves_some_rows_and_not_all(wanted: Wanted) -> None:
    found = lines(REGIME, wanted)

    assert 0 < len(found) < len(REGIME.rows)


def test_filters_narrow_one_another() -> None:
    both = lines(REGIME, Wanted(role=Role.GATE, mark=Confidence.V))

    assert both
    assert [line for line in both if line.row.source.confidence is not Confidence.V] == []


def test_a_role_finds_also_what_is_handed_to_it() -> None:
    found = lines(REGIME, Wanted(role=Role.FACILITY))

    assert Act.PLACE in {line.row.act for line in found}


@every_regime
def test_every_line_stands_under_one_stage(regime: Regime) -> None:
    grouped = [line for _stage, group in by_stage(lines(regime)) for line in group]

    assert sorted(line.number for line in grouped) == list(range(1, len(regime.rows) + 1))


def test_a_row_names_the_clock_that_ends_with_it() -> None:
    check = next(row for row in REGIME.rows if row.act is Act.INITIAL_CHECK)

    assert "initial_info_check" in {clock.key for clock in clocks_ended_by(REGIME, check)}


def test_a_row_names_no_clock_of_another_unit() -> None:
    gate = next(row for row in REGIME.rows if row.act is Act.CONFIRM and row.by is Role.GATE)

    assert "conclusion" not in {clock.key for clock in clocks_ended_by(REGIME, gate)}


def rows_met(regime: Regime, path: Path, dice: random.Random) -> list[Row]:
    """The rows of one walk by the engine, of anybody who comes by this path."""
    citizen = dice.choice(CITIZENS.get(path, RESIDENTS))
    facts = frozenset({dice.choice(list(AgeBand)), citizen, Place.UNIT, *Wish, *Paper})
    stage, status, history, met = None, None, list[Act](), list[Row]()
    for _ in range(LONGEST_WALK):
        done = regime.finished(history)
        here = Position(stage, status, facts | done, frozenset(Role), **dict.fromkeys(TIES, True))
        opened = [
            choice.act
            for choice in choices(regime, here)
            if choice.is_open and (stage or choice.act in ways_in(regime, path))
        ]
        if not opened:
            return met
        reached = step(regime, dice.choice(opened), here)
        stage, status = reached.to, reached.status
        history.append(reached.row.act)
        met.append(reached.row)
    return met


RESIDENTS = (Citizenship.CITIZEN, Citizenship.STATELESS)
CITIZENS = {Path.FOREIGNER: (Citizenship.FOREIGN, Citizenship.UNCLEAR)}
TIES = ("leads", "asked", "offered", "houses")
