"""The terms of a person and of a question meet where they should, and no single fact is a term."""

import pytest

from casework.matching.described import Described
from casework.matching.terms import IndexTerm, Kind, terms_kept, terms_sought

KEPT = Described(("Nguyễn Thị Thu Mẫu",), 1998, ("0190123456",))


def shared(sought: Described, kept: Described = KEPT) -> set[Kind]:
    return {term.kind for term in terms_sought(sought) & terms_kept(kept)}


@pytest.mark.parametrize(
    ("sought", "kind"),
    [
        (Described(("nguyen thi thu mau",)), Kind.WHOLE),
        (Described(("Mẫu Nguyễn Thị Thu",)), Kind.WHOLE),
        (Described(("Nguyễn Thị Thumẫu",)), Kind.RUN),
        (Described(("Nguyễn Thu Mẫu",)), Kind.THREE),
        (Described(("Nguyễn Thị Thơ Mẫu",)), Kind.THREE),
        (Described(("Nguyễn Mẫu",), 1998), Kind.PAIR_AND_YEAR),
        (Described(("Nguyễn Mẫu",), 1997), Kind.PAIR_AND_YEAR),
        (Described(("Nguyễn Mẫu",), 1999), Kind.PAIR_AND_YEAR),
        (Described(identifiers=("0190123456",)), Kind.IDENTIFIER),
        (Described(("Mẫu khác", "Nguyễn Thị Thu Mẫu")), Kind.WHOLE),
    ],
    ids=[
        "no marks",
        "other order",
        "written as one word",
        "a middle name dropped",
        "one syllable mistaken",
        "two syllables and the year",
        "the year before",
        "the year after",
        "a number",
        "another name",
    ],
)
def test_a_question_meets_the_person(sought: Described, kind: Kind) -> None:
    assert kind in shared(sought)


@pytest.mark.parametrize(
    "sought",
    [
        Described(("Nguyễn Mẫu",)),
        Described(("Nguyễn Mẫu",), 2000),
        Described(("Mẫu",), 1998),
        Described((), 1998),
        Described(identifiers=("0190123457",)),
    ],
    ids=["two syllables alone", "two years apart", "one syllable", "a year", "another number"],
)
def test_a_question_that_fits_thousands_meets_nobody(sought: Described) -> None:
    assert shared(sought) == set()


def test_what_is_kept_knows_its_own_year_only() -> None:
    years = {term.text[-4:] for term in terms_kept(KEPT) if term.kind is Kind.PAIR_AND_YEAR}

    assert years == {"1998"}


def test_a_name_of_one_syllable_stands_with_its_year() -> None:
    with_year, alone = terms_kept(Described(("Mỷ",), 1998)), terms_kept(Described(("Mỷ",)))

    assert {term.kind for term in with_year} == {Kind.PAIR_AND_YEAR}
    assert alone == frozenset()


def test_a_very_long_name_has_a_bounded_number_of_terms() -> None:
    described = Described(("một hai ba bốn năm sáu bảy tám chín mười",), 1998)

    assert len(terms_kept(described)) < 70


def test_a_term_does_not_print_what_it_holds() -> None:
    shown = repr(IndexTerm(Kind.WHOLE, "mau"))

    assert "mau" not in shown
