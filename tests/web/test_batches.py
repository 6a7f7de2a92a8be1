"""Reception batches through the pages: from a list of the foreign side to a case for each."""

import re
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from casework.database import Scope
from casework.records.batches import BatchRow, RowState
from casework.records.cases import Case
from casework.records.links import Link
from tests.security.pagereader import read
from tests.web.acting import AtWork, at_work
from tests.web.doorway import Door, form_token
from workflows.terms import Level, Sector, Stage

SAMPLES = Path(__file__).parents[1] / "intake" / "samples"
PEOPLE = 37
TO_MEND = [9, 11, 16, 18, 21]
"""The day that is none; like row 4, 3 and 6; the sex that is no word."""


def test_a_unit_without_a_gate_is_told_whom_to_call(opened: Door) -> None:
    owner = at_work(opened)

    page = owner.get("/batches/new")

    assert "không tiếp nhận người ban đầu" in page.text


def test_a_batch_needs_only_how_and_when(opened: Door) -> None:
    batch = _batch(_gate(opened))

    assert "Chưa có ai trong đợt này" in batch.page


def test_nobody_is_received_in_the_future(opened: Door) -> None:
    gate = _gate(opened)

    answer = gate.post("/batches", entry="receive_at_gate", received_at="02/04/2026 07:30")

    assert answer.status_code == 422
    assert "không thể ở tương lai" in answer.text


def test_the_list_of_the_unit_shows_its_batches_and_no_place(opened: Door) -> None:
    gate = _gate(opened)
    _batch(gate)

    page = gate.get("/batches").text

    assert "02/03/2026" in page
    assert "Cửa khẩu Mẫu" not in page


def test_another_unit_finds_no_batch(opened: Door) -> None:
    batch = _batch(_gate(opened))

    answer = _gate(opened).get(batch.path)

    assert answer.status_code == 404


def test_a_colleague_sees_it_masked_until_they_open_it(opened: Door) -> None:
    gate = _gate(opened)
    batch = _batch(gate)
    batch.types(full_name_0="Thạch Thị Mẫu")
    colleague = at_work(opened, beside=gate)

    masked = colleague.get(batch.path).text
    colleague.post(f"{batch.path}/visits")
    shown = colleague.get(batch.path).text

    assert ("Thạch Thị Mẫu" in masked, "Thạch Thị Mẫu" in shown) == (False, True)


@pytest.mark.parametrize("name", ["return-list.csv", "return-list.xlsx"])
def test_the_sample_list_enters_but_for_what_must_be_mended(opened: Door, name: str) -> None:
    batch = _batch(_gate(opened))

    batch.takes(name)
    batch.enters()

    assert batch.rows == {
        RowState.ENTERED: PEOPLE - len(TO_MEND),
        RowState.TO_MEND: len(TO_MEND),
    }
    assert batch.numbers(RowState.TO_MEND) == TO_MEND
    assert batch.cases == PEOPLE - len(TO_MEND)


def test_the_child_on_the_list_is_tied_to_the_row_it_names(opened: Door) -> None:
    batch = _batch(_gate(opened))

    batch.takes("return-list.csv")
    batch.enters()

    with opened.office.database.reading(Scope.of_job("test")) as session:
        links = session.scalars(select(Link)).all()
        numbers = {row.case_id: row.number for row in session.scalars(select(BatchRow))}
    assert [(numbers[link.file_id], numbers[link.other_id]) for link in links] == [(30, 31)]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (9, "30/02/2001"),
        (15, "tên"),
        (18, "2"),
        (21, "giới tính"),
        (24, "14-03-2026"),
        (27, "công thức"),
        (30, "31"),
        (34, "Campuchia"),
    ],
    ids=[
        "the day that is none",
        "no name",
        "no accents",
        "unknown sex",
        "another form of the day",
        "a formula",
        "a child of another row",
        "another nationality",
    ],
)
def test_the_dry_run_names_what_is_to_be_said_of_a_row(
    opened: Door, number: int, words: str
) -> None:
    batch = _batch(_gate(opened))

    page = batch.uploads("return-list.csv").text

    assert words.lower() in _line(page, number).lower()


def test_the_same_file_twice_adds_nobody(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.takes("return-list.csv")

    again = batch.uploads("return-list.csv")

    assert "đã nhận vào đợt" in again.text
    assert sum(batch.rows.values()) == PEOPLE


def test_the_same_list_as_another_file_adds_nobody(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.takes("return-list.csv")

    batch.takes("return-list.csv", more=b"\r\n")

    assert sum(batch.rows.values()) == PEOPLE


def test_a_column_that_the_officer_names_is_remembered(opened: Door) -> None:
    gate = _gate(opened)
    first, second = _batch(gate), _batch(gate)
    unknown = "STT,Danh xưng,Ngày sinh\n1,Thạch Thị Mẫu,1990\n".encode()
    page = first.uploads("la.csv", unknown)

    first.maps(page, column_1="full_name")
    again = second.uploads("la.csv", unknown + b"2,M\xe1\xba\xabu,1991\n")

    assert re.search(
        r'name="column_1".*?value="full_name"[^>]*selected|selected[^>]*value="full_name"',
        again.text,
        re.S,
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "không có nội dung"),
        ("a.csv", b"%PDF-1.7\n", "danh sách"),
        ("a.xlsx", b"PK\x03\x04 broken", "hỏng"),
    ],
    ids=["empty", "a PDF", "broken"],
)
def test_what_is_no_list_is_refused_in_a_sentence_and_changes_nothing(
    opened: Door, name: str, content: bytes, words: str
) -> None:
    batch = _batch(_gate(opened))

    answer = batch.sends(name, content)

    assert answer.status_code == 422
    assert words in answer.text
    assert batch.rows == {}


