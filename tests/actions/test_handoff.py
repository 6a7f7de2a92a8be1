"""Handoffs: the offer moves nothing; the acceptance moves what the law's row names."""

from dataclasses import replace
from datetime import timedelta

import pytest

from casework.actions.handoff import (
    accept,
    offer,
    recall,
    record_acceptance,
    record_sending_back,
    send_back,
)
from casework.actions.handoff_paper import confirm_paper, confirm_with_new_paper
from casework.actions.notice import notify_case_owner as notify
from casework.actions.paper import attach_paper, void_paper
from casework.actions.screen import find_signs
from casework.actions.sides import receivers
from casework.actions.verification import initial_check
from casework.database import Scope
from casework.position import regime_of
from casework.records.handoffs import Handoff
from casework.records.papers import Paper as PaperRow
from casework.records.reaches import Tie
from casework.records.steps import Channel
from tests.actions.folder import Folder, received
from tests.actions.paths import (
    checked,
    confirmed,
    handed,
    handed_on_paper,
    placed,
    taken_in,
    told,
)
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Moves, Paper, Place, SendBackGround, Stage, Status

DAY = timedelta(days=1)
PAPER = Channel.PAPER


def offered(folder: Folder, who: str, act: Act, to: str, message: str | None = None) -> Handoff:
    return folder.does(who, offer, act, folder.town.units[to], message=message)


def transfer_offered(town: Town) -> tuple[Folder, Handoff]:
    folder = placed(town)
    to = town.units["second_owner"]
    return folder, folder.goes("owner", offer, Act.TRANSFER_LEAD, to)


# --- offering ---


def test_an_offer_gives_the_unit_above_the_receiver_nothing(town: Town) -> None:
    folder, _ = transfer_offered(town)

    assert folder.ties("second_board") == set()


def test_the_unit_above_oversees_from_the_acceptance(town: Town) -> None:
    folder, made = transfer_offered(town)

    folder.does("second_owner", accept, made)

    assert folder.ties("second_board") == {Tie.OVERSEES}


def test_the_unit_above_oversees_as_long_as_a_unit_below_had_the_case(town: Town) -> None:
    folder, made = transfer_offered(town)

    folder.does("second_owner", accept, made)

    assert folder.ties("board") == {Tie.OVERSEES}


def test_an_offer_moves_nothing(town: Town) -> None:
    folder = received(town, "post")

    made = offered(folder, "post", Act.BRING_TO_COMMUNE, "commune", "Cần phiên dịch.")

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "post")
    assert folder.where == (Place.UNIT, "Đơn vị post Mẫu")
    assert (made.state, made.moves) == (HandoffState.OFFERED, Moves.BOTH)
    assert folder.ties("commune") == {Tie.OFFERED}
    assert folder.reads(made, "message") == "Cần phiên dịch."
    to = town.units["commune"].hex
    details = {"handoff": made.id.hex, "act": "bring_to_commune", "to": to}
    assert folder.said == [Said("handoff.offered", details, {"case": 1, "handoff": 1, "reach": 1})]


def test_an_offer_waits_for_the_unit_it_was_made_to(town: Town) -> None:
    folder = received(town, "post")

    offered(folder, "post", Act.BRING_TO_COMMUNE, "commune")

    assert folder.waits == {("bring_to_commune", "commune"), ("bring_to_commune", "post")}


@pytest.mark.parametrize(
    ("to", "lack"),
    [("facility", Lack.ROLE), ("post", Lack.ROLE), ("owner", Lack.ROLE)],
    ids=["no commune", "the unit itself", "a case owner"],
)
def test_a_person_is_brought_only_to_a_commune(town: Town, to: str, lack: Lack) -> None:
    folder = received(town, "post")

    assert folder.refuses("post", offer, Act.BRING_TO_COMMUNE, town.units[to]) == {lack}


def test_nothing_is_offered_to_a_unit_that_has_ended(town: Town) -> None:
    folder = confirmed(town)
    ended = town.units["ended_owner"]

    assert folder.refuses("owner", offer, Act.TRANSFER_LEAD, ended) == {Lack.ENDED}


