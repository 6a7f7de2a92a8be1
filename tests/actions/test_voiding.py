"""Papers: voided once, with a reason, by whoever answers for them; copies counted in the act."""

from casework.actions.paper import attach_paper, record_printing, void_paper
from casework.lookups.finding import find
from casework.policy import Ask
from casework.records.papers import Paper as PaperRow
from tests.actions.folder import Folder, received
from tests.actions.paths import answered, concluded, placed
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Paper

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
    folder.does("police.head", void_paper, made, **WHY)


def test_each_copy_has_the_number_after_the_last_of_its_kind(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", record_printing, "receipt")
    folder.goes("commune", record_printing, "another")

    copy = folder.does("commune", record_printing, "receipt")

    assert copy == 2
    assert folder.said == [Said("paper.printed", {"kind": "receipt", "copy": 2}, {"case": 1})]
