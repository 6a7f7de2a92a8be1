"""Two hundred marked strings typed through the pages of a real server are stored nowhere in clear."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from casework.lookups.facts import ANSWERS, Fact
from tests.security.marks import Marks, files_below
from tests.security.server import Server, served
from tests.security.typist import Typist
from workflows.terms import Rank

LEAST = 200
WRITERS = (Rank.OFFICER, Rank.SUPERVISOR)


@dataclass(frozen=True)
class Walked:
    """What was typed, and where it was found."""

    marks: Marks
    heads: list[str]
    statuses: list[int]
    while_it_ran: list[str]
    after_it_stopped: list[str]
    opened_for_writing: list[str]
    files: list[str]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One walk of everybody through everything, on a process of its own."""
    roof = tmp_path_factory.mktemp("canaries")
    with served(roof) as server:
        cards = [card for card in server.demo.cards if card.rank in WRITERS]
        typist = Typist(server.port, cards)
        typist.walk()
        files, opened = [path.name for path in files_below(roof)], server.opened_for_writing
        running = list(_found(typist.marks, server))
    return Walked(
        typist.marks,
        [head for visitor in typist.visitors for head in visitor.heads],
        [status for visitor in typist.visitors for status in visitor.statuses],
        running,
        list(_found(typist.marks, server)),
        opened,
        files,
    )


def _found(marks: Marks, server: Server) -> Iterator[str]:
    for path in files_below(server.roof):
        yield from (f"{where} in {path.name}" for where in marks.found_in(path.read_bytes()))


def test_at_least_two_hundred_marks_were_typed(walked: Walked) -> None:
    assert len(walked.marks.given) >= LEAST
