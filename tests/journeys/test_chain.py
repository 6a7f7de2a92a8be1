"""Whole stories told by verbs: after each act the case is whole, and the trace says that act.

`Folder.does` looks after every act: one lead, one place, what waits, the chain, who said it.
"""

from collections.abc import Callable, Iterator

import pytest

from casework.actions.closing import close, reopen
from casework.actions.conclusion import draft_conclusion, sign_conclusion
from casework.actions.handoff import accept, offer, record_acceptance, send_back
from casework.actions.handoff_paper import confirm_paper
from casework.actions.notice import notify_case_owner
from casework.actions.opening import reveal, visit
from casework.actions.paper import attach_paper
from casework.actions.protection import end_protection, protect
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.screen import find_no_signs, find_signs, screen_again
from casework.actions.support import (
    approve_support,
    deliver_support,
    give_at_once,
    propose_support,
)
from casework.actions.verification import (
    answer_verification,
    initial_check,
    record_confirmation,
    request_verification,
)
from casework.records.openings import Reason
from casework.records.reaches import Tie
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import ISSUED, SHEET, told
from tests.actions.town import Town, town_in
from workflows.regime import Lack
from workflows.terms import (
    Act,
    AgeBand,
    Ground,
    Letter,
    Paper,
    Place,
    SendBackGround,
    Stage,
    Status,
)

DRAFT = {"answers": SHEET, "reasons": "Theo lời kể và hồ sơ."}
LOOK = {"seen_on": MORNING.date(), "next_on": None, "finding": "Ở với bố mẹ."}


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town


def verified(folder: Folder) -> None:
    """The check, the request and its answer."""
    folder.does("owner", initial_check, "Khớp về cơ bản.")
    request = folder.does(
        "owner", request_verification, folder.town.units["police"], question="Người này là ai?"
    )
    folder.does("police", answer_verification, request, answer="Lời kể đúng.")


def concluded(folder: Folder, who: str, outcome: Act) -> None:
    """Drafted by an officer, read and signed by the head."""
    drafted = folder.does(who, draft_conclusion, outcome, **DRAFT)
    folder.does(f"{who}.head", reveal, Reason.VERIFY, "case")
    folder.does(f"{who}.head", sign_conclusion, drafted, number="12/KL-Mẫu")


def handed(folder: Folder, giver: str, act: Act, taker: str) -> None:
    """Offered and accepted."""
    made = folder.does(giver, offer, act, folder.town.units[taker])
    folder.does(taker, accept, made)


def supported_home(folder: Folder) -> None:
    """Support, the way home, a look, the end."""
    line = folder.does("facility", propose_support, Letter.G, detail="Tham vấn.")
    folder.does("owner.head", visit)
    folder.does("owner.head", approve_support, line)
    folder.does("facility", deliver_support, line, outcome="Bốn buổi.")
    folder.does("owner", begin_reintegration, home="Thôn Mẫu")
    folder.does("owner", follow_up, **LOOK)
    folder.does("owner", close, Act.CLOSE, Ground.SETTLED, reasons="Đã tự lập.")


def test_came_forward_by_a_commune_on_paper_and_home(town: Town) -> None:
    folder = received(town, "gate")

    made = folder.does("gate", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])
    folder.does("gate", record_acceptance, made, told(folder))
    minutes = folder.does("gate", attach_paper, Paper.MINUTES, number="01/BB-Mẫu")
    folder.does("gate", confirm_paper, made, minutes)
    notice = folder.does("gate", notify_case_owner, town.units["owner"], told=told(folder))
    folder.does("owner", accept, notice)
    verified(folder)
    concluded(folder, "police", Act.CONFIRM)
    folder.learns("owner", wishes=["to_stay", "to_go_home"])
    handed(folder, "owner", Act.PLACE, "facility")
    supported_home(folder)

    assert folder.stands == (Stage.CLOSED, Status.CONFIRMED, "owner")
    assert folder.where == (Place.HOME, "Thôn Mẫu")
    assert folder.waits == set()
    assert [step.act for step in folder.standing.steps] == [
        Act.RECEIVE,
        Act.BRING_TO_COMMUNE,
        Act.NOTIFY_CASE_OWNER,
        Act.TAKE_IN,
        Act.INITIAL_CHECK,
        Act.REQUEST_VERIFICATION,
        Act.ANSWER_VERIFICATION,
        Act.DRAFT_CONCLUSION,
        Act.CONFIRM,
        Act.PLACE,
        Act.PROPOSE_SUPPORT,
        Act.APPROVE_SUPPORT,
        Act.DELIVER_SUPPORT,
        Act.BEGIN_REINTEGRATION,
        Act.FOLLOW_UP,
        Act.CLOSE,
    ]


