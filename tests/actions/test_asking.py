"""Requests for any act: an act answers what it was asked for, and may ask the next unit."""

import pytest

from casework.actions.asking import answer_request, ask_for, open_requests, refuse_request
from casework.actions.plain import do_act, record_for
from casework.actions.withdrawal import withdraw_request
from casework.database import Scope
from casework.records.cases import Case
from casework.records.reaches import Tie
from casework.records.requests import Request
from casework.records.steps import Channel
from tests.actions.folder import Folder
from tests.actions.paths import checked, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.request import RequestState
from workflows.terms import Act, Citizenship


def foreigner(town: Town) -> Folder:
    return checked(town, citizenship=Citizenship.FOREIGN)


def asks(folder: Folder, who: str, act: Act, to: str) -> None:
    folder.goes(who, do_act, act, note="Đã làm.", to_unit_id=folder.town.units[to])


def told_police(town: Town) -> Folder:
    """The case owner told the immigration police of a foreigner."""
    folder = foreigner(town)
    asks(folder, "owner", Act.TELL_FOREIGN_CHANNEL, "police")
    return folder


def written_to_consular(town: Town) -> Folder:
    """The file went by the police of the province to the centre, and on to the consular side."""
    folder = told_police(town)
    asks(folder, "police", Act.REPORT_FOREIGNER, "immigration")
    asks(folder, "immigration", Act.WRITE_TO_CONSULAR, "consular")
    return folder


def requests_of(folder: Folder) -> dict[Act, Request]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = session.query(Request).filter(Request.file_id == folder.file_id)
        return {row.act: row for row in rows.order_by(Request.asked_at)}


def still_asked(folder: Folder) -> set[Act]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        return {request.act for request in open_requests(session, case)}


def test_an_act_that_asks_ties_the_asked_unit_and_moves_nothing(town: Town) -> None:
    folder = foreigner(town)
    stood = folder.stands

    asked = town.units["police"]
    folder.does("owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="Báo tin.", to_unit_id=asked)

    assert folder.stands == stood
    assert Tie.ASKED in folder.ties("police")
    assert folder.events == ["case.stepped", "request.asked"]
    assert ("report_foreigner", "police") in folder.waits


def test_the_act_that_was_asked_for_answers_the_request_and_asks_the_next(town: Town) -> None:
    folder = told_police(town)

    to = town.units["immigration"]
    folder.does("police", do_act, Act.REPORT_FOREIGNER, note="Đã tiếp xúc.", to_unit_id=to)

    found = requests_of(folder)
    assert found[Act.REPORT_FOREIGNER].state is RequestState.ANSWERED
    assert folder.reads(found[Act.REPORT_FOREIGNER], "answer") == "Đã tiếp xúc."
    assert found[Act.WRITE_TO_CONSULAR].state is RequestState.ASKED
    assert set(folder.events) == {"case.stepped", "request.answered", "request.asked"}


def test_a_whole_chain_ends_with_no_request_open(town: Town) -> None:
    folder = written_to_consular(town)
    consular, immigration = town.units["consular"], town.units["immigration"]
    how = told(folder)
    folder.goes("owner", record_for, Act.SEND_NOTE, consular, how, note="Công hàm.")
    act, how = Act.RECORD_ACCEPTANCE, told(folder)
    folder.goes("owner", record_for, act, consular, how, note="Đồng ý.", to_unit_id=immigration)
    last = requests_of(folder)[Act.ISSUE_EXIT_PAPERS]
    folder.goes("immigration", answer_request, last, answer="Đã cấp.")
    asks(folder, "owner", Act.BRING_TO_GATE, "gate")

    folder.does("gate", do_act, Act.EXIT, note="Đã xuất cảnh.")

    assert still_asked(folder) == set()
    assert {row.state for row in requests_of(folder).values()} == {RequestState.ANSWERED}


def test_an_act_that_asks_on_is_not_answered_by_words_alone(town: Town) -> None:
    folder = told_police(town)
    waiting = requests_of(folder)[Act.REPORT_FOREIGNER]

    found = folder.refuses("police", answer_request, waiting, answer="Đã làm.")

    assert found == {Lack.OWN}


def test_nobody_is_asked_twice_for_one_act(town: Town) -> None:
    folder = told_police(town)

    to = town.units["second_police"]
    found = folder.refuses("owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="", to_unit_id=to)

    assert found == {Lack.PENDING}


def test_two_acts_may_be_asked_of_two_units_at_once(town: Town) -> None:
    folder = told_police(town)

    act, to = Act.REQUEST_VERIFICATION, town.units["second_police"]
    folder.does("owner", ask_for, act, to, question="Người này là ai?")

    assert still_asked(folder) == {Act.REPORT_FOREIGNER, Act.ANSWER_VERIFICATION}


@pytest.mark.parametrize(
    ("to", "lack"),
    [("commune", Lack.ROLE), ("ended_police", Lack.ENDED)],
    ids=["a commune", "police that ended"],
)
def test_only_a_unit_that_may_do_the_act_today_is_asked(town: Town, to: str, lack: Lack) -> None:
    folder = foreigner(town)

    asked = town.units[to]
    found = folder.refuses("owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="", to_unit_id=asked)

    assert found == {lack}


def test_an_act_that_asks_names_whom(town: Town) -> None:
    folder = foreigner(town)

    assert folder.refuses("owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="") == {Lack.OWN}


def test_a_citizen_is_told_of_to_no_foreign_channel(town: Town) -> None:
    folder = checked(town)

    to = town.units["police"]
    found = folder.refuses("owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="", to_unit_id=to)

    assert found == {Lack.PERSON}


def test_who_refuses_one_act_and_did_another_still_sees_the_case(town: Town) -> None:
    folder = told_police(town)
    asks(folder, "police", Act.REPORT_FOREIGNER, "immigration")
    act, to = Act.REQUEST_VERIFICATION, town.units["police"]
    second = folder.goes("owner", ask_for, act, to, question="Người này là ai?")

    folder.does("police", refuse_request, second, reasons="Không thuộc thẩm quyền.")

    assert Tie.ASKED in folder.ties("police")


def test_who_refuses_the_only_act_sees_the_case_no_more(town: Town) -> None:
    folder = told_police(town)
    waiting = requests_of(folder)[Act.REPORT_FOREIGNER]

    folder.does("police", refuse_request, waiting, reasons="Không thuộc địa bàn.")

    assert folder.ties("police") == set()


def test_a_request_for_any_act_is_withdrawn_by_the_lead(town: Town) -> None:
    folder = told_police(town)
    waiting = requests_of(folder)[Act.REPORT_FOREIGNER]

    folder.does("owner", withdraw_request, waiting)

    assert folder.ties("police") == set()
    assert folder.events == ["request.withdrawn"]


def test_the_answer_of_a_unit_off_the_system_is_recorded_and_settles_the_request(
    town: Town,
) -> None:
    folder = written_to_consular(town)
    consular, how = town.units["consular"], told(folder)
    folder.goes("owner", record_for, Act.SEND_NOTE, consular, how, note="Công hàm.")
    act, to, how = Act.RECORD_ACCEPTANCE, town.units["immigration"], told(folder)

    folder.does("owner", record_for, act, consular, how, note="Đồng ý nhận.", to_unit_id=to)

    settled = requests_of(folder)[Act.RECORD_ACCEPTANCE]
    assert (settled.state, settled.channel) == (RequestState.ANSWERED, Channel.PAPER)
    assert settled.answered_at == how.happened_at
