"""Answers that ours recorded wait for their paper, and wait again once it is voided."""

from sqlalchemy import select

from casework.actions.handoff_paper import confirm_with_new_paper
from casework.actions.paper import attach_paper, void_paper
from casework.actions.request_paper import confirm_answer, confirm_answer_with_new_paper
from casework.actions.verification import answer_verification, refuse_request
from casework.database import Scope
from casework.records.dues import Waits
from casework.records.papers import Paper as PaperRow
from casework.records.requests import Request
from tests.actions.folder import Folder
from tests.actions.paths import answered, ask, checked, confirmed, handed_on_paper, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Paper

WHY = {"reason": "Đính kèm nhầm hồ sơ."}
LETTER = "05/CV-Mẫu"


def answered_on_paper(town: Town) -> tuple[Folder, Request]:
    folder = checked(town)
    request = ask(folder, "far_police")
    how = told(folder)
    return folder, folder.goes("owner", answer_verification, request, answer="Đúng.", told=how)


def paper_of(folder: Folder) -> PaperRow:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        of_file = select(PaperRow).where(PaperRow.file_id == folder.file_id)
        return session.scalars(of_file.order_by(PaperRow.at.desc()).limit(1)).one()


def papers_awaited(folder: Folder) -> set[tuple[Waits, str]]:
    kinds = {Waits.PAPER, Waits.ANSWER_PAPER}
    due = (item for item in folder.standing.due if item.waits in kinds)
    return {(item.waits, folder.town.key_of(item.unit_id)) for item in due}


def test_a_voided_paper_confirms_a_handoff_no_more(town: Town) -> None:
    folder = confirmed(town)
    made = handed_on_paper(folder, "owner", Act.TRANSFER_LEAD, "far_owner")
    folder.goes("owner", confirm_with_new_paper, made, number=LETTER)
    paper = paper_of(folder)
    assert folder.stored(made).paper_id == paper.id

    folder.does("owner", void_paper, paper, **WHY)

    kept = folder.stored(made)
    assert (kept.paper_id, kept.paper_at) == (None, None)
    assert papers_awaited(folder) == {(Waits.PAPER, "owner")}
    assert folder.events == ["handoff.paper_voided", "paper.voided"]
    assert folder.said[0].details == {"handoff": made.id.hex, "paper": paper.id.hex}


def test_another_paper_confirms_it_again(town: Town) -> None:
    folder = confirmed(town)
    made = handed_on_paper(folder, "owner", Act.TRANSFER_LEAD, "far_owner")
    folder.goes("owner", confirm_with_new_paper, made, number=LETTER)
    folder.goes("owner", void_paper, paper_of(folder), **WHY)

    folder.does("owner", confirm_with_new_paper, made, number=LETTER)

    assert papers_awaited(folder) == set()


def test_a_voided_paper_that_confirmed_nothing_leaves_what_waits_as_it_was(town: Town) -> None:
    folder = confirmed(town)
    made = handed_on_paper(folder, "owner", Act.TRANSFER_LEAD, "far_owner")
    other = folder.goes("owner", attach_paper, Paper.OTHER)
    folder.goes("owner", confirm_with_new_paper, made, number=LETTER)

    folder.does("owner", void_paper, other, **WHY)

    assert papers_awaited(folder) == set()


def test_a_recorded_answer_waits_for_its_letter(town: Town) -> None:
    folder, _ = answered_on_paper(town)

    assert papers_awaited(folder) == {(Waits.ANSWER_PAPER, "owner")}


def test_a_recorded_refusal_waits_for_its_letter(town: Town) -> None:
    folder = checked(town)
    request = ask(folder, "far_police")

    folder.does("owner", refuse_request, request, reasons="Ngoài địa bàn.", told=told(folder))

    assert papers_awaited(folder) == {(Waits.ANSWER_PAPER, "owner")}


def test_an_answer_given_here_waits_for_no_letter(town: Town) -> None:
    folder = answered(town)

    assert papers_awaited(folder) == set()


def test_the_letter_of_a_recorded_answer_is_confirmed(town: Town) -> None:
    folder, request = answered_on_paper(town)
    letter = folder.goes("owner", attach_paper, Paper.OTHER)

    folder.does("owner", confirm_answer, request, letter)

    assert papers_awaited(folder) == set()
    assert folder.stored(request).paper_id == letter.id
    assert folder.events == ["request.paper_confirmed"]
    assert folder.said[0].details == {"request": request.id.hex, "paper": letter.id.hex}


def test_a_new_letter_is_put_on_the_file_and_confirms(town: Town) -> None:
    folder, request = answered_on_paper(town)

    folder.does("owner", confirm_answer_with_new_paper, request, number=LETTER)

    assert papers_awaited(folder) == set()
    assert folder.events == ["paper.attached", "request.paper_confirmed"]


def test_a_paper_of_another_kind_proves_no_answer(town: Town) -> None:
    folder, request = answered_on_paper(town)
    other = folder.goes("owner", attach_paper, Paper.CONSENT)

    assert folder.refuses("owner", confirm_answer, request, other) == {Lack.PAPER}


def test_an_answer_is_confirmed_once(town: Town) -> None:
    folder, request = answered_on_paper(town)
    folder.goes("owner", confirm_answer_with_new_paper, request, number=LETTER)

    found = folder.refuses("owner", confirm_answer_with_new_paper, request, number=LETTER)

    assert found == {Lack.OWN}


def test_nobody_but_the_asking_side_confirms_an_answer(town: Town) -> None:
    folder, request = answered_on_paper(town)

    found = folder.refuses("commune", confirm_answer_with_new_paper, request, number=LETTER)

    assert found == {Lack.LEAD}


def test_a_voided_letter_confirms_an_answer_no_more(town: Town) -> None:
    folder, request = answered_on_paper(town)
    folder.goes("owner", confirm_answer_with_new_paper, request, number=LETTER)

    folder.does("owner", void_paper, paper_of(folder), **WHY)

    assert papers_awaited(folder) == {(Waits.ANSWER_PAPER, "owner")}
    assert folder.events == ["request.paper_voided", "paper.voided"]
