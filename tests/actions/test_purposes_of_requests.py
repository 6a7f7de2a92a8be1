"""A request of each purpose: to verify, to take part, for a service. The lead never changes."""

import pytest

from casework.actions.asking import answer_request, ask_for, refuse_request
from casework.records.reaches import Tie
from casework.records.requests import Request
from tests.actions.folder import Folder
from tests.actions.paths import checked, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.request import RequestState
from workflows.terms import Act

PURPOSES = [
    pytest.param(Act.REQUEST_VERIFICATION, Act.ANSWER_VERIFICATION, "police", id="verify"),
    pytest.param(Act.ASK_TO_TAKE_PART, Act.TAKE_PART, "second_owner", id="take part"),
    pytest.param(Act.ASK_FOR_SERVICE, Act.PROVIDE_SERVICE, "facility", id="provide a service"),
]
OFF_THE_SYSTEM = [
    pytest.param(Act.REQUEST_VERIFICATION, "far_police", id="verify"),
    pytest.param(Act.ASK_TO_TAKE_PART, "far_commune", id="take part"),
    pytest.param(Act.ASK_FOR_SERVICE, "far_facility", id="provide a service"),
]


def asked(town: Town, purpose: Act, whom: str) -> tuple[Folder, Request]:
    folder = checked(town)
    unit_id = town.units[whom]
    return folder, folder.goes("owner", ask_for, purpose, unit_id, question="Đề nghị giúp.")


@pytest.mark.parametrize(("purpose", "act", "whom"), PURPOSES)
def test_the_asked_unit_reports_it_done_and_the_lead_stays(
    town: Town, purpose: Act, act: Act, whom: str
) -> None:
    folder, request = asked(town, purpose, whom)
    waited = act.value in {key for key, who in folder.waits if who == whom}

    done = folder.does(whom, answer_request, request, answer="Đã làm xong.")

    assert waited
    assert done.state is RequestState.ANSWERED
    assert folder.last_step.act is act
    assert folder.stands[2] == "owner"
    assert folder.reads(done, "answer") == "Đã làm xong."


@pytest.mark.parametrize(("purpose", "act", "whom"), PURPOSES)
def test_the_asked_unit_refuses_in_writing_and_sees_the_case_no_more(
    town: Town, purpose: Act, act: Act, whom: str
) -> None:
    folder, request = asked(town, purpose, whom)

    refused = folder.does(whom, refuse_request, request, reasons="Không đủ điều kiện.")

    assert refused.state is RequestState.REFUSED
    assert Tie.ASKED not in folder.ties(whom)
    assert folder.last_step.act is purpose
    assert folder.stands[2] == "owner"


@pytest.mark.parametrize(("purpose", "whom"), OFF_THE_SYSTEM)
def test_the_answer_of_a_unit_off_the_system_is_recorded(
    town: Town, purpose: Act, whom: str
) -> None:
    folder, request = asked(town, purpose, whom)

    done = folder.does("owner", answer_request, request, answer="Đã làm.", told=told(folder))

    assert done.state is RequestState.ANSWERED
    assert "telling.recorded" in folder.events
    assert folder.stands[2] == "owner"


@pytest.mark.parametrize(("purpose", "act", "whom"), PURPOSES)
def test_a_second_unit_is_not_asked_for_the_same_meanwhile(
    town: Town, purpose: Act, act: Act, whom: str
) -> None:
    folder, _request = asked(town, purpose, whom)
    unit_id = town.units[whom]

    assert folder.refuses("owner", ask_for, purpose, unit_id, question="Nữa.") == {Lack.PENDING}


@pytest.mark.parametrize(("purpose", "act", "whom"), PURPOSES[1:])
def test_what_was_done_once_may_be_asked_for_again(
    town: Town, purpose: Act, act: Act, whom: str
) -> None:
    folder, request = asked(town, purpose, whom)
    folder.goes(whom, answer_request, request, answer="Đã làm xong.")

    unit_id = town.units[whom]
    again = folder.does("owner", ask_for, purpose, unit_id, question="Lần hai.")

    assert again.state is RequestState.ASKED


@pytest.mark.parametrize("purpose", [Act.ASK_TO_TAKE_PART, Act.ASK_FOR_SERVICE])
def test_a_unit_without_the_role_is_not_asked(town: Town, purpose: Act) -> None:
    folder = checked(town)
    unit_id = town.units["mission"]

    assert folder.refuses("owner", ask_for, purpose, unit_id, question="Giúp.") == {Lack.ROLE}


@pytest.mark.parametrize("purpose", [Act.ASK_TO_TAKE_PART, Act.ASK_FOR_SERVICE])
def test_only_the_lead_asks(town: Town, purpose: Act) -> None:
    folder = checked(town)
    folder.tie("second_owner", Tie.ASKED)
    unit_id = town.units["facility"]

    lacks = folder.refuses("second_owner", ask_for, purpose, unit_id, question="Giúp.")

    assert lacks == {Lack.LEAD}
