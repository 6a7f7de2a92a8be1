"""Random walks never leave the table, and the machine and the buttons agree on every step."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.engine import Position, Refused, choices, step
from workflows.regime import Fact
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, AgeBand, Paper, Place, Role, Stage, Status, Wish

CIRCUMSTANCES: tuple[Fact, ...] = (*Paper, *AgeBand, *Place, *Wish)


def positions() -> st.SearchStrategy[Position]:
    return st.builds(
        Position,
        st.none() | st.sampled_from(Stage),
        st.none() | st.sampled_from(Status),
        st.frozensets(st.sampled_from((*Act, *CIRCUMSTANCES))),
        st.frozensets(st.sampled_from(Role)),
        leads=st.booleans(),
        asked=st.booleans(),
        offered=st.booleans(),
        houses=st.booleans(),
    )


def permits(act: Act, position: Position) -> bool:
    try:
        step(REGIME, act, position)
    except Refused:
        return False
    return True


@dataclass(frozen=True)
class Walk:
    """Where fifteen open buttons, pressed at random by whoever leads, have brought a case."""

    stage: Stage | None = None
    status: Status | None = None
    history: tuple[Act, ...] = ()


PICKS = st.lists(st.integers(min_value=0, max_value=999), min_size=15, max_size=15)


def walk_by(picks: list[int]) -> Walk:
    """Press open buttons: each number picks one of those that are open then."""
    walk = Walk()
    for pick in picks:
        position = position_of(walk)
        options = [choice.act for choice in choices(REGIME, position) if choice.is_open]
        act = options[pick % len(options)]
        taken = step(REGIME, act, position)
        walk = Walk(taken.to, taken.status, (*walk.history, act))
    return walk


def position_of(walk: Walk) -> Position:
    facts = REGIME.finished(walk.history) | frozenset(CIRCUMSTANCES)
    return Position(walk.stage, walk.status, facts, frozenset(Role), leads=True)


@settings(deadline=None)
@given(position=positions())
def test_a_button_is_open_exactly_where_the_step_is_lawful(position: Position) -> None:
    open_acts = {choice.act for choice in choices(REGIME, position) if choice.is_open}

    lawful = {act for act in Act if permits(act, position)}

    assert open_acts == lawful


@settings(deadline=None)
@given(position=positions())
def test_whoever_is_refused_is_told_why(position: Position) -> None:
    closed = [choice for choice in choices(REGIME, position) if not choice.is_open]

    reasons = [reason for choice in closed for reason in choice.unmet]

    assert all(reason.blocks for reason in reasons)
    assert all(choice.unmet for choice in closed)


@settings(deadline=None, max_examples=60)
@given(picks=PICKS)
def test_a_case_that_follows_open_buttons_keeps_to_the_law(picks: list[int]) -> None:
    walked = walk_by(picks)
    cared_for = walked.stage in {Stage.PROTECTION, Stage.SUPPORT, Stage.REINTEGRATION}

    confirmed_by = {Act.CONFIRM, Act.RECORD_CONFIRMATION} & set(walked.history)

    stands = walked.status is Status.CONFIRMED or Act.REVOKE_CONFIRMATION in walked.history
    assert not cared_for or (stands and confirmed_by)
