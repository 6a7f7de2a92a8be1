"""A reception batch: shared facts once, a row for each person, a case the moment a row enters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.batch_entry import AT_ONCE, Finding, enter, screen_persons
from casework.actions.batches import (
    Line,
    Shared,
    keep_list,
    leave_out,
    map_columns,
    mend,
    open_batch,
    take_list,
    type_rows,
)
from casework.actions.opening import visit, visit_batch
from casework.database import Scope
from casework.intake.columns import Column
from casework.keyring import NotDisclosed
from casework.lookups.disclosures import eyes
from casework.position import person_of
from casework.records.batches import Batch, BatchRow, ReturnList, RowState
from casework.records.cases import Case
from casework.records.links import Link
from casework.records.trace import Entry
from casework.transaction import perform
from tests.actions.folder import HOUR, MORNING
from tests.actions.town import Town
from workflows.engine import Refused
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Citizenship, Ground, Stage, Status

SHARED = Shared(place="Cửa khẩu Mẫu", given_by="Bên giao Mẫu", minutes="17/BBGN Mẫu")
LAYOUT = {"header_at": 0, "header_rows": 1, "first_row": 1, "columns": {"full_name": 0}}


def line(number: int, *, is_ready: bool = True, child_of: int | None = None, **said: str) -> Line:
    """A row of a list with a name that is told apart by its number."""
    written = {Column.FULL_NAME: f"Người Thứ {number} Mẫu", Column.NUMBER: str(number)}
    more = {Column.of(name): text for name, text in said.items()}
    return Line({**written, **more}, f"{number:064}", is_ready, number, child_of)


class Reception:
    """A batch of one unit, worked on by verbs alone."""

    def __init__(self, town: Town, who: str = "gate", entry: Act = Act.RECEIVE_AT_GATE) -> None:
        self.town, self.who = town, who
        self.file_id = self._perform(
            lambda session: (
                open_batch(
                    session,
                    town.actors[who],
                    MORNING,
                    SHARED,
                    entry=entry,
                    received_at=MORNING - HOUR,
                ).file_id
            )
        )

    def types(self, *lines: Line) -> int:
        added: int = self.does(type_rows, lines)
        return added

    def enters(self) -> int:
        """The officer opens the batch and lets the next rows enter."""
        self.does(visit_batch)

        def act(session: Session) -> int:
            batch, actor = self.batch(session), self.town.actors[self.who]
            sight = eyes(session, actor, batch, MORNING).disclosure_for(batch, "place")
            return enter(session, actor, MORNING, batch, sight)

        entered: int = self._perform(act)
        return entered

    def does(self, verb: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """A verb on the batch itself."""
        actor = self.town.actors[self.who]
        return self._perform(
            lambda session: verb(session, actor, MORNING, self.batch(session), *args, **more)
        )

    def on_row(self, number: int, verb: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """A verb on one row."""
        actor = self.town.actors[self.who]
        return self._perform(
            lambda session: verb(session, actor, MORNING, self.row(session, number), *args, **more)
        )

    def batch(self, session: Session) -> Batch:
        return session.scalars(select(Batch).where(Batch.file_id == self.file_id)).one()

    def row(self, session: Session, number: int) -> BatchRow:
        rows = select(BatchRow).where(BatchRow.file_id == self.file_id, BatchRow.number == number)
        return session.scalars(rows).one()

    @property
    def states(self) -> list[RowState]:
        with self.town.database.reading(Scope.of_job("test")) as session:
            rows = select(BatchRow).where(BatchRow.file_id == self.file_id)
            return [row.state for row in session.scalars(rows.order_by(BatchRow.place))]

    @property
    def digest(self) -> str:
        """The keyed digest of a file that no other batch has."""
        return self.file_id.hex * 2

    def takes_its_list(self, *lines: Line) -> int:
        """The only list of the batch is mapped and taken."""
        actor = self.town.actors[self.who]

        def act(session: Session) -> int:
            lists = select(ReturnList).where(ReturnList.file_id == self.file_id)
            kept = session.scalars(lists).one()
            if kept.taken_at is None:
                map_columns(session, actor, MORNING, kept, LAYOUT)
            return take_list(session, actor, MORNING, self.batch(session), kept, list(lines))

        taken: int = self._perform(act)
        return taken

    @property
    def said(self) -> list[str]:
        """What the trace says of the batch, oldest first."""
        return self._said(self.file_id)

    def said_of(self, number: int) -> list[str]:
        """What the trace says of the case of a row."""
        return self._said(self.case_of(number))

    def _said(self, file_id: UUID) -> list[str]:
        with self.town.database.reading(Scope.of_job("test")) as session:
            entries = select(Entry).where(Entry.file_id == file_id).order_by(Entry.seq)
            return [entry.event for entry in session.scalars(entries)]

    def case_of(self, number: int) -> UUID:
        with self.town.database.reading(Scope.of_job("test")) as session:
            found = self.row(session, number).case_id
            assert found
            return found

    def stands(self, number: int) -> tuple[Stage, Status | None, Ground | None]:
        with self.town.database.reading(Scope.of_job("test")) as session:
            case = session.get_one(Case, self.case_of(number))
            return case.stage, case.status, case.ground

    def knows(self, number: int, field: str) -> object:
        """A fact of the person whose row this was, under the standing disclosure or the visit."""
        actor = self.town.actors[self.who]
        self._perform(
            lambda session: visit(
                session, actor, MORNING, session.get_one(Case, self.case_of(number))
            )
        )
        with self.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
            case = session.get_one(Case, self.case_of(number))
            return eyes(session, actor, case, MORNING).read(person_of(session, case), field)

    def _perform(self, act: Callable[[Session], Any]) -> Any:
        return perform(self.town.database, self.town.actors[self.who], act)


def lacks(error: pytest.ExceptionInfo[Refused]) -> list[Lack]:
    return [unmet.kind for unmet in error.value.unmet]


def test_a_unit_that_plays_no_gate_opens_no_batch_at_one(town: Town) -> None:
    with pytest.raises(Refused) as refused:
        Reception(town, "owner")

    assert Lack.ROLE in lacks(refused)


def test_typed_rows_stand_in_their_order_and_have_no_case(town: Town) -> None:
    reception = Reception(town)

    added = reception.types(line(1), line(2, is_ready=False))

    assert added == 2
    assert reception.states == [RowState.READY, RowState.TO_MEND]


def test_the_same_row_twice_adds_nobody(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1), line(2))

    added = reception.types(line(2), line(3), line(3))

    assert added == 1
    assert len(reception.states) == 3


def test_each_ready_row_becomes_a_case_in_screening_and_a_faulty_one_stays(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1), line(2, is_ready=False))

    entered = reception.enters()

    assert entered == 1
    assert reception.states == [RowState.ENTERED, RowState.TO_MEND]
    assert reception.stands(1) == (Stage.SCREENING, None, None)


def test_a_rescue_is_received_at_once(town: Town) -> None:
    reception = Reception(town, "police", Act.RESCUE)
    reception.types(line(1))

    reception.enters()

    assert reception.stands(1) == (Stage.RECEIPT, Status.BEING_IDENTIFIED, None)


def test_entering_goes_on_where_it_stopped(town: Town) -> None:
    reception = Reception(town)
    reception.types(*(line(number) for number in range(1, AT_ONCE + 4)))

    rounds = [reception.enters(), reception.enters(), reception.enters()]

    assert rounds == [AT_ONCE, 3, 0]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", "Người Thứ 1 Mẫu"),
        ("birth", "14/08/1996"),
        ("sex", "female"),
        ("age_band", AgeBand.ADULT.value),
        ("citizenship", Citizenship.CITIZEN.value),
        ("found_at", "Cửa khẩu Mẫu"),
        ("how_received", "Bên giao Mẫu\n17/BBGN Mẫu\nGiấy thông hành"),
    ],
)
def test_the_case_says_what_the_row_and_the_batch_say(
    town: Town, field: str, value: object
) -> None:
    reception = Reception(town)
    said = {"birth": "14/08/1996", "sex": "Nữ", "nationality": "Việt Nam"}
    reception.types(line(1, papers_with="Giấy thông hành", **said))

    reception.enters()

    assert reception.knows(1, field) == value


@pytest.mark.parametrize(
    ("birth", "band"),
    [("2019", AgeBand.UNDER_16), ("2010", AgeBand.UNCLEAR), ("05/2009", AgeBand.FROM_16_TO_18)],
)
def test_an_age_that_could_be_two_is_unclear(town: Town, birth: str, band: AgeBand) -> None:
    reception = Reception(town)
    reception.types(line(1, birth=birth))

    reception.enters()

    assert reception.knows(1, "age_band") == band.value


def test_another_nationality_on_a_list_is_kept_and_stays_to_be_checked(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1, nationality="Campuchia"))

    reception.enters()

    known = reception.knows(1, "nationality"), reception.knows(1, "citizenship")
    assert known == ("Campuchia", Citizenship.UNCLEAR.value)


@pytest.mark.parametrize("child_first", [True, False])
def test_a_child_is_tied_to_the_parent_whichever_enters_first(
    town: Town, child_first: bool
) -> None:
    reception = Reception(town)
    child, parent = line(2, child_of=1), line(1)
    for each in (child, parent) if child_first else (parent, child):
        reception.types(each)
        reception.enters()

    with town.database.reading(Scope.of_job("test")) as session:
        links = session.scalars(select(Link).where(Link.file_id == reception.case_of(2))).all()

    assert [link.other_id for link in links] == [reception.case_of(1)]


def test_a_number_that_two_rows_bear_names_no_parent(town: Town) -> None:
    reception = Reception(town)
    twin = line(1, full_name="Người Khác Mẫu")
    reception.types(line(1), replace(twin, digest="2" * 64), line(2, child_of=1))
    reception.enters()

    assert "case.linked" not in reception.said_of(2)


def test_nothing_enters_while_the_batch_is_not_open(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1))
    reception.does(visit_batch)

    def an_hour_later(session: Session) -> int:
        batch, actor = reception.batch(session), town.actors["gate"]
        sight = eyes(session, actor, batch, MORNING).disclosure_for(batch, "place")
        return enter(session, actor, MORNING + timedelta(hours=1), batch, sight)

    with pytest.raises(NotDisclosed):
        perform(town.database, town.actors["gate"], an_hour_later)

    assert reception.states == [RowState.READY]


def test_a_mended_row_is_ready_and_says_the_new_text(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1, is_ready=False, sex="N"))

    reception.on_row(1, mend, line(1, sex="Nữ"), frozenset())
    reception.enters()

    assert reception.knows(1, "sex") == "female"


def test_a_row_that_has_a_case_is_mended_in_the_case(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1))
    reception.enters()

    with pytest.raises(Refused) as refused:
        reception.on_row(1, mend, line(1), frozenset())

    assert lacks(refused) == [Lack.POSITION]


def test_a_row_is_left_out_with_a_reason_and_never_enters(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1))

    reception.on_row(1, leave_out, "Ghi hai lần.")

    assert reception.enters() == 0
    assert reception.states == [RowState.LEFT_OUT]


def test_nobody_is_left_out_without_a_reason(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1))

    with pytest.raises(Refused) as refused:
        reception.on_row(1, leave_out, "  ")

    assert lacks(refused) == [Lack.OWN]


def test_the_same_file_twice_is_the_same_list(town: Town) -> None:
    reception = Reception(town)
    kept = {reception.does(keep_list, [["Họ tên"]], LAYOUT, reception.digest).id for _ in range(2)}

    assert len(kept) == 1


def test_a_list_that_another_batch_took_is_that_list(town: Town) -> None:
    first, second = Reception(town), Reception(town)
    kept = first.does(keep_list, [["Họ tên"], ["Mẫu"]], LAYOUT, first.digest).id
    first.takes_its_list(line(1))

    again = second.does(keep_list, [["Họ tên"], ["Mẫu"]], LAYOUT, first.digest).id

    assert again == kept
    assert second.said == ["batch.opened"]


def test_a_list_is_mapped_and_taken_once(town: Town) -> None:
    reception = Reception(town)
    reception.does(keep_list, [["Họ tên"], ["Mẫu"]], LAYOUT, reception.digest)

    taken = reception.takes_its_list(line(1))
    with pytest.raises(Refused) as refused:
        reception.takes_its_list(line(1))

    assert taken == 1
    assert lacks(refused) == [Lack.POSITION]


def test_screening_finds_signs_in_one_and_none_in_another(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1), line(2), line(3))
    reception.enters()
    found = {
        reception.case_of(1): Finding(has_signs=True, note="Bị giữ giấy tờ."),
        reception.case_of(2): Finding(has_signs=False, note="Đi làm, được trả công."),
    }

    reception.does(screen_persons, found)

    assert reception.stands(1) == (Stage.RECEIPT, Status.BEING_IDENTIFIED, None)
    assert reception.stands(2) == (Stage.CLOSED, None, Ground.NO_SIGNS)
    assert reception.stands(3) == (Stage.SCREENING, None, None)


def test_what_was_screened_already_refuses_the_whole_page(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1), line(2))
    reception.enters()
    signs = Finding(has_signs=True, note="Bị giữ giấy tờ.")
    reception.does(screen_persons, {reception.case_of(1): signs})

    with pytest.raises(Refused):
        reception.does(screen_persons, {reception.case_of(2): signs, reception.case_of(1): signs})

    assert reception.stands(2) == (Stage.SCREENING, None, None)


def test_a_case_of_another_batch_is_not_screened_here(town: Town) -> None:
    here, elsewhere = Reception(town), Reception(town)
    elsewhere.types(line(1))
    elsewhere.enters()
    found = {elsewhere.case_of(1): Finding(has_signs=True, note="Bị giữ giấy tờ.")}

    with pytest.raises(Refused) as refused:
        here.does(screen_persons, found)

    assert lacks(refused) == [Lack.POSITION]
    assert elsewhere.stands(1) == (Stage.SCREENING, None, None)


def test_what_stands_on_a_row_is_sealed(town: Town) -> None:
    reception = Reception(town)
    reception.types(line(1))

    with town.database.reading(Scope.of_job("test")) as session:
        stored = reception.row(session, 1).written.stored

    assert "Người".encode() not in stored


def test_the_trace_tells_the_reception_without_a_word_of_anybody(town: Town) -> None:
    reception = Reception(town)
    reception.does(keep_list, [["Họ tên"], ["Mẫu"]], LAYOUT, reception.digest)
    reception.takes_its_list(line(1), line(2, child_of=1), line(3, is_ready=False))
    reception.types(line(4))
    reception.on_row(3, mend, line(3), frozenset())
    reception.on_row(4, leave_out, "Ghi hai lần.")
    reception.enters()
    found = {reception.case_of(1): Finding(has_signs=True, note="Bị giữ giấy tờ.")}
    reception.does(screen_persons, found)

    assert reception.said == [
        "batch.opened",
        "batch.list_kept",
        "batch.list_mapped",
        "batch.list_taken",
        "batch.rows_typed",
        "batch.row_mended",
        "batch.row_left_out",
        "batch.visited",
        "batch.rows_entered",
        "batch.persons_screened",
    ]
    assert reception.said_of(2) == ["case.received", "case.linked"]
