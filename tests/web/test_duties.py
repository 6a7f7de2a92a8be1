"""The pages of duties, of acts recorded for others, and of plain acts."""

from datetime import timedelta
from uuid import UUID

from casework.actions import plain
from casework.database import Scope
from tests.office import make
from tests.web.acting import AtWork, at_work, case_of, does, opened_by
from tests.web.doorway import Door, events
from tests.web.town import at_desk, taken_in, town
from workflows.terms import Act, Citizenship, Level, Sector

NOTE = "Đã gửi công văn số 7 Mẫu."


def of_a_foreigner(door: Door) -> tuple[AtWork, str, UUID, UUID]:
    """A case of a foreigner, its lead, the police (on the system) and consular side (off it)."""
    lead = at_work(door)
    code = case_of(lead, citizenship=Citizenship.FOREIGN.value)
    with door.office.database.writing(Scope.of_job("test")) as session:
        police = make.unit(session, "Công an tỉnh Mẫu Hai", sector=Sector.POLICE)
        far = make.unit(
            session,
            "Công an tỉnh Xa Mẫu Hai",
            sector=Sector.POLICE,
            level=Level.PROVINCE,
            on_system=False,
        )
        session.commit()
    return lead, code, police.id, far.id


def told_of(lead: AtWork, code: str, to: UUID) -> None:
    """The lead told the foreign channel, and asks this unit to meet the person."""
    now = lead.door.wall()
    does(
        lead,
        code,
        lambda session, actor, case: plain.do_act(
            session, actor, now, case, Act.TELL_FOREIGN_CHANNEL, note=NOTE, to_unit_id=to
        ),
    )


def test_a_plain_act_asks_for_a_note_and_takes_the_step(opened: Door) -> None:
    lead = at_work(opened)
    code = case_of(lead)

    answer = lead.act(code, Act.RECORD_REFUSAL, note=NOTE)

    assert answer.status_code == 303
    assert events(opened)[-1] == ("file", "case.stepped")
    assert "Đã gửi công văn" not in lead.get(f"/cases/{code}/timeline").text


def test_a_plain_act_without_a_note_is_shown_again(opened: Door) -> None:
    lead = at_work(opened)
    code = case_of(lead)

    assert lead.act(code, Act.RECORD_REFUSAL).status_code == 422


def test_an_act_that_asks_offers_only_the_units_that_may_do_the_next(opened: Door) -> None:
    lead, code, _police, _far = of_a_foreigner(opened)

    page = lead.get(f"/cases/{code}/acts/tell_foreign_channel").text

    assert "Công an tỉnh Mẫu Hai" in page
    assert "Công an tỉnh Xa Mẫu Hai (chưa dùng hệ thống)" in page
    assert "Sở Y tế" not in page.split("to_unit_id", 1)[1].split("</select>", 1)[0]


def test_an_act_that_asks_makes_a_request_of_the_next_act(opened: Door) -> None:
    lead, code, police, _far = of_a_foreigner(opened)

    answer = lead.act(code, Act.TELL_FOREIGN_CHANNEL, note=NOTE, to_unit_id=police)

    assert answer.status_code == 303
    assert events(opened)[-1] == ("file", "request.asked")
    assert "Đã có một đề nghị đang chờ" in lead.get(f"/cases/{code}/acts/tell_foreign_channel").text


def test_the_duties_name_who_owes_whom_since_when_and_by_which_article(opened: Door) -> None:
    lead, code, police, _far = of_a_foreigner(opened)
    told_of(lead, code, police)

    page = lead.get(f"/cases/{code}/duties").text

    assert "Tiếp xúc, lập và gửi hồ sơ người nước ngoài" in page
    assert "Cơ quan quản lý xuất nhập cảnh cấp tỉnh → Cục Quản lý xuất nhập cảnh" in page
    assert "Điều 31 Luật số 53/2024/QH15 (chưa kiểm chứng)" in page
    assert "luật không nêu thời hạn" in page


def test_the_duties_are_seen_by_who_sees_the_case_and_by_nobody_else(opened: Door) -> None:
    here = town(opened)
    code = taken_in(here)

    assert at_desk(here, here.owner).get(f"/cases/{code}/duties").status_code == 200
    assert at_desk(here, here.facility).get(f"/cases/{code}/duties").status_code == 404


