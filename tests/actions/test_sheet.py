"""The identification sheet: sealed, weighed at the draft and again before the signature."""

from dataclasses import replace

import pytest

from casework.actions.conclusion import draft_conclusion, record_conclusion, sign_conclusion
from casework.actions.verification import answer_verification
from casework.sheets import COLUMNS
from tests.actions.folder import Folder
from tests.actions.paths import SHEET, answered, ask, checked, opened, told
from tests.actions.town import Town
from workflows.answers import Answers
from workflows.identification import Deed, Evidence, Proof, Sign
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Status

NO_MEANS = replace(SHEET, means=frozenset())
BY_SIGNS = Answers(
    evidence=frozenset({Evidence.PERSON}),
    proof=Proof.NEITHER_WAY,
    background_fits=True,
    signs=frozenset({Sign.FOUND_WITH_VICTIMS}),
)
LOCKED = replace(BY_SIGNS, background_fits=False)
WHY = {"reasons": "Theo lời kể."}


def test_the_sheet_is_kept_sealed_in_the_order_of_the_law(town: Town) -> None:
    folder = answered(town)
    sheet = replace(SHEET, deeds=frozenset({Deed.HARBOURED, Deed.TRANSFERRED}))

    made = folder.does("police", draft_conclusion, Act.CONFIRM, answers=sheet, **WHY)

    kept = {column: folder.reads(made, column) for column in COLUMNS}
    assert kept == {
        "evidence": ["person"],
        "deeds": ["transferred", "harboured"],
        "means": ["deceit"],
        "purposes": ["labour"],
        "proof": "proven",
        "background": None,
        "signs": [],
    }


def test_a_confirmation_by_signs_keeps_both_conditions(town: Town) -> None:
    folder = answered(town)

    made = folder.does("police", draft_conclusion, Act.CONFIRM, answers=BY_SIGNS, **WHY)

    kept = [folder.reads(made, column) for column in ("proof", "background", "signs")]
    assert kept == ["neither_way", "fits", ["found_with_victims"]]


@pytest.mark.parametrize(
    ("age", "answers", "lacks"),
    [
        (AgeBand.ADULT, NO_MEANS, {Lack.MEANS}),
        (AgeBand.ADULT, LOCKED, {Lack.SIGNS_LOCKED}),
        (AgeBand.UNDER_16, LOCKED, {Lack.SIGNS_LOCKED}),
        (AgeBand.ADULT, replace(SHEET, evidence=frozenset()), {Lack.EVIDENCE}),
    ],
    ids=["an adult without means", "locked signs", "locked signs of a child", "no source"],
)
def test_a_sheet_that_lacks_what_was_read_is_refused(
    town: Town, age: AgeBand, answers: Answers, lacks: set[Lack]
) -> None:
    folder = answered(town, age_band=age)

    refused = folder.refuses("police", draft_conclusion, Act.CONFIRM, answers=answers, **WHY)

    assert refused == lacks


@pytest.mark.parametrize("age", [AgeBand.UNDER_16, AgeBand.FROM_16_TO_18, AgeBand.UNCLEAR])
def test_below_eighteen_or_in_doubt_no_means_is_needed(town: Town, age: AgeBand) -> None:
    folder = answered(town, age_band=age)

    folder.does("police", draft_conclusion, Act.CONFIRM, answers=NO_MEANS, **WHY)

    assert folder.stands[1] is Status.BEING_IDENTIFIED


def test_nobody_drafts_without_reasons_of_their_own(town: Town) -> None:
    folder = answered(town)

    refused = folder.refuses(
        "police", draft_conclusion, Act.FIND_NOT_VICTIM, answers=SHEET, reasons=" "
    )

    assert refused == {Lack.REASONS}


def test_the_sheet_is_weighed_again_at_the_signature_because_the_age_may_change(
    town: Town,
) -> None:
    folder = answered(town, age_band=AgeBand.UNDER_16)
    made = folder.goes("police", draft_conclusion, Act.CONFIRM, answers=NO_MEANS, **WHY)
    folder.learns("owner", age_band=AgeBand.ADULT.value)
    opened(folder, "police.head")

    refused = folder.refuses("police.head", sign_conclusion, made, number="12/KL-Mẫu")

    assert refused == {Lack.MEANS}


def test_a_recorded_conclusion_may_leave_the_sheet(town: Town) -> None:
    folder = answered_on_paper(town)

    made = folder.does("owner", record_conclusion, Act.CONFIRM, told(folder), number="1", **WHY)

    assert {folder.reads(made, column) for column in COLUMNS} == {None}


def test_a_recorded_conclusion_takes_the_sheet_of_the_paper_as_it_is(town: Town) -> None:
    folder = answered_on_paper(town)

    made = folder.does(
        "owner", record_conclusion, Act.CONFIRM, told(folder), number="1", answers=LOCKED, **WHY
    )

    assert folder.reads(made, "signs") == ["found_with_victims"]
    assert folder.stands[1] is Status.CONFIRMED


def answered_on_paper(town: Town) -> Folder:
    """A verifier off the system has answered on paper."""
    folder = checked(town)
    request = ask(folder, "far_police")
    folder.goes("owner", answer_verification, request, answer="Đúng.", told=told(folder))
    return folder
