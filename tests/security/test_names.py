"""The name of the facility that shelters a person, and of its officers: on whose pages it stands.

Every page of the case of `tests/security/town.py`, whose person is in a facility, is asked for by
each relation and rank. The facility is named to the officers of the units that lead and house,
and on its own pages; to everybody else its name is as sealed as the whereabouts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from casework.database import Scope
from casework.lookups.naming import Names, Withheld
from casework.lookups.supervision import handoffs
from casework.policy import has_ask
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.units import Unit
from tests.papers.make import text
from tests.security.asking import asker
from tests.security.routes import SAFE, addresses, routes_of
from tests.security.town import Relation, Town, Viewer
from tests.web.dossiers import statements
from workflows.terms import Act, Rank, Sector

FACILITY = "Cơ sở trợ giúp xã hội tỉnh Lạng Sơn Mẫu"
ITS_OFFICER = "Người Trông Nhà Mẫu"
IN_ITS_PLACE = "một cơ sở trợ giúp"

RANKS = (Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR)
RELATIONS = tuple(relation for relation in Relation if relation is not Relation.NONE)
KNOWS = {
    (Relation.LEADS, Rank.OFFICER),
    (Relation.LEADS, Rank.SUPERVISOR),
    (Relation.HOUSES, Rank.OFFICER),
    (Relation.HOUSES, Rank.SUPERVISOR),
    (Relation.HOUSES, Rank.AUDITOR),  # it is the facility itself
}
STRANGERS = [
    (relation, rank) for relation in RELATIONS for rank in RANKS if (relation, rank) not in KNOWS
]
LOOKS = [route for route in routes_of(addresses()) if route.method in SAFE and route.asks]
PLACING = "the handoff to the facility"
# Where the case's own story names the facility; the other pages of the case have no reason to.
TELLING = (
    "GET cases.show",
    "GET cases.events",
    "GET cases.handoffs",
    "GET cases.support",
    "GET support.line",
    PLACING,
)

# To an officer of a unit that only oversees, the case is not there.
READERS = [
    (relation, rank)
    for relation, rank in STRANGERS
    if (relation, rank) != (Relation.OVERSEES, Rank.OFFICER)
    and relation is not Relation.NOTIFIED  # to whom no page of the case is open
]


def asked_by(who: list[tuple[Relation, Rank]]) -> pytest.MarkDecorator:
    """One test for each relation and rank."""
    ids = [f"{relation.value} {rank.value}" for relation, rank in who]
    return pytest.mark.parametrize(("relation", "rank"), who, ids=ids)


@dataclass(frozen=True)
class Pages:
    """Every page as it was answered, by who asked and what they asked for."""

    shown: Mapping[tuple[Relation, Rank], Mapping[str, str]]


@pytest.fixture(scope="module")
def pages(town: Town) -> Pages:
    _name_the_officers_of_the_facility(town)
    viewers = [town.viewer(relation, rank) for relation in RELATIONS for rank in RANKS]
    return Pages({(each.relation, _rank(each)): _shown_to(town, each) for each in viewers})


@asked_by(STRANGERS)
def test_no_page_names_the_facility_to_whoever_need_not_know(
    pages: Pages, relation: Relation, rank: Rank
) -> None:
    shown = pages.shown[relation, rank]

    naming = [name for name, body in shown.items() if FACILITY in body or ITS_OFFICER in body]

    assert shown
    assert naming == []


@asked_by(READERS)
def test_the_story_is_told_without_the_name(pages: Pages, relation: Relation, rank: Rank) -> None:
    shown = pages.shown[relation, rank]

    silent = [name for name in TELLING if IN_ITS_PLACE not in shown[name].lower()]

    assert silent == []


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR])
@pytest.mark.parametrize("relation", [Relation.LEADS, Relation.HOUSES])
def test_the_story_names_the_facility_to_who_leads_and_who_houses(
    pages: Pages, relation: Relation, rank: Rank
) -> None:
    shown = pages.shown[relation, rank]

    silent = [name for name in TELLING if FACILITY not in shown[name]]

    assert silent == []
    assert ITS_OFFICER in shown["GET cases.events"]
    assert IN_ITS_PLACE not in shown["GET cases.events"].lower()


def test_the_list_of_handoffs_keeps_the_same_rule(pages: Pages) -> None:
    lists = {who: shown.get("GET supervision.show", "") for who, shown in pages.shown.items()}

    naming = {who for who, body in lists.items() if FACILITY in body}

    assert naming == {
        (Relation.LEADS, Rank.SUPERVISOR),
        (Relation.HOUSES, Rank.SUPERVISOR),
        (Relation.HOUSES, Rank.AUDITOR),
    }
    assert IN_ITS_PLACE in lists[Relation.OVERSEES, Rank.SUPERVISOR].lower()


@pytest.mark.parametrize("rank", [Rank.SUPERVISOR, Rank.AUDITOR])
@pytest.mark.parametrize("relation", RELATIONS)
def test_the_column_of_the_list_and_the_rule_of_the_pages_agree(
    town: Town, relation: Relation, rank: Rank
) -> None:
    who = town.viewer(relation, rank)
    with town.door.office.database.reading(Scope.of_unit(who.unit_id)) as session:
        assert who.actor
        listed = handoffs(session, who.actor, town.door.wall(), None, None).lines

        told = [
            Names(session, who.actor, row.file_id).of(session.get_one(Unit, row.to_unit_id))
            for line in listed
            for row in session.scalars(select(Handoff).where(Handoff.public_id == line.public_id))
        ]

    assert [line.receiver for line in listed] == told


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_list_costs_four_statements_at_most(town: Town, relation: Relation) -> None:
    who = town.viewer(relation, Rank.SUPERVISOR)
    with town.door.office.database.reading(Scope.of_unit(who.unit_id)) as session:
        assert who.actor
        with statements(town.door) as heard:
            handoffs(session, who.actor, town.door.wall(), None, None)

    asked = [each for each in heard if each.startswith("SELECT") and "set_config" not in each]

    assert 1 <= len(asked) <= 4


def test_a_name_that_is_printed_by_mistake_names_nobody(town: Town) -> None:
    who = town.viewer(Relation.GAVE, Rank.OFFICER)
    file_id = town.things.files["code"]
    with town.door.office.database.reading(Scope.of_unit(who.unit_id)) as session:
        facility = session.scalars(select(Unit).where(Unit.name == FACILITY)).one()
        assert who.actor

        name = Names(session, who.actor, file_id).of(facility)

    assert name is Withheld.UNIT
    assert f"{name}" == "withheld_unit"


def test_every_other_unit_is_named_to_all(pages: Pages) -> None:
    shown = {who: pages.shown[who]["GET cases.handoffs"] for who in (*READERS, *KNOWS)}

    unnamed = [who for who, body in shown.items() if "Sở Y tế tỉnh Lạng Sơn Mẫu" not in body]

    assert unnamed == []


def _name_the_officers_of_the_facility(town: Town) -> None:
    with town.door.office.database.writing(Scope.of_job("test")) as session:
        for officer in session.scalars(
            select(Officer).join(Officer.unit).where(Unit.sector == Sector.FACILITY)
        ):
            officer.display_name = ITS_OFFICER
        session.commit()


def _shown_to(town: Town, viewer: Viewer) -> dict[str, str]:
    """By the name of the route; whatever was refused is a page too."""
    each = asker(town, viewer)
    asked = [route for route in LOOKS if all(has_ask(_rank(viewer), ask) for ask in route.asks)]
    shown = {route.name: _text(each.ask(route, town.things)) for route in asked}
    return {**shown, PLACING: each.client.get(f"/handoffs/{_placing(town)}").text}


def _placing(town: Town) -> str:
    with town.door.office.database.reading(Scope.of_job("test")) as session:
        placed = select(Handoff.public_id).where(
            Handoff.file_id == town.things.files["code"], Handoff.act == Act.PLACE
        )
        return str(session.scalars(placed).one())


def _text(answer: TestResponse) -> str:
    return text(answer.data) if answer.mimetype == "application/pdf" else answer.text


def _rank(viewer: Viewer) -> Rank:
    assert viewer.rank
    return viewer.rank
