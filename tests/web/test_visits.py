"""Opening a case: recorded first, then shown, for as long as was said and no further."""

from datetime import timedelta
from uuid import uuid4

import pytest

from casework.actions.opening import REVEAL_LASTS, VISIT_LASTS
from casework.records.openings import Opening
from casework.records.reaches import Tie
from tests.web.acting import at_work, case_of
from tests.web.doorway import Door, count, events, signed_in
from tests.web.dossiers import NAME, form_of, led_by, received, send, staff, statements, tied
from workflows.terms import Act, Rank, Sector, Stage

DANGER = "Người môi giới còn ở gần nhà Mẫu"


def test_a_visit_is_on_record_and_leads_back_to_its_section(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = signed_in(opened, lan)

    answer = send(client, f"/cases/{code}/visits", section="person")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}/person")
    assert count(opened, Opening) == 1
    assert ("file", "case.visited") in events(opened)


def test_a_conclusion_is_opened_from_its_page_and_leads_back_to_it(opened: Door) -> None:
    drafter = at_work(opened, Sector.BORDER)
    code = case_of(drafter, Stage.RECEIPT, entry=Act.RECEIVE_AT_GATE)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=drafter)
    draft = {"outcome": "confirm", "evidence": ["rescuer"], "reasons": DANGER}
    address = drafter.act(code, Act.DRAFT_CONCLUSION, **draft).location
    back = address.strip("/").replace("conclusions/", "conclusion:")

    page = head.get(address).text
    answer = head.post(f"/cases/{code}/visits", section=back)

    assert f'name="section" value="{back}"' in page
    assert (answer.status_code, answer.location) == (303, address)
    assert DANGER in head.get(address).text


def test_a_support_line_is_opened_from_its_page_and_leads_back_to_it(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, citizenship="citizen")
    line = owner.act(code, Act.PROPOSE_SUPPORT, letter="g", detail=DANGER).location
    back = line.strip("/").replace("support-lines/", "support_line:")

    page = owner.get(line).text
    answer = owner.post(f"/cases/{code}/visits", section=back)

    assert f'name="section" value="{back}"' in page
    assert (answer.status_code, answer.location) == (303, line)


@pytest.mark.parametrize(
    "section",
    [
        "conclusion:",
        "conclusion:../desk",
        "desk:1",
        "",
        "https://evil.example",
        "//evil.example",
        "../../desk",
        "people.show",
    ],
)
def test_a_visit_leads_nowhere_but_to_a_section(opened: Door, section: str) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    answer = send(signed_in(opened, lan), f"/cases/{code}/visits", section=section)

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")


