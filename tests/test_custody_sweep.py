"""The sweeps of custody: what the verbs do is whole, and what is broken by hand is found."""

from collections.abc import Callable, Iterator, Set
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework.actions.handoff import accept, offer, send_back
from casework.actions.person_first import take_person_in
from casework.actions.units import end_unit
from casework.actions.whereabouts import record_whereabouts
from casework.custody_sweep import flights_not_whole, lead_lines_broken, place_lines_broken
from casework.database import Scope
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Reach, Tie
from casework.records.whereabouts import Whereabouts
from tests.actions.folder import Folder, received
from tests.actions.paths import confirmed, placed
from tests.actions.test_succession import keeper
from tests.actions.town import Town, town_in
from workflows.handoff import HandoffState
from workflows.terms import Act, Moves, Place, SendBackGround

ByHand = Callable[[Session], None]
Sweep = Callable[[Session, list[Case]], Set[UUID]]
SWEEPS: tuple[Sweep, ...] = (flights_not_whole, lead_lines_broken, place_lines_broken)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A town of its own: what is broken here is broken in memory only."""
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town


def far_along(town: Town) -> Folder:
    """Led by three units one after the other, in three places, with a fourth offer in flight."""
    folder = placed(town)
    folder.goes("facility", record_whereabouts, Place.HOSPITAL, "Bệnh viện Mẫu")
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])
    folder.goes("second_owner", accept, made)
    folder.goes("second_owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])
    return folder


def found(folder: Folder, by_hand: ByHand | None = None) -> list[str]:
    """The sweeps that find this case after a change that no verb would make; it is undone."""
    with folder.town.database.writing(Scope.of_job("doctor")) as session:
        if by_hand is not None:
            by_hand(session)
            session.flush()
        cases = list(session.scalars(select(Case)))
        names = [sweep.__name__ for sweep in SWEEPS if folder.file_id in sweep(session, cases)]
        session.rollback()
    return names


def changed(which: Select[Any], **values: object) -> ByHand:
    """Set columns of records as no verb does."""

    def by_hand(session: Session) -> None:
        for row in session.scalars(which).all():
            for column, value in values.items():
                setattr(row, column, value)

    return by_hand


def gone(which: Select[Any]) -> ByHand:
    """Let records vanish."""

    def by_hand(session: Session) -> None:
        for row in session.scalars(which).all():
            session.delete(row)

    return by_hand


def test_what_verbs_do_is_whole(town: Town) -> None:
    assert found(far_along(town)) == []


def test_a_person_who_is_in_before_the_file_is_whole(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])
    folder.goes("commune", take_person_in, made)

    assert found(folder) == []


def test_a_disputed_file_is_whole(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])
    folder.goes("commune", take_person_in, made)
    folder.goes("commune", send_back, made, SendBackGround.NOT_OUR_ROLE, remarks="Mẫu")

    assert found(folder) == []


@pytest.mark.parametrize(
    "heir", ["second_owner", "far_owner"], ids=["another unit", "whom it was offered to"]
)
def test_offers_of_a_unit_that_ended_fly_on_from_its_successor(town: Town, heir: str) -> None:
    folder = confirmed(town)
    folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])

    keeper(town, folder.now, end_unit, "owner", date(2026, 2, 1), heir)

    ill = found(folder)
    keeper(town, folder.now, end_unit, "owner", None)
    assert folder.stands[2] == heir
    assert ill == []


def test_a_lead_that_moved_without_a_record_is_found(town: Town) -> None:
    folder = far_along(town)

    ill = found(folder, changed(_case(folder), lead_unit_id=town.units["owner"]))

    assert ill == ["flights_not_whole", "lead_lines_broken"]


def test_a_record_that_is_gone_is_a_gap_in_the_line_of_leads(town: Town) -> None:
    folder = far_along(town)

    ill = found(
        folder,
        changed(
            _handoffs(folder, HandoffState.ACCEPTED, Act.TRANSFER_LEAD), state=HandoffState.RECALLED
        ),
    )

    assert ill == ["lead_lines_broken"]


def test_a_lead_that_moved_before_its_time_is_found(town: Town) -> None:
    folder = far_along(town)
    early = folder.now - 40 * HOUR

    ill = found(
        folder,
        changed(_handoffs(folder, HandoffState.ACCEPTED, Act.TRANSFER_LEAD), answered_at=early),
    )

    assert ill == ["lead_lines_broken"]


def test_an_offer_whose_sender_leads_no_more_is_found(town: Town) -> None:
    folder = far_along(town)

    ill = found(
        folder,
        changed(
            _handoffs(folder, HandoffState.OFFERED, Act.TRANSFER_LEAD),
            from_unit_id=town.units["owner"],
        ),
    )

    assert ill == ["flights_not_whole"]


def test_an_offer_without_the_tie_of_its_receiver_is_found(town: Town) -> None:
    folder = far_along(town)
    tie = select(Reach).where(Reach.file_id == folder.file_id, Reach.tie == Tie.OFFERED)

    assert found(folder, gone(tie)) == ["flights_not_whole"]


def test_the_tie_of_an_offer_that_nobody_made_is_found(town: Town) -> None:
    folder = confirmed(town)
    folder.tie("far_owner", Tie.OFFERED)

    assert found(folder) == ["flights_not_whole"]


def test_two_offers_of_the_same_thing_are_found(town: Town) -> None:
    folder = far_along(town)
    folder.goes("second_owner", offer, Act.PLACE, town.units["second_facility"])

    ill = found(
        folder, changed(_handoffs(folder, HandoffState.OFFERED, Act.PLACE), moves=Moves.BOTH)
    )

    assert ill == ["flights_not_whole"]


@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["an overlap", "a gap"])
def test_a_line_of_places_that_does_not_meet_is_found(town: Town, by: timedelta) -> None:
    folder = far_along(town)
    here = select(Whereabouts).where(
        Whereabouts.file_id == folder.file_id, Whereabouts.until_at.is_(None)
    )
    with town.database.reading(Scope.of_job("test")) as session:
        since = session.scalars(here).one().since_at

    ill = found(folder, changed(here, since_at=since + by))

    assert ill == ["place_lines_broken"]


def test_a_person_who_arrived_nowhere_is_found(town: Town) -> None:
    folder = far_along(town)
    late = folder.now - timedelta(minutes=1)

    ill = found(
        folder, changed(_handoffs(folder, HandoffState.ACCEPTED, Act.PLACE), answered_at=late)
    )

    assert ill == ["place_lines_broken"]


def test_a_line_that_begins_after_the_receipt_is_found(town: Town) -> None:
    folder = far_along(town)
    early = folder.standing.case.received_at - HOUR

    ill = found(folder, changed(_case(folder), received_at=early))

    assert ill == ["place_lines_broken"]


def _handoffs(folder: Folder, state: HandoffState, act: Act) -> Select[Any]:
    return select(Handoff).where(
        Handoff.file_id == folder.file_id, Handoff.state == state, Handoff.act == act
    )


def _case(folder: Folder) -> Select[Any]:
    return select(Case).where(Case.file_id == folder.file_id)
