"""What each blank form asks. Safety comes before the name, as on the pages."""

from collections.abc import Iterable, Mapping
from typing import Final

from casework.intake.columns import Column
from casework.lookups.facts import Safety, Sex, Unsaid
from casework.papers.blank import BlankForm, Boxes, Grid, Lines, Section, words_of
from casework.papers.layout import Words
from casework.papers.receipt import HOTLINE
from workflows.terms import Act, AgeBand, Citizenship, Term

_LATER: Final = (
    "Dùng khi mất mạng hoặc mất điện. An toàn trước, tên sau; ô nào chưa biết thì để trống.",
    (
        "Có mạng lại: nhập vào hệ thống ngay trong ngày, ghi thời điểm thật (không phải lúc nhập), "
        "rồi ghi mã hồ sơ vào phiếu và lưu phiếu theo chế độ giấy tờ của đơn vị."
    ),
)
_CARE: Final = (
    "Phiếu đã ghi là giấy tờ về một người: để trong tủ khóa, không chụp, không gửi qua mạng."
)
_CODE: Final = Lines("", Words("Mã hồ sơ (ghi sau)", "Case code, later"), half=True)
_PAPER_NUMBER: Final = Lines("", Words("Số tạm trên giấy", "Number on paper"), half=True)


def _chosen(terms: Iterable[Term]) -> tuple[Words, ...]:
    return tuple(words_of(term) for term in terms)


_HAPPENED: Final = Words("Tiếp nhận lúc (giờ, ngày)", "Received at (hour, day)")
_WAYS: Final = _chosen((Act.RECEIVE, Act.RESCUE, Act.RECEIVE_AT_GATE))

QUICK_INTAKE: Final = BlankForm(
    title=Words("Phiếu tiếp nhận nhanh", "Quick intake"),
    advice=(*_LATER, _CARE),
    sections=(
        Section(
            Words("An toàn", "Safety"),
            (
                Boxes("safe_now", Words("Hiện có an toàn không?", "Safe now?"), _chosen(Safety)),
                Lines(
                    "urgent_needs",
                    Words(
                        "Cần giúp ngay: thương tích, bệnh, thai nghén, thuốc, ăn, nghỉ", "Urgent"
                    ),
                    count=2,
                ),
                Lines(
                    "children_with", Words("Người dưới 18 tuổi đi cùng", "Minors with"), half=True
                ),
                Lines(
                    "language", Words("Ngôn ngữ, phiên dịch", "Language, interpreter"), half=True
                ),
            ),
        ),
        Section(
            Words("Người được tiếp nhận", "The person"),
            (
                Boxes("age_band", Words("Nhóm tuổi", "Age"), _chosen(AgeBand)),
                Boxes("sex", Words("Giới tính", "Sex"), _chosen((*Sex, Unsaid.DECLINES))),
                Lines("full_name", Words("Họ và tên (không bắt buộc)", "Name, not required")),
                Boxes("citizenship", Words("Quốc tịch", "Citizenship"), _chosen(Citizenship)),
            ),
        ),
        Section(
            Words("Việc tiếp nhận", "The receipt"),
            (
                Boxes("entry", Words("Hình thức tiếp nhận", "How the person came"), _WAYS),
                Lines("received_at", _HAPPENED),
                Lines("found_at", Words("Nơi gặp, nơi tiếp nhận", "Place")),
                Lines(
                    "intake_note",
                    Words("Ghi chú ngắn; không hỏi lại chuyện đã xảy ra", "Short note"),
                    count=3,
                ),
                _PAPER_NUMBER,
                _CODE,
            ),
        ),
    ),
    signers=(Words("Cán bộ tiếp nhận", "Receiving officer"),),
    slip=(
        Words("Số tạm trên giấy", "Number on paper"),
        Words("Tiếp nhận lúc", "Received at"),
        Words("Đơn vị, điện thoại", "Unit, telephone"),
        HOTLINE,
    ),
)

TIP: Final = BlankForm(
    title=Words("Phiếu ghi tin báo, tố giác", "Tip"),
    advice=(
        *_LATER[1:],
        (
            "Người báo tin có thể không cho biết tên. Có người đang gặp nguy hiểm: báo ngay Công "
            "an hoặc Bộ đội Biên phòng, ghi phiếu sau."
        ),
        _CARE,
    ),
    sections=(
        Section(
            Words("Tin báo", "The tip"),
            (
                Lines("", Words("Nhận lúc (giờ, ngày)", "Received at (hour, day)")),
                Boxes(
                    "",
                    Words("Nhận bằng cách nào", "How it came"),
                    (
                        Words("trực tiếp", "in person"),
                        Words("điện thoại", "by telephone"),
                        Words("văn bản", "in writing"),
                        Words("Tổng đài 111", "hotline 111"),
                    ),
                ),
                Boxes(
                    "",
                    Words("Có người đang gặp nguy hiểm?", "Somebody in danger now?"),
                    _chosen(Safety),
                ),
                Lines("", Words("Ở đâu, có bao nhiêu người", "Where, how many persons"), count=2),
                Lines(
                    "", Words("Nội dung, đúng như lời báo", "What was said, in its words"), count=8
                ),
            ),
        ),
        Section(
            Words("Người báo tin (nếu muốn cho biết)", "Who told us, if they wish to say"),
            (
                Lines("", Words("Họ và tên", "Name"), half=True),
                Lines("", Words("Cách liên hệ an toàn", "Safe way of contact"), half=True),
            ),
        ),
        Section(
            Words("Việc đã làm ngay", "What was done at once"),
            (
                Lines("", Words("Đã báo cho ai, lúc nào", "Who was told, and when"), count=2),
                _PAPER_NUMBER,
                _CODE,
            ),
        ),
    ),
    signers=(Words("Cán bộ nhận tin", "Officer who took the tip"),),
)

