"""Papers by the catalogue: forms, versions that replace one another, and secret papers."""

from datetime import date
from uuid import UUID

import pytest

from casework.actions.paper import OnPaper, Scan, attach_paper, void_paper
from casework.actions.plain import do_act
from casework.actions.verification import record_confirmation
from casework.database import Scope
from casework.lookups.footing import footings, papers_of, steps_naming, without_footing
from casework.lookups.standing import steps_of
from casework.records.papers import Paper as PaperRow
from tests.actions.folder import Folder, received
from tests.actions.paths import ISSUED, checked
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Paper

SCAN = Scan("giay-mau.pdf", "application/pdf", b"%PDF-1.7 m")
DECIDED = OnPaper("protection_2024", date(2026, 1, 5), "Thủ trưởng đơn vị Mẫu")


def test_a_paper_keeps_its_form_its_day_and_its_issuer_sealed(town: Town) -> None:
    folder = received(town, "commune")
    what = OnPaper("support_app_2024", date(2026, 1, 5), "Gia đình Mẫu")

    made = folder.does("commune", attach_paper, Paper.SUPPORT_APPLICATION, on_paper=what)

    kept = [folder.reads(made, column) for column in ("form", "issued_on", "issuer")]
    assert kept == ["support_app_2024", date(2026, 1, 5), "Gia đình Mẫu"]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (Paper.MINUTES, "support_app_2024"),
        (Paper.VICTIM_PAPER, "victim_cert"),
        (Paper.OTHER, "licence_app"),
    ],
    ids=["of another kind", "of another law", "of no case"],
)
def test_a_form_that_does_not_fit_is_refused(town: Town, kind: Paper, form: str) -> None:
    folder = received(town, "commune")

    refused = folder.refuses("commune", attach_paper, kind, number="1", on_paper=OnPaper(form))

    assert refused == {Lack.OWN}


def test_a_paper_replaces_another_and_the_trace_says_which(town: Town) -> None:
    folder = received(town, "commune")
    old = folder.goes("commune", attach_paper, Paper.DECLARATION)

    new = folder.does("commune", attach_paper, Paper.DECLARATION, replaces=old)

    details = {"paper": new.id.hex, "kind": "declaration", "replaced": old.id.hex}
    assert folder.said == [Said("paper.replaced", details, {"paper": 1})]
    assert new.replaces_id == old.id


def test_a_paper_is_replaced_once(town: Town) -> None:
    folder = received(town, "commune")
    old = folder.goes("commune", attach_paper, Paper.DECLARATION)
    folder.goes("commune", attach_paper, Paper.DECLARATION, replaces=old)

    refused = folder.refuses("commune", attach_paper, Paper.DECLARATION, replaces=old)

    assert refused == {Lack.OWN}


def test_a_paper_of_another_case_is_not_replaced(town: Town) -> None:
    other = received(town, "commune")
    theirs = other.goes("commune", attach_paper, Paper.DECLARATION)
    folder = received(town, "commune")

    refused = folder.refuses("commune", attach_paper, Paper.DECLARATION, replaces=theirs)

    assert refused == {Lack.OWN}


@pytest.mark.parametrize("more", [{"scan": SCAN}, {"title": "Tên"}], ids=["a scan", "a title"])
def test_of_a_secret_paper_nothing_more_is_kept(town: Town, more: dict[str, object]) -> None:
    folder = received(town, "commune")

    refused = folder.refuses(
        "commune", attach_paper, Paper.PROTECTION_PAPER, number="1/QĐ", on_paper=DECIDED, **more
    )

    assert refused == {Lack.CLASSIFIED}


def test_number_day_and_decider_of_a_secret_paper_are_kept(town: Town) -> None:
    folder = received(town, "commune")

    made = folder.does(
        "commune", attach_paper, Paper.PROTECTION_PAPER, number="1/QĐ", on_paper=DECIDED
    )

    kept = [folder.reads(made, column) for column in ("number", "issued_on", "issuer", "title")]
    assert kept == ["1/QĐ", date(2026, 1, 5), "Thủ trưởng đơn vị Mẫu", None]


def test_a_legalised_foreign_paper_confirms_and_an_unlegalised_one_does_not(town: Town) -> None:
    folder = checked(town)
    folder.goes("owner", attach_paper, Paper.FOREIGN_PAPER, number="4/XX")
    refused = folder.refuses("owner", record_confirmation, None, issued_on=ISSUED)
    folder.goes("owner", attach_paper, Paper.LEGALISED_PAPER, number="4/XX")

    folder.does("owner", record_confirmation, None, issued_on=ISSUED)

    assert refused == {Lack.PAPER}


def test_a_step_rests_on_the_newest_paper_that_held_then(town: Town) -> None:
    folder, _first, second = confirmed_by_the_second_paper(town)

    rested = rests(folder)

    assert rested == [(Act.RECORD_CONFIRMATION, second.id)]


def test_a_step_has_lost_its_footing_once_its_paper_was_voided(town: Town) -> None:
    folder, _first, second = confirmed_by_the_second_paper(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="17/XN", replaces=second)
    before = lost(folder)

    folder.does("owner", void_paper, second, reason="Sai số.")

    assert (before, lost(folder)) == ([], [Act.RECORD_CONFIRMATION])


def test_a_paper_on_which_no_step_rested_is_voided_without_a_mark(town: Town) -> None:
    folder, first, _second = confirmed_by_the_second_paper(town)

    folder.does("owner", void_paper, first, reason="Đính kèm nhầm.")

    assert lost(folder) == []


def test_a_step_of_which_somebody_named_the_paper_rests_on_it(town: Town) -> None:
    folder = checked(town)
    letter = folder.goes("owner", attach_paper, Paper.OTHER)
    step = folder.goes("owner", do_act, Act.RECORD_REFUSAL, note="Người đó từ chối.", paper=letter)

    with town.database.reading(Scope.of_job("test")) as session:
        found = steps_naming(session, letter)

    assert found == {step.id}


def confirmed_by_the_second_paper(town: Town) -> tuple[Folder, PaperRow, PaperRow]:
    folder = checked(town)
    first = folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="6/XN-Mẫu")
    second = folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")
    folder.goes("owner", record_confirmation, None, issued_on=ISSUED)
    return folder, first, second


def rests(folder: Folder) -> list[tuple[Act, UUID]]:
    """The steps of the case that rested on a paper, each with that paper."""
    case = folder.standing.case
    with folder.town.database.reading(Scope.of_job("test")) as session:
        found = footings(case, steps_of(session, case), papers_of(session, case))
    return [(one.step.act, one.paper.id) for one in found]


def lost(folder: Folder) -> list[Act]:
    """The steps whose paper was voided since."""
    case = folder.standing.case
    with folder.town.database.reading(Scope.of_job("test")) as session:
        steps = steps_of(session, case)
        ids = without_footing(session, case, steps)
    return [step.act for step in steps if step.id in ids]
