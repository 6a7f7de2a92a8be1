"""Minutes of a handoff: drafted, checked by another, signed by the heads of both sides."""

from datetime import timedelta

import pytest

from casework.actions.handoff import offer, record_acceptance, send_back
from casework.actions.minutes import check_minutes, drop_minutes
from casework.actions.minutes_book import gaps
from casework.actions.minutes_signing import OnPaper, Said, sign_minutes, sign_on_paper
from casework.actions.opening import open_minutes
from casework.actions.paper import put_on_file, void_paper
from casework.database import Scope
from casework.minutes_format import content_of, digest
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from tests.actions import minuted
from tests.actions.minuted import AGREES, REFUSES, Minuted, checked, drafted, handed_over, wording
from tests.actions.paths import placed, told
from tests.actions.standing import Said as Entry
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.life import Side
from workflows.minutes import MinutesState, Stance, due_at
from workflows.regime import Lack
from workflows.terms import Act, SendBackGround
from workflows.terms import Paper as PaperKind

DRAFTED, CHECKED, SIGNED, REFUSED, DROPPED = MinutesState


# --- drafting and checking ---


def test_a_draft_says_what_was_handed_over(town: Town) -> None:
    made = handed_over(town)
    number = made.free

    made.minutes = made.folder.does("owner", minuted.draft, made.handoff, wording(number))

    stored = str(made.folder.reads(made.now, "content")).encode()
    content = content_of(stored)
    assert (made.now.state, made.now.digest) == (DRAFTED, digest(stored))
    assert (content.code, content.number, content.symbol) == (
        made.now.short_code,
        number,
        "BB-Mẫu",
    )
    assert (content.giving.unit, content.receiving.unit) == (
        "Đơn vị owner Mẫu",
        "Đơn vị second_owner Mẫu",
    )
    assert (content.act, content.moves, content.name) == ("transfer_lead", "lead", "")
    details = {
        "minutes": made.now.id.hex,
        "handoff": made.handoff.id.hex,
        "digest": made.now.digest,
    }
    assert made.folder.said == [Entry("minutes.drafted", details, {"case": 1, "minutes": 1})]


def test_before_the_acceptance_nothing_is_drafted(town: Town) -> None:
    folder = placed(town)
    offered = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    assert folder.has_no_such_move("owner", minuted.draft, offered, wording())


def test_of_a_file_that_was_sent_back_nothing_is_drafted(town: Town) -> None:
    folder = placed(town)
    offered = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])
    ground = SendBackGround.DUPLICATE
    folder.goes("second_owner", send_back, offered, ground, remarks="Trùng.")

    assert folder.has_no_such_move("owner", minuted.draft, offered, wording())


def test_a_unit_that_is_no_side_drafts_nothing(town: Town) -> None:
    made = handed_over(town)

    assert made.folder.refuses("police", minuted.draft, made.handoff, wording()) == {Lack.LEAD}


def test_two_versions_are_not_open_at_once(town: Town) -> None:
    made = drafted(town)
    said = wording(made.free)

    lacks = made.folder.refuses("second_owner", minuted.draft, made.handoff, said)

    assert lacks == {Lack.PENDING}


def test_the_name_stands_in_the_minutes_only_where_it_is_open(town: Town) -> None:
    made = handed_over(town)
    said = wording(made.free, names_person=True)

    assert made.folder.refuses("owner", minuted.draft, made.handoff, said) == {Lack.UNREAD}


def test_another_officer_of_the_unit_checks(town: Town) -> None:
    made = drafted(town)
    made.reads("owner.head")

    made.folder.does("owner.head", check_minutes, made.minutes)

    assert (made.now.state, made.now.checked_by_id) == (
        CHECKED,
        town.actors["owner.head"].officer_id,
    )
    details = {"minutes": made.now.id.hex, "digest": made.now.digest}
    assert made.folder.said == [Entry("minutes.checked", details, {"case": 1, "minutes": 1})]


def test_nobody_checks_their_own_draft(town: Town) -> None:
    made = drafted(town)
    made.reads("owner")

    assert made.folder.refuses("owner", check_minutes, made.minutes) == {Lack.DRAFTER}


def test_the_other_side_does_not_check(town: Town) -> None:
    made = drafted(town)
    made.reads("second_owner")

    assert made.folder.refuses("second_owner", check_minutes, made.minutes) == {Lack.OWN}


