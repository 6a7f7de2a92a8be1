"""The lists of the office: a word is added, spelt otherwise, or no longer suggested.

A record holds the word itself, as it was when it was chosen: nothing here changes an old record.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor, record
from casework.records.code_lists import CodeEntry, CodeList
from casework.records.ids import new_id


class EntryTaken(ValueError):
    """The list has this word already, perhaps among those that are no longer suggested."""


def add_entries(
    session: Session,
    actor: Actor | None,
    now: datetime,
    of_list: CodeList,
    words: Iterable[tuple[str, str]],
) -> list[CodeEntry]:
    """Add words, Vietnamese and English, to a list; `actor` is None while the office is founded.

    Raises `EntryTaken`.
    """
    made = [CodeEntry(id=new_id(), of_list=of_list, vi=vi, en=en) for vi, en in words]
    for entry in made:
        _insist_on_new(session, entry, entry.vi)
    session.add_all(made)
    added = [entry.id for entry in made]
    record(session, "code_list.extended", actor, now, list=of_list, added=added)
    return made


def rename_entry(
    session: Session, actor: Actor, now: datetime, entry: CodeEntry, *, vi: str, en: str
) -> CodeEntry:
    """Spell a word otherwise from now on. Raises `EntryTaken`."""
    _insist_on_new(session, entry, vi)
    entry.vi, entry.en = vi, en
    record(session, "code_list.renamed", actor, now, subject=entry.id)
    return entry


def retire_entry(
    session: Session, actor: Actor, now: datetime, entry: CodeEntry, until: date | None
) -> CodeEntry:
    """Suggest a word no more from a day (Vietnam) on; without a day it is suggested again."""
    entry.until = until
    record(session, "code_list.retired", actor, now, subject=entry.id, until=until)
    return entry


def _insist_on_new(session: Session, entry: CodeEntry, vi: str) -> None:
    same = select(CodeEntry.id).where(
        CodeEntry.of_list == entry.of_list, CodeEntry.vi == vi, CodeEntry.id != entry.id
    )
    if session.scalar(same) is not None:
        raise EntryTaken
