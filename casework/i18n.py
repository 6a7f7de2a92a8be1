"""Language: Vietnamese first, English second. The page words are in `web/words.py`, not here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from flask import Flask, has_request_context, request
from flask_babel import Babel, get_locale
from flask_wtf import FlaskForm

from casework.web import words

LANGUAGES: Final = ("vi", "en")
LANGUAGE_COOKIE: Final = "casework_lang"
OFFICE_ZONE: Final = "Asia/Ho_Chi_Minh"
CATALOGUES: Final = Path(__file__).parent / "locale"


def init_i18n(app: Flask) -> None:
    """Wire language, zone and the template words into the application."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "vi")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", OFFICE_ZONE)
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", str(CATALOGUES))
    Babel(app, locale_selector=chosen_language)
    words.install(app)


def chosen_language() -> str | None:
    """The language of the cookie, if it is one of ours; `None` leaves the office's default."""
    if not has_request_context():
        return None
    asked = request.cookies.get(LANGUAGE_COOKIE, "")
    return asked if asked in LANGUAGES else None


class OfficeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The base of every form: its built-in messages speak Vietnamese and English.

    WTForms has no Vietnamese catalogue and stays English in silence; a plain `FlaskForm` would too.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF ships no types
        def get_translations(self, form: Any) -> "FormWords":  # the type WTForms asks for
            return FormWords()


class FormWords:
    """What WTForms asks for its own messages; the messages of our forms go through `_()`."""

    def gettext(self, message: str) -> str:
        """Our wording of a built-in message; a message of ours passes unchanged."""
        return FORM_MESSAGES[message][_column()] if message in FORM_MESSAGES else message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """As `gettext`, where the built-in message counts something."""
        return self.gettext(singular if n == 1 else plural)


class ChoiceWords(FormWords):
    """The same for a list to choose from, where nothing is typed."""

    def gettext(self, message: str) -> str:
        """A missing choice is chosen, not filled in."""
        return super().gettext(_CHOOSE if message == _REQUIRED else message)


def _column() -> int:
    locale = get_locale()
    return 1 if locale is not None and locale.language == "en" else 0


_REQUIRED: Final = "This field is required."
_CHOOSE: Final = "Choose an item."

