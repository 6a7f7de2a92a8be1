"""Two hundred marked strings typed through the pages of a server are found nowhere in clear."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from casework.lookups.facts import ANSWERS, Fact
from tests.security.marks import SHAPES, Marks, files_below
from tests.security.server import Server, served
from tests.security.typist import Typist

LEAST = 200

# In the order in which a case passes through their hands.
WALKERS = (
    "donbp-hnghi.canbo",
    "ubxa-ddang.canbo",
    "soyte-ls.canbo",
    "catinh-ls.canbo",
    "catinh-ls.lanhdao",
    "coso-ls.canbo",
    "soyte-ls.lanhdao",
    "soyte-qn.canbo",
    "donbp-mcai.canbo",
    "catinh-qn.lanhdao",
)

TYPED_INTO = {
    "draft of /intake full_name",
    "draft of /intake intake_note",
    "draft of /batches/…/rows note_7",
    "draft of /cases/…/acts/request_verification question",
    "draft of /handoffs/…/acceptance remarks",
    "/sign-in login",
    "/sign-in password",
    "/sign-in code",
    "/searches code",
    "/searches full_name",
    "/searches number",
    "/intake full_name",
    "/intake found_at",
    "/intake intake_note",
    "/intake urgent_needs",
    "/tips said",
    "/tips about",
    "/tips place",
    "/tips reference",
    "/tips teller",
    "/tips/…/notes note",
    "/tips/…/offer message",
    "/tips/…/correction said",
    "/tips/…/correction reason",
    "/batches place",
    "/batches signers",
    "/batches/…/rows full_name_0",
    "/batches/…/rows note_7",
    "/batches/…/lists file name",
    "/batches/…/lists list name",
    "/batches/…/lists list note",
    "/batch-rows/… full_name",
    "/batch-rows/… note",
    "/batch-rows/…/leaving-out reason",
    "/cases/…/acts/bring_to_commune message",
    "/cases/…/acts/bring_to_commune escort",
    "/cases/…/acts/bring_to_commune meeting_place",
    "/cases/…/acts/bring_to_commune other_papers",
    "/cases/…/acts/bring_to_commune belongings",
    "/cases/…/acts/notify_case_owner message",
    "/cases/…/acts/initial_check note",
    "/cases/…/acts/request_verification question",
    "/requests/…/answer answer",
    "/requests/…/refusal reasons",
    "/cases/…/acts/draft_conclusion reasons",
    "/conclusions/…/signature number",
    "/handoffs/…/acceptance remarks",
    "/cases/…/acts/propose_support detail",
    "/cases/…/acts/deliver_support detail",
    "/cases/…/acts/protect reason",
    "/cases/…/acts/protect decider",
    "/cases/…/acts/protect number",
    "/cases/…/whereabouts place",
    "/cases/…/acts/begin_reintegration home",
    "/cases/…/acts/follow_up finding",
    "/cases/…/acts/close reasons",
    "/cases/…/papers/new title",
    "/cases/…/papers/new number",
    "/cases/…/papers/new file name",
    "/cases/…/papers/new scan",
    *(f"/cases/…/person/{fact.value} reason" for fact in Fact),
    *(f"/cases/…/person/{fact.value} answer" for fact in Fact if fact not in ANSWERS),
    "/cases/…/person/home_address lines-0-place-written",
    "/cases/…/person/identity_papers lines-0-number",
    "/cases/…/person/family_contact lines-0-name",
    "/cases/…/person/belongings lines-0-what",
    "/cases/…/intake/safety needs-answer",
    "/cases/…/companions full_name",
    "/cases/…/merge reason",
}


@dataclass(frozen=True)
class Walked:
    """What was typed, and what was found of it."""

    marks: Marks
    statuses: list[int]
    heads: list[str]
    while_it_ran: list[str]
    after_it_stopped: list[str]
    files: set[str]
    opened_for_writing: list[str]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One walk through every form, on a process with a folder of its own."""
    roof = tmp_path_factory.mktemp("roof")
    with served(roof) as server:
        cards = {card.user: card for card in server.demo.cards}
        typist = Typist(server.port, [cards[user] for user in WALKERS])
        typist.walk()
        running = list(_found(typist.marks, server))
        files = {path.name for path in files_below(roof)}
    return Walked(
        typist.marks,
        [status for visitor in typist.visitors for status in visitor.statuses],
        [head for visitor in typist.visitors for head in visitor.heads],
        running,
        list(_found(typist.marks, server)),
        files,
        server.opened_for_writing,
    )


def test_two_hundred_marks_were_typed(walked: Walked) -> None:
    typed = walked.marks.given

    assert len(typed) >= LEAST


def test_every_kind_of_field_was_typed_into(walked: Walked) -> None:
    typed = {mark.where for mark in walked.marks.given}

    assert TYPED_INTO - typed == set()


def test_the_office_took_what_was_typed(walked: Walked) -> None:
    accidents = [status for status in walked.statuses if status >= 500]
    refused = [status for status in walked.statuses if status in (409, 422)]

    assert accidents == []
    assert len(refused) < len(walked.statuses) / 20


@pytest.mark.parametrize("name", ["casework.sqlite", "casework.sqlite-wal", "stdout", "stderr"])
def test_the_search_looks_where_it_matters(walked: Walked, name: str) -> None:
    searched = walked.files

    assert name in searched


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_the_search_would_find_each_shape(shape: bytes) -> None:
    found = Marks().found_in(b"before " + shape + b" after")

    assert found


def test_no_mark_is_in_any_file_while_the_server_runs(walked: Walked) -> None:
    found = walked.while_it_ran

    assert found == []


def test_no_mark_is_in_any_file_after_the_server_stopped(walked: Walked) -> None:
    found = walked.after_it_stopped

    assert found == []


def test_nothing_was_ever_written_to_a_temporary_file(walked: Walked) -> None:
    temporary = [path for path in walked.opened_for_writing if "/temporary" in path]

    assert walked.opened_for_writing
    assert temporary == []


def test_no_mark_is_in_the_head_of_any_answer(walked: Walked) -> None:
    told = [where for head in walked.heads for where in walked.marks.found_in(head.encode())]

    assert told == []


def _found(marks: Marks, server: Server) -> Iterator[str]:
    for path in files_below(server.roof):
        yield from (f"{where} in {path.name}" for where in marks.found_in(path.read_bytes()))
