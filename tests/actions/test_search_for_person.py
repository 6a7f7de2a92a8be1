"""Looking for a person: masked within reach, a hint beyond, nothing of what is confidential."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions.handoff import offer
from casework.actions.search import FINDING_LASTS, MOST_AN_HOUR, search_for_person
from casework.database import Scope
from casework.lookups.naming import Names, Withheld
from casework.lookups.search_watch import Searched, limited_lately, met_by_searches
from casework.lookups.searches import Result, found_by, look_for
from casework.matching.described import Described
from casework.matching.likeness import Likeness
from casework.policy import OutOfReach
from casework.records.cases import Case
from casework.records.searches import Search, SearchFinding, SearchKind
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.transaction import perform
from tests.actions.folder import MORNING, Folder, received
from tests.actions.town import Town
from tests.office import make
from workflows.terms import Act, Rank

TOKEN = "0" * 64


def looked_for(
    town: Town, who: str, name: str, birth: str = "", *, now: datetime = MORNING
) -> Search:
    """A search as the page makes it: look, then write down."""
    actor, described = town.actors[who], Described.of_texts(full_name=name, birth=birth)
    with (
        town.database.reading(Scope.of_unit(actor.unit_id)) as session,
        town.database.reading(Scope.of_job("matching")) as whole,
    ):
        finding = look_for(session, whole, actor, now, described)
    return perform(
        town.database,
        actor,
        lambda session: search_for_person(session, actor, now, TOKEN, finding),
    )


def shown(town: Town, who: str, search: Search, *, now: datetime = MORNING) -> Result:
    """The page of a search."""
    actor = town.actors[who]
    with (
        town.database.reading(Scope.of_unit(actor.unit_id)) as session,
        town.database.reading(Scope.of_job("matching")) as whole,
    ):
        return found_by(session, whole, actor, now, search.public_id)


def searched(town: Town, who: str, name: str, birth: str = "") -> Result:
    return shown(town, who, looked_for(town, who, name, birth))


def hits(result: Result) -> set[tuple[object, Likeness | None]]:
    return {(hit.case.file_id, hit.likeness) for hit in result.hits}


def asked(result: Result) -> set[tuple[object, object]]:
    return {(hint.unit, hint.asked) for hint in result.hints}


def made_confidential(folder: Folder) -> None:
    with folder.town.database.writing(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        case.confidential = True
        make.say(session, folder.town.actors["owner"], folder.file_id, case=case)
        make.commit(session)


def details_of_last(town: Town, event: str) -> dict[str, Any]:
    with town.database.reading(Scope.of_job("test")) as session:
        entries = select(Entry).where(Entry.event == event).order_by(Entry.id.desc()).limit(1)
        return dict(json.loads(session.scalars(entries).one().body)["details"])


# --- within reach ---


@pytest.mark.parametrize(
    ("name", "birth", "likeness"),
    [
        ("Bế Thị Sim Mẫu", "1988", Likeness.SAME),
        ("Be Thi Sim Mau", "", Likeness.SAME_NAME),
        ("Bế Sim Mẫu", "1989", Likeness.CLOSE),
    ],
    ids=["name and year", "name alone", "alike"],
)
def test_a_case_within_reach_is_shown_by_its_code_and_how_like_it_is(
    town: Town, name: str, birth: str, likeness: Likeness
) -> None:
    folder = received(town, "commune", full_name="Bế Thị Sim Mẫu")
    folder.learns("commune", birth="1988")

    result = searched(town, "commune", name, birth)

    assert (folder.file_id, likeness) in hits(result)


def test_nobody_is_hinted_at_who_is_within_reach(town: Town) -> None:
    received(town, "commune", full_name="Nông Lựu Quýt Mẫu")

    result = searched(town, "commune", "Nông Lựu Quýt Mẫu")

    assert len(result.hits) == 1
    assert result.hints == ()


def test_nothing_alike_is_nothing(town: Town) -> None:
    result = searched(town, "commune", "Không Ai Tên Thế")

    assert (result.hits, result.hints, result.is_over) == ((), (), False)


def test_an_offer_shows_no_case_by_a_name_before_it_is_accepted(town: Town) -> None:
    folder = received(town, "post", full_name="Vi Khế Nhãn Mẫu")
    folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])

    result = searched(town, "commune", "Vi Khế Nhãn Mẫu")

    assert result.hits == ()
    assert asked(result) == {("Đơn vị post Mẫu", "Đơn vị post Mẫu")}


def test_the_head_of_the_unit_above_finds_what_it_oversees(town: Town) -> None:
    folder = received(town, "commune", full_name="Chu Mận Vải Mẫu")

    assert hits(searched(town, "board.head", "Chu Mận Vải Mẫu")) == {
        (folder.file_id, Likeness.SAME_NAME)
    }


def test_an_officer_of_the_unit_above_is_told_whom_to_ask(town: Town) -> None:
    received(town, "commune", full_name="Lương Bưởi Đào Mẫu")

    result = searched(town, "board", "Lương Bưởi Đào Mẫu")

    assert result.hits == ()
    assert asked(result) == {("Đơn vị commune Mẫu", "Đơn vị commune Mẫu")}


# --- beyond reach ---


def test_a_case_elsewhere_is_a_line_that_says_whom_to_ask(town: Town) -> None:
    received(town, "commune", full_name="Hoàng Chanh Sến Mẫu")
    received(town, "commune", full_name="Hoàng Chanh Sến Mẫu")

    result = searched(town, "second_owner", "Hoàng Chanh Sến Mẫu")

    assert result.hits == ()
    assert [hint.unit for hint in result.hints] == ["Đơn vị commune Mẫu"]


def test_the_telephone_of_the_unit_is_told(town: Town) -> None:
    received(town, "gate", Act.RECEIVE_AT_GATE, full_name="Hoàng Táu Trắc Mẫu")
    with town.database.writing(Scope.of_job("test")) as session:
        session.get_one(Unit, town.units["gate"]).phone = "0190 222 333"
        session.commit()

    result = searched(town, "second_owner", "Hoàng Táu Trắc Mẫu")

    assert [hint.phone for hint in result.hints] == ["0190 222 333"]


def test_a_facility_is_not_named_and_the_unit_above_is_asked(town: Town) -> None:
    received(town, "facility", full_name="Đặng Tùng Xoan Mẫu")

    result = searched(town, "second_owner", "Đặng Tùng Xoan Mẫu")

    assert asked(result) == {(Withheld.UNIT, "Đơn vị board Mẫu")}


def test_what_is_only_roughly_alike_sends_nobody_anywhere(town: Town) -> None:
    received(town, "commune", full_name="Phạm Thị Gụ Mẫu")

    result = searched(town, "second_owner", "Phạm Văn Gu Mai", "1990")

    assert result.hints == ()


def test_a_confidential_case_gives_no_hint(town: Town) -> None:
    folder = received(town, "commune", full_name="Ngô Lim Nghiến Mẫu")
    made_confidential(folder)

    result = searched(town, "second_owner", "Ngô Lim Nghiến Mẫu")

    assert (result.hits, result.hints) == ((), ())
    assert details_of_last(town, "search.made")["beyond"] == 0


def test_whoever_met_a_confidential_case_is_known_to_those_who_lead_it(town: Town) -> None:
    folder = received(town, "commune", full_name="Dương Lim Sơn Mẫu")
    made_confidential(folder)
    search = looked_for(town, "second_owner", "Dương Lim Sơn Mẫu")

    actor = town.actors["commune.head"]
    with town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        case = session.get_one(Case, folder.file_id)
        met = met_by_searches(session, case, Names(session, actor, folder.file_id))

    assert met == (Searched("Cán bộ Mẫu", "Đơn vị second_owner Mẫu", MORNING),)
    assert details_of_last(town, "search.met_confidential") == {"search": search.id.hex}


def test_a_case_that_is_not_confidential_says_nothing_of_searches(town: Town) -> None:
    folder = received(town, "commune", full_name="Đỗ Sim Sến Mẫu")

    looked_for(town, "second_owner", "Đỗ Sim Sến Mẫu")

    assert [said.event for said in folder.standing.said] == ["case.received"]


# --- on record, for a while, and so many times ---


def test_the_query_is_on_record_by_kinds_and_numbers(town: Town) -> None:
    received(town, "commune", full_name="Trịnh Bách Gụ Mẫu")
    received(town, "post", full_name="Trịnh Bách Gụ Mẫu")

    search = looked_for(town, "commune", "Trịnh Bách Gụ Mẫu", "1990")

    assert details_of_last(town, "search.made") == {
        "token": TOKEN,
        "kind": "person",
        "terms": ["pair_and_year", "run", "three", "whole"],
        "within": 1,
        "beyond": 1,
    }
    assert (search.kind, search.code) == (SearchKind.PERSON, None)


def test_a_finding_is_over_after_ten_minutes(town: Town) -> None:
    received(town, "commune", full_name="Bùi Mận Sim Mẫu")
    search = looked_for(town, "commune", "Bùi Mận Sim Mẫu")

    before = shown(town, "commune", search, now=MORNING + FINDING_LASTS - timedelta(seconds=1))
    after = shown(town, "commune", search, now=MORNING + FINDING_LASTS)

    assert len(before.hits) == 1
    assert (after.hits, after.is_over) == ((), True)


def test_the_next_search_deletes_what_is_over(town: Town) -> None:
    old = looked_for(town, "gate", "Ai Đó Mẫu")

    looked_for(town, "police", "Ai Khác Mẫu", now=MORNING + FINDING_LASTS)

    with town.database.reading(Scope.of_job("test")) as session:
        assert session.get(SearchFinding, old.id) is None
        assert session.get(Search, old.id) is not None


def test_nobody_else_sees_what_an_officer_found(town: Town) -> None:
    search = looked_for(town, "commune", "Ai Đó Mẫu")

    with pytest.raises(OutOfReach):
        shown(town, "commune.head", search)


def test_what_leaves_the_reach_meanwhile_becomes_a_hint(town: Town) -> None:
    folder = received(town, "commune", full_name="Lý Đinh Quýt Mẫu")
    search = looked_for(town, "post", "Lý Đinh Quýt Mẫu")
    before = shown(town, "post", search)

    folder.tie("post", make.Tie.FORMERLY_LED)
    after = shown(town, "post", search)

    assert (len(before.hits), len(before.hints)) == (0, 1)
    assert (len(after.hits), len(after.hints)) == (1, 0)


def test_beyond_so_many_in_an_hour_nothing_is_found_and_the_supervisor_reads_it(
    town: Town,
) -> None:
    made = [looked_for(town, "second_police", "Ai Đó Mẫu") for _ in range(MOST_AN_HOUR)]
    received(town, "second_police", Act.RESCUE, full_name="Hồ Tùng Lim Mẫu")

    one_more = looked_for(town, "second_police", "Hồ Tùng Lim Mẫu")

    assert {search.kind for search in made} == {SearchKind.PERSON}
    assert one_more.kind is SearchKind.LIMITED
    assert shown(town, "second_police", one_more).hits == ()
    assert details_of_last(town, "search.limited") == {"token": TOKEN}
    assert limited_by(town, "second_police.head") == [MORNING]


def test_an_hour_later_one_may_search_again(town: Town) -> None:
    later = MORNING + timedelta(hours=1)
    made = [looked_for(town, "second_facility", "Ai Đó Mẫu") for _ in range(MOST_AN_HOUR)]

    again = looked_for(town, "second_facility", "Ai Đó Mẫu", now=later)

    assert made[-1].kind is SearchKind.PERSON
    assert again.kind is SearchKind.PERSON


def test_a_colleague_has_their_own_number_of_searches(town: Town) -> None:
    [looked_for(town, "second_board", "Ai Đó Mẫu") for _ in range(MOST_AN_HOUR)]

    theirs = looked_for(town, "second_board.head", "Ai Đó Mẫu")

    assert theirs.kind is SearchKind.PERSON
    assert town.actors["second_board.head"].rank is Rank.SUPERVISOR


def limited_by(town: Town, who: str) -> list[datetime]:
    actor = town.actors[who]
    with town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        return [one.at for one in limited_lately(session, actor, MORNING + timedelta(days=1))]
