"""Person and file answered separately: the person is only taken in, the file may go back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions.dispute import confirm_settlement, propose_settlement
from casework.actions.handoff import (
    accept,
    offer,
    recall,
    record_acceptance,
    record_sending_back,
    send_back,
)
from casework.actions.notice import notify_case_owner
from casework.actions.person_first import record_person_in, take_person_in
from casework.actions.whereabouts import record_whereabouts
from casework.database import Scope
from casework.records.disputes import Dispute
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.steps import Channel
from tests.actions.folder import Folder, received
from tests.actions.paths import placed, told
from tests.actions.town import Town
from workflows.dispute import DisputeState, Outcome
from workflows.handoff import HandoffState
from workflows.regime import Lack
from workflows.terms import Act, Place, SendBackGround, Stage, Status

GROUND = SendBackGround.PAPERS_MISSING
WORDS = "Thiếu biên bản lời trình bày."


def brought(town: Town, to: str = "commune") -> tuple[Folder, Handoff]:
    """A person whom the police bring to a commune, with the file."""
    folder = received(town, "post")
    return folder, folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units[to])


def taken_in(town: Town) -> tuple[Folder, Handoff]:
    """The commune took the person in, and has not answered the file."""
    folder, made = brought(town)
    folder.goes("commune", take_person_in, made)
    return folder, made


def disputed(town: Town) -> tuple[Folder, Dispute]:
    """The commune took the person in and sent the file back."""
    folder, made = taken_in(town)
    folder.goes("commune", send_back, made, GROUND, remarks=WORDS)
    return folder, dispute_of(folder, made)


def dispute_of(folder: Folder, made: Handoff) -> Dispute:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return session.scalars(select(Dispute).where(Dispute.handoff_id == made.id)).one()


# --- the person ---


def test_the_person_moves_at_once_and_the_lead_stays(town: Town) -> None:
    folder, made = brought(town)

    folder.does("commune", take_person_in, made)

    kept = folder.stored(made)
    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "post")
    assert folder.where == (Place.UNIT, "Đơn vị commune Mẫu")
    assert (kept.state, kept.person_in_at) == (HandoffState.PERSON_IN, folder.now)
    assert folder.ties("commune") == {Tie.OFFERED, Tie.HOUSES}
    assert folder.events == ["handoff.person_taken_in"]


def test_the_file_still_waits_for_the_receiver(town: Town) -> None:
    folder, _ = taken_in(town)

    assert ("bring_to_commune", "commune") in folder.waits


def test_a_person_comes_in_when_they_really_came(town: Town) -> None:
    folder, made = brought(town)
    came = folder.now + timedelta(minutes=1)

    folder.does("commune", take_person_in, made, late=came)

    assert folder.stored(made).person_in_at == came


def test_nobody_comes_in_before_they_were_offered(town: Town) -> None:
    folder, made = brought(town)

    early = folder.now - timedelta(hours=1)

    assert folder.refuses("commune", take_person_in, made, late=early) == {Lack.MOMENT}


def test_only_the_receiver_takes_the_person_in(town: Town) -> None:
    folder, made = brought(town)

    assert folder.refuses("post", take_person_in, made) == {Lack.LEAD}


def test_a_person_comes_in_once(town: Town) -> None:
    folder, made = taken_in(town)

    assert folder.has_no_such_move("commune", take_person_in, made)


@pytest.mark.parametrize(
    ("act", "to"),
    [(Act.TRANSFER_LEAD, "second_owner"), (Act.PLACE, "second_facility")],
    ids=["a file alone", "a person alone"],
)
def test_what_moves_one_thing_is_answered_once(town: Town, act: Act, to: str) -> None:
    folder = placed(town)
    made = folder.goes("owner", offer, act, town.units[to])

    assert folder.refuses(to, take_person_in, made) == {Lack.ONE_THING}


def test_an_offer_of_both_cannot_go_back_before_the_person_is_in(town: Town) -> None:
    folder, made = brought(town)

    lacks = folder.refuses("commune", send_back, made, GROUND, remarks=WORDS)

    assert lacks == {Lack.PRESENT}


def test_nobody_recalls_a_person_who_is_in(town: Town) -> None:
    folder, made = taken_in(town)

    assert folder.has_no_such_move("post", recall, made)


def test_no_second_offer_is_made_while_the_file_waits(town: Town) -> None:
    folder, _ = taken_in(town)

    lacks = folder.refuses("post", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])

    assert lacks == {Lack.PENDING}


def test_whoever_has_the_person_says_where_they_are(town: Town) -> None:
    folder, made = taken_in(town)

    folder.does("commune", record_whereabouts, Place.HOSPITAL, "Trạm y tế Mẫu")

    assert folder.where == (Place.HOSPITAL, "Trạm y tế Mẫu")
    assert folder.stored(made).state is HandoffState.PERSON_IN


# --- the file ---


def test_the_lead_moves_when_the_file_is_accepted(town: Town) -> None:
    folder, made = taken_in(town)

    folder.does("commune", accept, made)

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "commune")
    assert folder.where == (Place.UNIT, "Đơn vị commune Mẫu")
    assert folder.ties("commune") == {Tie.LEADS}
    assert folder.stored(made).state is HandoffState.ACCEPTED


def test_the_acceptance_of_the_file_moves_nobody_again(town: Town) -> None:
    folder, made = taken_in(town)
    folder.goes("commune", record_whereabouts, Place.HOSPITAL, "Trạm y tế Mẫu")

    folder.does("commune", accept, made)

    assert folder.where == (Place.HOSPITAL, "Trạm y tế Mẫu")


def test_a_file_with_remarks_is_accepted_too(town: Town) -> None:
    folder, made = taken_in(town)

    folder.does("commune", accept, made, remarks=WORDS)

    assert folder.reads(folder.stored(made), "remarks") == WORDS


def test_the_stage_moves_with_the_file(town: Town) -> None:
    folder = received(town, "commune")
    notice = folder.goes("commune", notify_case_owner, town.units["owner"])
    folder.goes("owner", take_person_in, notice)
    before = folder.stands

    folder.does("owner", accept, notice)

    assert before[0] is Stage.RECEIPT
    assert folder.stands[0] is Stage.VERIFICATION


def test_a_file_that_goes_back_leaves_the_person_and_the_lead(town: Town) -> None:
    folder, made = taken_in(town)

    folder.does("commune", send_back, made, GROUND, remarks=WORDS)

    assert folder.stands[2] == "post"
    assert folder.where == (Place.UNIT, "Đơn vị commune Mẫu")
    assert folder.ties("commune") == {Tie.HOUSES}
    assert folder.events == ["dispute.raised", "handoff.sent_back"]


def test_a_placement_ground_sends_no_file_back(town: Town) -> None:
    folder, made = taken_in(town)

    lacks = folder.refuses("commune", send_back, made, SendBackGround.NO_ROOM, remarks=WORDS)

    assert lacks == {Lack.GROUND}


# --- a unit off the system ---


def test_the_giver_records_that_a_unit_off_the_system_took_the_person_in(town: Town) -> None:
    folder, made = brought(town, "far_commune")

    folder.does("post", record_person_in, made, told(folder))

    assert folder.stands[2] == "post"
    assert folder.where == (Place.UNIT, "Đơn vị far_commune Mẫu")
    assert "telling.recorded" in folder.events
    assert ("bring_to_commune", "post") in folder.waits


def test_what_was_recorded_waits_for_its_paper_until_the_file_is_answered(town: Town) -> None:
    folder, made = brought(town, "far_commune")
    folder.goes("post", record_person_in, made, told(folder))

    folder.does("post", record_acceptance, made, told(folder))

    kept = folder.stored(made)
    assert folder.stands[2] == "far_commune"
    assert (kept.channel, kept.paper_id) == (Channel.PAPER, None)


def test_the_giver_records_that_the_file_came_back_after_the_person(town: Town) -> None:
    folder, made = brought(town, "far_commune")
    folder.goes("post", record_person_in, made, told(folder))

    folder.does("post", record_sending_back, made, GROUND, told(folder), remarks=WORDS)

    assert dispute_of(folder, made).state is DisputeState.OPEN
    assert ("bring_to_commune", "post") in folder.waits


def test_a_unit_on_the_system_takes_in_itself(town: Town) -> None:
    folder, made = brought(town)

    lacks = folder.refuses("post", record_person_in, made, told(folder))

    assert lacks == {Lack.ANSWERS_ITSELF}


# --- the dispute ---


def test_a_dispute_waits_for_both_sides(town: Town) -> None:
    folder, _ = disputed(town)

    assert {("bring_to_commune", "post"), ("bring_to_commune", "commune")} <= folder.waits


def test_a_proposal_waits_for_the_other_side(town: Town) -> None:
    folder, dispute = disputed(town)

    folder.does("post.head", propose_settlement, dispute, Outcome.GIVER_KEEPS, words=WORDS)

    assert ("bring_to_commune", "commune") in folder.waits
    assert folder.events == ["dispute.proposed"]
    assert folder.reads(dispute, "proposal") == WORDS


def test_the_other_side_settles_it(town: Town) -> None:
    folder, dispute = disputed(town)
    folder.goes("post.head", propose_settlement, dispute, Outcome.GIVER_KEEPS, words=WORDS)

    folder.does("commune.head", confirm_settlement, dispute, words="Đồng ý.")

    kept = folder.stored(dispute)
    assert (kept.state, kept.outcome) == (DisputeState.SETTLED, Outcome.GIVER_KEEPS)
    assert folder.events == ["dispute.settled"]
    assert folder.stands[2] == "post"


def test_nobody_settles_what_their_own_side_proposed(town: Town) -> None:
    folder, dispute = disputed(town)
    folder.goes("post.head", propose_settlement, dispute, Outcome.NEW_OFFER, words=WORDS)

    lacks = folder.refuses("post.head", confirm_settlement, dispute, words="Đồng ý.")

    assert lacks == {Lack.OTHER_SIDE}


def test_nothing_is_confirmed_that_nobody_proposed(town: Town) -> None:
    folder, dispute = disputed(town)

    assert folder.has_no_such_move("commune.head", confirm_settlement, dispute, words="Đồng ý.")


def test_only_a_supervisor_settles(town: Town) -> None:
    folder, dispute = disputed(town)

    lacks = folder.refuses("commune", propose_settlement, dispute, Outcome.NEW_OFFER, words=WORDS)

    assert lacks == {Lack.HEAD}


def test_the_answer_to_a_proposal_may_be_another_one(town: Town) -> None:
    folder, dispute = disputed(town)
    folder.goes("post.head", propose_settlement, dispute, Outcome.NEW_OFFER, words=WORDS)

    folder.does("commune.head", propose_settlement, dispute, Outcome.GIVER_KEEPS, words=WORDS)

    assert folder.stored(dispute).outcome is Outcome.GIVER_KEEPS
    assert ("bring_to_commune", "post") in folder.waits


def test_no_lead_is_offered_while_the_sides_disagree(town: Town) -> None:
    folder, _ = disputed(town)

    lacks = folder.refuses("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert lacks == {Lack.DISPUTED}


def test_a_settled_dispute_lets_the_giver_offer_anew(town: Town) -> None:
    folder, dispute = disputed(town)
    folder.goes("commune.head", propose_settlement, dispute, Outcome.NEW_OFFER, words=WORDS)
    folder.goes("post.head", confirm_settlement, dispute, words="Đồng ý.")

    made = folder.does("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])
    folder.does("commune", accept, made)

    assert folder.stands[2] == "commune"
    assert folder.ties("commune") == {Tie.LEADS, Tie.GAVE}


def test_the_word_of_a_side_off_the_system_is_recorded(town: Town) -> None:
    folder, made = brought(town, "far_commune")
    folder.goes("post", record_person_in, made, told(folder))
    folder.goes("post", record_sending_back, made, GROUND, told(folder), remarks=WORDS)
    dispute = dispute_of(folder, made)
    folder.goes("post.head", propose_settlement, dispute, Outcome.GIVER_KEEPS, words=WORDS)

    folder.does("post.head", confirm_settlement, dispute, words="Đồng ý.", told=told(folder))

    assert folder.stored(dispute).channel is Channel.PAPER
    assert "telling.recorded" in folder.events


def test_nobody_speaks_for_a_side_that_is_on_the_system(town: Town) -> None:
    folder, dispute = disputed(town)
    folder.goes("post.head", propose_settlement, dispute, Outcome.GIVER_KEEPS, words=WORDS)

    lacks = folder.refuses(
        "post.head", confirm_settlement, dispute, words="Đồng ý.", told=told(folder)
    )

    assert lacks == {Lack.ANSWERS_ITSELF}