def test_who_has_a_case_is_grouped_by_the_province_of_the_home(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.takes("return-list.csv")
    batch.enters()

    page = batch.gate.get(f"{batch.path}/provinces").text

    numbers = re.findall(r'scope="row"[^>]*>([^<]*)<.*?numeric"[^>]*><div>(\d+)<', page, re.S)
    found = {province: int(number) for province, number in numbers}
    assert sum(found.values()) == PEOPLE - len(TO_MEND)
    assert {"Tỉnh Khánh Hòa", "Tỉnh Lạng Sơn", "Tỉnh Nghệ An", "Tỉnh Tuyên Quang"} < set(found)


def test_entering_goes_on_by_itself_until_it_is_stopped(opened: Door) -> None:
    batch = _batch(_gate(opened))
    many = "STT,Họ và tên\n" + "".join(f"{n},Người Thứ {n} Mẫu\n" for n in range(1, 61))
    batch.takes("nhieu.csv", content=many.encode())

    going = batch.enters()
    stopped = batch.page
    done = batch.enters()

    assert ("data-goes-on" in going, "data-goes-on" in stopped) == (True, False)
    assert "data-goes-on" not in done
    assert batch.rows == {RowState.ENTERED: 60}


def test_two_persons_of_whom_nothing_is_known_but_the_sex_are_two(opened: Door) -> None:
    batch = _batch(_gate(opened))

    batch.types(sex_0="Nữ")
    batch.types(sex_0="Nữ")

    assert batch.rows == {RowState.READY: 2}


def test_whoever_is_said_to_be_the_child_of_their_own_child_is_tied_to_nobody(
    opened: Door,
) -> None:
    batch = _batch(_gate(opened))
    circle = "STT,Họ và tên,Ghi chú\n1,Sơn Mẫu,con của người số 2\n2,Kim Mẫu,con của người số 1\n"

    batch.takes("vong.csv", content=circle.encode())
    batch.enters()

    with opened.office.database.reading(Scope.of_job("test")) as session:
        links = session.scalars(select(Link)).all()
    assert (batch.cases, links) == (2, [])


def test_a_faulty_row_is_mended_and_enters(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.types(full_name_0="Thạch Thị Mẫu", sex_0="N")
    row = batch.first_row

    mended = batch.gate.post(row, full_name="Thạch Thị Mẫu", sex="Nữ")
    batch.enters()

    assert mended.status_code == 303
    assert batch.rows == {RowState.ENTERED: 1}


def test_a_row_asks_with_one_key_whether_the_person_has_a_case(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.types(full_name_0="Thạch Thị Sương Mẫu", birth_0="12/03/1998")
    batch.enters()
    batch.types(full_name_0="THACH THI SUONG MAU", birth_0="1998", sex_0="N")
    row = read(batch.gate.get(batch.first_row).text)

    form = row.form_to("/searches", with_field="birth_year").as_shown()
    answer = batch.gate.client.post("/searches", data=form)
    found = batch.gate.get(answer.location).text

    assert form["full_name"] == ["THACH THI SUONG MAU"]
    assert form["birth_year"] == ["1998"]
    assert "Hồ sơ trong phạm vi của đơn vị" in found


def test_an_impossible_day_may_be_kept_as_the_paper_has_it(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.types(full_name_0="Nguyễn Văn Mẫu", birth_0="30/02/2001")

    batch.gate.post(batch.first_row, full_name="Nguyễn Văn Mẫu", birth="30/02/2001", kept="birth")
    batch.enters()

    assert batch.rows == {RowState.ENTERED: 1}


def test_a_row_is_left_out_only_with_a_reason(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.types(full_name_0="Thạch Thị Mẫu")
    row = batch.first_row

    silent = batch.gate.post(f"{row}/leaving-out", reason="")
    told = batch.gate.post(f"{row}/leaving-out", reason="Ghi hai lần.")

    assert (silent.status_code, told.status_code) == (422, 303)
    assert batch.rows == {RowState.LEFT_OUT: 1}


def test_screening_on_one_page_ends_some_and_receives_others(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.types(full_name_0="Thạch Thị Mẫu", full_name_1="Sơn Thị Mẫu", full_name_2="Kim Mẫu")
    batch.enters()
    page = batch.gate.get(f"{batch.path}/screening").text
    first, second, _third = re.findall(r'name="(note_[0-9a-f]{32})"', page)
    found = {first: "Bị giữ giấy tờ.", second: "Đi làm thời vụ."}
    outcomes = {
        first.replace("note", "outcome"): "signs",
        second.replace("note", "outcome"): "no_signs",
    }

    answer = batch.gate.post(f"{batch.path}/screening", **found, **outcomes)

    assert answer.status_code == 303
    assert batch.stages == {Stage.RECEIPT: 1, Stage.CLOSED: 1, Stage.SCREENING: 1}


def test_no_finding_without_what_was_seen(opened: Door) -> None:
    batch = _batch(_gate(opened))
    batch.types(full_name_0="Thạch Thị Mẫu")
    batch.enters()
    page = batch.gate.get(f"{batch.path}/screening").text
    (note,) = re.findall(r'name="(note_[0-9a-f]{32})"', page)

    answer = batch.gate.post(
        f"{batch.path}/screening", **{note.replace("note", "outcome"): "signs"}
    )

    assert answer.status_code == 422
    assert batch.stages == {Stage.SCREENING: 1}


class _Batch:
    """One batch before an officer of its gate."""

    def __init__(self, gate: AtWork, path: str) -> None:
        self.gate, self.path = gate, path

    @property
    def page(self) -> str:
        return self.gate.get(self.path).text

    @property
    def rows(self) -> dict[RowState, int]:
        """How many rows stand where."""
        with self._reading() as session:
            counted = select(BatchRow.state, func.count()).group_by(BatchRow.state)
            return dict(session.execute(counted).all())

    def numbers(self, state: RowState) -> list[int | None]:
        """Which rows of the list stand there."""
        with self._reading() as session:
            rows = select(BatchRow.number).where(BatchRow.state == state).order_by(BatchRow.number)
            return list(session.scalars(rows))

    @property
    def cases(self) -> int:
        with self._reading() as session:
            return session.scalar(select(func.count()).select_from(Case)) or 0

    @property
    def stages(self) -> dict[Stage, int]:
        with self._reading() as session:
            counted = select(Case.stage, func.count()).group_by(Case.stage)
            return dict(session.execute(counted).all())

    @property
    def first_row(self) -> str:
        found = re.search(r'href="(/batch-rows/[0-9a-f-]{36})"', self.page)
        assert found
        return found[1]

    def types(self, **boxes: str) -> TestResponse:
        return self.gate.post(f"{self.path}/rows", **boxes)

    def sends(self, name: str, content: bytes) -> TestResponse:
        fields = {
            "file": FileStorage(BytesIO(content), name),
            "csrf_token": form_token(self.gate.client),
            "idempotency_key": str(uuid4()),
        }
        boundary, body = encode_multipart(fields)
        kind = f"multipart/form-data; boundary={boundary}"
        return self.gate.client.post(f"{self.path}/lists", data=body, content_type=kind)

    def uploads(self, name: str, content: bytes | None = None) -> TestResponse:
        """The page of the list that was sent."""
        answer = self.sends(name, content or (SAMPLES / name).read_bytes())
        assert answer.status_code == 303
        self.list = answer.location
        return self.gate.get(answer.location)

    def maps(self, page: TestResponse, step: str = "look", **columns: str) -> TestResponse:
        shown = dict(
            re.findall(
                r'<select[^>]*name="(\w+)".*?<option selected value="(\w+)"', page.text, re.S
            )
        )
        return self.gate.post(self.list, **{**shown, **columns, "step": step})

    def takes(self, name: str, *, more: bytes = b"", content: bytes = b"") -> None:
        page = self.uploads(name, (content or (SAMPLES / name).read_bytes()) + more)
        answer = self.maps(page, "take")
        assert answer.status_code == 303, answer.text

    def enters(self) -> str:
        """The page after the next rows entered."""
        answer = self.gate.post(f"{self.path}/entries")
        assert answer.status_code == 303
        return self.gate.get(answer.location).text

    def _reading(self) -> AbstractContextManager[Session]:
        return self.gate.door.office.database.reading(Scope.of_job("test"))


def _gate(door: Door) -> AtWork:
    return at_work(door, Sector.BORDER, Level.COMMUNE)


def _batch(gate: AtWork) -> _Batch:
    told = {"place": "Cửa khẩu Mẫu", "given_by": "Bên giao Mẫu"}
    answer = gate.post("/batches", entry="receive_at_gate", received_at="02/03/2026 07:30", **told)
    assert answer.status_code == 303
    return _Batch(gate, answer.location)


def _line(page: str, number: int) -> str:
    """The row of the table for the person with this number."""
    lines = re.findall(r"<tr.*?</tr>", page, re.S)
    return next(line for line in lines if re.search(rf'scope="row"[^>]*>\s*{number}\s*<', line))
