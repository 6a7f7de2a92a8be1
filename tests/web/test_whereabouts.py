"""Where the person is, said by those who are near."""

from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.reach import grant
from casework.records.cases import Case
from casework.records.reaches import Tie
from tests.office.make import NOW, say
from tests.web.acting import at_work, case_of, does, opened_by
from tests.web.doorway import Door, events
from workflows.terms import Stage


def test_the_person_is_now_in_hospital(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = owner.post(f"/cases/{code}/whereabouts", kind="hospital", place="Bệnh viện Mẫu")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}")
    assert ("file", "whereabouts.recorded") in events(opened)


def test_a_place_without_its_kind_is_sent_back_as_typed(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = owner.post(f"/cases/{code}/whereabouts", place="Bệnh viện Mẫu")

    assert answer.status_code == 422
    assert "Bệnh viện Mẫu" in answer.text


def test_a_kind_of_place_that_nobody_knows_is_sent_back(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = owner.post(f"/cases/{code}/whereabouts", kind="moon")

    assert answer.status_code == 422


def test_the_lead_does_not_say_that_the_person_is_in_a_facility(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    page = owner.get(f"/cases/{code}/whereabouts").text
    answer = owner.post(f"/cases/{code}/whereabouts", kind="facility")

    assert ('value="facility"' in page, answer.status_code) == (False, 422)
    assert "được giao cho cơ sở đó, khi cơ sở tiếp nhận" in page


def test_the_page_shows_the_place_only_once_opened(opened: Door) -> None:
    owner = at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)
    owner.post(f"/cases/{code}/whereabouts", kind="hospital", place="Bệnh viện Mẫu")

    sealed = owner.get(f"/cases/{code}/whereabouts").text
    opened_by(owner, code)
    read = owner.get(f"/cases/{code}/whereabouts").text

    assert ["Bệnh viện Mẫu" in page for page in (sealed, read)] == [False, True]


def test_a_unit_that_once_led_does_not_say_where_the_person_is(opened: Door) -> None:
    owner, before = at_work(opened), at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)
    does(owner, code, partial(_formerly_led, unit_id=before.unit.id))

    answer = before.post(f"/cases/{code}/whereabouts", kind="home")

    assert answer.status_code == 409


def test_another_unit_finds_no_such_case(opened: Door) -> None:
    owner, stranger = at_work(opened), at_work(opened)
    code = case_of(owner, Stage.VERIFICATION)

    answer = stranger.get(f"/cases/{code}/whereabouts")

    assert answer.status_code == 404


def _formerly_led(session: Session, actor: Actor, case: Case, unit_id: UUID) -> None:
    grant(session, unit_id, case.file_id, Tie.FORMERLY_LED, NOW)
    say(session, actor, case.file_id, case=case)


def test_a_closed_case_offers_no_new_whereabouts(opened: Door) -> None:
    owner = at_work(opened)
    open_case, closed = case_of(owner, Stage.VERIFICATION), case_of(owner, Stage.CLOSED)

    pages = [owner.get(f"/cases/{code}").text for code in (open_case, closed)]

    assert ['/whereabouts"' in page for page in pages] == [True, False]
