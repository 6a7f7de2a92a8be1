"""Five thousand rows: read, understood and compared while an officer waits."""

import time
from datetime import date, timedelta

import pytest

from casework.intake.faults import faults_of
from tests.intake.make import TODAY, separated, understood_in, workbook

FAMILY = ("Lò", "Giàng", "Nguyễn", "Đặng", "Kim", "Hà", "Quàng")
GIVEN = ("Mẫu", "Hương", "Đức", "Sa", "Xuân")
COUNT = 5000


def rows() -> list[tuple[str, ...]]:
    """Invented persons, some with the same name and year, each fifth the child of another."""
    headings = (
        "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Quốc tịch", "Số giấy tờ",
        "Nơi cư trú", "Ngày giao nhận", "Cửa khẩu", "Bên giao", "Giấy tờ kèm theo", "Ghi chú",
    )  # fmt: skip
    return [headings, *(row(number) for number in range(1, COUNT + 1))]


def row(number: int) -> tuple[str, ...]:
    name = f"{FAMILY[number % 7]} Thị {GIVEN[number % 5]}"
    born = f"{date(1960, 1, 1) + timedelta(days=number * 4):%d/%m/%Y}"
    note = f"con của người số {number - 1}" if number % 5 == 0 else ""
    return (
        str(number), name, born, "Nữ", "Kinh", "Việt Nam", "", "xã Mẫu, tỉnh Mẫu", "14/03/2026",
        "Mộc Bài", "Cơ quan phía bạn (Mẫu)", "Biên bản giao nhận", note,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["CSV", "XLSX"])
def test_five_thousand_rows_take_a_moment(kind: str) -> None:
    content = workbook(rows()) if kind == "XLSX" else separated(rows()).encode()
    began = time.process_time()

    persons = understood_in(content)
    faults = faults_of(persons, TODAY)

    assert time.process_time() - began < 8  # seconds of work; about one on an idle machine
    assert len(persons) == COUNT
    assert {fault.kind.value for fault in faults} >= {"child_of", "same_name"}


LONG_TEXTS = {
    "children upon children": "con " * 8000,
    "digits upon digits": "1 " * 16_000,
    "a day that never ends": "1" + "." * 32_000,
    "one long word": "a" * 32_000,
    "marks without a letter": "a" + "\u0323" * 32_000,
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_cell_written_to_hold_up_the_reading_does_not(text: str) -> None:
    content = separated([rows()[0], *[(text[:32_000],) * 13] * 5]).encode()
    began = time.process_time()

    persons = understood_in(content)
    faults_of(persons, TODAY)

    assert time.process_time() - began < 20  # seconds of work; about one on an idle machine
