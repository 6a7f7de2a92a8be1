"""Offers: bring the person, place them, transfer the case. An offer moves nothing by itself."""

from datetime import datetime
from functools import partial
from uuid import UUID

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from casework.actions.handoff import offer
from casework.audit import Actor
from casework.lookups.receivers import UnitChoice, is_unit, open_offers, receivers_of
from casework.records.cases import Case
from casework.records.units import Unit
from casework.web.acts.registry import ActForm, ActPage
from casework.web.days import late_moment
from workflows.terms import Act

LONGEST_MESSAGE = 2000

Groups = dict[str, list[tuple[str, str]]]


def unit_chosen(value: str) -> UUID | None:
    """The id of a choice; the first line of the list is no unit. Raises `ValueError`."""
    return UUID(value) if value else None


class OfferForm(ActForm):
    """To whom, and what they must know before the person arrives."""

    to_unit_id = SelectField(
        _("Đơn vị nhận"), [InputRequired()], coerce=unit_chosen, validate_choice=False
    )
    message = TextAreaField(
        _("Điều bên nhận cần biết trước"),
        [Length(max=LONGEST_MESSAGE)],
        description=_(
            "Việc chăm sóc cần có ngay hôm nay và nguy cơ. Bên nhận đọc trước khi nhận; "
            "không ghi họ tên, địa chỉ hay câu chuyện của người được hỗ trợ."
        ),
    )

    late_at = late_moment(_("Đã giao thật sự lúc (nếu nhập sau)"))

    session: Session

    def ask_teller(
        self,
        session: Session,
        actor: Actor,
        now: datetime,
        case: Case,
        unit: Unit | None,
        *,
        since: datetime | None = None,
    ) -> None:
        """Where another unit offered, its teller told the moment already."""
        super().ask_teller(session, actor, now, case, unit, since=since)
        if "signer" in self:
            del self.late_at

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer only the units to which the law lets this act hand over."""
        self.session = session
        self.to_unit_id.choices = grouped(receivers_of(session, case, act, now))

    def validate_to_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it may receive is for the law to say, in the transaction."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


def grouped(units: dict[str, list[UnitChoice]]) -> Groups:
    """Choices by province; whoever is not on the system is marked so."""
    groups = {
        province: [(str(unit.id), _called(unit)) for unit in choices]
        for province, choices in units.items()
    }
    return {gettext("Chưa chọn"): [("", gettext("Chọn một đơn vị"))], **groups} if groups else {}


def _called(unit: UnitChoice) -> str:
    if unit.on_system:
        return unit.name
    return str(gettext("%(unit)s (chưa dùng hệ thống)", unit=unit.name))


def _offer(
    act: Act, session: Session, actor: Actor, now: datetime, case: Case, form: OfferForm
) -> str:
    to, message, told = form.to_unit_id.data, form.message.data, form.teller()
    late = form.late_at.said if "late_at" in form else None
    made = offer(session, actor, now, case, act, to, message=message, told=told, late=late)
    return url_for("handoffs.show", public_id=made.public_id)


def _page(act: Act) -> ActPage[OfferForm]:
    return ActPage(OfferForm, partial(_offer, act), "acts/offer.html", partial(open_offers, act))


PAGES = {
    act: _page(act)
    for act in (
        Act.TAKE_OVER_AT_GATE,
        Act.HAND_TO_IMMIGRATION,
        Act.SEND_HOME,
        Act.BRING_TO_COMMUNE,
        Act.BRING_TO_CASE_OWNER,
        Act.TRANSFER_LEAD,
        Act.PLACE,
    )
}
