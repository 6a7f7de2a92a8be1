"""The two lines of a case: each move names its record; a handoff says how things stand now."""

from casework.actions.whereabouts import record_whereabouts
from tests.web.doorway import Door
from tests.web.test_handoffs import brought, told
from tests.web.town import accepted, at_desk, does, send, town
from workflows.terms import Place


def test_each_move_names_its_record(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    accepted(here, code, here.commune, offer)
    now = opened.wall()
    does(
        here,
        here.commune,
        code,
        lambda s, a, c: record_whereabouts(s, a, now, c, Place.HOSPITAL, "Bệnh viện Mẫu"),
    )
    reader = at_desk(here, here.commune)
    send(reader, f"/cases/{code}/visits")

    page = reader.get(f"/cases/{code}/handoffs")

    assert "Tiếp nhận ban đầu" in page.text
    assert f'href="/handoffs/{offer.public_id}">Việc giao, nhận</a>' in page.text
    assert "Cập nhật nơi ở" in page.text
    assert "Bệnh viện Mẫu" not in page.text


def test_what_the_giver_recorded_is_marked_so(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here, to_far=True)
    giver = at_desk(here, here.post)
    send(giver, f"/handoffs/{offer.public_id}/recorded-acceptance", **told())

    page = giver.get(f"/cases/{code}/handoffs")

    assert "Việc giao, nhận do bên giao ghi" in page.text


def test_the_sender_sees_who_is_responsible_and_since_when_the_person_is_elsewhere(
    opened: Door,
) -> None:
    here = town(opened)
    code, offer = brought(here)
    accepted(here, code, here.commune, offer)

    page = at_desk(here, here.post).get(f"/handoffs/{offer.public_id}")

    assert "Bây giờ: ai chịu trách nhiệm, người ở đâu" in page.text
    assert "UBND xã Mẫu, từ 02/03/2026 08:00" in page.text
    assert "Ở nơi hiện tại từ 02/03/2026 08:00" in page.text


def test_to_whom_the_case_is_open_the_kind_of_place_is_said(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    giver = at_desk(here, here.post)
    send(giver, f"/cases/{code}/visits")

    page = giver.get(f"/handoffs/{offer.public_id}")

    assert "Ở nơi hiện tại từ" not in page.text
