"""Papers through the pages: attached, kept in memory and sealed, read only as a download."""

import re
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from flask import request
from PIL import Image
from pypdf import PdfReader
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from casework.uploads import LARGEST
from tests.web.acting import AtWork, at_work, case_of, opened_by
from tests.web.doorway import Door, events, form_token
from workflows.terms import Rank

PDF = b"%PDF-1.7\n1 0 obj\n<< /Marked (CO BAY) >>\nendobj\nstartxref\n9\n%%EOF\n"


def test_a_paper_stands_on_the_file_without_a_scan(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.post(f"/cases/{code}/papers/new", kind="declaration", number="03/TK")

    assert answer.status_code == 303
    assert re.fullmatch(r"/papers/[0-9a-f-]{36}", answer.location)
    assert "Tờ khai" in owner.get(answer.location).text


def test_a_paper_without_its_kind_is_sent_back_as_typed(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.post(f"/cases/{code}/papers/new", title="Tờ khai số ba")

    assert answer.status_code == 422
    assert "Tờ khai số ba" in answer.text


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.zip", b"PK\x03\x04", "Chỉ nhận PDF, JPEG hoặc PNG"),
        ("a.heic", b"\0\0\0\x18ftypheic", "HEIC"),
        ("a.pdf", PDF.replace(b"Marked", b"JavaScript"), "mã chạy"),
        ("a.jpg", PDF, "không khớp"),
        ("a.pdf", b"", "Tệp rỗng"),
    ],
    ids=["archive", "heic", "script", "name", "empty"],
)
def test_a_scan_that_cannot_be_kept_is_explained(
    opened: Door, name: str, content: bytes, sentence: str
) -> None:
    owner, code = _owner_with_case(opened)

    answer = attach(owner, code, name, content, number="03/TK")

    assert answer.status_code == 422
    assert (sentence in answer.text, 'value="03/TK"' in answer.text) == (True, True)


