"""Support: proposing, first help that waits for nobody, and the lines that wait for somebody."""

from collections.abc import Callable
from datetime import datetime

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions.step import ask, unit_for
from casework.actions.support import (
    give_at_once,
    letters_open,
    letters_through_another,
    propose_support,
)
from casework.audit import Actor
from casework.lookups.support_line_page import LineRow, lines_in
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages, Signpost
from casework.web.words import upfirst, word
from workflows.support import AT_ONCE, LineState
from workflows.terms import Act, Letter

Waiting = Callable[[Session, Actor, datetime, Case], list[LineRow]]


class ProposalForm(ActForm):
    """One regime and what is proposed; only what the law gives this person's group is offered."""

    letter = RadioField(
        _("Chế độ hỗ trợ"), [InputRequired()], coerce=Letter.of, validate_choice=False
    )
    detail = TextAreaField(
        _("Nội dung đề xuất"),
        [DataRequired(), Length(max=4000)],
        description=_("Hỗ trợ gì, trong bao lâu, ai thực hiện, theo mong muốn của người đó."),
    )

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer the letters of the person's group."""
        self.letter.choices = _choices(session, case, now, frozenset(Letter))


class FirstHelpForm(ActForm):
    """What was given before anybody approved: essential needs, medical care, interpreting."""

    letter = RadioField(
        _("Đã hỗ trợ ngay chế độ nào"),
        [InputRequired()],
        coerce=lambda text: _first_help(Letter.of(text)),
        validate_choice=False,
    )
    detail = TextAreaField(_("Đã hỗ trợ những gì"), [DataRequired(), Length(max=4000)])

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer the letters of first help that the person's group has."""
        self.letter.choices = _choices(session, case, now, AT_ONCE)


def _first_help(letter: Letter) -> Letter:
    if letter not in AT_ONCE:
        raise ValueError(letter)
    return letter


def _choices(
    session: Session, case: Case, now: datetime, among: frozenset[Letter]
) -> list[tuple[Letter, str]]:
    """What the person has, and of which it is said that it follows whom they came with."""
    letters = letters_open(session, case, now) & among
    through = letters_through_another(session, case, now)
    return [(one, _said(one, one in through)) for one in Letter if one in letters]


def _said(letter: Letter, is_through_another: bool) -> str:
    name = upfirst(word(letter))
    if not is_through_another:
        return name
    return str(gettext("%(support)s (được hưởng theo người đi cùng)", support=name))


def propose(session: Session, actor: Actor, now: datetime, case: Case, form: ProposalForm) -> str:
    """Put a proposal before the unit that approves."""
    detail, told = form.detail.data or "", form.teller()
    line = propose_support(session, actor, now, case, form.letter.data, detail=detail, told=told)
    session.flush()  # the public id is made by the insert
    return url_for("support.line", line_id=line.public_id)


def give(session: Session, actor: Actor, now: datetime, case: Case, form: FirstHelpForm) -> str:
    """Record first help."""
    detail, told = form.detail.data or "", form.teller()
    line = give_at_once(session, actor, now, case, form.letter.data, detail=detail, told=told)
    session.flush()  # the public id is made by the insert
    return url_for("support.line", line_id=line.public_id)


def look_at_lines(session: Session, actor: Actor, now: datetime, case: Case, _form: ActForm) -> str:
    """A line is approved on its own page: this page only leads there. Raises `Refused`."""
    act = Act.APPROVE_SUPPORT
    ask(session, unit_for(session, actor, now, case, act), case, act, now)
    return url_for("acts.form", code=case.code, act=act.value)


def _waiting(state: LineState) -> Waiting:
    def lines(session: Session, actor: Actor, now: datetime, case: Case) -> list[LineRow]:
        return lines_in(session, actor, now, case, state)

    return lines


PAGES: Pages = {
    Act.PROPOSE_SUPPORT: ActPage(ProposalForm, propose, "acts/propose_support.html"),
    Act.APPROVE_SUPPORT: ActPage(
        Signpost, look_at_lines, "acts/approve_support.html", _waiting(LineState.PROPOSED)
    ),
    Act.DELIVER_SUPPORT: ActPage(
        FirstHelpForm, give, "acts/deliver_support.html", _waiting(LineState.APPROVED)
    ),
}