def test_a_double_click_opens_once(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client, key = signed_in(opened, lan), uuid4()

    first = send(client, f"/cases/{code}/visits", section="overview", idempotency_key=key)
    second = send(client, f"/cases/{code}/visits", section="overview", idempotency_key=key)

    assert (first.status_code, second.status_code) == (303, 303)
    assert count(opened, Opening) == 1


def test_a_visit_costs_eight_statements_at_most(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = signed_in(opened, lan)
    fields = form_of(client)

    with statements(opened) as asked:
        answer = client.post(f"/cases/{code}/visits", data=fields)

    assert answer.status_code == 303
    assert len(asked) <= 8


def test_a_visit_ends_after_half_an_hour(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    send(signed_in(opened, lan), f"/cases/{code}/visits", section="overview")
    opened.wall.passes(VISIT_LASTS)

    page = signed_in(opened, lan).get(f"/cases/{code}")

    assert NAME not in page.text


def test_what_one_officer_opened_stays_closed_to_a_colleague(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit)
    code = received(opened, lan)
    send(signed_in(opened, lan), f"/cases/{code}/visits", section="overview")

    page = signed_in(opened, hoa).get(f"/cases/{code}")

    assert NAME not in page.text


@pytest.mark.parametrize(
    ("rank", "held", "status"),
    [
        pytest.param(Rank.OFFICER, Tie.HOUSES, 303, id="who houses the person visits"),
        pytest.param(Rank.OFFICER, Tie.ASKED, 409, id="who was asked does not"),
        pytest.param(Rank.OFFICER, Tie.OFFERED, 409, id="nor who was offered the case"),
        pytest.param(Rank.OFFICER, Tie.FORMERLY_LED, 409, id="nor who led it once"),
        pytest.param(Rank.OFFICER, Tie.OVERSEES, 404, id="nor an officer of the unit above"),
        pytest.param(Rank.SUPERVISOR, Tie.OVERSEES, 409, id="nor a supervisor above"),
        pytest.param(Rank.AUDITOR, Tie.LEADS, 403, id="an auditor opens nothing"),
    ],
)
def test_only_who_holds_the_case_or_the_person_visits(
    opened: Door, rank: Rank, held: Tie, status: int
) -> None:
    lan, _ = staff(opened)
    somebody, unit = staff(opened, rank=rank)
    code = received(opened, lan)
    tied(opened, code, unit, held)

    answer = send(signed_in(opened, somebody), f"/cases/{code}/visits", section="overview")

    assert answer.status_code == status
    assert count(opened, Opening) == (1 if status == 303 else 0)


def test_a_reveal_needs_a_reason(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    answer = send(signed_in(opened, lan), f"/cases/{code}/reveals", scope="protection")

    assert answer.status_code == 422
    assert "Vì sao cần mở?" in answer.text
    assert count(opened, Opening) == 0


def test_who_oversees_reviews_the_work_and_does_not_learn_the_shelter(opened: Door) -> None:
    lan, _ = staff(opened)
    head, above = staff(opened, rank=Rank.SUPERVISOR)
    code = received(opened, lan, danger=DANGER)
    tied(opened, code, above, Tie.OVERSEES)
    client = signed_in(opened, head)

    answer = send(client, f"/cases/{code}/reveals", reason="oversight", scope="protection")

    assert answer.status_code == 409
    assert count(opened, Opening) == 0


def test_who_oversees_is_offered_the_work_to_review_only(opened: Door) -> None:
    lan, _ = staff(opened)
    head, above = staff(opened, rank=Rank.SUPERVISOR)
    code = received(opened, lan)
    tied(opened, code, above, Tie.OVERSEES)

    page = signed_in(opened, head).get(f"/cases/{code}/reveals")

    assert 'value="case"' in page.text
    assert 'value="protection"' not in page.text


def test_a_visit_no_longer_shows_a_case_that_was_handed_over(opened: Door) -> None:
    lan, ours = staff(opened)
    _, theirs = staff(opened)
    code = received(opened, lan)
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/visits", section="overview")
    led_by(opened, code, theirs, formerly=ours)

    page = client.get(f"/cases/{code}")

    assert page.status_code == 200
    assert NAME not in page.text


def test_a_reveal_of_protection_opens_the_danger_and_not_the_name(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, danger=DANGER)
    client = signed_in(opened, lan)

    answer = send(
        client, f"/cases/{code}/reveals", reason="safety", scope="protection", section="person"
    )
    page = client.get(answer.location)

    assert DANGER in page.text
    assert NAME not in page.text
    assert ("file", "case.revealed") in events(opened)


def test_a_visit_does_not_open_the_danger(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, danger=DANGER)
    client = signed_in(opened, lan)

    answer = send(client, f"/cases/{code}/visits", section="person")
    page = client.get(answer.location)

    assert NAME in page.text
    assert DANGER not in page.text


def test_a_reveal_ends_after_ten_minutes(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/reveals", reason="contact", scope="case", section="person")
    opened.wall.passes(REVEAL_LASTS - timedelta(seconds=1))
    before = signed_in(opened, lan).get(f"/cases/{code}/person")
    opened.wall.passes(timedelta(seconds=1))

    after = signed_in(opened, lan).get(f"/cases/{code}/person")

    assert NAME in before.text
    assert NAME not in after.text


def test_a_reason_from_outside_the_list_is_bad_input(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    answer = send(
        signed_in(opened, lan), f"/cases/{code}/reveals", reason="curiosity", scope="everything"
    )

    assert answer.status_code == 422
    assert count(opened, Opening) == 0
