"""A handoff of a day without a line, typed in later: the page asks when it really was."""

from datetime import timedelta

import pytest

from casework.records.handoffs import Handoff
from casework.web.words import when
from tests.web.doorway import Door, count
from tests.web.town import Town, at_desk, case_led_by, kept, offered, send, town
from workflows.terms import Act

HOUR = timedelta(hours=1)


def evening(opened: Door) -> tuple[Town, str]:
    """The post leads a case since the morning; ten hours later the line is back."""
    here = town(opened)
    code = case_led_by(here, here.post)
    opened.wall.passes(10 * HOUR)
    return here, code


def test_an_offer_on_paper_is_entered_with_both_moments(opened: Door) -> None:
    here, code = evening(opened)
    at, post = opened.wall() - 4 * HOUR, at_desk(here, here.post)
    form = {"to_unit_id": here.commune.unit_id, "late_at": when(at)}

    answer = send(post, f"/cases/{code}/acts/bring_to_commune", **form)
    page = post.get(f"/cases/{code}/timeline").text

    assert answer.status_code == 303
    assert when(at) in page
    assert f"ghi vào hệ thống {when(opened.wall())}" in page


def test_an_acceptance_on_paper_is_entered_with_both_moments(opened: Door) -> None:
    here, code = evening(opened)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    opened.wall.passes(3 * HOUR)
    at, commune = opened.wall() - HOUR, at_desk(here, here.commune)

    answer = send(commune, f"/handoffs/{made.public_id}/acceptance", late_at=when(at))
    page = commune.get(f"/cases/{code}/timeline").text

    assert answer.status_code == 303
    assert f"ghi vào hệ thống {when(opened.wall())}" in page
    assert when(at) in page


@pytest.mark.parametrize("typed", ["hôm qua", "01/01/2199 09:30"], ids=["no moment", "future"])
def test_a_moment_that_cannot_be_is_asked_again(opened: Door, typed: str) -> None:
    here, code = evening(opened)
    form = {"to_unit_id": here.commune.unit_id, "message": "cần thuốc", "late_at": typed}

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", **form)

    assert answer.status_code == 422
    assert 'id="late_at-error"' in answer.text
    assert f'value="{typed}"' in answer.text
    assert count(opened, Handoff) == 0


def test_an_offer_before_anybody_was_received_is_refused_with_the_reason(opened: Door) -> None:
    here, code = evening(opened)
    form = {"to_unit_id": here.commune.unit_id, "late_at": "01/01/2026 09:30"}

    answer = send(at_desk(here, here.post), f"/cases/{code}/acts/bring_to_commune", **form)

    assert answer.status_code == 409
    assert count(opened, Handoff) == 0


def test_what_happens_now_needs_no_moment(opened: Door) -> None:
    here, code = evening(opened)
    made = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)

    answer = send(at_desk(here, here.commune), f"/handoffs/{made.public_id}/acceptance", late_at="")

    assert answer.status_code == 303
    assert kept(here, made).answered_at == opened.wall()
