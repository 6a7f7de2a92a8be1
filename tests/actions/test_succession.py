"""Units that end: the cases they lead go to whoever follows, and nothing is asked of them."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from casework.actions.asking import ask_for
from casework.actions.handoff import offer, recall, record_acceptance
from casework.actions.notice import notify_case_owner
from casework.actions.plain import record_for
from casework.actions.receive import Intake, receive
from casework.actions.succession import inherit, left_behind
from casework.actions.units import end_unit
from casework.actions.verification import initial_check
from casework.database import Scope
from casework.records.reaches import Tie
from casework.transaction import perform
from tests.actions.folder import Folder, received
from tests.actions.paths import confirmed, taken_in, told
from tests.actions.town import Town
from tests.office import make
from workflows.engine import Refused
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Citizenship, Stage, Status

LABOUR_ENDS, DISTRICTS_END = date(2025, 3, 1), date(2025, 7, 1)
IN_FEBRUARY = datetime(2025, 2, 10, 2, tzinfo=UTC)
IN_MARCH = datetime(2025, 3, 3, 2, tzinfo=UTC)
IN_JULY = datetime(2025, 7, 2, 2, tzinfo=UTC)


def keeper(town: Town, now: datetime, verb, unit: str, *given: object) -> object:  # type: ignore[no-untyped-def]
    """A verb of an administrator on a unit, in the session of a job."""
    actor = town.actors["board.head"]

    def act(session: Session) -> object:
        found = [_unit(session, town, each) if isinstance(each, str) else each for each in given]
        return verb(session, actor, now, _unit(session, town, unit), *found)

    return perform(town.database, actor, act, job="units")


def _unit(session: Session, town: Town, key: str) -> make.Unit:
    return session.get_one(make.Unit, town.units[key])


def led_by_labour(town: Town) -> Folder:
    """Received in February 2025 by a commune; the district's labour office took in, on paper."""
    actor = town.actors["commune"]
    facts = Intake(age_band=AgeBand.ADULT, citizenship=Citizenship.CITIZEN)

    def act(session: Session) -> UUID:
        at = IN_FEBRUARY
        return receive(session, actor, at, facts, entry=Act.RECEIVE, received_at=at).file_id

    folder = Folder(town, perform(town.database, actor, act), IN_FEBRUARY)
    notice = folder.goes("commune", notify_case_owner, town.units["labour"])
    folder.goes("commune", record_acceptance, notice, told(folder))
    return folder


def left(town: Town, unit: str, now: datetime) -> int:
    with town.database.reading(Scope.of_job("test")) as session:
        return left_behind(session, _unit(session, town, unit), now)


def test_an_old_case_has_a_lawful_lead_through_both_reforms(town: Town) -> None:
    folder = led_by_labour(town)
    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "labour")

    keeper(town, IN_MARCH, end_unit, "labour", LABOUR_ENDS, "district_health")
    assert folder.stands[2] == "district_health"
    keeper(town, IN_JULY, end_unit, "district_health", DISTRICTS_END, "owner")

    assert folder.stands == (Stage.VERIFICATION, Status.BEING_IDENTIFIED, "owner")
    assert folder.ties("owner") == {Tie.LEADS}
    assert folder.ties("commune").isdisjoint({Tie.RECORDS})
    folder.now = IN_JULY
    folder.does("owner", initial_check, "Đã đối chiếu.")
    assert folder.standing.case.regime == "law_2011"
    keeper(town, IN_JULY, end_unit, "labour", None)
    keeper(town, IN_JULY, end_unit, "district_health", None)


def test_each_case_says_that_its_lead_moved_and_when(town: Town) -> None:
    folder = led_by_labour(town)
    known = len(folder.standing.said)

    keeper(town, IN_MARCH, end_unit, "labour", LABOUR_ENDS, "district_health")

    (said,) = folder.standing.said[known:]
    assert said.event == "case.inherited"
    assert said.details["from"] == town.units["labour"].hex
    assert said.details["to"] == town.units["district_health"].hex
    keeper(town, IN_MARCH, end_unit, "labour", None)


def test_a_unit_that_ends_later_keeps_its_cases_until_that_day(town: Town) -> None:
    folder = led_by_labour(town)

    keeper(town, IN_FEBRUARY, end_unit, "labour", LABOUR_ENDS, "district_health")
    assert (folder.stands[2], left(town, "labour", IN_FEBRUARY)) == ("labour", 0)

    assert left(town, "labour", IN_MARCH) > 0
    keeper(town, IN_MARCH, inherit, "labour")
    assert folder.stands[2] == "district_health"
    assert left(town, "labour", IN_MARCH) == 0
    keeper(town, IN_MARCH, end_unit, "labour", None)


def test_who_plays_no_part_in_the_case_does_not_get_it(town: Town) -> None:
    folder = led_by_labour(town)

    keeper(town, IN_MARCH, end_unit, "labour", LABOUR_ENDS, "far_commune")

    assert folder.stands[2] == "labour"
    keeper(town, IN_MARCH, end_unit, "labour", None)


def test_nothing_is_offered_to_a_unit_that_ended_and_the_successor_is_named(town: Town) -> None:
    folder = received(town, "commune")
    keeper(town, folder.now, end_unit, "far_owner", date(2026, 1, 1), "second_owner")

    with pytest.raises(Refused) as refused:
        folder.goes("commune", notify_case_owner, town.units["far_owner"])

    (reason,) = refused.value.unmet
    assert (reason.kind, reason.successor) == (Lack.ENDED, "Đơn vị second_owner Mẫu")
    keeper(town, folder.now, end_unit, "far_owner", None)


def test_nothing_is_asked_of_a_unit_that_ended_and_the_successor_is_named(town: Town) -> None:
    folder = taken_in(town)
    folder.goes("owner", initial_check, None)
    keeper(town, folder.now, end_unit, "far_police", date(2026, 1, 1), "second_police")

    to = town.units["far_police"]
    with pytest.raises(Refused) as refused:
        folder.goes("owner", ask_for, Act.REQUEST_VERIFICATION, to, question="Ai?")

    (reason,) = refused.value.unmet
    assert (reason.kind, reason.successor) == (Lack.ENDED, "Đơn vị second_police Mẫu")
    keeper(town, folder.now, end_unit, "far_police", None)


def test_no_act_is_recorded_for_a_unit_that_had_ended_and_the_successor_is_named(
    town: Town,
) -> None:
    folder = taken_in(town, citizenship=Citizenship.FOREIGN)
    keeper(town, folder.now, end_unit, "consular", date(2026, 1, 1), "mission")

    unit, how = town.units["consular"], told(folder)
    with pytest.raises(Refused) as refused:
        folder.goes("owner", record_for, Act.SEND_NOTE, unit, how, note="Mẫu")

    assert [(each.kind, each.successor) for each in refused.value.unmet] == [
        (Lack.ENDED, "Đơn vị mission Mẫu")
    ]
    keeper(town, folder.now, end_unit, "consular", None)


def test_an_offer_of_the_unit_that_ended_is_recalled_by_its_successor(town: Town) -> None:
    folder = confirmed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])
    keeper(town, folder.now, end_unit, "owner", date(2026, 2, 1), "second_owner")

    folder.does("second_owner", recall, made)

    assert folder.events == ["handoff.recalled"]
    keeper(town, folder.now, end_unit, "owner", None)
