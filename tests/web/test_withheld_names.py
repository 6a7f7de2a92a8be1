"""Where the facility's name could slip out besides the pages: refusals, races, prints, reasons.

That no page of a case names it stands in `tests/security/test_names.py`.
"""

import pytest
from sqlalchemy.orm import Session

from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.units import Unit
from tests.papers.make import text
from tests.web.doorway import Door, change, post, signed_in
from tests.web.dossiers import received, staff, tied
from tests.web.town import (
    Town,
    accepted,
    at_desk,
    case_led_by,
    notified,
    offered,
    send,
    stored,
    town,
)
from workflows.terms import Act, Rank, Sector, Stage, Status

NAME = "Trung tâm trợ giúp Mẫu"
KEEPER = "Người Trông Nhà Mẫu"
IN_ITS_PLACE = "một cơ sở trợ giúp"


def test_who_lost_a_race_to_the_facility_is_not_told_its_name(opened: Door) -> None:
    here = town(opened)
    code, placing = placed(here)
    moved_on(here, code)

    answer = send(at_desk(here, here.owner), f"/handoffs/{placing.public_id}/recall")

    assert answer.status_code == 409
    assert f"Một cán bộ ({IN_ITS_PLACE}) đã nhận trước bạn" in answer.text
    assert (NAME in answer.text, KEEPER in answer.text) == (False, False)


def test_the_lead_that_lost_a_race_to_the_facility_is_told_who_was_quicker(opened: Door) -> None:
    here = town(opened)
    _code, placing = placed(here)

    answer = send(at_desk(here, here.owner), f"/handoffs/{placing.public_id}/recall")

    assert f"{KEEPER} ({NAME}) đã nhận trước bạn" in answer.text


def test_who_is_overtaken_by_the_facility_is_not_told_its_name(opened: Door) -> None:
    here = town(opened)
    code, placing = placing_offered(here)
    offered(here, code, here.owner, Act.TRANSFER_LEAD, here.second_owner.unit_id)
    accepted(here, code, here.facility, placing)

    answer = send(at_desk(here, here.second_owner), f"/rooms/lose/{stored(here, code).file_id}")

    assert f"Một cán bộ ({IN_ITS_PLACE}) đã làm trước bạn" in answer.text
    assert (NAME in answer.text, KEEPER in answer.text) == (False, False)


def test_who_led_prints_the_minutes_of_the_placing_only_while_it_leads(opened: Door) -> None:
    here = town(opened)
    code, placing = placed(here)
    page, giver = f"/handoffs/{placing.public_id}", at_desk(here, here.owner)
    printed = giver.get(send(giver, f"{page}/minutes").location)
    moved_on(here, code)

    again, kept = send(giver, f"{page}/minutes"), giver.get(f"{page}/minutes.pdf")

    assert NAME in text(printed.data)
    assert (again.status_code, kept.status_code) == (409, 409)
    assert "in biên bản giao, nhận" in kept.text
    assert NAME not in again.text + kept.text
    assert f"{page}/minutes" not in giver.get(page).text


def test_the_facility_prints_its_minutes_whoever_leads(opened: Door) -> None:
    here = town(opened)
    code, placing = placed(here)
    moved_on(here, code)
    keeper = at_desk(here, here.facility)

    answer = send(keeper, f"/handoffs/{placing.public_id}/minutes")

    assert NAME in text(keeper.get(answer.location).data)


def test_whoever_must_answer_a_facility_knows_who_asks(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.facility)
    bringing = offered(here, code, here.facility, Act.BRING_TO_COMMUNE, here.commune.unit_id)

    page = at_desk(here, here.commune).get(f"/handoffs/{bringing.public_id}").text

    assert NAME in page