def test_a_case_is_not_transferred_to_the_unit_that_leads_it(town: Town) -> None:
    folder = confirmed(town)

    assert folder.refuses("owner", offer, Act.TRANSFER_LEAD, town.units["owner"]) == {Lack.ROLE}


@pytest.mark.parametrize("who", ["commune", "police"], ids=["who led before", "who was asked"])
def test_only_the_lead_offers(town: Town, who: str) -> None:
    folder = confirmed(town)
    to = town.units["second_owner"]

    assert folder.refuses(who, offer, Act.TRANSFER_LEAD, to) == {Lack.LEAD}


def test_a_unit_that_was_offered_the_case_cannot_offer_it_on(town: Town) -> None:
    folder, _ = transfer_offered(town)
    folder.tie("far_owner", Tie.GAVE)

    to = town.units["far_owner"]
    assert folder.refuses("second_owner", offer, Act.TRANSFER_LEAD, to) == {Lack.LEAD}


@pytest.mark.parametrize(
    ("act", "to", "lacks"),
    [
        (Act.BRING_TO_COMMUNE, "commune", {Lack.POSITION}),
        (Act.TRANSFER_LEAD, "second_owner", {Lack.POSITION}),
        (Act.PLACE, "facility", {Lack.ACT, Lack.WISH}),
    ],
    ids=["already taken in", "not yet confirmed", "not yet checked, and no wish"],
)
def test_what_the_law_does_not_allow_yet_is_not_offered(
    town: Town, act: Act, to: str, lacks: set[Lack]
) -> None:
    folder = taken_in(town)

    assert folder.refuses("owner", offer, act, town.units[to]) == lacks


def test_what_has_no_receiving_side_cannot_be_offered(town: Town) -> None:
    folder = taken_in(town)

    found = folder.refuses("owner", offer, Act.INITIAL_CHECK, town.units["police"])

    assert found == {Lack.POSITION}


@pytest.mark.parametrize("to", ["second_owner", "far_owner"], ids=["to the same", "to another"])
def test_what_is_offered_already_is_not_offered_again(town: Town, to: str) -> None:
    folder, _ = transfer_offered(town)

    assert folder.refuses("owner", offer, Act.TRANSFER_LEAD, town.units[to]) == {Lack.PENDING}


def test_while_the_case_is_offered_the_person_may_be_placed(town: Town) -> None:
    folder, _ = transfer_offered(town)

    offered(folder, "owner", Act.PLACE, "second_facility")

    assert folder.events == ["handoff.offered"]


# --- accepting ---


def test_an_acceptance_moves_case_and_person_where_the_row_says_both(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    folder.does("commune", accept, made)

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "commune")
    assert folder.where == (Place.UNIT, "Đơn vị commune Mẫu")
    assert folder.ties("commune") == {Tie.LEADS}
    assert folder.ties("post") == {Tie.FORMERLY_LED}
    details = {
        "handoff": made.id.hex,
        "act": "bring_to_commune",
        "from": town.units["post"].hex,
        "to": town.units["commune"].hex,
        "channel": "system",
    }
    rows = {"case": 1, "handoff": 1, "reach": 4, "step": 1, "whereabouts": 2}
    assert folder.said == [Said("handoff.accepted", details, rows)]


def test_a_placement_moves_the_person_and_not_the_case(town: Town) -> None:
    folder = confirmed(town)
    folder.learns("owner", wishes=["to_stay"])
    made = folder.goes("owner", offer, Act.PLACE, town.units["facility"])

    folder.does("facility", accept, made)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.where == (Place.FACILITY, "Đơn vị facility Mẫu")
    assert folder.ties("facility") == {Tie.HOUSES}


def test_a_transfer_moves_the_case_and_not_the_person(town: Town) -> None:
    folder, made = transfer_offered(town)

    folder.does("second_owner", accept, made)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "second_owner")
    assert folder.where == (Place.FACILITY, "Đơn vị facility Mẫu")
    assert folder.ties("facility") == {Tie.HOUSES}
    assert folder.ties("owner") == {Tie.FORMERLY_LED}


