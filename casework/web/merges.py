"""`/cases/<code>/merge`: two cases of one person become one, or two again. The head decides."""

from uuid import UUID

from flask import Blueprint, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions.merging import merge, part
from casework.actions.search import code_in
from casework.lookups.finding import find
from casework.lookups.front import open_front
from casework.lookups.merges import merges_of
from casework.policy import Ask, NotTied, OutOfReach
from casework.web.cases import page
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm

pages = Blueprint("merges", __name__)

_REASON = 1000  # characters


class MergeForm(PageForm):
    """Which case goes on, and why both are about one person."""

    into = StringField(
        _("Mã hồ sơ được làm tiếp"),
        [DataRequired(), Length(max=40)],
        description=_("Đơn vị bạn chủ trì cả hai hồ sơ, và bạn đã mở cả hai để đọc."),
    )
    reason = TextAreaField(
        _("Vì sao là cùng một người"),
        [DataRequired(), Length(max=_REASON)],
    )
    sure = BooleanField(
        _("Tôi đã đọc cả hai hồ sơ và xác nhận là cùng một người"), [InputRequired()]
    )


class PartForm(PageForm):
    """Why they are two after all."""

    reason = TextAreaField(_("Vì sao tách lại"), [DataRequired(), Length(max=_REASON)])


@pages.get("/cases/<code>/merge")
@asks(Ask.SEE)
def show(code: str) -> str:
    """The decisions about this case, and the form for the next."""
    return _page(code, MergeForm(), PartForm())


@pages.post("/cases/<code>/merge")
@asks(Ask.MERGE)
def create(code: str) -> Response | tuple[str, int]:
    """Set this case aside for the other."""
    file_id, form = _file_id(code), MergeForm()
    other = _other(form) if form.validate() else None
    if other is None:
        return _page(code, form, PartForm(formdata=None)), 422

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.MERGE).case
        into = find(session, current_actor(), other, Ask.MERGE).case
        merge(session, current_actor(), now(), case, into, reason=str(form.reason.data))
        return url_for("merges.show", code=code)

    return do(act, file_id=file_id)


@pages.post("/cases/<code>/merge/parting")
@asks(Ask.MERGE)
def undo(code: str) -> Response | tuple[str, int]:
    """Take this case up again."""
    file_id, form = _file_id(code), PartForm()
    if not form.validate():
        return _page(code, MergeForm(formdata=None), form), 422

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.MERGE).case
        part(session, current_actor(), now(), case, reason=str(form.reason.data))
        return url_for("merges.show", code=code)

    return do(act, file_id=file_id)


def _file_id(code: str) -> UUID:
    return find(reading(), current_actor(), code, Ask.MERGE).case.file_id


def _other(form: MergeForm) -> str | None:
    """The code of a case that the unit leads; a fault of the form where it names none."""
    code = code_in(str(form.into.data))
    try:
        return find(reading(), current_actor(), code or "", Ask.MERGE).case.code
    except (OutOfReach, NotTied):
        words = _("Không thấy hồ sơ nào mang mã này mà đơn vị bạn chủ trì.")
        form.into.errors = [*form.into.errors, words]
        return None


def _page(code: str, form: MergeForm, parting: PartForm) -> str:
    found = open_front(reading(), current_actor(), code, now())
    merges = merges_of(reading(), current_actor(), found.case, found.eyes, found.names)
    return page("merge", found.front, section="person", merges=merges, form=form, parting=parting)
