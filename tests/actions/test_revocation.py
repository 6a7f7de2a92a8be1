"""A confirmation that is revoked: a new version of the status; the stage stays, support stands."""

from datetime import date

import pytest

from casework.actions.paper import attach_paper
from casework.actions.plain import do_act
from casework.actions.support import letters_open
from casework.actions.verification import record_confirmation
from casework.database import Scope
from casework.records.cases import Case
from casework.records.support import SupportLine
from tests.actions.folder import Folder
from tests.actions.paths import ISSUED, approved, confirmed, placed
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.support import LineState
from workflows.terms import Act, Letter, Paper, Stage, Status


def revoked(town: Town) -> Folder:
    folder = confirmed(town)
    revoke(folder)
    return folder


def revoke(folder: Folder) -> None:
    folder.goes("owner", attach_paper, Paper.REVOCATION, number="9/QĐ-Mẫu")
    folder.goes("owner", do_act, Act.REVOKE_CONFIRMATION, note="Theo quyết định số 9.")


def test_the_status_becomes_undetermined_and_the_stage_stays(town: Town) -> None:
    folder = confirmed(town)
    folder.goes("owner", attach_paper, Paper.REVOCATION, number="9/QĐ-Mẫu")

    folder.does("owner", do_act, Act.REVOKE_CONFIRMATION, note="Theo quyết định số 9.")

    assert folder.stands == (Stage.PROTECTION, Status.UNDETERMINED, "owner")
    assert folder.standing.case.confirmed_on is None
    assert folder.events == ["case.stepped"]


def test_nothing_is_revoked_that_was_not_confirmed(town: Town) -> None:
    folder = revoked(town)

    assert folder.refuses("owner", do_act, Act.REVOKE_CONFIRMATION, note="") == {Lack.POSITION}


def test_a_later_confirmation_sets_the_status_anew_at_the_stage_where_the_case_is(
    town: Town,
) -> None:
    folder = placed(town)
    approved(folder)
    assert folder.stands[0] is Stage.SUPPORT
    revoke(folder)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="4/BA-Mẫu")

    folder.does("owner", record_confirmation, "Bản án của tòa.", issued_on=date(2025, 12, 1))

    assert folder.stands == (Stage.SUPPORT, Status.CONFIRMED, "owner")
    assert folder.standing.case.confirmed_on == date(2025, 12, 1)


def test_the_support_of_a_later_confirmation_follows_the_law_of_its_day(town: Town) -> None:
    folder = revoked(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="4/BA-Mẫu")
    folder.goes("owner", record_confirmation, "Giấy cũ.", issued_on=date(2024, 5, 1))

    with town.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        letters = letters_open(session, case, folder.now)

    assert Letter.C not in letters
    assert Letter.A in letters


def test_support_that_was_approved_stands_until_a_decision_says_otherwise(town: Town) -> None:
    folder = placed(town)
    line = approved(folder)

    revoke(folder)

    assert folder.stored(line).state is LineState.APPROVED
    assert isinstance(line, SupportLine)


def test_a_confirmation_that_stands_is_not_recorded_twice(town: Town) -> None:
    folder = confirmed(town)
    folder.goes("owner", attach_paper, Paper.VICTIM_PAPER, number="4/BA-Mẫu")

    found = folder.refuses("owner", record_confirmation, None, issued_on=ISSUED)

    assert found & {Lack.POSITION, Lack.ACT}


@pytest.mark.parametrize("who", ["police", "facility"])
def test_only_the_lead_records_a_revocation(town: Town, who: str) -> None:
    folder = placed(town)
    folder.goes("owner", attach_paper, Paper.REVOCATION, number="9/QĐ-Mẫu")

    assert folder.refuses(who, do_act, Act.REVOKE_CONFIRMATION, note="") == {Lack.ROLE}