def test_remarks_are_kept_and_hold_nothing_up(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    folder.does("commune", accept, made, remarks="Thiếu giấy khám.")

    assert folder.stored(made).state is HandoffState.ACCEPTED
    assert folder.reads(made, "remarks") == "Thiếu giấy khám."


def test_another_facility_takes_over_from_the_one_that_housed(town: Town) -> None:
    folder = placed(town)

    handed(folder, "owner", Act.PLACE, "second_facility")

    assert folder.ties("facility") == {Tie.GAVE}
    assert folder.ties("second_facility") == {Tie.HOUSES}


def test_an_offer_is_accepted_once(town: Town) -> None:
    folder, made = transfer_offered(town)
    folder.goes("second_owner", accept, made)

    assert folder.has_no_such_move("second_owner", accept, made)


def test_the_giver_does_not_accept_for_the_receiver(town: Town) -> None:
    folder, made = transfer_offered(town)

    assert folder.refuses("owner", accept, made) == {Lack.LEAD}


def test_a_unit_that_was_offered_the_person_does_not_accept_the_case(town: Town) -> None:
    folder, made = transfer_offered(town)
    folder.goes("owner", offer, Act.PLACE, town.units["second_facility"])

    assert folder.refuses("second_facility", accept, made) == {Lack.LEAD}


def test_the_law_is_asked_again_at_the_acceptance(town: Town) -> None:
    folder = checked(town)
    folder.learns("owner", wishes=["to_stay"])
    made = folder.goes("owner", offer, Act.PLACE, town.units["facility"])
    folder.learns("owner", wishes=[])

    assert folder.refuses("facility", accept, made) == {Lack.WISH}


def test_a_child_is_placed_without_being_asked_to_wish_it(town: Town) -> None:
    folder = checked(town, age_band=AgeBand.UNDER_16)

    made = folder.does("owner", offer, Act.PLACE, town.units["facility"])
    folder.does("facility", accept, made)

    assert folder.ties("facility") == {Tie.HOUSES}


# --- units off the system ---


def test_ours_records_what_a_unit_off_the_system_accepted(town: Town) -> None:
    folder = received(town, "gate")
    made = folder.goes("gate", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])
    how = told(folder)

    folder.does("gate", record_acceptance, made, how)

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "far_commune")
    assert folder.ties("gate") == {Tie.FORMERLY_LED, Tie.GAVE, Tie.RECORDS}
    assert folder.said[0].details["channel"] == "paper"
    assert folder.stored(made).answered_at == how.happened_at
    step = folder.last_step
    assert (step.channel, step.happened_at) == (Channel.PAPER, how.happened_at)
    assert step.unit_id == town.units["far_commune"]
    assert folder.reads(step, "signer") == how.signer


def test_what_ours_recorded_waits_for_its_paper_at_our_desk(town: Town) -> None:
    folder = received(town, "gate")

    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")

    assert folder.waits == {("bring_to_commune", "gate"), ("commune_notice", "gate")}


def minutes(folder: Folder, who: str = "gate") -> PaperRow:
    return folder.goes(who, attach_paper, Paper.MINUTES, number="01/BB-Mẫu")


def test_the_paper_ends_the_waiting(town: Town) -> None:
    folder = received(town, "gate")
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")

    paper = minutes(folder)
    folder.does("gate", confirm_paper, made, paper)

    details = {"handoff": made.id.hex, "paper": paper.id.hex}
    assert folder.said == [Said("handoff.paper_confirmed", details, {"case": 1, "handoff": 1})]
    assert folder.waits == {("commune_notice", "gate")}


@pytest.mark.parametrize("kind", [Paper.IDENTITY_PAPER, Paper.CONSENT], ids=["identity", "consent"])
def test_a_paper_of_another_kind_confirms_nothing(town: Town, kind: Paper) -> None:
    folder = received(town, "gate")
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    other = folder.goes("gate", attach_paper, kind)

    assert folder.refuses("gate", confirm_paper, made, other) == {Lack.PAPER}


