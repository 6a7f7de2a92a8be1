"""`/cases/<code>/acts/<act>`: every act of the law has its page. What it asks is in the families.

GET shows the form with the row of the law it rests on, or why it is closed; POST does it.
"""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions import step
from casework.lookups.act_page import ActView, act_view, waiting_answer
from casework.lookups.finding import find
from casework.policy import Ask, has_ask
from casework.records.cases import Case
from casework.web.acts import (
    asking_to_lead,
    checks,
    closing,
    conclusion,
    handoffs,
    plain,
    planning,
    protection,
    purposes,
    receipt,
    reintegration,
    screening,
    support,
    verification,
)
from casework.web.acts.registry import ActForm, ActPage
from casework.web.doors import asks, current_actor, do, now, reading
from workflows.terms import Act

FAMILIES = (
    receipt,
    screening,
    handoffs,
    checks,
    verification,
    purposes,
    asking_to_lead,
    conclusion,
    protection,
    support,
    reintegration,
    plain,
    closing,
    planning,
)
PAGES = {act: page for family in FAMILIES for act, page in family.PAGES.items()}

# These two answer what another unit asked, so their form is on the page of that handoff or request.
ANSWERS = {Act.TAKE_IN: "handoffs.show", Act.ANSWER_VERIFICATION: "requests.show"}

Answer = str | tuple[str, int] | Response

pages = Blueprint("acts", __name__)


@pages.get("/cases/<code>/acts/<act>")
@asks(Ask.TAKE_STEP)
def form(code: str, act: str) -> Answer:
    """The form of an act, or the reasons why the law closes it."""
    known = _act(act, {*PAGES, *ANSWERS})
    if known in ANSWERS:
        return _where_it_is_answered(code, known)
    page = _page(known)
    case = find(reading(), current_actor(), code, page.ask).case
    return _shown(page, case, known, _laid_out(page, case, known))


@pages.post("/cases/<code>/acts/<act>")
@asks(Ask.TAKE_STEP)
def perform(code: str, act: str) -> Answer:
    """Do the act: 303, or 422 with what was typed; a refusal of the law is 409 with its reasons."""
    known = _act(act, PAGES)
    page = _page(known)
    actor, moment = current_actor(), now()
    case = find(reading(), actor, code, page.ask).case
    sent = _laid_out(page, case, known)
    if not sent.validate():
        return _not_done(page, case, known, sent)

    def take(session: Session) -> str:
        found = find(session, actor, code, page.ask).case
        return page.perform(session, actor, moment, found, sent)

    return do(take, file_id=case.file_id)


def _act(name: str, known: Collection[Act]) -> Act:
    """The act of this name among those with a page; 404 for every other."""
    return next((act for act in known if act.value == name), None) or abort(404)


def _page(act: Act) -> ActPage[Any]:  # each page has a form of its own
    page: ActPage[Any] = PAGES[act]
    if not has_ask(current_actor().rank, page.ask):
        abort(403)
    return page


def _laid_out(page: ActPage[Any], case: Case, act: Act) -> ActForm:
    """The form with its choices; it asks who told us where the act is another unit's."""
    session, actor, moment = reading(), current_actor(), now()
    made: ActForm = page.form()
    made.lay_out(session, actor, moment, case, act)
    made.ask_teller(session, actor, moment, case, step.unit_for(session, actor, moment, case, act))
    return made


def _not_done(page: ActPage[Any], case: Case, act: Act, sent: ActForm) -> Answer:
    """Faults of the form, unless the law closes the act: then its reasons matter more."""
    view = act_view(reading(), current_actor(), now(), case, act)
    if view.is_open:
        return _shown(page, case, act, sent), 422
    return do(lambda session: _refuse(session, case.code, act), file_id=case.file_id)


def _refuse(session: Session, code: str, act: Act) -> str:
    """Raises the law's refusal; inside the door, so that a repeated form gets its first answer."""
    actor, moment = current_actor(), now()
    case = find(session, actor, code, Ask.TAKE_STEP).case
    step.ask(session, step.unit_for(session, actor, moment, case, act), case, act, moment)
    return url_for("acts.form", code=code, act=act.value)  # it opened in this very moment


def _shown(page: ActPage[Any], case: Case, act: Act, sent: ActForm) -> str:
    session, actor, moment = reading(), current_actor(), now()
    view: ActView = act_view(session, actor, moment, case, act)
    details = page.details(session, actor, moment, case) if view.is_open else None
    return render_template(page.template, view=view, form=sent, details=details)


def _where_it_is_answered(code: str, act: Act) -> Answer:
    case = find(reading(), current_actor(), code, Ask.SEE).case
    waiting = waiting_answer(reading(), case, act)
    if waiting is not None:
        return redirect(url_for(ANSWERS[act], public_id=waiting), 303)
    view = act_view(reading(), current_actor(), now(), case, act)
    return render_template("acts/nothing_waits.html", view=view)
