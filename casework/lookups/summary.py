"""The advance summary: what a receiver may know before accepting. No identity, no story."""

from sqlalchemy.orm import Session

from casework.lookups.disclosures import Eyes
from casework.lookups.facts import Fact
from casework.lookups.person import FactShown, told_of
from casework.position import person_of
from casework.records.cases import Case

SHOWN = (
    Fact.SAFE_NOW,
    Fact.DANGER,
    Fact.URGENT_NEEDS,
    Fact.HEALTH,
    Fact.PREGNANCY,
    Fact.SEX,
    Fact.AGE_BAND,
    Fact.CHILDREN_WITH,
    Fact.LANGUAGE,
    Fact.INTERPRETER,
)
"""Danger and care first: it is read while the person is on the way."""


def summary(session: Session, case: Case, sight: Eyes) -> tuple[FactShown, ...]:
    """The summary, where openings on record cover all of it; nothing otherwise."""
    if not sight.disclosures:
        return ()
    person = person_of(session, case)
    if not all(sight.may_read(person, fact.value) for fact in SHOWN):
        return ()
    return tuple(FactShown(fact, told_of(fact, sight.read(person, fact.value))) for fact in SHOWN)
