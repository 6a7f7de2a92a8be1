"""A signed set of minutes: one changed byte fails and is named; one line is checked alone."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import minutes_verifier
from casework.minutes_format import Listed, Thing, digest
from casework.minutes_set_format import (
    SetHead,
    SetLine,
    SetParty,
    head_of,
    line_of,
    set_bundle,
)
from casework.minutes_verifier import Altered, Flaw, verify
from casework.signing import new_pen
from tests.trace.test_minutes_verifier import (
    AT,
    GIVER,
    KEYS,
    ONE,
    OTHER,
    RECEIVER,
    key_of,
    published_in,
    run,
    signed,
)

NAMES = ("Lò Thị Mẫu", "Giàng A Mẫu", "Đặng Hữu Mẫu", "Ngô Thuỳ Mẫu")
LINES = tuple(
    SetLine(
        place=place,
        case_code=f"7F3KQ2M{place}",
        status="being_identified",
        name=name,
        received_at=AT,
        condition="khoẻ",
        papers=(Listed("Tờ khai", "03/TK", "bản chính", "2"),),
        belongings=(Thing("Ba lô", "1", "cũ"),),
    )
    for place, name in enumerate(NAMES, start=1)
)
STORED = [line.as_bytes() for line in LINES]
HEAD = SetHead(
    code="7F3KQ2MUAB",
    number=12,
    symbol="BB-ĐBPM",
    issued_on="2026-03-02",
    number_of="Đồn Mẫu",
    superior="",
    province="Tỉnh Mẫu",
    act="bring_to_case_owner",
    moves="both",
    held_at=AT,
    place="Cửa khẩu Mẫu",
    giving=(SetParty(GIVER, "Đồn Mẫu", "Trần Văn Mẫu", "Phó Đồn trưởng"),),
    receiving=(SetParty(RECEIVER, "Sở Mẫu", "Nông Thị Mẫu", "Giám đốc"),),
    lines=tuple(digest(content) for content in STORED),
    version=1,
)
CONTENT = HEAD.as_bytes()
FIRST, SECOND = signed(ONE, "giver", CONTENT), signed(OTHER, "receiver", CONTENT)
ALL = list(enumerate(STORED, start=1))
WHOLE = set_bundle(CONTENT, [FIRST, SECOND], ALL)


def faults_of(file: bytes) -> set[tuple[str, Flaw]]:
    return {(fault.where, fault.flaw) for fault in verify(file, KEYS).faults}


def with_lines(*lines: tuple[int, bytes]) -> bytes:
    """The same signed head, with these lines in this order: as no honest office would write it."""
    held = [{"place": place, "content": content.decode()} for place, content in lines]
    said = json.loads(WHOLE) | {"lines": held}
    return minutes_verifier.canonical(said)


def test_both_sides_signed_every_line() -> None:
    report = verify(WHOLE, KEYS)

    assert report.is_sound
    assert (report.code, report.digest, report.count) == ("7F3KQ2MUAB", digest(CONTENT), 4)
    assert report.lines == "4 of 4 lines"
    assert [one.side for one in report.signed] == ["giver", "receiver"]


def test_one_persons_file_is_checked_without_the_others() -> None:
    report = verify(set_bundle(CONTENT, [FIRST, SECOND], [ALL[2]]), KEYS)

    assert report.is_sound
    assert report.lines == "line 3 of 4; the others are not in this file"


def test_a_missing_line_is_named() -> None:
    report = verify(set_bundle(CONTENT, [FIRST, SECOND], [ALL[0], ALL[1], ALL[3]]), KEYS)

    assert report.is_sound
    assert report.lines == "3 of 4 lines; not in this file: 3"


@pytest.mark.parametrize("bit", [0x01, 0x20])
@pytest.mark.parametrize("part", range(16))
def test_one_changed_byte_anywhere_in_a_set_fails(part: int, bit: int) -> None:
    sound = [
        at
        for at in range(part, len(WHOLE), 16)
        if verify(WHOLE[:at] + bytes([WHOLE[at] ^ bit]) + WHOLE[at + 1 :], KEYS).is_sound
    ]

    assert sound == []


@given(at=st.integers(0, len(WHOLE) - 1), other=st.integers(0, 255))
def test_no_other_byte_passes_for_the_one_that_was_signed(at: int, other: int) -> None:
    altered = WHOLE[:at] + bytes([other]) + WHOLE[at + 1 :]

    assert verify(altered, KEYS).is_sound == (altered == WHOLE)


@pytest.mark.parametrize("place", range(1, 5))
def test_an_altered_line_is_named_by_its_place(place: int) -> None:
    altered = replace(LINES[place - 1], name="Người Khác Mẫu").as_bytes()

    lines = [*ALL[: place - 1], (place, altered), *ALL[place:]]

    assert faults_of(with_lines(*lines)) == {(f"line {place}", Flaw.LINE)}


def test_an_altered_head_is_named() -> None:
    altered = replace(HEAD, number=13).as_bytes()

    assert faults_of(set_bundle(altered, [FIRST, SECOND], ALL)) == {("content", Flaw.CONTENT)}


def test_a_line_that_was_exchanged_in_the_head_is_named_with_the_head() -> None:
    other = replace(LINES[1], name="Người Khác Mẫu").as_bytes()
    altered = replace(HEAD, lines=(HEAD.lines[0], digest(other), *HEAD.lines[2:])).as_bytes()

    lines = [ALL[0], (2, other), *ALL[2:]]

    assert faults_of(set_bundle(altered, [FIRST, SECOND], lines)) == {("content", Flaw.CONTENT)}


def test_a_line_at_another_place_is_named() -> None:
    moved = with_lines((1, STORED[1]), (2, STORED[0]), *ALL[2:])

    assert faults_of(moved) == {("line 1", Flaw.OTHER_PLACE), ("line 2", Flaw.OTHER_PLACE)}


def test_a_line_that_says_another_place_than_the_head_is_named() -> None:
    wrong = replace(LINES[0], place=2).as_bytes()
    head = replace(HEAD, lines=(digest(wrong), *HEAD.lines[1:])).as_bytes()
    both = [signed(ONE, "giver", head), signed(OTHER, "receiver", head)]

    assert faults_of(set_bundle(head, both, [(1, wrong)])) == {("line 1", Flaw.OTHER_PLACE)}


def test_a_doubled_line_is_named() -> None:
    assert faults_of(with_lines(ALL[0], *ALL)) == {("line 1", Flaw.DOUBLED)}


def test_lines_in_another_order_are_named() -> None:
    assert faults_of(with_lines(ALL[1], ALL[0])) == {("line 1", Flaw.ORDER)}


def test_a_line_that_the_minutes_do_not_have_is_named() -> None:
    more = replace(LINES[0], place=5).as_bytes()

    assert faults_of(with_lines(*ALL, (5, more))) == {("line 5", Flaw.NO_LINE)}


def test_the_place_zero_is_no_line() -> None:
    assert faults_of(with_lines((0, STORED[3]), *ALL)) == {("line 0", Flaw.NO_LINE)}


def test_a_signed_line_that_is_no_line_is_named() -> None:
    head = replace(HEAD, lines=(digest(b"{}"),)).as_bytes()

    both = [signed(ONE, "giver", head), signed(OTHER, "receiver", head)]

    assert faults_of(set_bundle(head, both, [(1, b"{}")])) == {("line 1", Flaw.FORM)}


def test_a_head_that_names_one_line_twice_is_no_head() -> None:
    head = replace(HEAD, lines=(HEAD.lines[0], HEAD.lines[0])).as_bytes()

    assert faults_of(set_bundle(head, [signed(ONE, "giver", head)], [])) == {("file", Flaw.FORM)}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("x", id="no list"),
        pytest.param([1], id="no line"),
        pytest.param([{"place": "1", "content": ""}], id="place is text"),
        pytest.param([{"place": True, "content": ""}], id="place is a truth"),
        pytest.param([{"place": 1}], id="no content"),
    ],
)
def test_lines_in_another_form_are_said(lines: object) -> None:
    file = minutes_verifier.canonical(json.loads(WHOLE) | {"lines": lines})

    assert faults_of(file) == {("file", Flaw.FORM)}


def test_single_minutes_do_not_pass_for_a_set() -> None:
    file = minutes_verifier.canonical(json.loads(WHOLE) | {"format": "casework-minutes-bundle/1"})

    assert faults_of(file) == {("file", Flaw.FORM)}


def test_every_unit_of_a_joint_side_signs_for_that_side() -> None:
    third, joined = new_pen(), uuid4()
    receiving = (*HEAD.receiving, SetParty(joined, "Biên phòng Mẫu"))
    foreign = (SetParty(None, "Công an tỉnh bạn Mẫu"),)
    head = replace(HEAD, giving=foreign, receiving=receiving).as_bytes()
    both = [signed(OTHER, "receiver", head), signed(third, "receiver", head)]

    report = verify(set_bundle(head, both, ALL), KEYS | {third.key_id: key_of(third, joined)})

    assert report.is_sound


def test_nobody_here_signs_for_a_foreign_side() -> None:
    head = replace(HEAD, giving=(SetParty(None, "Công an tỉnh bạn Mẫu"),)).as_bytes()

    file = set_bundle(head, [signed(ONE, "giver", head)], ALL)

    assert faults_of(file) == {("signature 1 (giver)", Flaw.OTHER_SIDE)}


def test_head_and_lines_come_back_as_they_were() -> None:
    assert head_of(CONTENT) == HEAD
    assert [line_of(content) for content in STORED] == list(LINES)


def test_two_lines_that_say_the_same_have_other_digests() -> None:
    twin = SetLine(place=1, case_code="7F3KQ2M1")

    assert digest(twin.as_bytes()) != digest(SetLine(place=1, case_code="7F3KQ2M1").as_bytes())


def test_a_head_is_no_line() -> None:
    with pytest.raises(Altered):
        line_of(CONTENT)


def test_the_verifier_alone_checks_one_persons_file(tmp_path: Path) -> None:
    said = alone(tmp_path, [ALL[2]])

    assert said.returncode == 0
    assert "line 3 of 4; the others are not in this file" in said.stdout


def test_the_verifier_alone_names_an_altered_line(tmp_path: Path) -> None:
    altered = replace(LINES[2], name="Người Khác Mẫu").as_bytes()

    said = alone(tmp_path, [(3, altered)])

    assert said.returncode == 1
    assert "line 3: the line is not what was signed" in said.stdout


def alone(folder: Path, lines: Sequence[tuple[int, bytes]]) -> subprocess.CompletedProcess[str]:
    """The verifier as a file of its own, beside the keys and a signed file with these lines."""
    published_in(folder)
    (folder / "set.signed").write_bytes(set_bundle(CONTENT, [FIRST, SECOND], lines))
    verifier = folder / "verifier.py"
    verifier.write_bytes(Path(minutes_verifier.__file__).read_bytes())
    return run(verifier, folder / "set.signed", folder)
