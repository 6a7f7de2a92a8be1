"""Nobody signs blind: a head has open what they sign, approve or decline."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from casework.actions.conclusion import OUTCOMES, sign_conclusion
from casework.actions.opening import REVEAL_LASTS, VISIT_LASTS, visit
from casework.actions.support import approve_support, decline_support
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.openings import Opening
from casework.records.support import SupportLine
from tests.actions.folder import A_MOMENT, Folder
from tests.actions.paths import answered, draft, opened, placed, proposed
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.support import LineState
from workflows.terms import Act

NUMBER = {"number": "12/KL-Mẫu"}
A_SECOND = timedelta(seconds=1)

each_outcome = pytest.mark.parametrize("outcome", OUTCOMES)
each_decision = pytest.mark.parametrize(
    ("verb", "words", "decided"),
    [
        (approve_support, {}, LineState.APPROVED),
        (decline_support, {"reasons": "Mẫu"}, LineState.DECLINED),
    ],
    ids=["approve", "decline"],
)


def drafted(town: Town, outcome: Act = Act.CONFIRM) -> tuple[Folder, Conclusion]:
    folder = answered(town)
    return folder, draft(folder, outcome)


def waiting(town: Town) -> tuple[Folder, SupportLine]:
    folder = placed(town)
    return folder, proposed(folder)


def acts_at(folder: Folder, opening: Opening, lasted: timedelta) -> None:
    """Let the next act fall so long after the opening."""
    folder.now = opening.opened_at + lasted - A_MOMENT


@each_outcome
def test_a_conclusion_that_was_read_is_signed(town: Town, outcome: Act) -> None:
    folder, made = drafted(town, outcome)
    opened(folder, "police.head")

    folder.does("police.head", sign_conclusion, made, **NUMBER)

    assert folder.stored(made).state is ConclusionState.SIGNED


@each_outcome
def test_a_conclusion_is_not_signed_unread(town: Town, outcome: Act) -> None:
    folder, made = drafted(town, outcome)

    assert folder.refuses("police.head", sign_conclusion, made, **NUMBER) == {Lack.UNREAD}


@each_decision
def test_a_proposal_that_was_read_is_decided(
    town: Town, verb: Callable[..., Any], words: dict[str, str], decided: LineState
) -> None:
    folder, line = waiting(town)
    folder.goes("owner.head", visit)

    folder.does("owner.head", verb, line, **words)

    assert folder.stored(line).state is decided


@each_decision
def test_a_proposal_is_not_decided_unread(
    town: Town, verb: Callable[..., Any], words: dict[str, str], decided: LineState
) -> None:
    folder, line = waiting(town)

    assert folder.refuses("owner.head", verb, line, **words) == {Lack.UNREAD}


def test_a_conclusion_is_signed_while_its_opening_lasts(town: Town) -> None:
    folder, made = drafted(town)
    acts_at(folder, opened(folder, "police.head"), REVEAL_LASTS - A_SECOND)

    folder.does("police.head", sign_conclusion, made, **NUMBER)

    assert folder.stored(made).state is ConclusionState.SIGNED


def test_a_conclusion_is_not_signed_once_its_opening_has_lapsed(town: Town) -> None:
    folder, made = drafted(town)
    acts_at(folder, opened(folder, "police.head"), REVEAL_LASTS)

    assert folder.refuses("police.head", sign_conclusion, made, **NUMBER) == {Lack.UNREAD}


def test_a_proposal_is_approved_while_the_visit_lasts(town: Town) -> None:
    folder, line = waiting(town)
    acts_at(folder, folder.goes("owner.head", visit), VISIT_LASTS - A_SECOND)

    folder.does("owner.head", approve_support, line)

    assert folder.stored(line).state is LineState.APPROVED


def test_a_proposal_is_not_approved_once_the_visit_has_lapsed(town: Town) -> None:
    folder, line = waiting(town)
    acts_at(folder, folder.goes("owner.head", visit), VISIT_LASTS)

    assert folder.refuses("owner.head", approve_support, line) == {Lack.UNREAD}


def test_what_another_officer_opened_is_not_read_by_the_head(town: Town) -> None:
    folder, made = drafted(town)
    opened(folder, "police")

    assert folder.refuses("police.head", sign_conclusion, made, **NUMBER) == {Lack.UNREAD}


def test_the_shelter_and_the_danger_are_not_the_reasons(town: Town) -> None:
    folder, made = drafted(town)
    opened(folder, "police.head", scope="protection")

    assert folder.refuses("police.head", sign_conclusion, made, **NUMBER) == {Lack.UNREAD}


def test_whoever_is_no_head_is_not_told_to_read(town: Town) -> None:
    folder, line = waiting(town)

    assert folder.refuses("owner", approve_support, line) == {Lack.HEAD}
