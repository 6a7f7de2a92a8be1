"""What every form does with what it cannot take: the same page, each fault, the typed text.

The forms are found on the pages, so a new one is tried as soon as it stands on one of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.security.asking import plain_words
from tests.security.offered import ACTS, Offer, offers
from tests.security.pagereader import Field, Form, Page, read
from tests.security.snapshot import Snapshot, changed_rows, plain_rows
from tests.security.town import Town

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")

KEPT = "Nội dung phải còn lại"
WRONG = "không có trong danh sách"
TOO_LONG = "quá dài " * 2000

# Forms that stand on no page of this town: what they wait for has not happened, or the case is
# open already.
NOT_SHOWN = {
    "POST drafts.keep",  # a second button of every form that is typed into
    "POST drafts.discard",
    "POST notices.read",  # no worker ran
    "POST acts.perform take_in",
    "POST acts.perform answer_verification",
    "POST acts.perform record_confirmation",
    "POST acts.perform confirm",
    "POST acts.perform find_not_victim",
    "POST acts.perform leave_undetermined",
    "POST acts.perform approve_support",
    "POST intake_steps.update answers",  # the last step only shows
    "POST merges.undo",
    "POST visits.create",
    "POST batches.visit",
    "POST joint_units.remove",  # nobody was named
    "POST batch_minutes.draft",  # a row waits here, so nothing is drafted
    "POST batch_minutes.visit",
    "POST batch_minutes.check",
    "POST batch_minutes.drop",
    "POST batch_minutes.sign",
    "POST batch_minutes.record_signature",
    "POST batch_minutes.create",
    "POST tip.visit",
    "POST tip.take_back",
    "POST tip.take_over",
    "POST tip.send_back",
    "POST tip.record_acceptance",
    "POST tip.look_again",
    "POST handoffs.record_acceptance",
    "POST handoffs.record_sending_back",
    "POST handoffs.confirm_paper",
    "POST person_first.record",
    "POST disputes.confirm",  # nothing was proposed yet
    "POST disputes.record_proposal",
    "POST disputes.record_confirmation",
    "POST handoffs.minutes.visit",  # whoever is asked here has it open
    "POST handoffs.packet.answer",  # the giver has answered nothing yet
    # The notice of this town stands already.
    "POST duty_notices.create request_verification.answer_verification",
    "POST duty_notices.record",
    "POST duty_notices.confirm_paper",
    "POST handoff_groups.minutes.visit",  # nothing is drafted of the list
    "POST handoff_groups.minutes.draft",
    "POST handoff_groups.minutes.check",
    "POST handoff_groups.minutes.drop",
    "POST handoff_groups.minutes.sign",
    "POST handoff_groups.minutes.record_signature",
    "POST handoff_groups.minutes.create",
    "POST requests.record_answer",
    "POST requests.confirm_paper",
    "POST requests.record_refusal",
    "POST recorded_conclusions.record",
    "POST support.deliver",
    "POST officers.propose_lift",
    "POST account_changes.create_handing_over",
    # Acts whose stage, law or earlier act no case of this town has come to.
    "POST acts.perform agree_reception",
    "POST acts.perform answer_mission",
    "POST acts.perform appoint_guardian",
    "POST acts.perform appraise_application",
    "POST acts.perform arrange_escort",
    "POST acts.perform bring_to_gate",
    "POST acts.perform certify_return",
    "POST acts.perform demand_repayment",
    "POST acts.perform exit",
    "POST acts.perform forward_application",
    "POST acts.perform hand_to_immigration",
    "POST acts.perform issue_exit_papers",
    "POST acts.perform notify_arrival",
    "POST acts.perform notify_gate",
    "POST acts.perform notify_home_province",
    "POST acts.perform order_identity_check",
    "POST acts.perform pay_costs",
    "POST acts.perform record_acceptance",
    "POST acts.perform refer_complex",
    "POST acts.perform release",
    "POST acts.perform report_foreigner",
    "POST acts.perform report_identity",
    "POST acts.perform send_home",
    "POST acts.perform send_note",
    "POST acts.perform provide_service",
    "POST acts.perform take_part",
    "POST acts.perform take_statement",
    "POST acts.perform write_to_consular",
    "POST recorded_acts.confirm_paper",
    "POST regime.confirm",
    "POST regime.drop",
    "POST units.succeed",
}

EXTRA = {
    "rank": "administrator",
    "role": "administrator",
    "unit": "00000000-0000-4000-8000-000000000000",
    "unit_id": "00000000-0000-4000-8000-000000000000",
    "lead_unit_id": "00000000-0000-4000-8000-000000000000",
    "officer_id": "00000000-0000-4000-8000-000000000000",
    "file_id": "00000000-0000-4000-8000-000000000000",
    "id": "00000000-0000-4000-8000-000000000000",
    "state": "accepted",
    "stage": "closed",
    "status": "confirmed",
    "version": "99",
    "confidential": "1",
    "regime": "law_2011",
    "confirmed_on": "2020-01-01",
    "closed_at": "2020-01-01",
    "decided_by_id": "00000000-0000-4000-8000-000000000000",
}


@dataclass(frozen=True)
class Answered:
    """What a form was answered with."""

    offer: Offer
    status: int
    page: Page

    @property
    def form(self) -> Form | None:
        """The same form on the page that answered."""
        again = [form for form in self.page.forms if form.action == self.offer.form.action]
        return again[0] if again else None

    def __str__(self) -> str:
        return f"{self.offer}: {self.status}"


@dataclass(frozen=True)
class Tried:
    """Every form, sent empty, wrong, too long, and with more than it asks."""

    offers: list[Offer]
    empty: list[Answered]
    wrong: list[Answered]
    too_long: list[Answered]
    effects: list[tuple[str, list[str], list[str]]]
    """The form, what it changed, and what it changed when more was sent with it."""

    @property
    def faulty(self) -> list[Answered]:
        answered = (*self.empty, *self.wrong, *self.too_long)
        return [each for each in answered if each.status == 422 and each.offer.form.asked]


@pytest.fixture(scope="module")
def tried(whole_town: Town) -> Tried:
    """Each form is sent to the office as it was when its page was shown."""
    found = offers(whole_town)
    with Snapshot(whole_town.door.office.database) as snapshot:
        return Tried(
            found,
            [_sent(each, _empty(each.form), snapshot) for each in found],
            [_sent(each, _wrong(each.form), snapshot) for each in found],
            [_sent(each, each.form.filled(_too_long), snapshot) for each in found],
            [_effects(each, whole_town, snapshot) for each in found],
        )


def test_every_form_was_found_on_a_page(tried: Tried) -> None:
    shown = {offer.route.name for offer in tried.offers}

    assert {route.name for route in ACTS} - shown == NOT_SHOWN


def test_a_form_that_cannot_be_taken_is_shown_again(tried: Tried) -> None:
    gone = [str(each) for each in tried.faulty if each.form is None]

    assert len(tried.faulty) > len(tried.offers)
    assert gone == []


def test_the_summary_leads_to_every_fault(tried: Tried) -> None:
    summaries = {str(each): each.page.summary for each in tried.faulty}

    blind = [
        f"{each}: {each.page.summary}"
        for each in tried.faulty
        if not each.page.summary
        or not all(link.startswith("#") and link[1:] in each.page.ids for link in each.page.summary)
    ]

    assert summaries
    assert blind == []


def test_each_fault_stands_beside_its_field(tried: Tried) -> None:
    missing = [
        f"{each}: {name}"
        for each in tried.faulty
        for name in _faulty_fields(each)
        if f"{name}-error" not in each.page.ids
    ]

    assert missing == []


def test_typed_text_is_kept(tried: Tried) -> None:
    lost = [
        f"{each}: {field.name}"
        for each in tried.wrong
        if each.status == 422 and each.form
        for field in each.form.fields
        if field.is_typed and field.kind != "password" and KEPT not in field.shown
    ]

    assert lost == []


def test_no_form_breaks_the_office(tried: Tried) -> None:
    answered = (*tried.empty, *tried.wrong, *tried.too_long)

    broken = [str(each) for each in answered if each.status not in (303, 409, 413, 422)]

    assert broken == []


def test_what_a_form_does_not_ask_changes_nothing(tried: Tried) -> None:
    different = [
        f"{name}: {set(more) ^ set(asked)}" for name, asked, more in tried.effects if asked != more
    ]

    assert [name for name, asked, _more in tried.effects if asked]
    assert different == []


def _sent(offer: Offer, fields: dict[str, list[str]], snapshot: Snapshot) -> Answered:
    answer = offer.asker.send(offer.form.action, fields)
    if answer.status_code == 303:
        snapshot.restore()
    return Answered(offer, answer.status_code, read(answer.text))


def _effects(offer: Offer, town: Town, snapshot: Snapshot) -> tuple[str, list[str], list[str]]:
    filled = offer.form.filled(plain_words)
    extra = {name: value for name, value in EXTRA.items() if name not in filled}
    return str(offer), *(
        _effect(offer, town, snapshot, sent) for sent in (filled, {**extra, **filled})
    )


def _effect(offer: Offer, town: Town, snapshot: Snapshot, sent: dict[str, object]) -> list[str]:
    before = plain_rows(town.door.office.database)
    offer.asker.send(offer.form.action, sent)
    after = plain_rows(town.door.office.database)
    snapshot.restore()
    return changed_rows(before, after)


def _empty(form: Form) -> dict[str, list[str]]:
    return {each.name: [""] for each in form.asked if each.kind not in ("radio", "checkbox")}


def _wrong(form: Form) -> dict[str, list[str]]:
    """Good words, and choices that nobody offered."""
    choices = {each.name: [WRONG] for each in form.asked if each.choices}
    return {**form.filled(lambda _field: KEPT), **choices}


def _too_long(field: Field) -> str:
    return TOO_LONG


def _faulty_fields(each: Answered) -> Iterator[str]:
    """The fields named by the summary; a choice is named by its first button."""
    for link in each.page.summary:
        yield re.sub(r"-\d+$", "", link[1:])
