"""Acts that are nothing but themselves: what was done, the paper it rests on, and whom it asks.

An act that asks another unit for the next one offers the units to ask; every other drops that.
"""

from datetime import datetime
from functools import partial
from uuid import UUID

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions.plain import PLAIN, do_act
from casework.audit import Actor
from casework.lookups.proofs import paper_named, papers_in_force
from casework.lookups.receivers import askable_for, is_unit, open_request
from casework.position import regime_of
from casework.records.cases import Case
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.acts.registry import ActForm, ActPage, Pages
from casework.web.words import upfirst, when, word
from workflows.terms import Act

LONGEST = 4000


def paper_chosen(value: str) -> UUID | None:
    """The id of a paper; the first line of the list is none. Raises `ValueError`."""
    return UUID(value) if value else None


class PlainForm(ActForm):
    """What was done, on which paper it rests, and of whom the next act is asked."""

    to_unit_id = SelectField(
        _("Cơ quan được đề nghị làm tiếp"),
        [InputRequired()],
        coerce=unit_chosen,
        validate_choice=False,
    )
    note = TextAreaField(
        _("Đã làm gì, với ai, kết quả ra sao"),
        [DataRequired(), Length(max=LONGEST)],
        description=_("Nội dung được niêm phong; chỉ đọc được khi mở hồ sơ."),
    )
    paper = SelectField(
        _("Giấy tờ làm căn cứ (nếu đã có trong hồ sơ)"),
        [Optional()],
        coerce=paper_chosen,
        validate_choice=False,
    )

    session: Session

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer the papers in force; whom to ask only where this law lets the act ask."""
        self.session = session
        self.offer_papers(case)
        if act in regime_of(case).asks:
            self.to_unit_id.choices = grouped(askable_for(session, case, act, now))
        else:
            del self.to_unit_id

    def offer_papers(self, case: Case) -> None:
        """The papers of the file that hold, the newest first, by kind and hour."""
        papers = papers_in_force(self.session, case)
        self.paper.choices = [
            ("", gettext("Không có, hoặc bổ sung sau")),
            *(
                (str(paper.public_id), f"{upfirst(word(paper.kind))}, {when(paper.at)}")
                for paper in papers
            ),
        ]

    def validate_to_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it may be asked is for the law to say, in the transaction."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))

    @property
    def asked(self) -> UUID | None:
        """Of whom the next act is asked; nobody of an act that asks for none."""
        return self.to_unit_id.data if "to_unit_id" in self else None


def _do(
    act: Act, session: Session, actor: Actor, now: datetime, case: Case, form: PlainForm
) -> str:
    paper = paper_named(session, actor, case, form.paper.data)
    to, told, note = form.asked, form.teller(), form.note.data
    do_act(session, actor, now, case, act, note=note, paper=paper, to_unit_id=to, told=told)
    return url_for("cases.show", code=case.code)


def _page(act: Act) -> ActPage[PlainForm]:
    return ActPage(PlainForm, partial(_do, act), "acts/plain.html", partial(open_request, act))


PAGES: Pages = {act: _page(act) for act in Act if act in PLAIN}
