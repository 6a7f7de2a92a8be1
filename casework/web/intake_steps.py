"""`/cases/<code>/intake/<step>`: the full intake, page by page; each page is saved by itself.

Whoever stops goes on later, at any machine: what was sent is in the file. What is known is shown
and never asked again; to change it is a correction, with its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from flask import Blueprint, abort, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import FormField

from casework.actions.correction import AlreadyRecorded, record_facts
from casework.keyring.plaintext import Value
from casework.lookups.disclosures import eyes
from casework.lookups.facts import Fact, Unsaid
from casework.lookups.finding import find
from casework.lookups.front import Opened, open_front
from casework.lookups.intake_steps import FACTS, IntakeStep, StepShown, Why, step_shown
from casework.lookups.links import links_of
from casework.lookups.person import Told, told_of
from casework.policy import Ask
from casework.web.cases import page
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.fact_forms import FactForm
from casework.web.form_of_fact import kind_of
from casework.web.forms import PageForm
from casework.web.listed_forms import wants_more_lines
from casework.web.showings import typed_before
from casework.web.words import word

pages = Blueprint("intake_steps", __name__)

_INSTEAD: Final = (Unsaid.DOES_NOT_KNOW, Unsaid.DECLINES)

Answer = str | tuple[str, int] | Response


class FactField(FormField):  # type: ignore[type-arg]  # generic in its stubs only
    """One fact among others; it is laid out whenever it is filled, be it from a draft."""

    def __init__(self, fact: Fact, **more: Any) -> None:  # as WTForms has it
        super().__init__(_without_token(kind_of(fact)), **more)
        self.fact = fact

    def process(self, *sent: Any, **more: Any) -> None:  # as WTForms has it
        """Take what was sent, and lay out the form of the fact."""
        super().process(*sent, **more)
        self.label.text = word(self.fact)
        self.form.lay_out(self.fact, _INSTEAD)
        self.form.leave_open()


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A fact that somebody recorded while it was typed: what stands there, and what was typed."""

    fact: Fact
    stands: Told | None
    typed: Told


@pages.get("/cases/<code>/intake/<step>")
@asks(Ask.CORRECT)
def show(code: str, step: str) -> str:
    """What the step asks, and what is on record of it."""
    found, shown = _opened(code, _step(step))
    return _page(found, shown, _form(shown.step, (*shown.missing, *_begun(code, shown))))


@pages.post("/cases/<code>/intake/<step>")
@asks(Ask.CORRECT)
def update(code: str, step: str) -> Answer:
    """Save what was answered and go on; what was left out stays “not asked”."""
    found, shown = _opened(code, _step(step))
    form = _form(shown.step, _sent(shown))
    if _makes_room(form):
        return _page(found, shown, form)
    if not form.validate() or _is_masked(shown, form):
        return _page(found, shown, form), 422
    after = shown.after or IntakeStep.ANSWERS

    def act(session: Session) -> str:
        _record(session, code, _answers(form))
        return url_for("intake_steps.show", code=code, step=after.value)

    try:
        return do(act, file_id=found.case.file_id)
    except AlreadyRecorded as error:
        return _overtaken(code, shown.step, form, error.fields), 422


def _step(name: str) -> IntakeStep:
    return next((step for step in IntakeStep if step.value == name), None) or abort(404)


def _opened(code: str, step: IntakeStep) -> tuple[Opened, StepShown]:
    found = open_front(reading(), current_actor(), code, now(), Ask.CORRECT)
    return found, step_shown(reading(), found.case, step, found.eyes)


def _record(session: Session, code: str, answers: dict[str, Value]) -> None:
    actor = current_actor()
    found = find(session, actor, code, Ask.CORRECT)
    sight = eyes(session, actor, found.case, now(), found.ties)
    record_facts(session, actor, now(), found.case, answers, sight.disclosure_for)


def _begun(code: str, shown: StepShown) -> Iterator[Fact]:
    """What the officer's draft answers though somebody recorded it since: neither is lost."""
    place = url_for("intake_steps.update", code=code, step=shown.step.value)
    typed = {name for name in typed_before(place) if not name.endswith("-unsaid")}
    names = {name.partition("-")[0] for name in typed}
    yield from (one.fact for one in shown.known if one.fact.value in names)


def _sent(shown: StepShown) -> tuple[Fact, ...]:
    """What the page asked when it was sent: also what somebody recorded or masked since."""
    begun = {name.partition("-")[0] for name in request.form}
    return tuple(fact for fact in FACTS[shown.step] if fact.value in begun)


def _form(step: IntakeStep, facts: tuple[Fact, ...]) -> PageForm:
    form = _form_class(step)()
    for fact in FACTS[step]:
        if fact not in facts:
            del form[fact.value]
    return form


@cache
def _form_class(step: IntakeStep) -> type[PageForm]:
    inner = {fact.value: FactField(fact) for fact in FACTS[step]}
    return type(f"{step.value.title()}Form", (PageForm,), inner)


def _without_token(kind: type[FactForm]) -> type[FactForm]:
    """The token stands in the outer form."""
    meta = type("Meta", (kind.Meta,), {"csrf": False})
    return type(kind.__name__, (kind,), {"Meta": meta})


def _each(form: PageForm) -> dict[str, FactForm]:
    """The forms of what is asked, by column, in the order of the page."""
    return {field.name: field.form for field in form if isinstance(field, FactField)}


def _makes_room(form: PageForm) -> bool:
    """Whether another line was asked for, and nothing is to be saved yet."""
    return any(wants_more_lines(inner) for inner in _each(form).values())


def _answers(form: PageForm) -> dict[str, Value]:
    values = {name: inner.value() for name, inner in _each(form).items()}
    return {name: value for name, value in values.items() if value is not None}


def _is_masked(shown: StepShown, form: PageForm) -> bool:
    """Whether the opening ended while somebody typed; the page says so and keeps the text."""
    return any(fact.value in _answers(form) for fact in shown.masked)


def _overtaken(code: str, step: IntakeStep, form: PageForm, fields: list[str]) -> str:
    """Both texts of what somebody recorded meanwhile; the rest of the form waits to be sent."""
    found, shown = _opened(code, step)
    says = {one.fact.value: one for one in shown.known}
    both = tuple(
        Overtaken(says[name].fact, says[name].told, told_of(says[name].fact, inner.value()))
        for name, inner in _each(form).items()
        if name in fields and name in says
    )
    for one in both:
        del form[one.fact.value]
    return _page(found, shown, form, both)


def _page(
    found: Opened, shown: StepShown, form: PageForm, overtaken: tuple[Overtaken, ...] = ()
) -> str:
    return page(
        "intake_step",
        found.front,
        section="person",
        back=f"intake:{shown.step.value}",
        shown=shown,
        form=form,
        asks=bool(_each(form)),
        why=Why.of(shown.step.value),
        steps=list(IntakeStep),
        links=links_of(reading(), current_actor(), found.case),
        overtaken=overtaken,
    )
