"""Mother and child through the page of an offer: together, or apart with a reason."""

from uuid import UUID

from casework.actions.companions import link
from casework.records.links import Kinship
from tests.office import make
from tests.web.doorway import Door
from tests.web.town import Town, at_desk, case_led_by, does, send, stored, town

WHY = "Con ở lại với ông bà."


def mother_and_child(here: Town) -> tuple[str, str]:
    """Two cases of the post, the one person the child of the other."""
    mother, child = case_led_by(here, here.post), case_led_by(here, here.post)
    of_mother: UUID = stored(here, mother).file_id
    does(
        here,
        here.post,
        child,
        lambda s, a, c: link(s, a, make.NOW, c.file_id, of_mother, Kinship.CHILD_OF),
    )
    return mother, child


def way_of(code: str) -> str:
    return f"company_{code.lower()}"


def test_the_form_asks_of_the_other_case(opened: Door) -> None:
    here = town(opened)
    mother, child = mother_and_child(here)

    page = at_desk(here, here.post).get(f"/cases/{mother}/acts/bring_to_commune")

    assert f"Người trong hồ sơ {child} có đi cùng không?" in page.text


def test_an_offer_without_an_answer_is_bad_input(opened: Door) -> None:
    here = town(opened)
    mother, child = mother_and_child(here)
    form = {"to_unit_id": here.commune.unit_id}

    answer = send(at_desk(here, here.post), f"/cases/{mother}/acts/bring_to_commune", **form)

    assert answer.status_code == 422
    assert f'href="#{way_of(child)}' in answer.text


def test_apart_without_a_reason_is_bad_input(opened: Door) -> None:
    here = town(opened)
    mother, child = mother_and_child(here)
    form = {"to_unit_id": here.commune.unit_id, way_of(child): "apart"}

    answer = send(at_desk(here, here.post), f"/cases/{mother}/acts/bring_to_commune", **form)

    assert answer.status_code == 422
    assert "Hãy nêu lý do để hai người đi riêng." in answer.text


def test_both_are_offered_and_each_page_names_the_other(opened: Door) -> None:
    here = town(opened)
    mother, child = mother_and_child(here)
    form = {"to_unit_id": here.commune.unit_id, way_of(child): "together"}
    giver = at_desk(here, here.post)

    answer = send(giver, f"/cases/{mother}/acts/bring_to_commune", **form)
    receiver = at_desk(here, here.commune).get(answer.location)
    page = giver.get(f"/cases/{child}/handoffs")

    assert answer.status_code == 303
    assert f"Hồ sơ {child}" in receiver.text
    assert "Được giao cùng lúc." in receiver.text
    assert f"Hồ sơ {mother}" in page.text


def test_the_reason_of_a_parting_is_sealed_and_the_other_side_learns_of_no_case(
    opened: Door,
) -> None:
    here = town(opened)
    mother, child = mother_and_child(here)
    form = {
        "to_unit_id": here.commune.unit_id,
        way_of(child): "apart",
        f"{way_of(child)}_reason": WHY,
    }
    giver = at_desk(here, here.post)

    answer = send(giver, f"/cases/{mother}/acts/bring_to_commune", **form)
    receiver = at_desk(here, here.commune)
    before = receiver.get(answer.location)
    send(receiver, f"{answer.location}/summary")
    after = receiver.get(answer.location)

    assert "Hồ sơ của một người đi cùng" in before.text
    assert child not in before.text
    assert WHY not in before.text
    assert "Đi riêng" in after.text


def test_what_the_companion_lacks_is_named(opened: Door) -> None:
    here = town(opened)
    mother, child = mother_and_child(here)
    giver = at_desk(here, here.post)
    apart = {way_of(mother): "apart", f"{way_of(mother)}_reason": WHY}
    send(
        giver,
        f"/cases/{child}/acts/bring_to_commune",
        to_unit_id=here.commune.unit_id,
        **apart,
    )
    form = {"to_unit_id": here.commune.unit_id, way_of(child): "together"}

    answer = send(giver, f"/cases/{mother}/acts/bring_to_commune", **form)

    assert answer.status_code == 409
    assert "Hồ sơ của người đi cùng chưa giao cùng được" in answer.text
    assert "Đã có một đề nghị cùng loại đang chờ" in answer.text
