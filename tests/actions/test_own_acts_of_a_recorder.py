"""A unit that records for a lead off the system acts for itself where the law gives it the act."""

from casework.actions.conclusion import outcomes_open
from casework.actions.protection import protect
from casework.actions.step import unit_for
from casework.actions.support import propose_support
from casework.actions.verification import (
    answer_verification,
    initial_check,
    request_verification,
)
from casework.database import Scope
from casework.lookups.act_page import ActView, act_view
from casework.lookups.finding import find
from casework.lookups.overview import overview
from casework.policy import Ask
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import concluded, draft, handed_on_paper, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Letter, Stage, Status

MEASURE = {
    "measures": ["shelter"],
    "reason": "Có người tìm hỏi.",
    "decider": "Giám đốc Công an Mẫu",
    "decided_on": MORNING.date(),
}


def asked_itself(town: Town) -> Folder:
    """The police brought the person to a case owner off the system, which then asks the police."""
    folder = received(town, "police", Act.RESCUE)
    handed_on_paper(folder, "police", Act.BRING_TO_CASE_OWNER, "far_owner")
    folder.goes("police", initial_check, None, told=told(folder))
    to = town.units["police"]
    request = folder.goes("police", request_verification, to, question="Ai?", told=told(folder))
    folder.goes("police", answer_verification, request, answer="Đúng.")
    return folder


def test_a_recorder_that_was_asked_concludes_itself(town: Town) -> None:
    folder = asked_itself(town)

    concluded(folder, Act.CONFIRM)

    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "far_owner")
    assert folder.last_step.unit_id == town.units["police"]


def test_the_draft_of_a_recorder_is_its_own(town: Town) -> None:
    folder = asked_itself(town)

    made = draft(folder, Act.CONFIRM)

    assert made.unit_id == town.units["police"]


def test_a_recorder_protects_in_its_own_name(town: Town) -> None:
    folder = asked_itself(town)

    measure = folder.does("police", protect, **MEASURE)

    assert measure.unit_id == town.units["police"]
    assert folder.refuses("police", protect, **MEASURE, told=told(folder)) == {Lack.OWN_ACT}


def test_what_is_the_leads_alone_is_still_recorded_for_it(town: Town) -> None:
    folder = asked_itself(town)

    assert folder.refuses("police", propose_support, Letter.A, detail="Ăn.") == {Lack.TOLD}


def test_verb_page_and_list_agree_whose_act_it_is(town: Town) -> None:
    folder = asked_itself(town)

    drafting, proposing = page(folder, Act.DRAFT_CONCLUSION), page(folder, Act.PROPOSE_SUPPORT)

    assert (drafting.is_open, drafting.recorded_for) == (True, None)
    assert proposing.recorded_for is not None
    assert {Act.DRAFT_CONCLUSION, Act.PROTECT, Act.PROPOSE_SUPPORT} <= listed_as_open(folder)
    assert speaks(folder, Act.DRAFT_CONCLUSION) == "police"
    assert speaks(folder, Act.PROPOSE_SUPPORT) == "far_owner"


def test_the_outcomes_offered_to_a_recorder_are_those_of_the_asked(town: Town) -> None:
    folder = asked_itself(town)

    with folder.town.database.reading(Scope.of_job("test")) as session:
        actor = folder.town.actors["police"]
        found = outcomes_open(session, actor, folder.standing.case, folder.now)

    assert found == [Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED]


def page(folder: Folder, act: Act) -> ActView:
    actor, code = folder.town.actors["police"], folder.standing.case.code
    with folder.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        case = find(session, actor, code, Ask.TAKE_STEP).case
        return act_view(session, actor, folder.now, case, act)


def listed_as_open(folder: Folder) -> set[Act]:
    actor, code = folder.town.actors["police"], folder.standing.case.code
    with folder.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        view = overview(session, actor, code, folder.now)
    return {left.act for left in view.left if left.is_open}


def speaks(folder: Folder, act: Act) -> str:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        actor = folder.town.actors["police"]
        unit = unit_for(session, actor, folder.now, folder.standing.case, act)
    return folder.town.key_of(unit.id)