def test_an_act_of_a_unit_off_the_system_is_recorded_with_its_teller(opened: Door) -> None:
    lead, code, _police, far = of_a_foreigner(opened)
    told_of(lead, code, far)
    central = at_work(opened, Sector.POLICE, Level.CENTRAL)

    answer = recorded(lead, code, far, central.unit.id)

    assert answer.status_code == 303
    assert "step.proven" not in [event for _, event in events(opened)]
    listed = lead.get(f"/cases/{code}/recorded-acts").text
    assert "Công an tỉnh Xa Mẫu Hai" in listed
    assert "Còn chờ văn bản" in listed


def test_the_signer_of_a_recorded_act_shows_only_while_the_case_is_open(opened: Door) -> None:
    lead, code, _police, far = of_a_foreigner(opened)
    told_of(lead, code, far)
    central = at_work(opened, Sector.POLICE, Level.CENTRAL)
    recorded(lead, code, far, central.unit.id)

    masked = lead.get(f"/cases/{code}/duties").text
    shown = lead.get(f"/cases/{opened_by(lead, code)}/duties").text

    assert "Bà Ký Mẫu" not in masked
    assert "Bà Ký Mẫu" in shown


def test_the_paper_of_a_recorded_act_is_named_and_then_proves_the_duty(opened: Door) -> None:
    lead, code, _police, far = of_a_foreigner(opened)
    told_of(lead, code, far)
    central = at_work(opened, Sector.POLICE, Level.CENTRAL)
    recorded(lead, code, far, central.unit.id)

    proof = _first_value(lead.get(f"/cases/{code}/recorded-acts").text, "proof")
    answer = lead.post(f"/cases/{code}/recorded-acts/papers", proof=proof, number="7/CV-Mẫu")

    assert answer.status_code == 303
    assert "Đã có, ghi lúc" in lead.get(f"/cases/{code}/recorded-acts").text
    assert "Căn cứ vào giấy tờ khác" in lead.get(f"/cases/{code}/duties").text


def test_a_paper_on_file_is_chosen_to_prove_a_recorded_act(opened: Door) -> None:
    lead, code, _police, far = of_a_foreigner(opened)
    told_of(lead, code, far)
    central = at_work(opened, Sector.POLICE, Level.CENTRAL)
    recorded(lead, code, far, central.unit.id)
    lead.post(f"/cases/{code}/papers/new", kind="other", number="7/CV-Mẫu")

    page = lead.get(f"/cases/{code}/recorded-acts").text
    chosen = {"proof": _first_value(page, "proof"), "paper": _first_value(page, "paper")}
    answer = lead.post(f"/cases/{code}/recorded-acts/papers", **chosen)

    assert answer.status_code == 303
    assert ("file", "step.proven") in events(opened)


def test_a_paper_for_no_act_is_shown_again(opened: Door) -> None:
    lead, code, _police, _far = of_a_foreigner(opened)

    answer = lead.post(f"/cases/{code}/recorded-acts/papers", number="7/CV-Mẫu")

    assert answer.status_code == 422


def test_a_forged_record_for_a_unit_on_the_system_is_refused(opened: Door) -> None:
    lead, code, police, _far = of_a_foreigner(opened)
    told_of(lead, code, police)
    central = at_work(opened, Sector.POLICE, Level.CENTRAL)

    answer = recorded(lead, code, police, central.unit.id)

    assert answer.status_code == 409


def test_an_act_with_a_verb_of_its_own_is_not_recorded_here(opened: Door) -> None:
    lead = at_work(opened)
    code = case_of(lead)

    assert lead.get(f"/cases/{code}/recorded-acts/initial_check").status_code == 404


def test_a_request_whose_act_asks_on_leads_to_the_page_of_the_act(opened: Door) -> None:
    lead, code, _police, _far = of_a_foreigner(opened)
    police = at_work(opened, Sector.POLICE)
    asked = lead.act(code, Act.TELL_FOREIGN_CHANNEL, note=NOTE, to_unit_id=police.unit.id)
    assert asked.status_code == 303

    desk = police.get("/desk").text
    address = "/requests/" + desk.split("/requests/", 1)[1].split('"', 1)[0]
    page = police.get(address).text

    assert f"/cases/{code}/acts/report_foreigner" in page
    assert "Gửi trả lời" not in page


def recorded(lead: AtWork, code: str, unit: UUID, to: UUID):  # type: ignore[no-untyped-def]
    at = lead.door.wall() + timedelta(hours=7)
    return lead.post(
        f"/cases/{code}/recorded-acts/report_foreigner",
        unit_id=unit,
        to_unit_id=to,
        signer="Bà Ký Mẫu",
        channel="paper",
        happened_at=at.strftime("%d/%m/%Y %H:%M"),
        note=NOTE,
    )


def _first_value(page: str, name: str) -> str:
    """The value of the first choice of a field."""
    return page.split(f'name="{name}"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
