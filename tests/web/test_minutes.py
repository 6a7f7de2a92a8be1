"""The minutes over HTTP: drafted, checked, signed with a password, taken along and verified."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework import minutes_verifier
from casework.actions.accounts import reset_officer
from casework.database import Scope
from casework.minutes_keys import publish
from casework.minutes_verifier import Flaw
from casework.office import VIETNAM
from casework.records.handoffs import Handoff
from casework.records.ids import new_id, new_short_code
from casework.records.minutes import Minutes, MinutesNumber, MinutesSignature
from casework.records.officer_keys import OfficerKey
from casework.records.officers import Officer
from casework.records.trace import Entry
from tests.office import make
from tests.papers.make import text
from tests.web.doorway import PASSWORD, Door, change, events, form_token, found, hash_of_password
from tests.web.town import (
    FACTS,
    Town,
    accepted,
    at_desk,
    case_led_by,
    colleague,
    offered,
    send,
    town,
)
from workflows.minutes import MinutesState
from workflows.terms import Act, Rank

CHOSEN = "mùa gặt nắng vàng trên bến cũ"
DRAFT = {
    "number": "3",
    "symbol": "BB-ĐBP",
    "place": "Trụ sở UBND xã Mẫu",
    "giver": "Trần Văn Mẫu",
    "giver_position": "Phó Đồn trưởng",
    "receiver": "Nông Thị Mẫu",
    "receiver_position": "Chủ tịch",
    "remarks": "Đủ như danh mục.",
}
AGREES = {"stance": "agrees", "capacity": "Phó Đồn trưởng", "password": PASSWORD}
SCAN = b"%PDF-1.7\n1 0 obj\n<< /Marked (CO BAY) >>\nendobj\nstartxref\n9\n%%EOF\n"


@dataclass
class Table:
    """An accepted handoff between the post and the commune, and who sits on each side."""

    here: Town
    code: str
    offer: Handoff
    clients: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return f"/handoffs/{self.offer.public_id}/minutes"

    def as_(self, who: str) -> FlaskClient:
        return self.clients[who]

    def sends(self, who: str, path: str, **fields: object) -> TestResponse:
        return send(self.as_(who), f"{self.page}{path}", **fields)

    def sees(self, who: str) -> str:
        return self.as_(who).get(self.page).text

    def drafted(self, **more: str) -> TestResponse:
        return self.sends("post", "/draft", **{**DRAFT, **more})

    def checked(self) -> None:
        self.drafted()
        self.sends("post.head", "/visits")
        self.sends("post.head", "/check")

    def signs(self, who: str, **more: str) -> TestResponse:
        self.sends(who, "/visits")
        return self.sends(who, "/signature", **{**AGREES, **more})

    def takes(self, who: str, kind: str) -> TestResponse:
        return self.as_(who).get(self.sends(who, "", kind=kind).location)

    @property
    def minutes(self) -> Minutes:
        (row,) = found(self.here.door, select(Minutes))
        assert isinstance(row, Minutes)
        return row


def laid(door: Door, *, is_accepted: bool = True) -> Table:
    here = town(door)
    code = case_led_by(here, here.post)
    offer = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    if is_accepted:
        accepted(here, code, here.commune, offer)
    heads = {
        f"{side}.head": colleague(here, of, rank=Rank.SUPERVISOR)
        for side, of in (("post", here.post), ("commune", here.commune))
    }
    people = {"post": here.post, "commune": here.commune, "police": here.police, **heads}
    change(door, lambda session: let_them_sign(session, list(heads.values())))
    return Table(here, code, offer, {key: at_desk(here, who) for key, who in people.items()})


def let_them_sign(session: Session, heads: list[Officer]) -> None:
    for head in heads:
        session.get_one(Officer, head.id).password_hash = hash_of_password()


def published(table: Table, folder: Path) -> Path:
    """The published keys of the heads, as `casework minutes publish` writes them."""
    with table.here.door.office.database.reading(Scope.of_job("test")) as session:
        publish(session, folder)
    return folder


def test_the_whole_way_from_draft_to_a_file_that_verifies(opened: Door, tmp_path: Path) -> None:
    table = laid(opened)
    table.checked()
    answers = [table.signs(who).status_code for who in ("post.head", "commune.head")]

    file = table.takes("commune.head", "json").data

    keys, faults = minutes_verifier.read_keys(published(table, tmp_path))
    report = minutes_verifier.verify(file, keys)
    assert answers == [303, 303]
    assert (report.faults, faults) == ((), ())
    assert [(one.side, one.stance) for one in report.signed] == [
        ("giver", "agrees"),
        ("receiver", "agrees"),
    ]
    assert report.digest == table.minutes.digest


def test_one_changed_letter_of_the_file_is_named(opened: Door, tmp_path: Path) -> None:
    table = laid(opened)
    table.checked()
    table.signs("post.head")
    file = table.takes("post.head", "json").data.decode().replace("Đủ như", "Thiếu so")

    keys, _faults = minutes_verifier.read_keys(published(table, tmp_path))
    report = minutes_verifier.verify(file.encode(), keys)

    assert [(fault.where, fault.flaw) for fault in report.faults] == [("content", Flaw.CONTENT)]


def test_the_signed_paper_names_key_time_and_short_code(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    table.signs("post.head")
    (key,) = found(opened, select(OfficerKey.key_id))

    paper = text(table.takes("post.head", "pdf").data)

    assert "Số: 03/BB-ĐBP" in paper
    assert f"khóa {key}" in paper
    assert f"Mã biên bản: {table.minutes.short_code}" in paper
    assert "không phải chữ ký số" in paper


def test_the_same_paper_is_taken_as_docx(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.takes("post.head", "docx")

    with ZipFile(BytesIO(answer.data)) as archive:
        document = archive.read("word/document.xml").decode()
    assert answer.mimetype.endswith("wordprocessingml.document")
    assert "Trụ sở UBND xã Mẫu" in document


def test_a_copy_leaves_the_house_only_read_and_on_record(opened: Door) -> None:
    table = laid(opened)
    table.drafted()

    refused = table.sends("post.head", "", kind="pdf")
    table.sends("post.head", "/visits")
    table.sends("post.head", "", kind="pdf")

    assert refused.status_code == 409
    assert [event for _, event in events(opened)][-2:] == ["minutes.read", "paper.printed"]


def test_the_page_shows_the_content_only_once_it_was_opened(opened: Door) -> None:
    table = laid(opened)
    table.drafted()
    before = table.sees("commune.head")

    table.sends("commune.head", "/visits")

    assert "Đủ như danh mục." not in before
    assert "Đủ như danh mục." in table.sees("commune.head")


def test_the_page_says_that_this_is_evidence_and_no_digital_signature(opened: Door) -> None:
    page = laid(opened).sees("post")

    assert "Xác nhận trong hệ thống" in page
    assert "không phải chữ ký số" in page


def test_what_waits_leads_to_the_minutes(opened: Door) -> None:
    table = laid(opened)

    desk = table.as_("post").get("/desk").text

    assert table.page in desk
    assert "Chờ hai bên xác nhận biên bản" in desk


def test_before_the_acceptance_the_page_offers_no_draft(opened: Door) -> None:
    table = laid(opened, is_accepted=False)

    page, answer = table.sees("post"), table.drafted()

    assert "/minutes/draft" not in page
    assert answer.status_code == 409


def test_a_number_that_leaves_a_gap_is_named(opened: Door) -> None:
    table = laid(opened)

    table.drafted(number="5")

    assert "1–4" in table.sees("post")


def test_a_double_number_is_refused_with_a_sentence(opened: Door) -> None:
    table = laid(opened)
    unit_id, year = table.here.post.unit_id, opened.wall().year
    change(opened, lambda session: book(session, unit_id, year, 3))

    answer = table.drafted(number="3")

    assert answer.status_code == 409
    assert "đã cấp cho biên bản khác" in answer.text


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        ({"number": "0"}, "number-error"),
        ({"number": "ba"}, "number-error"),
        ({"symbol": "a b c"}, "symbol-error"),
        ({"place": ""}, "place-error"),
    ],
    ids=["nought", "no number", "blanks", "no place"],
)
def test_a_faulty_draft_comes_back_with_what_was_typed(
    opened: Door, faulty: dict[str, str], said: str
) -> None:
    table = laid(opened)

    answer = table.drafted(**faulty)

    assert answer.status_code == 422
    assert said in answer.text
    assert "Đủ như danh mục." in answer.text


def test_the_name_stands_in_the_minutes_where_it_is_open_and_wanted(opened: Door) -> None:
    table = laid(opened)
    send(table.as_("commune"), f"/cases/{table.code}/visits", section="overview")
    table.sends("commune", "/draft", **DRAFT, names_person="y")

    page = table.sees("commune")

    assert FACTS["full_name"] in page


def test_a_wrong_password_signs_nothing(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.signs("post.head", password="đoán mò một câu dài")

    assert answer.status_code == 422
    assert "Mật khẩu hiện nay chưa đúng" in answer.text
    assert found(opened, select(MinutesSignature)) == []
    assert found(opened, select(OfficerKey)) == []


def test_guessing_the_password_is_limited_as_at_the_door(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    for _ in range(10):
        table.signs("post.head", password="đoán mò một câu dài")

    answer = table.signs("post.head")

    assert answer.status_code == 422
    assert "Đã thử quá nhiều lần" in answer.text


def test_the_password_stands_nowhere_on_the_page_that_comes_back(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.signs("post.head", capacity="")

    assert answer.status_code == 422
    assert PASSWORD not in answer.text


def test_an_opening_that_lapsed_leads_back_to_reading(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.sends("commune.head", "/signature", **AGREES)

    assert answer.status_code == 409
    assert "/minutes/visits" in answer.text


def test_a_refusal_needs_its_reasons(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.signs("commune.head", stance="refuses")

    assert answer.status_code == 422
    assert "Nêu lý do không đồng ý" in answer.text


def test_a_refusal_stands_with_its_reasons_and_another_version_follows(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    table.signs("commune.head", stance="refuses", reasons="Thiếu một ba lô.")

    shown, again = table.sees("commune.head"), table.drafted()

    assert "Thiếu một ba lô." in shown
    assert again.status_code == 303
    editions = found(opened, select(Minutes).order_by(Minutes.edition))
    assert [row.state for row in editions] == [MinutesState.REFUSED, MinutesState.DRAFTED]


def test_a_refused_version_is_taken_along_after_another_was_drafted(
    opened: Door, tmp_path: Path
) -> None:
    table = laid(opened)
    table.checked()
    table.signs("commune.head", stance="refuses", reasons="Thiếu một ba lô.")
    table.drafted()
    table.sends("commune.head", "/visits", edition="1")

    answer = table.sends("commune.head", "", kind="json", edition="1")
    file = table.as_("commune.head").get(answer.location).data

    keys, _faults = minutes_verifier.read_keys(published(table, tmp_path))
    report = minutes_verifier.verify(file, keys)
    assert [(one.side, one.stance) for one in report.signed] == [("receiver", "refuses")]
    assert report.is_sound


def test_a_head_signs_with_the_password_that_they_chose_meanwhile(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    table.signs("post.head")
    second = laid_again(table)
    old = {"old": PASSWORD, "new": CHOSEN, "again": CHOSEN}
    send(table.as_("post.head"), "/password", **old)

    answer = second.signs("post.head", password=CHOSEN)

    assert answer.status_code == 303
    assert len(found(opened, select(OfficerKey))) == 1


def test_after_a_reset_what_was_signed_before_still_stands(opened: Door, tmp_path: Path) -> None:
    table = laid(opened)
    table.checked()
    table.signs("post.head")
    file = table.takes("post.head", "json").data
    opened.wall.passes(timedelta(hours=1))
    change(opened, lambda session: reset(session, table, opened))

    keys, _faults = minutes_verifier.read_keys(published(table, tmp_path))

    (key,) = keys.values()
    assert key.until == opened.wall()
    assert minutes_verifier.verify(file, keys).is_sound


def test_a_form_sent_twice_signs_once(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    table.sends("post.head", "/visits")
    key = uuid4()

    answers = [
        table.sends("post.head", "/signature", **AGREES, idempotency_key=key) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(found(opened, select(MinutesSignature))) == 1


def test_a_side_signs_on_paper_with_its_scan(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = on_paper(table, "commune", SCAN)

    assert answer.status_code == 303
    assert "Đã ký trên giấy" in table.sees("commune")


def test_without_its_scan_a_signature_on_paper_is_not_taken(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = on_paper(table, "commune", b"")

    assert answer.status_code == 422
    assert "Đính kèm bản chụp" in answer.text


def test_whoever_is_no_side_finds_no_minutes(opened: Door) -> None:
    table = laid(opened)
    table.drafted()

    answers = [table.as_("police").get(table.page), table.sends("police", "/draft", **DRAFT)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_an_officer_signs_nothing(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    assert table.signs("commune").status_code == 403


def test_minutes_that_changed_meanwhile_are_said_to(opened: Door) -> None:
    table = laid(opened)
    table.drafted()
    table.sends("post", "/drop")

    answer = table.sends("post", "/drop")

    assert answer.status_code == 409
    assert "không còn như lúc bạn mở trang" in answer.text


def test_no_personal_data_stands_in_the_trace(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    table.signs("commune.head", stance="refuses", reasons="Thiếu một ba lô.")

    bodies = [entry.body.decode() for entry in found(opened, select(Entry))]
    said = [json.loads(body)["event"] for body in bodies]
    assert "minutes.refused" in said
    assert not any("ba lô" in body or "Trụ sở" in body or "BB-ĐBP" in body for body in bodies)


def laid_again(table: Table) -> Table:
    """Another handoff between the same units, its minutes checked."""
    here = table.here
    code = case_led_by(here, here.post)
    offer = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    accepted(here, code, here.commune, offer)
    again = Table(here, code, offer, table.clients)
    again.drafted(number="4")
    again.sends("post.head", "/visits")
    again.sends("post.head", "/check")
    return again


def reset(session: Session, table: Table, door: Door) -> None:
    """Two administrators give the head of the post a new password."""
    key = session.scalars(select(OfficerKey)).one()
    head = session.get_one(Officer, key.officer_id)
    first, second = (make.actor(who) for who in (table.here.police, table.here.owner))
    keyring, at = door.office.keyring, door.wall()
    reset_officer(session, keyring, first, at, head, CHOSEN, at, second=second)


def book(session: Session, unit_id: object, year: int, number: int) -> None:
    session.add(
        MinutesNumber(
            id=new_id(),
            unit_id=unit_id,
            year=year,
            number=number,
            short_code=new_short_code(),
            given_at=make.NOW,
        )
    )


def on_paper(table: Table, who: str, scan: bytes) -> TestResponse:
    client = table.as_(who)
    at = table.here.door.wall().astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    fields = {
        "csrf_token": form_token(client),
        "idempotency_key": str(uuid4()),
        "side": "receiver",
        "signer": "Bà Mẫu",
        "capacity": "Chủ tịch",
        "signed_at": at,
        "scan": (BytesIO(scan), "bien-ban.pdf" if scan else ""),
    }
    return client.post(
        f"{table.page}/paper-signature", data=fields, content_type="multipart/form-data"
    )
