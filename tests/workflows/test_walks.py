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


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    walk = Walk()
    for _ in range(15):
        position = position_of(walk)
        options = [choice.act for choice in choices(REGIME, position) if choice.is_open]
        act = draw(st.sampled_from(options))
        taken = step(REGIME, act, position)
        walk = Walk(taken.to, taken.status, (*walk.history, act))
    return walk


def position_of(walk: Walk) -> Position:
    facts = REGIME.finished(walk.history) | frozenset(CIRCUMSTANCES)
    return Position(walk.stage, walk.status, facts, frozenset(Role), leads=True)


@given(position=positions())
def test_a_button_is_open_exactly_where_the_step_is_lawful(position: Position) -> None:
    open_acts = {choice.act for choice in choices(REGIME, position) if choice.is_open}

    lawful = {act for act in Act if permits(act, position)}

    assert open_acts == lawful


@given(position=positions())
def test_whoever_is_refused_is_told_why(position: Position) -> None:
    closed = [choice for choice in choices(REGIME, position) if not choice.is_open]

    reasons = [reason for choice in closed for reason in choice.unmet]

    assert all(reason.blocks for reason in reasons)
    assert all(choice.unmet for choice in closed)


@settings(max_examples=60)
@given(walked=walks())
def test_a_case_that_follows_open_buttons_keeps_to_the_law(walked: Walk) -> None:
    cared_for = walked.stage in {Stage.PROTECTION, Stage.SUPPORT, Stage.REINTEGRATION}

    confirmed_by = {Act.CONFIRM, Act.RECORD_CONFIRMATION} & set(walked.history)

    stands = walked.status is Status.CONFIRMED or Act.REVOKE_CONFIRMATION in walked.history
    assert not cared_for or (stands and confirmed_by)
