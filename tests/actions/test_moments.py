"""When an act that ours records happened: told to the minute, kept in the order of the acts."""

from datetime import datetime, timedelta

from sqlalchemy import select

from casework.actions.handoff import offer, record_acceptance
from casework.actions.notice import notify_case_owner
from casework.actions.telling import Told
from casework.actions.verification import answer_verification
from casework.actions.whereabouts import record_whereabouts
from casework.database import Scope
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.records.whereabouts import Whereabouts
from tests.actions.folder import Folder, received
from tests.actions.paths import ask, checked, confirmed
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act, Place

HALF_A_MINUTE = timedelta(seconds=30)
HOUR = timedelta(hours=1)


def in_the_minute_of(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def told_at(when: datetime) -> Told:
    return Told("Chủ tịch UBND xã Mẫu", Channel.TELEPHONE, when)


def placement_offered(town: Town) -> tuple[Folder, Handoff]:
    folder = confirmed(town)
    folder.learns("owner", wishes=["to_stay"])
    return folder, folder.goes("owner", offer, Act.PLACE, town.units["far_facility"])


def stays(folder: Folder) -> list[tuple[datetime, datetime | None]]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = session.scalars(
            select(Whereabouts)
            .where(Whereabouts.file_id == folder.file_id)
            .order_by(Whereabouts.since_at)
        )
        return [(row.since_at, row.until_at) for row in rows]


def test_an_acceptance_told_in_the_minute_of_its_offer_stops_the_clock(town: Town) -> None:
    folder = received(town, "commune")
    folder.now += HALF_A_MINUTE
    notice = folder.goes("commune", notify_case_owner, town.units["far_owner"])

    how = told_at(in_the_minute_of(notice.offered_at))
    folder.does("commune", record_acceptance, notice, how)

    assert folder.last_step.happened_at == notice.offered_at
    assert folder.stored(notice).answered_at == notice.offered_at
    assert "owner_intake" not in {key for key, _ in folder.waits}


def test_an_answer_told_in_the_minute_of_the_question_comes_after_it(town: Town) -> None:
    folder = checked(town)
    folder.now += HALF_A_MINUTE
    request = ask(folder, "far_police")

    how = told_at(in_the_minute_of(request.asked_at))
    folder.does("owner", answer_verification, request, answer="Đúng.", told=how)

    assert folder.stored(request).answered_at == request.asked_at
    assert folder.last_step.happened_at == request.asked_at


def test_nobody_was_taken_in_before_they_came_to_where_they_are(town: Town) -> None:
    folder, made = placement_offered(town)
    folder.now += HOUR
    folder.goes("owner", record_whereabouts, Place.HOSPITAL, None)
    folder.now += HOUR

    how = told_at(made.offered_at + HALF_A_MINUTE)

    assert folder.refuses("owner", record_acceptance, made, how) == {Lack.MOMENT}


def test_one_stay_ends_where_the_next_begins(town: Town) -> None:
    folder, made = placement_offered(town)
    folder.now += HALF_A_MINUTE
    stay = folder.goes("owner", record_whereabouts, Place.HOSPITAL, None)

    how = told_at(in_the_minute_of(stay.since_at))
    folder.does("owner", record_acceptance, made, how)

    *_, hospital, facility = stays(folder)
    assert hospital[0] <= hospital[1] == facility[0]
