"""Keyset pages: a cursor names the last row seen, by its time and a mark that breaks ties."""

from datetime import datetime


def cursor_of(at: datetime, mark: str) -> str:
    """The cursor behind a row."""
    return f"{at.isoformat()}~{mark}"


def from_cursor(text: str | None) -> tuple[datetime, str] | None:
    """Where the page before ended; anything that is no cursor begins at the beginning."""
    moment, _, mark = (text or "").partition("~")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at, mark) if at.tzinfo and mark.isalnum() else None
