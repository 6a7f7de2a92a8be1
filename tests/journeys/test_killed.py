"""The server is killed in the middle of its work, again and again; what it acknowledged stays.

Two officers receive people and offer them without a pause. Whatever gets no answer is sent again,
the same form with the same key, once the server is back; so at the end each form has one effect.
"""

import http.client
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

import pytest
from sqlalchemy import select

from casework import ledger
from casework.building import open_office
from casework.database import Scope
from casework.demo.folder import DemoFolder, code_of
from casework.doctor import examine
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.serve import LOOPBACK, listen
from tests.security.visitor import Answer, Fields, Visitor

pytest_plugins = ["tests.demo.folders"]

OFFICERS = ("donbp-hnghi.canbo", "donbp-mcai.canbo")
_BACK_WITHIN = 60  # seconds


@dataclass
class Server:
    """The demo on a port of its own, started and killed."""

    folder: DemoFolder
    port: int
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start, and wait until the address is printed: from then on it answers."""
        command = [sys.executable, "-m", "casework.commands", "demo", "--dir"]
        self.process = subprocess.Popen(
            [*command, str(self.folder.path), "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        next(line for line in self.process.stdout if line.startswith("http"))

    def kill(self) -> None:
        """No chance to finish anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@dataclass
class Worker:
    """One officer who never stops; `received` and `offered` are what the server acknowledged."""

    visitor: Visitor
    enough: Event
    received: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    sent_again: int = 0

    def work(self) -> None:
        """Receive somebody and offer them to the commune, until it is enough."""
        while not self.enough.is_set():
            form = self.asks(self.visitor.open, "/intake").page.form_to("/intake")
            answer = self.sends("/intake", {**form.as_shown(), "entry": ["receive"]})
            code = answer.path.split("/")[2]
            self.received.append(code)
            address = f"/cases/{code}/acts/bring_to_commune"
            form = self.asks(self.visitor.open, address).page.form_to(address)
            units = next(each for each in form.fields if each.name == "to_unit_id")
            to = next(choice for choice in units.choices if choice)
            answer = self.sends(address, {**form.as_shown(), "to_unit_id": [to]})
            self.offered.append(answer.path.split("/")[2])

    def sends(self, path: str, fields: Fields) -> Answer:
        """The same form with the same key until there is an answer, which has to be a yes."""
        answer = self.asks(self.visitor.send, path, fields)
        assert (answer.status, answer.path != path) == (200, True), answer.path
        return answer

    def asks(self, ask, *told) -> Answer:  # type: ignore[no-untyped-def]
        """Ask until the server is there. Raises the last error after a minute."""
        until = time.monotonic() + _BACK_WITHIN
        while True:
            try:
                return ask(*told)
            except (OSError, http.client.HTTPException):
                if time.monotonic() > until:
                    raise
                self.sent_again += 1
                time.sleep(0.05)


@pytest.mark.parametrize(
    "kills", [pytest.param(4, id="4 kills"), pytest.param(100, id="100", marks=pytest.mark.soak)]
)
def test_what_was_acknowledged_outlives_every_kill_and_nothing_happens_twice(
    a_copy: DemoFolder, kills: int
) -> None:
    dice, enough = random.Random(kills), Event()
    before = _codes(a_copy)
    with _served(a_copy) as server:
        workers = [_at_work(server, login, enough) for login in OFFICERS]
        with ThreadPoolExecutor(len(workers)) as many:
            working = [many.submit(worker.work) for worker in workers]
            for _ in range(kills):
                _something_more_is_acknowledged(workers)
                time.sleep(dice.uniform(0, 0.3))
                server.kill()
                server.start()
            enough.set()
            for done in working:
                done.result()

    received = [code for worker in workers for code in worker.received]
    offered = [handoff for worker in workers for handoff in worker.offered]
    assert len(received) + len(offered) > kills
    assert sum(worker.sent_again for worker in workers) > 0
    assert sorted(_codes(a_copy) - before) == sorted(received)
    assert sorted(_offers(a_copy, received)) == sorted(offered)
    assert _flaws(a_copy) == []


@contextmanager
def _served(folder: DemoFolder) -> Iterator[Server]:
    taken = listen(LOOPBACK, 0)
    port = taken.getsockname()[1]
    taken.close()
    server = Server(folder, port)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def _at_work(server: Server, login: str, enough: Event) -> Worker:
    card = next(card for card in server.folder.cards if card.user == login)
    visitor = Visitor(server.port)
    form = visitor.open("/sign-in").page.form_to("/sign-in")
    proofs = {"login": [card.user], "password": [card.password], "code": [code_of(card)]}
    assert visitor.send("/sign-in", {**form.as_shown(), **proofs}).path == "/desk"
    return Worker(visitor, enough)


def _something_more_is_acknowledged(workers: list[Worker]) -> None:
    """A kill before anything was acknowledged again would prove nothing."""
    before, until = _acknowledged(workers), time.monotonic() + _BACK_WITHIN
    while _acknowledged(workers) == before and time.monotonic() < until:
        time.sleep(0.01)


def _acknowledged(workers: list[Worker]) -> int:
    return sum(len(worker.received) + len(worker.offered) for worker in workers)


def _codes(folder: DemoFolder) -> set[str]:
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("test")) as session:
        found = set(session.scalars(select(Case.code)))
    office.database.dispose()
    return found


def _offers(folder: DemoFolder, codes: list[str]) -> list[str]:
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("test")) as session:
        asked = select(Handoff.public_id).join(Case, Case.file_id == Handoff.file_id)
        found = session.scalars(asked.where(Case.code.in_(codes))).all()
    office.database.dispose()
    return [str(each) for each in found]


def _flaws(folder: DemoFolder) -> list[str]:
    """What the verifier and the doctor find: no table disagrees with another."""
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("test")) as session:
        report, rows = ledger.verify(session), ledger.verify_rows(session)
    sick = [found.check for found in examine(office, folder.config) if not found.is_well]
    office.database.dispose()
    return [*sick, *([] if report.is_sound else ["trace"]), *map(str, rows)]
