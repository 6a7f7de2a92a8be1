"""Minutes of a batch: drafted of everybody on the list, signed by each unit that received."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.batch_members import name_unit, take_away
from casework.actions.minutes_sets import check_set, drop_set, lines_of, open_set
from casework.actions.minutes_sets_signing import sign_set
from casework.database import Scope
from casework.lookups.disclosures import eyes
from casework.minutes_set_format import SetHead, SetLine, head_of, line_of
from casework.policy import NotTied
from casework.records.cases import Case
from casework.records.trace import Entry
from tests.actions.batch_minuted import (
    NOW,
    BatchMinuted,
    checked,
    drafted,
    received,
    sides,
    unit,
)
from tests.actions.minuted import AGREES, REFUSES
from tests.actions.test_batches import line
from tests.actions.town import Town
from workflows.engine import Refused
from workflows.life import MoveRefused, Side
from workflows.minutes import MinutesState
from workflows.regime import Lack

DRAFTED, CHECKED, SIGNED, REFUSED, DROPPED = MinutesState


# --- drafting ---


def test_one_set_tells_of_everybody_on_the_list(town: Town) -> None:
    made = drafted(town, "police", "consular")

    head, lines = _head(made), _lines(made)

    assert (made.now.state, made.now.size, head.absent) == (DRAFTED, 3, 1)
    assert [(one.place, bool(one.case_code), one.absent) for one in lines] == [
        (1, True, ""),
        (2, True, ""),
        (3, False, "Vắng mặt khi trao trả."),
    ]
    assert {one.name for one in lines} == {""}
    assert (head.act, head.moves, head.place) == ("receive_at_gate", "person", "Cửa khẩu Mẫu")


def test_names_stand_on_the_lines_only_where_they_were_asked_for(town: Town) -> None:
    made = drafted(town, names_persons=True)

    names = [one.name for one in _lines(made)]

    assert names == [f"Người Thứ {number} Mẫu" for number in (1, 2, 3)]
    assert "Thứ" not in made.now.head.decode()


def test_the_foreign_side_gives_and_the_joint_units_receive_as_one(town: Town) -> None:
    made = drafted(town, "police", "consular")

    with town.database.reading(Scope.of_job("test")) as session:
        found = sides(session, made)

    keys = ("gate", "police", "consular")
    assert found == {Side.GIVER: [None], Side.RECEIVER: [town.units[key] for key in keys]}
    assert [party.unit for party in _head(made).giving] == ["Cơ quan phía nước ngoài Mẫu"]


def test_a_list_of_353_is_one_set_under_one_signature(town: Town) -> None:
    made = checked(town, people=353, absent=303)

    made.signs("gate.head")

    head = _head(made)
    assert (made.now.size, len(head.lines), head.absent) == (353, 353, 303)
    assert len(made.mentions) == 50


def test_each_person_received_is_told_the_minutes_and_the_line_on_their_own_file(
    town: Town,
) -> None:
    made = drafted(town)

    assert made.mentions == {place: made.reception.case_of(place) for place in (1, 2)}
    assert made.reception.said_of(1)[-1] == "case.in_minutes"
    assert made.reception.said[-1] == "minutes_set.drafted"


def test_while_a_row_waits_nothing_is_drafted(town: Town) -> None:
    made = received(town)
    made.reception.types(line(9, is_ready=False))

    assert _refusal(made.drafts) == [Lack.ROWS_OPEN]


def test_a_unit_that_joins_drafts_nothing(town: Town) -> None:
    made = received(town, "police")

    with pytest.raises((Refused, NotTied)):
        made.drafts("police")

    assert made.minutes_id is None


def test_who_has_not_opened_the_batch_drafts_nothing(town: Town) -> None:
    made = received(town)
    made.opens = lambda who: None  # type: ignore[method-assign]

    assert _refusal(lambda: made.drafts("gate.head")) == [Lack.UNREAD]


def test_a_second_set_is_not_drafted_beside_one_that_counts(town: Town) -> None:
    made = drafted(town)

    assert _refusal(made.drafts) == [Lack.MINUTES_PENDING]


@pytest.mark.parametrize("named", ["second_police", "police"], ids=["one more", "one less"])
def test_the_party_stays_as_it_stands_in_the_head(town: Town, named: str) -> None:
    made = drafted(town, "police")

    def late(session: Session, *so_far: Any) -> None:
        if named == "police":
            take_away(session, *so_far, town.units["police"])
        else:
            name_unit(session, *so_far, unit(session, town, named))

    assert _refusal(lambda: made.reception.does(late)) == [Lack.HEADED]


def test_once_the_draft_is_dropped_the_party_may_be_mended(town: Town) -> None:
    made = drafted(town, "police")
    made.does("gate", drop_set)

    made.reception.does(take_away, town.units["police"])
    made.drafts()

    with town.database.reading(Scope.of_job("test")) as session:
        assert sides(session, made)[Side.RECEIVER] == [town.units["gate"]]


def test_the_drafter_does_not_check(town: Town) -> None:
    made = drafted(town)
    made.reads("gate")

    assert _refusal(lambda: made.does("gate", check_set)) == [Lack.DRAFTER]


def test_a_unit_that_joins_does_not_check(town: Town) -> None:
    made = drafted(town, "police")
    made.reads("police.head")

    assert _refusal(lambda: made.does("police.head", check_set)) == [Lack.OWN]


# --- signing ---


def test_signed_is_signed_by_every_unit_and_the_foreign_side(town: Town) -> None:
    made = checked(town, "police", "consular")

    made.signs_on_paper("gate", None)
    made.signs("gate.head")
    made.signs("police.head")
    before = made.now.state
    made.signs_on_paper("gate", "consular")

    assert (before, made.now.state) == (CHECKED, SIGNED)
    assert made.now.receiver_at is not None


def test_a_unit_that_was_not_named_signs_nothing(town: Town) -> None:
    made = checked(town, "police")

    assert _refusal(lambda: made.signs("second_police.head")) == [Lack.OWN]


def test_only_the_head_of_a_joint_unit_signs(town: Town) -> None:
    made = checked(town, "police")

    assert _refusal(lambda: made.signs("police")) == [Lack.HEAD]


def test_nobody_signs_what_they_have_not_opened(town: Town) -> None:
    made = checked(town, "police")

    assert _refusal(
        lambda: made.does("police.head", sign_set, AGREES, made.pen("police.head"))
    ) == [Lack.UNREAD]


def test_a_joint_unit_refuses_with_reasons_and_the_set_is_written_anew(town: Town) -> None:
    made = checked(town, "police")

    made.signs("police.head", REFUSES)
    state = made.now.state
    made.drafts()

    assert state == REFUSED
    assert (made.now.edition, _head(made).replaces != "") == (2, True)


def test_a_unit_on_the_system_writes_down_its_own_paper_and_no_other_does(town: Town) -> None:
    made = checked(town, "police")

    assert _refusal(lambda: made.signs_on_paper("gate", "police")) == [Lack.OWN]
    made.signs_on_paper("police", "police")

    assert made.reception.said[-1] == "minutes_set.signed_on_paper"


# --- who reads what ---


def test_who_joins_reads_the_minutes_and_nothing_else_of_the_batch(town: Town) -> None:
    made = checked(town, "police")
    made.reads("police.head")
    actor = town.actors["police.head"]

    with town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        batch = made.reception.batch(session)
        row = made.reception.row(session, 1)
        sight = eyes(session, actor, batch, NOW)
        lines = lines_of(session, made.row(session))
        read = [sight.may_read(each, "content") for each in lines]
        cases = session.scalars(select(Case.file_id)).all()

    assert (read, sight.may_read(batch, "place"), sight.may_read(row, "written")) == (
        [True] * 3,
        False,
        False,
    )
    assert set(cases).isdisjoint(made.mentions.values())


def test_a_stranger_opens_no_line(town: Town) -> None:
    made = checked(town, "police")

    assert made.does("second_police.head", open_set) == ()


def test_what_was_read_is_in_the_trace_of_the_batch(town: Town) -> None:
    made = checked(town, "police")

    made.reads("police.head")

    with town.database.reading(Scope.of_job("test")) as session:
        entries = select(Entry).where(Entry.file_id == made.reception.file_id)
        last = session.scalars(entries.order_by(Entry.seq.desc()).limit(1)).one()
    assert last.event == "minutes_set.read"


def _head(made: BatchMinuted) -> SetHead:
    return head_of(made.now.head)


def _lines(made: BatchMinuted) -> list[SetLine]:
    """The lines as an officer reads them who drafted the set."""
    actor = made.town.actors["gate"]
    made.reads("gate")
    with made.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        sight = eyes(session, actor, made.reception.batch(session), NOW)
        rows = lines_of(session, made.row(session))
        return [line_of(str(sight.read(row, "content")).encode()) for row in rows]


def _refusal(act: Any) -> list[Lack]:
    with pytest.raises((Refused, MoveRefused)) as caught:
        act()
    assert isinstance(caught.value, Refused)
    return [unmet.kind for unmet in caught.value.unmet]
