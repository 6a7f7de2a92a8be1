"""The notice to the case owner: sent at once, and the offer by which the owner takes in."""

from casework.actions.handoff import accept, recall
from casework.actions.notice import notify_case_owner
from casework.records.reaches import Tie
from casework.records.steps import Channel
from tests.actions.folder import received
from tests.actions.paths import handed_on_paper, taken_in, told
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Stage, Status


def test_the_notice_is_a_step_and_an_offer_and_moves_nothing(town: Town) -> None:
    folder = received(town, "commune")

    notice = folder.does("commune", notify_case_owner, town.units["owner"], message="Sốt nhẹ.")

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "commune")
    assert folder.ties("owner") == {Tie.OFFERED}
    assert folder.reads(notice, "message") == "Sốt nhẹ."
    stepped = {
        "act": "notify_case_owner",
        "stage": "receipt",
        "status": "being_identified",
        "channel": "system",
        "acting_unit": town.units["commune"].hex,
    }
    offered = {"handoff": notice.id.hex, "act": "take_in", "to": town.units["owner"].hex}
    assert folder.said == [
        Said("case.stepped", stepped, {}),
        Said("handoff.offered", offered, {"case": 1, "handoff": 1, "reach": 1, "step": 1}),
    ]


def test_whoever_recorded_for_a_commune_off_the_system_notifies_for_it(town: Town) -> None:
    folder = received(town, "gate")
    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")

    notice = folder.does("gate", notify_case_owner, town.units["owner"], told=told(folder))

    assert folder.said[0].details["acting_unit"] == town.units["far_commune"].hex
    assert folder.said[0].details["channel"] == Channel.PAPER.value
    assert notice.from_unit_id == town.units["far_commune"]
    assert folder.last_step.happened_at < folder.last_step.at


def test_the_notice_is_not_sent_twice(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", notify_case_owner, town.units["owner"])

    assert folder.refuses("commune", notify_case_owner, town.units["second_owner"]) == {
        Lack.PENDING
    }


def test_a_recalled_notice_may_go_to_another(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", recall, folder.goes("commune", notify_case_owner, town.units["owner"]))

    notice = folder.does("commune", notify_case_owner, town.units["second_owner"])

    assert notice.to_unit_id == town.units["second_owner"]
    assert folder.ties("owner") == set()


def test_the_post_that_received_does_not_notify_for_the_commune(town: Town) -> None:
    folder = received(town, "post")

    assert folder.refuses("post", notify_case_owner, town.units["owner"]) == {Lack.ROLE}


def test_a_commune_that_does_not_lead_does_not_notify(town: Town) -> None:
    folder = received(town, "post")
    folder.tie("commune", Tie.ASKED)

    assert folder.refuses("commune", notify_case_owner, town.units["owner"]) == {Lack.LEAD}


def test_nobody_is_notified_of_a_person_already_taken_in(town: Town) -> None:
    folder = taken_in(town)

    assert folder.refuses("commune", notify_case_owner, town.units["owner"]) == {Lack.POSITION}


def test_a_unit_that_is_no_case_owner_is_not_notified(town: Town) -> None:
    folder = received(town, "commune")

    assert folder.refuses("commune", notify_case_owner, town.units["police"]) == {Lack.ROLE}


def test_a_case_owner_that_has_ended_is_not_notified(town: Town) -> None:
    folder = received(town, "commune")

    assert folder.refuses("commune", notify_case_owner, town.units["ended_owner"]) == {Lack.ENDED}


def test_taking_in_begins_the_verification(town: Town) -> None:
    folder = received(town, "commune")
    notice = folder.goes("commune", notify_case_owner, town.units["owner"])

    folder.does("owner", accept, notice)

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.ties("commune") == {Tie.FORMERLY_LED}
