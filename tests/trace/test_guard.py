"""A case that changed and said nothing cannot be committed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import UnknownEvent
from casework.audit_guard import Unrecorded
from casework.database import Database, Scope
from casework.office import VIETNAM
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.ids import new_id
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.trace import Entry
from casework.records.units import Unit
from tests.office import make
from tests.office.make import NOW
from tests.trace.conftest import Desk, say

Change = Callable[[Session, Desk], None]


def _insert(session: Session, desk: Desk) -> None:
    unit = make.unit(session)
    session.add(Reach(unit_id=unit.id, file_id=desk.file_id, tie=Tie.GAVE, since_at=NOW))


def _update(session: Session, desk: Desk) -> None:
    session.get_one(Case, desk.file_id).confidential = True


def _delete(session: Session, desk: Desk) -> None:
    session.delete(session.scalars(select(Reach).where(Reach.file_id == desk.file_id)).one())


changed = pytest.mark.parametrize(
    "change", [_insert, _update, _delete], ids=["inserted", "updated", "deleted"]
)


@changed
def test_a_row_changed_in_silence_is_not_committed(
    database: Database, desk: Desk, change: Change
) -> None:
    with database.writing(desk.scope) as session:
        change(session, desk)

        with pytest.raises(Unrecorded):
            session.commit()

    assert entries(database, desk) == 1


@changed
def test_a_row_flushed_in_silence_is_not_committed(
    database: Database, desk: Desk, change: Change
) -> None:
    with database.writing(desk.scope) as session:
        change(session, desk)
        session.flush()

        with pytest.raises(Unrecorded):
            session.commit()


@changed
def test_a_row_changed_and_spoken_of_is_committed(
    database: Database, desk: Desk, change: Change
) -> None:
    with database.writing(desk.scope) as session:
        change(session, desk)
        say(session, desk)
        make.commit(session)

    assert entries(database, desk) == 2


def test_an_entry_about_one_file_does_not_cover_another(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        other = make.case(session, by=desk.officer)
        make.commit(session)

    with database.writing(desk.scope) as session:
        _update(session, desk)
        say(session, desk, file_id=other.file_id)

        with pytest.raises(Unrecorded):
            make.commit(session)


def test_a_change_after_its_entry_was_written_is_not_committed(
    database: Database, desk: Desk
) -> None:
    with database.writing(desk.scope) as session:
        say(session, desk)
        audit.write(session)
        _update(session, desk)

        with pytest.raises(Unrecorded):
            session.commit()


def test_words_that_were_not_written_are_not_lost_in_silence(
    database: Database, desk: Desk
) -> None:
    with database.writing(desk.scope) as session:
        say(session, desk)

        with pytest.raises(Unrecorded):
            session.commit()


def test_the_due_projection_needs_no_entry(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        session.add(
            Due(
                id=new_id(),
                file_id=desk.file_id,
                waits=Waits.CLOCK,
                key="mẫu",
                unit_id=desk.actor.unit_id,
                started_at=NOW,
            )
        )
        session.commit()

    assert entries(database, desk) == 1


def test_what_belongs_to_no_file_needs_no_entry(database: Database) -> None:
    with database.writing(Scope.of_job("test")) as session:
        made = make.unit(session)
        session.commit()

    with database.reading(Scope.of_job("test")) as session:
        assert session.get(Unit, made.id) is not None


def test_the_entry_falls_with_the_change(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        _update(session, desk)
        say(session, desk)
        audit.write(session)
        session.rollback()

    with database.reading(desk.scope) as session:
        assert not session.get_one(Case, desk.file_id).confidential
    assert entries(database, desk) == 1


def test_the_change_falls_with_an_entry_that_the_database_refuses(
    database: Database, desk: Desk
) -> None:
    with database.writing(desk.scope) as session:
        _update(session, desk)
        audit.record(session, "whereabouts.recorded", desk.actor, NOW, None, whereabouts=new_id())
        session.add(_forged(session, desk))

        with pytest.raises(DBAPIError):
            make.commit(session)

    with database.reading(desk.scope) as session:
        assert not session.get_one(Case, desk.file_id).confidential


def test_a_released_savepoint_falls_with_the_act(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        with session.begin_nested():
            _update(session, desk)
            say(session, desk)
            audit.write(session)
        session.rollback()

    with database.reading(desk.scope) as session:
        assert not session.get_one(Case, desk.file_id).confidential
    assert entries(database, desk) == 1


def test_a_savepoint_that_was_undone_leaves_nothing_in_the_entry(
    database: Database, desk: Desk
) -> None:
    with database.writing(desk.scope) as session:
        savepoint = session.begin_nested()
        _insert(session, desk)
        session.flush()
        savepoint.rollback()
        say(session, desk)
        make.commit(session)

    with database.reading(desk.scope) as session:
        last = session.scalars(select(Entry).order_by(Entry.seq.desc()).limit(1)).one()
    assert b'"rows":[]' in last.body


@pytest.mark.parametrize(
    ("event", "details"),
    [
        ("case.forgotten", {}),
        ("case.visited", {}),
        ("case.visited", {"opening": new_id(), "until": NOW, "name": "x"}),
        ("case.visited", {"opening": new_id(), "reason": "work"}),
    ],
    ids=["unknown event", "too few details", "too many details", "other details"],
)
def test_words_outside_the_vocabulary_are_refused(
    database: Database, desk: Desk, event: str, details: dict[str, Any]
) -> None:
    with database.writing(desk.scope) as session, pytest.raises(UnknownEvent):
        audit.record(session, event, desk.actor, NOW, desk.file_id, **details)


@pytest.mark.parametrize(
    "value",
    ["Nguyễn Thị Mẫu", "Nguyen Thi Mau", "a" * 65, 1.5, b"bytes", {"a": "b"}, ["so nha 1"]],
    ids=["a name", "a name without marks", "a long text", "a float", "bytes", "a map", "a list"],
)
def test_a_plain_value_is_refused(database: Database, desk: Desk, value: Any) -> None:
    with database.writing(desk.scope) as session, pytest.raises(UnknownEvent):
        audit.record(session, "handoff.recalled", desk.actor, NOW, desk.file_id, handoff=value)


def test_a_time_of_another_zone_is_written_in_utc(database: Database, desk: Desk) -> None:
    with database.writing(desk.scope) as session:
        say(session, desk, at=NOW.astimezone(VIETNAM) + timedelta(hours=1))
        make.commit(session)

    with database.reading(desk.scope) as session:
        last = session.scalars(select(Entry).order_by(Entry.seq.desc()).limit(1)).one()
    assert b'"at":"2026-03-02T10:00:00+00:00"' in last.body


def test_a_session_for_reading_cannot_write(database: Database, desk: Desk) -> None:
    with database.reading(desk.scope) as session:
        _update(session, desk)

        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            session.flush()


def test_an_act_that_only_adds_a_step_names_the_step(database: Database, desk: Desk) -> None:
    with database.reading(desk.scope) as session:
        step = session.scalars(select(Step).where(Step.file_id == desk.file_id)).one()
        body = session.scalars(select(Entry.body).where(Entry.file_id == desk.file_id)).one()

    assert f'["step","{step.id.hex}"'.encode() in body


def entries(database: Database, desk: Desk) -> int:
    with database.reading(Scope.of_job("test")) as session:
        of_file = select(func.count()).select_from(Entry).where(Entry.file_id == desk.file_id)
        return session.scalar(of_file)


def _forged(session: Session, desk: Desk) -> Entry:
    """An entry in a place that is taken."""
    taken = session.scalars(select(Entry).where(Entry.file_id == desk.file_id)).one()
    return Entry(
        id=new_id(),
        stream=taken.stream,
        seq=taken.seq,
        file_id=taken.file_id,
        event=taken.event,
        body=b"",
        prev_hash=b"",
        hash=b"",
    )
