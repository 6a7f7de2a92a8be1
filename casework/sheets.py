"""The identification sheet between its sealed columns and what the law reasons with."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from casework.keyring.plaintext import Value
from workflows.answers import Answers
from workflows.identification import Deed, Evidence, Means, Proof, Purpose, Sign
from workflows.terms import Term

COLUMNS: Final = ("evidence", "deeds", "means", "purposes", "proof", "background", "signs")
"""The columns of a conclusion that hold its sheet; all are null where no sheet was given."""

_FITS: Final = "fits"

W = TypeVar("W", bound=Term)


def columns_of(answers: Answers | None) -> Mapping[str, Value]:
    """What the columns are to hold; nulls for no sheet."""
    if answers is None:
        return dict.fromkeys(COLUMNS)
    return {
        "evidence": _kept(Evidence, answers.evidence),
        "deeds": _kept(Deed, answers.deeds),
        "means": _kept(Means, answers.means),
        "purposes": _kept(Purpose, answers.purposes),
        "proof": answers.proof.value,
        "background": _FITS if answers.background_fits else None,
        "signs": _kept(Sign, answers.signs),
    }


def answers_in(read: Callable[[str], Value]) -> Answers | None:
    """The sheet, from whoever may read its columns; None where none was given."""
    proof = read("proof")
    if proof is None:
        return None
    return Answers(
        evidence=_told(Evidence, read("evidence")),
        deeds=_told(Deed, read("deeds")),
        means=_told(Means, read("means")),
        purposes=_told(Purpose, read("purposes")),
        proof=Proof.of(proof),
        background_fits=read("background") == _FITS,
        signs=_told(Sign, read("signs")),
    )


def _kept(words: type[W], ticked: Iterable[W]) -> Value:
    """In the order of the law, whatever order they were ticked in."""
    chosen = frozenset(ticked)
    return [word.value for word in words if word in chosen]


def _told(words: type[W], value: Value) -> frozenset[W]:
    named = value if isinstance(value, list) else []
    return frozenset(words.of(name) for name in named)
