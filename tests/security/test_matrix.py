"""Every route, asked by every rank of every unit: what the matrix grants, and nothing else.

What is expected is derived from the grants of `casework/policy.py`, the ties that are stored, and
the tables below. The answers are gathered once; each test looks at one side of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from casework.lookups.facts import Fact
from casework.policy import Ask, has_ask, may
from casework.web.acts import ANSWERS
from casework.web.headers import HEADERS
from tests.security.asking import MOMENT, Asker, Sent, asker, plain_words
from tests.security.pagereader import read
from tests.security.routes import SAFE, Route, addresses, routes_of
from tests.security.snapshot import Snapshot, changed_tables, stored
from tests.security.town import RANKS, Relation, Things, Town, Viewer, absent
from workflows.regimes import law_2011, law_2024
from workflows.terms import Act, Rank

GRANTED = {"GET": {200}, "POST": {303, 409, 422}}
"""What a granted ask may end in: the page; the act, a lawful refusal, or a form to fill in."""

# Where something else is lawful.
OTHERWISE: Mapping[str, set[int]] = {
    "GET sessions.first": {303},  # leads to the desk
    # The cases stand in the form: of one unit, so absent for every other; or nobody is offered.
    "POST handoff_groups.create": {303, 404, 409, 422},
    "POST disputes.propose": {404},  # nothing is in dispute
    "POST disputes.confirm": {404},
    "POST disputes.record_proposal": {404},
    "POST disputes.record_confirmation": {404},
    "POST roster.withdraw": {303, 404},  # a turn is of one unit, whatever the rank
    "GET sessions.new": {200, 303},  # whoever is in already goes to the desk
    "GET searches.show": {404},  # a query belongs to whoever made it, and none of these did
    "GET drafts.show": {404},  # likewise
    "POST drafts.discard": {404},
    "POST drafts.keep": {403},  # no ticket goes with it here, and none is not ours
    "POST regime.confirm": {404},  # nothing was proposed
    "POST regime.drop": {404},  # likewise
    "GET papers.content": {403},  # the case was not opened first
    "GET papers.preview": {403},  # likewise
    "GET papers.picture": {403},  # likewise
    "POST papers.look": {303, 403},  # likewise, unless this very officer opened it meanwhile
    "GET papers.slip": {404},  # no copy was recorded first
    "GET handoffs.minutes.show": {404},  # likewise
    "GET handoffs.minutes.word": {404},
    "GET handoffs.minutes.signed": {404},
    "GET handoffs.minutes.page": {200, 409},  # to the sides of this handoff alone
    "POST handoffs.minutes.visit": {404, 409},  # nothing was drafted before the acceptance
    "POST handoffs.minutes.check": {404, 409},
    "POST handoffs.minutes.drop": {404, 409},
    "POST handoffs.minutes.sign": {404, 409},
    "GET handoff_groups.minutes.page": {200, 409},  # to the sides of this list alone
    "GET handoff_groups.minutes.show": {404, 409},  # nothing was drafted of the list of this town
    "GET handoff_groups.minutes.word": {404, 409},
    "GET handoff_groups.minutes.signed": {404, 409},
    "POST handoff_groups.minutes.visit": {404, 409},
    "POST handoff_groups.minutes.check": {404, 409},
    "POST handoff_groups.minutes.drop": {404, 409},
    "POST handoff_groups.minutes.sign": {404, 409},
    "POST handoff_groups.minutes.create": {404, 409},
    "POST handoff_groups.minutes.record_signature": {404, 409},
    "GET batch_minutes.show": {404},  # a row of the batch waits, so nothing was drafted of it
    "GET batch_minutes.word": {404},
    "GET batch_minutes.signed": {404},
    "POST batch_minutes.visit": {404},
    "POST batch_minutes.check": {404},
    "POST batch_minutes.drop": {404},
    "POST batch_minutes.sign": {404},
    "POST batch_minutes.create": {404},
    "GET whereabouts.new": {200, 409},  # who may act for the lead, only if that is off the system
}
# These two acts answer another unit: their address leads to the page of the handoff or request.
ANSWERED = {f"GET acts.form {act.value}": {200, 303} for act in ANSWERS}
NOWHERE = {f"POST acts.perform {act.value}": {404} for act in ANSWERS}

# These acts are of the law of 2011 alone, and every case of this town follows that of 2024.
OF_THE_OTHER_LAW = {row.act for row in law_2011.REGIME.rows} - {
    row.act for row in law_2024.REGIME.rows
}
UNKNOWN_HERE = {
    f"{method} {act.value}": {404}
    for act in OF_THE_OTHER_LAW
    for method in ("GET acts.form", "POST acts.perform")
}

ROUTES = routes_of(addresses())
LOOKS = [route for route in ROUTES if route.method in SAFE]
ACTS = [route for route in ROUTES if route.method not in SAFE and "sessions" not in route.endpoint]
"""Signing in and out has tests of its own; a viewer who signed out would see nothing more."""
# The form asks for one of the papers that wait, and here none does: it is at fault before the tie.
UNTIED = {
    "POST handoffs.confirm_paper": {409, 422},
    "POST requests.confirm_paper": {409, 422},
}

SAMPLE = (Relation.LEADS, Relation.OFFERED, Relation.NONE)
"""The relations that PostgreSQL is asked about, too."""
TAKES_STEPS = (Rank.OFFICER, Rank.SUPERVISOR)
FEW_WORDS = ("", "law_2024", "languages", Act.PLACE, Act.PROTECT, Act.TAKE_IN, Fact.FULL_NAME)
"""The acts and facts for which those are asked who are refused them all at the door."""

Forms = Mapping[Route, Sent]

_TOLD: Sent = {"signer": "Mẫu", "channel": "paper", "happened_at": MOMENT}
# Forms that no page offers to those who are asked here.
NOT_OFFERED: Mapping[str, Sent] = {
    "handoffs.record_acceptance": _TOLD,
    "handoffs.record_sending_back": {**_TOLD, "ground": "duplicate", "reasons": "Mẫu"},
    "person_first.record": _TOLD,
    "duty_notices.create": {"to_unit_id": str(UUID(int=1))},
    "duty_notices.record": _TOLD,
    "disputes.propose": {"outcome": "new_offer", "words": "Mẫu"},
    "disputes.confirm": {"reply": "Mẫu"},
    "disputes.record_proposal": {**_TOLD, "outcome": "new_offer", "words": "Mẫu"},
    "disputes.record_confirmation": {**_TOLD, "reply": "Mẫu"},
    "handoffs.minutes.draft": {"number": "1"},  # nor was it accepted
    "handoffs.minutes.check": {},
    "handoffs.minutes.drop": {},
    "handoffs.minutes.sign": {"stance": "agrees", "capacity": "Mẫu", "password": "Mẫu"},
    "handoffs.minutes.record_signature": {"side": "giver", "signer": "Mẫu"},
    "handoffs.minutes.visit": {},
    "handoff_groups.minutes.draft": {"number": "1"},
    "handoff_groups.minutes.check": {},
    "handoff_groups.minutes.drop": {},
    "handoff_groups.minutes.sign": {"stance": "agrees", "capacity": "Mẫu", "password": "Mẫu"},
    "handoff_groups.minutes.record_signature": {"side": "giver", "signer": "Mẫu"},
    "handoff_groups.minutes.visit": {},
    "handoff_groups.minutes.create": {"kind": "pdf"},
    "joint_units.remove": {"unit_id": str(UUID(int=1))},
    "batch_minutes.draft": {"number": "1"},
    "batch_minutes.visit": {},
    "batch_minutes.check": {},
    "batch_minutes.drop": {},
    "batch_minutes.sign": {"stance": "agrees", "capacity": "Mẫu", "password": "Mẫu"},
    "batch_minutes.record_signature": {"signer": "Mẫu"},
    "batch_minutes.create": {"kind": "pdf"},
    "handoffs.packet.check": {},
    "handoffs.packet.settle": {"item": str(UUID(int=1)), "how": "found", "words": "Mẫu"},
    "handoffs.packet.answer": {"settled": str(UUID(int=1)), "agrees": "yes"},
    "handoffs.packet.read_again": {},
    "conclusions.sign": {"number": "1/KL-Mẫu"},  # nobody here has opened what they sign
    "support.approve": {},
    "support.decline": {"reasons": "Mẫu"},
    "requests.answer": {"answer": "Mẫu"},
    "requests.refuse": {"reasons": "Mẫu"},
    "requests.record_answer": {**_TOLD, "answer": "Mẫu"},
    "requests.record_refusal": {**_TOLD, "reasons": "Mẫu"},
    "support.deliver": {"outcome": "Mẫu"},
    "tip.record_acceptance": _TOLD,
    "tip.send_back": {"reason": "Mẫu"},
    "tip.look_again": {"reason": "Mẫu"},
}


@dataclass(frozen=True)
class Told:
    """What somebody was told."""

    route: Route
    viewer: Viewer
    status: int
    body: str
    location: str
    headers: Headers

    def __str__(self) -> str:
        who = f"{self.viewer.rank or 'nobody'} ({self.viewer.relation})"
        return f"{self.route.name}, {who}: {self.status}"


@dataclass(frozen=True)
class Answers:
    """Everything that was asked in one town."""

    town: Town
    told: tuple[Told, ...]
    twins: tuple[tuple[Told, Told], ...]
    """What the unit without any tie is told of a thing, and of one that is nowhere."""
    changed_by_looking: list[str]
    """Tables of a file that are not as they were before anybody looked."""


@pytest.fixture(scope="module")
def answers(town: Town) -> Answers:
    """Ask for everything as everybody; PostgreSQL a part, and nothing that would change it."""
    database = town.door.office.database
    before = stored(database)
    viewers = [each for each in town.viewers if database.is_sqlite or each.relation in SAMPLE]
    askers = [asker(town, viewer) for viewer in viewers]
    looked = [told for each in askers for told in _asked(each, LOOKS, town.things, {})]
    changed = changed_tables(before, stored(database))
    forms = _forms(looked, town.things)
    acted = [told for each in askers for told in _acted(each, forms)]
    tieless = [each for each in askers if each.viewer.relation is Relation.NONE]
    twins = [both for each in tieless for both in _twins(each, forms)]
    return Answers(town, (*looked, *acted), tuple(twins), changed)


on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")
each_rank = pytest.mark.parametrize("rank", [*RANKS, None], ids=lambda rank: rank or "nobody")
each_relation = pytest.mark.parametrize("relation", list(Relation))


@each_relation
@each_rank
def test_everybody_gets_what_the_matrix_grants(
    answers: Answers, rank: Rank | None, relation: Relation
) -> None:
    theirs = [told for told in answers.told if _is_of(told.viewer, relation, rank)]

    unexpected = [
        f"{told}, expected {sorted(expected)}"
        for told in theirs
        if told.status not in (expected := expected_of(answers.town, told.viewer, told.route))
    ]

    assert unexpected == []


@on_sqlite
def test_the_walk_is_long_enough_to_mean_something(answers: Answers) -> None:
    asked = len(answers.told) + 2 * len(answers.twins)

    assert asked >= 2000


@each_rank
def test_a_foreign_case_and_an_absent_one_answer_alike(answers: Answers, rank: Rank | None) -> None:
    theirs = [twins for twins in answers.twins if twins[0].viewer.rank is rank]

    different = [
        f"{foreign} but {nowhere}"
        for foreign, nowhere in theirs
        if _seen(foreign) != _seen(nowhere)
    ]

    assert theirs
    assert different == []


def test_no_answer_is_an_accident(answers: Answers) -> None:
    broken = [str(told) for told in answers.told if told.status >= 500]

    assert broken == []


def test_every_lawful_refusal_says_why(answers: Answers) -> None:
    refused = [told for told in answers.told if told.status == 409]

    silent = [str(told) for told in refused if not _reason(told)]

    assert refused
    assert silent == []


def test_looking_changes_no_case(answers: Answers) -> None:
    changed = answers.changed_by_looking

    assert changed == []


def test_every_answer_tells_the_browser_to_keep_and_run_nothing(answers: Answers) -> None:
    strict = {**HEADERS, "Cache-Control": "no-store"}

    lax = [
        f"{told}: {name}"
        for told in answers.told
        for name, value in strict.items()
        if value not in told.headers.get_all(name)
    ]

    assert lax == []


def expected_of(town: Town, viewer: Viewer, route: Route) -> set[int]:
    """The statuses that are lawful for this viewer at this route."""
    special = {**OTHERWISE, **ANSWERED, **NOWHERE, **UNKNOWN_HERE}.get(route.name)
    if viewer.rank is None or viewer.actor is None:
        return {303} if route.asks else special or {200, 303, 422}
    if not all(has_ask(viewer.rank, ask) for ask in route.asks):
        return {403}
    file_id = town.things.files.get(route.thing or "")
    if file_id is None:
        return special or GRANTED[route.method]
    ties = town.ties.get((viewer.actor.unit_id, file_id), frozenset())
    if route.name in NOWHERE or not may(viewer.rank, _seen_by(route), ties):
        return {404}
    asks = (Ask.SEE,) if route.name in ANSWERED else route.asks
    if not all(may(viewer.rank, ask, ties) for ask in asks):
        return UNTIED.get(route.name, {409})
    return special or GRANTED[route.method]


def _seen_by(route: Route) -> Ask:
    """What it takes to be told more than that nothing is there."""
    return Ask.READ_NOTICE if route.thing == "duty_notice" else Ask.SEE


def _asked(each: Asker, routes: list[Route], things: Things, forms: Forms) -> Iterator[Told]:
    takes_steps = each.viewer.rank in TAKES_STEPS
    for route in routes:
        if takes_steps or "".join(route.words.values()) in FEW_WORDS:
            yield _told(each, route, each.ask(route, things, forms.get(route, {})))


def _acted(each: Asker, forms: Forms) -> Iterator[Told]:
    """Every act, each on the office as it was; what changed it is undone."""
    database = each.town.door.office.database
    if not database.is_sqlite:
        yield from _asked(each, list(_harmless(each)), each.town.things, forms)
        return
    with Snapshot(database) as snapshot:
        for told in _asked(each, ACTS, each.town.things, forms):
            if told.status == 303:
                snapshot.restore()
            yield told


def _twins(each: Asker, forms: Forms) -> Iterator[tuple[Told, Told]]:
    of_things, nowhere = [route for route in ROUTES if route.thing], absent(each.town.things)
    foreign = _asked(each, of_things, each.town.things, forms)
    return zip(foreign, _asked(each, of_things, nowhere, forms), strict=True)


def _harmless(each: Asker) -> Iterator[Route]:
    return (route for route in ACTS if 303 not in expected_of(each.town, each.viewer, route))


def _told(each: Asker, route: Route, answer: TestResponse) -> Told:
    location = answer.location or ""
    body = "" if answer.mimetype == "application/pdf" else answer.text
    return Told(route, each.viewer, answer.status_code, body, location, answer.headers)


def _forms(looked: list[Told], things: Things) -> Forms:
    """Each form that anybody was shown, filled in as its page offers it."""
    acts = {route.path(things): route for route in ACTS}
    shown = [form for told in looked if told.status == 200 for form in read(told.body).forms]
    offered = {
        acts[form.action]: _without_ticket(form.filled(plain_words))
        for form in shown
        if form.method == "post" and form.action in acts
    }
    by_hand = [route for route in ACTS if route.endpoint in NOT_OFFERED]
    return {**{route: NOT_OFFERED[route.endpoint] for route in by_hand}, **offered}


def _without_ticket(sent: Sent) -> Sent:
    """The ticket of a draft speaks for the officer before whom the page stood, not for the next."""
    return {name: value for name, value in sent.items() if name != "draft"}


def _is_of(viewer: Viewer, relation: Relation, rank: Rank | None) -> bool:
    return (viewer.relation, viewer.rank) == (relation, rank)


def _seen(told: Told) -> tuple[int, str, str, int]:
    """What tells two answers apart, but for the address that was asked and what changes always."""
    return told.status, told.location, _ALWAYS_NEW.sub("", told.body), len(told.body)


def _reason(told: Told) -> str:
    found = _SENTENCES.findall(told.body.partition("<main")[2])
    return " ".join(found).strip()


_ALWAYS_NEW = re.compile(r'name="(?:csrf_token|idempotency_key|page|draft)" value="[^"]*"')
_SENTENCES = re.compile(r"<(?:p|li)[^>]*>([^<]{15,})<")
