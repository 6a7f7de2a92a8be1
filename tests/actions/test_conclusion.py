"""The conclusion on status: drafted by one, signed by another of the same unit."""

import pytest

from casework.actions.conclusion import (
    draft_conclusion,
    drop_conclusion,
    outcomes_open,
    sign_conclusion,
)
from casework.actions.handoff import accept, offer
from casework.actions.screen import find_signs
from casework.actions.support import give_at_once
from casework.database import Scope
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.reaches import Tie
from tests.actions.folder import Folder, received
from tests.actions.paths import SHEET, answered, concluded, draft, opened
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Letter, Stage, Status

TEXT = {"answers": SHEET, "reasons": "Theo lời kể."}


def drafted(town: Town, outcome: Act = Act.CONFIRM) -> tuple[Folder, Conclusion]:
    folder = answered(town)
    return folder, draft(folder, outcome)


def signs_found(town: Town) -> Folder:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)
    folder.goes("gate", find_signs, "Lời ghi mẫu.")
    return folder


def test_a_draft_decides_nothing(town: Town) -> None:
    folder = answered(town)

    made = folder.does("police", draft_conclusion, Act.CONFIRM, **TEXT)

    assert folder.stands == (Stage.IDENTIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert made.state is ConclusionState.DRAFT
    assert folder.reads(made, "evidence") == ["person"]
    details = {"conclusion": made.id.hex, "act": "confirm"}
    rows = {"case": 1, "conclusion": 1, "step": 1}
    assert folder.said == [Said("conclusion.drafted", details, rows)]


@pytest.mark.parametrize(
    ("outcome", "stage", "status"),
    [
        (Act.CONFIRM, Stage.PROTECTION, Status.CONFIRMED),
        (Act.FIND_NOT_VICTIM, Stage.IDENTIFICATION, Status.NOT_VICTIM),
        (Act.LEAVE_UNDETERMINED, Stage.IDENTIFICATION, Status.UNDETERMINED),
    ],
    ids=["a victim", "not a victim", "undetermined"],
)
def test_the_signature_decides(town: Town, outcome: Act, stage: Stage, status: Status) -> None:
    folder, made = drafted(town, outcome)
    opened(folder, "police.head")

    folder.does("police.head", sign_conclusion, made, number="12/KL-Mẫu")

    assert folder.stands == (stage, status, "owner")
    details = {"conclusion": made.id.hex, "act": outcome.value, "status": status.value}
    rows = {"case": 1, "conclusion": 1, "paper": 1, "reach": 2, "step": 1}
    assert folder.said == [Said("conclusion.signed", details, rows)]
    assert folder.reads(made, "number") == "12/KL-Mẫu"


def test_only_a_confirmation_begins_the_time_of_support(town: Town) -> None:
    folder, made = drafted(town, Act.LEAVE_UNDETERMINED)
    opened(folder, "police.head")

    folder.does("police.head", sign_conclusion, made, number="12/KL-Mẫu")

    assert folder.standing.case.confirmed_on is None


def test_whoever_concluded_keeps_what_it_gave_and_opens_the_case_no_more(town: Town) -> None:
    folder, made = drafted(town)
    opened(folder, "police.head")

    folder.does("police.head", sign_conclusion, made, number="12/KL-Mẫu")

    assert folder.ties("police") == {Tie.GAVE}


@pytest.mark.parametrize(
    ("who", "entry"),
    [("police", Act.RESCUE), ("gate", Act.RECEIVE_AT_GATE)],
    ids=["the rescuer", "the gate"],
)
def test_rescuer_and_gate_conclude_before_they_bring_the_person(
    town: Town, who: str, entry: Act
) -> None:
    folder = signs_found(town) if who == "gate" else received(town, who, entry)

    concluded(folder, Act.CONFIRM, who)

    assert folder.stands == (Stage.RECEIPT, Status.CONFIRMED, who)
    assert folder.ties(who) == {Tie.LEADS}


def test_nobody_signs_their_own_draft(town: Town) -> None:
    folder = answered(town)
    made = folder.goes("police.head", draft_conclusion, Act.CONFIRM, **TEXT)

    assert folder.refuses("police.head", sign_conclusion, made, number="1") == {Lack.DRAFTER}


def test_another_officer_who_is_no_head_does_not_sign(town: Town) -> None:
    folder = answered(town)
    made = folder.goes("police.head", draft_conclusion, Act.CONFIRM, **TEXT)

    assert folder.refuses("police", sign_conclusion, made, number="1") == {Lack.HEAD}


def test_the_head_of_another_unit_does_not_sign(town: Town) -> None:
    folder, made = drafted(town)
    folder.tie("second_police", Tie.ASKED)

    assert folder.refuses("second_police.head", sign_conclusion, made, number="1") == {Lack.DRAFTER}


def test_a_draft_is_signed_once(town: Town) -> None:
    folder, made = drafted(town)
    opened(folder, "police.head")
    folder.goes("police.head", sign_conclusion, made, number="12/KL-Mẫu")

    assert folder.has_no_such_move("police.head", sign_conclusion, made, number="13/KL-Mẫu")


@pytest.mark.parametrize(
    ("who", "lack"),
    [("owner", Lack.ROLE), ("second_police", Lack.LEAD)],
    ids=["the case owner", "police that were not asked"],
)
def test_only_the_asked_police_draft(town: Town, who: str, lack: Lack) -> None:
    folder = answered(town)
    folder.tie("second_police", Tie.GAVE)

    assert folder.refuses(who, draft_conclusion, Act.CONFIRM, **TEXT) == {lack}


def test_a_second_draft_waits_until_the_first_is_put_aside(town: Town) -> None:
    folder, first = drafted(town)

    assert folder.refuses("police", draft_conclusion, Act.FIND_NOT_VICTIM, **TEXT) == {Lack.PENDING}
    folder.does("police", drop_conclusion, first)
    assert draft(folder, Act.FIND_NOT_VICTIM).state is ConclusionState.DRAFT


def test_a_draft_put_aside_stays_on_the_file_and_is_not_signed(town: Town) -> None:
    folder, made = drafted(town)

    folder.does("police", drop_conclusion, made)

    details = {"conclusion": made.id.hex}
    assert folder.said == [Said("conclusion.dropped", details, {"conclusion": 1, "case": 1})]
    assert folder.stored(made).state is ConclusionState.DROPPED
    assert folder.has_no_such_move("police.head", sign_conclusion, made, number="1")


def test_a_draft_is_put_aside_when_its_unit_hands_the_case_over(town: Town) -> None:
    folder = signs_found(town)
    made = draft(folder, Act.CONFIRM, "gate")
    offered = folder.goes("gate", offer, Act.BRING_TO_CASE_OWNER, town.units["owner"])

    folder.does("owner", accept, offered)

    assert folder.stored(made).state is ConclusionState.DROPPED
    assert folder.events == ["conclusion.dropped", "handoff.accepted"]
    assert Act.CONFIRM.value not in {key for key, _ in folder.waits}


def test_a_draft_waits_on_while_others_help_the_person(town: Town) -> None:
    folder, made = drafted(town)

    folder.does("owner", give_at_once, Letter.A, detail="Ăn.")

    assert folder.stored(made).state is ConclusionState.DRAFT


def test_another_unit_does_not_put_a_draft_aside(town: Town) -> None:
    folder, made = drafted(town)

    assert folder.has_no_such_move("owner", drop_conclusion, made)


@pytest.mark.parametrize(
    "act",
    [Act.CLOSE_EARLY, Act.PROTECT, Act.ANSWER_VERIFICATION],
    ids=["closing", "protection", "an answer"],
)
def test_what_is_no_outcome_cannot_be_drafted(town: Town, act: Act) -> None:
    folder = answered(town)

    assert folder.refuses("police", draft_conclusion, act, **TEXT) == {Lack.OWN}


def test_a_gate_confirms_or_brings_but_does_not_rule_out(town: Town) -> None:
    folder = signs_found(town)

    found = folder.refuses("gate", draft_conclusion, Act.FIND_NOT_VICTIM, **TEXT)

    assert found == {Lack.OWN}


def test_the_outcomes_are_those_that_have_a_row_here(town: Town) -> None:
    at_the_gate, with_police = signs_found(town), answered(town)

    assert outcomes_of(at_the_gate, "gate") == [Act.CONFIRM]
    assert outcomes_of(with_police, "police") == [
        Act.CONFIRM,
        Act.FIND_NOT_VICTIM,
        Act.LEAVE_UNDETERMINED,
    ]


def outcomes_of(folder: Folder, who: str) -> list[Act]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        actor = folder.town.actors[who]
        return outcomes_open(session, actor, folder.standing.case, folder.now)
