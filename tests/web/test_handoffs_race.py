"""Many officers accept one handoff at once: one wins, and the others are told so."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from casework.actions import handoff as verbs
from casework.audit import Actor
from casework.lookups.parties import as_receiver
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.transaction import Form, Overtaken, perform_form
from tests.office import make
from tests.web.doorway import Door, events, form_token
from tests.web.town import (
    Town,
    at_desk,
    case_led_by,
    colleagues,
    does,
    kept,
    offered,
    stored,
    town,
)
from workflows.handoff import HandoffState
from workflows.life import MoveRefused
from workflows.terms import Act

T = TypeVar("T")

OFFICERS = 32
COPIES = 16


@pytest.mark.parametrize(
    "rounds", [pytest.param(5, id="5 rounds"), pytest.param(50, id="50", marks=pytest.mark.soak)]
)
def test_of_thirty_two_officers_who_accept_at_once_exactly_one_does(
    opened: Door, rounds: int
) -> None:
    """Through the memory of forms, five rounds: each opens a new case and takes seconds.

    The fifty rounds of the default run are at the verb, in `tests/test_transaction.py`.
    """
    here = town(opened)
    officers = colleagues(here, here.commune, OFFICERS)

    results = [one_round(here, officers) for _ in range(rounds)]

    assert results == [{"accepted": 1, "too late": OFFICERS - 1}] * rounds
    assert [word for _, word in events(opened)].count("handoff.accepted") == rounds


def test_a_form_sent_sixteen_times_at_once_has_one_effect_and_one_answer(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    form = Form(uuid4(), "handoffs.accept", "0" * 64)

    answers = at_once([lambda: accept(here, here.commune, offer, form)] * COPIES)

    assert answers == ["accepted"] * COPIES
    assert stored(here, code).lead_unit_id == here.commune.unit_id
    assert [word for _, word in events(opened)].count("handoff.accepted") == 1


def test_over_http_the_losers_are_told_who_was_quicker(opened: Door) -> None:
    here = town(opened)
    code, offer = brought(here)
    posts = [post_of(here, of, offer) for of in colleagues(here, here.commune, 8)]

    answers = at_once(posts)

    assert Counter(status for status, _ in answers) == {303: 1, 409: 7}
    assert all("đã nhận trước bạn" in text for status, text in answers if status == 409)
    assert kept(here, offer).state is HandoffState.ACCEPTED
    assert stored(here, code).lead_unit_id == here.commune.unit_id


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")
def test_who_accepts_while_the_offer_is_recalled_is_told_so(opened: Door) -> None:
    """On SQLite nothing comes between: the second to write waits, and then finds nothing."""
    here = town(opened)
    code, offer = brought(here)
    send = post_of(here, here.commune, offer)
    before_the_next_write(opened, lambda: recalled(here, code, offer))

    status, page = send()

    assert status == 409
    assert "Đề nghị này vừa được rút" in page
    assert kept(here, offer).state is HandoffState.RECALLED


def before_the_next_write(door: Door, act: Callable[[], object]) -> None:
    """Let something happen just before the next statement that writes."""
    engine, _ = door.office.database.engines
    to_come = [act]

    def come_between(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")) and to_come:
            to_come.pop()()

    event.listen(engine, "before_cursor_execute", come_between)


def recalled(here: Town, code: str, offer: Handoff) -> None:
    now = here.door.wall()

    def recall(session: Session, actor: Actor, case: Case) -> None:
        verbs.recall(session, actor, now, case, session.get_one(Handoff, offer.id))

    does(here, here.post, code, recall)


def one_round(here: Town, officers: list[Officer]) -> Counter[str]:
    _code, offer = brought(here)
    return Counter(
        at_once(
            [
                lambda of=of: accept(here, of, offer, Form(uuid4(), "handoffs.accept", "0" * 64))
                for of in officers
            ]
        )
    )


def brought(here: Town) -> tuple[str, Handoff]:
    code = case_led_by(here, here.post)
    return code, offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)


def accept(here: Town, of: Officer, offer: Handoff, form: Form) -> str:
    """What the door does with an acceptance, without the browser."""
    actor, now = make.actor(of), here.door.wall()

    def act(session: Session) -> str:
        case, waiting = as_receiver(session, actor, offer.public_id)
        verbs.accept(session, actor, now, case, waiting)
        return "accepted"

    try:
        return perform_form(here.door.office.database, actor, form, now, act)
    except (Overtaken, MoveRefused):
        return "too late"


def post_of(here: Town, of: Officer, offer: Handoff) -> Callable[[], tuple[int, str]]:
    """An acceptance ready to be sent, with its own sign-in and form."""
    client = at_desk(here, of)
    fields = {"csrf_token": form_token(client), "idempotency_key": uuid4()}

    def send() -> tuple[int, str]:
        answer = client.post(f"/handoffs/{offer.public_id}/acceptance", data=fields)
        return answer.status_code, answer.text

    return send


def at_once(acts: list[Callable[[], T]]) -> list[T]:
    """All acts in threads that start together."""
    start = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
