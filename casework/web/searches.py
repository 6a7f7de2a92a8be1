"""Search by case code. A query is a POST; its page has an address that says nothing."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from casework.actions.search import search_by_code
from casework.lookups.searches import found_by
from casework.policy import Ask
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.forms import PageForm

pages = Blueprint("searches", __name__)


class CodeSearchForm(PageForm):
    """The code as it stands on the slip, or as somebody spelt it over the telephone."""

    code = StringField(_("Mã hồ sơ"), [DataRequired(_("Hãy gõ mã hồ sơ.")), Length(max=40)])


@pages.post("/searches")
@asks(Ask.SEARCH)
def create() -> Response | tuple[str, int]:
    """Record the query, then lead to its page; nothing typed asks nothing."""
    form = CodeSearchForm()
    if not form.validate():
        return render_template("searches/new.html", form=form), 422
    typed = str(form.code.data)
    token = office().keyring.digest(b"search\x1f" + typed.encode())

    def act(session: Session) -> str:
        search = search_by_code(session, current_actor(), now(), typed, token)
        return url_for("searches.show", search_id=search.public_id)

    return do(act)


@pages.get("/searches/<uuid:search_id>")
@asks(Ask.SEARCH)
def show(search_id: UUID) -> str:
    """What the officer's own query found within the reach of the unit."""
    found = found_by(reading(), current_actor(), search_id)
    return render_template("searches/show.html", found=found)
