"""A refusal tells the age or the wish only to who may open them, at every door alike."""

import pytest

from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from tests.web.doorway import Door, signed_in
from tests.web.dossiers import received as received_by
from tests.web.dossiers import staff, tied
from tests.web.test_cases_person import seen_in
from tests.web.town import Town, at_desk, case_led_by, offered, send, stored, town
from workflows.reasons import SENTENCES
from workflows.regime import Lack
from workflows.terms import Act, Citizenship, Sector, Stage, Status, Wish

SEALED = SENTENCES[Lack.SEALED]["vi"][0].split("{")[0]


def test_a_facility_is_not_told_that_the_person_no_longer_wishes_to_come(opened: Door) -> None:
    here = town(opened)
    code, offer = placing(here)
    wishes_otherwise(here, code)

    answer = send(at_desk(here, here.facility), f"/handoffs/{offer.public_id}/acceptance")

    assert answer.status_code == 409
    assert SEALED in answer.text
    assert Wish.TO_STAY.vi not in answer.text
    assert stored(here, code).stage is Stage.PROTECTION


def test_the_lead_is_told_that_the_wish_is_missing(opened: Door) -> None:
    here = town(opened)
    code, _ = placing(here)
    wishes_otherwise(here, code)

    answer = send(
        at_desk(here, here.owner),
        f"/cases/{code}/acts/place",
        to_unit_id=here.facility.unit_id,
    )

    assert answer.status_code == 409
    assert SEALED not in answer.text


@pytest.mark.parametrize("citizenship", list(Citizenship))
def test_who_gave_the_case_is_refused_alike_whoever_the_person_is(
    opened: Door, citizenship: Citizenship
) -> None:
    lan, _ = staff(opened)
    gave, unit = staff(opened, Sector.POLICE)
    code = received_by(
        opened,
        lan,
        stage=Stage.SUPPORT,
        status=Status.CONFIRMED,
        citizenship=citizenship.value,
        age_band="adult",
    )
    tied(opened, code, unit, Tie.GAVE)

    fields = {"letter": "k", "detail": "x"}
    answer = send(signed_in(opened, gave), f"/cases/{code}/acts/propose_support", **fields)

    assert answer.status_code == 409
    assert SEALED not in answer.text


def placing(here: Town) -> tuple[str, Handoff]:
    """An adult who wished to stay was offered a place."""
    code = case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)
    return code, offered(here, code, here.owner, Act.PLACE, here.facility.unit_id)


def wishes_otherwise(here: Town, code: str) -> None:
    """The person now wishes to go home."""
    client, path = at_desk(here, here.owner), f"/cases/{code}/person/wishes"
    send(client, f"/cases/{code}/visits", section="person")
    seen = seen_in(client.get(path).text)
    fields = {"answer": "to_go_home", "unsaid": "said", "reason": "đổi ý"}
    assert send(client, path, seen=seen, **fields).status_code == 303
