"""What a unit was asked for ends with the case: nobody concludes on a draft of another time."""

from casework import audit
from casework.actions.closing import close, reopen
from casework.actions.conclusion import sign_conclusion
from casework.actions.handoff import offer
from casework.actions.reintegration import begin_reintegration
from casework.actions.verification import answer_verification, initial_check
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from tests.actions.folder import Folder
from tests.actions.paths import answered, ask, concluded, confirmed, draft, opened
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.regime import Lack
from workflows.terms import Act, Ground

WORDS = {"reasons": "Mất liên lạc."}
NUMBER = {"number": "12/KL-Mẫu"}


def drafted(town: Town) -> tuple[Folder, Conclusion]:
    folder = answered(town)
    return folder, draft(folder, Act.CONFIRM)


def closed_over_a_draft(town: Town) -> tuple[Folder, Conclusion]:
    folder, made = drafted(town)
    folder.does("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS)
    return folder, made


def offered_a_place(folder: Folder) -> Handoff:
    folder.learns("owner", wishes=["to_stay", "to_go_home"])
    return folder.goes("owner", offer, Act.PLACE, folder.town.units["facility"])


def test_a_verifier_that_answered_gave_what_it_gave_when_the_case_ends(town: Town) -> None:
    folder, made = closed_over_a_draft(town)

    ties = folder.ties("police")

    assert ties == {Tie.GAVE}
    assert folder.stored(made).state is ConclusionState.DROPPED
    assert folder.events == ["conclusion.dropped", "case.closed"]


def test_a_case_taken_up_again_knows_no_draft_of_before(town: Town) -> None:
    folder, made = closed_over_a_draft(town)

    folder.does("owner", reopen, **WORDS)

    assert folder.has_no_such_move("police.head", sign_conclusion, made, **NUMBER)


def test_a_verifier_still_tied_when_a_case_is_taken_up_again_is_asked_no_more(town: Town) -> None:
    folder, _made = closed_over_a_draft(town)
    folder.tie("police", Tie.ASKED)

    folder.does("owner", reopen, **WORDS)

    assert folder.ties("police") == {Tie.GAVE}


def test_a_draft_from_before_the_last_request_is_not_signed(town: Town) -> None:
    folder, made = closed_over_a_draft(town)
    folder.goes("owner", reopen, **WORDS)
    folder.goes("owner", initial_check, None)
    again = ask(folder, "second_police")
    folder.goes("second_police", answer_verification, again, answer="Không có dấu hiệu.")
    revived(folder, made)

    told = folder.refuses("police.head", sign_conclusion, made, **NUMBER)

    assert told == {Lack.ACT}


def test_a_unit_that_is_asked_no_more_does_not_sign_its_draft(town: Town) -> None:
    folder, made = closed_over_a_draft(town)
    folder.goes("owner", reopen, **WORDS)
    folder.goes("owner", initial_check, None)
    again = ask(folder, "second_police")
    folder.goes("second_police", answer_verification, again, answer="Không có dấu hiệu.")
    draft(folder, Act.FIND_NOT_VICTIM, "second_police")
    revived(folder, made, drafted_at=folder.now)

    told = folder.refuses("police.head", sign_conclusion, made, **NUMBER)

    assert told == {Lack.LEAD}


def test_the_second_verifier_concludes_after_a_case_was_taken_up_again(town: Town) -> None:
    folder, _made = closed_over_a_draft(town)
    folder.goes("owner", reopen, **WORDS)
    folder.goes("owner", initial_check, None)
    again = ask(folder, "second_police")
    folder.goes("second_police", answer_verification, again, answer="Lời kể đúng.")

    made = concluded(folder, Act.CONFIRM, "second_police")

    assert made.state is ConclusionState.SIGNED


def test_a_draft_of_this_time_is_signed(town: Town) -> None:
    folder, made = drafted(town)
    opened(folder, "police.head")

    folder.does("police.head", sign_conclusion, made, **NUMBER)

    assert folder.events == ["conclusion.signed"]


def test_a_place_offered_is_offered_no_more_once_the_person_goes_home(town: Town) -> None:
    folder = confirmed(town)
    place = offered_a_place(folder)

    folder.does("owner", begin_reintegration, home=None)

    assert folder.stored(place).state is HandoffState.RECALLED
    assert folder.ties("facility") == set()
    assert folder.events == ["handoff.recalled", "whereabouts.recorded", "case.stepped"]


def test_a_place_offered_is_offered_no_more_to_whom_is_no_victim(town: Town) -> None:
    folder = answered(town)
    place = offered_a_place(folder)

    concluded(folder, Act.FIND_NOT_VICTIM)

    assert folder.stored(place).state is HandoffState.RECALLED


def test_a_place_offered_waits_on_while_the_law_knows_it(town: Town) -> None:
    folder = answered(town)
    place = offered_a_place(folder)

    concluded(folder, Act.CONFIRM)

    assert folder.stored(place).state is HandoffState.OFFERED


def revived(folder: Folder, made: Conclusion, **changed: object) -> None:
    """A draft that was left standing, as in a file from before this rule, and its tie."""
    folder.tie("police", Tie.FORMERLY_LED)
    folder.goes("owner", _revive, made, changed)


def _revive(session, actor, now, case, made, changed) -> None:  # type: ignore[no-untyped-def]
    made.state = ConclusionState.DRAFT
    for name, value in changed.items():
        setattr(made, name, value)
    audit.record(session, "conclusion.dropped", actor, now, case.file_id, conclusion=made.id)
