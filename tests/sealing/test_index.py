"""Tokens find and tell nothing; a reference leads back only for whoever made it."""

from uuid import uuid4

import pytest

from casework.keyring import Foreign, Index
from casework.keyring.index import TOKEN
from casework.matching.terms import IndexTerm, Kind

KEY, OTHER = b"k" * 32, b"o" * 32
NAME = IndexTerm(Kind.WHOLE, "mau nguyen")
NUMBER = IndexTerm(Kind.IDENTIFIER, "0190123456")


def token(index: Index, term: IndexTerm) -> bytes:
    return index.tokens([term])[term]


@pytest.mark.parametrize("term", [NAME, NUMBER], ids=["a name", "a number"])
def test_the_same_term_gives_the_same_short_token(term: IndexTerm) -> None:
    made = token(Index(1, KEY), term)

    assert made == token(Index(2, KEY), term)
    assert len(made) == TOKEN
    assert term.text.encode() not in made


@pytest.mark.parametrize("term", [NAME, NUMBER], ids=["a name", "a number"])
def test_another_key_gives_another_token(term: IndexTerm) -> None:
    assert token(Index(1, KEY), term) != token(Index(1, OTHER), term)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WHOLE])
def test_the_same_text_of_another_kind_gives_another_token(kind: Kind) -> None:
    index = Index(1, KEY)

    assert token(index, IndexTerm(kind, NAME.text)) != token(index, NAME)


def test_a_reference_leads_back() -> None:
    index, person_id = Index(1, KEY), uuid4()

    row = index.refer(NAME.kind, token(index, NAME), person_id)

    assert index.follow(NAME.kind, row.token, row.ref) == person_id


def test_two_references_to_one_person_have_nothing_in_common() -> None:
    index, person_id = Index(1, KEY), uuid4()

    one, other = (index.refer(NAME.kind, token(index, NAME), person_id) for _ in range(2))

    assert one.ref != other.ref
    assert person_id.bytes not in one.ref
    assert len(one.ref) == len(other.ref) == 44


@pytest.mark.parametrize(
    ("index", "kind", "end"),
    [
        (Index(1, OTHER), NAME.kind, b""),
        (Index(2, KEY), NAME.kind, b""),
        (Index(1, KEY), Kind.THREE, b""),
        (Index(1, KEY), NAME.kind, b"x"),
    ],
    ids=["another key", "another generation", "another kind", "altered"],
)
def test_a_reference_of_elsewhere_leads_nowhere(index: Index, kind: Kind, end: bytes) -> None:
    ours = Index(1, KEY)
    row = ours.refer(NAME.kind, token(ours, NAME), uuid4())

    with pytest.raises(Foreign):
        index.follow(kind, row.token, row.ref + end)


def test_a_reference_moved_to_another_token_leads_nowhere() -> None:
    index = Index(1, KEY)
    row = index.refer(NAME.kind, token(index, NAME), uuid4())

    with pytest.raises(Foreign):
        index.follow(NAME.kind, token(index, NUMBER), row.ref)


@pytest.mark.parametrize("cut", [b"", b"x" * 5], ids=["nothing", "too little"])
def test_a_cut_reference_leads_nowhere(cut: bytes) -> None:
    index = Index(1, KEY)

    with pytest.raises(Foreign):
        index.follow(NAME.kind, token(index, NAME), cut)
