"""Units that have ended: from the first day on which they act no more, the law opens nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from casework.actions.handoff import offer, record_acceptance
from casework.actions.verification import initial_check, request_verification
from casework.database import Scope
from casework.office import vietnam_day
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import checked, confirmed, taken_in, told
from tests.actions.town import ENDED_ON, Town
from tests.office import make
from workflows.engine import Refused
from workflows.regime import Lack
from workflows.terms import Act

DAY = timedelta(days=1)
TODAY = vietnam_day(MORNING)


@contextmanager
def ended(town: Town, unit: str, day: date, successor: str | None = None) -> Iterator[None]:
    """The unit acts no more from `day` on, for as long as the test looks."""
    _end(town, unit, day, town.units[successor] if successor else None)
    try:
        yield
    finally:
        _end(town, unit, None, None)


def _end(town: Town, unit: str, day: date | None, successor_id: object) -> None:
    with town.database.writing(Scope.of_job("test")) as session:
        row = session.get_one(make.Unit, town.units[unit])
        row.valid_to, row.successor_id = day, successor_id
        session.commit()


def reckoned(folder: Folder) -> set[tuple[str, str]]:
    """What waits, reckoned anew on the day, and for whom."""
    waiting = folder.standing.due_anew
    return {(item.key, folder.town.key_of(item.unit_id)) for item in waiting}


def test_a_unit_that_has_ended_receives_nobody(town: Town) -> None:
    with ended(town, "commune", ENDED_ON), pytest.raises(Refused) as refused:
        received(town, "commune")

    assert {reason.kind for reason in refused.value.unmet} == {Lack.ENDED}


def test_a_lead_that_has_ended_acts_no_more_and_is_told_who_took_over(town: Town) -> None:
    folder = taken_in(town)

    with ended(town, "owner", TODAY, "second_owner"), pytest.raises(Refused) as refused:
        folder.goes("owner", initial_check, None)

    (reason,) = refused.value.unmet
    assert (reason.kind, reason.successor) == (Lack.ENDED, "Đơn vị second_owner Mẫu")


def test_what_the_ended_lead_must_do_reminds_who_gave_the_case(town: Town) -> None:
    folder = confirmed(town)

    with ended(town, "owner", TODAY):
        waits = reckoned(folder)

    assert {unit for _, unit in waits} == {"commune"}


def test_an_offer_to_a_unit_that_ended_waits_for_the_giver(town: Town) -> None:
    folder = confirmed(town)
    folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    with ended(town, "second_owner", TODAY):
        waits = reckoned(folder)

    assert ("transfer_lead", "owner") in waits
    assert ("transfer_lead", "second_owner") not in waits


def test_a_unit_that_ended_later_had_accepted_in_time(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])
    how = told(folder)
    folder.now += 2 * DAY

    with ended(town, "far_commune", vietnam_day(MORNING) + DAY):
        folder.does("post", record_acceptance, made, how)

    assert folder.stands[2] == "far_commune"


def test_a_unit_that_had_ended_before_cannot_have_accepted(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["far_commune"])

    with ended(town, "far_commune", TODAY):
        found = folder.refuses("post", record_acceptance, made, told(folder))

    assert found == {Lack.ENDED}


def test_a_unit_that_has_ended_verifies_nothing(town: Town) -> None:
    folder = checked(town)

    with ended(town, "police", TODAY):
        found = folder.refuses(
            "owner", request_verification, town.units["police"], question="Người này là ai?"
        )

    assert found == {Lack.ENDED}
