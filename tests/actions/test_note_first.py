"""What the giver wrote to be known first is read before anybody accepts in the system."""

import pytest
from sqlalchemy.orm import Session

from casework.actions.handoff import accept, offer, recall
from casework.actions.handoff_groups import LinesRefused
from casework.actions.opening import open_summary
from casework.actions.person_first import take_person_in
from casework.audit import Actor
from casework.records.handoffs import Handoff
from tests.actions.folder import Folder, received
from tests.actions.minuted import colleague
from tests.actions.test_handoff_groups import GroupOf
from tests.actions.town import Town
from workflows.handoff import HandoffMove, HandoffState
from workflows.regime import Lack
from workflows.terms import Act

NOTE = "Có người tìm hỏi; không gọi tên ở cổng."


def noted(town: Town, note: str | None = NOTE) -> tuple[Folder, Handoff]:
    """The post offers the commune a person, and says what to know first."""
    folder = received(town, "post")
    to = town.units["commune"]
    return folder, folder.goes("post", offer, Act.BRING_TO_COMMUNE, to, message=note)


def test_whoever_did_not_read_the_note_accepts_nothing(town: Town) -> None:
    folder, made = noted(town)

    lacks = folder.refuses("commune", accept, made)

    assert lacks == {Lack.NOTE}


def test_whoever_read_it_accepts(town: Town) -> None:
    folder, made = noted(town)
    folder.goes("commune", open_summary, made)

    folder.does("commune", accept, made)

    assert folder.stored(made).state is HandoffState.ACCEPTED


def test_what_a_colleague_read_is_not_read(town: Town) -> None:
    folder, made = noted(town)
    colleague(town, "commune", "another")
    folder.goes("another", open_summary, made)

    lacks = folder.refuses("commune", accept, made)

    assert lacks == {Lack.NOTE}


def test_the_note_of_an_earlier_offer_is_another_note(town: Town) -> None:
    folder, earlier = noted(town)
    folder.goes("commune", open_summary, earlier)
    folder.goes("post", recall, earlier)
    to = town.units["commune"]
    again = folder.goes("post", offer, Act.BRING_TO_COMMUNE, to, message=NOTE)

    lacks = folder.refuses("commune", accept, again)

    assert lacks == {Lack.NOTE}


@pytest.mark.parametrize("note", [None, ""])
def test_where_nothing_was_written_nothing_is_read(town: Town, note: str | None) -> None:
    folder, made = noted(town, note)

    folder.does("commune", accept, made)

    assert folder.stored(made).state is HandoffState.ACCEPTED


def test_a_person_at_the_door_waits_for_no_reading(town: Town) -> None:
    folder, made = noted(town)

    folder.does("commune", take_person_in, made)

    assert folder.stored(made).state is HandoffState.PERSON_IN


def test_on_a_list_each_line_is_read(town: Town) -> None:
    group = GroupOf([received(town, "post"), received(town, "post")])
    group.offered("post", Act.BRING_TO_COMMUNE, "commune", message=NOTE)
    group.acts("commune", lambda session, lines: read_first(session, town.actors["commune"], lines))

    with pytest.raises(LinesRefused) as closed:
        group.answered("commune", HandoffMove.ACCEPT, HandoffMove.ACCEPT)

    assert [[why.kind for why in unmet] for _case, unmet in closed.value.lines] == [[Lack.NOTE]]


def read_first(session: Session, actor: Actor, lines: dict) -> None:  # type: ignore[type-arg]
    """Open the first line of a list, and no other."""
    case, line = next(iter(lines.items()))
    open_summary(session, actor, case.received_at, case, line)
