"""`/password`: an officer chooses their own; whoever was told one by another does it first."""

from flask import Blueprint, render_template, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length, ValidationError

from casework.actions.accounts import choose_password
from casework.actions.officer_keys import Locked, locked_anew
from casework.entrance import TooManyTries, Whence, knows_password
from casework.lookups.door import account_of
from casework.passwords import LONGEST, SHORTEST, hash_password, is_weak
from casework.policy import Ask
from casework.signing import NotUnlocked
from casework.web.doors import asks, current_actor, current_officer, do, now, office, reading
from casework.web.forms import PageForm
from casework.web.sessions import cookies

pages = Blueprint("passwords", __name__, url_prefix="/password")

_OLD = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}


class PasswordForm(PageForm):
    """The password of now, and the next one twice."""

    old = PasswordField(
        _("Mật khẩu hiện nay"), [InputRequired(), Length(max=LONGEST)], render_kw=_OLD
    )
    new = PasswordField(
        _("Mật khẩu mới"),
        [InputRequired(), Length(min=SHORTEST, max=LONGEST)],
        description=_(
            "Ít nhất 12 ký tự; một câu dài dễ nhớ là tốt. Không dùng tên mình hay đơn vị."
        ),
        render_kw=_NEW,
    )
    again = PasswordField(
        _("Mật khẩu mới, gõ lại"),
        [InputRequired(), EqualTo("new", _("Hai lần gõ không giống nhau."))],
        render_kw=_NEW,
    )

    def validate_new(self, field: PasswordField) -> None:
        """Not the old one, and not one that is guessed."""
        account = account_of(reading(), current_actor().officer_id)
        if field.data == self.old.data:
            raise ValidationError(gettext("Mật khẩu mới phải khác mật khẩu hiện nay."))
        if is_weak(field.data or "", account.login or "", account.unit.name):
            raise ValidationError(gettext("Mật khẩu này dễ đoán; hãy chọn câu khác."))


@pages.get("")
@asks(Ask.BE_HERE)
def new() -> str:
    """The form."""
    return _page(PasswordForm(formdata=None))


@pages.post("")
@asks(Ask.BE_HERE)
def create() -> Response | tuple[str, int]:
    """Choose another password; every other sign-in ends."""
    form = PasswordForm()
    if not form.validate() or not _is_known(form):
        return _page(form), 422
    made, key = hash_password(str(form.new.data)), _key_under_it(form)

    def act(session: Session) -> str:
        actor, real = current_actor(), office().clock.real()
        officer = account_of(session, actor.officer_id)
        choose_password(session, actor, now(), officer, made, real, key=key)
        return "/desk"

    return do(act)


def _key_under_it(form: PasswordForm) -> Locked | None:
    """The officer's key under the new password; None where they have none that opens."""
    old, new = str(form.old.data), str(form.new.data)
    try:
        return locked_anew(reading(), current_actor().officer_id, old, new)
    except NotUnlocked:
        return None


def _is_known(form: PasswordForm) -> bool:
    """Whether the old password is right; else its field says so."""
    whence = Whence(request.remote_addr or "", request.cookies.get(cookies().device, ""))
    try:
        is_right = knows_password(office(), current_actor().officer_id, str(form.old.data), whence)
    except TooManyTries:
        form.old.errors = [gettext("Đã thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại.")]
        return False
    if not is_right:
        form.old.errors = [gettext("Mật khẩu hiện nay chưa đúng.")]
    return is_right


def _page(form: PasswordForm) -> str:
    officer = current_officer()
    is_told = officer is not None and officer.must_choose
    login = account_of(reading(), current_actor().officer_id).login
    return render_template("sign_in/password.html", form=form, is_told=is_told, login=login)