def test_the_trace_of_a_whole_story_is_its_acts_in_order(town: Town) -> None:
    folder = received(town, "commune")

    notice = folder.does("commune", notify_case_owner, town.units["owner"])
    folder.does("owner", accept, notice)
    verified(folder)
    concluded(folder, "police", Act.FIND_NOT_VICTIM)
    folder.does("owner", close, Act.CLOSE, Ground.NOT_A_VICTIM, reasons="Không phải nạn nhân.")

    assert [said.event for said in folder.standing.said] == [
        "case.received",
        "case.stepped",
        "handoff.offered",
        "handoff.accepted",
        "case.stepped",
        "request.asked",
        "request.answered",
        "conclusion.drafted",
        "case.revealed",
        "conclusion.signed",
        "case.closed",
    ]


def test_rescued_and_confirmed_before_the_case_owner_takes_in(town: Town) -> None:
    folder = received(town, "police", Act.RESCUE)

    folder.does("police", give_at_once, Letter.C, detail="Phiên dịch.")
    concluded(folder, "police", Act.CONFIRM)
    handed(folder, "police", Act.BRING_TO_CASE_OWNER, "owner")

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.ties("police") == {Tie.FORMERLY_LED}
    assert folder.where == (Place.UNIT, "Đơn vị owner Mẫu")


def test_rescued_and_confirmed_by_a_paper_that_exists_already(town: Town) -> None:
    folder = received(town, "police", Act.RESCUE)

    handed(folder, "police", Act.BRING_TO_CASE_OWNER, "owner")
    folder.does("owner", initial_check, None)
    folder.does("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")
    folder.does("owner", record_confirmation, None, issued_on=ISSUED)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")


def test_no_signs_at_the_gate_then_signs_then_confirmed_there(town: Town) -> None:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)

    folder.does("gate", find_no_signs, "Được trả công đủ.")
    folder.does("gate", screen_again, "Người thân báo tin.")
    folder.does("gate", find_signs, "Bị giữ giấy tờ.")
    concluded(folder, "gate", Act.CONFIRM)
    handed(folder, "gate", Act.BRING_TO_CASE_OWNER, "owner")

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.standing.case.ground is None


def test_not_a_victim_closed_and_taken_up_again(town: Town) -> None:
    folder = received(town, "police", Act.RESCUE)

    handed(folder, "police", Act.BRING_TO_CASE_OWNER, "owner")
    verified(folder)
    concluded(folder, "police", Act.FIND_NOT_VICTIM)
    folder.does("owner", close, Act.CLOSE, Ground.NOT_A_VICTIM, reasons="Không phải nạn nhân.")
    folder.does("owner", reopen, reasons="Có chứng cứ mới.")
    verified(folder)
    concluded(folder, "police", Act.CONFIRM)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")


def test_undetermined_and_asked_again(town: Town) -> None:
    folder = received(town, "commune")

    notice = folder.does("commune", notify_case_owner, town.units["owner"])
    folder.does("owner", accept, notice)
    verified(folder)
    concluded(folder, "police", Act.LEAVE_UNDETERMINED)
    asked = town.units["second_police"]
    again = folder.does("owner", request_verification, asked, question="Còn thiếu gì?")
    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    folder.does("second_police", answer_verification, again, answer="Đã rõ.")
    concluded(folder, "second_police", Act.CONFIRM)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.ties("police") == {Tie.GAVE}
    assert folder.ties("second_police") == {Tie.GAVE}


