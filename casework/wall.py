"""The ORM wall: a session loads only rows of files within its unit's reach, whatever was asked.

Of drafts it loads only the officer's own.
"""

from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import FromStatement, ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.elements import TextClause

from casework.records.base import OfFile, Record
from casework.records.drafts import Draft
from casework.records.file import File
from casework.records.keys import FileKey
from casework.records.reaches import Reach, Reached
from casework.records.trace import Entry, Head

_UNSEEN = (TextClause, FromStatement)
_OF_FILES = (OfFile, File, Entry, Reach)
_GUARDED = (*_OF_FILES, Head, Draft)
# Keys are wrapped anew by the thousand, and drafts let go by age: by a job that reads neither.
_BY_JOBS = frozenset({FileKey, Draft})


class NoScope(RuntimeError):
    """Something of a file was asked for by a session that has nobody's reach."""


class PastTheWall(RuntimeError):
    """A statement that would walk past the wall: text, a Core table, or a bulk change."""


def stand_on(session_class: type[Session]) -> None:
    """Put the wall on every session of this class."""
    event.listen(session_class, "do_orm_execute", _check)


def _check(state: ORMExecuteState) -> None:
    if isinstance(state.statement, _UNSEEN) or not state.is_orm_statement:
        raise PastTheWall("only mapped records may be asked for")
    if not state.is_select and _is_guarded(state):
        raise PastTheWall("guarded records change one by one, through verbs")
    if state.is_select and not state.is_column_load:
        _narrow(state)


def _is_guarded(state: ORMExecuteState) -> bool:
    mapper = state.bind_mapper
    if mapper is None or not issubclass(mapper.class_, _GUARDED):
        return False
    return mapper.class_ not in _BY_JOBS or state.session.info["scope"].job is None


def _narrow(state: ORMExecuteState) -> None:
    scope = state.session.info["scope"]
    if scope.job is not None or not state.session.info["walls"].orm:
        return
    asked = [mapper.class_ for mapper in state.all_mappers]
    if scope.unit_id is None and any(issubclass(found, _OF_FILES) for found in asked):
        raise NoScope("a session without a unit asked for something of a file")
    if scope.officer_id is None and Draft in asked:
        raise NoScope("a session without an officer asked for a draft")
    state.statement = state.statement.options(*_criteria(scope.unit_id, scope.officer_id))


@lru_cache(maxsize=1024)
def _criteria(unit_id: UUID | None, officer_id: UUID | None) -> tuple[Any, ...]:  # no public type
    """For relationship loads too, each time: a record just added has no options to hand on."""

    def within_reach(cls: type[Any]) -> Any:
        reached = select(Reached.file_id).where(Reached.unit_id == unit_id)
        return cls.file_id.in_(reached.where(Reached.file_id == cls.file_id))

    def reached_itself(cls: type[Any]) -> Any:
        reached = select(Reached.file_id).where(Reached.unit_id == unit_id)
        return cls.id.in_(reached.where(Reached.file_id == cls.id))

    def tied(cls: type[Any]) -> Any:
        # Not `within_reach(cls)`: what a function of a closure binds is kept for the next unit.
        reached = select(Reached.file_id).where(Reached.unit_id == unit_id)
        is_own = cls.unit_id == unit_id  # nearly always so, and then nothing more is asked
        return is_own | cls.file_id.in_(reached.where(Reached.file_id == cls.file_id))

    def own(cls: type[Any]) -> Any:
        return (cls.officer_id == officer_id) & (cls.unit_id == unit_id)

    each = partial(with_loader_criteria, propagate_to_loaders=False)
    aliased_too = partial(each, include_aliases=True)
    return (
        aliased_too(OfFile, within_reach),
        aliased_too(Entry, within_reach),
        aliased_too(File, reached_itself),
        aliased_too(Draft, own),
        each(Reach, tied),  # not `Reached`: by it the wall asks, and would ask itself
    )


def guarded_classes() -> list[type[OfFile]]:
    """Every mapped class that belongs to a file."""
    classes = (mapper.class_ for mapper in Record.registry.mappers)
    return [found for found in classes if issubclass(found, OfFile)]
