"""Every way to ask the application for something, derived from its own map of addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from flask import Flask
from werkzeug.routing import Rule

from casework.app import PAGES
from casework.lookups.facts import Fact
from casework.lookups.intake_steps import IntakeStep
from casework.policy import Ask
from casework.web.acts import ANSWERS
from casework.web.acts import PAGES as ACT_PAGES
from tests.security.town import Things
from workflows.terms import Act

PUBLIC: Final = "public"
SAFE: Final = frozenset({"GET"})
_NOT_ASKED: Final = frozenset({"HEAD", "OPTIONS"})

# What an id in an address of these blueprints names: a field of Things.
_THINGS: Final[Mapping[str, str]] = {
    "handoffs": "handoff",
    "person_first": "handoff",
    "disputes": "handoff",
    "handoff_groups": "group",
    "requests": "request",
    "duty_notices": "duty_notice",
    "conclusions": "conclusion",
    "support": "line",
    "papers": "paper",
    "measures": "measure",
    "searches": "search",
    "drafts": "draft",
    "batches": "batch",
    "return_lists": "return_list",
    "batch_rows": "row",
    "screenings": "batch",
    "units": "unit",
    "officers": "officer",
    "account_changes": "change",
    "calendar": "document",
    "roster": "turn",
    "parameters": "parameter",
    "code_lists": "entry",
}
_OF_NO_CASE: Final = frozenset(
    {"unit", "officer", "change", "document", "entry", "parameter", "turn"}
)
_HOLES: Final[Mapping[str, str]] = {"code": "code", "batch_id": "batch", "tip_id": "tip"}
"""What some holes name in whatever blueprint they stand."""
# One of each kind of form in which a fact is corrected.
_FACTS: Final = (
    Fact.FULL_NAME,
    Fact.NARRATIVE,
    Fact.AGE_BAND,
    Fact.WISHES,
    Fact.BIRTH,
    Fact.IDENTITY_PAPERS,
    Fact.HOME_ADDRESS,
)
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "act": tuple(act.value for act in Act if act in ACT_PAGES or act in ANSWERS),
    "other_act": (Act.SEND_NOTE.value,),
    "field": tuple(fact.value for fact in _FACTS),
    "step": tuple(step.value for step in IntakeStep),
    "key": ("law_2024",),
    "form": ("tiep-nhan-nhanh",),
    "place": ("2025-07-01.20",),
    "list_key": ("languages",),
    "clock": ("essential_needs_stay",),
    "duty": ("request_verification.answer_verification",),
}


@dataclass(frozen=True)
class Route:
    """One method of one address; its holes are filled in when it is asked of somebody."""

    endpoint: str
    method: str
    rule: str
    asks: tuple[Ask, ...]
    """What the rank needs; empty where the address is public."""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    holes: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def thing(self) -> str | None:
        """What it is about: a field of `Things`, or nothing of a case."""
        return next((thing for thing in self.holes.values() if thing not in _OF_NO_CASE), None)

    @property
    def name(self) -> str:
        """As a test shows it."""
        return " ".join((self.method, self.endpoint, *self.words.values()))

    @property
    def act(self) -> Act | None:
        return Act(self.words["act"]) if "act" in self.words else None

    def path(self, things: Things) -> str:
        """The address with these things in it."""
        filled = {hole: str(getattr(things, thing)) for hole, thing in self.holes.items()}
        path = self.rule
        for hole, value in {**self.words, **filled}.items():
            path = path.replace(f"<uuid:{hole}>", value).replace(f"<{hole}>", value)
        return path


def routes_of(app: Flask) -> list[Route]:
    """Every route but the files of the look, each act and each kind of fact by itself.

    Raises `KeyError` for a hole that nobody said what to put in: say it in the tables above.
    """
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    return [route for rule in rules for route in _routes(app, rule)]


def addresses() -> Flask:
    """An application that has the addresses of ours and nothing behind them."""
    app = Flask("addresses", static_folder=None)
    for name in PAGES:
        module = __import__(f"casework.web.{name}", fromlist=["pages"])
        app.register_blueprint(module.pages)
    return app


def mark_of(app: Flask, endpoint: str) -> Any:  # an Ask, the word "public", or nothing
    return getattr(app.view_functions[endpoint], "_ask", None)


def _routes(app: Flask, rule: Rule) -> Iterator[Route]:
    blueprint = rule.endpoint.partition(".")[0]
    holes = {
        hole: _HOLES.get(hole) or _THINGS[blueprint]
        for hole in sorted(rule.arguments)
        if hole not in _WORDS
    }
    mark = mark_of(app, rule.endpoint)
    asks = () if mark == PUBLIC else (mark,)
    for words in _spelled(rule):
        for method in sorted((rule.methods or set()) - _NOT_ASKED):
            yield Route(
                rule.endpoint,
                method,
                rule.rule,
                (*asks, *_asks_of_page(words)),
                words,
                holes,
            )


def _spelled(rule: Rule) -> Iterator[dict[str, str]]:
    """Each word that may stand in the address; at most one of its holes takes words."""
    worded = [hole for hole in rule.arguments if hole in _WORDS]
    if not worded:
        yield {}
        return
    (hole,) = worded
    yield from ({hole: word} for word in _WORDS[hole])


def _asks_of_page(words: Mapping[str, str]) -> tuple[Ask, ...]:
    page = ACT_PAGES.get(Act(words["act"])) if "act" in words else None
    return (page.ask,) if page else ()
