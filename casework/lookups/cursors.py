"""Keyset pages: a cursor names the last row seen, by its time and a mark that breaks ties."""

from datetime import UTC, datetime
from uuid import UUID


def cursor_of(at: datetime, mark: str) -> str:
    """The cursor behind a row."""
    return f"{at.isoformat()}~{mark}"


def from_cursor(text: str | None) -> tuple[datetime, str] | None:
    """Where the page before ended; anything that is no cursor begins at the beginning."""
    moment, _, mark = (text or "").partition("~")
    try:
        at = datetime.fromisoformat(moment)
        return (at.astimezone(UTC), mark) if at.tzinfo and mark.isalnum() else None
    except (ValueError, OverflowError):  # no moment, or none that the calendar has in UTC
        return None


def from_id_cursor(text: str | None) -> tuple[datetime, UUID] | None:
    """The same where the mark is a public id."""
    found = from_cursor(text)
    try:
        return (found[0], UUID(found[1])) if found else None
    except ValueError:
        return None
