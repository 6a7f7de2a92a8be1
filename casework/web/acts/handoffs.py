"""Offers: bring the person, place them, transfer the case. An offer moves nothing by itself."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from casework.actions.handoff import offer
from casework.audit import Actor
from casework.lookups.company_page import companions_asked_of
from casework.lookups.receivers import UnitChoice, is_unit, open_offers, receivers_of
from casework.lookups.rosters import called_on_duty
from casework.records.cases import Case
from casework.records.units import Unit
from casework.web.acts.registry import ActForm, ActPage
from casework.web.company_fields import Fields, ask_of_each, goings_of
from casework.web.days import late_moment
from casework.web.forms import PageForm
from casework.web.packet_form import PacketFields
from workflows.terms import Act

LONGEST_MESSAGE = 2000

Groups = dict[str, list[tuple[str, str]]]
OnDuty = Mapping[UUID, tuple[str, str]]

_NOBODY: Final[OnDuty] = {}


def unit_chosen(value: str) -> UUID | None:
    """The id of a choice; the first line of the list is no unit. Raises `ValueError`."""
    return UUID(value) if value else None


class ReceiverForm(PageForm):
    """To whom, and what they must know before anybody arrives; of one case or of many."""

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

    session: Session
    company: list[Fields]

    def validate_to_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it may receive is for the law to say, in the transaction."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


class OfferForm(ActForm, ReceiverForm):
    """The offer of one case; who told us, where the lead is not on the system."""

    late_at = late_moment(_("Đã giao thật sự lúc (nếu nhập sau)"))

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
        self.choose_from(receivers_of(session, case, act, now), now)
        self.ask_of_company(case, is_needed=True)

    def choose_from(self, units: dict[str, list[UnitChoice]], now: datetime) -> None:
        """These units, with who is on duty there now."""
        ids = [unit.id for choices in units.values() for unit in choices]
        self.to_unit_id.choices = grouped(units, called_on_duty(self.session, ids, now))

    def ask_of_company(self, case: Case, *, is_needed: bool) -> None:
        """Ask of each who came along whether they go together."""
        self.company = ask_of_each(
            self, companions_asked_of(self.session, case), is_needed=is_needed
        )


class PackedOfferForm(OfferForm, PacketFields):
    """The same, with what goes along and what is told."""

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer also the papers on file, and the grounds that the law of the case knows."""
        super().lay_out(session, actor, now, case, act)
        self.lay_out_packet(session, case, act)


def grouped(units: dict[str, list[UnitChoice]], on_duty: OnDuty = _NOBODY) -> Groups:
    """Choices by province, with who is on duty; whoever is not on the system is marked so."""
    groups = {
        province: [(str(unit.id), _called(unit, on_duty.get(unit.id))) for unit in choices]
        for province, choices in units.items()
    }
    return {gettext("Chưa chọn"): [("", gettext("Chọn một đơn vị"))], **groups} if groups else {}


def _called(unit: UnitChoice, on_duty: tuple[str, str] | None) -> str:
    if not unit.on_system:
        return str(gettext("%(unit)s (chưa dùng hệ thống)", unit=unit.name))
    if on_duty is None:
        return unit.name
    officer, deputy = on_duty
    return str(
        gettext(
            "%(unit)s – trực: %(officer)s, trực thay: %(deputy)s",
            unit=unit.name,
            officer=officer,
            deputy=deputy,
        )
    )


def _offer(
    act: Act, session: Session, actor: Actor, now: datetime, case: Case, form: PackedOfferForm
) -> str:
    to, message, told = form.to_unit_id.data, form.message.data, form.teller()
    late = form.late_at.said if "late_at" in form else None
    how: dict[str, Any] = {"told": told, "late": late, "goings": goings_of(form.company)}
    packet = form.packet()
    made = offer(session, actor, now, case, act, to, message=message, packet=packet, **how)
    return url_for("handoffs.show", public_id=made.public_id)


def _page(act: Act) -> ActPage[PackedOfferForm]:
    return ActPage(
        PackedOfferForm, partial(_offer, act), "acts/offer.html", partial(open_offers, act)
    )


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
