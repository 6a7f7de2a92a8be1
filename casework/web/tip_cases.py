"""`/tips/<id>/cases`: receiving a person of a tip, without typing again what it says."""

from uuid import UUID

from flask import Blueprint, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.tip_moves import receive_person
from casework.lookups.finding import find_tip
from casework.lookups.tip_page import TipView, open_tip_view
from casework.policy import Ask
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.intake import IntakeForm, intake_form, intake_of, intake_page
from casework.web.tip import page_of
from workflows.terms import Act

pages = Blueprint("tip_cases", __name__, url_prefix="/tips/<uuid:tip_id>/cases")

_LONGEST_NAME, _LONGEST_PLACE, _LONGEST_NOTE = 120, 200, 2000


@pages.get("/new")
@asks(Ask.KEEP_TIP)
def new(tip_id: UUID) -> str:
    """The quick intake, filled in from the tip as far as the officer has it open."""
    view = open_tip_view(reading(), current_actor(), now(), tip_id, Ask.KEEP_TIP)
    if not view.is_open:
        return page_of(tip_id)
    form = intake_form()
    form.received_at.start_at(now())
    _fill_in(form, view)
    return intake_page(form, view.tip)


@pages.post("")
@asks(Ask.KEEP_TIP)
def create(tip_id: UUID) -> Response | tuple[str, int]:
    """Open the file of the person; the tip is settled by it."""
    form = intake_form()
    if not form.validate():
        view = open_tip_view(reading(), current_actor(), now(), tip_id, Ask.KEEP_TIP)
        return intake_page(form, view.tip), 422
    intake, entry = intake_of(form), Act.of(form.entry.data)
    received_at = form.received_at.moment

    def act(session: Session) -> str:
        actor = current_actor()
        tip = find_tip(session, actor, tip_id, Ask.KEEP_TIP).tip
        acting_on(tip.file_id)
        case = receive_person(
            session, actor, now(), tip, intake, entry=entry, received_at=received_at
        )
        return url_for("cases.show", code=case.code)

    return do(act)


def _fill_in(form: IntakeForm, view: TipView) -> None:
    """What the tip says of the next of its persons; the officer mends what proves otherwise."""
    lines = view.told.get("about", "").splitlines()
    about = next(iter(lines[len(view.cases) + view.cases_beyond :]), "").strip()
    name, _comma, more = about.partition(",")
    said = view.told["said"] if not more else f"{view.told['said']}\n{about}"
    form.full_name.data = name[:_LONGEST_NAME] or None
    form.found_at.data = view.told.get("place", "")[:_LONGEST_PLACE] or None
    form.intake_note.data = said[:_LONGEST_NOTE]
