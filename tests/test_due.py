"""What waits for whom, and until when: kept by verbs, and the same when computed from nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from casework import audit, due
from casework.actions.closing import close, reopen
from casework.actions.conclusion import draft_conclusion
from casework.actions.founding import SpecialDay, set_days
from casework.actions.handoff import accept, offer, recall, send_back
from casework.actions.notice import notify_case_owner
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.screen import find_no_signs, find_signs
from casework.actions.support import approve_support, decline_support, propose_support
from casework.actions.verification import initial_check
from casework.database import Scope
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.ids import new_id
from tests.actions.folder import HOUR, MORNING, Folder, received
from tests.actions.paths import (
    SHEET,
    answered,
    approved,
    asked,
    checked,
    confirmed,
    handed_on_paper,
    opened,
    placed,
    proposed,
    taken_in,
    told,
)
from tests.actions.town import Town, found_town, town_in
from workflows.terms import Act, Ground, Letter, SendBackGround

TODAY = date(2026, 3, 2)
NEXT_ON = date(2026, 6, 1)


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town


@pytest.fixture
def town_with_a_holiday(
    address_of_new_database: Callable[[], str], tmp_path: Path
) -> Iterator[Town]:
    """A town that keeps the tenth of March."""
    town = found_town(address_of_new_database(), tmp_path)
    day = SpecialDay(date(2026, 3, 10), works=False, name="Ngày nghỉ Mẫu", document="mẫu")
    with town.database.writing(Scope.of_job("test")) as session:
        set_days(session, None, MORNING, [day])
        audit.write(session)
        session.commit()
    yield town
    town.database.dispose()


def rows(folder: Folder) -> list[Due]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(select(Due).where(Due.file_id == folder.file_id)))


def row(folder: Folder, key: str) -> Due:
    return next(row for row in rows(folder) if row.key == key)


def end_of(day: date) -> datetime:
    """The last second of a day in Vietnam, in UTC."""
    return datetime(day.year, day.month, day.day, 16, 59, 59, tzinfo=UTC)


def refreshed(folder: Folder, spoil: Callable[[Folder], Due | None]) -> None:
    """Spoil the projection, then make it true again, as the doctor does."""
    with folder.town.database.writing(Scope.of_job("doctor")) as session:
        wrong = spoil(folder)
        if wrong is not None:
            session.add(wrong)
        else:
            session.delete(session.get_one(Due, rows(folder)[0].id))
        session.commit()
    folder.goes(folder.town.key_of(folder.standing.case.lead_unit_id), _refresh)


def _refresh(session, actor, now, case: Case) -> None:
    """An act that changes nothing but says something, as any verb that keeps the projection."""
    due.refresh(session, case, now)
    audit.record(session, "paper.printed", actor, now, case.file_id, kind="receipt", copy=1)


# --- what waits, and for whom ---


def received_at_the_post(town: Town) -> Folder:
    return received(town, "post")


def brought_and_waiting(town: Town) -> Folder:
    folder = received(town, "post")
    folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])
    return folder


def brought_on_paper(town: Town) -> Folder:
    folder = received(town, "gate")
    handed_on_paper(folder, "gate", Act.BRING_TO_COMMUNE, "far_commune")
    return folder


def notified(town: Town) -> Folder:
    folder = received(town, "commune")
    folder.goes("commune", notify_case_owner, town.units["owner"])
    return folder


def notified_by_telephone(town: Town) -> Folder:
    folder = brought_on_paper(town)
    folder.goes("gate", notify_case_owner, town.units["owner"], told=told(folder))
    return folder


def signs_at_the_gate(town: Town) -> Folder:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)
    folder.goes("gate", find_signs, "Lời ghi mẫu.")
    return folder


def no_signs_at_the_gate(town: Town) -> Folder:
    folder = received(town, "gate", Act.RECEIVE_AT_GATE)
    folder.goes("gate", find_no_signs, "Lời ghi mẫu.")
    return folder


def asked_to_verify(town: Town) -> Folder:
    return asked(town)[0]


def support_proposed(town: Town) -> Folder:
    folder = placed(town)
    proposed(folder)
    return folder


def support_approved(town: Town) -> Folder:
    folder = placed(town)
    approved(folder)
    return folder


def ended(town: Town) -> Folder:
    folder, _ = asked(town)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, reasons="Mẫu")
    return folder


AT_NOTICE = {("owner_intake", "owner"), ("initial_info_check", "owner")}
STAY = {("essential_needs_stay", "facility"), ("family_warning", "facility")}


@pytest.mark.parametrize(
    ("come_to", "waits"),
    [
        (received_at_the_post, {("bring_to_commune", "post")}),
        (brought_and_waiting, {("bring_to_commune", "post"), ("bring_to_commune", "commune")}),
        (brought_on_paper, {("bring_to_commune", "gate"), ("commune_notice", "gate")}),
        (notified, {("take_in", "owner"), *AT_NOTICE}),
        (
            notified_by_telephone,
            {
                ("bring_to_commune", "gate"),
                ("take_in", "owner"),
                ("owner_intake", "owner"),
                ("initial_info_check", "owner"),
            },
        ),
        (taken_in, {("initial_info_check", "owner")}),
        (checked, set()),
        (asked_to_verify, {("answer_verification", "police"), ("full_verification", "police")}),
        (answered, {("conclusion", "police")}),
        (confirmed, {("application_window", "owner")}),
        (placed, {("application_window", "owner"), *STAY}),
        (support_proposed, {("support_application", "owner"), *STAY}),
        (support_approved, {("deliver_support", "facility"), *STAY}),
        (signs_at_the_gate, {("gate_brings", "gate")}),
        (no_signs_at_the_gate, set()),
        (ended, set()),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_waits_waits_for_the_unit_that_must_act(
    town: Town, come_to: Callable[[Town], Folder], waits: set[tuple[str, str]]
) -> None:
    folder = come_to(town)

    assert folder.waits == waits
    folder.standing.insist()


# --- until when ---


def test_at_once_is_due_when_it_begins(town: Town) -> None:
    clock = row(received(town, "post"), "bring_to_commune")

    assert clock.started_at == clock.due_at == MORNING - HOUR


def test_three_days_end_with_the_third_day_in_vietnam(town: Town) -> None:
    clock = row(taken_in(town), "initial_info_check")

    assert clock.due_at == end_of(TODAY + timedelta(days=3))


def test_where_no_limit_was_read_the_clock_waits_without_one(town: Town) -> None:
    folder, _ = asked(town)

    assert row(folder, "full_verification").due_at is None


def test_a_stay_is_longest_a_hundred_and_twenty_days(town: Town) -> None:
    clock = row(placed(town), "essential_needs_stay")

    assert clock.due_at == end_of(TODAY + timedelta(days=120))


def test_nine_working_days_end_on_the_ninth(town: Town) -> None:
    clock = row(support_proposed(town), "support_application")

    assert clock.due_at == end_of(date(2026, 3, 13))


def test_a_day_off_is_not_counted(town_with_a_holiday: Town) -> None:
    clock = row(support_proposed(town_with_a_holiday), "support_application")

    assert clock.due_at == end_of(date(2026, 3, 16))


def test_a_clock_runs_from_when_it_happened_and_not_from_its_entry(town: Town) -> None:
    folder = brought_on_paper(town)

    step = folder.last_step
    assert row(folder, "commune_notice").started_at == step.happened_at < step.at


# --- as things change ---


def test_an_answered_offer_waits_no_more(town: Town) -> None:
    folder = confirmed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    folder.does("second_owner", accept, made)

    assert {entry.waits for entry in rows(folder)} == {Waits.CLOCK, Waits.MINUTES}
    assert ("transfer_lead", "owner") in folder.unsigned


@pytest.mark.parametrize(
    ("who", "verb", "args"),
    [("owner", recall, ()), ("second_owner", send_back, (SendBackGround.DUPLICATE,))],
    ids=["recalled", "sent back"],
)
def test_an_offer_that_ended_leaves_the_case_as_it_waited_before(
    town: Town, who: str, verb: Callable[..., object], args: tuple[object, ...]
) -> None:
    folder = confirmed(town)
    before = folder.waits
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    folder.does(who, verb, made, *args, **({"remarks": "Mẫu"} if verb is send_back else {}))

    assert folder.waits == before


def test_the_open_duties_go_with_the_lead(town: Town) -> None:
    folder = support_proposed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    folder.does("second_owner", accept, made)

    assert folder.waits == {("support_application", "second_owner"), *STAY}


def test_a_case_taken_up_again_waits_for_what_it_waited_for(town: Town) -> None:
    folder = taken_in(town)
    folder.goes("owner", close, Act.CLOSE_EARLY, Ground.LOST_CONTACT, reasons="Mẫu")

    folder.does("owner", reopen, reasons="Mẫu")

    assert folder.waits == {("initial_info_check", "owner")}


def test_every_proposal_waits_for_its_own_decision(town: Town) -> None:
    folder = placed(town)
    first = proposed(folder)
    second = proposed(folder, letter=Letter.B)
    opened(folder, "owner.head")

    folder.does("owner.head", approve_support, first)

    waiting = [row for row in rows(folder) if row.key == "support_application"]
    assert [(row.subject_id, row.started_at) for row in waiting] == [
        (second.public_id, second.proposed_at)
    ]


def test_a_declined_proposal_waits_no_more(town: Town) -> None:
    folder = placed(town)
    line = proposed(folder)
    opened(folder, "owner.head")

    folder.does("owner.head", decline_support, line, reasons="Mẫu")

    assert folder.waits == STAY


def test_the_next_look_waits_for_the_lead_until_the_end_of_its_day(town: Town) -> None:
    folder = back_home(town)

    looked(folder, NEXT_ON)

    reminder = row(folder, "follow_up")
    assert (reminder.waits, reminder.due_at) == (Waits.FOLLOW_UP, end_of(NEXT_ON))
    assert folder.waits == {("deliver_support", "facility"), ("follow_up", "owner")}


def test_a_later_look_without_a_next_day_ends_the_reminder(town: Town) -> None:
    folder = back_home(town)
    looked(folder, NEXT_ON)

    looked(folder, None)

    assert folder.waits == {("deliver_support", "facility")}


def test_nobody_is_reminded_of_a_closed_case(town: Town) -> None:
    folder = back_home(town)
    looked(folder, NEXT_ON)

    folder.does("owner", close, Act.CLOSE, Ground.SETTLED, reasons="Mẫu")

    assert folder.waits == set()


def test_a_day_set_before_the_case_was_closed_reminds_nobody_after(town: Town) -> None:
    folder = back_home(town)
    looked(folder, NEXT_ON)
    folder.goes("owner", close, Act.CLOSE, Ground.SETTLED, reasons="Mẫu")
    folder.goes("owner", reopen, reasons="Mẫu")

    folder.does("owner", begin_reintegration, home="Thôn Mẫu")

    (reminder,) = (item for item in folder.standing.due if item.waits is Waits.FOLLOW_UP)
    assert (reminder.due_at, reminder.started_at) == (None, folder.now)


def back_home(town: Town) -> Folder:
    folder = support_approved(town)
    folder.goes("owner", begin_reintegration, home="Thôn Mẫu")
    return folder


def looked(folder: Folder, next_on: date | None) -> None:
    folder.does("owner", follow_up, seen_on=TODAY, next_on=next_on, finding="Mẫu")


def test_what_still_waits_keeps_its_row(town: Town) -> None:
    folder = placed(town)
    before = row(folder, "essential_needs_stay").id

    folder.does("facility", propose_support, Letter.G, detail="Mẫu")

    assert row(folder, "essential_needs_stay").id == before


def test_what_was_done_waits_no_more(town: Town) -> None:
    folder = taken_in(town)

    folder.does("owner", initial_check, None)

    assert folder.waits == set()


# --- rebuilt from nothing ---


def nothing_left(folder: Folder) -> None:
    return None


def one_too_many(folder: Folder) -> Due:
    return Due(
        id=new_id(),
        file_id=folder.file_id,
        waits=Waits.CLOCK,
        key="conclusion",
        subject_id=None,
        unit_id=folder.town.units["police"],
        started_at=MORNING,
        due_at=None,
    )


@pytest.mark.parametrize("spoil", [nothing_left, one_too_many], ids=["lost", "one too many"])
def test_the_projection_is_made_true_again(
    town: Town, spoil: Callable[[Folder], Due | None]
) -> None:
    folder = taken_in(town)

    refreshed(folder, spoil)

    assert folder.waits == {("initial_info_check", "owner")}


def test_a_draft_waits_for_the_head_of_the_unit_that_drafted_it(town: Town) -> None:
    folder = answered(town)

    folder.does("police", draft_conclusion, Act.CONFIRM, answers=SHEET, reasons="Lời khai khớp.")

    assert (Waits.SIGNATURE, "police") in {
        (due.waits, town.key_of(due.unit_id)) for due in rows(folder)
    }


def test_an_offer_without_a_limit_stays_before_the_eyes_of_its_giver(town: Town) -> None:
    folder = confirmed(town)

    folder.does("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    assert sent(folder) == {("transfer_lead", "owner")}


def test_an_offer_with_a_limit_is_seen_by_its_clock(town: Town) -> None:
    folder = received(town, "post")

    folder.does("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert sent(folder) == set()


def test_an_answered_offer_is_before_the_giver_no_more(town: Town) -> None:
    folder = confirmed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    folder.does("second_owner", accept, made)

    assert sent(folder) == set()


def test_what_reminds_the_giver_already_reminds_it_once(town: Town) -> None:
    folder = confirmed(town)

    folder.does("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])

    assert sent(folder) == set()
    assert ("transfer_lead", "owner") in folder.waits


def test_the_first_look_waits_for_the_lead_from_the_way_home_on(town: Town) -> None:
    folder = placed(town)
    approved(folder)

    folder.does("owner", begin_reintegration, home="Thôn Mẫu")

    looks = [item for item in folder.standing.due if item.waits is Waits.FOLLOW_UP]
    assert [(item.due_at, item.started_at) for item in looks] == [(None, folder.now)]


def sent(folder: Folder) -> set[tuple[str, str]]:
    found = (item for item in folder.standing.due if item.waits is Waits.SENT)
    return {(item.key, folder.town.key_of(item.unit_id)) for item in found}
