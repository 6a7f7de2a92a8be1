"""The office's own worker: what nobody asked for and must be done, in small transactions.

Several may run at once, and each may be killed at any moment: whatever was committed is whole, and
whatever was not is computed again by the next one. It never decides: it writes down what the rules
compute, and the pages compute the same whether it runs or not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Final
from uuid import UUID, uuid4

from casework import log
from casework.actions.climbing import (
    CLAIMED_FOR,
    claim_notices,
    climb,
    give_back_lease,
    send_notices,
    take_lease,
    to_climb,
)
from casework.database import Scope
from casework.office import Office
from casework.transaction import Overtaken, Unavailable, perform_as_job

JOB: Final = "worker"
CLIMBS: Final = "climb"
EVERY: Final = timedelta(minutes=1)
"""How often a worker that stays looks; the shortest rung is an hour."""


def work_once(office: Office) -> int:
    """Climb every ladder and send every notice that waits; how many rungs and notices.

    Raises `Unavailable` when the database is away.
    """
    holder = uuid4()
    return _climb_all(office, holder) + _send_all(office)


def work(office: Office, stop: Event) -> None:
    """Work every minute until told to stop. Whatever fails is tried again the next time."""
    while not stop.is_set():
        _work_or_say(office)
        stop.wait(EVERY.total_seconds())


@contextmanager
def working(office: Office) -> Iterator[None]:
    """A worker in the background of this process, ended with it."""
    stop = Event()
    thread = Thread(target=work, args=(office, stop), name=JOB, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _work_or_say(office: Office) -> None:
    try:
        work_once(office)
    except Unavailable:
        log.say("worker.away", job=JOB)
    except Exception as error:  # noqa: BLE001  # or one fault would end all notices, in silence
        log.unexpected(error, job=JOB)


def _climb_all(office: Office, holder: UUID) -> int:
    """One worker climbs at a time; a second would only compute the same and lose each race."""
    if not _holds(office, holder):
        return 0
    with office.database.reading(Scope.of_job(JOB)) as session:
        waiting = to_climb(session, office.clock.now())
    climbed = _climb_each(office, holder, waiting)
    real = office.clock.real()
    perform_as_job(office.database, JOB, lambda s: give_back_lease(s, CLIMBS, holder, real))
    return climbed


def _climb_each(office: Office, holder: UUID, waiting: list[UUID]) -> int:
    """The lease is held on to half way through it; whoever lost it leaves the rest to the other."""
    climbed, renew_at = 0, office.clock.real() + CLAIMED_FOR / 2
    for handoff_id in waiting:
        if office.clock.real() > renew_at:
            if not _holds(office, holder):
                break
            renew_at = office.clock.real() + CLAIMED_FOR / 2
        climbed += _climb(office, handoff_id)
    return climbed


def _holds(office: Office, holder: UUID) -> bool:
    real = office.clock.real()
    try:
        return perform_as_job(office.database, JOB, lambda s: take_lease(s, CLIMBS, holder, real))
    except Overtaken:  # the other worker was quicker, and does it
        return False


def _climb(office: Office, handoff_id: UUID) -> int:
    now = office.clock.now()
    try:
        return perform_as_job(office.database, JOB, lambda s: climb(s, now, handoff_id))
    except Overtaken:  # a worker whose lease had run out wrote the same rungs just now
        return 0


def _send_all(office: Office) -> int:
    database, clock = office.database, office.clock
    sent = 0
    while True:
        try:
            ids = perform_as_job(database, JOB, lambda s: claim_notices(s, clock.real()))
        except Overtaken:
            return sent
        if not ids:
            return sent
        sent += _send(office, ids)


def _send(office: Office, ids: list[UUID]) -> int:
    now = office.clock.now()
    try:
        return perform_as_job(office.database, JOB, lambda s: send_notices(s, now, ids))
    except Overtaken:  # the claim had run out and another worker sent them
        return 0
