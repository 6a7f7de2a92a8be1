"""What a list calls a form that was begun: the act, the fact, or what the form is about."""

from collections.abc import Mapping
from typing import Any, Final

from flask import current_app
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException

from casework.lookups.facts import Fact
from casework.records.drafts import Draft
from casework.web.words import upfirst, word
from workflows.terms import Act, Term

# fmt: off
_BY_FORM: Final[Mapping[str, Any]] = {  # lazy texts have no public type
    "intake.create":              _("Tiếp nhận nhanh"),
    "batches.create":             _("Đợt tiếp nhận"),
    "batch_rows.create":          _("Gõ từng người"),
    "batch_rows.update":          _("Sửa một dòng của đợt tiếp nhận"),
    "batch_rows.leave":           _("Không nhập một dòng của đợt tiếp nhận"),
    "screenings.create":          _("Sàng lọc từng người"),
    "papers.void":                _("Hủy hiệu lực của giấy tờ"),
    "visits.create_reveal":       _("Mở thông tin có lý do"),
}
_BY_NOUN: Final[Mapping[str, Any]] = {
    "batch_minutes":         _("Biên bản giao, nhận của đợt"),
    "joint_units":           _("Đơn vị cùng tiếp nhận"),
    "return_lists":          _("Danh sách của đợt tiếp nhận"),
    "handoffs":              _("Việc giao, nhận"),
    "person_first":          _("Việc giao, nhận"),
    "disputes":              _("Vướng mắc giữa hai bên"),
    "handoff_groups":        _("Giao, nhận theo danh sách"),
    "requests":              _("Đề nghị"),
    "duty_notices":          _("Thông báo việc phải làm"),
    "conclusions":           _("Kết luận xác định nạn nhân"),
    "recorded_conclusions":  _("Ghi kết luận từ văn bản"),
    "recorded_acts":         _("Ghi việc của đơn vị khác"),
    "regime":                _("Chuyển chế độ pháp luật"),
    "support":               _("Hỗ trợ"),
    "papers":                _("Giấy tờ"),
    "measures":              _("Biện pháp bảo vệ"),
    "whereabouts":           _("Nơi ở hiện tại"),
    "units":                 _("Các đơn vị"),
    "officers":              _("Cán bộ"),
    "calendar":              _("Lịch làm việc"),
    "roster":                _("Lịch trực"),
    "parameters":            _("Thời hạn, mức chi luật định"),
    "clocks":                _("Gia hạn thời hạn"),
    "code_lists":            _("Danh mục"),
    "intake_steps":          _("Tiếp nhận đầy đủ"),
    "companions":            _("Thêm người đi cùng"),
    "merges":                _("Gộp hoặc tách hồ sơ của cùng một người"),
    "tips":                  _("Sổ tin báo"),
    "tip":                   _("Sổ tin báo"),
    "tip_cases":             _("Sổ tin báo"),
    "tip_corrections":       _("Sổ tin báo"),
}
# fmt: on


def name_of(draft: Draft) -> str:
    """The form in words; nothing that was typed, and nobody's name."""
    of_address = _in_address(draft)
    if "act" in of_address:
        return _of_term(Act, of_address["act"])
    if "other_act" in of_address:
        return str(
            gettext("Ghi việc của đơn vị khác: %(act)s", act=_of_term(Act, of_address["other_act"]))
        )
    if "field" in of_address:
        return str(gettext("Ghi: %(fact)s", fact=_of_term(Fact, of_address["field"])))
    noun = draft.form.partition(".")[0]
    return str(_BY_FORM.get(draft.form) or _BY_NOUN.get(noun) or gettext("Biểu mẫu"))


def code_of(draft: Draft) -> str | None:
    """The code of the case that the form is about, where its address has one."""
    code: str | None = _in_address(draft).get("code")
    return code


def _of_term(terms: type[Act] | type[Fact], value: str) -> str:
    found: Term | None = next((term for term in terms if term.value == value), None)
    return upfirst(word(found))


def _in_address(draft: Draft) -> Mapping[str, Any]:
    """What stands in the holes of its address; nothing where that is no address any more."""
    try:
        _endpoint, holes = current_app.url_map.bind("").match(draft.place, method="POST")
    except HTTPException:
        return {}
    found: Mapping[str, Any] = holes
    return found
