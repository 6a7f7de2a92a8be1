"""The trace, verified on demand. The page shows counts and places, nothing of any case."""

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _

from casework.database import Scope
from casework.ledger import verify
from casework.ledger_verifier import Flaw
from casework.policy import Ask
from casework.web.doors import asks, office

pages = Blueprint("ledger", __name__)

FLAWS = {
    Flaw.GAP: _("thiếu, lặp hoặc sai thứ tự"),
    Flaw.LINK: _("không nối với dòng trước"),
    Flaw.HASH: _("nội dung đã bị sửa"),
    Flaw.LABEL: _("nhãn không khớp với nội dung"),
    Flaw.HEAD: _("chuỗi không kết thúc ở dòng cuối đã ghi"),
    Flaw.CUT: _("bản xuất bị cắt hoặc bị sửa"),
}


@pages.get("/ledger")
@asks(Ask.VERIFY_TRACE)
def show() -> str:
    """Recompute every chain of the office, under a job of its own, and say what was found."""
    with office().database.reading(Scope.of_job("ledger")) as session:
        report = verify(session)
    return render_template("ledger/show.html", report=report, flaws=FLAWS)
