"""A form that is sent twice has one effect and one answer, also where the page judges it first."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casework.records.corrections import Correction
from casework.records.reaches import Tie
from casework.records.steps import Step
from casework.records.whereabouts import Whereabouts
from tests.web.doorway import Door, count, form_token, signed_in
from tests.web.dossiers import form_of, received, send, staff, tied
from tests.web.test_cases_person import seen_in
from tests.web.town import at_desk, case_led_by, offered, town
from workflows.terms import Act, Place, Sector, Stage, Status

Sending = tuple[FlaskClient, str, dict[str, str]]
Made = Callable[[Door], Sending]


def first_fact(door: Door) -> Sending:
    """The first text of a fact asks for no reason; the next one would."""
    lan, _ = staff(door)
    code = received(door, lan, ethnicity=None)
    client, path = signed_in(door, lan), f"/cases/{code}/person/ethnicity"
    send(client, f"/cases/{code}/visits", section="person")
    seen = seen_in(client.get(path).text)
    return client, path, {"answer": "Nùng", "unsaid": "said", "seen": seen}


def away_from_the_facility(door: Door) -> Sending:
    """A facility that says where the person went has no tie to the case any more."""
    lan, _ = staff(door)
    code = received(door, lan, place=Place.FACILITY)
    keeper, unit = staff(door, Sector.FACILITY)
    tied(door, code, unit, Tie.HOUSES)
    return signed_in(door, keeper), f"/cases/{code}/whereabouts", {"kind": "home", "place": "x"}


def sending_back(door: Door) -> Sending:
    """Whoever sent the file back sees it no more."""
    here = town(door)
    code = case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)
    offer = offered(here, code, here.owner, Act.TRANSFER_LEAD, here.second_owner.unit_id)
    fields = {"ground": "not_our_place", "reasons": "Việc của tỉnh khác."}
    return at_desk(here, here.second_owner), f"/handoffs/{offer.public_id}/sending-back", fields


def an_act(door: Door) -> Sending:
    """What the law lets the unit do once."""
    here = town(door)
    code = case_led_by(here, here.post)
    path = f"/cases/{code}/acts/{Act.BRING_TO_COMMUNE.value}"
    return at_desk(here, here.post), path, {"to_unit_id": str(here.commune.unit_id), "message": ""}


FORMS = {
    "the first text of a fact": first_fact,
    "the person left the facility": away_from_the_facility,
    "an offer": an_act,
    "a file sent back": sending_back,
}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())


@each_form
def test_a_form_sent_twice_is_answered_twice_alike(opened: Door, form: Made) -> None:
    client, path, fields = form(opened)
    sent = {**fields, **form_of(client)}

    first, second = client.post(path, data=sent), client.post(path, data=sent)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location


@each_form
def test_the_second_sending_changes_nothing(opened: Door, form: Made) -> None:
    client, path, fields = form(opened)
    sent = {**fields, **form_of(client)}
    client.post(path, data=sent)
    before = marks(opened)

    client.post(path, data=sent)

    assert marks(opened) == before


@each_form
def test_the_key_of_a_form_that_is_done_takes_no_other_content(opened: Door, form: Made) -> None:
    client, path, fields = form(opened)
    sent = {**fields, **form_of(client)}
    client.post(path, data=sent)

    answer = client.post(path, data={**sent, "more": "something else"})

    assert answer.status_code == 422
    assert "đã được gửi với nội dung khác" in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_refused_form_with_a_new_key_is_refused_as_before(opened: Door) -> None:
    client, path, fields = first_fact(opened)
    client.post(path, data={**fields, **form_of(client)})

    answer = client.post(path, data={**fields, **form_of(client)})

    assert answer.status_code == 422
    assert "đã được gửi với nội dung khác" not in answer.text


def test_a_colleague_does_not_get_the_answer_to_the_form_of_another(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit)
    code = received(opened, lan)
    key = str(uuid4())
    visit(signed_in(opened, lan), code, key)

    answer = signed_in(opened, hoa).post(
        f"/cases/{code}/visits", data={"idempotency_key": key, "section": "overview"}
    )

    assert answer.status_code == 403


def visit(client: FlaskClient, code: str, key: str) -> TestResponse:
    sent = {"csrf_token": form_token(client), "idempotency_key": key, "section": "overview"}
    return client.post(f"/cases/{code}/visits", data=sent)


def marks(door: Door) -> tuple[int, ...]:
    return tuple(count(door, record) for record in (Correction, Whereabouts, Step))
