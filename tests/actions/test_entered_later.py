"""A handoff on paper while the line was down: entered later, with the moment at which it was."""

from datetime import timedelta

import pytest

from casework.actions.handoff import accept, offer, record_acceptance
from casework.records.handoffs import Handoff
from tests.actions.folder import Folder, received
from tests.actions.paths import confirmed, told
from tests.actions.test_moments import stays
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act

HOUR = timedelta(hours=1)


def after_a_day_without_a_line(town: Town) -> Folder:
    """The post received somebody in the morning; it is evening when the line is back."""
    folder = received(town, "post")
    folder.now += 10 * HOUR
    return folder


def brought(folder: Folder, *, hours: int) -> Handoff:
    """Offered on paper so many hours before the line was back."""
    commune, at = folder.town.units["commune"], folder.now - hours * HOUR
    return folder.does("post", offer, Act.BRING_TO_COMMUNE, commune, late=at)


def test_an_offer_and_its_acceptance_keep_when_they_were_and_when_they_were_entered(
    town: Town,
) -> None:
    folder = after_a_day_without_a_line(town)
    evening = folder.now

    made = brought(folder, hours=4)
    folder.does("commune", accept, made, late=evening - 3 * HOUR)

    made, step = folder.stored(made), folder.last_step
    assert (made.offered_at, made.answered_at) == (evening - 4 * HOUR, evening - 3 * HOUR)
    assert made.entered_at > evening
    assert (step.happened_at, step.at) == (evening - 3 * HOUR, folder.now)


def test_the_person_is_where_they_were_brought_from_the_moment_on_the_paper(town: Town) -> None:
    folder = after_a_day_without_a_line(town)
    evening = folder.now

    made = brought(folder, hours=4)
    folder.does("commune", accept, made, late=evening - 3 * HOUR)

    *_, post, commune = stays(folder)
    assert post[1] == commune[0] == evening - 3 * HOUR


def test_what_is_entered_at_once_happened_at_once(town: Town) -> None:
    folder = received(town, "post")

    made = folder.does("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert folder.stored(made).entered_at == folder.stored(made).offered_at == folder.now


@pytest.mark.parametrize(
    "shift", [HOUR, -30 * HOUR], ids=["it has not come yet", "nobody was received yet"]
)
def test_nothing_was_offered_then(town: Town, shift: timedelta) -> None:
    folder = after_a_day_without_a_line(town)
    at, commune = folder.now + shift, town.units["commune"]

    lacks = folder.refuses("post", offer, Act.BRING_TO_COMMUNE, commune, late=at)

    assert lacks == {Lack.MOMENT}


@pytest.mark.parametrize(
    "shift", [HOUR, -5 * HOUR], ids=["it has not come yet", "before it was offered"]
)
def test_nothing_was_accepted_then(town: Town, shift: timedelta) -> None:
    folder = after_a_day_without_a_line(town)
    evening = folder.now
    made = brought(folder, hours=4)

    lacks = folder.refuses("commune", accept, made, late=evening + shift)

    assert lacks == {Lack.MOMENT}


def test_an_acceptance_in_the_minute_of_its_offer_is_no_earlier(town: Town) -> None:
    folder = after_a_day_without_a_line(town)
    folder.now += timedelta(seconds=30)
    made = brought(folder, hours=2)
    offered_at = folder.stored(made).offered_at

    folder.does("commune", accept, made, late=offered_at.replace(second=0, microsecond=0))

    assert folder.last_step.happened_at == offered_at


def test_whoever_is_off_the_system_still_needs_a_teller(town: Town) -> None:
    folder = confirmed(town)
    folder.learns("owner", wishes=["to_stay"])
    made = folder.goes("owner", offer, Act.PLACE, town.units["far_facility"])
    how = told(folder)

    folder.does("owner", record_acceptance, made, how)

    assert folder.last_step.happened_at == how.happened_at
