"""The ORM wall: a session loads only rows of files within its unit's reach, whatever was asked."""

from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.elements import TextClause

from casework.records.base import OfFile, Record
from casework.records.reaches import Reach
from casework.records.trace import Entry


class NoScope(RuntimeError):
    """Something of a file was asked for by a session that has nobody's reach."""


class PastTheWall(RuntimeError):
    """A statement that would walk past the wall: text, a Core table, or a bulk change."""


def stand_on(session_class: type[Session]) -> None:
    """Put the wall on every session of this class."""
    event.listen(session_class, "do_orm_execute", _check)


def _check(state: ORMExecuteState) -> None:
    if isinstance(state.statement, TextClause) or not state.is_orm_statement:
        raise PastTheWall("only mapped records may be asked for")
    if (state.is_update or state.is_delete) and _is_guarded(state):
        raise PastTheWall("guarded records change one by one, through verbs")
    if state.is_select and not state.is_column_load and not state.is_relationship_load:
        _narrow(state)


def _is_guarded(state: ORMExecuteState) -> bool:
    mapper = state.bind_mapper
    return mapper is not None and issubclass(mapper.class_, OfFile)


def _narrow(state: ORMExecuteState) -> None:
    scope = state.session.info["scope"]
    if scope.job is not None or not state.session.info["walls"].orm:
        return
    if scope.unit_id is None:
        if any(issubclass(mapper.class_, OfFile | Entry) for mapper in state.all_mappers):
            raise NoScope("a session without a unit asked for something of a file")
        return
    state.statement = state.statement.options(*_criteria(scope.unit_id))


def _criteria(unit_id: Any) -> tuple[Any, ...]:  # loader options have no public type
    def within_reach(cls: type[Any]) -> Any:
        return cls.file_id.in_(select(Reach.file_id).where(Reach.unit_id == unit_id))

    return (
        with_loader_criteria(OfFile, within_reach, include_aliases=True),
        with_loader_criteria(Entry, within_reach, include_aliases=True),
    )


def guarded_classes() -> list[type[OfFile]]:
    """Every mapped class that belongs to a file."""
    classes = (mapper.class_ for mapper in Record.registry.mappers)
    return [found for found in classes if issubclass(found, OfFile)]
