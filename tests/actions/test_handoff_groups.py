"""Many persons for one unit: one list, and each line answered by itself."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.handoff import accept, offer
from casework.actions.handoff_groups import LineAnswer, LinesRefused, answer_group, offer_group
from casework.actions.screen import find_signs
from casework.actions.striking import strike
from casework.database import Scope
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.transaction import perform
from tests.actions.folder import Folder, received
from tests.actions.paths import placed
from tests.actions.town import Town
from workflows.handoff import HandoffMove, HandoffState
from workflows.regime import Lack
from workflows.terms import Act, Place, SendBackGround

T = TypeVar("T")

BRING = Act.BRING_TO_CASE_OWNER


class GroupOf:
    """Some cases of one unit, and the list on which they were offered together."""

    def __init__(self, folders: list[Folder]) -> None:
        self.folders, self.town = folders, folders[0].town
        self.now = max(folder.now for folder in folders)

    def acts(self, who: str, act: Callable[[Session, dict[Case, Handoff]], T]) -> T:
        """Let an officer act on all lines in one transaction."""

        def run(session: Session) -> T:
            cases = [session.get_one(Case, folder.file_id) for folder in self.folders]
            open_lines = select(Handoff).where(Handoff.state == HandoffState.OFFERED)
            lines = {line.file_id: line for line in session.scalars(open_lines)}
            return act(session, {case: lines.get(case.file_id) for case in cases})

        return perform(self.town.database, self.town.actors[who], run)

    def offered(self, who: str, act: Act, to: str, message: str | None = None) -> HandoffGroup:
        """Offer all of them to one unit."""
        actor, unit_id = self.town.actors[who], self.town.units[to]
        return self.acts(
            who,
            lambda session, cases: offer_group(
                session, actor, self.now, cases, act, unit_id, message=message
            ),
        )

    def answered(self, who: str, *moves: HandoffMove | None, words: str | None = None) -> None:
        """Answer the lines in order; None leaves a line open."""
        actor, ground = self.town.actors[who], SendBackGround.NOT_OUR_PLACE

        def run(session: Session, lines: dict[Case, Handoff]) -> None:
            said = {
                case: LineAnswer(line, move, words, ground)
                for (case, line), move in zip(lines.items(), moves, strict=True)
                if move is not None
            }
            answer_group(session, actor, self.now, said)

        self.acts(who, run)

    @property
    def states(self) -> list[HandoffState]:
        """Where each line stands, in order."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            return [
                session.scalars(
                    select(Handoff.state)
                    .where(Handoff.file_id == folder.file_id)
                    .order_by(Handoff.offered_at.desc(), Handoff.id.desc())
                    .limit(1)
                ).one()
                for folder in self.folders
            ]


def at_the_gate(town: Town, count: int = 3) -> GroupOf:
    """Persons who were received at the gate and showed signs, each with a case."""
    return GroupOf([_with_signs(town) for _ in range(count)])


def _with_signs(town: Town) -> Folder:
    folder = received(town, "gate", entry=Act.RECEIVE_AT_GATE)
    folder.goes("gate", find_signs, note="Không được giữ giấy tờ.")
    return folder


def test_one_list_offers_every_person_and_moves_nobody(town: Town) -> None:
    group = at_the_gate(town)

    made = group.offered("gate", BRING, "owner", "Có trẻ nhỏ đi cùng.")

    assert group.states == [HandoffState.OFFERED] * 3
    for folder in group.folders:
        folder.standing.insist()
        assert folder.stands[2] == "gate"
        assert folder.ties("owner") == {Tie.OFFERED}
        said = folder.standing.said[-1]
        assert (said.event, said.details["group"]) == ("handoff.grouped", made.id.hex)


def test_each_line_is_answered_by_itself(town: Town) -> None:
    group = at_the_gate(town)
    group.offered("gate", BRING, "owner")

    group.answered("owner", HandoffMove.ACCEPT, HandoffMove.STRIKE, None, words="Không có mặt.")

    assert group.states == [HandoffState.ACCEPTED, HandoffState.STRUCK, HandoffState.OFFERED]
    assert [folder.stands[2] for folder in group.folders] == ["owner", "gate", "gate"]


def test_whoever_is_absent_stays_with_the_giver_and_the_case_goes_out_of_reach(town: Town) -> None:
    group = at_the_gate(town, 1)
    group.offered("gate", BRING, "owner")

    group.answered("owner", HandoffMove.STRIKE, words="Không có mặt khi giao.")

    folder = group.folders[0]
    folder.standing.insist()
    assert folder.standing.said[-1].event == "handoff.struck"
    assert folder.where[0] is Place.UNIT
    assert folder.ties("owner") == set()
    assert (BRING.value, "gate") not in folder.waits


def test_an_absent_person_may_be_offered_again(town: Town) -> None:
    group = at_the_gate(town, 1)
    group.offered("gate", BRING, "owner")
    group.answered("owner", HandoffMove.STRIKE, words="Đến muộn.")

    group.offered("gate", BRING, "owner")

    assert group.states == [HandoffState.OFFERED]


def test_nobody_is_struck_off_without_a_reason(town: Town) -> None:
    folder = at_the_gate(town, 1).folders[0]
    made = folder.goes("gate", offer, BRING, town.units["owner"])

    assert folder.refuses("owner", strike, made, reason="  ") == {Lack.OWN}


def test_only_the_receiving_unit_says_that_somebody_was_absent(town: Town) -> None:
    folder = at_the_gate(town, 1).folders[0]
    made = folder.goes("gate", offer, BRING, town.units["owner"])

    assert folder.refuses("gate", strike, made, reason="Không đi.") == {Lack.LEAD}


def test_nobody_is_absent_where_only_a_file_was_offered(town: Town) -> None:
    folder = placed(town)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, town.units["second_owner"])

    assert folder.refuses("second_owner", strike, made, reason="Vắng.") == {Lack.NOBODY}


def test_one_closed_line_holds_up_the_whole_list_and_is_named(town: Town) -> None:
    group = at_the_gate(town)
    closed = group.folders[1]
    closed.goes("gate", offer, BRING, town.units["owner"])

    with pytest.raises(LinesRefused) as caught:
        group.offered("gate", BRING, "second_owner")

    found = [(case.file_id, {why.kind for why in unmet}) for case, unmet in caught.value.lines]
    assert found == [(closed.file_id, {Lack.PENDING})]
    assert closed.ties("second_owner") == set()
    assert group.folders[0].ties("second_owner") == set()


def test_a_line_that_was_answered_meanwhile_stops_the_second_answer(town: Town) -> None:
    group = at_the_gate(town, 1)
    group.offered("gate", BRING, "owner")
    folder = group.folders[0]
    with town.database.reading(Scope.of_job("test")) as session:
        line = session.scalars(select(Handoff).where(Handoff.file_id == folder.file_id)).one()
    folder.goes("owner", accept, line)

    assert folder.has_no_such_move("owner", strike, line, reason="Vắng mặt.")


def test_files_alone_may_come_back_line_by_line(town: Town) -> None:
    group = GroupOf([placed(town), placed(town)])
    group.offered("owner", Act.TRANSFER_LEAD, "second_owner")

    group.answered(
        "second_owner", HandoffMove.ACCEPT, HandoffMove.SEND_BACK, words="Không ở tỉnh này."
    )

    assert group.states == [HandoffState.ACCEPTED, HandoffState.SENT_BACK]
    assert [folder.stands[2] for folder in group.folders] == ["second_owner", "owner"]