def test_a_paper_from_before_the_answer_confirms_nothing(town: Town) -> None:
    folder = received(town, "gate")
    before = minutes(folder)
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")

    assert folder.refuses("gate", confirm_paper, made, before) == {Lack.PAPER}


def test_a_voided_paper_confirms_nothing(town: Town) -> None:
    folder = received(town, "gate")
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    voided = minutes(folder)
    folder.goes("gate", void_paper, voided, reason="Chụp nhầm.")

    assert folder.refuses("gate", confirm_paper, made, voided) == {Lack.PAPER}


def test_a_paper_is_confirmed_once(town: Town) -> None:
    folder = received(town, "gate")
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    folder.goes("gate", confirm_paper, made, minutes(folder))

    assert folder.refuses("gate", confirm_paper, made, minutes(folder)) == {Lack.OWN}


def test_an_answer_given_in_the_system_needs_no_paper(town: Town) -> None:
    folder = received(town, "post")
    made = handed(folder, "post", Act.BRING_TO_COMMUNE, "commune")

    assert folder.refuses("post", confirm_paper, made, minutes(folder, "commune")) == {Lack.OWN}


def test_only_the_side_that_recorded_confirms_the_paper(town: Town) -> None:
    folder = received(town, "gate")
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    folder.tie("police", Tie.ASKED)

    assert folder.refuses("police", confirm_paper, made, minutes(folder)) == {Lack.LEAD}


def test_a_unit_on_the_system_answers_itself(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert folder.refuses("post", record_acceptance, made, told(folder)) == {Lack.ANSWERS_ITSELF}


def test_only_the_giver_records_for_the_receiver(town: Town) -> None:
    folder = received(town, "gate")
    made = folder.goes("gate", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])
    folder.tie("police", Tie.ASKED)

    assert folder.refuses("police", record_acceptance, made, told(folder)) == {Lack.LEAD}


def test_nobody_but_the_recorder_acts_for_a_lead_off_the_system(town: Town) -> None:
    folder = received(town, "gate", Act.RESCUE)
    handed_on_paper(folder, "gate", Act.BRING_TO_CASE_OWNER, "far_owner")
    folder.tie("police", Tie.GAVE)

    assert folder.refuses("police", initial_check, None) == {Lack.ROLE}
    folder.does("gate", initial_check, None, told=told(folder))
    assert folder.last_step.unit_id == town.units["far_owner"]


def test_the_paper_may_come_after_the_case_has_moved_on(town: Town) -> None:
    folder = received(town, "gate")
    made = handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    notice = folder.goes("gate", notify, town.units["owner"], told=told(folder))
    folder.goes("owner", accept, notice)

    folder.does("gate", confirm_with_new_paper, made, number="01/BB-Mẫu")

    assert folder.events == ["paper.attached", "handoff.paper_confirmed"]
    assert folder.stored(made).paper_at == folder.now


@pytest.mark.parametrize("off", [-DAY, DAY], ids=["before it was offered", "still to come"])
def test_an_acceptance_at_an_impossible_moment_is_refused(town: Town, off: timedelta) -> None:
    folder = received(town, "gate")
    made = folder.goes("gate", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])
    how = replace(told(folder), happened_at=folder.now + off)

    assert folder.refuses("gate", record_acceptance, made, how) == {Lack.MOMENT}


def test_what_waits_at_a_unit_off_the_system_reminds_the_officer_who_asked(town: Town) -> None:
    folder = received(town, "gate")
    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")

    folder.goes("gate", notify, folder.town.units["far_owner"], told=told(folder))

    assert {unit for _, unit in folder.waits} == {"gate"}


# --- sending back, recalling ---


def test_a_file_sent_back_was_never_away(town: Town) -> None:
    folder, made = transfer_offered(town)

    folder.does(
        "second_owner", send_back, made, SendBackGround.PAPERS_MISSING, remarks="Thiếu đồng ý."
    )

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")
    assert folder.stored(made).state is HandoffState.SENT_BACK
    assert folder.stored(made).ground is SendBackGround.PAPERS_MISSING
    assert folder.ties("second_owner") == set()
    assert folder.reads(made, "remarks") == "Thiếu đồng ý."
    details = {"handoff": made.id.hex, "ground": "papers_missing", "channel": "system"}
    assert folder.said == [
        Said("handoff.sent_back", details, {"case": 1, "handoff": 1, "reach": 1})
    ]


