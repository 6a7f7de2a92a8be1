"""The full intake, step by step: each saved by itself, and nothing known is asked again."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.actions.opening import VISIT_LASTS
from casework.lookups.facts import Fact
from casework.lookups.intake_steps import FACTS, IntakeStep, Why
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.links import Kinship, Link
from tests.security.pagereader import read
from tests.web.doorway import Door, count, events, found, signed_in
from tests.web.dossiers import NAME, received, send, staff
from workflows.terms import Level, Sector, Stage


def test_a_fact_is_asked_in_one_step_only_and_each_step_says_why() -> None:
    asked = [fact for facts in FACTS.values() for fact in facts]

    assert len(asked) == len(set(asked))
    assert [why.value for why in Why] == [step.value for step in IntakeStep]
    assert Fact.NARRATIVE not in asked


def test_what_is_known_is_shown_and_not_asked_again(opened: Door) -> None:
    client, code = at_work(opened)

    page = client.get(f"/cases/{code}/intake/person").text

    assert NAME in page
    assert f'href="/cases/{code}/person/full_name"' in page
    assert 'name="full_name-answer"' not in page
    assert 'name="ethnicity-answer"' in page


def test_a_step_saves_what_was_answered_and_leads_to_the_next(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(
        client,
        f"/cases/{code}/intake/safety",
        **{
            "safe_now-answer": "no",
            "health-answer": "Sốt nhẹ",
            "medication-unsaid": "does_not_know",
            "pregnancy-answer": "declines",
            "needs-answer": "",
        },
    )
    page = client.get(f"/cases/{code}/person").text

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}/intake/person")
    assert "Sốt nhẹ" in fact_in(page, "health")
    assert "Không biết" in fact_in(page, "medication")
    assert "Không muốn nói" in fact_in(page, "pregnancy")
    assert "Chưa hỏi" in fact_in(page, "needs")
    assert count(opened, Correction) == 4
    assert [event for _, event in events(opened)].count("person.recorded") == 1


def test_a_step_that_was_left_empty_changes_nothing(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(client, f"/cases/{code}/intake/events")

    assert answer.location == f"/cases/{code}/intake/consent"
    assert count(opened, Correction) == 0
    assert "person.recorded" not in [event for _, event in events(opened)]


def test_an_answer_and_no_answer_at_once_are_asked_back(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(
        client,
        f"/cases/{code}/intake/safety",
        **{"health-answer": "Sốt nhẹ", "health-unsaid": "declines", "needs-answer": "Chăn"},
    )

    assert answer.status_code == 422
    assert "Đã có câu trả lời ở trên." in answer.text
    assert "Chăn" in answer.text
    assert count(opened, Correction) == 0


def test_what_somebody_recorded_meanwhile_is_shown_beside_what_was_typed(opened: Door) -> None:
    client, code = at_work(opened)
    send(client, f"/cases/{code}/intake/safety", **{"health-answer": "Sốt nhẹ"})

    answer = send(
        client,
        f"/cases/{code}/intake/safety",
        **{"health-answer": "Đau đầu", "needs-answer": "Chăn ấm"},
    )

    assert answer.status_code == 422
    assert "Sốt nhẹ" in answer.text
    assert "Đau đầu" in answer.text
    assert "Chăn ấm" in answer.text
    assert 'name="health-answer"' not in answer.text
    assert count(opened, Correction) == 1


def test_several_papers_are_kept_line_by_line(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(
        client,
        f"/cases/{code}/intake/papers",
        **{
            "identity_papers-lines-0-paper_kind": "passport",
            "identity_papers-lines-0-number": "B1234567",
            "identity_papers-lines-0-seen": "original",
            "identity_papers-lines-1-paper_kind": "card",
            "identity_papers-lines-1-number": "001099000001",
            "belongings-lines-0-what": "Ba lô",
            "belongings-lines-0-how_many": "1",
            "belongings-lines-0-kept_by": "người đó tự giữ",
        },
    )
    page = client.get(f"/cases/{code}/person").text

    assert answer.status_code == 303
    assert "Hộ chiếu; số: B1234567; căn cứ: thấy bản chính" in page
    assert "001099000001" in page
    assert "Ba lô; số lượng: 1; ai giữ: người đó tự giữ" in page


def test_another_line_keeps_what_was_typed_and_writes_nothing(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(
        client,
        f"/cases/{code}/intake/papers",
        **{
            "more": "belongings-lines",
            "belongings-lines-0-what": "Ba lô",
            "belongings-lines-1-what": "Điện thoại",
            "marks-answer": "Sẹo ở tay",
        },
    )

    assert answer.status_code == 200
    assert 'name="belongings-lines-2-what"' in answer.text
    assert "Ba lô" in answer.text
    assert "Sẹo ở tay" in answer.text
    assert count(opened, Correction) == 0


def test_a_person_is_found_by_a_paper_of_the_intake(opened: Door) -> None:
    client, code = at_work(opened)
    number = {"identity_papers-lines-0-number": "B7654321"}
    send(client, f"/cases/{code}/intake/papers", **number)

    search = send(client, "/searches", number="B7654321")

    assert code in client.get(search.location).text


@pytest.mark.parametrize(
    ("boxes", "shown"),
    [
        pytest.param({"year": "1998"}, "1998", id="a year"),
        pytest.param({"month": "3", "year": "1998"}, "03/1998", id="a month"),
        pytest.param({"day": "4", "month": "3", "year": "1998"}, "04/03/1998", id="a day"),
        pytest.param({"year": "1998", "about": "y"}, "khoảng 1998", id="about"),
        pytest.param({"answer": "30/02/2001"}, "30/02/2001", id="as written"),
    ],
)
def test_a_birth_is_kept_as_exactly_as_it_is_known(
    opened: Door, boxes: dict[str, str], shown: str
) -> None:
    client, code = at_work(opened, birth=None)
    sent = {f"birth-{name}": text for name, text in boxes.items()}

    answer = send(client, f"/cases/{code}/intake/person", **sent)

    assert answer.status_code == 303
    assert f"<span>{shown}</span>" in fact_in(client.get(f"/cases/{code}/person").text, "birth")


@pytest.mark.parametrize(
    "boxes",
    [
        pytest.param({"day": "30", "month": "2", "year": "2001"}, id="no such day"),
        pytest.param({"day": "3", "year": "2001"}, id="a day of no month"),
        pytest.param({"month": "3"}, id="a month of no year"),
        pytest.param({"year": "20o1"}, id="letters"),
        pytest.param({"year": "1801"}, id="long ago"),
        pytest.param({"year": "2099"}, id="not born yet"),
        pytest.param({"year": "2001", "answer": "2002"}, id="twice"),
    ],
)
def test_a_birth_that_cannot_be_is_asked_back(opened: Door, boxes: dict[str, str]) -> None:
    client, code = at_work(opened, birth=None)
    sent = {f"birth-{name}": text for name, text in boxes.items()}

    answer = send(client, f"/cases/{code}/intake/person", **sent)

    assert answer.status_code == 422
    assert count(opened, Correction) == 0


def test_nothing_typed_is_lost_when_the_opening_ended(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    opened.wall.passes(VISIT_LASTS)
    client = signed_in(opened, lan)

    answer = send(client, f"/cases/{code}/intake/safety", **{"health-answer": "Sốt nhẹ"})

    assert answer.status_code == 422
    assert "Sốt nhẹ" in answer.text
    assert NAME not in answer.text
    assert count(opened, Correction) == 0


def test_a_step_that_was_not_sent_is_found_again_with_its_lines(opened: Door) -> None:
    client, code = at_work(opened)
    path = f"/cases/{code}/intake/papers"
    form = read(client.get(path).text).form_to(path)
    typed = {
        "belongings-lines-0-what": ["Ba lô"],
        "belongings-lines-1-what": ["Điện thoại"],
        "identity_papers-lines-0-paper_kind": ["passport"],
        "marks-answer": ["Sẹo ở tay"],
    }

    client.post("/drafts", data={**form.as_shown(), **typed})
    again = read(client.get(path).text).form_to(path).as_shown()

    assert {name: again[name] for name in typed} == typed
    assert count(opened, Correction) == 0


def test_a_draft_of_what_a_colleague_recorded_since_is_not_lost(opened: Door) -> None:
    client, code = at_work(opened)
    path = f"/cases/{code}/intake/safety"
    form = read(client.get(path).text).form_to(path)
    client.post("/drafts", data={**form.as_shown(), "health-answer": ["Đau đầu"]})
    send(client, path, **{"health-answer": "Sốt nhẹ"})

    again = read(client.get(path).text).form_to(path).as_shown()
    answer = client.post(path, data=again)

    assert again["health-answer"] == ["Đau đầu"]
    assert answer.status_code == 422
    assert "Sốt nhẹ" in answer.text
    assert "Đau đầu" in answer.text


def test_the_end_shows_every_answer_and_what_nobody_asked(opened: Door) -> None:
    client, code = at_work(opened)
    send(client, f"/cases/{code}/intake/consent", **{"wishes-answer": ["to_stay"]})

    page = client.get(f"/cases/{code}/intake/answers").text

    assert "Mong muốn ở lại cơ sở" in page
    assert "Chưa hỏi: " in page
    assert "Về hồ sơ" in page


def test_there_is_no_other_step(opened: Door) -> None:
    client, code = at_work(opened)

    answer = client.get(f"/cases/{code}/intake/search")

    assert answer.status_code == 404


def test_a_child_who_came_along_has_a_case_tied_to_this_one(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(
        client,
        f"/cases/{code}/companions",
        kinship="child_of",
        full_name="Bé Mẫu",
        age_band="under_16",
    )
    parent, child = pair(opened, code)

    assert (answer.status_code, answer.location) == (303, f"/cases/{child.code}")
    assert [(link.file_id, link.other_id, link.kinship) for link in found_links(opened)] == [
        (child.file_id, parent.file_id, Kinship.CHILD_OF)
    ]
    assert (child.entry, child.received_at) == (parent.entry, parent.received_at)
    assert child.code in client.get(f"/cases/{code}/intake/family").text


def test_a_companion_without_a_tie_is_asked_back(opened: Door) -> None:
    client, code = at_work(opened)

    answer = send(client, f"/cases/{code}/companions", full_name="Bé Mẫu")

    assert answer.status_code == 422
    assert "Bé Mẫu" in answer.text
    assert count(opened, Case) == 1


def test_a_unit_that_receives_nobody_is_told_why(opened: Door) -> None:
    client, code = at_work(opened, Sector.HEALTH, Level.PROVINCE)

    answer = send(client, f"/cases/{code}/companions", kinship="accompanies")

    assert answer.status_code == 409
    assert count(opened, Case) == 1


def at_work(
    opened: Door,
    sector: Sector = Sector.POLICE,
    level: Level = Level.COMMUNE,
    **known: object,
) -> tuple[FlaskClient, str]:
    """An officer of a unit that receives, with a case of theirs open."""
    lan, _ = staff(opened, sector=sector, level=level)
    code = received(opened, lan, stage=Stage.RECEIPT, **known)
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/visits", section="person")
    return client, code


def pair(opened: Door, code: str) -> tuple[Case, Case]:
    cases = found(opened, select(Case))
    return tuple(sorted(cases, key=lambda case: case.code != code))


def found_links(opened: Door) -> list[Link]:
    return found(opened, select(Link))


def fact_in(page: str, field: str) -> str:
    shown = re.search(rf'<span id="{field}"[^>]*>(.*?)</dd>', page, re.DOTALL)
    assert shown
    return shown[1]
