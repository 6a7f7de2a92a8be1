"""The small lives: what a party may still do with a handoff, a request, a measure, a line."""

import pytest

from workflows import duty_notice, handoff, protection, request, support
from workflows.duty_notice import DUTY_NOTICE, DutyNoticeMove, DutyNoticeState
from workflows.handoff import HANDOFF, HandoffMove, HandoffState
from workflows.life import MoveRefused, Side
from workflows.protection import MeasureMove, MeasureState
from workflows.request import REQUEST, RequestMove, RequestState
from workflows.support import LineMove, LineState
from workflows.terms import Letter


def test_an_offer_may_be_recalled_by_its_giver() -> None:
    offered = handoff.move(None, HandoffMove.OFFER)

    recalled = handoff.move(offered, HandoffMove.RECALL)

    assert recalled is HandoffState.RECALLED
    assert handoff.side(offered, HandoffMove.RECALL) is Side.GIVER


@pytest.mark.parametrize(
    "ended", [HandoffState.ACCEPTED, HandoffState.SENT_BACK, HandoffState.RECALLED]
)
def test_an_answered_offer_stays_answered(ended: HandoffState) -> None:
    assert HANDOFF.moves(ended) == ()


def test_an_accepted_handoff_cannot_be_recalled() -> None:
    with pytest.raises(MoveRefused) as refusal:
        handoff.move(HandoffState.ACCEPTED, HandoffMove.RECALL)

    assert (refusal.value.state, refusal.value.move) == (HandoffState.ACCEPTED, HandoffMove.RECALL)


def test_a_request_is_answered_by_the_asked_side() -> None:
    assert request.move(RequestState.ASKED, RequestMove.ANSWER) is RequestState.ANSWERED
    assert request.side(RequestState.ASKED, RequestMove.ANSWER) is Side.ANSWERER


@pytest.mark.parametrize(
    "ended", [RequestState.ANSWERED, RequestState.REFUSED, RequestState.WITHDRAWN]
)
def test_an_ended_request_stays_ended(ended: RequestState) -> None:
    assert REQUEST.moves(ended) == ()


def test_urgent_protection_comes_before_its_papers() -> None:
    assert protection.move(None, MeasureMove.APPLY_AT_ONCE) is MeasureState.IN_FORCE


def test_a_measure_that_ended_is_not_applied_again() -> None:
    with pytest.raises(MoveRefused):
        protection.move(MeasureState.ENDED, MeasureMove.APPLY_AT_ONCE)


def test_a_line_is_delivered_after_approval() -> None:
    approved = support.move(LineState.PROPOSED, LineMove.APPROVE)

    assert support.move(approved, LineMove.DELIVER) is LineState.DELIVERED


def test_a_proposed_line_is_not_delivered() -> None:
    with pytest.raises(MoveRefused):
        support.move(LineState.PROPOSED, LineMove.DELIVER)


def test_essential_needs_wait_for_nobody() -> None:
    assert support.give_at_once(Letter.A) is LineState.DELIVERED


def test_an_allowance_waits_for_approval() -> None:
    with pytest.raises(MoveRefused):
        support.give_at_once(Letter.K)


def test_a_notice_of_duty_is_acknowledged_by_the_unit_that_was_told() -> None:
    sent = duty_notice.move(None, DutyNoticeMove.SEND)

    assert duty_notice.side(sent, DutyNoticeMove.ACKNOWLEDGE) is Side.RECEIVER
    assert duty_notice.move(sent, DutyNoticeMove.ACKNOWLEDGE) is DutyNoticeState.ACKNOWLEDGED


@pytest.mark.parametrize("over", [DutyNoticeState.WITHDRAWN, DutyNoticeState.ENDED])
def test_a_notice_that_is_over_stays_over(over: DutyNoticeState) -> None:
    assert DUTY_NOTICE.moves(over) == ()