# Every message that WTForms 3.3 can show: Vietnamese, English. One message, one line.
# fmt: off
# ruff: noqa: E501
FORM_MESSAGES: Final[Mapping[str, tuple[str, str]]] = {
    "This field is required.":                     ("Hãy điền ô này.", "Fill in this field."),
    _CHOOSE:                                       ("Hãy chọn một mục.", "Choose an item."),
    "Invalid input.":                              ("Nội dung không hợp lệ.", "This is not valid."),
    "Field must be equal to %(other_name)s.":      ("Hai ô phải giống nhau: %(other_name)s.", "Must be the same as %(other_name)s."),
    "Field must be at least %(min)d character long.":   ("Cần ít nhất %(min)d ký tự.", "Enter at least %(min)d character."),
    "Field must be at least %(min)d characters long.":  ("Cần ít nhất %(min)d ký tự.", "Enter at least %(min)d characters."),
    "Field cannot be longer than %(max)d character.":   ("Nhiều nhất %(max)d ký tự.", "Enter at most %(max)d character."),
    "Field cannot be longer than %(max)d characters.":  ("Nhiều nhất %(max)d ký tự.", "Enter at most %(max)d characters."),
    "Field must be exactly %(max)d character long.":    ("Cần đúng %(max)d ký tự.", "Enter exactly %(max)d character."),
    "Field must be exactly %(max)d characters long.":   ("Cần đúng %(max)d ký tự.", "Enter exactly %(max)d characters."),
    "Field must be between %(min)d and %(max)d characters long.": ("Cần từ %(min)d đến %(max)d ký tự.", "Enter between %(min)d and %(max)d characters."),
    "Number must be at least %(min)s.":            ("Số nhỏ nhất là %(min)s.", "The number must be %(min)s or more."),
    "Number must be at most %(max)s.":             ("Số lớn nhất là %(max)s.", "The number must be %(max)s or less."),
    "Number must be between %(min)s and %(max)s.": ("Số phải từ %(min)s đến %(max)s.", "The number must be between %(min)s and %(max)s."),
    "Date must be at least %(min)s.":              ("Ngày sớm nhất là %(min)s.", "The date must be %(min)s or later."),
    "Date must be at most %(max)s.":               ("Ngày muộn nhất là %(max)s.", "The date must be %(max)s or earlier."),
    "Date must be between %(min)s and %(max)s.":   ("Ngày phải từ %(min)s đến %(max)s.", "The date must be between %(min)s and %(max)s."),
    "Invalid email address.":                      ("Thư điện tử không đúng.", "The e-mail address is not valid."),
    "Invalid IP address.":                         ("Địa chỉ IP không đúng.", "The IP address is not valid."),
    "Invalid Mac address.":                        ("Địa chỉ MAC không đúng.", "The MAC address is not valid."),
    "Invalid URL.":                                ("Địa chỉ trang không đúng.", "The web address is not valid."),
    "Invalid UUID.":                               ("Mã định danh không đúng.", "The identifier is not valid."),
    "Invalid value, must be one of: %(values)s.":  ("Phải là một trong các giá trị: %(values)s.", "Must be one of: %(values)s."),
    "Invalid value, can't be any of: %(values)s.": ("Không được là: %(values)s.", "Must not be any of: %(values)s."),
    "This field cannot be edited.":                ("Ô này không sửa được.", "This field cannot be changed."),
    "This field is disabled and cannot have a value.": ("Ô này đang khóa, không nhận giá trị.", "This field is locked and takes no value."),
    "Invalid CSRF Token.":                         ("Phiên làm việc đã đổi. Hãy gửi lại; nội dung đã nhập vẫn được giữ.", "Your session has changed. Send again; what you typed is kept."),
    "CSRF token missing.":                         ("Phiên làm việc đã đổi. Hãy gửi lại; nội dung đã nhập vẫn được giữ.", "Your session has changed. Send again; what you typed is kept."),
    "CSRF failed.":                                ("Phiên làm việc đã đổi. Hãy gửi lại; nội dung đã nhập vẫn được giữ.", "Your session has changed. Send again; what you typed is kept."),
    "CSRF token expired.":                         ("Phiên làm việc đã hết hạn. Hãy gửi lại; nội dung đã nhập vẫn được giữ.", "Your session has expired. Send again; what you typed is kept."),
    "Invalid Choice: could not coerce.":           ("Hãy chọn một mục trong danh sách.", "Choose an item from the list."),
    "Choices cannot be None.":                     ("Danh sách để chọn còn trống.", "The list to choose from is empty."),
    "Not a valid choice.":                         ("Hãy chọn một mục trong danh sách.", "Choose an item from the list."),
    "Invalid choice(s): one or more data inputs could not be coerced.": ("Có mục không nằm trong danh sách.", "Some items are not in the list."),
    "'%(value)s' is not a valid choice for this field.":  ("Có mục không nằm trong danh sách: %(value)s.", "Not in the list: %(value)s."),
    "'%(value)s' are not valid choices for this field.":  ("Có mục không nằm trong danh sách: %(value)s.", "Not in the list: %(value)s."),
    "Not a valid datetime value.":                 ("Ngày giờ không đúng. Ví dụ: 05/01/2026 09:30.", "The date and time are not valid. Example: 05/01/2026 09:30."),
    "Not a valid date value.":                     ("Ngày không đúng. Ví dụ: 05/01/2026.", "The date is not valid. Example: 05/01/2026."),
    "Not a valid time value.":                     ("Giờ không đúng. Ví dụ: 09:30.", "The time is not valid. Example: 09:30."),
    "Not a valid week value.":                     ("Tuần không đúng.", "The week is not valid."),
    "Not a valid integer value.":                  ("Hãy nhập một số nguyên.", "Enter a whole number."),
    "Not a valid decimal value.":                  ("Hãy nhập một số.", "Enter a number."),
    "Not a valid float value.":                    ("Hãy nhập một số.", "Enter a number."),
    "Invalid field name '%s'.":                    ("Không có ô tên “%s”.", "There is no field “%s”."),
}
# fmt: on
