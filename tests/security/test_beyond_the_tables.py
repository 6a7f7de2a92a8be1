"""What no row of the law gives to a unit is refused by page and by verb alike.

Every sector at every level leads each case in its turn, and asks for acts that no row at the stage
of the case gives to a role of that unit. The combinations are drawn from the tables, the same in
every run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import reach
from casework.actions import step
from casework.database import Scope
from casework.office import vietnam_day
from casework.position import regime_of, roles_on
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.units import Unit
from casework.web.acts import PAGES
from tests.office import make
from tests.security.asking import asker
from tests.security.pagereader import read
from tests.security.snapshot import changed_tables, stored
from tests.security.town import RANKS, Relation, Town, Viewer
from tests.web.doorway import token_of
from workflows.engine import Refused
from workflows.terms import Act, Level, Rank, Sector

ASKED_OF_THE_VERB, ASKED_OF_THE_PAGE = 90, 24  # combinations for each unit
KINDS = tuple(product(Sector, Level))
REFUSED = {403, 404, 409}
MADE_BY_ACTS = {"step", "handoff", "request", "conclusion", "paper", "due"}

# The database has no part in it; the row security of the other is asked in `tests/walls`.
pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")


@dataclass(frozen=True)
class Combination:
    """Somebody who leads a case asks for an act that no row gives to their unit there."""

    sector: Sector
    level: Level
    rank: Rank
    code: str
    act: Act


@dataclass(frozen=True)
class Answered:
    """How the form was answered, and whether the page of the act showed one."""

    asked: Combination
    status: int
    shows_form: bool


@pytest.fixture(scope="module")
def answers(whole_town: Town) -> tuple[list[Combination], list[Answered], list[str]]:
    """What the verb let through, what the pages answered, and the tables that changed."""
    units, allowed, answered = _hire(whole_town), list[Combination](), list[Answered]()
    before = stored(whole_town.door.office.database)
    for (sector, level), officers in units.items():
        _lead(whole_town, officers[Rank.OFFICER].unit_id)
        drawn = _drawn(whole_town, sector, level, officers[Rank.OFFICER].unit_id)
        allowed += [each for each in drawn if not _is_refused(whole_town, each, officers)]
        answered += _asked(whole_town, drawn[:ASKED_OF_THE_PAGE], officers)
    changed = changed_tables(before, stored(whole_town.door.office.database))
    return allowed, answered, sorted(MADE_BY_ACTS.intersection(changed))


def test_no_verb_takes_a_step_that_no_row_gives(
    answers: tuple[list[Combination], list[Answered], list[str]],
) -> None:
    allowed, _answered, _changed = answers

    assert len(KINDS) * ASKED_OF_THE_VERB >= 3000
    assert allowed == []


def test_no_page_offers_or_takes_it_either(
    answers: tuple[list[Combination], list[Answered], list[str]],
) -> None:
    _allowed, answered, changed = answers

    open_to_them = [each for each in answered if each.status not in REFUSED or each.shows_form]

    assert len(answered) >= 1000
    assert open_to_them == []
    assert changed == []


def _hire(town: Town) -> dict[tuple[Sector, Level], Mapping[Rank, Officer]]:
    """A unit of each kind, with an officer of each rank."""
    with town.door.office.database.writing(Scope.of_job("test")) as session:
        hired = {
            (sector, level): {rank: make.officer(session, unit, rank=rank) for rank in RANKS}
            for sector, level in KINDS
            if (unit := make.unit(session, sector=sector, level=level))
        }
        session.commit()
    return hired


def _lead(town: Town, unit_id: UUID) -> None:
    """The unit leads every case that stands elsewhere, as if it had been handed all of them."""
    wall = town.door.wall()
    with town.door.office.database.writing(Scope.of_job("test")) as session:
        for case in _cases(session, town):
            case.lead_unit_id = unit_id
            reach.grant(session, unit_id, case.file_id, Tie.LEADS, wall)
            make.say(session, _any_actor(town), case.file_id, case=case)
        make.commit(session)


def _cases(session: Session, town: Town) -> list[Case]:
    codes = [code for code, _viewer in town.others]
    return list(session.scalars(select(Case).where(Case.code.in_(codes)).order_by(Case.code)))


def _any_actor(town: Town):  # type: ignore[no-untyped-def]
    return town.viewer(Relation.LEADS, Rank.OFFICER).actor


def _drawn(town: Town, sector: Sector, level: Level, unit_id: UUID) -> list[Combination]:
    """Acts with a page for which no row at the stage of the case is by a role of the unit."""
    day, dice = vietnam_day(town.door.wall()), Random(f"{sector} {level}")
    with town.door.office.database.reading(Scope.of_job("test")) as session:
        unit = session.get_one(Unit, unit_id)
        beyond = [
            (case.code, act)
            for case in _cases(session, town)
            for act in sorted(PAGES, key=str)
            if not _is_given(case, act, roles_on(regime_of(case), unit, day))
        ]
    return [
        Combination(sector, level, dice.choice(RANKS), *dice.choice(beyond))
        for _ in range(ASKED_OF_THE_VERB)
    ]


def _is_given(case: Case, act: Act, roles: object) -> bool:
    rows = regime_of(case).rows_for(case.stage, act)
    return any(row.by in roles for row in rows)  # type: ignore[operator]


def _is_refused(town: Town, asked: Combination, officers: Mapping[Rank, Officer]) -> bool:
    with town.door.office.database.reading(Scope.of_job("test")) as session:
        case = session.scalars(select(Case).where(Case.code == asked.code)).one()
        unit = session.get_one(Unit, officers[Rank.OFFICER].unit_id)
        try:
            step.ask(session, unit, case, asked.act, town.door.wall())
        except Refused as refused:
            return bool(refused.unmet)
    return False


def _asked(
    town: Town, drawn: list[Combination], officers: Mapping[Rank, Officer]
) -> Iterator[Answered]:
    viewers = {
        rank: Viewer(Relation.LEADS, rank, token_of(town.door, who), make.actor(who))
        for rank, who in officers.items()
    }
    askers = {rank: asker(town, viewer) for rank, viewer in viewers.items()}
    for each in drawn:
        path = f"/cases/{each.code}/acts/{each.act.value}"
        page = askers[each.rank].client.get(path)
        forms = read(page.text).forms if page.status_code == 200 else []
        status = askers[each.rank].send(path, {}).status_code
        yield Answered(each, status, any(form.action == path for form in forms))
