"""The minutes of a batch over HTTP: drafted at the gate, signed by each unit, taken, verified."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from casework import minutes_verifier
from casework.database import Scope
from casework.minutes_keys import publish
from casework.minutes_verifier import Flaw
from casework.office import VIETNAM
from casework.records.minutes_sets import MinutesSet, MinutesSetParty
from tests.papers.make import text
from tests.web.acting import AtWork, at_work
from tests.web.doorway import PASSWORD, Door, change, form_token
from tests.web.test_minutes import SCAN, let_them_sign
from workflows.minutes import MinutesState
from workflows.terms import Level, Rank, Sector

DRAFT = {
    "number": "17",
    "symbol": "BBGN-Mẫu",
    "place": "Cửa khẩu Mẫu",
    "giver": "Cơ quan phía nước ngoài Mẫu",
    "receiver": "Nông Văn Mẫu",
    "receiver_position": "Đồn trưởng",
}
AGREES = {"stance": "agrees", "capacity": "Đồn trưởng", "password": PASSWORD}
NAMES = ("Thạch Thị Mẫu", "Sơn Văn Mẫu", "Kim Vắng Mẫu")


@dataclass
class Gate:
    """A batch with three on its list, two received, and who sits in which unit."""

    door: Door
    path: str
    people: dict[str, AtWork] = field(default_factory=dict)

    def posts(self, who: str, path: str, **fields: object) -> TestResponse:
        return self.people[who].post(f"{self.path}{path}", **fields)

    def sees(self, who: str, path: str = "/minutes") -> str:
        return self.people[who].get(f"{self.path}{path}").text

    def drafts(self, **more: str) -> TestResponse:
        return self.posts("gate", "/minutes/draft", **{**DRAFT, **more})

    def checked(self, **more: str) -> None:
        self.drafts(**more)
        self.posts("gate.head", "/minutes/visits")
        self.posts("gate.head", "/minutes/check")

    def signs(self, who: str, **more: str) -> TestResponse:
        self.posts(who, "/minutes/visits")
        return self.posts(who, "/minutes/signature", **{**AGREES, **more})

    def on_paper(self, who: str, unit_id: UUID | None) -> TestResponse:
        """A unit, or the foreign side, signed the print."""
        client = self.people[who].client
        signed_at = self.door.wall().astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
        fields = {
            "side": self.party(unit_id).hex,
            "signer": "Ông Trưởng Đoàn Mẫu",
            "capacity": "Trưởng đoàn",
            "signed_at": signed_at,
            "scan": FileStorage(BytesIO(SCAN), "bien-ban.pdf", content_type="application/pdf"),
            "csrf_token": form_token(client),
            "idempotency_key": str(uuid4()),
        }
        boundary, body = encode_multipart(fields)
        kind = f"multipart/form-data; boundary={boundary}"
        return client.post(f"{self.path}/minutes/paper-signature", data=body, content_type=kind)

    def party(self, unit_id: UUID | None) -> UUID:
        asked = select(MinutesSetParty.public_id).where(MinutesSetParty.unit_id == unit_id)
        with self.door.office.database.reading(Scope.of_job("test")) as session:
            return session.scalars(asked).one()

    def takes(self, who: str, kind: str, **more: str) -> bytes:
        answer = self.posts(who, "/minutes", kind=kind, **more)
        assert answer.status_code == 303
        return self.people[who].get(answer.location).data

    @property
    def minutes(self) -> MinutesSet:
        with self.door.office.database.reading(Scope.of_job("test")) as session:
            return session.scalars(select(MinutesSet)).one()

    @property
    def codes(self) -> list[str]:
        return re.findall(r'href="/cases/([0-9A-Z]{8})"', self.sees("gate", ""))


def gate_of(door: Door) -> Gate:
    """The gate received with the provincial police; a stranger is another post."""
    gate = at_work(door, Sector.BORDER, Level.COMMUNE)
    police = at_work(door, Sector.POLICE, Level.PROVINCE)
    people = {
        "gate": gate,
        "gate.head": at_work(door, rank=Rank.SUPERVISOR, beside=gate),
        "police": police,
        "police.head": at_work(door, rank=Rank.SUPERVISOR, beside=police),
        "stranger.head": at_work(door, Sector.BORDER, Level.COMMUNE, rank=Rank.SUPERVISOR),
    }
    heads = [each.officer for key, each in people.items() if key.endswith("head")]
    change(door, lambda session: let_them_sign(session, heads))
    shared = {"place": "Cửa khẩu Mẫu", "given_by": "Cơ quan phía nước ngoài Mẫu"}
    answer = gate.post(
        "/batches", entry="receive_at_gate", received_at="02/03/2026 07:30", **shared
    )
    made = Gate(door, str(answer.location), people)
    made.posts("gate", "/rows", **{f"full_name_{at}": name for at, name in enumerate(NAMES)})
    rows = re.findall(r'href="(/batch-rows/[0-9a-f-]{36})"', made.sees("gate", ""))
    gate.post(f"{rows[-1]}/leaving-out", reason="Vắng mặt khi trao trả.")
    made.posts("gate", "/entries")
    made.posts("gate", "/joint-units", unit_id=police.unit.id)
    return made


def test_the_whole_way_from_the_list_to_a_file_that_verifies(opened: Door, tmp_path: Path) -> None:
    gate = gate_of(opened)
    gate.checked(names_person="y")
    papers = gate.on_paper("gate", None).status_code
    answers = [gate.signs(who).status_code for who in ("gate.head", "police.head")]

    file = gate.takes("police.head", "json")

    with opened.office.database.reading(Scope.of_job("test")) as session:
        publish(session, tmp_path)
    keys, faults = minutes_verifier.read_keys(tmp_path)
    report = minutes_verifier.verify(file, keys)
    assert ([papers, *answers], gate.minutes.state) == ([303, 303, 303], MinutesState.SIGNED)
    assert (faults, report.faults, report.lines) == ((), (), "3 of 3 lines")
    assert {one.side for one in report.signed} == {"receiver"}
    assert len({one.unit for one in report.signed}) == 2


def test_refused_minutes_still_leave_the_house_as_evidence(opened: Door, tmp_path: Path) -> None:
    gate = gate_of(opened)
    gate.checked()
    gate.signs("police.head", stance="refuses", reasons="Thiếu một người.")
    offers = 'name="edition" value="1"' in gate.sees("police.head")

    file = gate.takes("police.head", "json", edition="1")

    with opened.office.database.reading(Scope.of_job("test")) as session:
        publish(session, tmp_path)
    keys, _ = minutes_verifier.read_keys(tmp_path)
    report = minutes_verifier.verify(file, keys)
    assert offers
    assert (report.faults, [one.stance for one in report.signed]) == ((), ["refuses"])


@pytest.mark.parametrize(
    ("was", "is_now", "flaw"),
    [
        ("Sơn Văn Mẫu", "Sơn Văn Mậu", Flaw.LINE),
        ("Cửa khẩu Mẫu", "Cửa khẩu Mậu", Flaw.CONTENT),
    ],
    ids=["a name on a line", "the place in the head"],
)
def test_one_changed_letter_is_named(
    opened: Door, tmp_path: Path, was: str, is_now: str, flaw: Flaw
) -> None:
    gate = gate_of(opened)
    gate.checked(names_person="y")
    gate.signs("gate.head")
    file = gate.takes("gate.head", "json")

    with opened.office.database.reading(Scope.of_job("test")) as session:
        publish(session, tmp_path)
    keys, _ = minutes_verifier.read_keys(tmp_path)
    report = minutes_verifier.verify(file.replace(was.encode(), is_now.encode()), keys)

    assert flaw in {fault.flaw for fault in report.faults}


def test_the_print_names_nobody_before_its_list_and_tells_who_was_absent(opened: Door) -> None:
    gate = gate_of(opened)
    gate.checked(names_person="y")
    gate.posts("police.head", "/minutes/visits")

    pdf = text(gate.takes("police.head", "pdf"))
    docx = ZipFile(BytesIO(gate.takes("police.head", "docx"))).read("word/document.xml").decode()

    first, _, annex = pdf.partition("Kèm theo biên bản số 17/BBGN-Mẫu")
    assert [name in first for name in NAMES] == [False] * 3
    assert [name in " ".join(annex.split()) for name in NAMES] == [True] * 3
    assert "không tiếp nhận 01 người" in " ".join(pdf.split())
    assert "Vắng mặt khi trao trả." in docx


def test_a_joint_unit_sees_the_outside_and_reads_the_lines_once_it_opened_them(
    opened: Door,
) -> None:
    gate = gate_of(opened)
    gate.checked(names_person="y")

    listed = gate.people["police.head"].get("/batches").text
    masked = gate.sees("police.head") + gate.sees("police.head", "")
    gate.posts("police.head", "/minutes/visits")
    shown = gate.sees("police.head")

    assert gate.path in listed
    assert [name in masked for name in NAMES] == [False] * 3
    assert [name in shown for name in NAMES] == [True] * 3


def test_a_joint_unit_opens_no_case_of_the_batch(opened: Door) -> None:
    gate = gate_of(opened)
    gate.checked()
    police = gate.people["police.head"]

    answers = [police.get(f"/cases/{code}").status_code for code in gate.codes]
    linked = re.findall(r'href="/cases/', gate.sees("police.head", ""))

    assert (answers, linked) == ([404, 404], [])


@pytest.mark.parametrize(
    "path",
    ["/minutes/draft", "/minutes/check", "/minutes/drop", "/visits", "/entries", "/joint-units"],
)
def test_a_joint_unit_keeps_no_batch_of_others(opened: Door, path: str) -> None:
    gate = gate_of(opened)
    gate.checked()

    answer = gate.posts("police.head", path, **DRAFT)

    assert answer.status_code == 409


def test_another_unit_finds_no_minutes(opened: Door) -> None:
    gate = gate_of(opened)
    gate.checked()

    answers = {
        gate.people["stranger.head"].get(f"{gate.path}/minutes").status_code,
        gate.posts("stranger.head", "/minutes/visits").status_code,
        gate.signs("stranger.head").status_code,
        gate.posts("stranger.head", "/minutes", kind="json").status_code,
    }

    assert answers == {404}


def test_an_officer_of_a_joint_unit_does_not_sign(opened: Door) -> None:
    gate = gate_of(opened)
    gate.checked()

    answer = gate.posts("police", "/minutes/signature", **AGREES)

    assert answer.status_code == 403


def test_nobody_takes_a_copy_unread(opened: Door) -> None:
    gate = gate_of(opened)
    gate.checked()

    answer = gate.posts("police.head", "/minutes", kind="pdf")

    assert answer.status_code == 409


def test_a_unit_that_is_named_late_is_refused_with_the_reason(opened: Door) -> None:
    gate = gate_of(opened)
    late = at_work(opened, Sector.FOREIGN, Level.PROVINCE)
    gate.drafts()

    answer = gate.posts("gate", "/joint-units", unit_id=late.unit.id)

    assert answer.status_code == 409
    assert "đã được soạn" in answer.text


def test_while_a_row_waits_the_page_says_so_and_offers_no_form(opened: Door) -> None:
    gate = gate_of(opened)
    gate.posts("gate", "/rows", full_name_0="Đến Sau Mẫu")

    page = gate.sees("gate")

    assert "đã có hồ sơ, hoặc đã ghi lý do" in page
    assert 'name="symbol"' not in page


def test_a_form_without_a_number_is_sent_back_with_what_was_typed(opened: Door) -> None:
    gate = gate_of(opened)

    answer = gate.drafts(number="")

    assert answer.status_code == 422
    assert "Đồn trưởng" in answer.text


@pytest.mark.parametrize("section", ["/timeline", "/handoffs"])
def test_the_case_tells_in_which_minutes_the_person_was_received(
    opened: Door, section: str
) -> None:
    gate = gate_of(opened)
    gate.checked()

    page = gate.people["gate"].get(f"/cases/{gate.codes[0]}{section}").text

    assert "17/BBGN-Mẫu" in page
    assert [name in page for name in NAMES] == [False] * 3


def test_minutes_that_were_dropped_are_told_on_no_case(opened: Door) -> None:
    gate = gate_of(opened)
    gate.drafts()
    gate.posts("gate", "/minutes/drop")

    page = gate.people["gate"].get(f"/cases/{gate.codes[0]}/handoffs").text

    assert "17/BBGN-Mẫu" not in page


def test_the_page_of_the_batch_leads_every_unit_to_its_minutes(opened: Door) -> None:
    gate = gate_of(opened)

    pages = [gate.sees(who, "") for who in ("gate", "police", "police.head")]

    assert [f'href="{gate.path}/minutes"' in page for page in pages] == [True] * 3


def test_minutes_wait_on_the_desk_of_whoever_has_still_to_check_or_sign(opened: Door) -> None:
    gate = gate_of(opened)
    gate.drafts()

    to_check = waiting_for(gate, "gate", "gate.head", "police.head")
    gate.posts("gate.head", "/minutes/visits")
    gate.posts("gate.head", "/minutes/check")
    gate.signs("gate.head")
    to_sign = waiting_for(gate, "gate", "gate.head", "police.head", "stranger.head")

    assert to_check == [False, True, False]
    assert to_sign == [False, False, True, False]


def waiting_for(gate: Gate, *people: str) -> list[bool]:
    """Whether the desk says that minutes wait, and the list of batches leads there."""
    said = [
        (
            "biên bản đợt tiếp nhận chờ" in gate.people[who].get("/desk").text,
            f'href="{gate.path}/minutes"' in gate.people[who].get("/batches").text,
        )
        for who in people
    ]
    assert all(on_desk == in_list for on_desk, in_list in said)
    return [on_desk for on_desk, _in_list in said]
