"""Every stage, status, act, role and set of papers: what holds of each, by both laws.

The facts stand at two ends, nothing done and everything done: whatever is open somewhere between is
open at the far end, and whatever a role never does is closed at both.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations, product

import pytest

from workflows.engine import Position, Refused, Step, choices, step
from workflows.regime import Fact, Lack, Regime, Row, Unmet
from workflows.regimes import REGIMES
from workflows.terms import Act, AgeBand, Citizenship, Paper, Role, Stage, Status, Wish

CARE = {Stage.PROTECTION, Stage.SUPPORT, Stage.REINTEGRATION}
PERSON: frozenset[Fact] = frozenset({AgeBand.UNCLEAR, Citizenship.UNCLEAR, *Wish})
ENDS = (frozenset[Fact](), frozenset[Fact](Act))

each_place = pytest.mark.parametrize(
    ("law", "stage"),
    [(law, stage) for law in REGIMES.values() for stage in (None, *Stage)],
    ids=lambda value: value.key if isinstance(value, Regime) else str(value or "no file"),
)


@each_place
def test_a_step_goes_where_its_row_says_and_names_its_source(
    law: Regime, stage: Stage | None
) -> None:
    wrong = [
        taken.row for act, position, taken in taken_at(law, stage) if not follows(taken, position)
    ]

    assert wrong == []


@each_place
def test_only_the_role_of_a_row_takes_it(law: Regime, stage: Stage | None) -> None:
    usurped = [
        (act, position.roles)
        for act, position, taken in taken_at(law, stage)
        if True and taken.row.by not in position.roles
    ]

    assert usurped == []


@each_place
def test_a_paper_of_a_verified_article_is_never_done_without(
    law: Regime, stage: Stage | None
) -> None:
    without = [
        (act, need)
        for act, position, taken in taken_at(law, stage)
        if taken.row.source.confidence.may_block
        for need in papers_of(taken.row)
        if not need & position.facts
    ]

    assert without == []


@each_place
def test_nobody_enters_the_care_of_victims_unconfirmed(law: Regime, stage: Stage | None) -> None:
    entered = [
        taken.row
        for act, position, taken in taken_at(law, stage)
        if taken.to in CARE - {stage} and taken.status is not Status.CONFIRMED
    ]

    assert entered == []


@each_place
def test_whoever_is_refused_is_told_a_reason_with_a_source(
    law: Regime, stage: Stage | None
) -> None:
    silent = [
        (act, position.roles)
        for act, position, unmet in refused_at(law, stage)
        if not unmet or not all(reason.blocks and reason.source.vi for reason in unmet)
    ]

    assert silent == []


@each_place
def test_where_no_row_speaks_of_an_act_the_stage_is_the_reason(
    law: Regime, stage: Stage | None
) -> None:
    known = {choice.act for choice in choices(law, everybody(stage, Status.CONFIRMED))}

    kinds = {
        reason.kind
        for act in set(Act) - known
        for reason in reasons(law, act, everybody(stage, Status.CONFIRMED))
    }

    assert kinds <= {Lack.POSITION}


def positions(law: Regime, stage: Stage | None) -> Iterator[tuple[Act, Position]]:
    """Every status, act with a row here, role and set of papers its rows ask for; both ends."""
    for act, status, role in product(law.acts_at(stage), (None, *Status), Role):
        for papers, done in product(sets_of_papers(law, stage, act), ENDS):
            facts = PERSON | papers | done
            yield act, Position(stage, status, facts, frozenset({role}), leads=True, asked=True)


def everybody(stage: Stage | None, status: Status | None) -> Position:
    facts = PERSON | frozenset(Paper) | frozenset(Act)
    return Position(stage, status, facts, frozenset(Role), leads=True, asked=True, houses=True)


def sets_of_papers(law: Regime, stage: Stage | None, act: Act) -> list[frozenset[Fact]]:
    """Every set of the papers that the rows of an act ask for here."""
    asked_for = {
        paper for row in law.rows_for(stage, act) for need in papers_of(row) for paper in need
    }
    sizes = range(len(asked_for) + 1)
    return [
        frozenset(chosen)
        for chosen in chain.from_iterable(combinations(sorted(asked_for), size) for size in sizes)
    ]


def papers_of(row: Row) -> list[frozenset[Paper]]:
    """The needs of a row that only a paper meets."""
    return [
        frozenset(fact for fact in need if isinstance(fact, Paper))
        for need in row.needs
        if all(isinstance(fact, Paper) for fact in need)
    ]


def follows(taken: Step, position: Position) -> bool:
    row = taken.row
    is_here = position.stage in row.at if row.at else position.stage is None
    is_cited = bool(row.source.vi)
    reached = (row.to or position.stage, row.sets or position.status)
    return is_here and is_cited and (taken.to, taken.status) == reached


@cache
def answers(law: Regime, stage: Stage | None) -> list[tuple[Act, Position, Step | Refused]]:
    """What the law says of every position at a stage; asked once for all the rules of this file."""
    return [(act, position, asked(law, act, position)) for act, position in positions(law, stage)]


def taken_at(law: Regime, stage: Stage | None) -> list[tuple[Act, Position, Step]]:
    return [(*asks, said) for *asks, said in answers(law, stage) if isinstance(said, Step)]


def refused_at(law: Regime, stage: Stage | None) -> list[tuple[Act, Position, tuple[Unmet, ...]]]:
    found = answers(law, stage)
    return [(*asks, said.unmet) for *asks, said in found if isinstance(said, Refused)]


def asked(law: Regime, act: Act, position: Position) -> Step | Refused:
    try:
        return step(law, act, position)
    except Refused as refused:
        return refused


def reasons(law: Regime, act: Act, position: Position) -> tuple[Unmet, ...]:
    said = asked(law, act, position)
    return said.unmet if isinstance(said, Refused) else ()
