"""A numbered decision extends a clock: by whose decision, how far, and what refuses it."""

from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.extension import extend_clock
from casework.actions.step import take_and_say
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.case_clocks_page import ClockRow, Extended, clocks_page
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.tellings import Telling
from tests.actions.folder import Folder
from tests.actions.paths import ask, asked, checked, opened, placed, told
from tests.actions.town import Town
from workflows.regime import Lack
from workflows.terms import Act

KEY = "verify_domestic"
BY_DECISION = {"number": "15/QĐ-Mẫu", "reasons": "Chờ trả lời của địa phương khác."}
ENDS_ON = date(2026, 3, 22)
CEILING = date(2026, 5, 2)
APRIL = date(2026, 4, 20)


def to_old_law(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """As if the person had been received under the law of 2011."""
    case.regime = "law_2011"
    due.refresh(session, case, now)
    audit.record(session, "paper.printed", actor, now, case.file_id, kind="receipt", copy=1)


def under_verification(town: Town) -> Folder:
    """The police were asked under the law of 2011: twenty days, and two months by a decision."""
    folder, _ = asked(town)
    folder.goes("owner", to_old_law)
    return folder


def waiting_for(town: Town, verifier: str) -> Folder:
    folder = checked(town)
    ask(folder, verifier)
    folder.goes("owner", to_old_law)
    return folder


def ends_on(folder: Folder, key: str = KEY) -> date | None:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(Due.due_at).where(Due.file_id == folder.file_id, Due.key == key)
        found = session.scalars(rows).one()
    return found.date() if found else None  # 23:59:59 in Vietnam is the same day in UTC


def test_the_verifier_extends_its_own_limit(town: Town) -> None:
    folder = under_verification(town)
    before = ends_on(folder)

    made = folder.does("police", extend_clock, KEY, until_on=APRIL, **BY_DECISION)

    assert (before, ends_on(folder)) == (ENDS_ON, APRIL)
    assert folder.reads(made, "number") == "15/QĐ-Mẫu"
    assert folder.events == ["clock.extended"]
    details = {"extension": made.id.hex, "clock": KEY, "until": "2026-04-20"}
    assert folder.said[0].details == details


def test_it_may_be_extended_again_but_never_back(town: Town) -> None:
    folder = under_verification(town)
    folder.goes("police", extend_clock, KEY, until_on=APRIL, **BY_DECISION)

    refused = folder.refuses("police", extend_clock, KEY, until_on=APRIL, **BY_DECISION)
    folder.does("police", extend_clock, KEY, until_on=CEILING, **BY_DECISION)

    assert refused == {Lack.NO_LATER}
    assert ends_on(folder) == CEILING


def test_nothing_extends_beyond_the_ceiling_of_the_law(town: Town) -> None:
    folder = under_verification(town)
    beyond = date(2026, 5, 3)

    refused = folder.refuses("police", extend_clock, KEY, until_on=beyond, **BY_DECISION)

    assert refused == {Lack.FARTHER}


def test_from_the_report_on_the_earlier_of_two_ceilings_holds(town: Town) -> None:
    folder = under_verification(town)
    folder.goes("police", take_and_say, Act.REFER_COMPLEX)

    refused = folder.refuses("police", extend_clock, KEY, until_on=CEILING, **BY_DECISION)
    folder.does("police", extend_clock, KEY, until_on=date(2026, 5, 1), **BY_DECISION)

    assert refused == {Lack.FARTHER}  # sixty days from the report end a day before two months


@pytest.mark.parametrize("number", ["", "  "], ids=["none", "blank"])
def test_a_decision_without_a_number_extends_nothing(town: Town, number: str) -> None:
    folder = under_verification(town)

    refused = folder.refuses(
        "police", extend_clock, KEY, until_on=APRIL, number=number, reasons="Mẫu."
    )

    assert refused == {Lack.NUMBER}


def test_the_lead_does_not_decide_for_a_verifier_on_the_system(town: Town) -> None:
    folder = under_verification(town)

    refused = folder.refuses("owner", extend_clock, KEY, until_on=APRIL, **BY_DECISION)

    assert refused == {Lack.ROLE}


def test_police_who_were_not_asked_extend_nothing(town: Town) -> None:
    folder = under_verification(town)
    folder.tie("second_police", Tie.FORMERLY_LED)

    refused = folder.refuses("second_police", extend_clock, KEY, until_on=APRIL, **BY_DECISION)

    assert refused == {Lack.LEAD}


def test_the_lead_writes_down_the_decision_of_a_verifier_off_the_system(town: Town) -> None:
    folder = waiting_for(town, "far_police")

    made = folder.does("owner", extend_clock, KEY, until_on=APRIL, told=told(folder), **BY_DECISION)

    assert (made.unit_id, made.channel) == (town.units["far_police"], Channel.PAPER)
    assert folder.events == ["telling.recorded", "clock.extended"]
    with town.database.reading(Scope.of_job("test")) as session:
        telling = session.scalars(select(Telling).where(Telling.subject_id == made.id)).one()
    assert telling.unit_id == made.unit_id


def test_of_a_verifier_off_the_system_somebody_must_have_told(town: Town) -> None:
    folder = waiting_for(town, "far_police")

    refused = folder.refuses("owner", extend_clock, KEY, until_on=APRIL, **BY_DECISION)

    assert refused == {Lack.TOLD}


def test_a_limit_that_no_article_extends_stays_as_it_is(town: Town) -> None:
    folder = checked(town)

    refused = folder.refuses(
        "owner", extend_clock, "initial_info_check", until_on=APRIL, **BY_DECISION
    )

    assert refused == {Lack.STOPPED}  # the check is done: its limit runs no more


def test_a_running_limit_without_any_ceiling_is_not_extended(town: Town) -> None:
    folder = under_verification(town)

    refused = folder.refuses("owner", extend_clock, "conclusion", until_on=APRIL, **BY_DECISION)

    assert refused == {Lack.STOPPED}


def test_the_facility_extends_the_stay_that_it_gives(town: Town) -> None:
    folder = placed(town)
    later = date(2026, 9, 1)

    folder.does("facility", extend_clock, "essential_needs_stay", until_on=later, **BY_DECISION)

    assert ends_on(folder, "essential_needs_stay") == later


def test_number_and_reasons_are_told_to_whoever_opened_the_case(town: Town) -> None:
    folder = under_verification(town)
    folder.goes("police", extend_clock, KEY, until_on=APRIL, **BY_DECISION)
    masked = shown(folder)

    opened(folder, "police")

    (before,), (after,) = masked, shown(folder)
    assert (before.number.is_open, before.reasons.text) == (False, "")
    assert (after.number.text, after.reasons.text) == ("15/QĐ-Mẫu", BY_DECISION["reasons"])


def test_how_it_was_counted_names_the_decision_only_to_whoever_opened_the_case(
    town: Town,
) -> None:
    folder = under_verification(town)
    folder.goes("police", extend_clock, KEY, until_on=APRIL, **BY_DECISION)
    masked = how(folder)

    opened(folder, "police")

    assert "Đã gia hạn đến hết ngày 20/04/2026 theo quyết định có số." in masked
    assert "Đã gia hạn đến hết ngày 20/04/2026 theo quyết định số 15/QĐ-Mẫu." in how(folder)


def shown(folder: Folder) -> tuple[Extended, ...]:
    return _row(folder).extensions


def how(folder: Folder) -> str:
    return _row(folder).reading.how_vi


def _row(folder: Folder) -> ClockRow:
    actor = folder.town.actors["police"]
    with folder.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        view = clocks_page(session, actor, folder.standing.case.code, folder.now)
        return next(row for row in view.running if row.reading.clock.key == KEY)
