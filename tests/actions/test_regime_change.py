"""Moving a case to the other law: one proposes, a head of the unit decides, nothing else moves."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.actions.asking import ask_for
from casework.actions.handoff import accept, offer
from casework.actions.notice import notify_case_owner
from casework.actions.opening import reveal
from casework.actions.receive import Intake, receive
from casework.actions.regime_change import confirm_regime, drop_regime, propose_regime
from casework.actions.verification import initial_check
from casework.records.openings import Reason
from casework.records.reaches import Tie
from casework.records.regime_changes import ChangeState, RegimeChange
from casework.transaction import perform
from tests.actions.folder import MORNING, Folder
from tests.actions.paths import confirmed
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Citizenship, Stage, Status

LAST_DAY_OF_2011 = datetime(2025, 6, 30, 2, tzinfo=UTC)


def of_2011(town: Town) -> Folder:
    """Received on the last day of the old law, by a commune; taken in and checked since."""
    actor = town.actors["commune"]
    told = Intake(age_band=AgeBand.ADULT, citizenship=Citizenship.CITIZEN)

    def act(session):  # type: ignore[no-untyped-def]
        at = LAST_DAY_OF_2011
        case = receive(session, actor, MORNING, told, entry=Act.RECEIVE, received_at=at)
        return case.file_id

    folder = Folder(town, perform(town.database, actor, act), MORNING)
    notice = folder.goes("commune", notify_case_owner, town.units["owner"])
    folder.goes("owner", accept, notice)
    folder.goes("owner", initial_check, None)
    return folder


def proposed(folder: Folder, to: str = "law_2024") -> RegimeChange:
    return folder.goes("owner", propose_regime, to, reasons="Tiếp nhận sau ngày 01/07/2025.")


def read(folder: Folder, who: str = "owner.head") -> None:
    folder.goes(who, reveal, Reason.VERIFY, "case")


def test_a_case_of_the_last_day_is_of_the_old_law(town: Town) -> None:
    folder = of_2011(town)

    assert folder.standing.case.regime == "law_2011"


def test_a_proposal_changes_nothing_and_waits_for_the_head(town: Town) -> None:
    folder = of_2011(town)

    folder.does("owner", propose_regime, "law_2024", reasons="Nhập sai ngày.")

    assert folder.standing.case.regime == "law_2011"
    assert folder.events == ["regime.proposed"]
    assert ("regime", "owner") in folder.waits


def test_the_head_decides_and_what_waits_is_reckoned_by_the_other_law(town: Town) -> None:
    folder = of_2011(town)
    folder.goes("owner", ask_for, Act.REQUEST_VERIFICATION, town.units["police"], question="Ai?")
    change = proposed(folder)
    read(folder)
    stood = folder.stands
    assert ("verify_domestic", "police") in folder.waits

    folder.does("owner.head", confirm_regime, change)

    case = folder.standing.case
    assert (case.regime, folder.stands) == ("law_2024", stood)
    assert case.regime_changed_on is not None
    assert folder.events == ["regime.changed"]
    assert ("full_verification", "police") in folder.waits
    assert {key for key, _ in folder.waits}.isdisjoint({"verify_domestic", "regime"})


def test_the_old_law_may_be_applied_as_well(town: Town) -> None:
    folder = confirmed(town)
    change = proposed(folder, "law_2011")
    read(folder)

    folder.does("owner.head", confirm_regime, change)

    assert folder.standing.case.regime == "law_2011"
    assert folder.stands == (Stage.PROTECTION, Status.CONFIRMED, "owner")


def test_nobody_decides_on_their_own_proposal(town: Town) -> None:
    folder = of_2011(town)
    change = folder.goes("owner.head", propose_regime, "law_2024", reasons="Nhập sai ngày.")
    read(folder)

    assert folder.refuses("owner.head", confirm_regime, change) == {Lack.DRAFTER}


def test_an_officer_does_not_decide(town: Town) -> None:
    folder = of_2011(town)
    change = folder.goes("owner.head", propose_regime, "law_2024", reasons="Nhập sai ngày.")
    read(folder, "owner")

    assert folder.refuses("owner", confirm_regime, change) == {Lack.HEAD}


def test_nobody_decides_unread(town: Town) -> None:
    folder = of_2011(town)
    change = proposed(folder)

    assert folder.refuses("owner.head", confirm_regime, change) == {Lack.UNREAD}


def test_only_the_lead_proposes(town: Town) -> None:
    folder = of_2011(town)
    folder.tie("second_owner", Tie.ASKED)

    found = folder.refuses("second_owner", propose_regime, "law_2024", reasons="Mẫu")

    assert found == {Lack.LEAD}


def test_one_proposal_waits_at_a_time(town: Town) -> None:
    folder = of_2011(town)
    proposed(folder)

    assert folder.refuses("owner", propose_regime, "law_2024", reasons="Mẫu") == {Lack.PENDING}


@pytest.mark.parametrize("to", ["law_2011", "law_1999"], ids=["its own law", "no law"])
def test_a_case_moves_to_another_law_that_is_known(town: Town, to: str) -> None:
    folder = of_2011(town)

    assert folder.refuses("owner", propose_regime, to, reasons="Mẫu") == {Lack.OWN}


def test_a_proposal_may_be_dropped_and_another_made(town: Town) -> None:
    folder = of_2011(town)
    change = proposed(folder)

    folder.does("owner", drop_regime, change)

    assert folder.stored(change).state is ChangeState.DROPPED
    assert folder.events == ["regime.dropped"]
    assert ("regime", "owner") not in folder.waits
    assert proposed(folder).state is ChangeState.PROPOSED


def test_what_was_decided_is_decided_once(town: Town) -> None:
    folder = of_2011(town)
    change = proposed(folder)
    read(folder)
    folder.goes("owner.head", confirm_regime, change)

    assert folder.has_no_such_move("owner.head", confirm_regime, change)
    assert folder.has_no_such_move("owner", drop_regime, change)


def test_an_offer_that_both_laws_know_outlives_the_move(town: Town) -> None:
    folder = confirmed(town)
    folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])
    change = proposed(folder, "law_2011")
    read(folder)

    folder.does("owner.head", confirm_regime, change)

    assert ("transfer_lead", "second_owner") in folder.waits


def test_the_reasons_are_sealed(town: Town) -> None:
    folder = of_2011(town)

    change = proposed(folder)

    assert folder.reads(change, "reasons") == "Tiếp nhận sau ngày 01/07/2025."
    assert folder.now - MORNING < timedelta(hours=1)
