"""Looking for a case by its code: every query is on record; nothing typed is kept but a code."""

import json

import pytest
from sqlalchemy import select

from casework.actions.search import search_by_code
from casework.database import Scope
from casework.records.ids import new_case_code
from casework.records.searches import Search
from casework.records.trace import Entry
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.town import Town

CODE = new_case_code()


def looked_for(town: Town, typed: str) -> Search:
    actor = town.actors["commune"]
    return perform(
        town.database,
        actor,
        lambda session: search_by_code(session, actor, MORNING, typed, "tóm-lược".encode().hex()),
    )


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), f" {CODE} ", f"{CODE[:4]}-{CODE[4:]}", f"{CODE[:4]} {CODE[4:]}"],
    ids=["as printed", "small letters", "with spaces around", "with a hyphen", "with a space"],
)
def test_a_code_is_kept_as_codes_are_written(town: Town, typed: str) -> None:
    search = looked_for(town, typed)

    assert search.code == CODE


@pytest.mark.parametrize(
    "typed",
    ["Nguyễn Thị Mẫu", "", "0912345678", CODE[:-1], CODE + "A"],
    ids=["a name", "nothing", "a telephone", "too short", "too long"],
)
def test_what_is_no_code_is_not_kept(town: Town, typed: str) -> None:
    search = looked_for(town, typed)

    assert search.code is None


def test_a_code_mistyped_by_one_letter_is_not_kept(town: Town) -> None:
    wrong = CODE[:-1] + ("2" if CODE[-1] != "2" else "3")

    assert looked_for(town, wrong).code is None


def test_the_query_is_on_record_by_its_digest(town: Town) -> None:
    search = looked_for(town, "Nguyễn Thị Mẫu")

    stream = f"unit:{town.units['commune'].hex}"
    with town.database.reading(Scope.of_job("test")) as session:
        entries = select(Entry).where(Entry.stream == stream).order_by(Entry.seq.desc())
        last = session.scalars(entries.limit(1)).one()
    assert last.event == "search.made"
    assert json.loads(last.body)["details"] == {
        "token": search.token,
        "kind": "no_code",
        "terms": [],
        "within": 0,
        "beyond": 0,
    }
    assert "Nguyễn".encode() not in last.body
