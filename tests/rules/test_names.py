"""Names of units and officers reach a page by one way: through `naming.py` and the filter `named`.

Whoever prints a name past it fails here, before a facility that shelters somebody is named.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
HOME = ROOT / "casework" / "lookups" / "naming.py"
CODE = [
    path
    for folder in ("lookups", "web", "papers")
    for path in sorted((ROOT / "casework" / folder).rglob("*.py"))
    if path != HOME
]
PAGES = sorted(TEMPLATES.rglob("*.html"))
NAMING = {"name", "display_name"}

# fmt: off
BARE = {
    # module                  expressions                                 what they are
    "lookups/door.py":       {"Officer.display_name", "Unit.name"},     # who is signed in
    "lookups/paper_page.py": {"Officer.display_name", "above.name",     # who prints the slip, and
                              "unit.name"},                             # their own unit's head
    "lookups/receivers.py":  {"unit.name"},                             # units to choose from
    "lookups/person.py":     {"place_of(person, fact.value).klass.name"},  # a class of secrets
    "lookups/supervision.py": {"giver.name", "receiver.name"},          # columns, weighed by line
    "lookups/search_watch.py": {"Officer.display_name", "Unit.name"},   # of one's own unit
    "lookups/answers.py":    {"quicker.name"},                          # a `Name`, handed on
    "web/acts/handoffs.py":  {"unit.name"},                             # units to choose from
    "lookups/rosters.py":    {"Officer.display_name", "turn.officer.display_name",  # of one's own
                              "turn.deputy.display_name",                 # unit, or of units to
                              "turn.entered_by.display_name"},            # choose from
    "web/roster.py":         {"officer.display_name"},                  # likewise
    "lookups/units.py":      {"Unit.name", "parent.name", "row.name",   # the units themselves, kept
                              "successor.name", "each.record.name",       # by who sees no case
                              "Officer.display_name"},                    # who corrected one
    "lookups/officers.py":   {"Officer.display_name", "Unit.name",        # the officers, likewise
                              "to.name"},
    "web/officers.py":       {"form.display_name",
                              "unit_page(reading(), of_unit).record.name"},
    "web/passwords.py":      {"account.unit.name"},                     # one's own unit
    "web/calendar.py":       {"self.name"},                             # a field of a form
    "web/units.py":          {"form.name", "unit.name", "view.record.name"},  # likewise
    "web/sessions.py":       {"found.display_name"},                    # who is signed in
    "web/errors.py":         {"quicker.name"},                          # printed by `named`
    "web/picture.py":        {"stretch.name"},                          # printed by `named`
    "lookups/minutes_content.py": {"facts.name", "one.name",             # likewise; a thing; and
                              "session.get_one(Unit, actor.unit_id).name"},  # one's own unit
    "lookups/minutes_set_content.py": {"facts.name", "one.name",         # likewise
                              "facts[handoff].name",
                              "session.get_one(Unit, actor.unit_id).name"},
    "papers/minutes_set.py": {"line.name", "one.name"},                 # as both sides signed them
    "web/minutes_set_copies.py": {"one.name"},                          # printed by `named`
    "web/minutes_copies.py": {"facts.name", "thing.name", "one.name"},  # likewise; `named` prints
    "papers/signed_minutes.py": {"content.name", "thing.name",          # as both sides signed them
                              "one.name"},
    "web/days.py":           {"self.name"},                             # a field of a form
    "web/forms.py":          {"field.name"},                            # likewise
    "web/intake_steps.py":   {"field.name"},                            # likewise
    "web/addresses.py":     {"each.name", "province.name"},             # places
    "web/places.py":        {"found.name", "place.name"},               # likewise
    "web/showings.py":        {"field.name"},                            # likewise
    "papers/minutes.py":     {"minutes.name", "belonging.name"},        # the person, a thing
    "papers/blank.py":       {"box.name"},                              # a box of a form
    "papers/layout.py":      {"block.name"},                            # who signs below
}
BARE_IN_PAGES = {
    "officer.display_name", "officer.unit.name",  # who is signed in
    "bar.name",                                   # printed by `named` already
    "field.name",                                 # a field of a form
    "front.name",                                 # the person, once opened
    "row.to", "duty.to",                          # a stage and a role of the law
    "record.name", "view.record.name", "unit_row.name",  # the units themselves
    "form.name", "naming.name",                   # fields of their forms
    "drafting.giver", "drafting.receiver",        # likewise: who is typed in as representative
    # The officers and the calendar, kept by an administrator, who sees no case.
    "officer.name", "officer.unit", "post.unit.name", "view.unit", "view.record.display_name",
    "view.record.unit.name", "change.display_name", "change.unit.name",
    "change.officer.display_name", "change.officer.unit.name", "change.proposed_by.display_name",
    "view.record.proposed_by.display_name", "view.record.answered_by.display_name",
    "document.proposed_by.display_name", "form.display_name", "form.unit", "moving.unit",
    "day.name", "line.name", "row.form.name",     # an occasion, and the field for it
}
# fmt: on


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_reads_a_name_past_the_rule(path: Path) -> None:
    allowed = BARE.get(str(path.relative_to(ROOT / "casework")), set())

    bare = set(_names_read(path)) - allowed

    assert bare == set()


def test_what_is_allowed_is_still_there() -> None:
    read = {module: set(_names_read(ROOT / "casework" / module)) for module in BARE}

    gone = {module: BARE[module] - read[module] for module in BARE if BARE[module] - read[module]}

    assert gone == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_a_page_prints_a_name_only_through_the_filter(page: Path) -> None:
    parsed = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(
        page.read_text(encoding="utf-8")
    )

    bare = [said for said in _printed(parsed) if said not in BARE_IN_PAGES]

    assert bare == []


def test_the_fields_that_hold_names_are_known() -> None:
    known = FIELDS | NAMING

    assert {"giver", "receiver", "unit", "lead", "officer", "name"} <= known


def _names_read(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in NAMING:
            yield ast.unparse(node)


def _fields() -> Iterator[str]:
    """The fields of the lookups that hold a `Name`."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                held = {each.id for each in ast.walk(node.annotation) if isinstance(each, ast.Name)}
                yield from {node.target.id} if "Name" in held else ()


FIELDS = frozenset(_fields())


def _printed(node: nodes.Node) -> Iterator[str]:
    """Names that a page puts into its words past the filter; what an `if` asks is not printed."""
    if isinstance(node, nodes.Filter) and node.name == "named":
        return
    if isinstance(node, nodes.Getattr) and node.attr in FIELDS | NAMING:
        yield _spelled(node)
        return
    for child in _said_in(node):
        yield from _printed(child)


def _said_in(node: nodes.Node) -> Iterator[nodes.Node]:
    asked = node.test if isinstance(node, nodes.If | nodes.CondExpr) else None
    yield from (child for child in node.iter_child_nodes() if child is not asked)


def _spelled(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    return str(getattr(node, "name", "…"))
