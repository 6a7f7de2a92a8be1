"""Papers: attached, voided, printed; steps rest only on those in force."""

import pytest

from casework.actions.paper import Scan, attach_paper, record_printing, void_paper
from casework.actions.verification import record_confirmation
from casework.database import Scope
from casework.keyring import Disclosure
from casework.records.papers import PaperContent
from casework.records.reaches import Tie
from casework.safekeeping import safe_of
from casework.sealing import Klass, place_of
from tests.actions.folder import HOUR, Folder, received
from tests.actions.paths import ISSUED, checked
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Paper, Stage, Status

RESTED_ON = [Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER, Paper.CONCLUSION, Paper.REVOCATION]
SCAN = Scan("giay-mau.pdf", "application/pdf", b"%PDF-1.7 " + b"m" * 300_000)


def test_a_paper_is_on_the_file_and_moves_nothing(town: Town) -> None:
    folder = received(town, "commune")
    before = folder.stands

    made = folder.does("commune", attach_paper, Paper.DECLARATION, title="Tờ khai", number="1/TK")

    assert folder.stands == before
    assert (folder.reads(made, "title"), folder.reads(made, "number")) == ("Tờ khai", "1/TK")
    details = {"paper": made.id.hex, "kind": "declaration"}
    assert folder.said == [Said("paper.attached", details, {"paper": 1})]


def test_a_scan_is_sealed_beside_its_paper(town: Town) -> None:
    folder = received(town, "commune")

    made = folder.does("commune", attach_paper, Paper.IDENTITY_PAPER, scan=SCAN)

    assert folder.said[0].rows == {"paper": 1, "paper_content": 1}
    assert made.has_content
    assert folder.reads(made, "file_name") == "giay-mau.pdf"
    assert content_of(folder) == SCAN.content


def test_a_paper_without_a_scan_has_no_content(town: Town) -> None:
    folder = received(town, "commune")

    made = folder.does("commune", attach_paper, Paper.OTHER)

    assert not made.has_content
    assert folder.reads(made, "file_name") is None


def test_a_step_rests_on_no_paper_that_was_voided(town: Town) -> None:
    folder = checked(town)
    made = folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="7/XN-Mẫu")

    folder.does("owner", void_paper, made, reason="Giấy tờ giả.")

    details = {"paper": made.id.hex, "kind": "victim_paper"}
    assert folder.said == [Said("paper.voided", details, {"case": 1, "paper": 1})]
    assert folder.refuses("owner", record_confirmation, None, issued_on=ISSUED) == {Lack.PAPER}


@pytest.mark.parametrize("kind", RESTED_ON, ids=lambda kind: kind.value)
def test_a_paper_that_proves_a_status_has_a_number_or_a_scan(town: Town, kind: Paper) -> None:
    folder = checked(town)

    assert folder.refuses("owner", attach_paper, kind, title="Giấy xác nhận") == {Lack.UNNAMED}


def test_a_scan_alone_proves_a_status(town: Town) -> None:
    folder = checked(town)

    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, scan=SCAN)

    folder.does("owner", record_confirmation, None, issued_on=ISSUED)
    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")


@pytest.mark.parametrize(
    "tie", [Tie.GAVE, Tie.FORMERLY_LED, Tie.OFFERED, Tie.OVERSEES], ids=lambda tie: tie.value
)
def test_whoever_does_not_work_on_the_case_attaches_nothing(town: Town, tie: Tie) -> None:
    folder = received(town, "commune")
    folder.tie("second_owner", tie)

    assert folder.refuses("second_owner", attach_paper, Paper.OTHER) == {Lack.LEAD}


@pytest.mark.parametrize("tie", [Tie.ASKED, Tie.HOUSES, Tie.RECORDS], ids=lambda tie: tie.value)
def test_whoever_works_on_the_case_attaches_papers(town: Town, tie: Tie) -> None:
    folder = received(town, "commune")
    folder.tie("second_owner", tie)

    made = folder.does("second_owner", attach_paper, Paper.OTHER)

    assert made.unit_id == town.units["second_owner"]


def test_each_copy_that_leaves_the_house_is_on_record(town: Town) -> None:
    folder = received(town, "commune")

    folder.does("commune", record_printing, "receipt")

    assert folder.said == [Said("paper.printed", {"kind": "receipt", "copy": 1}, {"case": 1})]


def content_of(folder: Folder) -> bytes:
    """The scan as stored, opened for the test."""
    every = Disclosure(
        None, folder.file_id, frozenset(Klass), None, "test", folder.now + HOUR, folder.file_id
    )
    with folder.town.database.reading(Scope.of_job("test")) as session:
        row = session.query(PaperContent).filter_by(file_id=folder.file_id).one()
        safe = safe_of(session, folder.file_id)
        return safe.open_blob(place_of(row, "content"), row.content, every, folder.now)
