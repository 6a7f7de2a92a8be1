"""People who came together: one is offered, and the others go along or apart, with a reason."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.companions import receive_companion
from casework.actions.company import Goes, came_along
from casework.actions.handoff import accept, offer
from casework.actions.handoff_groups import LinesRefused, offer_group
from casework.actions.notice import notify_case_owner
from casework.actions.receive import Intake
from casework.database import Scope
from casework.records.cases import Case
from casework.records.company import Company
from casework.records.handoffs import Handoff
from casework.records.links import Kinship
from casework.transaction import perform
from tests.actions.folder import HOUR, Folder, received
from tests.actions.town import Town
from workflows.company import Way
from workflows.handoff import HandoffState
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Citizenship

CHILD = Intake(age_band=AgeBand.UNDER_16, citizenship=Citizenship.CITIZEN)
WHY = "Con ở lại với ông bà theo nguyện vọng."
ALONG = Goes(Way.TOGETHER)
APART = Goes(Way.APART, WHY)


def mother_and_child(town: Town, who: str = "post") -> tuple[Folder, Folder]:
    """A mother, and her child with a case of its own."""
    mother = received(town, who)
    child = mother.goes(who, receive_companion, CHILD, Kinship.CHILD_OF)
    return mother, Folder(town, child.file_id, mother.now)


def said_of(folder: Folder) -> list[Company]:
    """What the file keeps of those who came along."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(select(Company).where(Company.file_id == folder.file_id)))


def offers_of(folder: Folder) -> list[Handoff]:
    """Every handoff of the case."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(select(Handoff).where(Handoff.file_id == folder.file_id)))


def test_nobody_is_offered_while_of_a_companion_nothing_is_said(town: Town) -> None:
    mother, _ = mother_and_child(town)

    lacks = mother.refuses("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert lacks == {Lack.COMPANY}


def test_of_the_child_the_mother_is_asked_likewise(town: Town) -> None:
    _, child = mother_and_child(town)

    lacks = child.refuses("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    assert lacks == {Lack.COMPANY}


def test_nobody_goes_apart_without_a_reason(town: Town) -> None:
    mother, child = mother_and_child(town)
    goings = {child.file_id: Goes(Way.APART)}

    lacks = mother.refuses(
        "post", offer, Act.BRING_TO_COMMUNE, town.units["commune"], goings=goings
    )

    assert lacks == {Lack.COMPANY}


def test_both_are_offered_in_one_act(town: Town) -> None:
    mother, child = mother_and_child(town)
    to = town.units["commune"]

    mother.does("post", offer, Act.BRING_TO_COMMUNE, to, goings={child.file_id: ALONG})

    (theirs,) = offers_of(child)
    assert (theirs.state, theirs.to_unit_id) == (HandoffState.OFFERED, to)
    assert [said.way for said in (*said_of(mother), *said_of(child))] == [Way.TOGETHER] * 2
    assert "company.said" in mother.events


def test_each_is_accepted_for_itself(town: Town) -> None:
    mother, child = mother_and_child(town)
    to = town.units["commune"]
    made = mother.goes("post", offer, Act.BRING_TO_COMMUNE, to, goings={child.file_id: ALONG})

    mother.does("commune", accept, made)
    child.does("commune", accept, offers_of(child)[0])

    assert (mother.stands[2], child.stands[2]) == ("commune", "commune")


def test_who_goes_apart_is_not_offered_and_both_files_say_why(town: Town) -> None:
    mother, child = mother_and_child(town)
    to = town.units["commune"]

    mother.does("post", offer, Act.BRING_TO_COMMUNE, to, goings={child.file_id: APART})

    assert offers_of(child) == []
    assert mother.reads(said_of(mother)[0], "reason") == WHY
    assert child.reads(said_of(child)[0], "reason") == WHY


def test_a_companion_whom_the_law_holds_back_holds_back_both(town: Town) -> None:
    mother, child = mother_and_child(town)
    to = town.units["commune"]
    child.goes("post", offer, Act.BRING_TO_COMMUNE, to, goings={mother.file_id: APART})

    lacks = mother.refuses("post", offer, Act.BRING_TO_COMMUNE, to, goings={child.file_id: ALONG})

    assert lacks == {Lack.COMPANION, Lack.PENDING}
    assert offers_of(mother) == []


def test_two_children_are_both_asked_of(town: Town) -> None:
    mother, child = mother_and_child(town)
    other = mother.goes("post", receive_companion, CHILD, Kinship.CHILD_OF)

    lacks = child.refuses(
        "post",
        offer,
        Act.BRING_TO_COMMUNE,
        town.units["commune"],
        goings={mother.file_id: ALONG},
    )
    with town.database.reading(Scope.of_job("test")) as session:
        asked_of = came_along(session, session.get_one(Case, child.file_id))

    assert lacks == {Lack.COMPANY}
    assert {one.file_id for one in asked_of} == {mother.file_id, other.file_id}


def test_who_is_led_by_another_unit_is_asked_of_no_more(town: Town) -> None:
    mother, child = mother_and_child(town)
    to = town.units["commune"]
    made = child.goes("post", offer, Act.BRING_TO_COMMUNE, to, goings={mother.file_id: APART})
    child.goes("commune", accept, made)

    mother.does("post", offer, Act.BRING_TO_COMMUNE, to)

    assert said_of(mother)[0].way is Way.APART


@pytest.mark.parametrize("goings", [{}, None], ids=["nothing said", "nobody asked"])
def test_an_urgent_notice_waits_for_no_answer(town: Town, goings: dict[object, Goes]) -> None:
    mother, _ = mother_and_child(town, "commune")

    made = mother.does("commune", notify_case_owner, town.units["owner"], goings=goings)

    assert made.state is HandoffState.OFFERED


def test_a_notice_tells_of_those_who_go_along(town: Town) -> None:
    mother, child = mother_and_child(town, "commune")
    to = town.units["owner"]

    mother.does("commune", notify_case_owner, to, goings={child.file_id: ALONG})

    assert [made.act for made in offers_of(child)] == [Act.TAKE_IN]
    assert child.last_step.act is Act.NOTIFY_CASE_OWNER


def test_on_a_list_they_go_together(town: Town) -> None:
    mother, child = mother_and_child(town)

    _on_list(town, mother, child)

    assert [said.way for said in (*said_of(mother), *said_of(child))] == [Way.TOGETHER] * 2


def test_a_list_parts_nobody(town: Town) -> None:
    mother, _ = mother_and_child(town)

    with pytest.raises(LinesRefused) as refused:
        _on_list(town, mother)

    ((_, unmet),) = refused.value.lines
    assert [reason.kind for reason in unmet] == [Lack.COMPANY]


def _on_list(town: Town, *folders: Folder) -> None:
    to, actor = town.units["commune"], town.actors["post"]

    def act(session: Session) -> None:
        cases = [session.get_one(Case, folder.file_id) for folder in folders]
        offer_group(session, actor, folders[0].now + HOUR, cases, Act.BRING_TO_COMMUNE, to)

    perform(town.database, actor, act)