def test_nobody_checks_unread(town: Town) -> None:
    made = drafted(town)

    assert made.folder.refuses("owner.head", check_minutes, made.minutes) == {Lack.UNREAD}


def test_reading_the_minutes_is_on_record(town: Town) -> None:
    made = drafted(town)

    opening = made.folder.does("owner.head", open_minutes, made.minutes)

    until = opening.until_at.isoformat()
    details = {"opening": opening.id.hex, "until": until}
    assert made.folder.said == [Entry("minutes.read", details, {"opening": 1})]


# --- numbers ---


def test_a_number_is_given_once_a_year(town: Town) -> None:
    first = drafted(town)
    second = handed_over(town)
    again = wording(first.now.number)

    assert second.folder.refuses("owner", minuted.draft, second.handoff, again) == {Lack.TAKEN}


def test_another_unit_gives_the_same_number(town: Town) -> None:
    first = drafted(town)
    second = handed_over(town)

    made = second.drafts("second_owner", wording(first.now.number))

    assert made.number == first.now.number


def test_the_number_of_a_dropped_draft_is_given_again(town: Town) -> None:
    made = drafted(town)
    number = made.now.number
    made.folder.goes("owner", drop_minutes, made.minutes)

    again = made.drafts("owner", wording(number))

    assert (again.number, again.edition, again.replaces_id) == (number, 2, None)


def test_gaps_of_a_book_are_seen(town: Town) -> None:
    made = handed_over(town)
    start = made.free
    made.drafts("owner", wording(start + 3))
    unit_id, year = town.units["owner"], made.now.year

    with town.database.reading(Scope.of_job("test")) as session:
        left_out = gaps(session, unit_id, year, below=start + 3)

    assert range(start, start + 3) in left_out


# --- signing ---


