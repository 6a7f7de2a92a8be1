"""One set of minutes for a whole list: drafted, checked by another, signed once for every line."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.handoff_group_minutes import draft_group_set
from casework.actions.minutes_sets import check_set, drop_set, open_set
from casework.actions.minutes_sets_signing import sign_set
from casework.actions.minutes_signing import Said
from casework.actions.paper import void_paper
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.minutes_set_content import set_content_for
from casework.minutes_format import digest
from casework.minutes_set_format import SetHead, SetLine, head_of, line_of
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.minutes_sets import MinutesSet, MinutesSetWords
from casework.records.papers import Paper
from tests.actions import minuted
from tests.actions.minuted import AGREES, REFUSES
from tests.actions.set_minuted import (
    TAKEN,
    SetMinuted,
    checked,
    drafted,
    handed_over,
    listed,
    signed,
    wording,
)
from tests.actions.town import Town
from workflows.handoff import HandoffMove
from workflows.minutes import MinutesState, Stance
from workflows.regime import Lack

STRUCK, BACK = HandoffMove.STRIKE, HandoffMove.SEND_BACK


# --- drafting ---


def test_one_set_has_a_line_for_each_person_and_a_head_for_all(town: Town) -> None:
    made = handed_over(town)

    minutes = made.drafts()

    head = head_of(minutes.head)
    assert head.lines == tuple(line.digest for line in made.lines)
    assert minutes.digest == digest(minutes.head)
    assert (minutes.state, minutes.edition, minutes.size) == (MinutesState.DRAFTED, 1, 2)
    assert made.said == ["minutes_set.drafted"] * 2


def test_each_line_lies_sealed_on_the_case_of_its_person(town: Town) -> None:
    made = drafted(town)

    codes = [
        line_of(str(folder.reads(line, "content")).encode()).case_code
        for folder, line in zip(made.in_order, made.lines, strict=True)
    ]

    assert codes == [folder.standing.case.code for folder in made.in_order]


def test_the_head_holds_nothing_of_any_person(town: Town) -> None:
    made = drafted(town)

    codes = [folder.standing.case.code for folder in made.folders]

    assert [code for code in codes if code.encode() in made.now.head] == []


def test_lines_that_were_not_accepted_stand_outside(town: Town) -> None:
    made = drafted(town, TAKEN, STRUCK, TAKEN)

    assert made.now.size == 2
    struck = made.folders[1].file_id
    assert struck not in {line.file_id for line in made.lines}


def test_a_set_waits_until_every_line_has_its_answer(town: Town) -> None:
    made = listed(town)
    made.group.answered("owner", TAKEN, None)

    assert made.refuses(made.drafts) == {Lack.IN_FLIGHT}


def test_a_list_of_which_nobody_was_accepted_has_no_set(town: Town) -> None:
    made = handed_over(town, STRUCK, STRUCK)

    assert made.refuses(made.drafts) == {Lack.NO_LINES}


def test_a_unit_that_is_no_side_drafts_none(town: Town) -> None:
    made = handed_over(town)
    content = made.acts("gate", lambda s, a: made_content(s, a, made))

    lacks = made.refuses(lambda: made.does("board.head", forged, made.listed, *content))

    assert lacks == {Lack.OWN}


def test_a_list_has_one_set(town: Town) -> None:
    made = drafted(town)

    assert made.refuses(lambda: made.drafts("owner")) == {Lack.MINUTES_PENDING}


def test_a_line_in_a_live_set_gets_no_minutes_of_its_own(town: Town) -> None:
    made = drafted(town)
    folder, handoff = made.in_order[0], handoff_of(made, 0)

    assert folder.refuses("gate", minuted.draft, handoff, minuted.wording(made.free)) == {
        Lack.IN_SET
    }


def test_a_line_with_minutes_of_its_own_stands_outside_the_set(town: Town) -> None:
    made = handed_over(town)
    own = made.folders[0]
    own.goes("gate", minuted.draft, of_folder(made, 0), minuted.wording(made.free))

    made.drafts()

    assert own.file_id not in {line.file_id for line in made.lines}


def test_a_forged_line_with_minutes_of_its_own_is_named(town: Town) -> None:
    made = handed_over(town)
    content = made.acts("gate", lambda s, a: made_content(s, a, made))
    own = made.folders[0]
    own.goes("gate", minuted.draft, of_folder(made, 0), minuted.wording(made.free))

    closed = made.closes(lambda: made.does("gate", forged, made.listed, *content))

    assert closed == [(own.standing.case.code, {Lack.OWN_MINUTES})]


def test_a_forged_line_that_was_not_accepted_is_named(town: Town) -> None:
    made = handed_over(town, TAKEN, STRUCK)
    head, lines = made.acts("gate", lambda s, a: made_content(s, a, made))
    struck = of_folder(made, 1)
    more = {**lines, struck: replace(next(iter(lines.values())), place=2)}

    closed = made.closes(lambda: made.does("gate", forged, made.listed, head, more))

    assert closed == [(made.folders[1].standing.case.code, {Lack.NO_LINES})]


def test_a_name_stands_in_the_set_only_where_it_is_open_to_the_drafter(town: Town) -> None:
    made = handed_over(town)

    closed = made.closes(lambda: made.drafts("owner", wording(made.free, names_persons=True)))

    assert [lacks for _code, lacks in closed] == [{Lack.UNREAD}] * 2


def test_the_set_takes_one_number_of_the_same_book(town: Town) -> None:
    made = drafted(town)
    other = handed_over(town)

    assert other.refuses(lambda: other.drafts(said=wording(made.now.number))) == {Lack.TAKEN}


# --- checking, reading, dropping ---


def test_another_officer_of_the_unit_checks_every_line(town: Town) -> None:
    made = drafted(town)
    made.reads("gate.head")

    made.on_set("gate.head", check_set)

    assert made.now.state is MinutesState.CHECKED
    assert made.said == ["minutes_set.checked"] * 2


def test_reading_a_set_is_on_record_on_every_case(town: Town) -> None:
    made = drafted(town)

    openings = made.on_set("owner", open_set)

    assert {opening.file_id for opening in openings} == {line.file_id for line in made.lines}
    assert made.said == ["minutes_set.read"] * 2


def test_nobody_checks_their_own_draft_of_a_set(town: Town) -> None:
    made = drafted(town)
    made.reads("gate")

    assert made.refuses(lambda: made.on_set("gate", check_set)) == {Lack.DRAFTER}


def test_nobody_checks_a_set_unread(town: Town) -> None:
    made = drafted(town)

    assert made.refuses(lambda: made.on_set("gate.head", check_set)) == {Lack.UNREAD}


def test_the_other_side_does_not_check_a_set(town: Town) -> None:
    made = drafted(town)
    made.reads("owner")

    assert made.refuses(lambda: made.on_set("owner", check_set)) == {Lack.OWN}


def test_a_dropped_set_gives_its_number_back(town: Town) -> None:
    made = drafted(town)
    number = made.now.number

    made.on_set("gate", drop_set)

    assert (made.now.state, made.said) == (MinutesState.DROPPED, ["minutes_set.dropped"] * 2)
    assert made.drafts(said=wording(number)).edition == 2


def test_a_set_that_somebody_signed_is_not_dropped(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")

    assert made.has_no_such_move(lambda: made.on_set("gate", drop_set))


def test_the_other_side_drops_no_set(town: Town) -> None:
    made = drafted(town)

    assert made.refuses(lambda: made.on_set("owner", drop_set)) == {Lack.OWN}


# --- signing ---


def test_one_signature_of_each_side_signs_every_line(town: Town) -> None:
    made = checked(town)
    made.signs("gate.head")

    signature = made.signs("owner.head")

    assert made.now.state is MinutesState.SIGNED
    assert made.now.giver_at is not None
    assert made.now.receiver_at == signature.signed_at
    assert made.said == ["minutes_set.signed"] * 2


def test_one_side_alone_completes_no_set(town: Town) -> None:
    made = checked(town)

    made.signs("owner.head")

    assert (made.now.state, made.now.giver_at) == (MinutesState.CHECKED, None)


def test_what_a_signer_says_is_sealed_on_every_case(town: Town) -> None:
    made = checked(town)

    signature = made.signs("owner.head")

    with town.database.reading(Scope.of_job("test")) as session:
        of_it = MinutesSetWords.signature_id == signature.id
        words = session.scalars(select(MinutesSetWords).where(of_it)).all()
    by_file = {folder.file_id: folder for folder in made.folders}
    said = {by_file[row.file_id].reads(row, "capacity") for row in words}
    assert (len(words), said) == (2, {AGREES.capacity})


@pytest.mark.parametrize(
    ("who", "reads", "lack"),
    [
        pytest.param("owner", True, Lack.HEAD, id="no head"),
        pytest.param("owner.head", False, Lack.UNREAD, id="unread"),
        pytest.param("police.head", False, Lack.OWN, id="no side"),
    ],
)
def test_only_heads_of_the_sides_sign_a_set_that_they_read(
    town: Town, who: str, reads: bool, lack: Lack
) -> None:
    made = checked(town)
    if reads:
        made.reads(who)
    pen = made.pen(who)

    assert made.refuses(lambda: made.on_set(who, sign_set, AGREES, pen)) == {lack}


def test_a_head_signs_no_set_of_their_own(town: Town) -> None:
    made = handed_over(town)
    made.drafts("gate.head")
    made.checks("gate")

    assert made.refuses(lambda: made.signs("gate.head")) == {Lack.DRAFTER}


def test_everybody_signs_a_set_once(town: Town) -> None:
    made = checked(town)
    made.signs("owner.head")

    assert made.refuses(lambda: made.signs("owner.head")) == {Lack.SIGNED}


def test_nobody_signs_a_set_that_was_not_checked(town: Town) -> None:
    made = drafted(town)

    assert made.has_no_such_move(lambda: made.signs("owner.head"))


def test_a_refusal_of_a_set_is_signed_with_reasons(town: Town) -> None:
    made = checked(town)

    signature = made.signs("owner.head", REFUSES)

    assert (made.now.state, signature.stance) == (MinutesState.REFUSED, Stance.REFUSES)
    assert made.said == ["minutes_set.refused"] * 2


def test_a_refusal_of_a_set_says_why(town: Town) -> None:
    made = checked(town)
    silent = Said(Stance.REFUSES, "Giám đốc")

    assert made.refuses(lambda: made.signs("owner.head", silent)) == {Lack.OWN}


def test_after_a_refusal_a_new_set_replaces_the_refused_one(town: Town) -> None:
    made = checked(town)
    first = made.now
    made.signs("owner.head", REFUSES)

    again = made.drafts(said=wording(first.number))

    assert (again.edition, again.replaces_id) == (2, first.id)
    assert head_of(again.head).replaces == first.digest


# --- on paper ---


def test_a_side_signs_a_set_on_paper_as_well(town: Town) -> None:
    made = checked(town)
    made.signs("gate.head")

    made.signs_on_paper("owner", "owner")

    assert made.now.state is MinutesState.SIGNED
    assert made.said.count("minutes_set.signed_on_paper") == 2


def test_the_scan_of_a_set_lies_on_the_case_of_the_first_line(town: Town) -> None:
    made = checked(town)

    assert made.refuses(lambda: made.signs_on_paper("owner", "owner", on=1)) == {Lack.PAPER}


def test_a_side_on_the_system_signs_a_set_for_itself(town: Town) -> None:
    made = checked(town)

    assert made.refuses(lambda: made.signs_on_paper("owner", "gate")) == {Lack.OWN}


def test_a_voided_paper_signs_a_set_no_longer(town: Town) -> None:
    made = checked(town)
    made.signs("gate.head")
    signature = made.signs_on_paper("owner", "owner")
    with town.database.reading(Scope.of_job("test")) as session:
        paper = session.get_one(Paper, signature.paper_id)

    made.in_order[0].does("owner", void_paper, paper, reason="Nhầm bản.")

    assert (made.now.state, made.now.receiver_at) == (MinutesState.CHECKED, None)
    assert made.in_order[0].events == ["minutes_set.paper_voided", "paper.voided"]
    assert [unit for unit in made.unsigned if "owner" in unit] == made.unsigned


# --- what waits ---


def test_a_draft_of_a_set_waits_for_the_unit_that_made_it(town: Town) -> None:
    made = handed_over(town)

    made.drafts("owner")

    assert made.unsigned == [{"owner"}] * 2


def test_a_checked_set_waits_for_each_side_that_has_not_signed(town: Town) -> None:
    made = checked(town)
    both = made.unsigned

    made.signs("gate.head")

    assert (both, made.unsigned) == ([{"gate", "owner"}] * 2, [{"owner"}] * 2)


def test_a_signed_set_settles_the_minutes_of_every_line(town: Town) -> None:
    made = signed(town)

    assert made.unsigned == [set()] * 2


def test_a_refused_set_is_to_be_written_anew(town: Town) -> None:
    made = checked(town)

    made.signs("owner.head", REFUSES)

    assert made.unsigned == [{"gate"}] * 2


def made_content(
    session: Session, actor: Actor, made: SetMinuted
) -> tuple[SetHead, dict[Handoff, SetLine]]:
    group = session.get_one(HandoffGroup, made.listed.id)
    return set_content_for(session, actor, group, made.group.now, wording(made.free))


def forged(
    session: Session,
    actor: Actor,
    now: datetime,
    group: HandoffGroup,
    head: SetHead,
    lines: dict[Handoff, SetLine],
) -> MinutesSet:
    """The verb with lines that no page would send."""
    here = session.get_one(HandoffGroup, group.id)
    again = {session.get_one(Handoff, handoff.id): line for handoff, line in lines.items()}
    return draft_group_set(session, actor, now, here, head, again)


def handoff_of(made: SetMinuted, place: int) -> Handoff:
    with made.town.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Handoff, made.lines[place].handoff_id)


def of_folder(made: SetMinuted, index: int) -> Handoff:
    """The line of the list that is this person's."""
    with made.town.database.reading(Scope.of_job("test")) as session:
        mine = Handoff.file_id == made.folders[index].file_id
        of_list = Handoff.group_id == made.listed.id
        return session.scalars(select(Handoff).where(mine, of_list)).one()
