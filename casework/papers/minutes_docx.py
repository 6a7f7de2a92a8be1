"""The minutes as DOCX: the same words in the same order as the PDF."""

from typing import Any, Final

from casework.papers.docx import WIDTH, columns, document, listed, paragraph, picture, rule, run
from casework.papers.layout import square_picture
from casework.papers.minutes import HandoverMinutes, context

_HALVES: Final = (WIDTH / 2, WIDTH / 2)
_HEADS: Final = (74, 88)  # mm: who issues, and the state
_INDENT: Final = 10  # mm

Said = dict[str, Any]  # Any: the texts of the paper, as `minutes.context` names them


def minutes_docx(minutes: HandoverMinutes) -> bytes:
    """The minutes as DOCX. Raises `NotACaseCode` and `NaiveTime`."""
    said: Said = dict(context(minutes))
    body = "".join((headed(said), _opening(said), _lists(said), _closing(said)))
    code = str(said["foot"]["code"])
    return document(body, footed(said["foot"]), square_picture(code))


def headed(said: Said) -> str:
    """Who issues the paper, its number, and what it is."""
    head = said["head"]
    superior = centred(head["superior"].upper(), size=12) if head["superior"] else ""
    number = head["number"] or "        /            "
    return (
        columns(
            superior + centred(head["body"].upper(), size=12, bold=True) + rule(0.4),
            centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
            + centred("Độc lập - Tự do - Hạnh phúc", bold=True)
            + rule(1),
            widths=_HEADS,
        )
        + columns(
            centred(f"Số: {number}"),
            centred(head["place_and_date"], italic=True),
            widths=_HEADS,
        )
        + (centred("DỰ THẢO", size=20, bold=True) if said["is_draft"] else "")
        + centred("BIÊN BẢN", size=14, bold=True)
        + centred(said["subject"], size=14, bold=True)
        + rule(0.6)
    )


def _opening(said: Said) -> str:
    held = f"Hôm nay, hồi {said['held_at']}, tại {said['held_place']}, chúng tôi gồm:"
    return "".join(
        (
            words(held),
            party("I", "Bên giao", said["giving"]),
            party("II", "Bên nhận", said["receiving"]),
            words("Hai bên thống nhất lập biên bản giao, nhận với các nội dung sau:"),
            section("III", said["what"]),
            *(words(line) for line in _person(said)),
        )
    )


def _person(said: Said) -> list[str]:
    lines = (
        ("Mã hồ sơ", said["code"]),
        ("Mã biên bản", said["short_code"]),
        ("Họ và tên", said["name"]),
        ("Tình trạng pháp lý", said["status"]),
        ("Tình trạng khi giao, nhận", said["condition"]),
    )
    return [f"{key}: {value}" for key, value in lines if value]


def _lists(said: Said) -> str:
    papers = ("TT", "Tên giấy tờ, tài liệu", "Số, ký hiệu", "Bản", "Số tờ")
    things = ("TT", "Tên đồ dùng, tài sản", "Số lượng", "Tình trạng")
    remarks = said["remarks"] or ("" if said["room_for_remarks"] else "Không có ý kiến khác.")
    return "".join(
        (
            section("IV", "Giấy tờ, tài liệu kèm theo"),
            _numbered(papers, said["papers"], (11, 74, 36, 24, 17)),
            section("V", "Đồ dùng, tài sản cá nhân"),
            _numbered(things, said["belongings"], (11, 71, 28, 52)),
            section("VI", "Ý kiến của các bên"),
            words(remarks or "." * 110),
        )
    )


def _closing(said: Said) -> str:
    last = (
        f"Biên bản được lập thành {said['copies']} bản có giá trị như nhau, đã đọc cho hai bên "
        "cùng nghe, thống nhất và ký tên./."
    )
    signers = columns(
        signer("Đại diện bên giao", said["giving"]),
        signer("Đại diện bên nhận", said["receiving"]),
        widths=_HALVES,
    )
    note = paragraph(run(said["closing"], size=10, italic=True)) if said["closing"] else ""
    lines = ";\n".join(f"- {one}" for one in said["recipients"])
    recipients = (
        paragraph(
            run("Nơi nhận:\n", size=12, bold=True, italic=True),
            run(f"{lines}.", size=11),
            align="left",
        )
        if lines
        else ""
    )
    return words(last, beside=True) + signers + note + recipients


def party(number: str, title: str, side: Said) -> str:
    """One side: the unit, and who stands for it."""
    who = f"Đại diện: {side['representative']}", f"Chức vụ: {side['position']}"
    left, right = (paragraph(run(line), align="left") for line in who)
    return section(number, f"{title}: {side['unit']}") + columns(left, right, widths=_HALVES)


def signer(title: str, side: Said) -> str:
    """Room for a signature, and how it was given in the system."""
    lines = (title, *side["signature"]["titles"])
    return (
        "".join(centred(line.upper(), bold=True) for line in lines)
        + centred("(Ký, ghi rõ họ tên, đóng dấu)", size=12, italic=True, after=22)
        + centred(side["signature"]["name"], bold=True)
        + "".join(centred(line, size=10, italic=True) for line in side["confirmed"])
    )


def footed(foot: Said) -> str:
    """The foot of every page: code, square, and which copy this is."""
    return paragraph(
        picture("rId1", 13, f"QR: {foot['code']}"),
        run(f"   {foot['code']}   ", size=10, bold=True),
        run(foot["trace"], size=9, italic=True),
        align="left",
        after=0,
    )


def _numbered(heads: tuple[str, ...], rows: list[list[str]], widths: tuple[float, ...]) -> str:
    if not rows:
        return words("Không có.")
    return listed(heads, [[str(n), *row] for n, row in enumerate(rows, start=1)], widths)


def section(number: str, title: str) -> str:
    """The heading of a part; it stays with what follows."""
    return paragraph(run(f"{number}. {title}", bold=True), align="left", beside=True)


def words(text: str, *, beside: bool = False) -> str:
    """A paragraph of running text."""
    return paragraph(run(text), indent=_INDENT, beside=beside)


def centred(
    text: str, *, size: int = 13, bold: bool = False, italic: bool = False, after: float = 0
) -> str:
    """A line in the middle."""
    return paragraph(run(text, size=size, bold=bold, italic=italic), align="center", after=after)
