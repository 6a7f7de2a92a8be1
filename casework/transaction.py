"""Commits one act, for every caller: door, command, job.

One act is one transaction: the submission row, the compare-and-swap, the change, its audit entry,
reach and due. Nothing is sent over a network inside it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolEmpty
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from casework import audit
from casework.audit import Actor
from casework.database import Database, Scope
from casework.policy import NotTied, OutOfReach
from casework.records.submissions import Submission
from workflows.engine import Refused
from workflows.life import MoveRefused

T = TypeVar("T")

_TRIES = 3
_PASSING = frozenset({"40001", "40P01"})  # PostgreSQL: serialization failure, deadlock


class Overtaken(Exception):
    """Somebody else changed the record first; nothing of ours was written."""


class Unavailable(Exception):
    """The database, its disk or the trace is away: the act did not happen."""


class KeyReused(Exception):
    """The same form key came with another content."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form as sent: its key, the route, and a keyed digest of its content."""

    key: UUID
    route: str
    body_digest: str


def perform(
    database: Database, actor: Actor, act: Callable[[Session], T], *, job: str | None = None
) -> T:
    """Run one act in a transaction of its own and commit it with its trace.

    With `job` the act has the reach of that job of the office, and not of the officer's unit.
    Raises `Overtaken` when the swap was lost and `Unavailable` when the database is away; the
    act's own refusals pass through. Passing failures of the database are tried again, twice.
    """
    officers = Scope.of_officer(actor.officer_id, actor.unit_id)
    return _perform(database, Scope.of_job(job) if job else officers, act)


def perform_as_job(database: Database, job: str, act: Callable[[Session], T]) -> T:
    """Run one act of the office itself, which no officer asked for. Raises as `perform` does."""
    return _perform(database, Scope.of_job(job), act)


def perform_form(
    database: Database,
    actor: Actor,
    form: Form,
    now: datetime,
    act: Callable[[Session], str],
    *,
    job: str | None = None,
) -> str:
    """Run the act of a form once, however often the form is sent; returns where to go next.

    `act` returns the address that answers the form; `job` is as `perform` has it. Raises
    `KeyReused` when the key was used with another content, and what `perform` raises.
    """

    def act_and_remember(session: Session) -> str:
        answer = act(session)
        session.add(_submission(actor, form, answer, now))
        return answer

    try:
        return perform(database, actor, act_and_remember, job=job)
    except (Overtaken, Refused, MoveRefused, OutOfReach, NotTied):
        # The first copy of this form may have done the act already; then it has an answer.
        earlier = earlier_answer(database, actor, form)
        if earlier is None:
            raise
        return earlier


def earlier_answer(database: Database, actor: Actor, form: Form) -> str | None:
    """The answer this form got before, where its act is done already.

    Raises `KeyReused` when the key was used with another content.
    """
    with database.reading(Scope.of_officer(actor.officer_id, actor.unit_id)) as session:
        row = session.get(Submission, (actor.officer_id, form.key))
        if row is None:
            return None
        if (row.route, row.body_digest) != (form.route, form.body_digest):
            raise KeyReused
        return row.answer


def _perform(database: Database, scope: Scope, act: Callable[[Session], T]) -> T:
    for left in reversed(range(_TRIES)):
        try:
            return _once(database, scope, act)
        except StaleDataError:
            raise Overtaken from None
        except IntegrityError:
            # Two acts made the same thing at the same moment; the message would name the values.
            raise Overtaken from None
        except PoolEmpty:
            raise Unavailable from None
        except DBAPIError as error:
            if left == 0 or getattr(error.orig, "sqlstate", None) not in _PASSING:
                raise Unavailable from None
    raise Unavailable


def _once(database: Database, scope: Scope, act: Callable[[Session], T]) -> T:
    with database.writing(scope) as session:
        result = act(session)
        audit.write(session)
        session.commit()
        return result


def _submission(actor: Actor, form: Form, answer: str, now: datetime) -> Submission:
    return Submission(
        officer_id=actor.officer_id,
        key=form.key,
        route=form.route,
        body_digest=form.body_digest,
        answer=answer,
        at=now,
    )
