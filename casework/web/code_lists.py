"""`/code-lists`: the words behind the choices of forms. The office extends its own lists only."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length, Optional

from casework.actions.code_lists import EntryTaken, add_entries, rename_entry, retire_entry
from casework.lookups.code_lists import counts, entries_of, find_entry, is_retired
from casework.office import vietnam_day
from casework.policy import Ask, OutOfReach
from casework.records.code_lists import CodeList
from casework.web.days import DayField
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from workflows.lists import FIXED

pages = Blueprint("code_lists", __name__, url_prefix="/code-lists")

Answer = Response | tuple[str, int]


class WordsForm(PageForm):
    """A word in both languages."""

    vi = StringField(
        _("Tiếng Việt"),
        [DataRequired(), Length(max=80)],
        description=_("Chữ này được ghi vào hồ sơ khi cán bộ chọn."),
    )
    en = StringField(_("Tiếng Anh"), [DataRequired(), Length(max=80)])


class RetireForm(PageForm):
    """The first day on which forms do not suggest it."""

    until = DayField(
        _("Không gợi ý nữa từ ngày"),
        [Optional()],
        description=_("Ngày/tháng/năm, ví dụ 05/01/2026. Để trống để gợi ý trở lại."),
    )


@pages.get("")
@asks(Ask.ADMINISTER)
def index() -> str:
    """Every list: those of the office to extend, those of the law and the house to look at."""
    return render_template("code_lists/index.html", lists=counts(reading()), fixed=FIXED)


@pages.get("/<list_key>")
@asks(Ask.ADMINISTER)
def show(list_key: str) -> str:
    """One list of the office, retired words too."""
    return _list_page(_known(list_key), WordsForm(formdata=None))


@pages.post("/<list_key>")
@asks(Ask.ADMINISTER)
def extend(list_key: str) -> Answer:
    """Add a word."""
    of_list, form = _known(list_key), WordsForm()
    if not form.validate():
        return _list_page(of_list, form), 422

    def act(session: Session) -> str:
        words = [(str(form.vi.data), str(form.en.data))]
        add_entries(session, current_actor(), now(), of_list, words)
        return url_for("code_lists.show", list_key=of_list.value)

    try:
        return do(act)
    except EntryTaken:
        _say_taken(form)
        return _list_page(of_list, form), 422


@pages.get("/entries/<uuid:entry_id>")
@asks(Ask.ADMINISTER)
def entry(entry_id: UUID) -> str:
    """One word, and what may be done with it."""
    return _entry_page(entry_id)


@pages.post("/entries/<uuid:entry_id>/name")
@asks(Ask.ADMINISTER)
def rename(entry_id: UUID) -> Answer:
    """Spell it otherwise."""
    form = WordsForm()
    if not form.validate():
        return _entry_page(entry_id, naming=form), 422

    def act(session: Session) -> str:
        found = find_entry(session, entry_id)
        vi, en = str(form.vi.data), str(form.en.data)
        rename_entry(session, current_actor(), now(), found, vi=vi, en=en)
        return url_for("code_lists.show", list_key=found.of_list.value)

    try:
        return do(act)
    except EntryTaken:
        _say_taken(form)
        return _entry_page(entry_id, naming=form), 422


@pages.post("/entries/<uuid:entry_id>/end")
@asks(Ask.ADMINISTER)
def retire(entry_id: UUID) -> Answer:
    """Suggest it no more from a day on, or again."""
    form = RetireForm()
    if not form.validate():
        return _entry_page(entry_id, ending=form), 422

    def act(session: Session) -> str:
        found = find_entry(session, entry_id)
        retire_entry(session, current_actor(), now(), found, form.until.data)
        return url_for("code_lists.show", list_key=found.of_list.value)

    return do(act)


def _known(list_key: str) -> CodeList:
    try:
        return CodeList.of(list_key)
    except ValueError:
        raise OutOfReach from None


def _say_taken(form: WordsForm) -> None:
    form.vi.errors = [gettext("Danh mục đã có mục này, có thể trong các mục không gợi ý nữa.")]


def _list_page(of_list: CodeList, form: WordsForm) -> str:
    today = vietnam_day(now())
    entries = [(each, is_retired(each, today)) for each in entries_of(reading(), of_list)]
    return render_template("code_lists/show.html", of_list=of_list, entries=entries, form=form)


def _entry_page(entry_id: UUID, **sent: PageForm) -> str:
    found = find_entry(reading(), entry_id)
    forms = {
        "naming": WordsForm(formdata=None, vi=found.vi, en=found.en),
        "ending": RetireForm(formdata=None, until=found.until),
        **sent,
    }
    return render_template("code_lists/entry.html", found=found, **forms)
