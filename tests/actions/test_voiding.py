"""Papers: voided once, with a reason, by whoever answers for them; copies counted in the act."""

import pytest

from casework.actions.conclusion import record_conclusion
from casework.actions.paper import attach_paper, record_printing, void_paper
from casework.actions.plain import do_act
from casework.actions.verification import answer_verification, record_confirmation
from casework.lookups.finding import find
from casework.policy import Ask
from casework.records.papers import Paper as PaperRow
from tests.actions.folder import Folder, received
from tests.actions.paths import ISSUED, answered, ask, checked, concluded, placed, told
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.reasons import explain
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Paper, Status

WHY = {"reason": "Đính kèm nhầm hồ sơ."}


def paper_of_the_conclusion(folder: Folder) -> PaperRow:
    return folder.goes("owner", _conclusion_on_file)


def _conclusion_on_file(session, actor, now, case) -> PaperRow:  # type: ignore[no-untyped-def]
    found = find(session, actor, case.code, Ask.SEE).case
    of_case = session.query(PaperRow).filter_by(file_id=found.file_id, kind=Paper.CONCLUSION)
    return of_case.one()


def test_a_paper_is_voided_for_a_reason_that_is_sealed(town: Town) -> None:
    folder = received(town, "commune")
    made = folder.goes("commune", attach_paper, Paper.OTHER)

    folder.does("commune", void_paper, made, **WHY)

    assert folder.reads(made, "void_reason") == WHY["reason"]
    details = {"paper": made.id.hex, "kind": "other"}
    assert folder.said == [Said("paper.voided", details, {"case": 1, "paper": 1})]


def test_a_paper_is_voided_once(town: Town) -> None:
    folder = received(town, "commune")
    made = folder.goes("commune", attach_paper, Paper.OTHER)
    folder.goes("commune", void_paper, made, **WHY)

    assert folder.refuses("commune", void_paper, made, **WHY) == {Lack.OWN}


def test_the_lead_voids_a_paper_of_the_facility(town: Town) -> None:
    folder = placed(town)
    made = folder.goes("facility", attach_paper, Paper.OTHER)

    folder.does("owner", void_paper, made, **WHY)

    assert folder.events == ["paper.voided"]


def test_the_facility_voids_no_paper_of_the_lead(town: Town) -> None:
    folder = placed(town)
    made = folder.goes("owner", attach_paper, Paper.OTHER)

    assert folder.refuses("facility", void_paper, made, **WHY) == {Lack.OWN}


def test_nobody_but_the_unit_that_signed_voids_its_conclusion(town: Town) -> None:
    folder = answered(town)
    concluded(folder, Act.CONFIRM)
    made = paper_of_the_conclusion(folder)

    assert folder.refuses("owner", void_paper, made, **WHY) == {Lack.OWN}


@pytest.mark.parametrize("outcome", [Act.CONFIRM, Act.LEAVE_UNDETERMINED, Act.FIND_NOT_VICTIM])
def test_a_conclusion_holds_while_the_status_rests_on_it(town: Town, outcome: Act) -> None:
    folder = answered(town)
    concluded(folder, outcome)
    made = paper_of_the_conclusion(folder)

    assert folder.refuses("police.head", void_paper, made, **WHY) == {Lack.IN_USE}


def test_a_conclusion_is_voided_once_the_status_was_asked_anew(town: Town) -> None:
    folder = answered(town)
    concluded(folder, Act.LEAVE_UNDETERMINED)
    made = paper_of_the_conclusion(folder)
    ask(folder)

    folder.does("police", void_paper, made, **WHY)

    assert folder.stands[1] is Status.BEING_IDENTIFIED


def test_a_paper_that_proves_the_status_is_voided_once_another_replaced_it(town: Town) -> None:
    folder = checked(town)
    wrong = folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")
    folder.goes("owner", record_confirmation, None, issued_on=ISSUED)
    assert folder.refuses("owner", void_paper, wrong, **WHY) == {Lack.IN_USE}
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="17/XN-Mẫu")

    folder.does("owner", void_paper, wrong, **WHY)

    assert folder.events == ["paper.voided"]


def test_a_recorded_conclusion_is_the_paper_of_its_signer(town: Town) -> None:
    folder = checked(town)
    request = ask(folder, "far_police")
    folder.goes("owner", answer_verification, request, answer="Đúng.", told=told(folder))
    folder.goes(
        "owner", record_conclusion, Act.LEAVE_UNDETERMINED, told(folder), number="1", reasons="Mẫu"
    )
    made = paper_of_the_conclusion(folder)
    ask(folder)
    assert town.key_of(made.unit_id) == "far_police"
    assert folder.refuses("owner", void_paper, made, **WHY) == {Lack.TOLD}

    folder.does("owner", void_paper, made, **WHY, told=told(folder))

    assert "telling.recorded" in folder.events


def test_each_copy_has_the_number_after_the_last_of_its_kind(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", record_printing, "receipt")
    folder.goes("commune", record_printing, "another")

    copy = folder.does("commune", record_printing, "receipt")

    assert copy == 2
    assert folder.said == [Said("paper.printed", {"kind": "receipt", "copy": 2}, {"case": 1})]


def test_a_status_rests_on_any_of_the_papers_that_prove_it(town: Town) -> None:
    folder = checked(town)
    held = folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")
    folder.goes("owner", record_confirmation, None, issued_on=ISSUED)
    legalised = folder.goes("owner", attach_paper, Paper.LEGALISED_PAPER, number="9/HPH-Mẫu")

    folder.does("owner", void_paper, held, **WHY)

    assert folder.refuses("owner", void_paper, legalised, **WHY) == {Lack.IN_USE}


def test_a_conclusion_is_voided_once_the_confirmation_was_revoked(town: Town) -> None:
    folder = answered(town)
    concluded(folder, Act.CONFIRM)
    made = paper_of_the_conclusion(folder)
    folder.goes("owner", attach_paper, Paper.REVOCATION, number="9/QĐ-Mẫu")
    folder.goes("owner", do_act, Act.REVOKE_CONFIRMATION, note="Theo quyết định số 9.")

    folder.does("police", void_paper, made, **WHY)

    assert folder.stands[1] is Status.UNDETERMINED


def test_the_refusal_of_a_paper_in_use_names_the_revocation() -> None:
    advice = explain(Unmet(Lack.IN_USE, frozenset(), OFFICE), "vi")

    assert Act.REVOKE_CONFIRMATION.vi in advice
