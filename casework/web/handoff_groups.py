"""`/group-handoffs`: many persons for one unit on one list; each line is answered by itself."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from casework.actions.handoff_groups import LineAnswer, LinesRefused, answer_group, offer_group
from casework.actions.opening import open_summary
from casework.lookups.finding import find
from casework.lookups.handoff_groups import (
    GroupLine,
    GroupView,
    acts_of,
    group_view,
    insist_may_answer,
    receivers_of_list,
    to_hand_on,
)
from casework.lookups.homebound import unit_at_home
from casework.lookups.parties import as_receiver
from casework.lookups.reasons import reasons_told
from casework.policy import Ask
from casework.records.cases import Case
from casework.web import minutes_sets
from casework.web.acts.handoffs import PAGES as OFFERS
from casework.web.acts.handoffs import ReceiverForm, grouped
from casework.web.choices import choice, choices_of
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.typed import keep_quietly
from casework.web.words import upfirst, word
from workflows.handoff import HandoffMove
from workflows.terms import Act, SendBackGround

LONGEST = 500

Answer = str | tuple[str, int] | Response

pages = Blueprint("handoff_groups", __name__, url_prefix="/group-handoffs")
pages.register_blueprint(minutes_sets.pages)

_SAID = (HandoffMove.ACCEPT, HandoffMove.STRIKE, HandoffMove.SEND_BACK)


class GroupForm(ReceiverForm):
    """By which act, to whom, and which persons."""

    act = RadioField(_("Việc giao, nhận"), [InputRequired()], validate_choice=False)
    codes = SelectMultipleField(
        _("Những người được giao"), [InputRequired()], validate_choice=False
    )

    def validate_act(self, field: RadioField) -> None:
        """A word of the law; whether it hands anything over now is for the verb to ask.

        The second copy of a form that was sent twice comes after the act was done.
        """
        if field.data not in {act.value for act in Act}:
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


@pages.get("/new")
@asks(Ask.TAKE_STEP)
def new() -> str:
    """The form, with the cases that the unit leads, or those of one reception batch."""
    cases, form = _laid_out(formdata=None)
    form.codes.data = [code for code in request.args.getlist("code") if code in _codes(cases)]
    form.to_unit_id.data = _at_home(form.codes.data)
    return _asked_page(cases, form)


@pages.post("")
@asks(Ask.TAKE_STEP)
def create() -> Answer:
    """Offer all who were ticked, or nobody: a line that is closed is named with its reasons."""
    cases, form = _laid_out()
    if not form.validate():
        return _asked_page(cases, form), 422
    act_of_law, to, message = Act.of(form.act.data), form.to_unit_id.data, form.message.data

    def act(session: Session) -> str:
        actor = current_actor()
        chosen = [find(session, actor, code, Ask.TAKE_STEP).case for code in form.codes.data or ()]
        made = offer_group(session, actor, now(), chosen, act_of_law, to, message=message)
        return url_for("handoff_groups.show", group_id=made.public_id)

    return do(act)


@pages.get("/<uuid:group_id>")
@asks(Ask.SEE)
def show(group_id: UUID) -> str:
    """The list as it stands: each line within reach, with the answers open to this officer."""
    view = group_view(reading(), current_actor(), group_id, now())
    return _page(view, _form_of(view)(formdata=None))


@pages.post("/<uuid:group_id>/summaries")
@asks(Ask.ANSWER_HANDOFF)
def summaries(group_id: UUID) -> Response:
    """Record that the receiver looks before accepting, at every line that waits."""
    view = group_view(reading(), current_actor(), group_id, now())
    insist_may_answer(reading(), current_actor(), view)

    def act(session: Session) -> str:
        actor = current_actor()
        for line in view.open_lines:
            case, handoff = as_receiver(session, actor, line.handoff.public_id)
            open_summary(session, actor, now(), case, handoff)
        return url_for("handoff_groups.show", group_id=group_id)

    return do(act)


@pages.post("/<uuid:group_id>/answers")
@asks(Ask.ANSWER_HANDOFF)
def answer(group_id: UUID) -> Answer:
    """Answer the lines that were marked; the others wait on."""
    view = group_view(reading(), current_actor(), group_id, now())
    insist_may_answer(reading(), current_actor(), view)
    sent = _form_of(view)()
    if not sent.validate():
        return _page(view, sent), 422
    said = [(line, move) for line in view.open_lines if (move := _move(sent, line))]

    def act(session: Session) -> str:
        actor, answers = current_actor(), {}
        for line, move in said:
            case, handoff = as_receiver(session, actor, line.handoff.public_id)
            words, ground = sent[_words(line)].data, _ground(sent, line)
            answers[case] = LineAnswer(handoff, move, words, ground)
        answer_group(session, actor, now(), answers)
        return _after(view, len(said))

    return do(act)


@pages.errorhandler(LinesRefused)
def closed(error: LinesRefused) -> tuple[str, int]:
    """Which lines are closed and why; nothing of the list was written."""
    keep_quietly()
    lines = [
        (case.code, reasons_told(reading(), current_actor(), case.file_id, unmet))
        for case, unmet in error.lines
    ]
    return render_template("handoff_groups/closed.html", lines=lines, writes=False, code=409), 409


def _laid_out(**given: Any) -> tuple[Sequence[Case], GroupForm]:
    """The cases to choose from, and the form over them."""
    session, actor = reading(), current_actor()
    cases = to_hand_on(session, actor, request.args.get("batch", type=UUID))
    form = GroupForm(**given)
    form.session = session
    form.act.choices = choices_of(act for act in acts_of(cases, now()) if act in OFFERS)
    form.to_unit_id.choices = grouped(receivers_of_list(session, cases, now()))
    form.codes.choices = [choice(case.code, f"{case.code} · {word(case.stage)}") for case in cases]
    return cases, form


def _at_home(codes: Collection[str]) -> UUID | None:
    """The one unit where all these persons of a batch live; the officer may choose another."""
    batch_id = request.args.get("batch", type=UUID)
    return unit_at_home(reading(), current_actor(), now(), batch_id, codes) if batch_id else None


def _codes(cases: Iterable[Case]) -> frozenset[str]:
    return frozenset(case.code for case in cases)


def _asked_page(cases: Sequence[Case], form: GroupForm) -> str:
    return render_template("handoff_groups/new.html", cases=cases, form=form)


def _page(view: GroupView, form: PageForm) -> str:
    lines = [(line, _fields(form, line)) for line in view.lines]
    return render_template("handoff_groups/show.html", view=view, form=form, lines=lines)


def _fields(form: PageForm, line: GroupLine) -> dict[str, Any]:
    if not line.answers:
        return {}
    named = {"move": _name(line), "words": _words(line), "ground": _ground_name(line)}
    return {key: form[name] for key, name in named.items() if name in form}


def _after(view: GroupView, said: int) -> str:
    """The list again; the desk where no line of it may still be within reach."""
    if said == len(view.lines):
        return url_for("desk.show")
    return url_for("handoff_groups.show", group_id=view.group.public_id)


def _form_of(view: GroupView) -> type[PageForm]:
    """For each line that waits: taken, absent, or sent back with a ground; and words."""
    fields: dict[str, Any] = {"everybody": BooleanField(_("Nhận tất cả các dòng chưa chọn"))}
    for line in view.open_lines:
        code = line.case.code
        fields[_name(line)] = RadioField(
            _("Trả lời, %(code)s", code=code), [Optional()], choices=_moves(line)
        )
        if line.grounds:
            fields[_ground_name(line)] = RadioField(
                _("Lý do trả lại, %(code)s", code=code),
                [_GroundGiven(_name(line), line.grounds)],
                choices=choices_of(line.grounds),
                validate_choice=False,
            )
        fields[_words(line)] = StringField(
            _("Ý kiến, %(code)s", code=code), [_WordsGiven(_name(line)), Length(max=LONGEST)]
        )
    form: type[PageForm] = type("GroupAnswerForm", (PageForm,), fields)
    return form


def _moves(line: GroupLine) -> list[Any]:
    open_here = {
        HandoffMove.ACCEPT: True,
        HandoffMove.STRIKE: line.may_be_absent,
        HandoffMove.SEND_BACK: bool(line.grounds),
    }
    return [choice(move.value, upfirst(word(move))) for move in _SAID if open_here[move]]


def _move(sent: PageForm, line: GroupLine) -> HandoffMove | None:
    """What was marked on a line; everything unmarked is taken where that was ticked."""
    marked = sent[_name(line)].data
    if marked:
        return HandoffMove.of(marked)
    return HandoffMove.ACCEPT if sent["everybody"].data else None


def _ground(sent: PageForm, line: GroupLine) -> SendBackGround | None:
    name = _ground_name(line)
    return SendBackGround.of(sent[name].data) if name in sent and sent[name].data else None


def _name(line: GroupLine) -> str:
    return f"move_{line.handoff.public_id.hex}"


def _words(line: GroupLine) -> str:
    return f"words_{line.handoff.public_id.hex}"


def _ground_name(line: GroupLine) -> str:
    return f"ground_{line.handoff.public_id.hex}"


class _WordsGiven:
    """A validator: who sends a file back, or says that somebody is absent, says why."""

    def __init__(self, move: str) -> None:
        self.move = move

    def __call__(self, form: PageForm, field: StringField) -> None:
        if form[self.move].data in {HandoffMove.STRIKE, HandoffMove.SEND_BACK} and not field.data:
            raise ValidationError(gettext("Hãy ghi lý do."))


class _GroundGiven:
    """A validator: what is sent back goes back on a ground of the list."""

    def __init__(self, move: str, grounds: Collection[SendBackGround]) -> None:
        self.move, self.grounds = move, grounds

    def __call__(self, form: PageForm, field: RadioField) -> None:
        if form[self.move].data == HandoffMove.SEND_BACK and field.data not in self.grounds:
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))
