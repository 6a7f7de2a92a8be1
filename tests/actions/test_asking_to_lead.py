"""Requests to take over: asked by who is tied to the case, answered by an offer or in writing."""

import pytest

from casework.actions.asking import answer_request, refuse_request
from casework.actions.asking_to_lead import ask_to_lead
from casework.actions.handoff import accept, offer
from casework.actions.withdrawal import withdraw_request
from casework.records.reaches import Tie
from casework.records.requests import Request
from casework.records.steps import Channel
from tests.actions.folder import Folder
from tests.actions.paths import answered, confirmed, handed, handed_on_paper, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.request import RequestState
from workflows.terms import Act

WHY = "Người được hỗ trợ đã trở lại địa phương."


def led_by_second(town: Town) -> Folder:
    """The first owner gave the case to the second."""
    folder = confirmed(town)
    handed(folder, "owner", Act.TRANSFER_LEAD, "second_owner")
    return folder


def asked(town: Town) -> tuple[Folder, Request]:
    """The first owner asks for it again."""
    folder = led_by_second(town)
    return folder, folder.goes("owner", ask_to_lead, question=WHY)


def test_who_led_before_asks_for_the_case(town: Town) -> None:
    folder = led_by_second(town)

    made = folder.does("owner", ask_to_lead, question=WHY)

    assert (made.act, made.state) == (Act.TRANSFER_LEAD, RequestState.ASKED)
    assert folder.stands[2] == "second_owner"
    assert folder.last_step.act is Act.ASK_TO_LEAD
    assert folder.reads(made, "question") == WHY
    assert "request.asked" in folder.events


def test_the_lead_is_reminded_of_it(town: Town) -> None:
    folder, _ = asked(town)

    assert ("transfer_lead", "second_owner") in folder.waits


def test_an_offer_to_who_asked_is_the_answer(town: Town) -> None:
    folder, request = asked(town)

    made = folder.does("second_owner", offer, Act.TRANSFER_LEAD, town.units["owner"])
    folder.does("owner", accept, made)

    assert folder.stored(request).state is RequestState.ANSWERED
    assert folder.stands[2] == "owner"
    assert Tie.ASKED not in folder.ties("second_owner")


def test_an_offer_to_another_unit_answers_nothing(town: Town) -> None:
    folder, request = asked(town)

    folder.does("second_owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])

    assert folder.stored(request).state is RequestState.ASKED


def test_a_request_follows_the_lead(town: Town) -> None:
    folder, request = asked(town)

    handed_on_paper(folder, "second_owner", Act.TRANSFER_LEAD, "far_owner")

    kept = folder.stored(request)
    assert (kept.state, town.key_of(kept.to_unit_id)) == (RequestState.ASKED, "far_owner")
    assert Tie.ASKED not in folder.ties("second_owner")


def test_the_lead_refuses_in_writing(town: Town) -> None:
    folder, request = asked(town)

    folder.does("second_owner", refuse_request, request, reasons="Người đó vẫn ở tỉnh này.")

    kept = folder.stored(request)
    assert kept.state is RequestState.REFUSED
    assert folder.reads(kept, "answer") == "Người đó vẫn ở tỉnh này."
    assert folder.ties("second_owner") == {Tie.LEADS}


def test_who_asked_withdraws(town: Town) -> None:
    folder, request = asked(town)

    folder.does("owner", withdraw_request, request)

    assert folder.stored(request).state is RequestState.WITHDRAWN


def test_the_lead_withdraws_no_request_of_another(town: Town) -> None:
    folder, request = asked(town)

    assert folder.refuses("second_owner", withdraw_request, request) == {Lack.LEAD}


def test_words_alone_do_not_move_the_lead(town: Town) -> None:
    folder, request = asked(town)

    assert folder.refuses("second_owner", answer_request, request, answer="Đồng ý.") == {Lack.OWN}


def test_the_refusal_of_a_lead_off_the_system_is_recorded(town: Town) -> None:
    folder = confirmed(town)
    handed_on_paper(folder, "owner", Act.TRANSFER_LEAD, "far_owner")
    request = folder.goes("owner", ask_to_lead, question=WHY)

    folder.does("owner", refuse_request, request, reasons="Không đồng ý.", told=told(folder))

    kept = folder.stored(request)
    assert (kept.state, kept.channel) == (RequestState.REFUSED, Channel.PAPER)
    assert ("transfer_lead", "owner") in folder.waits


def test_the_lead_asks_itself_for_nothing(town: Town) -> None:
    folder = confirmed(town)

    assert folder.refuses("owner", ask_to_lead, question=WHY) == {Lack.OWN}


@pytest.mark.parametrize(
    ("who", "lack"),
    [("police", Lack.ROLE), ("commune", Lack.ROLE)],
    ids=["who was asked to verify", "who gave the case"],
)
def test_only_who_may_lead_asks(town: Town, who: str, lack: Lack) -> None:
    folder = confirmed(town)

    assert folder.refuses(who, ask_to_lead, question=WHY) == {lack}


def test_before_the_confirmation_nobody_asks(town: Town) -> None:
    folder = answered(town)
    folder.tie("second_owner", Tie.GAVE)

    assert folder.refuses("second_owner", ask_to_lead, question=WHY) == {Lack.POSITION}


def test_a_unit_that_is_tied_by_nothing_does_not_ask(town: Town) -> None:
    folder = confirmed(town)
    folder.tie("second_owner", Tie.OVERSEES)

    assert folder.refuses("second_owner", ask_to_lead, question=WHY) == {Lack.LEAD}


def test_one_request_waits_at_a_time(town: Town) -> None:
    folder, _ = asked(town)

    assert folder.refuses("owner", ask_to_lead, question=WHY) == {Lack.PENDING}
