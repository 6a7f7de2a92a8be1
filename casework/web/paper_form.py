"""The form by which a paper is attached: what it is, by the catalogue of the case's law."""

from collections.abc import Iterable
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from casework.actions.paper import OnPaper, Scan
from casework.lookups.paper_page import PaperChoice
from casework.uploads import Fault, UploadRefused, checked
from casework.web.days import DayField, not_in_future
from casework.web.forms import PageForm
from casework.web.words import language, upfirst, when, word
from workflows.identification import RESTED_ON
from workflows.papers import CLASSIFIED, Form, form_of, forms_for_a_case
from workflows.terms import Paper as PaperKind

HOW_TO_SCAN = _(
    "PDF, JPEG hoặc PNG, tối đa 25 MiB. Vị trí chụp và thông tin máy ảnh được xóa. "
    "Bản chụp được niêm phong như thông tin định danh."
)


class ScanForm(PageForm):
    """A scan, checked while the form is: location and camera are taken off."""

    scan = FileField(_("Bản chụp (nếu có)"), description=HOW_TO_SCAN)
    kept: Scan | None = None

    def validate_scan(self, field: FileField) -> None:
        """Keep the checked scan, or say why it is not taken."""
        if field.data is None:
            return
        try:
            self.kept = checked(field.data.filename, field.data.read())
        except UploadRefused as refused:
            raise ValidationError(_why_not(refused.fault)) from None
        finally:
            field.data.seek(0)


def _paper_id(text: str) -> UUID | None:
    return UUID(text) if text else None


class PaperForm(ScanForm):
    """What the paper is. The kind is enough: a paper may stand on the file without its scan."""

    kind = SelectField(_("Loại giấy tờ"), [InputRequired()])
    title = StringField(_("Tên giấy tờ (nếu cần phân biệt)"), [Optional(), Length(max=160)])
    number = StringField(_("Số, ký hiệu (nếu có)"), [Length(max=60)])
    issued_on = DayField(_("Ngày ghi trên giấy tờ (nếu có)"), [Optional(), not_in_future])
    issuer = StringField(
        _("Người, cơ quan ký hoặc quyết định (nếu có)"), [Optional(), Length(max=160)]
    )
    replaces = SelectField(
        _("Thay cho giấy tờ đã có (nếu có)"),
        coerce=_paper_id,
        validate_choice=False,  # the verb asks whether it is a paper of this case
        description=_("Giấy tờ cũ vẫn lưu trong hồ sơ cho tới khi bị hủy hiệu lực."),
    )

    regime: str

    def lay_out(self, regime: str, papers: Iterable[PaperChoice]) -> None:
        """Offer the forms of the case's law, the kinds themselves, and what may be replaced."""
        self.regime = regime
        self.kind.choices = [("", gettext("Chọn loại giấy tờ")), *_offered(regime)]
        kept = [(str(paper.public_id), _named(paper)) for paper in papers]
        self.replaces.choices = [("", gettext("Không thay giấy tờ nào")), *kept]

    @property
    def chosen(self) -> PaperKind:
        """The kind that was chosen, by itself or by a form. Raises `ValueError` for none."""
        form = form_of(self.regime, self.kind.data)
        return form.kind if form else PaperKind.of(self.kind.data)

    @property
    def on_paper(self) -> OnPaper:
        """What stands on the paper, once the form is valid."""
        form = form_of(self.regime, self.kind.data)
        return OnPaper(form.key if form else None, self.issued_on.data, self.issuer.data)

    @property
    def replaced(self) -> UUID | None:
        """The paper that this one replaces, by its public id."""
        found: UUID | None = self.replaces.data
        return found

    def validate_scan(self, field: FileField) -> None:
        """No scan of a secret paper comes into the system, not even for a moment on disk."""
        if self._is(CLASSIFIED) and field.data is not None:
            raise ValidationError(_secret())
        super().validate_scan(field)

    def validate_title(self, field: StringField) -> None:
        """Nor what it is called, beyond its kind."""
        if self._is(CLASSIFIED) and field.data:
            raise ValidationError(_secret())

    def validate_number(self, field: StringField) -> None:
        """A paper on which a status rests is named by its number, or shown by its scan."""
        if self._is(RESTED_ON) and not field.data and not self.scan.data:
            raise ValidationError(
                gettext("Giấy tờ này là căn cứ pháp lý: ghi số, ký hiệu hoặc đính kèm bản chụp.")
            )

    def _is(self, kinds: frozenset[PaperKind]) -> bool:
        try:
            return self.chosen in kinds
        except ValueError:
            return False


def form_name(form: Form) -> str:
    """A form with its number, in the language of the page."""
    name = form.en if language() == "en" else form.vi
    return f"{name} ({form.number})" if form.number else name


def _offered(regime: str) -> list[tuple[str, str]]:
    """Kind by kind: its forms first, then any other paper of that kind."""
    offered: list[tuple[str, str]] = []
    for kind in PaperKind:
        forms = [form for form in forms_for_a_case(regime) if form.kind is kind]
        offered += [(form.key, form_name(form)) for form in forms]
        name = upfirst(word(kind))
        other = gettext("%(kind)s – mẫu khác hoặc không theo mẫu", kind=name) if forms else name
        offered.append((kind.value, other))
    return offered


def _named(paper: PaperChoice) -> str:
    return str(
        gettext("%(kind)s, đính kèm %(at)s", kind=upfirst(word(paper.kind)), at=when(paper.at))
    )


def _secret() -> str:
    return str(
        gettext(
            "Hồ sơ bảo vệ là tài liệu mật: hệ thống chỉ giữ số, ngày, người quyết định và tình "
            "trạng hiệu lực."
        )
    )


def _why_not(fault: Fault) -> str:
    sentences: dict[Fault, str] = {
        Fault.EMPTY: gettext("Tệp rỗng. Hãy chọn lại tệp."),
        Fault.TOO_LARGE: gettext("Tệp lớn hơn 25 MiB. Hãy quét ở 300 dpi hoặc chia làm hai tệp."),
        Fault.KIND: gettext(
            "Chỉ nhận PDF, JPEG hoặc PNG. Hãy lưu văn bản thành PDF rồi đính kèm lại."
        ),
        Fault.HEIC: gettext(
            "Ảnh HEIC của điện thoại chưa dùng được. Hãy đổi máy ảnh sang JPEG, "
            "hoặc gửi ảnh qua máy tính để lưu thành JPEG."
        ),
        Fault.NAME: gettext("Đuôi tên tệp không khớp nội dung. Hãy lưu lại tệp đúng loại."),
        Fault.UNREADABLE: gettext("Tệp hỏng hoặc không đọc được. Hãy quét hoặc lưu lại."),
        Fault.TOO_MANY_POINTS: gettext("Ảnh quá lớn. Hãy quét ở 300 dpi."),
        Fault.LOCKED: gettext("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi đính kèm lại."),
        Fault.ACTIVE: gettext(
            "Tệp PDF có mã chạy hoặc tệp nhúng. Hãy in tệp đó ra PDF mới rồi đính kèm lại."
        ),
    }
    return sentences[fault]
