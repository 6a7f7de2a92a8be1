"""The account of an act: what is met and what is missing, and nothing of what was not weighed."""

from datetime import UTC, datetime

import pytest

from tests.workflows.positions import lead
from workflows.accounts import Account, account
from workflows.deadlines import Calendar, all_clocks
from workflows.engine import choices
from workflows.position import Position
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, AgeBand, Relation, Role, Stage, Status, Wish

DAY = datetime(2026, 1, 5, 2, tzinfo=UTC)
STARTED = all_clocks(REGIME, {Act.NOTIFY_CASE_OWNER: DAY}, DAY, Calendar())


def told(position: Position, act: Act, running: tuple = ()) -> Account:
    choice = next(choice for choice in choices(REGIME, position) if choice.act is act)
    return account(REGIME, choice, position, running)


def homeward(*facts: AgeBand | Wish) -> Position:
    return Position(
        Stage.SUPPORT,
        Status.CONFIRMED,
        frozenset(facts),
        frozenset({Role.CASE_OWNER}),
        leads=True,
    )


def test_role_and_tie_are_told_as_met() -> None:
    position = lead(Stage.VERIFICATION, Status.BEING_IDENTIFIED, Role.CASE_OWNER)

    assert told(position, Act.INITIAL_CHECK).met == (Role.CASE_OWNER, Relation.LEADS)


def test_a_role_that_the_unit_does_not_play_is_not_met() -> None:
    position = lead(Stage.VERIFICATION, Status.BEING_IDENTIFIED, Role.COMMUNE)

    found = told(position, Act.INITIAL_CHECK)

    assert Role.CASE_OWNER not in found.met
    assert found.missing_in_words("vi")[0].startswith("Đơn vị của bạn không có vai trò")


def test_of_several_ways_to_meet_a_need_the_one_that_is_there_is_told() -> None:
    found = told(homeward(AgeBand.ADULT, Wish.TO_GO_HOME), Act.BEGIN_REINTEGRATION)

    assert Wish.TO_GO_HOME in found.met
    assert not {AgeBand.ADULT, AgeBand.UNDER_16} & set(found.met)


def test_what_a_veiled_position_lacks_is_not_told_as_met() -> None:
    found = told(homeward(), Act.BEGIN_REINTEGRATION)

    assert not [fact for fact in found.met if isinstance(fact, AgeBand | Wish)]


def test_the_clock_that_waits_for_the_act_stands_with_it() -> None:
    position = lead(Stage.VERIFICATION, Status.BEING_IDENTIFIED, Role.CASE_OWNER)

    check = told(position, Act.INITIAL_CHECK, STARTED)
    other = told(position, Act.PROPOSE_SUPPORT, STARTED)

    assert "initial_info_check" in {reading.clock.key for reading in check.clocks}
    assert other.clocks == ()


@pytest.mark.parametrize(("lang", "word"), [("vi", "đơn vị chủ trì"), ("en", "the lead unit")])
def test_what_is_met_is_told_in_both_languages(lang: str, word: str) -> None:
    position = lead(Stage.VERIFICATION, Status.BEING_IDENTIFIED, Role.CASE_OWNER)

    found = told(position, Act.INITIAL_CHECK)

    assert word in found.met_in_words("vi" if lang == "vi" else "en")
