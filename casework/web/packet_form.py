"""The packet on the form of an offer: escort, place and time, sections with grounds, and the lists.

A list is one line for each thing: filled in fast at night, on a telephone, without scripts.
"""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError

from casework.actions.packet import Packet, Thing, papers_in_force
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.web.days import MomentField
from casework.web.forms import PageForm
from casework.web.words import cite, day, upfirst, word
from workflows.handoff_packet import (
    USUAL,
    Section,
    SharingGround,
    asks_sections,
    grounds_for,
)
from workflows.terms import Act, Moves

LONGEST_LINE: Final = 200
MOST_LINES: Final = 40
_LONGEST_LIST: Final = 4000
_SAID: Final = 3  # name; quantity; condition

_HOW_TO_LIST = _(
    "Mỗi thứ một dòng: tên; số lượng; tình trạng. Ví dụ: điện thoại; 1; vỡ màn hình. "
    "Bên nhận đọc danh sách trước khi nhận; không ghi họ tên hay số giấy tờ."
)


def _section(section: Section) -> Any:  # an unbound field
    usual = USUAL.get(section)
    return SelectField("", validate_choice=False, default=usual.value if usual else "")


class PacketFields(PageForm):
    """The fields of a packet, for a form that offers."""

    escort = StringField(
        _("Người đưa đi"),
        [Length(max=LONGEST_LINE)],
        description=_("Họ tên, chức vụ và điện thoại của cán bộ đưa đi."),
    )
    meeting_place = StringField(_("Nơi giao, nhận"), [Length(max=LONGEST_LINE)])
    arrives_at = MomentField(_("Dự kiến đến lúc"), [Optional()])
    section_care = _section(Section.CARE)
    section_danger = _section(Section.DANGER)
    section_identity = _section(Section.IDENTITY)
    section_family = _section(Section.FAMILY)
    section_contact = _section(Section.CONTACT)
    section_papers = _section(Section.PAPERS)
    section_story = _section(Section.STORY)
    papers = SelectMultipleField(
        _("Giấy tờ trong hồ sơ được giao cùng"), coerce=UUID, validate_choice=False
    )
    other_papers = TextAreaField(
        _("Giấy tờ khác đi cùng"), [Length(max=_LONGEST_LIST)], description=_HOW_TO_LIST
    )
    belongings = TextAreaField(
        _("Đồ dùng mang theo"), [Length(max=_LONGEST_LIST)], description=_HOW_TO_LIST
    )

    def lay_out_packet(self, session: Session, case: Case, act: Act) -> None:
        """Sections only where the receiver will house the person and not lead; papers in force.

        Where the lead goes over, all of them are ticked before anybody decides.
        """
        moves = {
            row.hands_to.moves for row in regime_of(case).rows if row.act is act and row.hands_to
        }
        self.has_sections = any(asks_sections(each) for each in moves)
        for section in Section:
            self._lay_out_section(case, section)
        found = papers_in_force(session, case)
        self.filed = {paper.public_id: paper.id for paper in found}
        self.papers.choices = [(str(paper.public_id), _called(paper)) for paper in found]
        if self.papers.raw_data is None and moves - {Moves.PERSON}:
            self.papers.data = list(self.filed)

    def packet(self) -> Packet:
        """What was written down, once the form is valid."""
        return Packet(
            escort=self.escort.data,
            meeting_place=self.meeting_place.data,
            arrives_at=self.arrives_at.said,
            papers=tuple(self.filed.get(one, one) for one in dict.fromkeys(self.papers.data or ())),
            other_papers=things(self.other_papers.data),
            belongings=things(self.belongings.data),
            sections=self._sections() if self.has_sections else None,
        )

    @property
    def section_fields(self) -> list[Any]:  # WTForms fields
        """The sections to choose grounds for, in their order; none where they are not asked."""
        names = (f"section_{section.value}" for section in Section)
        return [self[name] for name in names if name in self]

    def validate_other_papers(self, field: TextAreaField) -> None:
        """Not more, and nothing longer, than a list of a page takes."""
        _insist_on_lines(field)

    def validate_belongings(self, field: TextAreaField) -> None:
        """Likewise."""
        _insist_on_lines(field)

    has_sections: bool
    filed: dict[UUID, UUID]  # of the papers on file, the id by which the law knows them

    def _lay_out_section(self, case: Case, section: Section) -> None:
        name = f"section_{section.value}"
        if not self.has_sections:
            del self[name]
            return
        field = self[name]
        field.label.text = upfirst(word(section))
        field.choices = [("", gettext("Không gửi")), *_grounds(case.regime, section)]

    def _sections(self) -> dict[Section, SharingGround]:
        grounds = {ground.value: ground for ground in SharingGround}
        chosen = {section: self[f"section_{section.value}"].data for section in Section}
        return {section: grounds[ground] for section, ground in chosen.items() if ground in grounds}


def things(text: str | None) -> tuple[Thing, ...]:
    """Lines as things: what stands before the first semicolon is the name."""
    return tuple(_thing(line) for line in _lines(text))


def _thing(line: str) -> Thing:
    name, *more = (part.strip() for part in line.split(";", _SAID - 1))
    quantity, condition = (*more, "", "")[:2]
    return Thing(name or line, quantity or None, condition or None)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip(" ;\t")]


def _insist_on_lines(field: TextAreaField) -> None:
    lines = _lines(field.data)
    if len(lines) > MOST_LINES:
        raise ValidationError(gettext("Nhiều nhất %(number)s dòng.", number=MOST_LINES))
    if any(len(line) > LONGEST_LINE for line in lines):
        raise ValidationError(gettext("Mỗi dòng nhiều nhất %(number)s ký tự.", number=LONGEST_LINE))


def _grounds(regime: str, section: Section) -> Iterable[tuple[str, str]]:
    for ground, source in grounds_for(regime, section).items():
        yield ground.value, f"{upfirst(word(ground))} ({cite(source)})"


def _called(paper: Paper) -> str:
    return str(
        gettext("%(paper)s, ghi ngày %(day)s", paper=upfirst(word(paper.kind)), day=day(paper.at))
    )
