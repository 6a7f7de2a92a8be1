"""Protection measures: beside every stage, for anybody who is not ruled out."""

import pytest

from casework.actions.closing import close
from casework.actions.protection import end_protection, protect
from casework.records.protection import Measure
from casework.records.reaches import Tie
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import answered, concluded, placed
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.protection import MeasureState
from workflows.regime import Lack
from workflows.terms import Act, Ground, Stage, Status

URGENT = {
    "measures": ["secret_data"],
    "reason": "Có người tìm hỏi.",
    "decider": "Thủ trưởng đơn vị Mẫu",
    "decided_on": MORNING.date(),
}


def protected(town: Town) -> tuple[Folder, Measure]:
    folder = placed(town)
    return folder, folder.goes("facility", protect, **URGENT)


def test_protection_begins_at_once_and_moves_nothing(town: Town) -> None:
    folder = received(town, "commune")

    made = folder.does("commune", protect, **URGENT)

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "commune")
    assert made.state is MeasureState.IN_FORCE
    assert folder.reads(made, "measures") == ["secret_data"]
    assert folder.reads(made, "number") is None
    details = {"measure": made.id.hex}
    rows = {"case": 1, "measure": 1, "step": 1}
    assert folder.said == [Said("measure.decided", details, rows)]


@pytest.mark.parametrize("who", ["owner", "facility"], ids=["the lead", "who houses"])
def test_whoever_is_at_hand_protects(town: Town, who: str) -> None:
    folder = placed(town)

    assert folder.does(who, protect, **URGENT).state is MeasureState.IN_FORCE


@pytest.mark.parametrize(
    "who", ["commune", "police"], ids=["who led before", "who concluded before"]
)
def test_a_unit_that_is_not_at_hand_does_not_protect(town: Town, who: str) -> None:
    folder = placed(town)

    assert folder.refuses(who, protect, **URGENT) == {Lack.LEAD}


def test_a_person_ruled_out_is_not_protected_here(town: Town) -> None:
    folder = answered(town)
    concluded(folder, Act.FIND_NOT_VICTIM)

    assert folder.refuses("owner", protect, **URGENT) == {Lack.POSITION}


def test_nobody_is_protected_in_a_closed_case(town: Town) -> None:
    folder = placed(town)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, reasons="Mẫu")

    assert folder.refuses("owner", protect, **URGENT) == {Lack.POSITION}


@pytest.mark.parametrize("who", ["facility", "owner"], ids=["who decided", "the lead"])
def test_a_measure_is_ended_by_whoever_answers_for_it(town: Town, who: str) -> None:
    folder, made = protected(town)

    folder.does(who, end_protection, made)

    assert folder.stored(made).state is MeasureState.ENDED
    assert folder.stored(made).ended_at == folder.now
    details = {"measure": made.id.hex}
    assert folder.said == [Said("measure.ended", details, {"measure": 1})]


def test_another_unit_does_not_end_a_measure(town: Town) -> None:
    folder, made = protected(town)
    folder.tie("second_police", Tie.ASKED)

    assert folder.refuses("second_police", end_protection, made) == {Lack.LEAD}


def test_a_measure_ends_once(town: Town) -> None:
    folder, made = protected(town)
    folder.goes("owner", end_protection, made)

    assert folder.has_no_such_move("owner", end_protection, made)
