"""Where a list goes on: from the last row seen or, for anything else, from the beginning."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from casework.lookups.cursors import cursor_of, from_cursor, from_id_cursor

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
MARK = UUID("7d3c1f6e-0b7a-4f0e-9d57-3a0f5f4c2b11")


def test_a_cursor_leads_back_to_its_row() -> None:
    assert from_id_cursor(cursor_of(AT, MARK.hex)) == (AT, MARK)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "~",
        "2026-03-02T01:30:00~ab",
        "0001-01-01T00:00:00+14:00~ab",
        "9999-12-31T23:59:00-14:00~ab",
        "2026-03-02T01:30:00+00:00~a b",
    ],
    ids=["none", "empty", "bare", "no zone", "before time", "after time", "no mark"],
)
def test_what_is_no_cursor_begins_at_the_beginning(text: str | None) -> None:
    assert from_cursor(text) is None


@pytest.mark.parametrize("mark", ["zzz", "12"], ids=["letters", "short"])
def test_a_mark_that_is_no_id_begins_at_the_beginning(mark: str) -> None:
    assert from_id_cursor(cursor_of(AT, mark)) is None
