"""`/handoffs/<id>/dispute-…`: the supervisors of both sides say who leads from here."""

from uuid import UUID

from flask import Blueprint, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.dispute import confirm_settlement, propose_settlement
from casework.actions.telling import Told
from casework.lookups.dispute_page import find_dispute
from casework.policy import Ask
from casework.transaction import Overtaken
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.handoffs import page, too_late
from casework.web.person_forms import (
    ConfirmationForm,
    ProposalForm,
    RecordedConfirmationForm,
    RecordedProposalForm,
)
from workflows.dispute import Outcome
from workflows.life import MoveRefused

Answer = str | tuple[str, int] | Response

pages = Blueprint("disputes", __name__, url_prefix="/handoffs/<uuid:public_id>")
pages.register_error_handler(Overtaken, too_late)
pages.register_error_handler(MoveRefused, too_late)


@pages.post("/dispute-proposal")
@asks(Ask.SIGN)
def propose(public_id: UUID) -> Answer:
    """Propose, for the officer's side."""
    find_dispute(reading(), current_actor(), public_id, Ask.SIGN)
    form = ProposalForm()
    if not form.validate():
        return page(public_id, proposing=form), 422
    return _propose(public_id, form, None)


@pages.post("/dispute-confirmation")
@asks(Ask.SIGN)
def confirm(public_id: UUID) -> Answer:
    """Confirm what the other side proposed."""
    find_dispute(reading(), current_actor(), public_id, Ask.SIGN)
    form = ConfirmationForm()
    if not form.validate():
        return page(public_id, confirming_settlement=form), 422
    return _confirm(public_id, form, None)


@pages.post("/dispute-recorded-proposal")
@asks(Ask.SIGN)
def record_proposal(public_id: UUID) -> Answer:
    """Write down what the other side, off the system, proposed."""
    _case, dispute = find_dispute(reading(), current_actor(), public_id, Ask.SIGN)
    form = RecordedProposalForm()
    form.bound_by(dispute.raised_at, now())
    if not form.validate():
        return page(public_id, recording_proposal=form), 422
    return _propose(public_id, form, form.told())


@pages.post("/dispute-recorded-confirmation")
@asks(Ask.SIGN)
def record_confirmation(public_id: UUID) -> Answer:
    """Write down that the other side, off the system, confirmed."""
    _case, dispute = find_dispute(reading(), current_actor(), public_id, Ask.SIGN)
    form = RecordedConfirmationForm()
    form.bound_by(dispute.raised_at, now())
    if not form.validate():
        return page(public_id, recording_settlement=form), 422
    return _confirm(public_id, form, form.told())


def _propose(public_id: UUID, form: ProposalForm, told: Told | None) -> Response:
    def act(session: Session) -> str:
        actor = current_actor()
        case, dispute = find_dispute(session, actor, public_id, Ask.SIGN)
        acting_on(case.file_id)
        outcome, words = Outcome.of(form.outcome.data), str(form.words.data)
        propose_settlement(session, actor, now(), case, dispute, outcome, words=words, told=told)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


def _confirm(public_id: UUID, form: ConfirmationForm, told: Told | None) -> Response:
    def act(session: Session) -> str:
        actor, words = current_actor(), str(form.reply.data)
        case, dispute = find_dispute(session, actor, public_id, Ask.SIGN)
        acting_on(case.file_id)
        confirm_settlement(session, actor, now(), case, dispute, words=words, told=told)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)
