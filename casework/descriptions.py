"""What the search index knows of a person: the few sealed facts that describe them, as texts.

The comparing itself is in `casework/matching`, which knows no record and no key.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from casework.keyring import Disclosure, Safe
from casework.keyring.plaintext import Value
from casework.lookups.facts import Fact, Unsaid
from casework.lookups.listed import FINDS, found_by
from casework.matching.described import Described
from casework.records.persons import Person

NAMING = (Fact.FULL_NAME.value, Fact.OTHER_NAMES.value, Fact.BIRTH.value)
"""The columns that say how somebody is called and since when; all of the class identity."""

NUMBERING = (Fact.IDENTITY_PAPERS.value, Fact.PHONE.value)
"""The columns that hold numbers of papers and telephones; likewise."""

DESCRIBING = (*NAMING, *NUMBERING)
"""The columns by which a person can be found."""

_LISTED = {fact.value: fact for fact in FINDS}
_NO_ANSWER = frozenset(term.value for term in Unsaid)


def description_of(
    safe: Safe,
    person: Person,
    disclosure: Disclosure,
    now: datetime,
    columns: Iterable[str] = DESCRIBING,
) -> Described:
    """What these columns say of a person on file. Raises as `Safe.open` does."""
    return described_by(safe.open_many(person, columns, disclosure, now))


def described_by(facts: Mapping[str, Value]) -> Described:
    """The description in facts by column; what is not there is not known."""
    texts = {column: " ; ".join(_texts(column, facts.get(column))) for column in DESCRIBING}
    return Described.of_texts(
        full_name=texts[Fact.FULL_NAME.value],
        other_names=texts[Fact.OTHER_NAMES.value],
        birth=texts[Fact.BIRTH.value],
        numbers=(texts[Fact.IDENTITY_PAPERS.value], texts[Fact.PHONE.value]),
    )


def _texts(column: str, value: Value) -> Iterator[str]:
    """The texts of a fact by which somebody is found; the words for no answer are none."""
    if column in _LISTED:
        parts = found_by(_LISTED[column], value)
    else:
        parts = [] if value is None else [str(value)]
    return (text for text in parts if text not in _NO_ANSWER)
