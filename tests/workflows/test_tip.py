"""The small life of a tip: who makes which move, and that every way ends in a decision."""

from datetime import UTC, datetime

import pytest

from workflows import tip as life
from workflows.life import MoveRefused, Side
from workflows.source import Confidence
from workflows.tip import LIMIT, SETTLED, TIP, TipMove, TipState

STATES = [*TipState]
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_a_tip_begins_open() -> None:
    assert life.move(None, TipMove.REGISTER) is TipState.OPEN


def test_passing_on_settles_nothing() -> None:
    passed = life.move(TipState.OPEN, TipMove.PASS_ON)

    assert passed not in SETTLED
    assert life.side(passed, TipMove.TAKE_OVER) is Side.RECEIVER


def test_the_sender_takes_back_what_nobody_took_over() -> None:
    assert life.side(TipState.OFFERED, TipMove.TAKE_BACK) is Side.HOLDER


def test_what_is_taken_over_is_still_to_be_settled() -> None:
    assert life.move(TipState.OFFERED, TipMove.TAKE_OVER) is TipState.OPEN


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.value)
def test_no_state_is_a_dead_end(state: TipState) -> None:
    assert TIP.moves(state)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.value)
def test_every_state_is_reached(state: TipState) -> None:
    assert state in {turn.to for turn in TIP.turns.values()}


@pytest.mark.parametrize("state", sorted(SETTLED), ids=lambda state: state.value)
def test_whatever_is_settled_can_be_looked_at_again(state: TipState) -> None:
    assert life.move(state, TipMove.LOOK_AGAIN) is TipState.OPEN


@pytest.mark.parametrize("move", [TipMove.FIND_NOTHING, TipMove.OPEN_CASE, TipMove.PASS_ON])
def test_nothing_is_decided_while_another_unit_is_to_answer(move: TipMove) -> None:
    with pytest.raises(MoveRefused):
        life.move(TipState.OFFERED, move)


def test_no_limit_is_invented_where_no_article_was_read() -> None:
    assert LIMIT.days is None
    assert LIMIT.source.confidence is Confidence.U
    assert not LIMIT.source.confidence.may_block
    assert life.time_left(NOW, NOW) is None
