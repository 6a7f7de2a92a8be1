"""The catalogue of papers as tables: forms with their numbers, what proves, what is not known."""

import pytest

from workflows.identification import papers_asked, rested_on
from workflows.papers import CLASSIFIED, FORMS, Form, Issuer, form_of, forms_for_a_case, proving
from workflows.regimes import REGIMES
from workflows.source import Confidence
from workflows.terms import Act, Paper, Role, Status

EVERY = [(law, form) for law, forms in FORMS.items() for form in forms]
IDS = [f"{law} {form.key}" for law, form in EVERY]

# fmt: off
NUMBERED = [
    # law        number    key                 kind                       who issues or fills it
    ("law_2011", "PL1",    "decl_abroad",      Paper.DECLARATION,         Issuer.PERSON),
    ("law_2011", "PL2",    "decl_domestic",    Paper.DECLARATION,         Issuer.PERSON),
    ("law_2011", "PL3",    "handover_foreign", Paper.MINUTES,             Role.GATE),
    ("law_2011", "PL4",    "handover_internal", Paper.MINUTES,            Role.GATE),
    ("law_2011", "PL5",    "return_central",   Paper.RETURN_CERTIFICATE,  Role.IMMIGRATION),
    ("law_2011", "PL6",    "return_province",  Paper.RETURN_CERTIFICATE, Role.PROVINCE_IMMIGRATION),
    ("law_2011", "PL7",    "victim_cert",      Paper.VICTIM_PAPER,        Role.VERIFIER),
    ("law_2011", "PL16",   "support_app_2011", Paper.SUPPORT_APPLICATION, Issuer.FAMILY),
    ("law_2024", "Mẫu 07", "support_app_2024", Paper.SUPPORT_APPLICATION, Issuer.FAMILY),
    ("law_2024", "Mẫu 19", "licence_app",      Paper.OTHER,               Issuer.APPLICANT),
]
PROVING = [
    # law        kind                    proves
    ("law_2011", Paper.VICTIM_PAPER,     True),
    ("law_2011", Paper.LEGALISED_PAPER,  True),
    ("law_2011", Paper.FOREIGN_PAPER,    False),
    ("law_2011", Paper.DECLARATION,      False),
    ("law_2024", Paper.VICTIM_PAPER,     True),
    ("law_2024", Paper.FOREIGN_PAPER,    False),
]
CONCLUDED, REVOKED = {frozenset({Paper.CONCLUSION})}, {frozenset({Paper.REVOCATION})}
PROVEN = {frozenset({Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER})}
RESTS_ON = [
    # law        the act that set it      status                   papers
    ("law_2011", Act.CONFIRM,             Status.CONFIRMED,        CONCLUDED),
    ("law_2011", Act.RECORD_CONFIRMATION, Status.CONFIRMED,        PROVEN),
    ("law_2011", Act.REVOKE_CONFIRMATION, Status.UNDETERMINED,     REVOKED),
    ("law_2024", Act.FIND_NOT_VICTIM,     Status.NOT_VICTIM,       CONCLUDED),
    ("law_2024", Act.REVOKE_CONFIRMATION, Status.UNDETERMINED,     REVOKED),
    ("law_2024", Act.RECEIVE,             Status.BEING_IDENTIFIED, set()),
]
# fmt: on


@pytest.mark.parametrize(("law", "number", "key", "kind", "issuer"), NUMBERED)
def test_a_form_has_its_number_and_issuer(
    law: str, number: str, key: str, kind: Paper, issuer: Role | Issuer
) -> None:
    form = form_of(law, key)

    assert form is not None
    assert (form.number, form.kind, issuer in form.issuers) == (number, kind, True)


@pytest.mark.parametrize(("law", "kind", "proves"), PROVING)
def test_what_proves_the_status(law: str, kind: Paper, proves: bool) -> None:
    assert (kind in proving(law)) is proves


@pytest.mark.parametrize("law", sorted(FORMS))
def test_the_rows_that_ask_for_proof_take_what_the_catalogue_says_proves(law: str) -> None:
    rows = [row for row in REGIMES[law].rows if row.act is Act.RECORD_CONFIRMATION]

    asked = {kinds for row in rows for kinds in papers_asked(row)}

    assert asked == {proving(law)}


@pytest.mark.parametrize(("law", "act", "status", "papers"), RESTS_ON)
def test_what_a_status_rests_on(
    law: str, act: Act, status: Status, papers: set[frozenset[Paper]]
) -> None:
    assert rested_on(REGIMES[law], [(act, status)]) == papers


def test_a_foreign_paper_waits_to_be_legalised() -> None:
    form = form_of("law_2011", "foreign_status")

    assert form is not None
    assert (form.to_legalise, form.proves, form.source.confidence) == (True, False, Confidence.V)


def test_forms_whose_titles_were_not_seen_are_listed_as_unknown() -> None:
    unknown = {
        form.number: form.source.confidence
        for form in FORMS["law_2024"]
        if form.key.startswith("form_")
    }

    seen = {f"Mẫu {number:02}" for number in (*range(1, 7), *range(8, 19))}
    assert unknown == dict.fromkeys(seen, Confidence.U)


@pytest.mark.parametrize(("law", "form"), EVERY, ids=IDS)
def test_a_form_is_of_a_kind_that_its_law_knows(law: str, form: Form) -> None:
    assert form.kind in REGIMES[law].papers
    assert form.issuers


@pytest.mark.parametrize("law", sorted(FORMS))
def test_no_two_forms_share_a_name_and_none_is_named_as_a_kind(law: str) -> None:
    keys = [form.key for form in FORMS[law]]

    assert len(keys) == len(set(keys))
    assert not set(keys) & {kind.value for kind in Paper}


def test_a_licence_lies_on_no_file_of_a_person() -> None:
    assert "licence_app" not in {form.key for form in forms_for_a_case("law_2024")}


@pytest.mark.parametrize("law", sorted(FORMS))
def test_every_kind_that_is_named_has_a_form_but_the_free_ones(law: str) -> None:
    free = {Paper.CONSENT, Paper.IDENTITY_PAPER, Paper.OTHER}

    formless = REGIMES[law].papers.keys() - {form.kind for form in FORMS[law]}

    assert formless <= free


def test_a_protection_paper_is_secret() -> None:
    assert {Paper.PROTECTION_PAPER} == CLASSIFIED
