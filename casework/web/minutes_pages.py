"""What every page of minutes shares: of one handoff, of a list, of a batch.

The files in which a copy leaves the house, the password that unlocks a key, and the refusals.
"""

from typing import Final

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from casework.actions.officer_keys import Locked, unlocked
from casework.papers.render import MissingLetters
from casework.signing import NotUnlocked, Pen
from casework.transaction import Overtaken
from casework.web.doors import current_actor, reading
from casework.web.minutes_forms import SignForm
from workflows.life import MoveRefused, Side

_FILES: Final = {"pdf": "show", "docx": "word", "json": "signed"}
"""The kinds of file in which a copy leaves the house, and the page of each."""

SIDES: Final = (Side.GIVER, Side.RECEIVER)


def file_wanted() -> str:
    """The page of the kind of file that the form asks for; a PDF where it asks for none."""
    return _FILES.get(request.form.get("kind", "pdf"), "show")


def edition() -> int | None:
    """Which version is meant; the newest where none is named."""
    return request.values.get("edition", type=int)


def pen_of(form: SignForm) -> Pen | Locked | None:
    """The key of this officer, unlocked by the password; None where the form has a fault.

    Slow on purpose.
    """
    form.lay_out()
    if not form.validate() or not form.knows_password():
        return None
    try:
        return unlocked(reading(), current_actor().officer_id, str(form.password.data))
    except NotUnlocked:
        form.password.errors = [_("Mật khẩu này không mở được khóa xác nhận của bạn.")]
        return None


def refuse_in_words(pages: Blueprint) -> None:
    """Say on these pages what cannot be printed, and that the minutes changed meanwhile."""
    pages.register_error_handler(MissingLetters, _cannot_be_printed)
    pages.register_error_handler(Overtaken, _changed_meanwhile)
    pages.register_error_handler(MoveRefused, _changed_meanwhile)


def _cannot_be_printed(_error: MissingLetters) -> tuple[str, int]:
    """A wrong letter is never printed: say so, and what to do."""
    sentence = _(
        "Ý kiến hoặc tên trong biên bản có ký tự mà phông chữ của văn bản không in được. "
        "Hãy sửa nội dung đó rồi in lại."
    )
    return render_template("layout/error.html", code=409, sentence=sentence, unmet=()), 409


def _changed_meanwhile(_error: Exception) -> tuple[str, int]:
    """The minutes do not stand as the page said: look again."""
    sentence = _(
        "Biên bản hoặc việc giao, nhận không còn như lúc bạn mở trang. "
        "Mở lại trang biên bản để xem hiện trạng rồi làm tiếp."
    )
    return render_template("layout/error.html", code=409, sentence=sentence, unmet=()), 409
