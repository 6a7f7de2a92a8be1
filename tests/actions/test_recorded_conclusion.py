"""The conclusion of a verifier that is not on the system, recorded from its paper by the lead."""

from dataclasses import replace
from datetime import timedelta

import pytest

from casework.actions.conclusion import record_conclusion
from casework.actions.verification import answer_verification
from casework.records.conclusions import ConclusionState
from casework.records.reaches import Tie
from casework.records.steps import Channel
from tests.actions.folder import Folder
from tests.actions.paths import answered, ask, checked, told
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Stage, Status

DAY = timedelta(days=1)
WRITTEN = {"number": "12/KL-Mẫu", "reasons": "Theo kết luận của Công an tỉnh Mẫu."}


def answered_on_paper(town: Town) -> Folder:
    folder = checked(town)
    request = ask(folder, "far_police")
    folder.goes("owner", answer_verification, request, answer="Đúng.", told=told(folder))
    return folder


@pytest.mark.parametrize(
    ("outcome", "stage", "status"),
    [
        (Act.CONFIRM, Stage.PROTECTION, Status.CONFIRMED),
        (Act.FIND_NOT_VICTIM, Stage.IDENTIFICATION, Status.NOT_VICTIM),
        (Act.LEAVE_UNDETERMINED, Stage.IDENTIFICATION, Status.UNDETERMINED),
    ],
    ids=["a victim", "not a victim", "undetermined"],
)
def test_the_paper_of_a_verifier_off_the_system_decides(
    town: Town, outcome: Act, stage: Stage, status: Status
) -> None:
    folder = answered_on_paper(town)

    made = folder.does("owner", record_conclusion, outcome, told(folder), **WRITTEN)

    assert folder.stands == (stage, status, "owner")
    assert (made.state, made.unit_id) == (ConclusionState.SIGNED, town.units["far_police"])
    details = {"conclusion": made.id.hex, "act": outcome.value, "status": status.value}
    rows = {"case": 1, "conclusion": 1, "paper": 1, "reach": 2, "step": 2}
    assert folder.said[-1] == Said("conclusion.signed", details, rows)
    told_of = [said.details["act"] for said in folder.said if said.event == "telling.recorded"]
    assert told_of == ["draft_conclusion", outcome.value]


def test_who_signed_and_how_we_know_is_kept(town: Town) -> None:
    folder = answered_on_paper(town)

    made = folder.does("owner", record_conclusion, Act.CONFIRM, told(folder), **WRITTEN)

    step = folder.last_step
    assert (step.act, step.channel) == (Act.CONFIRM, Channel.PAPER)
    assert step.unit_id == town.units["far_police"]
    assert folder.reads(step, "signer") == "Chủ tịch UBND xã Mẫu"
    assert folder.reads(made, "number") == "12/KL-Mẫu"
    assert folder.ties("far_police") == {Tie.GAVE}


def test_a_verifier_on_the_system_concludes_itself(town: Town) -> None:
    folder = answered(town)

    lacks = folder.refuses("owner", record_conclusion, Act.CONFIRM, told(folder), **WRITTEN)

    assert lacks == {Lack.ANSWERS_ITSELF}


@pytest.mark.parametrize("off", [-DAY, DAY], ids=["before it was asked", "still to come"])
def test_a_conclusion_signed_at_an_impossible_moment_is_refused(town: Town, off: timedelta) -> None:
    folder = answered_on_paper(town)
    how = replace(told(folder), happened_at=folder.now + off)

    assert folder.refuses("owner", record_conclusion, Act.CONFIRM, how, **WRITTEN) == {Lack.MOMENT}


def test_only_the_lead_records_it(town: Town) -> None:
    folder = answered_on_paper(town)
    folder.tie("second_owner", Tie.ASKED)

    lacks = folder.refuses("second_owner", record_conclusion, Act.CONFIRM, told(folder), **WRITTEN)

    assert lacks == {Lack.LEAD}


def test_nothing_but_an_outcome_is_recorded(town: Town) -> None:
    folder = answered_on_paper(town)

    lacks = folder.refuses(
        "owner", record_conclusion, Act.ANSWER_VERIFICATION, told(folder), **WRITTEN
    )

    assert lacks == {Lack.OWN}
