"""Screening at a gate: signs make a case that counts; no signs end the file, for the time being."""

import pytest

from casework.actions.closing import close
from casework.actions.screen import find_no_signs, find_signs, screen_again
from casework.records.reaches import Tie
from tests.actions.folder import Folder, received
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Ground, Stage, Status


def at_the_gate(town: Town) -> Folder:
    return received(town, "gate", Act.RECEIVE_AT_GATE)


def screened_out(town: Town) -> Folder:
    folder = at_the_gate(town)
    folder.goes("gate", find_no_signs, "Lời ghi mẫu.")
    return folder


def stepped(town: Town, act: str, stage: str, status: str | None) -> list[Said]:
    details = {
        "act": act,
        "stage": stage,
        "status": status,
        "channel": "system",
        "acting_unit": town.units["gate"].hex,
    }
    return [Said("case.stepped", details, {"case": 1, "step": 1})]


def test_signs_begin_the_receipt(town: Town) -> None:
    folder = at_the_gate(town)

    folder.does("gate", find_signs, "Câu trả lời có dấu hiệu.")

    assert folder.stands == (Stage.RECEIPT, Status.BEING_IDENTIFIED, "gate")
    assert folder.said == stepped(town, "find_signs", "receipt", "being_identified")
    assert folder.reads(folder.last_step, "note") == "Câu trả lời có dấu hiệu."


def test_no_signs_end_the_file_without_a_status(town: Town) -> None:
    folder = at_the_gate(town)

    folder.does("gate", find_no_signs, "Lời ghi mẫu.")

    assert folder.stands == (Stage.CLOSED, None, "gate")
    assert folder.said == stepped(town, "find_no_signs", "closed", None)
    assert folder.standing.case.ground is Ground.NO_SIGNS
    assert folder.standing.case.closed_at == folder.now
    assert folder.waits == set()


def test_a_file_screened_out_can_be_screened_again(town: Town) -> None:
    folder = screened_out(town)

    folder.does("gate", screen_again, "Lời ghi mẫu.")

    assert folder.stands == (Stage.SCREENING, None, "gate")
    assert folder.said == stepped(town, "screen_again", "screening", None)
    assert (folder.standing.case.ground, folder.standing.case.closed_at) == (None, None)


def test_a_file_closed_early_at_the_gate_can_be_screened_again(town: Town) -> None:
    folder = at_the_gate(town)
    folder.goes("gate", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, reasons="Đã bỏ đi.")

    folder.does("gate", screen_again, "Lời ghi mẫu.")

    assert folder.stands == (Stage.SCREENING, None, "gate")


@pytest.mark.parametrize("verb", [find_signs, find_no_signs], ids=["signs", "no signs"])
def test_only_a_gate_screens(town: Town, verb) -> None:
    folder = at_the_gate(town)
    folder.tie("commune", Tie.ASKED)

    assert folder.refuses("commune", verb, "Lời ghi mẫu.") == {Lack.ROLE}


@pytest.mark.parametrize("verb", [find_signs, find_no_signs], ids=["signs", "no signs"])
def test_another_gate_does_not_screen_who_is_here(town: Town, verb) -> None:
    folder = at_the_gate(town)
    folder.tie("police", Tie.ASKED)

    assert folder.refuses("police", verb, "Lời ghi mẫu.") == {Lack.LEAD}


@pytest.mark.parametrize("verb", [find_signs, find_no_signs], ids=["signs", "no signs"])
def test_nobody_is_screened_twice(town: Town, verb) -> None:
    folder = at_the_gate(town)
    folder.goes("gate", find_signs, "Lời ghi mẫu.")

    assert folder.refuses("gate", verb, "Lời ghi mẫu.") == {Lack.POSITION}


def test_only_what_was_screened_out_is_screened_again(town: Town) -> None:
    folder = at_the_gate(town)

    assert folder.refuses("gate", screen_again, "Lời ghi mẫu.") == {Lack.POSITION}


@pytest.mark.parametrize("note", [None, "", "  "], ids=["nothing", "empty", "blank"])
@pytest.mark.parametrize("verb", [find_signs, find_no_signs], ids=["signs", "no signs"])
def test_a_finding_says_what_was_seen(town: Town, verb, note: str | None) -> None:
    folder = at_the_gate(town)

    assert folder.refuses("gate", verb, note) == {Lack.OWN}
