"""The notice to the case owner: it is sent at once, and is the offer that the owner takes in by."""

from datetime import datetime
from functools import partial

from flask import url_for
from sqlalchemy.orm import Session

from casework.actions.notice import notify_case_owner
from casework.audit import Actor
from casework.lookups.receivers import open_offers, receivers_of
from casework.records.cases import Case
from casework.web.acts.handoffs import OfferForm
from casework.web.acts.registry import ActPage
from casework.web.company_fields import goings_of
from workflows.terms import Act


class NoticeForm(OfferForm):
    """Whom to notify."""

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer only the owners that may take in."""
        self.session = session
        self.choose_from(receivers_of(session, case, Act.TAKE_IN, now), now)
        self.ask_of_company(case, is_needed=False)


def _notify(session: Session, actor: Actor, now: datetime, case: Case, form: NoticeForm) -> str:
    made = notify_case_owner(
        session,
        actor,
        now,
        case,
        form.to_unit_id.data,
        told=form.teller(),
        message=form.message.data,
        goings=goings_of(form.company),
    )
    return url_for("handoffs.show", public_id=made.public_id)


PAGES = {
    Act.NOTIFY_CASE_OWNER: ActPage(
        NoticeForm, _notify, "acts/notice.html", partial(open_offers, Act.TAKE_IN)
    )
}
