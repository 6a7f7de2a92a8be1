"""`/cases/<code>/recorded-acts`: acts of units off the system, written down, and their papers."""

from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, ValidationError

from casework.actions.plain import PLAIN, is_plain, record_for
from casework.actions.proofs import confirm_act, confirm_act_with_new_paper
from casework.lookups.finding import find
from casework.lookups.front import open_front
from casework.lookups.proofs import paper_named, papers_in_force, waiting_proof
from casework.lookups.receivers import is_unit, recordable_for
from casework.lookups.recorded_acts import RecordedAct, recorded_acts
from casework.policy import Ask, OutOfReach
from casework.records.cases import Case
from casework.uploads import LARGEST
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.acts.plain import PlainForm
from casework.web.cases import page
from casework.web.confirming import ConfirmForm, paper_choices
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.papers import ROUND_IT
from casework.web.words import named, upfirst, word
from workflows.terms import Act

Answer = str | tuple[str, int] | Response

pages = Blueprint("recorded_acts", __name__, url_prefix="/cases/<code>/recorded-acts")


class RecordedActForm(PlainForm):
    """Whose act it was, who signed, when and by which way; the rest as of an act of our own."""

    unit_id = SelectField(
        _("Đơn vị đã làm việc này"), [InputRequired()], coerce=unit_chosen, validate_choice=False
    )

    def validate_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether the act is its part is for the law to say."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


class ActPaperForm(ConfirmForm):
    """Which act the paper confirms."""

    proof = RadioField(
        _("Việc mà văn bản này xác nhận"), [InputRequired()], coerce=UUID, validate_choice=False
    )


@pages.get("")
@asks(Ask.SEE)
def index(code: str) -> str:
    """The acts that were recorded for others, and a form for the paper of one that waits."""
    return _list(code, ActPaperForm(formdata=None))


@pages.post("/papers")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.TAKE_STEP)
def confirm_paper(code: str) -> Answer:
    """The paper of one act has come: it is on file, or is attached now."""
    find(reading(), current_actor(), code, Ask.TAKE_STEP)
    form = ActPaperForm()
    if not form.validate():
        return _list(code, form), 422

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.TAKE_STEP).case
        acting_on(case.file_id)
        _confirm(session, case, form)
        return url_for("recorded_acts.index", code=code)

    return do(act)


@pages.get("/<other_act>")
@asks(Ask.TAKE_STEP)
def form(code: str, other_act: str) -> str:
    """What to write down of an act that a unit off the system did."""
    known = _act(other_act)
    case = _case(code, known)
    return _page(case, known, _laid_out(case, known))


@pages.post("/<other_act>")
@asks(Ask.TAKE_STEP)
def record(code: str, other_act: str) -> Answer:
    """Write it down: it counts from the moment it happened, and waits for its paper."""
    known = _act(other_act)
    case = _case(code, known)
    sent = _laid_out(case, known)
    if not sent.validate():
        return _page(case, known, sent), 422

    def perform(session: Session) -> str:
        actor, found = current_actor(), find(session, current_actor(), code, Ask.TAKE_STEP).case
        acting_on(found.file_id)
        paper = paper_named(session, actor, found, sent.paper.data)
        unit, told, note, to = sent.unit_id.data, sent.told(), sent.note.data, sent.asked
        record_for(
            session, actor, now(), found, known, unit, told, note=note, paper=paper, to_unit_id=to
        )
        return url_for("recorded_acts.index", code=code)

    return do(perform)


def _act(name: str) -> Act:
    return next((act for act in Act if act in PLAIN and act.value == name), None) or abort(404)


def _case(code: str, act: Act) -> Case:
    """The case, where its law knows this act. Raises `OutOfReach`."""
    case = find(reading(), current_actor(), code, Ask.TAKE_STEP).case
    if not is_plain(case, act):
        raise OutOfReach
    return case


def _laid_out(case: Case, act: Act) -> RecordedActForm:
    made = RecordedActForm()
    made.lay_out(reading(), current_actor(), now(), case, act)
    made.bound_by(case.received_at, now())
    made.unit_id.choices = grouped(recordable_for(reading(), case, act, now()))
    return made


def _page(case: Case, act: Act, form: RecordedActForm) -> str:
    return render_template("acts/recorded.html", code=case.code, act=act, form=form)


def _list(code: str, form: ActPaperForm) -> str:
    actor = current_actor()
    found = open_front(reading(), actor, code, now())
    acts = recorded_acts(reading(), actor, found.case, found.names)
    waiting = [act for act in acts if act.waits_for_us and Ask.TAKE_STEP in found.front.grants]
    form.proof.choices = [(str(act.public_id), _called(act)) for act in waiting]
    papers = paper_choices(papers_in_force(reading(), found.case))
    form.paper.choices = [(str(paper), said) for paper, said in papers]
    return page("recorded_acts", found.front, "duties", acts=acts, waiting=waiting, form=form)


def _called(act: RecordedAct) -> str:
    return f"{upfirst(word(act.act))}: {named(act.unit)}"


def _confirm(session: Session, case: Case, form: ActPaperForm) -> None:
    actor, at = current_actor(), now()
    proof = waiting_proof(session, actor, case, form.proof.data)
    paper = paper_named(session, actor, case, form.paper.data)
    if paper is not None:
        confirm_act(session, actor, at, case, proof, paper)
        return
    number = form.number.data
    confirm_act_with_new_paper(session, actor, at, case, proof, number=number, scan=form.kept)