def test_both_sides_sign_and_the_minutes_are_complete(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")
    made.reads("second_owner.head")
    pen = made.pen("second_owner.head")

    signature = made.folder.does("second_owner.head", sign_minutes, made.minutes, AGREES, pen)

    assert made.now.state is SIGNED
    assert (made.now.giver_at is None, made.now.receiver_at) == (False, made.folder.now)
    key = made.folder.said[-1].details["key"]
    details = {
        "minutes": made.now.id.hex,
        "side": "receiver",
        "digest": made.now.digest,
        "key": key,
        "signature": digest(signature.signature or b""),
    }
    rows = {"case": 1, "minutes": 1, "minutes_signature": 1}
    assert made.folder.said[-1] == Entry("minutes.signed", details, rows)


def test_one_side_alone_completes_nothing(town: Town) -> None:
    made = checked(town)

    made.signs("owner.head")

    assert (made.now.state, made.now.receiver_at) == (CHECKED, None)


def test_several_sign_for_one_side(town: Town) -> None:
    made = checked(town)
    second = minuted.colleague(town, "owner", "owner.deputy")
    made.signs("owner.head")

    made.signs(second)

    assert made.now.state is CHECKED


def test_another_of_a_joint_team_signs_after_both_sides(town: Town) -> None:
    made = checked(town)
    second = minuted.colleague(town, "second_owner", "second_owner.deputy")
    made.signs("owner.head")
    made.signs("second_owner.head")

    made.signs(second)

    assert made.now.state is SIGNED


def test_nobody_signs_what_was_not_checked(town: Town) -> None:
    made = drafted(town)
    made.reads("second_owner.head")
    pen = made.pen("second_owner.head")

    assert made.folder.has_no_such_move(
        "second_owner.head", sign_minutes, made.minutes, AGREES, pen
    )


def test_only_heads_sign(town: Town) -> None:
    made = checked(town)
    made.reads("second_owner")
    pen = made.pen("second_owner")

    lacks = made.folder.refuses("second_owner", sign_minutes, made.minutes, AGREES, pen)

    assert lacks == {Lack.HEAD}


def test_a_head_signs_no_draft_of_their_own(town: Town) -> None:
    made = handed_over(town)
    made.drafts("owner.head")
    made.checks("owner")
    made.reads("owner.head")
    pen = made.pen("owner.head")

    lacks = made.folder.refuses("owner.head", sign_minutes, made.minutes, AGREES, pen)

    assert lacks == {Lack.DRAFTER}


def test_a_unit_that_is_no_side_signs_nothing(town: Town) -> None:
    made = checked(town)
    pen = made.pen("facility.head")

    lacks = made.folder.refuses("facility.head", sign_minutes, made.minutes, AGREES, pen)

    assert lacks == {Lack.OWN}


def test_nobody_signs_unread(town: Town) -> None:
    made = checked(town)
    pen = made.pen("second_owner.head")

    lacks = made.folder.refuses("second_owner.head", sign_minutes, made.minutes, AGREES, pen)

    assert lacks == {Lack.UNREAD}


def test_everybody_signs_once(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")
    pen = made.pen("owner.head")

    lacks = made.folder.refuses("owner.head", sign_minutes, made.minutes, AGREES, pen)

    assert lacks == {Lack.SIGNED}


def test_a_refusal_is_signed_too(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")
    made.reads("second_owner.head")
    pen = made.pen("second_owner.head")

    signature = made.folder.does("second_owner.head", sign_minutes, made.minutes, REFUSES, pen)

    assert (made.now.state, made.now.receiver_at) == (REFUSED, None)
    assert signature.stance is Stance.REFUSES
    assert made.folder.said[-1].event == "minutes.refused"


def test_a_refusal_says_why(town: Town) -> None:
    made = checked(town)
    made.reads("second_owner.head")
    pen, silent = made.pen("second_owner.head"), Said(Stance.REFUSES, "Giám đốc")

    lacks = made.folder.refuses("second_owner.head", sign_minutes, made.minutes, silent, pen)

    assert lacks == {Lack.OWN}


def test_a_refusal_undoes_no_acceptance(town: Town) -> None:
    made = checked(town)

    made.signs("second_owner.head", REFUSES)

    assert made.folder.stands[2] == "second_owner"
    assert made.folder.stored(made.handoff).state is HandoffState.ACCEPTED


def test_after_a_refusal_a_new_version_replaces_the_refused_one(town: Town) -> None:
    made = checked(town)
    first = made.now
    made.signs("second_owner.head", REFUSES)

    again = made.drafts("owner", wording(first.number))

    content = content_of(str(made.folder.reads(again, "content")).encode())
    assert (again.edition, again.replaces_id, content.replaces) == (2, first.id, first.digest)
    assert again.short_code != first.short_code


# --- on paper ---


def test_a_side_signs_on_paper_as_well(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")
    paper = made.folder.goes("second_owner", minuted.scanned)
    said = OnPaper("Bà Mẫu", "Giám đốc", made.folder.now)

    made.folder.does("second_owner", sign_on_paper, made.minutes, Side.RECEIVER, paper, said)

    assert made.now.state is SIGNED
    details = {
        "minutes": made.now.id.hex,
        "side": "receiver",
        "digest": made.now.digest,
        "paper": paper.id.hex,
    }
    rows = {"case": 1, "minutes": 1, "minutes_signature": 1}
    assert made.folder.said == [Entry("minutes.signed_on_paper", details, rows)]


def test_a_side_on_the_system_is_not_written_down_by_the_other(town: Town) -> None:
    made = checked(town)
    paper = made.folder.goes("second_owner", minuted.scanned)
    said = OnPaper("Bà Mẫu", "Giám đốc", made.folder.now)

    lacks = made.folder.refuses(
        "second_owner", sign_on_paper, made.minutes, Side.GIVER, paper, said
    )

    assert lacks == {Lack.OWN}


def test_a_side_off_the_system_is_written_down_by_the_other(town: Town) -> None:
    made = handed_to_far_owner(town)
    made.drafts()
    made.checks()

    made.signs_on_paper("owner", Side.RECEIVER)

    assert made.now.receiver_at is not None


@pytest.mark.parametrize(
    ("kind", "scan"),
    [(PaperKind.OTHER, minuted.SCAN), (PaperKind.MINUTES, None)],
    ids=["another paper", "no scan"],
)
def test_only_scanned_minutes_stand_for_a_signature(
    town: Town, kind: PaperKind, scan: object
) -> None:
    made = checked(town)
    paper = made.folder.goes("second_owner", put_on_file, kind, number="1", scan=scan)
    said = OnPaper("Bà Mẫu", "Giám đốc", made.folder.now)

    lacks = made.folder.refuses(
        "second_owner", sign_on_paper, made.minutes, Side.RECEIVER, paper, said
    )

    assert lacks == {Lack.PAPER}


def test_nobody_signed_before_there_was_something_to_sign(town: Town) -> None:
    made = checked(town)
    paper = made.folder.goes("second_owner", minuted.scanned)
    early = OnPaper("Bà Mẫu", "Giám đốc", made.now.drafted_at - timedelta(days=1))

    lacks = made.folder.refuses(
        "second_owner", sign_on_paper, made.minutes, Side.RECEIVER, paper, early
    )

    assert lacks == {Lack.MOMENT}


def test_a_voided_paper_signs_no_longer(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")
    signature = made.signs_on_paper("second_owner", Side.RECEIVER)
    paper = paper_of(made, signature.paper_id)

    made.folder.does("second_owner", void_paper, paper, reason="Nhầm bản.")

    assert (made.now.state, made.now.receiver_at) == (CHECKED, None)
    assert made.folder.events == ["minutes.paper_voided", "paper.voided"]
    assert made.folder.unsigned >= {("transfer_lead", "second_owner")}


# --- dropping ---


def test_a_draft_is_dropped_by_the_unit_that_made_it(town: Town) -> None:
    made = checked(town)

    made.folder.does("owner", drop_minutes, made.minutes)

    assert made.now.state is DROPPED
    rows = {"case": 1, "minutes": 1}
    assert made.folder.said == [Entry("minutes.dropped", {"minutes": made.now.id.hex}, rows)]


def test_the_other_side_drops_no_draft(town: Town) -> None:
    made = drafted(town)

    assert made.folder.refuses("second_owner", drop_minutes, made.minutes) == {Lack.OWN}


def test_what_somebody_signed_is_not_dropped(town: Town) -> None:
    made = checked(town)
    made.signs("second_owner.head")

    assert made.folder.has_no_such_move("owner", drop_minutes, made.minutes)


# --- what waits ---


def test_an_accepted_handoff_waits_for_its_minutes_at_the_giver(town: Town) -> None:
    made = handed_over(town)

    assert ("transfer_lead", "owner") in made.folder.unsigned


def test_a_draft_waits_for_the_unit_that_made_it(town: Town) -> None:
    made = handed_over(town)

    made.drafts("second_owner")

    assert of_transfer(made) == {"second_owner"}


def test_checked_minutes_wait_for_each_side_that_has_not_signed(town: Town) -> None:
    made = checked(town)
    both = of_transfer(made)

    made.signs("owner.head")

    assert both == {"owner", "second_owner"}
    assert of_transfer(made) == {"second_owner"}


def test_signed_minutes_wait_for_nobody(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")

    made.signs("second_owner.head")

    assert of_transfer(made) == set()


def test_refused_minutes_are_to_be_written_anew(town: Town) -> None:
    made = checked(town)

    made.signs("second_owner.head", REFUSES)

    assert of_transfer(made) == {"owner"}


def test_an_acceptance_that_ours_recorded_waits_for_its_own_paper(town: Town) -> None:
    made = handed_to_far_owner(town)

    assert of_transfer(made) == set()


def test_the_office_wants_them_signed_within_a_week(town: Town) -> None:
    made = handed_over(town)
    accepted_at = made.folder.stored(made.handoff).answered_at

    (item,) = [
        item
        for item in made.folder.standing.due
        if (item.waits.value, item.key) == ("minutes", "transfer_lead")
    ]

    assert accepted_at is not None
    assert item.due_at == due_at(accepted_at)
    assert timedelta(days=7) <= due_at(accepted_at) - accepted_at < timedelta(days=8)


def handed_to_far_owner(town: Town) -> Minuted:
    """To an owner that is not on the system and accepted on paper."""
    folder = placed(town)
    offered: Handoff = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["far_owner"])
    accepted = folder.goes("owner", record_acceptance, offered, told(folder))
    return Minuted(folder, accepted)


def of_transfer(made: Minuted) -> set[str]:
    """For whom the minutes of the transfer wait."""
    return {unit for act, unit in made.folder.unsigned if act == "transfer_lead"}


def paper_of(made: Minuted, paper_id: object) -> Paper:
    with made.town.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Paper, paper_id)
