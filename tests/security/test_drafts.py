"""Every form of the office that is typed into gives back, as a draft, all that was typed.

The forms are found on the pages, so a new one is tried as soon as it stands on one of them.
"""

from dataclasses import dataclass

import pytest

from casework.web.form_names import _BY_FORM, _BY_NOUN
from tests.security.asking import plain_words
from tests.security.offered import Offer, offers
from tests.security.pagereader import Form, read
from tests.security.snapshot import Snapshot
from tests.security.town import Town

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")

# No draft of these: what is looked for is nothing half done, and files are no part of a draft.
NOT_KEPT = {
    "POST handoffs.minutes.sign",  # a form with a password is kept nowhere
    "POST searches.create",
    "POST units.take_list",
    "POST return_lists.create",
    "POST return_lists.update",
}


@dataclass(frozen=True)
class Returned:
    """What was typed into a form, and what its page showed when it was opened again."""

    offer: Offer
    typed: dict[str, list[str]]
    shown: dict[str, list[str]]
    words: str

    def __str__(self) -> str:
        return str(self.offer)


@pytest.fixture(scope="module")
def every_form(whole_town: Town) -> list[Offer]:
    return offers(whole_town)


@pytest.fixture(scope="module")
def returned(whole_town: Town, every_form: list[Offer]) -> list[Returned]:
    """Each form filled in, kept by its button, and opened again."""
    kept = [offer for offer in every_form if _is_kept(offer.form)]
    with Snapshot(whole_town.door.office.database) as snapshot:
        return [_again(offer, snapshot) for offer in kept]


def test_every_form_with_room_for_words_is_kept(every_form: list[Offer]) -> None:
    typed_into = {
        offer.route.name
        for offer in every_form
        if any(field.kind in ("text", "textarea") for field in offer.form.asked)
    }

    kept = {offer.route.name for offer in every_form if _is_kept(offer.form)}

    assert typed_into - kept <= NOT_KEPT
    assert len(kept) > 20


def test_everything_that_was_typed_is_given_back(returned: list[Returned]) -> None:
    lost = [
        f"{each}: {name}"
        for each in returned
        for name, texts in each.typed.items()
        if each.shown.get(name) != texts
    ]

    assert lost == []


def test_every_page_says_that_it_was_filled_from_a_draft(returned: list[Returned]) -> None:
    silent = [str(each) for each in returned if "Đây là bản nháp lưu lúc" not in each.words]

    assert silent == []


def test_every_form_has_a_name_in_the_list(returned: list[Returned]) -> None:
    forms = {each.offer.route.endpoint for each in returned}

    nameless = {
        form
        for form in forms
        if form not in _BY_FORM and form.partition(".")[0] not in {*_BY_NOUN, "acts", "people"}
    }
    assert nameless == set()


def _is_kept(form: Form) -> bool:
    return any(field.name == "draft" for field in form.fields)


def _again(offer: Offer, snapshot: Snapshot) -> Returned:
    typed = offer.form.filled(plain_words)
    answer = offer.asker.send("/drafts", typed)
    page = read(offer.asker.client.get(answer.location).text)
    snapshot.restore()
    form = next((form for form in page.forms if form.action == offer.form.action), None)
    asked = {field.name for field in offer.form.asked}
    return Returned(
        offer,
        {name: texts for name, texts in typed.items() if name in asked},
        form.as_shown() if form else {},
        page.html,
    )
