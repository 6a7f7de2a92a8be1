"""Words of the office's lists are added, spelt otherwise and retired, and never deleted."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.code_lists import EntryTaken, add_entries, rename_entry, retire_entry
from casework.database import Scope
from casework.first_lists import FIRST
from casework.lookups.code_lists import entries_of, suggested
from casework.records.code_lists import CodeEntry, CodeList
from casework.records.trace import Entry
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.town import Town

TODAY = date(2026, 3, 2)


def does(town: Town, act: Callable[[Session], Any]) -> Any:
    return perform(town.database, town.actors["board.head"], act)


def added(town: Town, vi: str, of_list: CodeList = CodeList.LANGUAGES) -> CodeEntry:
    keeper = town.actors["board.head"]
    made = does(town, lambda s: add_entries(s, keeper, MORNING, of_list, [(vi, f"{vi} en")]))
    entry: CodeEntry = made[0]
    return entry


def retired(town: Town, entry: CodeEntry, until: date | None) -> None:
    keeper = town.actors["board.head"]
    does(town, lambda s: retire_entry(s, keeper, MORNING, s.get_one(CodeEntry, entry.id), until))


def words(town: Town, *, after: timedelta = timedelta()) -> list[str]:
    """What a form suggests."""
    with town.database.reading(Scope.of_job("test")) as session:
        return [entry.vi for entry in suggested(session, CodeList.LANGUAGES, MORNING + after)]


def said(town: Town, event: str) -> dict[str, Any]:
    with town.database.reading(Scope.of_job("test")) as session:
        rows = select(Entry.body).where(Entry.event == event).order_by(Entry.id.desc())
        body = session.scalars(rows.limit(1)).one()
    details: dict[str, Any] = json.loads(body)["details"]
    return details


def test_a_word_that_is_added_is_suggested(town: Town) -> None:
    entry = added(town, "tiếng Một Mẫu")

    assert "tiếng Một Mẫu" in words(town)
    assert said(town, "code_list.extended") == {"list": "languages", "added": [entry.id.hex]}


def test_a_list_has_a_word_once(town: Town) -> None:
    added(town, "tiếng Hai Mẫu")

    with pytest.raises(EntryTaken):
        added(town, "tiếng Hai Mẫu")


def test_two_lists_may_have_the_same_word(town: Town) -> None:
    added(town, "Ba Mẫu")

    entry = added(town, "Ba Mẫu", CodeList.ETHNICITIES)

    assert entry.of_list is CodeList.ETHNICITIES


def test_a_word_that_is_retired_is_suggested_until_its_day(town: Town) -> None:
    entry = added(town, "tiếng Bốn Mẫu")

    retired(town, entry, TODAY + timedelta(days=1))

    assert "tiếng Bốn Mẫu" in words(town)
    assert "tiếng Bốn Mẫu" not in words(town, after=timedelta(days=1))
    assert said(town, "code_list.retired") == {"subject": entry.id.hex, "until": "2026-03-03"}


def test_a_retired_word_stays_in_its_list_and_may_come_back(town: Town) -> None:
    entry = added(town, "tiếng Năm Mẫu")
    retired(town, entry, TODAY)

    with town.database.reading(Scope.of_job("test")) as session:
        kept = [each.vi for each in entries_of(session, CodeList.LANGUAGES)]
    retired(town, entry, None)

    assert "tiếng Năm Mẫu" in kept
    assert "tiếng Năm Mẫu" in words(town)


def test_a_word_is_spelt_otherwise(town: Town) -> None:
    entry, keeper = added(town, "tiếng Sáo Mẫu"), town.actors["board.head"]

    does(
        town,
        lambda s: rename_entry(
            s, keeper, MORNING, s.get_one(CodeEntry, entry.id), vi="tiếng Sáu Mẫu", en="Six"
        ),
    )

    assert "tiếng Sáu Mẫu" in words(town)
    assert "tiếng Sáo Mẫu" not in words(town)
    assert said(town, "code_list.renamed") == {"subject": entry.id.hex}


def test_no_word_takes_the_spelling_of_another(town: Town) -> None:
    added(town, "tiếng Bảy Mẫu")
    entry, keeper = added(town, "tiếng Tám Mẫu"), town.actors["board.head"]

    with pytest.raises(EntryTaken):
        does(
            town,
            lambda s: rename_entry(
                s, keeper, MORNING, s.get_one(CodeEntry, entry.id), vi="tiếng Bảy Mẫu", en="Seven"
            ),
        )


def test_an_office_begins_with_the_fifty_four_peoples() -> None:
    names = [vi for vi, _ in FIRST[CodeList.ETHNICITIES]]

    assert len(set(names)) == 54
    assert "Bru-Vân Kiều" in names
