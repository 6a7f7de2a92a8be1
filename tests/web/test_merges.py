"""Two cases of one person: merged by the head who read both, parted again with all they had."""

from flask.testing import FlaskClient
from sqlalchemy import select

from casework.actions.verification import initial_check, request_verification
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.merges import Merge
from casework.records.units import Unit
from tests.web.doorway import MORNING, Door, count, events, found, signed_in
from tests.web.dossiers import acted, received, send, staff
from workflows.terms import Level, Rank, Sector

WHY = "Cùng số hộ chiếu và cùng con"


def test_a_merged_case_waits_while_the_other_goes_on(opened: Door) -> None:
    head, unit = head_of(opened)
    aside, kept = two_cases(opened, unit)
    client = reading_both(opened, head, aside, kept)

    answer = send(client, f"/cases/{aside}/merge", into=kept, reason=WHY, sure="y")
    shown = client.get(f"/cases/{aside}/merge").text

    assert (answer.status_code, answer.location) == (303, f"/cases/{aside}/merge")
    assert case(opened, aside).merged_into_id == case(opened, kept).file_id
    assert kept in shown
    assert WHY in shown
    assert aside in client.get(f"/cases/{kept}/merge").text
    assert aside not in client.get("/desk").text
    assert waits(opened, aside) == []


def test_nothing_is_changed_in_a_merged_case(opened: Door) -> None:
    client, aside = merged(opened)

    step = client.get(f"/cases/{aside}/acts/request_verification")
    fact = client.get(f"/cases/{aside}/person/full_name")

    assert (step.status_code, fact.status_code) == (409, 409)
    assert "Hồ sơ này đã gộp vào một hồ sơ khác" in fact.text


def test_parting_takes_the_case_up_where_it_stood(opened: Door) -> None:
    client, aside = merged(opened)
    before = case(opened, aside)

    answer = send(client, f"/cases/{aside}/merge/parting", reason="Hai người khác nhau")
    after = case(opened, aside)

    assert answer.status_code == 303
    assert after.merged_into_id is None
    assert (after.stage, after.status) == (before.stage, before.status)
    assert client.get(f"/cases/{aside}/person/full_name").status_code == 200
    assert aside in client.get("/desk").text
    assert waits(opened, aside) != []
    assert "Hai người khác nhau" in client.get(f"/cases/{aside}/merge").text


def test_both_files_say_that_they_were_merged_and_parted(opened: Door) -> None:
    client, aside = merged(opened)

    send(client, f"/cases/{aside}/merge/parting", reason="Hai người khác nhau")
    said = [event for _, event in events(opened) if event.startswith("case.")]

    assert said[-4:] == ["case.merged", "case.took_in", "case.parted", "case.parted"]


def test_nobody_merges_unread(opened: Door) -> None:
    head, unit = head_of(opened)
    aside, kept = two_cases(opened, unit)
    client = signed_in(opened, head)
    send(client, f"/cases/{aside}/visits", section="person")

    answer = send(client, f"/cases/{aside}/merge", into=kept, reason=WHY, sure="y")

    assert answer.status_code == 409
    assert count(opened, Merge) == 0


def test_a_case_of_another_unit_is_not_merged_with(opened: Door) -> None:
    head, unit = head_of(opened)
    aside, _ = two_cases(opened, unit)
    lan, _ = staff(opened)
    client = reading_both(opened, head, aside)

    answer = send(client, f"/cases/{aside}/merge", into=received(opened, lan), reason=WHY, sure="y")

    assert answer.status_code == 422
    assert "Không thấy hồ sơ nào mang mã này" in answer.text
    assert WHY in answer.text


def test_an_officer_does_not_decide_it(opened: Door) -> None:
    _, unit = head_of(opened)
    lan, _ = staff(opened, of=unit)
    aside, kept = two_cases(opened, unit)

    answer = send(signed_in(opened, lan), f"/cases/{aside}/merge", into=kept, reason=WHY, sure="y")

    assert answer.status_code == 403


def test_what_waits_for_another_unit_is_ended_first(opened: Door) -> None:
    head, unit = head_of(opened)
    aside, kept = two_cases(opened, unit)
    client = reading_both(opened, head, aside, kept)
    _, asked = staff(opened, Sector.POLICE, Level.PROVINCE)
    lan, _ = staff(opened, of=unit)
    acted(opened, lan, aside, lambda s, a, c: initial_check(s, a, MORNING, c, None))
    acted(
        opened,
        lan,
        aside,
        lambda s, a, c: request_verification(s, a, MORNING, c, asked.id, question="Hỏi"),
    )

    answer = send(client, f"/cases/{aside}/merge", into=kept, reason=WHY, sure="y")

    assert answer.status_code == 409
    assert "còn việc đang chờ" in answer.text
    assert count(opened, Merge) == 0


def test_a_case_is_not_merged_into_itself_nor_into_a_merged_one(opened: Door) -> None:
    head, unit = head_of(opened)
    aside, kept = two_cases(opened, unit)
    client = reading_both(opened, head, aside, kept)
    into_itself = send(client, f"/cases/{aside}/merge", into=aside, reason=WHY, sure="y")
    send(client, f"/cases/{aside}/merge", into=kept, reason=WHY, sure="y")

    into_merged = send(client, f"/cases/{kept}/merge", into=aside, reason=WHY, sure="y")

    assert (into_itself.status_code, into_merged.status_code) == (409, 409)
    assert count(opened, Merge) == 1


def head_of(opened: Door) -> tuple[object, Unit]:
    return staff(opened, Sector.HEALTH, rank=Rank.SUPERVISOR)


def two_cases(opened: Door, unit: Unit) -> tuple[str, str]:
    """Two cases that the unit leads, in verification."""
    lan, _ = staff(opened, of=unit)
    return received(opened, lan), received(opened, lan)


def reading_both(opened: Door, head: object, *codes: str) -> FlaskClient:
    client = signed_in(opened, head)
    answers = [send(client, f"/cases/{code}/visits", section="person") for code in codes]
    assert {answer.status_code for answer in answers} == {303}
    return client


def merged(opened: Door) -> tuple[FlaskClient, str]:
    head, unit = head_of(opened)
    aside, kept = two_cases(opened, unit)
    client = reading_both(opened, head, aside, kept)
    send(client, f"/cases/{aside}/merge", into=kept, reason=WHY, sure="y")
    return client, aside


def case(opened: Door, code: str) -> Case:
    return found(opened, select(Case).where(Case.code == code))[0]


def waits(opened: Door, code: str) -> list[Due]:
    return found(opened, select(Due).where(Due.file_id == case(opened, code).file_id))