MINUTES: Final = BlankForm(
    title=Words("Biên bản giao, nhận (ghi tay)", "Minutes of a handoff, by hand"),
    advice=(
        (
            "Dùng khi mất mạng hoặc mất điện; lập hai bản, mỗi bên giữ một bản. Người đã đến thì "
            "được nhận, không chờ giấy tờ hay chờ mạng."
        ),
        (
            "Có mạng lại: bên giao nhập việc giao, bên nhận xác nhận, cả hai ghi thời điểm thật "
            "của biên bản; đính kèm bản quét."
        ),
        _CARE,
    ),
    sections=(
        Section(
            Words("Thời gian, địa điểm", "When and where"),
            (
                Lines("", Words("Lúc (giờ, ngày)", "At (hour, day)"), half=True),
                Lines("", Words("Tại", "Place"), half=True),
            ),
        ),
        Section(
            Words("Hai bên", "The two sides"),
            (
                Lines(
                    "", Words("Bên giao: đơn vị, người đại diện, chức vụ", "Giving side"), count=2
                ),
                Lines(
                    "",
                    Words("Bên nhận: đơn vị, người đại diện, chức vụ", "Receiving side"),
                    count=2,
                ),
            ),
        ),
        Section(
            Words("Giao, nhận", "What is handed over"),
            (
                Boxes(
                    "",
                    Words("Nội dung", "What"),
                    (
                        Words("người", "the person"),
                        Words("hồ sơ", "the case"),
                        Words("người và hồ sơ", "both"),
                    ),
                ),
                Lines("", Words("Mã hồ sơ hoặc số tạm", "Case code or number on paper")),
                Lines(
                    "",
                    Words("Tình trạng của người được giao, nhận", "State of the person"),
                    count=2,
                ),
                Lines("", Words("Cần chăm sóc ngay, nguy cơ", "Care needed today, risks"), count=2),
            ),
        ),
        Section(
            Words("Giấy tờ, tài liệu kèm theo", "Papers that go along"),
            (
                Grid(
                    "",
                    (
                        (Words("Tên giấy tờ", "Paper"), 6),
                        (Words("Số, ký hiệu", "Number"), 3),
                        (Words("Bản", "Original, copy"), 2),
                        (Words("Số tờ", "Sheets"), 1),
                    ),
                    rows=3,
                ),
            ),
        ),
        Section(
            Words("Đồ dùng, tài sản cá nhân", "Belongings"),
            (
                Grid(
                    "",
                    (
                        (Words("Tên đồ dùng, tài sản", "Thing"), 6),
                        (Words("Số lượng", "Quantity"), 2),
                        (Words("Tình trạng", "State"), 4),
                    ),
                    rows=3,
                ),
            ),
        ),
        Section(
            Words("Ý kiến của hai bên", "Remarks of both sides"),
            (Lines("", Words("Ý kiến (không có thì ghi “không”)", "Remarks")),),
        ),
    ),
    signers=(
        Words("Đại diện bên giao", "For the giving side"),
        Words("Đại diện bên nhận", "For the receiving side"),
    ),
)

BATCH: Final = BlankForm(
    title=Words("Bảng kê đợt tiếp nhận", "Reception batch"),
    advice=(
        (
            "Mỗi người một dòng; ô nào chưa biết thì để trống. Người cần giúp ngay: lập thêm phiếu "
            "tiếp nhận nhanh."
        ),
        *_LATER[1:],
        _CARE,
    ),
    sections=(
        Section(
            Words("Đợt tiếp nhận", "The batch"),
            (
                Boxes("entry", Words("Hình thức tiếp nhận", "How the persons came"), _WAYS),
                Lines("received_at", _HAPPENED, half=True),
                Lines("place", Words("Nơi giao, nhận", "Place"), half=True),
                Lines("given_by", Words("Bên giao", "Giving side"), half=True),
                Lines("minutes", Words("Biên bản số", "Minutes number"), half=True),
                Lines("signers", Words("Người ký biên bản", "Who signed the minutes")),
            ),
        ),
        Section(
            Words("Những người được tiếp nhận", "The persons"),
            (
                Grid(
                    "rows",
                    (
                        (Words("TT", "No."), 2),
                        (words_of(Column.FULL_NAME), 9),
                        (words_of(Column.BIRTH), 5),
                        (words_of(Column.SEX), 3),
                        (words_of(Column.HOME_ADDRESS), 11),
                        (words_of(Column.IDENTITY_PAPERS), 7),
                        (words_of(Column.NOTE), 9),
                    ),
                    rows=24,
                ),
            ),
        ),
    ),
    signers=(
        Words("Cán bộ tiếp nhận", "Receiving officer"),
        Words("Đại diện bên giao", "For the giving side"),
    ),
    lies=True,
)

FORMS: Final[Mapping[str, BlankForm]] = {
    "tiep-nhan-nhanh": QUICK_INTAKE,
    "dot-tiep-nhan": BATCH,
    "giao-nhan": MINUTES,
    "tin-bao": TIP,
}
"""The forms under the words of their addresses and file names."""
