"""Search by code, name or number. A query is a POST; its page has an address that says nothing."""

import re
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from casework.actions.search import (
    MOST_AN_HOUR,
    Finding,
    code_in,
    search_by_code,
    search_for_person,
)
from casework.database import Scope
from casework.lookups.searches import found_by, look_for
from casework.matching.described import Described, identifiers_in, names_in, year_in
from casework.policy import Ask, has_ask
from casework.records.searches import SearchKind
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.forms import PageForm

pages = Blueprint("searches", __name__)

# Letters and digits as in a code, eight of them: a code with a slip, rather than a name.
_LIKE_A_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[0-9A-Z]{8}")
_LIKE_A_PASSPORT = re.compile(r"[A-Z]\d{7}")


class SearchForm(PageForm):
    """What is known: a code, a name, a year, a number. The box on every page is the code."""

    full_name = StringField(
        _("Họ và tên"),
        [Length(max=120)],
        description=_(
            "Có dấu hay không dấu, thứ tự nào cũng được. Nhiều tên thì cách nhau bằng dấu phẩy."
        ),
    )
    birth_year = StringField(_("Năm sinh"), [Length(max=20)])
    number = StringField(
        _("Số giấy tờ hoặc điện thoại"),
        [Length(max=60)],
        description=_("Gõ đủ cả số; không tìm theo vài số đầu hay cuối."),
    )
    code = StringField(_("Mã hồ sơ"), [Length(max=120)])

    def validate_full_name(self, field: StringField) -> None:
        """Something is looked for; a year alone describes thousands."""
        if not (field.data or self.number.data or self.code.data):
            raise ValidationError(_("Hãy gõ họ tên, số giấy tờ hoặc mã hồ sơ."))
        if field.data and not names_in(field.data):
            raise ValidationError(_("Tên cần có chữ cái."))

    def validate_birth_year(self, field: StringField) -> None:
        """One year in four digits, alone or in a date."""
        if field.data and year_in(field.data) is None:
            raise ValidationError(_("Năm sinh gồm bốn chữ số, ví dụ 1998."))

    def validate_number(self, field: StringField) -> None:
        """A number of which little is known would be everybody's."""
        if field.data and not identifiers_in(field.data):
            raise ValidationError(_("Số giấy tờ hoặc điện thoại cần ít nhất 6 chữ số."))

    @property
    def described(self) -> Described:
        """The person that is looked for; the box of the code may describe one too."""
        of_fields = Described.of_texts(
            full_name=self.full_name.data, birth=self.birth_year.data, numbers=[self.number.data]
        )
        return of_fields if not of_fields.is_empty else _in_the_box(self.code.data or "")

    @property
    def typed(self) -> str:
        """Everything that was typed, for a digest."""
        fields = (self.full_name, self.birth_year, self.number, self.code)
        return "\x1f".join(str(field.data or "") for field in fields)


@pages.get("/searches/new")
@asks(Ask.FIND_PERSON)
def new() -> str:
    """The form for whoever has no code."""
    return render_template("searches/new.html", form=SearchForm())


@pages.post("/searches")
@asks(Ask.SEARCH)
def create() -> Response | tuple[str, int]:
    """Record the query, then lead to its page; nothing typed asks nothing."""
    form = SearchForm()
    if not form.validate():
        return render_template("searches/new.html", form=form), 422
    token = office().keyring.digest(b"search\x1f" + form.typed.encode())
    code, finding = str(form.code.data or ""), _finding(form)

    def act(session: Session) -> str:
        if finding is None:
            search = search_by_code(session, current_actor(), now(), code, token)
        else:
            search = search_for_person(session, current_actor(), now(), token, finding)
        return url_for("searches.show", search_id=search.public_id)

    return do(act)


@pages.get("/searches/<uuid:search_id>")
@asks(Ask.SEARCH)
def show(search_id: UUID) -> str | tuple[str, int]:
    """What the officer's own query found within the reach of the unit, and whom else to ask."""
    with office().database.reading(Scope.of_job("matching")) as whole:
        found = found_by(reading(), whole, current_actor(), now(), search_id)
    page = render_template("searches/show.html", found=found, most_an_hour=MOST_AN_HOUR)
    return (page, 409) if found.kind is SearchKind.LIMITED else page


def _finding(form: SearchForm) -> Finding | None:
    """What a search for a person finds, before anything is locked; none where a code was typed."""
    actor, described = current_actor(), form.described
    if described.is_empty or not has_ask(actor.rank, Ask.FIND_PERSON):
        return None
    with office().database.reading(Scope.of_job("matching")) as whole:
        return look_for(reading(), whole, actor, now(), described)


def _in_the_box(text: str) -> Described:
    """A code describes nobody, nor does one with a slip."""
    close = text.upper().replace(" ", "").replace("-", "")
    is_slip = _LIKE_A_CODE.fullmatch(close) and not _LIKE_A_PASSPORT.fullmatch(close)
    if code_in(text) or is_slip:
        return Described()
    return Described.of_line(text)
