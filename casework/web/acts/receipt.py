"""The notice to the case owner: it is sent at once, and is the offer that the owner takes in by."""

from datetime import datetime
from functools import partial

from flask import url_for
from sqlalchemy.orm import Session

from casework.actions.notice import notify_case_owner
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.lookups.receivers import open_offers, receivers_of
from casework.records.cases import Case
from casework.web.acts.handoffs import OfferForm, grouped
from casework.web.acts.registry import ActPage
from casework.web.told import ToldForm
from workflows.terms import Act


class NoticeForm(ToldForm, OfferForm):
    """Whom to notify; and who told us, where the lead is not on the system."""

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """The owners that may take in; no question about the teller where we are the teller."""
        self.session = session
        self.to_unit_id.choices = grouped(receivers_of(session, case, Act.TAKE_IN, now))
        self.bound_by(case.received_at, now)
        if acting_unit(session, actor, case).id == actor.unit_id:
            del self.signer, self.channel, self.happened_at


def _notify(session: Session, actor: Actor, now: datetime, case: Case, form: NoticeForm) -> str:
    made = notify_case_owner(
        session,
        actor,
        now,
        case,
        form.to_unit_id.data,
        told=form.told() if "signer" in form else None,
        message=form.message.data,
    )
    return url_for("handoffs.show", public_id=made.public_id)


PAGES = {
    Act.NOTIFY_CASE_OWNER: ActPage(
        NoticeForm, _notify, "acts/notice.html", partial(open_offers, Act.TAKE_IN)
    )
}
