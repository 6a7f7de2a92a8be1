"""`/handoffs/<id>/person`: the person of a handoff of both is taken in, the file answered later."""

from uuid import UUID

from flask import Blueprint, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.person_first import record_person_in, take_person_in
from casework.lookups.parties import as_giver, as_receiver
from casework.policy import Ask
from casework.transaction import Overtaken
from casework.web.doors import acting_on, asks, current_actor, do, now
from casework.web.handoffs import answerable_from, page, too_late
from casework.web.person_forms import PersonForm, RecordedPersonForm
from workflows.handoff import HandoffMove
from workflows.life import MoveRefused

Answer = str | tuple[str, int] | Response

pages = Blueprint("person_first", __name__, url_prefix="/handoffs/<uuid:public_id>")
pages.register_error_handler(Overtaken, too_late)
pages.register_error_handler(MoveRefused, too_late)


@pages.post("/person")
@asks(Ask.ANSWER_HANDOFF)
def take_in(public_id: UUID) -> Answer:
    """Take the person in for the officer's unit; who leads stays."""
    form = PersonForm()
    if not form.validate():
        return page(public_id, taking_in=form), 422

    def act(session: Session) -> str:
        actor, late = current_actor(), form.late_at.said
        case, handoff = as_receiver(session, actor, public_id, HandoffMove.TAKE_PERSON_IN)
        acting_on(case.file_id)
        take_person_in(session, actor, now(), case, handoff, late=late)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/recorded-person")
@asks(Ask.TAKE_STEP)
def record(public_id: UUID) -> Answer:
    """Write down that a unit which is not on the system took the person in."""
    form = RecordedPersonForm()
    form.bound_by(answerable_from(public_id), now())
    if not form.validate():
        return page(public_id, recording_person=form), 422

    def act(session: Session) -> str:
        actor = current_actor()
        case, handoff = as_giver(session, actor, public_id, HandoffMove.TAKE_PERSON_IN)
        acting_on(case.file_id)
        record_person_in(session, actor, now(), case, handoff, form.told())
        return url_for("handoffs.show", public_id=public_id)

    return do(act)
