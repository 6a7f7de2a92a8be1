"""Corrections: the new text stands, the earlier one stays, and the reason beside it."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from casework.actions.correction import correct
from casework.actions.handoff import offer
from casework.actions.opening import reveal, visit
from casework.audit import Actor
from casework.database import Scope
from casework.keyring import NotDisclosed
from casework.keyring.plaintext import Value
from casework.lookups.disclosures import eyes
from casework.position import person_of
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.openings import Reason
from casework.records.persons import Person
from tests.actions.folder import Folder, received
from tests.actions.paths import checked
from tests.actions.standing import Said
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act


def corrects(
    session: Session, actor: Actor, now, case: Case, field: str, value: Value
) -> Correction:
    """Correct under whatever the officer has open, as the page does."""
    seen, person = eyes(session, actor, case, now), person_of(session, case)
    disclosure = seen.disclosure_for(person, field)
    return correct(session, actor, now, case, field, value, disclosure, reason="Ghi nhầm.")


def corrects_without_a_word(
    session: Session, actor: Actor, now, case: Case, field: str, value: Value
) -> Correction:
    """The same, without a reason."""
    seen, about = eyes(session, actor, case, now), person_of(session, case)
    disclosure = seen.disclosure_for(about, field)
    return correct(session, actor, now, case, field, value, disclosure, reason=None)


def person(folder: Folder) -> Person:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return person_of(session, folder.standing.case)


@pytest.mark.parametrize(
    ("field", "kept_in"),
    [("urgent_needs", "casework_before"), ("full_name", "identity_before")],
    ids=["casework", "identity"],
)
def test_the_earlier_text_stays_under_a_key_of_its_class(
    town: Town, field: str, kept_in: str
) -> None:
    folder = received(town, "commune", urgent_needs="Trước", full_name="Trước")
    folder.goes("commune", visit)

    made = folder.does("commune", corrects, field, "Sau")

    assert folder.reads(person(folder), field) == "Sau"
    assert folder.reads(made, kept_in) == "Trước"
    assert folder.reads(made, "reason") == "Ghi nhầm."
    details = {"field": field, "correction": made.id.hex}
    rows = {"case": 1, "correction": 1, "person": 1}
    assert folder.said == [Said("person.corrected", details, rows)]


def test_what_stood_there_does_not_change_without_a_reason(town: Town) -> None:
    folder = received(town, "commune", urgent_needs="Trước")
    folder.goes("commune", visit)

    refused = folder.refuses("commune", corrects_without_a_word, "urgent_needs", "Sau")

    assert refused == {Lack.OWN}
    assert folder.reads(person(folder), "urgent_needs") == "Trước"


def test_what_nobody_recorded_yet_needs_no_reason(town: Town) -> None:
    folder = received(town, "commune", urgent_needs=None)
    folder.goes("commune", visit)

    made = folder.does("commune", corrects_without_a_word, "urgent_needs", "Thuốc")

    assert folder.reads(person(folder), "urgent_needs") == "Thuốc"
    assert folder.reads(made, "reason") is None


def test_what_protects_the_person_is_kept_under_the_key_of_protection(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", reveal, Reason.SAFETY, "protection")

    made = folder.does("commune", corrects, "safe_contact", "Chị Mẫu")

    assert folder.reads(made, "protection_before") is None
    assert folder.reads(person(folder), "safe_contact") == "Chị Mẫu"


@pytest.mark.parametrize(
    "field", ["full_name", "safe_contact"], ids=["without any opening", "protection"]
)
def test_a_field_that_is_not_open_is_not_corrected(town: Town, field: str) -> None:
    folder = received(town, "commune", full_name="Trước")

    with pytest.raises(NotDisclosed):
        folder.goes("commune", corrects, field, "Sau")

    assert folder.reads(person(folder), "full_name") == "Trước"


def test_a_visit_does_not_open_what_protects_the_person(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", visit)

    with pytest.raises(NotDisclosed):
        folder.goes("commune", corrects, "danger", "Sau")


def test_when_the_visit_is_over_nothing_is_corrected(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", visit)
    folder.now += timedelta(minutes=30)

    with pytest.raises(NotDisclosed):
        folder.goes("commune", corrects, "full_name", "Sau")


def test_a_colleague_has_not_opened_what_i_opened(town: Town) -> None:
    folder = received(town, "commune")
    folder.goes("commune", visit)

    with pytest.raises(NotDisclosed):
        folder.goes("commune.head", corrects, "full_name", "Sau")


def test_what_the_law_asks_of_the_person_changes_with_the_correction(town: Town) -> None:
    folder = checked(town)
    to = town.units["facility"]
    before = folder.refuses("owner", offer, Act.PLACE, to)

    folder.learns("owner", age_band="from_16_to_18")

    assert before == {Lack.WISH}
    assert folder.does("owner", offer, Act.PLACE, to).act is Act.PLACE