def test_whoever_was_offered_a_case_need_not_know_which_facility_had_it(opened: Door) -> None:
    here = town(opened)
    code = case_led_by(here, here.facility)
    bringing = offered(here, code, here.facility, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    accepted(here, code, here.commune, bringing)
    notified(here, code, here.commune, here.owner.unit_id)

    pages = [
        at_desk(here, here.owner).get(path).text
        for path in (f"/cases/{code}/handoffs", f"/handoffs/{bringing.public_id}")
    ]

    assert [NAME in page for page in pages] == [False, False]
    assert [IN_ITS_PLACE in page.lower() for page in pages] == [True, True]


@pytest.mark.parametrize(
    ("rank", "knows"),
    [
        pytest.param(Rank.SUPERVISOR, True, id="supervisor"),
        pytest.param(Rank.AUDITOR, False, id="auditor"),
    ],
)
def test_the_unit_directly_above_a_facility_knows_it_and_its_auditor_does_not(
    opened: Door, rank: Rank, knows: bool
) -> None:
    here = town(opened)
    head, above = staff(opened, rank=rank)
    put_below(here, above)
    code, placing = placed(here)

    page = signed_in(opened, head).get(f"/handoffs/{placing.public_id}").text

    assert (NAME in page, IN_ITS_PLACE in page.lower()) == (knows, not knows)
    assert code in page


def test_a_unit_further_above_a_facility_does_not_know_it(opened: Door) -> None:
    here = town(opened)
    head, top = staff(opened, Sector.COMMITTEE, rank=Rank.SUPERVISOR)
    _, between = staff(opened, parent=top)
    put_below(here, between)
    _code, placing = placed(here)

    page = signed_in(opened, head).get(f"/handoffs/{placing.public_id}").text

    assert NAME not in page
    assert IN_ITS_PLACE in page.lower()


def test_in_english_the_place_of_the_name_is_english(opened: Door) -> None:
    here = town(opened)
    code, placing = placed(here)
    moved_on(here, code)
    giver = at_desk(here, here.owner)
    post(giver, "/language", language="en", page="/desk")

    page = giver.get(f"/handoffs/{placing.public_id}").text

    assert "A support facility" in page
    assert NAME not in page


def test_who_gave_a_case_is_not_told_the_wish_that_an_act_asks_for(opened: Door) -> None:
    lan, _ = staff(opened)
    hoa, gave = staff(opened)
    code = received(opened, lan, age_band="adult", citizenship="citizen")
    tied(opened, code, gave, Tie.GAVE)
    sealed, wish = "đang được che", "mong muốn ở lại"
    client = signed_in(opened, hoa)

    pages = [client.get(f"/cases/{code}").text, client.get(f"/cases/{code}/acts/place").text]

    assert [wish in page for page in pages] == [False, False]
    assert [sealed in page for page in pages] == [True, True]
    assert wish in signed_in(opened, lan).get(f"/cases/{code}/acts/place").text


def placed(here: Town) -> tuple[str, Handoff]:
    """A confirmed victim whom the owner leads and the facility has received."""
    code, placing = placing_offered(here)
    accepted(here, code, here.facility, placing)
    return code, placing


def placing_offered(here: Town) -> tuple[str, Handoff]:
    """The same, while the facility has not answered."""

    def name_the_keeper(session: Session) -> None:
        session.get_one(Officer, here.facility.id).display_name = KEEPER

    change(here.door, name_the_keeper)
    code = case_led_by(here, here.owner, stage=Stage.PROTECTION, status=Status.CONFIRMED)
    return code, offered(here, code, here.owner, Act.PLACE, here.facility.unit_id)


def moved_on(here: Town, code: str) -> None:
    """The other province leads now."""
    transfer = offered(here, code, here.owner, Act.TRANSFER_LEAD, here.second_owner.unit_id)
    accepted(here, code, here.second_owner, transfer)


def put_below(here: Town, above: Unit) -> None:
    def move(session: Session) -> None:
        session.get_one(Unit, here.facility.unit_id).parent_id = above.id

    change(here.door, move)
