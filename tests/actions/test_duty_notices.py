"""Notices of duty: another unit is told that a duty waits for it, and says that it heard so."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due
from casework.actions.climbing import climb, to_climb
from casework.actions.duty_notice_paper import confirm_word_with_new_paper
from casework.actions.duty_notices import acknowledge_notice, send_notice, withdraw_notice
from casework.actions.duty_parties import duty_of_key, sending
from casework.actions.handoff import recall
from casework.actions.notice import notify_case_owner
from casework.actions.opening import open_notice
from casework.actions.paper import void_paper
from casework.actions.plain import do_act
from casework.audit import Actor
from casework.database import Scope
from casework.ladder_check import disagreeing
from casework.lookups.disclosures import eyes
from casework.lookups.notices import climbed_to, notices_of
from casework.lookups.strips import Strip, strips
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.duty_notices import DutyNotice
from casework.records.notices import Climb
from casework.records.papers import Paper
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.transaction import perform_as_job
from casework.worker import work_once
from tests.actions.folder import Folder, received
from tests.actions.paths import checked, told
from tests.actions.test_climbing import office
from tests.actions.town import Town, town_in
from workflows.coordination import Duty, duties_of
from workflows.duty_notice import DutyNoticeState
from workflows.regime import Lack
from workflows.silence import Rung, Silence
from workflows.terms import Act, Citizenship

DAY = timedelta(days=1)
MEET = "tell_foreign_channel.report_foreigner"
TAKE_IN = "notify_case_owner.take_in"
BRING = "receive.bring_to_commune"


@pytest.fixture
def own(address_of_new_database: Callable[[], str], tmp_path: Path) -> Iterator[Town]:
    """A town of this test alone: a worker works for the whole office."""
    with town_in(address_of_new_database(), tmp_path) as town:
        yield town


def duty(key: str) -> Duty:
    return next(one for one in duties_of("law_2024") if one.key == key)


def told_police(town: Town, police: str = "police") -> Folder:
    """The case owner asked the immigration police to meet a foreigner: they owe it now."""
    folder = checked(town, citizenship=Citizenship.FOREIGN)
    unit_id = town.units[police]
    folder.goes("owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="Đã làm.", to_unit_id=unit_id)
    return folder


def at_the_post(town: Town) -> Folder:
    """Received by the police post, which owes nothing to itself but to bring the person."""
    return received(town, "post")


def notified(town: Town, police: str = "police") -> tuple[Folder, DutyNotice]:
    folder = told_police(town, police)
    unit_id = town.units[police]
    return folder, folder.goes("owner", send_notice, duty(MEET), unit_id, message="Gọi sớm.")


def waits(folder: Folder, *kinds: Waits) -> set[tuple[Waits, str]]:
    kept = (item for item in folder.standing.due if item.waits in kinds)
    return {(item.waits, folder.town.key_of(item.unit_id)) for item in kept}


def written(folder: Folder) -> list[tuple[Silence, Rung]]:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = session.scalars(select(Climb).order_by(Climb.reached_at, Climb.id)).all()
        return [(row.silence, row.rung) for row in rows]


# --- sending ---


def test_a_notice_ties_the_unit_by_itself_and_moves_nothing(town: Town) -> None:
    folder = checked(town, citizenship=Citizenship.FOREIGN)
    folder.goes(
        "owner", do_act, Act.TELL_FOREIGN_CHANNEL, note="Báo.", to_unit_id=town.units["far_police"]
    )
    stood = folder.stands

    sent = folder.does("owner", send_notice, duty(MEET), town.units["far_police"])

    assert folder.stands == stood
    assert sent.state is DutyNoticeState.SENT
    assert Tie.NOTIFIED in folder.ties("far_police")
    assert folder.events == ["duty_notice.sent"]


def test_the_notified_unit_finds_it_on_its_desk(town: Town) -> None:
    folder, made = notified(town)

    found = desk_of(folder, "police")

    assert made.public_id in found
    assert waits(folder, Waits.DUTY_NOTICE) == {(Waits.DUTY_NOTICE, "police")}


def test_whoever_stands_above_the_notified_unit_learns_nothing(town: Town) -> None:
    folder = checked(town)
    before = folder.ties("second_board")

    folder.tie("second_police", Tie.NOTIFIED)

    assert folder.ties("second_board") == before == set()


def test_a_duty_that_nobody_owes_is_told_to_nobody(town: Town) -> None:
    folder = checked(town, citizenship=Citizenship.FOREIGN)

    assert folder.refuses("owner", send_notice, duty(MEET), town.units["police"]) == {Lack.NOT_OWED}


def test_a_unit_that_neither_leads_nor_did_the_act_tells_nobody(town: Town) -> None:
    folder = told_police(town)
    folder.tie("second_police", Tie.ASKED)

    lacks = folder.refuses("second_police", send_notice, duty(MEET), town.units["police"])

    assert Lack.TELLER in lacks


def test_the_unit_that_did_the_act_may_tell_although_another_leads(town: Town) -> None:
    folder = told_police(town)
    immigration = town.units["immigration"]
    folder.goes("police", do_act, Act.REPORT_FOREIGNER, note="Đã gặp.", to_unit_id=immigration)

    sent = folder.does(
        "police", send_notice, duty("report_foreigner.write_to_consular"), immigration
    )

    assert sent.from_unit_id == town.units["police"]


def test_a_second_notice_waits_until_the_first_is_withdrawn(town: Town) -> None:
    folder, made = notified(town)
    police = town.units["police"]

    refused = folder.refuses("owner", send_notice, duty(MEET), police)
    folder.goes("owner", withdraw_notice, made)
    again = folder.goes("owner", send_notice, duty(MEET), police)

    assert refused == {Lack.NOTIFIED}
    assert again.state is DutyNoticeState.SENT


def test_nobody_tells_itself_what_it_owes(town: Town) -> None:
    folder = at_the_post(town)

    lacks = folder.refuses("post", send_notice, duty(BRING), town.units["post"])

    assert lacks == {Lack.OWN_DUTY}


def test_only_the_unit_that_was_asked_hears_of_what_it_owes(town: Town) -> None:
    folder = told_police(town)

    lacks = folder.refuses("owner", send_notice, duty(MEET), town.units["second_police"])

    assert lacks == {Lack.NOT_OWING}


def test_a_unit_without_the_role_is_told_nothing(town: Town) -> None:
    folder = told_police(town)

    lacks = folder.refuses("owner", send_notice, duty(MEET), town.units["commune"])

    assert lacks == {Lack.NOT_OWING}


def test_a_unit_that_has_ended_is_told_nothing(town: Town) -> None:
    folder = told_police(town)

    lacks = folder.refuses("owner", send_notice, duty(MEET), town.units["ended_police"])

    assert lacks == {Lack.ENDED}


def test_what_closes_the_form_is_what_refuses_the_verb(town: Town) -> None:
    folder, _ = notified(town)
    refused = folder.refuses("owner", send_notice, duty(MEET), town.units["police"])

    def why(session: Session, actor: Actor, case: Case) -> set[Lack]:
        found = sending(session, actor, folder.now, case, duty(MEET))
        return {reason.kind for reason in found.unmet}

    with town.database.reading(Scope.of_unit(town.units["owner"])) as session:
        shown = why(session, town.actors["owner"], session.get_one(Case, folder.file_id))

    assert shown == refused


def test_a_duty_of_another_law_is_not_known(town: Town) -> None:
    folder = checked(town)

    with town.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)

        assert duty_of_key(case, "receive.nothing") is None


# --- acknowledging ---


@pytest.mark.parametrize("who", ["police", "police.head"])
def test_any_officer_of_the_unit_acknowledges_and_promises_nothing(town: Town, who: str) -> None:
    folder, made = notified(town)
    stood = folder.stands

    heard = folder.does(who, acknowledge_notice, made)

    assert heard.state is DutyNoticeState.ACKNOWLEDGED
    assert folder.events == ["duty_notice.acknowledged"]
    assert folder.stands == stood
    assert waits(folder, Waits.DUTY_NOTICE) == set()
    assert ("report_foreigner", "police") in folder.waits
    assert Tie.NOTIFIED in folder.ties("police")


def test_a_unit_tied_by_the_notice_alone_acknowledges(town: Town) -> None:
    folder, made = alone(town)

    heard = folder.does("second_owner", acknowledge_notice, made)

    assert folder.ties("second_owner") == {Tie.NOTIFIED}
    assert heard.acknowledged_by_id == town.actors["second_owner"].officer_id


def test_a_notice_is_acknowledged_once(town: Town) -> None:
    folder, made = notified(town)
    folder.goes("police", acknowledge_notice, made)

    assert folder.has_no_such_move("police", acknowledge_notice, made)


def test_no_other_unit_acknowledges(town: Town) -> None:
    folder, made = notified(town)
    folder.tie("second_police", Tie.ASKED)

    lacks = folder.refuses("second_police", acknowledge_notice, made)

    assert lacks == {Lack.CONFIRMS_ITSELF}


def test_the_sender_records_nothing_for_a_unit_on_the_system(town: Town) -> None:
    folder, made = notified(town)

    lacks = folder.refuses("owner", acknowledge_notice, made, told=told(folder))

    assert lacks == {Lack.CONFIRMS_ITSELF}


def test_what_was_withdrawn_is_neither_acknowledged_nor_found(town: Town) -> None:
    folder, made = notified(town)

    folder.does("owner", withdraw_notice, made)

    assert folder.events == ["duty_notice.withdrawn"]
    assert Tie.NOTIFIED not in folder.ties("police")
    assert waits(folder, Waits.DUTY_NOTICE) == set()
    assert folder.has_no_such_move("police", acknowledge_notice, made)


def test_a_stranger_withdraws_nothing(town: Town) -> None:
    folder, made = notified(town)

    assert folder.refuses("police", withdraw_notice, made) == {Lack.TELLER}


def test_the_act_itself_ends_the_notice_and_the_tie(town: Town) -> None:
    folder, made = notified(town)
    immigration = town.units["immigration"]

    folder.does("police", do_act, Act.REPORT_FOREIGNER, note="Đã gặp.", to_unit_id=immigration)

    ended = folder.stored(made)
    assert ended.state is DutyNoticeState.ENDED
    assert "duty_notice.ended" in folder.events
    assert Tie.NOTIFIED not in folder.ties("police")
    assert waits(folder, Waits.DUTY_NOTICE) == set()


def test_another_act_leaves_the_notice_as_it_is(town: Town) -> None:
    folder, made = notified(town)

    folder.goes("owner", do_act, Act.RECORD_REFUSAL, note="Không muốn hỗ trợ.")

    assert folder.stored(made).state is DutyNoticeState.SENT


# --- the words ---


def test_the_words_open_to_the_notified_unit_and_open_nothing_else(town: Town) -> None:
    folder, made = notified(town)

    folder.does("police", open_notice, made)

    with town.database.reading(Scope.of_unit(town.units["police"])) as session:
        case = session.get_one(Case, folder.file_id)
        seen = eyes(session, town.actors["police"], case, folder.now)
        (opened,) = seen.disclosures
    assert folder.events == ["duty_notice.read"]
    assert opened.fields == {"duty_notice.message"}
    assert opened.row_id == made.id
    assert folder.reads(made, "message") == "Gọi sớm."


def test_the_words_close_with_the_notice(town: Town) -> None:
    folder, made = alone(town)
    folder.goes("second_owner", open_notice, made)

    folder.goes("commune", withdraw_notice, made)

    with town.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        assert eyes(session, town.actors["second_owner"], case, folder.now).disclosures == ()


# --- a unit that is not on the system ---


def test_ours_writes_down_what_a_unit_off_the_system_said(town: Town) -> None:
    folder, made = notified(town, "far_police")

    heard = folder.does("owner", acknowledge_notice, made, told=told(folder, Channel.TELEPHONE))

    assert heard.channel is Channel.TELEPHONE
    assert set(folder.events) == {"duty_notice.acknowledged", "telling.recorded"}
    assert waits(folder, Waits.DUTY_NOTICE, Waits.NOTICE_PAPER) == {(Waits.NOTICE_PAPER, "owner")}


def test_until_then_whoever_sent_it_is_reminded(town: Town) -> None:
    folder, _ = notified(town, "far_police")

    assert waits(folder, Waits.DUTY_NOTICE) == {(Waits.DUTY_NOTICE, "owner")}


def test_nobody_heard_of_it_before_it_was_sent(town: Town) -> None:
    folder, made = notified(town, "far_police")
    early = told(folder)
    long_ago = type(early)(early.signer, early.channel, made.sent_at - timedelta(hours=1))

    lacks = folder.refuses("owner", acknowledge_notice, made, told=long_ago)

    assert lacks == {Lack.MOMENT}


def test_the_paper_of_it_settles_what_waits_and_its_voiding_brings_it_back(town: Town) -> None:
    folder, made = notified(town, "far_police")
    heard = folder.goes("owner", acknowledge_notice, made, told=told(folder))

    folder.does("owner", confirm_word_with_new_paper, heard, number="7/CV-Mẫu")
    confirmed = set(folder.events), waits(folder, Waits.NOTICE_PAPER)
    folder.does("owner", void_paper, paper_of(folder, made), reason="Nhầm hồ sơ.")

    assert confirmed == ({"paper.attached", "duty_notice.paper_confirmed"}, set())
    assert "duty_notice.paper_voided" in folder.events
    assert waits(folder, Waits.NOTICE_PAPER) == {(Waits.NOTICE_PAPER, "owner")}


def test_what_nobody_recorded_waits_for_no_paper(town: Town) -> None:
    folder, made = notified(town)
    folder.goes("police", acknowledge_notice, made)

    lacks = folder.refuses("owner", confirm_word_with_new_paper, made, number="7/CV-Mẫu")

    assert lacks == {Lack.OWN}


# --- silence ---


def test_silence_climbs_to_the_heads_of_both_sides(own: Town) -> None:
    folder, made = notified(own)

    work_once(office(own, folder.now + 7 * DAY))

    assert [rung for silence, rung in written(folder) if silence is Silence.NOT_CONFIRMED] == list(
        Rung
    )
    assert told_by_notice(folder, "police.head", made)
    assert told_by_notice(folder, "owner.head", made)


def test_the_trace_of_the_case_names_each_rung(own: Town) -> None:
    folder, made = notified(own)
    folder.whole = None

    perform_as_job(own.database, "test", lambda session: climb(session, folder.now + DAY, made.id))

    assert "duty_notice.climbed" in {said.event for said in folder.standing.said}


def test_an_acknowledgement_ends_the_silence(own: Town) -> None:
    folder, made = notified(own)
    folder.goes("police", acknowledge_notice, made)

    work_once(office(own, folder.now + 7 * DAY))

    assert Rung.SUPERVISORS not in {
        rung for silence, rung in written(folder) if silence is Silence.NOT_CONFIRMED
    }


def test_the_giver_is_told_of_the_silence_of_a_unit_off_the_system(own: Town) -> None:
    folder, _ = notified(own, "far_police")

    work_once(office(own, folder.now + 7 * DAY))

    silences = {silence for silence, _ in written(folder)}
    assert Silence.NO_WORD in silences
    assert Silence.NOT_CONFIRMED not in silences


def test_what_climbed_is_found_by_who_was_only_notified(own: Town) -> None:
    folder, made = alone(own)
    later = folder.now + 7 * DAY

    with own.database.reading(Scope.of_unit(own.units["second_owner"])) as session:
        found = climbed_to(session, own.actors["second_owner.head"], later)

    assert [(one.subject, one.is_notice) for one in found] == [(made.public_id, True)]


def test_the_doctor_agrees_with_rungs_and_dues(own: Town) -> None:
    folder, made = notified(own)
    later = folder.now + 2 * DAY

    work_once(office(own, later))
    folder.goes("police", acknowledge_notice, made)

    with own.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        kept = {due.as_held(row) for row in session.scalars(select(Due))}
        assert disagreeing(session, later) == 0
        assert to_climb(session, later) == []
        assert kept == set(due.waiting(session, case, folder.now))


def alone(town: Town) -> tuple[Folder, DutyNotice]:
    """The offer went to the wrong province and was recalled: another, tied to nothing, is told."""
    folder = received(town, "commune")
    offer = folder.goes("commune", notify_case_owner, town.units["owner"])
    folder.goes("commune", recall, offer)
    second = town.units["second_owner"]
    return folder, folder.goes("commune", send_notice, duty(TAKE_IN), second, message="Gọi sớm.")


def desk_of(folder: Folder, who: str) -> set[object]:
    """What the desk of an officer shows for their unit to answer."""
    actor = folder.town.actors[who]
    with folder.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        found = strips(session, actor, folder.now)[Strip.ANSWERS]
        return {item.waiting.subject_id for item in found.items}


def told_by_notice(folder: Folder, who: str, made: DutyNotice) -> bool:
    actor = folder.town.actors[who]
    with folder.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        return (made.public_id, True) in {
            (one.subject, one.is_notice) for one in notices_of(session, actor)
        }


def paper_of(folder: Folder, made: DutyNotice) -> Paper:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Paper, session.get_one(DutyNotice, made.id).paper_id)
