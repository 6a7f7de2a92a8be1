"""Whoever is the same person scores above whoever only has a name alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.matching.described import Described
from casework.matching.likeness import Likeness, Match, compare, jaro_winkler

HELD = Described(("Nguyễn Thị Thu Mẫu",), 1998, ("0190123456",))


def like(name: str, year: int | None = 1998, *numbers: str) -> Match | None:
    return compare(Described((name,), year, numbers), HELD)


@pytest.mark.parametrize(
    ("match", "likeness"),
    [
        (like("Nguyễn Thị Thu Mẫu"), Likeness.SAME),
        (like("mau nguyen thi thu"), Likeness.SAME),
        (like("Nguyễn Thị Thu Mẫu", None), Likeness.SAME_NAME),
        (like("Nguyễn Thị Thu Mẫu", 1999), Likeness.CLOSE),
        (like("Nguyễn Mẫu"), Likeness.CLOSE),
        (like("Nguyễn Thị Thu Mẩu"), Likeness.SAME),
        (like("Nguyễn Thị Thu Mầy"), Likeness.CLOSE),
        (like("Ai Khác", 1970, "0190123456"), Likeness.SAME_NUMBER),
    ],
    ids=[
        "the same",
        "no marks and another order",
        "no year",
        "a year apart",
        "no middle name",
        "another tone",
        "one letter wrong",
        "only the number",
    ],
)
def test_an_officer_is_told_in_what_way_somebody_is_alike(
    match: Match | None, likeness: Likeness
) -> None:
    assert match is not None
    assert match.likeness is likeness


@pytest.mark.parametrize(
    "match",
    [like("Trần Văn Nam"), like("Nguyễn Thị Lan"), like("Nguyễn Thị Thu Mẫu", 1970), like("")],
    ids=["another name", "a family name and a filler", "decades apart", "nothing"],
)
def test_others_are_not_alike(match: Match | None) -> None:
    assert match is None


def test_what_is_closer_scores_higher() -> None:
    matches = (
        like("Nguyễn Thị Thu Mẫu"),
        like("Nguyen Thi Thu Mau"),
        like("Nguyễn Thu Mẫu"),
        like("Nguyễn Thu Mẫu", 1999),
    )

    scores = [match.score for match in matches if match is not None]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


@pytest.mark.parametrize(
    ("one", "other", "similarity"),
    [
        ("martha", "marhta", 0.961),
        ("dwayne", "duane", 0.84),
        ("dixon", "dicksonx", 0.813),
        ("mau", "mau", 1.0),
        ("mau", "linh", 0.0),
    ],
)
def test_words_are_compared_as_jaro_and_winkler_did(
    one: str, other: str, similarity: float
) -> None:
    assert jaro_winkler(one, other) == pytest.approx(similarity, abs=0.001)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_order_of_two_descriptions_does_not_decide(one: str, other: str) -> None:
    first, second = Described((one,), 1998), Described((other,), 1999)

    there, back = compare(first, second), compare(second, first)

    assert (there is None) == (back is None)
    assert there is None or back is None or there.score == pytest.approx(back.score)
