"""Joint minutes on paper: the signed page names nobody; forty lines keep every letter."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from casework.minutes_format import Listed, Thing
from casework.minutes_set_format import SetHead, SetLine, SetParty
from casework.papers.layout import NotACaseCode
from casework.papers.minutes_set import SetMinutes, joint_minutes, minutes_set_pdf
from casework.papers.minutes_set_docx import minutes_set_docx
from casework.papers.render import MissingLetters
from casework.papers.signed_minutes import CLOSING
from tests.papers import make
from tests.papers.test_letters import VIETNAMESE
from tests.papers.test_signed_minutes import SHORT, SIGNED, words
from workflows.life import Side
from workflows.minutes import MinutesState

NAMES = ("Lò Thị Mẫu", "Giàng A Mẫu", "Đặng Hữu Thuỳ Mẫu", "Nguyễn Quỳnh Mẫu")
LINES = tuple(
    SetLine(
        place=place,
        case_code=f"7F3KQ{place:02}",
        status="being_identified",
        name=f"{NAMES[place % 4]} {place}",
        received_at=make.AT,
        condition="khoẻ",
        remarks="Đủ như danh mục.",
        papers=(Listed("Tờ khai", "03/TK", "bản chính", "2"),),
        belongings=(Thing("Ba lô vải", "01 cái", "cũ"),),
    )
    for place in range(1, 41)
)
HEAD = SetHead(
    code=SHORT,
    number=7,
    symbol="BB-ĐBPM",
    issued_on="2026-01-05",
    number_of="Đồn Biên phòng cửa khẩu Mẫu",
    superior="Bộ Chỉ huy Bộ đội Biên phòng tỉnh Mẫu",
    province="Lạng Sơn",
    act="bring_to_case_owner",
    moves="both",
    held_at=make.AT,
    place="Cửa khẩu Mẫu",
    giving=(SetParty(uuid4(), "Đồn Biên phòng Mẫu", "Trần Văn Mẫu", "Phó Đồn trưởng"),),
    receiving=(SetParty(uuid4(), "Sở Y tế Mẫu", "Nông Thị Mẫu", "Giám đốc"),),
    lines=tuple("0" * 64 for _ in LINES),
    version=1,
)
CONFIRMED = {(Side.GIVER, 1): SIGNED[:1], (Side.RECEIVER, 1): SIGNED[1:]}


def paper(
    lines: tuple[SetLine, ...] = LINES,
    state: MinutesState = MinutesState.SIGNED,
    head: SetHead = HEAD,
) -> SetMinutes:
    return joint_minutes(head, state, CONFIRMED, lines, make.PRINTING)


Says = Callable[[SetMinutes], str]
FILES = pytest.mark.parametrize(
    "says",
    [
        pytest.param(lambda said: make.text(minutes_set_pdf(said)), id="pdf"),
        pytest.param(lambda said: words(minutes_set_docx(said)), id="docx"),
    ],
)


def on_one_line(said: str) -> str:
    """A cell is broken into lines where it is narrow."""
    return " ".join(said.split())


@FILES
def test_forty_persons_stand_on_the_list_with_every_letter_of_their_names(says: Says) -> None:
    said = on_one_line(says(paper()))

    assert [line.name for line in LINES if line.name not in said] == []
    assert [line.case_code for line in LINES if line.case_code not in said] == []


@FILES
def test_every_vietnamese_letter_of_a_name_survives(says: Says) -> None:
    parts = [VIETNAMESE[at : at + 8] for at in range(0, len(VIETNAMESE), 8)]
    lines = tuple(
        replace(LINES[0], place=place, name=part) for place, part in enumerate(parts, start=1)
    )

    said = says(paper(lines))

    assert [part for part in parts if part not in said] == []


@FILES
def test_the_page_that_is_signed_names_no_person(says: Says) -> None:
    signed = on_one_line(says(paper())).partition("DANH SÁCH")[0]

    assert [line.name for line in LINES if line.name in signed] == []
    assert [line.case_code for line in LINES if line.case_code in signed] == []


@FILES
@pytest.mark.parametrize(
    "expected",
    [
        "07/BB-ĐBPM",
        f"Mã biên bản: {SHORT}",
        "Số người: 40 người, theo danh sách kèm theo biên bản này.",
        "Đồn Biên phòng Mẫu",
        "Sở Y tế Mẫu",
        "Đại diện: Trần Văn Mẫu",
        "khóa 0123456789abcdef",
        "Đã ký trên giấy: Nông Thị Mẫu",
        f"Kèm theo biên bản số 07/BB-ĐBPM, mã {SHORT}",
        CLOSING,
    ],
)
def test_the_joint_minutes_say_what_both_sides_signed(says: Says, expected: str) -> None:
    assert expected in on_one_line(says(paper()))


@FILES
def test_a_copy_with_one_line_says_so(says: Says) -> None:
    said = on_one_line(says(paper((LINES[6],))))

    assert "Bản này chỉ có dòng 7 trong 40 dòng của danh sách." in said
    assert LINES[5].case_code not in said


@FILES
def test_every_unit_of_a_joint_side_has_room_to_sign(says: Says) -> None:
    joint = (*HEAD.receiving, SetParty(uuid4(), "Công an tỉnh Mẫu", "Vàng Văn Mẫu", "Trưởng phòng"))

    said = on_one_line(says(paper(head=replace(HEAD, receiving=joint))))

    assert said.count("(Ký, ghi rõ họ tên, đóng dấu)") == 3
    assert "Vàng Văn Mẫu" in said


def test_a_draft_says_that_it_is_one() -> None:
    drafted = words(minutes_set_docx(paper(state=MinutesState.DRAFTED)))

    assert ("DỰ THẢO" in drafted, "DỰ THẢO" in words(minutes_set_docx(paper()))) == (True, False)


def test_the_square_holds_no_more_than_the_short_code() -> None:
    with pytest.raises(NotACaseCode):
        minutes_set_pdf(paper(head=replace(HEAD, code="Lò Thị Mẫu")))


def test_a_letter_that_the_font_lacks_is_never_printed_as_another() -> None:
    with pytest.raises(MissingLetters):
        minutes_set_pdf(paper((replace(LINES[0], name="李"),)))