@pytest.mark.parametrize("ground", SendBackGround)
def test_a_person_at_the_door_is_not_sent_back(town: Town, ground: SendBackGround) -> None:
    folder, made, taker = WITH_A_PERSON[Moves.BOTH](town)

    assert folder.refuses(taker, send_back, made, ground, remarks="Mẫu") == {Lack.PRESENT}


@pytest.mark.parametrize("ground", [SendBackGround.NO_ROOM, SendBackGround.NOT_EQUIPPED])
def test_a_facility_declines_a_placement_in_writing_before_the_person_is_brought(
    town: Town, ground: SendBackGround
) -> None:
    folder, made, taker = WITH_A_PERSON[Moves.PERSON](town)
    before = folder.where

    folder.does(taker, send_back, made, ground, remarks="Hết phòng cho người có con nhỏ.")

    kept = folder.stored(made)
    assert (kept.state, kept.ground) == (HandoffState.SENT_BACK, ground)
    assert folder.reads(made, "remarks") == "Hết phòng cho người có con nhỏ."
    assert folder.where == before
    assert folder.ties(taker) == set()


def test_a_placement_is_declined_only_on_the_grounds_of_a_placement(town: Town) -> None:
    folder, made, taker = WITH_A_PERSON[Moves.PERSON](town)
    ground = SendBackGround.NOT_OUR_PLACE

    assert folder.refuses(taker, send_back, made, ground, remarks="Mẫu") == {Lack.GROUND}


def test_a_file_goes_back_on_no_ground_of_a_placement(town: Town) -> None:
    folder, made = transfer_offered(town)
    ground = SendBackGround.NO_ROOM

    assert folder.refuses("second_owner", send_back, made, ground, remarks="Mẫu") == {Lack.GROUND}


def test_ours_records_that_a_facility_off_the_system_declined(town: Town) -> None:
    folder = confirmed(town)
    folder.learns("owner", wishes=["to_stay"])
    made = folder.goes("owner", offer, Act.PLACE, town.units["far_facility"])
    ground = SendBackGround.NO_ROOM

    folder.does("owner", record_sending_back, made, ground, told(folder), remarks="Hết chỗ.")

    assert folder.stored(made).state is HandoffState.SENT_BACK
    assert (Act.PLACE.value, "owner") in folder.waits


def test_ours_records_that_a_unit_off_the_system_sent_the_file_back(town: Town) -> None:
    folder = confirmed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])
    ground, how = SendBackGround.PAPERS_MISSING, told(folder)

    folder.does("owner", record_sending_back, made, ground, how, remarks="Thiếu đồng ý.")

    kept = folder.stored(made)
    assert folder.stands[2] == "owner"
    assert (kept.state, kept.channel, kept.ground) == (HandoffState.SENT_BACK, PAPER, ground)
    assert kept.answered_at == how.happened_at
    assert folder.ties("far_owner") == set()
    assert ("transfer_lead", "owner") in folder.waits
    assert folder.events == ["telling.recorded", "handoff.sent_back"]
    assert folder.said[-1].details["channel"] == "paper"


def test_a_file_that_went_back_on_paper_waits_for_that_paper(town: Town) -> None:
    folder = confirmed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])
    ground = SendBackGround.PAPERS_MISSING
    folder.goes("owner", record_sending_back, made, ground, told(folder), remarks="Mẫu")

    folder.does("owner", confirm_with_new_paper, made, number="02/CV-Mẫu")

    assert ("transfer_lead", "owner") not in folder.waits


def test_a_unit_on_the_system_sends_back_itself(town: Town) -> None:
    folder, made = transfer_offered(town)
    ground = SendBackGround.DUPLICATE

    found = folder.refuses("owner", record_sending_back, made, ground, told(folder), remarks="Mẫu")

    assert found == {Lack.ANSWERS_ITSELF}


