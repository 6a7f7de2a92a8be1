"""The joint minutes as DOCX: the same words in the same order as the PDF, persons on their own."""

from collections.abc import Iterable
from typing import Final

from casework.papers.docx import (
    WIDTH,
    columns,
    document,
    listed,
    page_break,
    paragraph,
    run,
)
from casework.papers.layout import square_picture
from casework.papers.minutes_docx import Said, centred, footed, headed, section, signer, words
from casework.papers.minutes_set import SetMinutes, context

_HALVES: Final = (WIDTH / 2, WIDTH / 2)
_COLUMNS: Final = ("TT", "Mã hồ sơ", "Họ và tên", "Tình trạng", "Giấy tờ, đồ dùng", "Ý kiến")
_WIDTHS: Final = (10, 26, 34, 30, 36, 26)  # mm


def minutes_set_docx(minutes: SetMinutes) -> bytes:
    """The joint minutes as DOCX. Raises `NotACaseCode` and `NaiveTime`."""
    said: Said = dict(context(minutes))
    body = "".join((headed(said), _opening(said), _closing(said), page_break(), _annex(said)))
    return document(body, footed(said["foot"]), square_picture(str(said["foot"]["code"])))


def _opening(said: Said) -> str:
    held = f"Hôm nay, hồi {said['held_at']}, tại {said['held_place']}, chúng tôi gồm:"
    return "".join(
        (
            words(held),
            section("I", "Bên giao"),
            *_parties(said["giving"]),
            section("II", "Bên nhận"),
            *_parties(said["receiving"]),
            words("Hai bên thống nhất lập biên bản giao, nhận với các nội dung sau:"),
            section("III", "Những người được giao, nhận"),
            words(f"Mã biên bản: {said['code']}"),
            words(f"Số người: {said['count']}"),
            words(
                f"Mã kiểm của biên bản {said['code']} và danh sách (SHA-256): {said['digest']}",
                beside=True,
            ),
        )
    )


def _closing(said: Said) -> str:
    last = (
        f"Biên bản được lập thành {said['copies']} bản có giá trị như nhau, đã đọc cho hai bên "
        "cùng nghe, thống nhất và ký tên./."
    )
    signers = (
        columns(
            signer("Đại diện bên giao", giving) if giving else centred(""),
            signer("Đại diện bên nhận", receiving) if receiving else centred(""),
            widths=_HALVES,
        )
        for giving, receiving in said["signers"]
    )
    lines = ";\n".join(f"- {one}" for one in said["recipients"])
    return "".join(
        (
            words(last, beside=True),
            *signers,
            paragraph(run(said["closing"], size=10, italic=True)),
            paragraph(
                run("Nơi nhận:\n", size=12, bold=True, italic=True),
                run(f"{lines}.", size=11),
                align="left",
            ),
        )
    )


def _annex(said: Said) -> str:
    return "".join(
        (
            centred("DANH SÁCH", size=14, bold=True),
            centred(said["annex"], size=14, bold=True, after=4),
            words(said["part"]) if said["part"] else "",
            listed(_COLUMNS, said["rows"], _WIDTHS),
        )
    )


def _parties(sides: Iterable[Said]) -> Iterable[str]:
    for side in sides:
        who = f"Đại diện: {side['representative']}", f"Chức vụ: {side['position']}"
        left, right = (paragraph(run(line), align="left") for line in who)
        yield paragraph(run(side["unit"], bold=True), align="left", beside=True)
        yield columns(left, right, widths=_HALVES)