def test_an_undetermined_person_is_asked_about_again_but_not_concluded_again(town: Town) -> None:
    folder = received(town, "police", Act.RESCUE)

    handed(folder, "police", Act.BRING_TO_CASE_OWNER, "owner")
    verified(folder)
    concluded(folder, "police", Act.LEAVE_UNDETERMINED)

    lacks = folder.refuses("police", draft_conclusion, Act.CONFIRM, **DRAFT)

    assert lacks == {Lack.LEAD, Lack.POSITION}


def test_helped_while_being_identified_from_receipt_on(town: Town) -> None:
    folder = received(town, "commune")

    folder.does("commune", give_at_once, Letter.A, detail="Suất ăn.")
    folder.does("commune", give_at_once, Letter.B, detail="Khám tại trạm.")
    asked = folder.does("commune", propose_support, Letter.G, detail="Tham vấn.")
    notice = folder.does("commune", notify_case_owner, town.units["owner"])
    folder.does("owner", accept, notice)
    folder.does("owner.head", visit)
    folder.does("owner.head", approve_support, asked)
    folder.does("owner", deliver_support, asked, outcome="Hai buổi.")
    folder.does("owner", initial_check, None)
    folder.learns("owner", wishes=["to_stay"])
    handed(folder, "owner", Act.PLACE, "facility")
    folder.does("facility", give_at_once, Letter.A, detail="Ăn, ở.")

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.where[0] is Place.FACILITY
    assert folder.standing.case.confirmed_on is None


def test_a_transfer_sent_back_offered_again_and_accepted(town: Town) -> None:
    folder = received(town, "police", Act.RESCUE)

    concluded(folder, "police", Act.CONFIRM)
    handed(folder, "police", Act.BRING_TO_CASE_OWNER, "owner")
    folder.learns("owner", wishes=["to_stay"])
    handed(folder, "owner", Act.PLACE, "facility")
    first = folder.does("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])
    missing = SendBackGround.PAPERS_MISSING
    folder.does("second_owner", send_back, first, missing, remarks="Thiếu đồng ý.")
    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    folder.does("owner", attach_paper, Paper.CONSENT)
    handed(folder, "owner", Act.TRANSFER_LEAD, "second_owner")

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "second_owner")
    assert folder.where == (Place.FACILITY, "Đơn vị facility Mẫu")
    assert folder.ties("facility") == {Tie.HOUSES}
    assert "second_owner" in {unit for _, unit in folder.waits}
    assert "owner" not in {unit for _, unit in folder.waits}


def test_a_child_is_placed_without_a_wish_and_protected(town: Town) -> None:
    folder = received(town, "commune", age_band=AgeBand.UNDER_16)

    measure = folder.does(
        "commune",
        protect,
        measures=["shelter"],
        reason="Có người tìm.",
        decider="Thủ trưởng Mẫu",
        decided_on=MORNING.date(),
    )
    notice = folder.does("commune", notify_case_owner, town.units["owner"])
    folder.does("owner", accept, notice)
    folder.does("owner", initial_check, None)
    handed(folder, "owner", Act.PLACE, "facility")
    folder.does("owner", end_protection, measure)

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.ties("facility") == {Tie.HOUSES}


def test_a_grown_person_is_not_placed_without_a_wish(town: Town) -> None:
    folder = received(town, "commune", age_band=AgeBand.ADULT)

    notice = folder.does("commune", notify_case_owner, town.units["owner"])
    folder.does("owner", accept, notice)
    folder.does("owner", initial_check, None)

    facility = town.units["facility"]
    assert folder.refuses("owner", offer, Act.PLACE, facility) == {Lack.WISH}


def test_a_reading_between_acts_moves_nothing(town: Town) -> None:
    folder = received(town, "commune")
    before = folder.stands

    folder.does("commune", visit)
    folder.does("commune.head", visit)

    assert folder.stands == before
