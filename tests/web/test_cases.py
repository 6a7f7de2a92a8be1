"""The first screen of a case: who sees what of it, what it says, and what it costs."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.handoff import offer, record_acceptance
from casework.actions.handoff_paper import confirm_with_new_paper
from casework.actions.opening import visit
from casework.actions.support import approve_support, propose_support
from casework.actions.telling import Told
from casework.actions.verification import initial_check, request_verification
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.disclosures import eyes
from casework.lookups.overview import Left, overview
from casework.lookups.standing import known, parties, position, steps_of
from casework.policy import Ask
from casework.position import position_of
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.openings import Opening
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.support import SupportLine
from casework.records.trace import Entry
from casework.records.units import Unit
from tests.office import make
from tests.web.doorway import Door, count, signed_in
from tests.web.dossiers import NAME, acted, led_by, received, send, staff, statements, tied
from workflows.regime import Lack
from workflows.terms import Act, Letter, Level, Place, Rank, Sector, Stage, Status, Wish

AT = make.NOW


def test_a_case_is_masked_until_it_is_opened(opened: Door) -> None:
    lan, unit = staff(opened)
    code = received(opened, lan)

    page = signed_in(opened, lan).get(f"/cases/{code}")

    assert page.status_code == 200
    assert NAME not in page.text
    assert "chưa mở" in page.text
    assert "Mở hồ sơ" in page.text
    assert unit.name in page.text


def test_an_opened_case_says_who_and_where(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan, place=Place.HOSPITAL, safe_now="no")
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/visits", section="overview")

    page = client.get(f"/cases/{code}")

    assert NAME in page.text
    assert "Bệnh viện" in page.text
    assert "Chưa an toàn" in page.text
    assert "Đang mở cho bạn đến" in page.text


def test_the_title_says_neither_code_nor_section(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/visits", section="person")

    page = client.get(f"/cases/{code}/person").text

    assert "<title>Hồ sơ</title>" in page


def test_a_case_out_of_reach_is_not_there(opened: Door) -> None:
    lan, _ = staff(opened)
    hoa, _ = staff(opened)
    code = received(opened, lan)

    answer = signed_in(opened, hoa).get(f"/cases/{code}")

    assert answer.status_code == 404


def test_the_unit_that_was_offered_the_case_is_sent_to_the_offer(opened: Door) -> None:
    lan, _ = staff(opened)
    hoa, centre = staff(opened, Sector.FACILITY)
    code = received(opened, lan, wishes=["to_stay"])
    acted(opened, lan, code, lambda s, a, c: initial_check(s, a, AT, c, None))
    acted(opened, lan, code, lambda s, a, c: offer(s, a, AT, c, Act.PLACE, centre.id))

    page = signed_in(opened, hoa).get(f"/cases/{code}")

    assert "Xem và trả lời" in page.text
    assert "Mở hồ sơ" not in page.text
    assert NAME not in page.text


def test_the_lead_reads_who_waits_for_whom(opened: Door) -> None:
    lan, health = staff(opened)
    _, centre = staff(opened, Sector.FACILITY)
    code = received(opened, lan, wishes=["to_stay"])
    acted(opened, lan, code, lambda s, a, c: initial_check(s, a, AT, c, None))
    acted(opened, lan, code, lambda s, a, c: offer(s, a, AT, c, Act.PLACE, centre.id))

    page = signed_in(opened, lan).get(f"/cases/{code}")

    assert f"{health.name} đang chờ {centre.name} trả lời." in page.text
    assert "Đề nghị chưa làm thay đổi gì" in page.text


def test_a_request_says_that_it_moves_nothing(opened: Door) -> None:
    lan, _ = staff(opened)
    police, asked = staff(opened, Sector.POLICE)
    code = received(opened, lan)
    acted(opened, lan, code, lambda s, a, c: initial_check(s, a, AT, c, None))
    acted(
        opened,
        lan,
        code,
        lambda s, a, c: request_verification(s, a, AT, c, asked.id, question="Hỏi"),
    )

    page = signed_in(opened, police).get(f"/cases/{code}")

    assert "Đề nghị không chuyển hồ sơ và không chuyển người." in page.text
    assert "Xem và trả lời" in page.text


@pytest.mark.parametrize(
    ("rank", "tie", "buttons"),
    [
        pytest.param(Rank.OFFICER, Tie.FORMERLY_LED, (False, False), id="formerly led"),
        pytest.param(Rank.OFFICER, Tie.GAVE, (False, False), id="gave"),
        pytest.param(Rank.OFFICER, Tie.ASKED, (False, True), id="asked"),
        pytest.param(Rank.OFFICER, Tie.HOUSES, (True, True), id="houses"),
        pytest.param(Rank.OFFICER, Tie.OFFERED, (False, False), id="offered"),
        pytest.param(Rank.SUPERVISOR, Tie.OVERSEES, (False, True), id="oversees"),
        pytest.param(Rank.AUDITOR, Tie.OVERSEES, (False, False), id="auditor"),
        pytest.param(Rank.AUDITOR, Tie.LEADS, (False, False), id="auditor of the lead"),
    ],
)
def test_each_tie_sees_the_case_and_opens_what_it_may(
    opened: Door, rank: Rank, tie: Tie, buttons: tuple[bool, bool]
) -> None:
    lan, _ = staff(opened)
    somebody, unit = staff(opened, rank=rank)
    code = received(opened, lan)
    tied(opened, code, unit, tie)

    page = signed_in(opened, somebody).get(f"/cases/{code}")

    assert page.status_code == 200
    assert NAME not in page.text
    assert ("Mở hồ sơ" in page.text, "Mở thông tin định danh" in page.text) == buttons


def test_an_officer_does_not_see_what_only_the_unit_oversees(opened: Door) -> None:
    lan, _ = staff(opened)
    somebody, unit = staff(opened)
    code = received(opened, lan)
    tied(opened, code, unit, Tie.OVERSEES)

    answer = signed_in(opened, somebody).get(f"/cases/{code}")

    assert answer.status_code == 404


def test_an_administrator_sees_no_case(opened: Door) -> None:
    lan, unit = staff(opened)
    somebody, _ = staff(opened, rank=Rank.ADMINISTRATOR, of=unit)
    code = received(opened, lan)

    answer = signed_in(opened, somebody).get(f"/cases/{code}")

    assert answer.status_code == 403


def test_an_open_act_is_a_link_and_a_closed_one_says_why(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    page = signed_in(opened, lan).get(f"/cases/{code}").text

    assert f'href="/cases/{code}/acts/initial_check"' in page
    assert f"/cases/{code}/acts/request_verification" not in page
    assert "Trước đó cần có: “xác minh thông tin ban đầu”" in page


def test_what_a_clock_waits_for_again_is_not_called_done(opened: Door) -> None:
    lan, unit = staff(opened)
    hoa, _ = staff(opened, of=unit, rank=Rank.SUPERVISOR)
    code = received(opened, lan, citizenship="citizen")
    acted(opened, lan, code, proposes(Letter.G, AT))
    acted(opened, hoa, code, approves_the_only_line)
    once = left(opened, lan, code, Act.APPROVE_SUPPORT)

    acted(opened, lan, code, proposes(Letter.B, AT + timedelta(minutes=90)))
    again = left(opened, lan, code, Act.APPROVE_SUPPORT)

    assert (once, again) == ("done", "todo")


def test_who_only_watches_is_offered_no_act(opened: Door) -> None:
    lan, health = staff(opened)
    somebody, unit = staff(opened, rank=Rank.SUPERVISOR)
    code = received(opened, lan)
    tied(opened, code, unit, Tie.OVERSEES)

    page = signed_in(opened, somebody).get(f"/cases/{code}").text

    assert f"/cases/{code}/acts/" not in page
    assert f"Danh sách này là việc của {health.name}." in page


@pytest.mark.parametrize(
    ("rank", "tie"),
    [
        pytest.param(Rank.SUPERVISOR, Tie.OVERSEES, id="oversees"),
        pytest.param(Rank.AUDITOR, Tie.LEADS, id="auditor"),
        pytest.param(Rank.OFFICER, Tie.OFFERED, id="offered"),
    ],
)
@pytest.mark.parametrize("stage", [Stage.VERIFICATION, Stage.PROTECTION, Stage.SUPPORT])
def test_who_takes_no_step_cannot_tell_persons_apart_by_their_acts(
    opened: Door, rank: Rank, tie: Tie, stage: Stage
) -> None:
    lan, _ = staff(opened)
    somebody, unit = staff(opened, rank=rank)
    child = {"age_band": "under_16", "citizenship": "citizen", "wishes": ["to_go_home"]}
    adult = {"age_band": "adult", "citizenship": "foreign", "wishes": ["to_stay"]}
    codes = [received(opened, lan, stage=stage, **facts) for facts in (child, adult)]
    for_a_child, for_an_adult = (acts_shown(opened, unit, somebody, code, tie) for code in codes)

    assert for_a_child == for_an_adult
    assert {Lack.WISH, Lack.PERSON}.isdisjoint(
        reason.kind for item in for_a_child for reason in item.unmet
    )


def test_who_works_on_the_case_is_told_which_fact_is_missing(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(
        opened, lan, stage=Stage.PROTECTION, status=Status.CONFIRMED, age_band="adult", wishes=[]
    )

    with opened.office.database.reading(Scope.of_unit(lan.unit_id)) as session:
        found = overview(session, make.actor(lan), code, AT)

    kinds = {reason.kind for item in found.left for reason in item.unmet}
    assert Lack.SEALED not in kinds
    assert Lack.WISH in kinds


def test_the_first_screen_costs_eight_statements_at_most(opened: Door) -> None:
    lan, _ = staff(opened)
    _, centre = staff(opened, Sector.FACILITY)
    code = received(opened, lan, wishes=["to_stay"])
    acted(opened, lan, code, lambda s, a, c: initial_check(s, a, AT, c, None))
    acted(opened, lan, code, lambda s, a, c: offer(s, a, AT, c, Act.PLACE, centre.id))
    client = signed_in(opened, lan)
    send(client, f"/cases/{code}/visits", section="overview")

    with statements(opened) as asked:
        page = client.get(f"/cases/{code}")

    assert page.status_code == 200
    assert len(asked) <= 8


@pytest.mark.parametrize(
    "section",
    ["", "/person", "/timeline", "/handoffs", "/papers", "/support", "/reads", "/reveals"],
    ids=lambda section: section.strip("/") or "overview",
)
def test_looking_leaves_no_mark_on_the_case(opened: Door, section: str) -> None:
    _, unit = staff(opened)
    lan, _ = staff(opened, of=unit, rank=Rank.SUPERVISOR)
    code = received(opened, lan)
    client = signed_in(opened, lan)
    before = count(opened, Entry), count(opened, Opening)

    answer = client.get(f"/cases/{code}{section}")

    assert answer.status_code == 200
    assert (count(opened, Entry), count(opened, Opening)) == before


@pytest.mark.parametrize(
    ("sector", "tie"),
    [
        pytest.param(Sector.HEALTH, Tie.LEADS, id="lead"),
        pytest.param(Sector.POLICE, Tie.ASKED, id="asked"),
        pytest.param(Sector.FACILITY, Tie.HOUSES, id="houses"),
        pytest.param(Sector.FACILITY, Tie.OFFERED, id="offered"),
        pytest.param(Sector.COMMITTEE, Tie.GAVE, id="gave"),
    ],
)
def test_the_screen_and_the_verbs_ask_the_law_the_same_question(
    opened: Door, sector: Sector, tie: Tie
) -> None:
    lan, health = staff(opened)
    somebody, unit = staff(opened, sector, of=health if tie is Tie.LEADS else None)
    code = received(
        opened, lan, age_band="under_16", citizenship="citizen", wishes=[Wish.TO_STAY.value]
    )
    acted(opened, lan, code, lambda s, a, c: initial_check(s, a, AT, c, None))
    tied(opened, code, unit, tie)

    shown, asked = both_positions(opened, make.actor(somebody), code)

    assert (shown.stage, shown.status) == (asked.stage, asked.status)
    assert shown.facts == asked.facts
    assert (shown.roles, shown.relations) == (asked.roles, asked.relations)


def test_who_records_for_a_lead_off_the_system_sees_the_leads_acts(opened: Door) -> None:
    lan, health = staff(opened)
    _, commune = staff(opened, Sector.COMMITTEE, Level.COMMUNE, on_system=False)
    code = received(opened, lan, stage=Stage.RECEIPT)
    led_by(opened, code, commune, formerly=health)
    tied(opened, code, health, Tie.RECORDS)

    page = signed_in(opened, lan).get(f"/cases/{code}").text

    assert "Đơn vị chủ trì chưa dùng hệ thống" in page
    assert f'href="/cases/{code}/acts/notify_case_owner"' in page


def test_the_timeline_tells_what_ours_wrote_down_for_the_other_side(opened: Door) -> None:
    lan, _ = staff(opened)
    _, centre = staff(opened, Sector.FACILITY, on_system=False)
    code = received(opened, lan, wishes=["to_stay"])
    told = Told("Ông Hai Mẫu", Channel.TELEPHONE, AT)
    acted(opened, lan, code, lambda s, a, c: initial_check(s, a, AT, c, None))
    acted(
        opened,
        lan,
        code,
        lambda s, a, c: record_acceptance(
            s, a, AT, c, offer(s, a, AT, c, Act.PLACE, centre.id), told
        ),
    )

    page = signed_in(opened, lan).get(f"/cases/{code}/timeline").text

    assert "Cán bộ Mẫu ghi thay (điện thoại)" in page


def test_the_timeline_tells_that_the_confirming_paper_came(opened: Door) -> None:
    lan, _ = staff(opened)
    _, centre = staff(opened, Sector.FACILITY, on_system=False)
    code = received(opened, lan, wishes=["to_stay"])
    told = Told("Ông Hai Mẫu", Channel.TELEPHONE, AT)

    def place_and_confirm(session: Session, actor: Actor, case: Case) -> None:
        initial_check(session, actor, AT, case, None)
        offered = offer(session, actor, AT, case, Act.PLACE, centre.id)
        record_acceptance(session, actor, AT, case, offered, told)
        confirm_with_new_paper(session, actor, AT, case, offered, number="02/BB")

    acted(opened, lan, code, place_and_confirm)

    page = signed_in(opened, lan).get(f"/cases/{code}/timeline").text

    assert "Đã có văn bản xác nhận: bố trí vào cơ sở trợ giúp" in page


def test_the_handoffs_show_who_led_and_hide_where_the_person_was(opened: Door) -> None:
    lan, health = staff(opened)
    code = received(opened, lan, place=Place.HOSPITAL)

    page = signed_in(opened, lan).get(f"/cases/{code}/handoffs").text

    assert health.name in page
    assert "Bệnh viện" not in page
    assert "Nơi ở chỉ hiện khi hồ sơ được mở." in page


def test_the_record_of_reads_is_for_supervisors(opened: Door) -> None:
    lan, unit = staff(opened)
    head, _ = staff(opened, of=unit, rank=Rank.SUPERVISOR)
    code = received(opened, lan)
    send(signed_in(opened, lan), f"/cases/{code}/visits", section="overview")

    seen = signed_in(opened, head).get(f"/cases/{code}/reads")
    refused = signed_in(opened, lan).get(f"/cases/{code}/reads")

    assert "Làm việc với hồ sơ" in seen.text
    assert refused.status_code == 403


def both_positions(opened: Door, actor: Actor, code: str) -> tuple[object, object]:
    """The position as the page builds it, and as the verbs do."""
    with opened.office.database.reading(Scope.of_unit(actor.unit_id)) as session:
        found = parties(session, actor, code, Ask.SEE)
        safe = eyes(session, actor, found.case, AT).safe
        steps = steps_of(session, found.case)
        shown = position(found, known(session, found.case), steps, safe, AT)
        return shown, position_of(session, found.acting, found.case, AT)


def proposes(letter: Letter, at: datetime) -> Callable[[Session, Actor, Case], object]:
    return lambda session, actor, case: propose_support(
        session, actor, at, case, letter, detail="Mẫu"
    )


def approves_the_only_line(session: Session, actor: Actor, case: Case) -> None:
    line = session.scalars(select(SupportLine).where(SupportLine.file_id == case.file_id)).one()
    at = AT + timedelta(hours=1)
    visit(session, actor, at, case)
    approve_support(session, actor, at, case, line)


def acts_shown(opened: Door, unit: Unit, who: Officer, code: str, tie: Tie) -> tuple[Left, ...]:
    """The list of acts as it is shown to an officer of a unit with this tie."""
    tied(opened, code, unit, tie)
    with opened.office.database.reading(Scope.of_unit(who.unit_id)) as session:
        return overview(session, make.actor(who), code, AT).left


def left(opened: Door, officer: Officer, code: str, act: Act) -> str:
    with opened.office.database.reading(Scope.of_unit(officer.unit_id)) as session:
        found = overview(session, make.actor(officer), code, AT + timedelta(hours=2))
    return next(item.state for item in found.left if item.act is act)
