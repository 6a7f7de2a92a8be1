"""Sign-in and sign-out. One form, and one answer to every wrong one."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions import door
from casework.actions.drafts import come_back
from casework.audit import Actor
from casework.database import Scope
from casework.entrance import Claim, Entered, NotLetIn, TooManyTries, Whence, enter, new_device
from casework.lookups.drafts import left_behind
from casework.passwords import LONGEST
from casework.policy import Ask
from casework.transaction import perform
from casework.web.doors import asks, current_actor, current_officer, now, office, public
from casework.web.forms import PageForm
from casework.web.sessions import cookies

pages = Blueprint("sessions", __name__)

_DESK = "/desk"
_DEVICE_KEPT = timedelta(days=90)


class SignInForm(PageForm):
    """Who somebody is, and two proofs."""

    login = StringField(
        _("Tên đăng nhập"),
        [DataRequired(), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _("Mật khẩu"),
        [InputRequired(), Length(max=LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )
    code = StringField(
        _("Mã dùng một lần"),
        [DataRequired(), Length(max=10)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


@pages.get("/")
@public
def first() -> Response:
    """The address of the office: the desk, which sends strangers to the sign-in."""
    return redirect(_DESK, 303)


@pages.get("/sign-in")
@public
def new() -> Response | str:
    """The form; an officer who is in already goes to the desk."""
    if current_officer() is not None:
        return redirect(_DESK, 303)
    return _page(SignInForm(), is_kept="kept" in request.args)


@pages.post("/sign-in")
@public
def create() -> Response | tuple[str, int]:
    """Let the officer in, with a new token; otherwise the same form with one sentence."""
    form = SignInForm()
    if not form.validate():
        return _page(form), 422
    try:
        entered = enter(office(), _claim(form), _whence())
    except NotLetIn:
        return _page(form, _("Tên đăng nhập, mật khẩu hoặc mã dùng một lần chưa đúng.")), 422
    except TooManyTries:
        return _page(form, _("Đã thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại.")), 422
    return _welcome(entered, str(form.login.data))


@pages.post("/sign-out")
@asks(Ask.BE_HERE)
def destroy() -> Response:
    """End the sign-in, here and on the server."""
    at, real = now(), office().clock.real()
    actor = current_actor()
    perform(office().database, actor, lambda session: door.sign_out(session, actor, at, real))
    answer = redirect(url_for("sessions.new"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    cookies().drop(answer, cookies().sign_in)
    return answer


def _page(form: SignInForm, refusal: str = "", *, is_kept: bool = False) -> str:
    return render_template("sign_in/new.html", form=form, refusal=refusal, is_kept=is_kept)


def _claim(form: SignInForm) -> Claim:
    return Claim(str(form.login.data), str(form.password.data), str(form.code.data))


def _place_of_work(actor: Actor) -> str:
    """The desk; or the form in which the officer was typing when the last sign-in ended."""
    scope, at = Scope.of_officer(actor.officer_id, actor.unit_id), now()
    with office().database.reading(scope) as session:
        if not left_behind(session, actor, at):
            return _DESK
    draft = perform(office().database, actor, lambda session: come_back(session, actor, at))
    return url_for("drafts.show", draft_id=draft.public_id) if draft else _DESK


def _whence() -> Whence:
    return Whence(request.remote_addr or "", request.cookies.get(cookies().device, ""))


def _welcome(entered: Entered, login: str) -> Response:
    answer = redirect(_place_of_work(entered.actor), 303)
    cookies().put(answer, cookies().sign_in, entered.token)
    cookies().put(answer, cookies().device, new_device(office(), login), _DEVICE_KEPT)
    cookies().drop(answer, cookies().visitor)
    return answer
