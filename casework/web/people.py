"""`/cases/<code>/person`: what is known of the person; one fact at a time is written down."""

from flask import Blueprint, abort, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.correction import correct
from casework.lookups.disclosures import eyes
from casework.lookups.facts import Fact
from casework.lookups.finding import find
from casework.lookups.front import Opened, open_front
from casework.lookups.links import links_of
from casework.lookups.person import (
    FactChanged,
    FactPage,
    Told,
    fact_page,
    insist_unchanged,
    person_facts,
    told_of,
)
from casework.lookups.tip_page import tips_of_case
from casework.policy import Ask
from casework.web.cases import page
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.fact_forms import FactForm
from casework.web.form_of_fact import first_form_of, form_of
from casework.web.listed_forms import wants_more_lines
from casework.web.showings import fill_early

pages = Blueprint("people", __name__)


@pages.get("/cases/<code>/person")
@asks(Ask.SEE)
def show(code: str) -> str:
    """All facts in their groups; masked where no opening covers them."""
    found = open_front(reading(), current_actor(), code, now())
    groups = person_facts(reading(), found.case, found.eyes)
    links = links_of(reading(), current_actor(), found.case)
    tips = tips_of_case(reading(), current_actor(), found.case)
    return page("person", found.front, groups=groups, links=links, tips=tips)


@pages.get("/cases/<code>/person/<field>")
@asks(Ask.CORRECT)
def edit(code: str, field: str) -> str:
    """One fact with what it says now, and the texts it had before."""
    found, shown = _opened(code, _fact(field))
    form = _form(shown)
    if not shown.is_first:
        form.fill(shown.value)
    form.seen.data = shown.fingerprint
    if shown.told is None or not fill_early(form, url_for("people.update", code=code, field=field)):
        return _page(found, shown, form)
    return _page(found, shown, form, typed=_stale(shown, form))


@pages.post("/cases/<code>/person/<field>")
@asks(Ask.CORRECT)
def update(code: str, field: str) -> Response | str | tuple[str, int]:
    """Give the fact its new text; what it said before stays, with the reason."""
    fact = _fact(field)
    found, shown = _opened(code, fact)
    form = _form(shown)
    if wants_more_lines(form):
        return _page(found, shown, form)
    if not form.validate() or shown.told is None:
        return _page(found, shown, form), 422

    def act(session: Session) -> str:
        _correct(session, code, fact, form)
        return url_for("people.show", code=code, _anchor=fact.value)

    try:
        return do(act, file_id=found.case.file_id)
    except FactChanged:
        return _page(found, shown, form, typed=_stale(shown, form)), 422


def _stale(shown: FactPage, form: FactForm) -> Told | None:
    """What was typed over a text that changed meanwhile; sent again, it is meant."""
    if form.seen.data == shown.fingerprint:
        return None
    form.seen.data = shown.fingerprint
    return told_of(shown.fact, form.value())


def _correct(session: Session, code: str, fact: Fact, form: FactForm) -> None:
    actor = current_actor()
    found = find(session, actor, code, Ask.CORRECT)
    case, sight = found.case, eyes(session, actor, found.case, now(), found.ties)
    person = insist_unchanged(session, case, fact, form.seen.data or "")
    disclosure = sight.disclosure_for(person, fact.value)
    value, reason = form.value(), form.reason.data if "reason" in form else None
    correct(session, actor, now(), case, fact.value, value, disclosure, reason=reason)


def _form(shown: FactPage) -> FactForm:
    return first_form_of(shown.fact) if shown.is_first else form_of(shown.fact)


def _opened(code: str, fact: Fact) -> tuple[Opened, FactPage]:
    found = open_front(reading(), current_actor(), code, now(), Ask.CORRECT)
    return found, fact_page(reading(), found.case, fact, found.eyes, found.names)


def _fact(field: str) -> Fact:
    return next((fact for fact in Fact if fact.value == field), None) or abort(404)


def _page(found: Opened, shown: FactPage, form: FactForm, typed: Told | None = None) -> str:
    """`typed` is what the officer would write over a text that changed meanwhile."""
    return page("fact", found.front, shown=shown, form=form, typed=typed)
