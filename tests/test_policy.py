"""Who may ask what of which case: no rank passes every check, and out of reach explains nothing."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from casework.actions.handoff import accept, offer
from casework.audit import Actor
from casework.database import Database, Scope, Walls
from casework.lookups.finding import find, find_handoff
from casework.policy import GRANTS, Ask, NotTied, OutOfReach, has_ask, may, within_reach
from casework.records.cases import Case
from casework.records.ids import new_case_code, new_public_id
from casework.records.reaches import Tie
from tests.actions.folder import Folder, received
from tests.actions.town import Town, town_in
from tests.office import make
from workflows.terms import Act, Rank

EVERY_TIE = frozenset(Tie)
OF_A_CASE = [ask for ask, ranks in GRANTS.items() if any(ranks.values())]
OF_A_NOTICE = {Ask.READ_NOTICE, Ask.ACKNOWLEDGE}
"""What a unit that was notified of a duty may do without seeing the case."""


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town


def handed_on(town: Town) -> Folder:
    """The post received, the commune leads now."""
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])
    folder.goes("commune", accept, made)
    return folder


def of_rank(town: Town, unit: str, rank: Rank) -> Actor:
    with town.database.writing(Scope.of_job("test")) as session:
        made = make.officer(session, session.get_one(make.Unit, town.units[unit]), rank=rank)
        session.commit()
    return make.actor(made)


# --- the matrix ---


@pytest.mark.parametrize("rank", Rank)
def test_no_rank_passes_every_check(rank: Rank) -> None:
    assert any(not has_ask(rank, ask) for ask in Ask)


@pytest.mark.parametrize("rank", Rank)
def test_everybody_who_works_here_may_be_here_and_read_the_law(rank: Rank) -> None:
    assert has_ask(rank, Ask.BE_HERE)
    assert has_ask(rank, Ask.READ_LAW)


@pytest.mark.parametrize("ask", Ask)
def test_every_ask_is_granted_to_somebody(ask: Ask) -> None:
    assert any(has_ask(rank, ask) for rank in Rank)


@pytest.mark.parametrize("ask", OF_A_CASE)
def test_the_administrator_touches_no_case(ask: Ask) -> None:
    assert not may(Rank.ADMINISTRATOR, ask, EVERY_TIE)


@pytest.mark.parametrize("ask", [Ask.VISIT, Ask.REVEAL, Ask.CORRECT, Ask.ATTACH])
def test_the_auditor_opens_nothing(ask: Ask) -> None:
    assert not may(Rank.AUDITOR, ask, EVERY_TIE)


@pytest.mark.parametrize("ask", [Ask.TAKE_STEP, Ask.SIGN, Ask.ANSWER_HANDOFF, Ask.ANSWER_REQUEST])
def test_whoever_checks_the_trace_takes_no_step(ask: Ask) -> None:
    assert not may(Rank.AUDITOR, ask, EVERY_TIE)


def test_only_a_head_signs() -> None:
    assert {rank for rank in Rank if has_ask(rank, Ask.SIGN)} == {Rank.SUPERVISOR}


@pytest.mark.parametrize("ask", OF_A_CASE)
@pytest.mark.parametrize("rank", Rank)
def test_without_a_tie_nobody_touches_a_case(rank: Rank, ask: Ask) -> None:
    assert not may(rank, ask, frozenset())


@pytest.mark.parametrize("ask", OF_A_CASE)
@pytest.mark.parametrize("rank", Rank)
def test_whoever_may_do_something_with_a_case_may_see_it(rank: Rank, ask: Ask) -> None:
    told = frozenset({Tie.NOTIFIED}) if ask in OF_A_NOTICE else frozenset()

    assert GRANTS[ask].get(rank, frozenset()) - told <= GRANTS[Ask.SEE].get(rank, frozenset())


@pytest.mark.parametrize("ask", [ask for ask in OF_A_CASE if ask not in OF_A_NOTICE])
@pytest.mark.parametrize("rank", Rank)
def test_a_notice_of_duty_opens_nothing_of_the_case(rank: Rank, ask: Ask) -> None:
    assert not may(rank, ask, frozenset({Tie.NOTIFIED}))


@pytest.mark.parametrize("ask", sorted(OF_A_NOTICE))
def test_whoever_was_notified_reads_the_notice_and_acknowledges(ask: Ask) -> None:
    assert may(Rank.OFFICER, ask, frozenset({Tie.NOTIFIED}))


@pytest.mark.parametrize("tie", sorted(EVERY_TIE - {Tie.NOTIFIED}))
def test_nobody_else_acknowledges(tie: Tie) -> None:
    assert not may(Rank.SUPERVISOR, Ask.ACKNOWLEDGE, frozenset({tie}))


@pytest.mark.parametrize(
    ("tie", "ask", "allowed"),
    [
        (Tie.LEADS, Ask.VISIT, True),
        (Tie.HOUSES, Ask.VISIT, True),
        (Tie.ASKED, Ask.VISIT, False),
        (Tie.ASKED, Ask.REVEAL, True),
        (Tie.OFFERED, Ask.REVEAL, False),
        (Tie.OFFERED, Ask.ANSWER_HANDOFF, True),
        (Tie.LEADS, Ask.ANSWER_HANDOFF, False),
        (Tie.FORMERLY_LED, Ask.SEE, True),
        (Tie.FORMERLY_LED, Ask.REVEAL, False),
        (Tie.GAVE, Ask.ATTACH, False),
        (Tie.RECORDS, Ask.VISIT, True),
        (Tie.RECORDS, Ask.REVEAL_PROTECTION, True),
        (Tie.RECORDS, Ask.CORRECT, True),
        (Tie.RECORDS, Ask.TAKE_STEP, True),
        (Tie.RECORDS, Ask.ANSWER_HANDOFF, False),
        (Tie.RECORDS, Ask.ANSWER_REQUEST, False),
        (Tie.JOINS, Ask.SEE, True),
        (Tie.JOINS, Ask.PRINT_MINUTES, True),
        (Tie.JOINS, Ask.VISIT, False),
        (Tie.JOINS, Ask.REVEAL, False),
        (Tie.JOINS, Ask.FIND_PERSON, False),
        (Tie.JOINS, Ask.KEEP_BATCH, False),
        (Tie.JOINS, Ask.TAKE_STEP, False),
        (Tie.JOINS, Ask.ATTACH, False),
        (Tie.OVERSEES, Ask.SEE, False),
        (Tie.OVERSEES, Ask.TAKE_STEP, False),
    ],
    ids=lambda value: value.value if isinstance(value, Tie | Ask) else str(value),
)
def test_what_a_tie_opens_to_an_officer(tie: Tie, ask: Ask, allowed: bool) -> None:
    assert may(Rank.OFFICER, ask, frozenset({tie})) is allowed


def test_who_joins_in_a_reception_signs_and_reads_nothing_else() -> None:
    joins = frozenset({Tie.JOINS})
    asked = {ask for ask in OF_A_CASE for rank in Rank if may(rank, ask, joins)}

    assert asked == {Ask.SEE, Ask.PRINT_MINUTES, Ask.SIGN}


@pytest.mark.parametrize("ask", [Ask.SEE, Ask.REVEAL, Ask.READ_READS])
def test_a_supervisor_above_may_look_and_say_why(ask: Ask) -> None:
    assert may(Rank.SUPERVISOR, ask, frozenset({Tie.OVERSEES}))


@pytest.mark.parametrize("ask", [Ask.VISIT, Ask.TAKE_STEP, Ask.SIGN, Ask.CORRECT])
def test_a_supervisor_above_takes_no_step_below(ask: Ask) -> None:
    assert not may(Rank.SUPERVISOR, ask, frozenset({Tie.OVERSEES}))


# --- found through the officer ---


def test_whoever_leads_finds_the_case_with_their_ties(town: Town) -> None:
    folder = received(town, "commune")

    with town.database.reading(Scope.of_unit(town.units["commune"])) as session:
        found = find(session, town.actors["commune"], folder.standing.case.code, Ask.VISIT)

    assert found.case.file_id == folder.file_id
    assert found.ties == {Tie.LEADS}


def test_a_case_out_of_reach_is_not_there(town: Town) -> None:
    folder = received(town, "commune")
    code = folder.standing.case.code

    with town.database.reading(Scope.of_unit(town.units["owner"])) as session:
        with pytest.raises(OutOfReach) as foreign:
            find(session, town.actors["owner"], code, Ask.SEE)
        with pytest.raises(OutOfReach) as absent:
            find(session, town.actors["owner"], new_case_code(), Ask.SEE)

    assert foreign.value.args == absent.value.args == ()


@pytest.mark.parametrize("ask", [Ask.VISIT, Ask.REVEAL, Ask.CORRECT, Ask.ATTACH])
def test_whoever_led_before_sees_the_case_and_is_told_what_it_may_not(town: Town, ask: Ask) -> None:
    folder = handed_on(town)
    code = folder.standing.case.code

    post = Scope.of_unit(town.units["post"])
    with town.database.reading(post) as session, pytest.raises(NotTied) as caught:
        find(session, town.actors["post"], code, ask)

    assert caught.value.ask is ask


def test_the_administrator_of_the_unit_that_leads_finds_nothing(town: Town) -> None:
    folder = received(town, "commune")
    keeper = of_rank(town, "commune", Rank.ADMINISTRATOR)
    code = folder.standing.case.code

    unit = Scope.of_unit(keeper.unit_id)
    with town.database.reading(unit) as session, pytest.raises(OutOfReach):
        find(session, keeper, code, Ask.SEE)


def test_an_officer_of_the_unit_above_does_not_see_what_its_head_oversees(town: Town) -> None:
    folder = received(town, "commune")
    code = folder.standing.case.code

    with town.database.reading(Scope.of_unit(town.units["board"])) as session:
        assert find(session, town.actors["board.head"], code, Ask.SEE).ties == {Tie.OVERSEES}
        with pytest.raises(OutOfReach):
            find(session, town.actors["board"], code, Ask.SEE)


def test_a_handoff_is_found_by_its_two_sides_and_nobody_else(town: Town) -> None:
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    with town.database.reading(Scope.of_unit(town.units["commune"])) as session:
        found, _ = find_handoff(session, town.actors["commune"], made.public_id, Ask.ANSWER_HANDOFF)
    owner = Scope.of_unit(town.units["owner"])
    with town.database.reading(owner) as session, pytest.raises(OutOfReach):
        find_handoff(session, town.actors["owner"], made.public_id, Ask.SEE)

    assert found.ties == {Tie.OFFERED}


def test_a_handoff_that_is_not_there_is_out_of_reach(town: Town) -> None:
    owner = Scope.of_unit(town.units["owner"])
    with town.database.reading(owner) as session, pytest.raises(OutOfReach):
        find_handoff(session, town.actors["owner"], new_public_id(), Ask.SEE)


@pytest.mark.parametrize(
    ("who", "ask", "sees"),
    [
        ("commune", Ask.VISIT, True),
        ("post", Ask.VISIT, False),
        ("post", Ask.SEE, True),
        ("owner", Ask.SEE, False),
    ],
    ids=["who leads", "who led before", "who led before, masked", "a stranger"],
)
def test_a_lookup_finds_only_what_the_ask_allows(
    town: Town, who: str, ask: Ask, sees: bool
) -> None:
    folder = handed_on(town)

    assert (folder.file_id in files_for(town.database, town, who, ask)) is sees


def test_a_lookup_without_its_own_filter_leans_on_the_wall(town: Town) -> None:
    folder = handed_on(town)
    leaning = Database(town.database.url, walls=Walls(lookups=False))
    leaning.at_hand.update(town.database.at_hand)

    assert folder.file_id not in files_for(leaning, town, "owner", Ask.SEE)
    assert folder.file_id in files_for(leaning, town, "post", Ask.VISIT)
    leaning.dispose()


def files_for(database: Database, town: Town, who: str, ask: Ask) -> list[object]:
    """The files that a lookup for this ask would show the officer."""
    actor = town.actors[who]
    with database.reading(Scope.of_unit(actor.unit_id)) as session:
        condition = within_reach(session, actor, ask, Case)
        return list(session.scalars(select(Case.file_id).where(condition)))
