"""One set of minutes for a list over HTTP: drafted, checked, signed once by each side, verified."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from casework import minutes_verifier
from casework.database import Scope
from casework.minutes_keys import publish
from casework.minutes_verifier import Flaw
from casework.office import VIETNAM
from casework.records.minutes_sets import MinutesSet, MinutesSetParty, MinutesSetSignature
from casework.records.papers import Paper
from tests.papers.make import text
from tests.web.doorway import Door, change, events, form_token, found
from tests.web.test_handoff_groups import _line, _offered
from tests.web.test_minutes import AGREES, DRAFT, SCAN, let_them_sign
from tests.web.town import (
    FACTS,
    Town,
    accepted,
    at_desk,
    case_led_by,
    colleague,
    notified,
    send,
    stored,
    town,
)
from workflows.minutes import MinutesState
from workflows.terms import Rank

COMMON = {key: value for key, value in DRAFT.items() if key != "remarks"}


@dataclass
class ListTable:
    """A list from the post that the commune accepted, and who sits on each side."""

    here: Town
    codes: list[str]
    address: str
    clients: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return f"{self.address}/minutes"

    def as_(self, who: str) -> FlaskClient:
        return self.clients[who]

    def sends(self, who: str, path: str, **fields: object) -> TestResponse:
        return send(self.as_(who), f"{self.page}{path}", **fields)

    def sees(self, who: str) -> str:
        return self.as_(who).get(self.page).text

    def drafted(self, who: str = "post", **more: str) -> TestResponse:
        return self.sends(who, "/draft", **{**COMMON, **more})

    def checked(self, **more: str) -> None:
        self.drafted(**more)
        self.sends("post.head", "/visits")
        self.sends("post.head", "/check")

    def signs(self, who: str, **more: str) -> TestResponse:
        self.sends(who, "/visits")
        return self.sends(who, "/signature", **{**AGREES, **more})

    def signed(self, **more: str) -> None:
        self.checked(**more)
        self.signs("post.head")
        self.signs("commune.head")

    def takes(self, who: str, kind: str) -> TestResponse:
        return self.as_(who).get(self.sends(who, "", kind=kind).location)

    def verified(self, file: bytes, folder: Path) -> minutes_verifier.Report:
        with self.here.door.office.database.reading(Scope.of_job("test")) as session:
            publish(session, folder)
        keys, _faults = minutes_verifier.read_keys(folder)
        return minutes_verifier.verify(file, keys)

    @property
    def minutes(self) -> MinutesSet:
        (row,) = found(self.here.door, select(MinutesSet))
        assert isinstance(row, MinutesSet)
        return row

    def party(self, who: str) -> str:
        unit_id = {"post": self.here.post, "commune": self.here.commune}[who].unit_id
        (found_id,) = found(
            self.here.door,
            select(MinutesSetParty.public_id).where(MinutesSetParty.unit_id == unit_id),
        )
        return str(found_id.hex)


def laid(
    door: Door, count: int = 2, *, absent: Sequence[int] = (), answered: bool = True
) -> ListTable:
    here = town(door)
    codes = [case_led_by(here, here.post) for _ in range(count)]
    address = _offered(here, codes).location
    if answered:
        struck = {f"move_{_line(here, codes[one])}": "strike" for one in absent}
        words = {f"words_{_line(here, codes[one])}": "Không lên xe." for one in absent}
        desk = at_desk(here, here.commune)
        send(desk, f"{address}/summaries")
        send(desk, f"{address}/answers", everybody="y", **struck, **words)
    heads = {
        f"{side}.head": colleague(here, of, rank=Rank.SUPERVISOR)
        for side, of in (("post", here.post), ("commune", here.commune))
    }
    people = {"post": here.post, "commune": here.commune, "police": here.police, **heads}
    change(door, lambda session: let_them_sign(session, list(heads.values())))
    clients = {key: at_desk(here, who) for key, who in people.items()}
    return ListTable(here, codes, address, clients)


def test_the_whole_way_of_a_list_from_draft_to_a_file_that_verifies(
    opened: Door, tmp_path: Path
) -> None:
    table = laid(opened)
    table.signed()

    report = table.verified(table.takes("commune.head", "json").data, tmp_path)

    assert table.minutes.state is MinutesState.SIGNED
    assert (report.faults, report.lines) == ((), "2 of 2 lines")
    assert [(one.side, one.stance) for one in report.signed] == [
        ("giver", "agrees"),
        ("receiver", "agrees"),
    ]
    assert report.digest == table.minutes.digest


def test_one_changed_letter_of_a_line_is_named(opened: Door, tmp_path: Path) -> None:
    table = laid(opened)
    table.signed(**{f"remarks_{_line(table.here, code)}": "Đủ cả." for code in table.codes})
    file = table.takes("post.head", "json").data.decode().replace("Đủ cả.", "Đủ cá.", 1)

    report = table.verified(file.encode(), tmp_path)

    assert [(fault.where, fault.flaw) for fault in report.faults] == [("line 1", Flaw.LINE)]


def test_a_form_that_comes_twice_drafts_one_set(opened: Door) -> None:
    table = laid(opened)
    key = "9b0cf2a0-6a3c-4d4c-9d4b-0f5f3a3a1111"

    answers = [table.drafted(idempotency_key=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert table.minutes.size == 2


def test_the_page_waits_until_every_line_has_its_answer(opened: Door) -> None:
    table = laid(opened, answered=False)

    page, answer = table.sees("post"), table.drafted()

    assert "Còn 2 dòng chưa được trả lời" in page
    assert "/minutes/draft" not in page
    assert answer.status_code == 409


def test_the_page_says_how_many_stand_outside_and_why(opened: Door) -> None:
    table = laid(opened, 3, absent=[1])
    table.drafted()

    page = table.sees("post")

    outside = page.partition("Ngoài biên bản chung")[2]
    assert table.minutes.size == 2
    assert table.codes[1] in outside
    assert "vắng mặt, đã gạch tên" in outside
    assert table.codes[0] not in outside


def test_the_receiver_is_told_of_lines_that_left_its_reach(opened: Door) -> None:
    table = laid(opened, 3, absent=[1])

    page = table.sees("commune")

    assert "1 dòng khác không còn trong phạm vi" in page
    assert table.codes[1] not in page


def test_a_head_is_told_that_a_set_counts_only_once_it_was_read(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.sends("commune.head", "/signature", **AGREES)

    assert answer.status_code == 409
    assert "/minutes/visits" in answer.text


def test_names_are_seen_only_once_the_set_was_opened(opened: Door) -> None:
    table = laid(opened)
    for code in table.codes:
        send(table.as_("commune"), f"/cases/{code}/visits", section="overview")
    table.drafted("commune", names_person="y")
    before = table.sees("commune.head")

    table.sends("commune.head", "/visits")

    assert FACTS["full_name"] not in before
    assert table.sees("commune.head").count(FACTS["full_name"]) == 2


def test_a_name_that_is_not_open_closes_its_line_and_nothing_is_drafted(opened: Door) -> None:
    table = laid(opened)
    send(table.as_("commune"), f"/cases/{table.codes[0]}/visits", section="overview")

    answer = table.drafted("commune", names_person="y")

    assert answer.status_code == 409
    assert "Chưa soạn được biên bản chung, vì 1 dòng" in answer.text
    assert [code in answer.text for code in table.codes] == [False, True]
    assert found(opened, select(MinutesSet)) == []


def test_what_was_typed_of_each_person_stands_on_their_line(opened: Door) -> None:
    table = laid(opened)
    said = {f"condition_{_line(table.here, table.codes[1])}": "đang sốt nhẹ"}
    table.drafted(**said)
    table.sends("post", "/visits")

    page = table.sees("post")

    assert page.count("đang sốt nhẹ") == 1


def test_a_faulty_draft_of_a_set_comes_back_with_what_was_typed(opened: Door) -> None:
    table = laid(opened)
    said = {f"remarks_{_line(table.here, table.codes[0])}": "Đủ cả."}

    answer = table.drafted(number="0", **said)

    assert answer.status_code == 422
    assert "number-error" in answer.text
    assert "Đủ cả." in answer.text


def test_a_unit_that_is_no_side_reaches_no_set(opened: Door) -> None:
    table = laid(opened)
    table.drafted()

    assert table.as_("police").get(table.page).status_code == 404


def test_a_refusal_of_a_set_is_shown_with_its_reasons(opened: Door) -> None:
    table = laid(opened)
    table.checked()
    table.signs("commune.head", stance="refuses", reasons="Thiếu một ba lô.")

    page = table.sees("commune.head")

    assert "Thiếu một ba lô." in page
    assert table.minutes.state is MinutesState.REFUSED


def test_a_refused_set_still_leaves_the_house_as_evidence(opened: Door, tmp_path: Path) -> None:
    table = laid(opened)
    table.checked()
    table.signs("commune.head", stance="refuses", reasons="Thiếu một ba lô.")
    answer = table.sends("commune.head", "", kind="json", edition="1")

    report = table.verified(table.as_("commune.head").get(answer.location).data, tmp_path)

    assert (report.faults, [one.stance for one in report.signed]) == ((), ["refuses"])


def test_a_wrong_password_signs_no_set(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.signs("post.head", password="đoán mò một câu dài")

    assert answer.status_code == 422
    assert found(opened, select(MinutesSetSignature)) == []


def test_a_set_signed_on_paper_has_its_scan_on_the_first_line(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = on_paper(table, "commune")

    (paper,) = found(opened, select(Paper))
    first = min(table.codes)
    assert answer.status_code == 303
    assert paper.file_id == stored(table.here, first).file_id
    assert "Bà Mẫu" in read(table, "commune.head")


def test_nobody_records_a_signature_of_a_side_that_signs_for_itself(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = on_paper(table, "commune", party="post")

    assert answer.status_code == 422


def test_the_other_side_does_not_drop_a_set_on_its_page(opened: Door) -> None:
    table = laid(opened)
    table.drafted()

    answer = table.sends("commune", "/drop")

    assert answer.status_code == 409
    assert "/minutes/drop" not in table.sees("commune")


def test_a_dropped_set_makes_room_for_another(opened: Door) -> None:
    table = laid(opened)
    table.drafted()
    table.sends("post", "/drop")

    answer = table.drafted()

    assert answer.status_code == 303
    assert len(found(opened, select(MinutesSet))) == 2


def test_a_copy_of_a_set_is_recorded_on_every_case_and_only_read(opened: Door) -> None:
    table = laid(opened)
    table.drafted()
    refused = table.sends("post.head", "", kind="pdf")
    table.sends("post.head", "/visits")

    table.sends("post.head", "", kind="pdf")

    assert refused.status_code == 409
    assert [event for _, event in events(opened)][-2:] == ["paper.printed"] * 2


def test_the_page_that_is_signed_names_nobody_and_the_list_after_it_everybody(
    opened: Door,
) -> None:
    table = laid(opened)
    table.signed()

    paper = text(table.takes("post.head", "pdf").data)

    signed, _annex, persons = paper.partition("DANH SÁCH")
    assert [code in signed for code in table.codes] == [False, False]
    assert [code in persons for code in table.codes] == [True, True]
    assert f"Mã biên bản: {table.minutes.short_code}" in signed
    assert "không phải chữ ký số" in signed


def test_the_same_set_is_taken_as_docx(opened: Door) -> None:
    table = laid(opened)
    table.checked()

    answer = table.takes("post.head", "docx")

    with ZipFile(BytesIO(answer.data)) as archive:
        document = archive.read("word/document.xml").decode()
    assert [code in document for code in table.codes] == [True, True]


def test_the_page_of_a_single_handoff_leads_to_the_set(opened: Door) -> None:
    table = laid(opened)
    table.drafted()
    handoff = UUID(_line(table.here, table.codes[0]))

    page = table.as_("post").get(f"/handoffs/{handoff}/minutes").text

    assert table.page in page
    assert "/minutes/draft" not in page


def test_the_page_of_the_list_leads_to_its_minutes(opened: Door) -> None:
    table = laid(opened)

    assert table.page in table.as_("commune").get(table.address).text


def test_whoever_received_one_line_later_takes_the_head_and_that_line_alone(
    opened: Door, tmp_path: Path
) -> None:
    table = laid(opened)
    table.signed()
    code = table.codes[0]
    later = handed_on(table, code)

    send(later, f"{table.page}/visits")
    file = later.get(send(later, table.page, kind="json").location).data
    paper = text(later.get(send(later, table.page, kind="pdf").location).data)

    report = table.verified(file, tmp_path)
    place = sorted(table.codes).index(code) + 1
    assert report.faults == ()
    assert report.lines == f"line {place} of 2; the others are not in this file"
    assert [one in paper for one in table.codes] == [True, False]
    assert f"chỉ có dòng {place} trong 2 dòng" in paper


def test_the_file_of_a_set_holds_no_code_in_its_head(opened: Door) -> None:
    table = laid(opened)
    table.signed()

    held = json.loads(table.takes("post.head", "json").data)

    assert [code in held["content"] for code in table.codes] == [False, False]


def test_forty_persons_are_drafted_signed_and_verified_as_one(opened: Door, tmp_path: Path) -> None:
    table = laid(opened, 40)
    table.signed()

    report = table.verified(table.takes("commune.head", "json").data, tmp_path)

    assert table.minutes.state is MinutesState.SIGNED
    assert (report.faults, report.lines) == ((), "40 of 40 lines")


def on_paper(table: ListTable, who: str, party: str = "") -> TestResponse:
    client = table.as_(who)
    at = table.here.door.wall().astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    fields = {
        "csrf_token": form_token(client),
        "idempotency_key": str(uuid4()),
        "side": table.party(party or who),
        "signer": "Bà Mẫu",
        "capacity": "Chủ tịch",
        "signed_at": at,
        "scan": (BytesIO(SCAN), "bien-ban.pdf"),
    }
    address = f"{table.page}/paper-signature"
    return client.post(address, data=fields, content_type="multipart/form-data")


def read(table: ListTable, who: str) -> str:
    table.sends(who, "/visits")
    return table.sees(who)


def handed_on(table: ListTable, code: str) -> FlaskClient:
    """The commune hands the case on; an officer of the unit that has it now."""
    here = table.here
    offer = notified(here, code, here.commune, here.owner.unit_id)
    accepted(here, code, here.owner, offer)
    return at_desk(here, here.owner)