def test_nobody_writes_down_that_a_person_was_sent_back(town: Town) -> None:
    folder = received(town, "gate")
    made = folder.goes("gate", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])
    ground = SendBackGround.NOT_OUR_PLACE

    found = folder.refuses("gate", record_sending_back, made, ground, told(folder), remarks="Mẫu")

    assert found == {Lack.PRESENT}


def test_only_the_giving_side_records_a_sending_back(town: Town) -> None:
    folder = confirmed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])
    ground = SendBackGround.DUPLICATE

    found = folder.refuses("police", record_sending_back, made, ground, told(folder), remarks="Mẫu")

    assert found == {Lack.LEAD}


def test_an_offer_of_a_lead_off_the_system_is_recalled_by_the_way_it_told(town: Town) -> None:
    folder = received(town, "gate")
    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    made = folder.goes("gate", notify, town.units["owner"], told=told(folder))

    folder.does("gate", recall, made, told=told(folder, Channel.TELEPHONE))

    assert folder.stored(made).channel is Channel.TELEPHONE


def test_only_the_receiver_sends_back(town: Town) -> None:
    folder, made = transfer_offered(town)
    ground = SendBackGround.DUPLICATE

    assert folder.refuses("owner", send_back, made, ground, remarks="Mẫu") == {Lack.LEAD}


def test_what_was_accepted_is_not_sent_back(town: Town) -> None:
    folder, made = transfer_offered(town)
    folder.goes("second_owner", accept, made)

    assert folder.has_no_such_move(
        "second_owner", send_back, made, SendBackGround.DUPLICATE, remarks="Mẫu"
    )


def test_a_recalled_offer_is_seen_no_more(town: Town) -> None:
    folder, made = transfer_offered(town)

    folder.does("owner", recall, made)

    assert folder.stored(made).state is HandoffState.RECALLED
    assert folder.ties("second_owner") == set()
    details = {"handoff": made.id.hex}
    assert folder.said == [Said("handoff.recalled", details, {"case": 1, "handoff": 1, "reach": 1})]


def test_the_receiver_cannot_recall(town: Town) -> None:
    folder, made = transfer_offered(town)

    assert folder.refuses("second_owner", recall, made) == {Lack.LEAD}


def test_an_answered_offer_cannot_be_recalled(town: Town) -> None:
    folder, made = transfer_offered(town)
    folder.goes("second_owner", accept, made)

    assert folder.has_no_such_move("owner", recall, made)


def test_whoever_leads_now_may_recall_what_the_former_lead_offered(town: Town) -> None:
    folder, transfer = transfer_offered(town)
    place = folder.goes("owner", offer, Act.PLACE, town.units["second_facility"])
    folder.goes("second_owner", accept, transfer)

    folder.does("second_owner", recall, place)

    assert folder.stored(place).state is HandoffState.RECALLED


# --- who may receive ---


def test_the_receivers_are_the_units_of_the_role_that_act_today(town: Town) -> None:
    folder = confirmed(town)

    found = receivers_of(folder, Act.TRANSFER_LEAD)

    assert found == {"second_owner", "far_owner"}


def receivers_of(folder: Folder, act: Act) -> set[str]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        case = folder.standing.case
        row = regime_of(case).rows_for(case.stage, act)[0]
        return {folder.town.key_of(unit.id) for unit in receivers(session, case, row, folder.now)}


def brought_to_the_door(town: Town) -> tuple[Folder, Handoff, str]:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)
    folder.goes("gate", find_signs, "Lời ghi mẫu.")
    made = folder.goes("gate", offer, Act.BRING_TO_CASE_OWNER, town.units["owner"])
    return folder, made, "owner"


def offered_a_place(town: Town) -> tuple[Folder, Handoff, str]:
    folder = checked(town, age_band=AgeBand.UNDER_16)
    return folder, folder.goes("owner", offer, Act.PLACE, town.units["facility"]), "facility"


WITH_A_PERSON = {Moves.BOTH: brought_to_the_door, Moves.PERSON: offered_a_place}