def test_a_scan_is_read_only_once_the_case_is_open(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = attach(owner, code, "tran-thi-mau.pdf", PDF).location

    sealed = owner.get(f"{paper}/content")
    opened_by(owner, code)
    read = owner.get(f"{paper}/content")

    assert sealed.status_code == 403
    assert (read.status_code, read.data) == (200, PDF)


def test_a_scan_leaves_as_a_download_that_runs_nowhere_and_names_nobody(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = attach(owner, code, "tran-thi-mau.pdf", PDF).location
    opened_by(owner, code)

    headers = owner.get(f"{paper}/content").headers

    assert headers["Content-Disposition"] == f"attachment; filename={code}-identity_paper.pdf"
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Cache-Control"] == "no-store"
    assert "sandbox; default-src 'none'" in headers.getlist("Content-Security-Policy")


def test_a_picture_loses_where_it_was_taken(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = attach(owner, code, "anh.jpg", _photograph()).location
    opened_by(owner, code)

    kept = owner.get(f"{paper}/content").data

    assert Image.open(BytesIO(kept)).getexif() == {}


def test_the_page_names_the_file_only_once_opened(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = attach(owner, code, "tran-thi-mau.pdf", PDF).location

    sealed = owner.get(paper).text
    opened_by(owner, code)
    read = owner.get(paper).text

    assert ["tran-thi-mau" in page for page in (sealed, read)] == [False, True]


def test_a_large_scan_stays_in_memory_while_it_is_sent(opened: Door) -> None:
    scan = FileStorage(BytesIO(b"\n" * 3_000_000), "a.pdf")
    sent = _in_memory({"scan": scan})

    with opened.app.test_request_context("/papers", method="POST", **sent):
        stream = request.files["scan"].stream

    assert isinstance(stream, BytesIO)


def test_a_large_scan_is_kept_whole(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    scan = PDF.replace(b"endobj", b"\n" * 3_000_000 + b"endobj")
    paper = attach(owner, code, "a.pdf", scan).location
    opened_by(owner, code)

    kept = owner.get(f"{paper}/content").data

    assert kept == scan


def test_no_scan_is_found_in_the_folder_of_the_office(opened: Door, tmp_path: Path) -> None:
    owner, code = _owner_with_case(opened)

    attach(owner, code, "tran-thi-mau.pdf", PDF)

    held = [file for file in tmp_path.rglob("*") if file.is_file() and PDF in file.read_bytes()]
    assert held == []


def test_a_scan_beyond_the_limit_is_refused_with_a_sentence(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = attach(owner, code, "a.pdf", PDF + b"\n" * LARGEST)

    assert answer.status_code == 422
    assert "Tệp lớn hơn 25 MiB" in answer.text


def test_a_body_far_beyond_the_limit_is_not_even_read(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.client.post(
        f"/cases/{code}/papers/new",
        content_type="multipart/form-data; boundary=mau",
        environ_overrides={"CONTENT_LENGTH": str(LARGEST + 2 * 1024 * 1024)},
    )

    assert answer.status_code == 413


def test_a_voided_paper_stays_readable(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = attach(owner, code, "a.pdf", PDF).location

    answer = owner.post(f"{paper}/voiding", reason="Đính kèm nhầm.")

    assert (answer.status_code, answer.location) == (303, paper)
    assert "Đã hủy" in owner.get(paper).text
    assert ("file", "paper.voided") in events(opened)


def test_another_unit_finds_no_such_paper(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = attach(owner, code, "a.pdf", PDF).location
    stranger = at_work(opened)

    answers = (
        stranger.get(paper),
        stranger.get(f"{paper}/content"),
        stranger.post(f"{paper}/voiding", reason="Đính kèm nhầm."),
        stranger.post(f"/cases/{code}/papers/new", kind="other"),
    )

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]


def test_a_paper_without_a_scan_has_nothing_to_download(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    paper = owner.post(f"/cases/{code}/papers/new", kind="other").location
    opened_by(owner, code)

    answer = owner.get(f"{paper}/content")

    assert answer.status_code == 404


def test_an_auditor_attaches_nothing(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    auditor = at_work(opened, rank=Rank.AUDITOR, beside=owner)

    answer = auditor.post(f"/cases/{code}/papers/new", kind="other")

    assert answer.status_code == 403


def test_printing_the_slip_is_recorded_first(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.post(f"/cases/{code}/receipt-slip")

    assert (answer.status_code, answer.location) == (303, f"/cases/{code}/receipt-slip.pdf")
    assert ("file", "paper.printed") in events(opened)


def test_each_copy_of_the_slip_has_its_number(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    owner.post(f"/cases/{code}/receipt-slip")
    owner.post(f"/cases/{code}/receipt-slip")

    slip = owner.get(f"/cases/{code}/receipt-slip.pdf")

    assert slip.headers["Content-Type"] == "application/pdf"
    assert "bản số 2" in _words(slip.data)


def test_a_copy_that_left_the_house_stands_in_the_history_and_among_the_reads(
    opened: Door,
) -> None:
    owner, code = _owner_with_case(opened)
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)
    owner.post(f"/cases/{code}/receipt-slip")

    history, reads = (head.get(f"/cases/{code}/{page}").text for page in ("timeline", "reads"))

    assert "In giấy tờ: phiếu tiếp nhận" in history
    assert "Bản in từ hồ sơ này" in reads
    assert "Phiếu tiếp nhận" in reads


def test_nobody_gets_a_slip_that_they_did_not_record(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    colleague = at_work(opened, beside=owner)
    owner.post(f"/cases/{code}/receipt-slip")

    answer = colleague.get(f"/cases/{code}/receipt-slip.pdf")

    assert answer.status_code == 404


def _owner_with_case(opened: Door) -> tuple[AtWork, str]:
    owner = at_work(opened)
    return owner, case_of(owner)


def attach(by: AtWork, code: str, name: str, content: bytes, **more: object) -> TestResponse:
    fields = {"kind": "identity_paper", "scan": FileStorage(BytesIO(content), name), **more}
    fields |= {"csrf_token": form_token(by.client), "idempotency_key": str(uuid4())}
    return by.client.post(f"/cases/{code}/papers/new", **_in_memory(fields))


def _in_memory(fields: dict[str, object]) -> dict[str, object]:
    """A form as bytes: the client of the tests would put a large one into a file of its own."""
    boundary, body = encode_multipart(fields)
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


def _photograph() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 50.0, 0.0)})
    kept = BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, format="JPEG", exif=exif.tobytes())
    return kept.getvalue()


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


# --- the catalogue, versions and secret papers ---


def test_the_form_offers_the_catalogue_of_the_law_and_says_who_issues_what(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    page = owner.get(f"/cases/{code}/papers/new").text

    assert '<option value="support_app_2024">' in page
    assert "(Mẫu 07)" in page
    assert "Nạn nhân hoặc gia đình" in page
    assert "licence_app" not in page


def test_a_paper_is_attached_by_its_form_which_shows_once_opened(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    sent = {"kind": "support_app_2024", "issuer": "Gia đình Mẫu", "issued_on": "05/01/2026"}
    paper = owner.post(f"/cases/{code}/papers/new", **sent).location

    sealed = owner.get(paper).text
    opened_by(owner, code)
    read = owner.get(paper).text

    assert [word in sealed for word in ("Mẫu 07", "Gia đình Mẫu", "05/01/2026")] == [False] * 3
    assert [word in read for word in ("Mẫu 07", "Gia đình Mẫu", "05/01/2026")] == [True] * 3


def test_the_line_of_versions_leads_from_one_to_the_other(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    first = owner.post(f"/cases/{code}/papers/new", kind="declaration").location
    offered = owner.get(f"/cases/{code}/papers/new").text
    old = first.rpartition("/")[2]

    second = owner.post(f"/cases/{code}/papers/new", kind="declaration", replaces=old).location

    assert f'value="{old}"' in offered
    assert f'href="{first}"' in owner.get(second).text
    assert f'href="{second}"' in owner.get(first).text
    assert f'value="{old}"' not in owner.get(f"/cases/{code}/papers/new").text


def test_the_scan_of_a_secret_paper_is_sent_back_with_the_reason(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    answer = attach(owner, code, "a.pdf", PDF, kind="protection_paper", number="1/QĐ")

    assert answer.status_code == 422
    assert "hệ thống chỉ giữ số, ngày, người quyết định" in answer.text


def test_the_name_of_a_secret_paper_is_sent_back_with_the_reason(opened: Door) -> None:
    owner, code = _owner_with_case(opened)
    sent = {"kind": "protection_paper", "number": "1/QĐ", "title": "Tên"}

    answer = owner.post(f"/cases/{code}/papers/new", **sent)

    assert answer.status_code == 422
    assert "hệ thống chỉ giữ số, ngày, người quyết định" in answer.text


def test_the_form_says_why_no_scan_of_a_secret_paper_is_taken(opened: Door) -> None:
    owner, code = _owner_with_case(opened)

    page = owner.get(f"/cases/{code}/papers/new").text

    assert "vì hồ sơ bảo vệ là tài liệu mật" in page


@pytest.mark.parametrize("replaces", ["x", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_paper_of_the_case_is_not_replaced(opened: Door, replaces: str) -> None:
    owner, code = _owner_with_case(opened)

    answer = owner.post(f"/cases/{code}/papers/new", kind="declaration", replaces=replaces)

    assert answer.status_code in {422, 404}
    assert "papers/" not in (answer.location or "")
